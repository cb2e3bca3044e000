"""Figures and dates of two statements that stand in the same place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from workbench.matching.alignment import Alignment


class Spanned(Protocol):
    """Something with a place in a statement."""

    @property
    def start(self) -> int:
        """Where it starts."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


Found = TypeVar("Found", bound=Spanned)


def stretches(alignment: Alignment, one: Spanned, other: Spanned) -> tuple[range, range]:
    """The words of one on the left and of the other on the right, by index."""
    return (
        alignment.left.within(one.start, one.end),
        alignment.right.within(other.start, other.end),
    )


def placed(
    alignment: Alignment, ours: Sequence[Found], theirs: Sequence[Found]
) -> tuple[list[tuple[Found, Found]], list[Found], list[Found]]:
    """Pairs in the same place, and what is left on either side."""
    rest, pairs, left = list(theirs), [], []
    for one in ours:
        match = next(
            (other for other in rest if alignment.same_place(*stretches(alignment, one, other))),
            None,
        )
        if match is None:
            left.append(one)
        else:
            rest.remove(match)
            pairs.append((one, match))
    return pairs, left, rest


def near(alignment: Alignment, one: Found, others: Sequence[Found]) -> list[Found]:
    """Those of the others that stand among words that match the words around this one."""
    return [other for other in others if alignment.meet(*stretches(alignment, one, other))]
