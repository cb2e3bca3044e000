"""Dates and periods that disagree."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.claims.numerals import value
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.moments import Moment, agree, same
from workbench.matching.side import Side


def find(alignment: Alignment) -> Iterator[Finding]:
    """Times that cannot be the same.

    One of them vague (``late May``) or told from today (``last week``) is only another time, no
    contradiction.
    """
    ours, theirs = list(alignment.left.moments), list(alignment.right.moments)
    placed = [
        (one, other) for one in ours for other in theirs if _stand_alike(alignment, one, other)
    ]
    for one, other in placed:
        if one in ours and other in theirs:
            ours.remove(one)
            theirs.remove(other)
            if not _same(alignment, one, other):
                yield _finding(alignment, one, other)
    yield from _elsewhere(alignment, ours, theirs)


def _elsewhere(alignment: Alignment, ours: list[Moment], theirs: list[Moment]) -> Iterator[Finding]:
    """Times that agree with none of the other side's, among words that match."""
    left, right = alignment.left, alignment.right
    ours = [one for one in ours if _alone(one, right.moments)]
    theirs = [other for other in theirs if _alone(other, left.moments)]
    for one in ours:
        near = [other for other in theirs if alignment.meet(*_stretches(alignment, one, other))]
        if not near and len(ours) == len(theirs) == 1:
            near = theirs
        if near:
            theirs = [moment for moment in theirs if moment is not near[0]]
            yield _finding(alignment, one, near[0])


def _alone(one: Moment, others: tuple[Moment, ...]) -> bool:
    """Whether it is a time that none of the others can be."""
    return not one.open and not any(agree(one, other) for other in others)


def _stand_alike(alignment: Alignment, one: Moment, other: Moment) -> bool:
    return alignment.same_place(*_stretches(alignment, one, other))


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
    ours, theirs = _stretches(alignment, one, other)
    vague = one.part or other.part or (one.open and other.open)
    counted = _counted(alignment.left, ours) and _counted(alignment.right, theirs)
    hard = counted if one.open else not vague
    return finding("date", (alignment.left, ours), (alignment.right, theirs), hard=hard)


def _counted(side: Side, stretch: range) -> bool:
    """``three years later``."""
    first = side.words[stretch[0]].norm
    return first.isdecimal() or (first.isalpha() and value(first) is not None)


def _stretches(alignment: Alignment, one: Moment, other: Moment) -> tuple[range, range]:
    return (
        alignment.left.within(one.start, one.end),
        alignment.right.within(other.start, other.end),
    )
