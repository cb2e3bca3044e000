"""How much a statement is worth checking: a sum that can be read.

Every feature of :mod:`workbench.claims.signals` and some single words speak for or against; the
weights (:mod:`workbench.claims.weights`) were learned from labelled sentences. The sum goes
through the logistic function; ``why`` names what moved it most, in plain words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.claims.signals import Statement, features
from workbench.claims.weights import BIAS, FEATURES, WORDS

_REASONS = 4
"""So many features are told at most; words together count as one."""
_SLIGHT = 0.15
"""What moves the sum by less is not told."""

PLAIN: dict[str, str] = {
    "any_quantity": "states a figure",
    "quantity": "several figures",
    "large_number": "a large number",
    "percentage": "a percentage",
    "money": "an amount of money",
    "date": "a date",
    "any_name": "names someone or something",
    "name": "names",
    "person": "people named",
    "event": "something that happened",
    "past_tense": "told in the past tense",
    "casualties": "deaths or injuries",
    "superlative": "a superlative",
    "comparison": "a comparison or change",
    "cause": "a cause",
    "negation": "a denial",
    "attribution": "someone is said to say it",
    "position": "someone is said to hold it",
    "quotation": "quoted words",
    "reference_mark": "cites a source",
    "hedge": "hedged",
    "opinion": "words of opinion",
    "framing": "framing rather than fact",
    "prediction": "about the future",
    "conditional": "a condition",
    "first_person": "the writer about themselves",
    "second_person": "addresses the reader",
    "question": "a question",
    "exclamation": "an exclamation",
    "courtesy": "a form of address",
    "talk": "a turn of speech",
    "short": "very short",
    "long": "a full statement",
    "wording": "its wording",
}
"""What each feature is called on the screen."""


def weigh(statement: Statement, words: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    """The score of a statement and its reasons.

    Args:
        statement: what was found in the sentence.
        words: its words in small letters.

    Returns:
        The score, 0…1, to three places; and the strongest reasons first, each with its sign:
        ``+ states a figure``, ``− words of opinion``.
    """
    shares = {
        name: FEATURES[name] * value
        for name, value in features(statement, words).items()
        if name in FEATURES
    }
    shares["wording"] = sum(WORDS[word] for word in frozenset(words) if word in WORDS)
    total = BIAS + sum(shares.values())
    strongest = sorted(shares, key=lambda name: (-abs(shares[name]), name))
    why = tuple(
        f"{'+' if shares[name] > 0 else '−'} {PLAIN[name]}"
        for name in strongest[:_REASONS]
        if abs(shares[name]) >= _SLIGHT
    )
    return round(1 / (1 + math.exp(-total)), 3), why
