"""What looks like a reference mark in running text, before the gate decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Family = Literal["bracket", "superscript", "glued", "paren", "symbol"]


class Strength(IntEnum):
    """How far the shape alone speaks for a mark."""

    WEAK = 1
    """Reads as something else too (a price, a name with a number): only fills an exact gap."""
    MEDIUM = 2
    """Likely where the document has such marks."""
    STRONG = 3
    """Hardly anything else."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: ``[2, 3]`` and ``2–4`` hold several.

    Attributes:
        label: what the reader sees, without brackets.
        start, end: its span. The spans of a group lie side by side and cover all of it; the
            values inside a range share its dash.
    """

    label: str
    start: int
    end: int

    @property
    def value(self) -> int | None:
        """Its number, or None for letters and symbols."""
        return int(self.label) if self.label.isascii() and self.label.isdigit() else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mark, or several in one group.

    Attributes:
        closes: whether a sentence or clause ends right here.
    """

    family: Family
    marks: tuple[Mark, ...]
    strength: Strength
    closes: bool = False

    @property
    def start(self) -> int:
        """Where the group begins."""
        return self.marks[0].start

    @property
    def end(self) -> int:
        """Where the group ends."""
        return self.marks[-1].end


LONGEST_RANGE = 40
"""The most notes that one range may stand for."""


def group(items: list[tuple[str, int, int, bool]], start: int, end: int) -> tuple[Mark, ...] | None:
    """The marks of a group, side by side.

    Args:
        items: label, start, end, and whether a dash stands before it (a range), in order.
        start, end: the span of the whole group, brackets included.

    Returns:
        The marks, or None when a range makes no sense.
    """
    marks: list[Mark] = []
    for at, (label, left, _, ranged) in enumerate(items):
        last = at + 1 == len(items)
        right = end if last else items[at + 1][1]
        if not last and items[at + 1][3]:
            right = items[at][2]
        if ranged:
            inner = _between(items[at - 1][0], label)
            if inner is None:
                return None
            marks.extend(Mark(str(value), items[at - 1][2], left) for value in inner)
        if not marks:
            left = start
        marks.append(Mark(label, left, right))
    if not _has_inner(marks) and len(marks) > 1:
        marks = _closed_up(marks)
    return tuple(marks)


def _between(first: str, last: str) -> range | None:
    """The numbers inside a range, its ends left out; None when it does not rise."""
    if not (first.isdigit() and last.isdigit()):
        return None
    low, high = int(first), int(last)
    return range(low + 1, high) if low < high <= low + LONGEST_RANGE else None


def _has_inner(marks: list[Mark]) -> bool:
    return any(a.end < b.start for a, b in zip(marks, marks[1:], strict=False)) is False


def _closed_up(marks: list[Mark]) -> list[Mark]:
    """Marks whose spans reach to the next one's start (a range of two neighbours)."""
    return [
        Mark(mark.label, mark.start, max(mark.end, following.start))
        for mark, following in zip(marks, marks[1:], strict=False)
    ] + [marks[-1]]
