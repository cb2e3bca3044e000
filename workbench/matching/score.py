"""How much two statements have in common: a score that is the same everywhere.

It is a function of the two statements alone, so it is comparable between claims, and documents
that come or go do not move it.

Letters are what is counted: of the runs of four letters (words joined by spaces) that both
statements have, the *telling* ones, a letter telling as much as its word is rare in plain
English. Runs of letters forgive inflection, hyphens and spelling, and those across a space reward
words that stand together. Words that reports use for one another count a little besides. With *c*
telling letters in common and *u* that only one of the two has, the score is the square root of

    c / (c + ENOUGH · u / (c + u) + UNSHARED · u)

The middle term asks for an amount of evidence, and asks less of statements that are nearly the
same; the last makes long statements pay a little for what they say besides. The root only spreads
the low end. ``bench/retrieval.py`` measures it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import sqrt

from workbench.matching.background import LEVELS
from workbench.matching.synonyms import groups
from workbench.matching.words import Word, words

ENOUGH = 130.0
"""Telling letters that are asked for, in full of statements that have nothing in common."""
UNSHARED = 0.4
"""What a telling letter weighs that only one statement has."""
RUN = 4
"""Letters in a run."""
MEANING = 1.5
"""Letters that a word counts for when the other side has one of the same meaning."""

_RAREST = 9
_FIGURES = 8
_FUNCTION_WORD = 3
"""Levels (:data:`workbench.matching.background.LEVELS`) of words that are not listed, of figures
and of stop words."""
LETTER = _RAREST * RUN
"""The weight of one wholly telling letter. Weights are whole numbers: their sums do not depend on
the order."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is kept of a statement for scoring.

    Attributes:
        runs: runs of letters, each with the sum of its letters' levels; and meanings, as
            ``~number``.
        total: the sum of these weights.
    """

    runs: Mapping[str, int]
    total: int


@lru_cache(maxsize=4096)
def features(text: str, speaker: str | None = None) -> Features:
    """The features of a statement.

    Args:
        text: its words.
        speaker: who says so; the name counts as if the text had it.
    """
    found = words(text if speaker is None or speaker in text else f"{text} {speaker}")
    line, levels, runs = " ", [0], dict[str, int]()
    for word in found:
        level = telling(word)
        line += f"{word.norm} "
        levels += [level] * len(word.norm) + [0]
        for group in groups(word.stem):
            meaning = f"~{group}"
            runs[meaning] = max(runs.get(meaning, 0), round(MEANING * RUN * level))
    line = line.ljust(RUN)
    sums = list(accumulate(levels, initial=0)) + [sum(levels)] * RUN
    for at in range(len(line) - RUN + 1):
        run, weight = line[at : at + RUN], sums[at + RUN] - sums[at]
        if weight > runs.get(run, 0):
            runs[run] = weight
    return Features(runs, sum(runs.values()))


def telling(word: Word) -> int:
    """How telling a word is, 1…9: the rarer, the more."""
    if word.norm[0].isdigit():
        return _FIGURES
    return LEVELS.get(word.stem, _RAREST) if word.content else _FUNCTION_WORD


def score(left: Features, right: Features) -> float:
    """How much two statements have in common: 0…1, symmetric, 1 for the same words."""
    ours, theirs = left.runs, right.runs
    common = sum(min(ours[run], theirs[run]) for run in ours.keys() & theirs.keys()) / LETTER
    if not common:
        return 0.0
    alone = max(0.0, (left.total + right.total) / LETTER - 2 * common)
    return sqrt(common / (common + ENOUGH * alone / (common + alone) + UNSHARED * alone))
