"""An atom that disagrees, and how much it weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.matching.side import Side
from workbench.model.comparison import Difference, DifferenceKind


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference, before it is decided what it says about the pair.

    Attributes:
        hard: both cannot hold of the same thing; else it is only worth seeing.
        ours, theirs: indexes of the words concerned, left and right.
        alone: worth seeing whatever else the two statements say.
    """

    difference: Difference
    hard: bool
    ours: frozenset[int]
    theirs: frozenset[int]
    alone: bool = False


def finding(
    kind: DifferenceKind,
    left: tuple[Side, Iterable[int]],
    right: tuple[Side, Iterable[int]],
    *,
    hard: bool = True,
    alone: bool = False,
) -> Finding:
    """A difference between two stretches of words; either may be empty."""
    ours, theirs = sorted(left[1]), sorted(right[1])
    span = left[0].span(ours[0], ours[-1]) if ours else None
    other = right[0].span(theirs[0], theirs[-1]) if theirs else None
    return Finding(
        Difference(
            kind,
            left[0].quote(span) if span else "",
            right[0].quote(other) if other else "",
            span,
            other,
        ),
        hard,
        frozenset(ours),
        frozenset(theirs),
        alone,
    )
