"""Dates and periods that disagree."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.moments import Moment, agree


def find(alignment: Alignment) -> Iterator[Finding]:
    """Times that cannot be the same.

    One of them vague (``late May``) is only another time, no contradiction.
    """
    left, right = alignment.left, alignment.right
    ours = [one for one in left.moments if _alone(one, right.moments)]
    theirs = [other for other in right.moments if _alone(other, left.moments)]
    for one in ours:
        near = [
            other
            for other in theirs
            if alignment.meet(left.within(one.start, one.end), right.within(other.start, other.end))
        ]
        if not near and len(ours) == len(theirs) == 1:
            near = theirs
        if near:
            other = near[0]
            theirs = [moment for moment in theirs if moment is not other]
            yield finding(
                "date",
                (left, left.within(one.start, one.end)),
                (right, right.within(other.start, other.end)),
                hard=not (one.part or other.part),
            )


def _alone(one: Moment, others: tuple[Moment, ...]) -> bool:
    """Whether it is a time that none of the others can be."""
    return not one.open and not any(agree(one, other) for other in others)
