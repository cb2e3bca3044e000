"""Which words of a claim a source does not back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.matching.alignment import align
from workbench.matching.side import Side, side
from workbench.matching.words import Word
from workbench.sources.figures import other_forms, plain
from workbench.sources.passages import passages
from workbench.sources.prepared import terms_of

READ = 5
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
        Spans ``[start, end)`` of the claim, a word or a run of words each, in order, with the
        function word that leads to it ("in 1984").
    """
    found = passages(claim_text, source_text, top=READ)
    return unbacked(claim_text, [source_text[one.start : one.end] for one in found])


def unbacked(claim_text: str, said: Sequence[str]) -> list[tuple[int, int]]:
    """The words of a claim that some passages together do not have, as spans of the claim.

    A word is backed by one of its forms, its root or its meaning; a number by the same number in
    figures or words; a date by the same day, month or year however written.
    """
    ours = side(claim_text)
    there = frozenset(term for text in said for term in terms_of(text))
    others = other_forms(claim_text)
    missing = [
        at
        for at in ours.content
        if plain(ours.words[at].stem) not in there
        and there.isdisjoint(others.get(ours.words[at].start, ()))
    ]
    if missing:
        theirs = side("\n".join(said))
        backed = set(align(ours, theirs).to_right) | set(_dated(ours, theirs))
        missing = [at for at in missing if at not in backed]
    return _runs(ours.words, missing)


def _dated(ours: Side, theirs: Side) -> Iterator[int]:
    """The words of dates that the other side has too, to the day, however written."""
    days = {moment.days for moment in theirs.moments if moment.days}
    for moment in ours.moments:
        if moment.days in days:
            yield from ours.within(moment.start, moment.end)


def _runs(asked: tuple[Word, ...], missing: list[int]) -> list[tuple[int, int]]:
    """Missing words as spans; those with only function words between them as one."""
    spans: list[tuple[int, int]] = []
    for before, at in pairwise([-1, *missing]):
        between = asked[before + 1 : at]
        joined = spans and len(between) <= BRIDGE and not any(word.content for word in between)
        led = at > 0 and not asked[at - 1].content
        start = spans.pop()[0] if joined else asked[at - 1 if led else at].start
        spans.append((start, asked[at].end))
    return spans
