"""Dates and periods that disagree."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.claims.numerals import value
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.atoms.places import near, placed, stretches
from workbench.matching.moments import Moment, agree, same
from workbench.matching.side import Side


def find(alignment: Alignment) -> Iterator[Finding]:
    """Times that cannot be the same.

    One of them vague (``late May``) or told from today (``last week``) is only another time, no
    contradiction.
    """
    left, right = alignment.left, alignment.right
    pairs, ours, theirs = placed(alignment, left.moments, right.moments)
    for one, other in pairs:
        if not _same(alignment, one, other):
            yield _finding(alignment, one, other)
    ours = [one for one in ours if _alone(one, right.moments)]
    theirs = [other for other in theirs if _alone(other, left.moments)]
    single = len(ours) == len(theirs) == 1
    for one in ours:
        around = near(alignment, one, theirs) or (theirs if single else [])
        if around:
            theirs = [moment for moment in theirs if moment is not around[0]]
            yield _finding(alignment, one, around[0])


def _alone(one: Moment, others: tuple[Moment, ...]) -> bool:
    """Whether it is a time that none of the others can be."""
    return not one.open and not any(agree(one, other) for other in others)


def _same(alignment: Alignment, one: Moment, other: Moment) -> bool:
    """Two open times in the same place are the same when their words are."""
    if one.open and other.open:
        words = (
            alignment.left.text[one.start : one.end],
            alignment.right.text[other.start : other.end],
        )
        return words[0].lower() == words[1].lower()
    return same(one, other)


def _finding(alignment: Alignment, one: Moment, other: Moment) -> Finding:
    ours, theirs = stretches(alignment, one, other)
    vague = one.part or other.part or (one.open and other.open)
    counted = _counted(alignment.left, ours) and _counted(alignment.right, theirs)
    hard = counted if one.open else not vague
    return finding("date", (alignment.left, ours), (alignment.right, theirs), hard=hard)


def _counted(side: Side, stretch: range) -> bool:
    """``three years later``."""
    first = side.words[stretch[0]].norm
    return first.isdecimal() or (first.isalpha() and value(first) is not None)
