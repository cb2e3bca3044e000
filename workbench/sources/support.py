"""Which words of a claim a source does not back."""

from __future__ import annotations

from itertools import pairwise

from workbench.matching.words import Word, words
from workbench.sources.passages import passages

READ = 4
"""How many of the best passages are taken together as what the source says of the claim."""

BRIDGE = 2
"""Function words between two words that are not backed belong to them, up to so many."""


def unsupported_words(claim_text: str, source_text: str) -> list[tuple[int, int]]:
    """The words of a claim that the source's best passages for it do not have, in any form.

    A word that is missing may be backed in other words, and one that is there may be about
    something else: this shows where to look, and decides nothing.

    Args:
        claim_text: the claim.
        source_text: the whole source; a line end ends a sentence.

    Returns:
        Spans ``[start, end)`` of the claim, a word or a run of words each, in order.
    """
    found = passages(claim_text, source_text, top=READ)
    backed = {
        word.stem for passage in found for word in words(source_text[passage.start : passage.end])
    }
    asked = words(claim_text)
    missing = [at for at, word in enumerate(asked) if word.content and word.stem not in backed]
    return _runs(asked, missing)


def _runs(asked: tuple[Word, ...], missing: list[int]) -> list[tuple[int, int]]:
    """Missing words as spans; those with only function words between them as one."""
    spans: list[tuple[int, int]] = []
    for before, at in pairwise([-1, *missing]):
        between = asked[before + 1 : at]
        joined = spans and len(between) <= BRIDGE and not any(word.content for word in between)
        start = spans.pop()[0] if joined else asked[at].start
        spans.append((start, asked[at].end))
    return spans
