"""What looks like a reference mark in running text, before the gate decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, NamedTuple

Family = Literal["bracket", "superscript", "glued", "paren", "symbol", "key"]


class Strength(IntEnum):
    """How far the shape alone speaks for a mark."""

    WEAK = 1
    """Reads as something else too (a price, a name with a number): only fills an exact gap."""
    MEDIUM = 2
    """Likely where the document has such marks."""
    STRONG = 3
    """Hardly anything else."""
    CERTAIN = 4
    """Nothing else: ``[^note]``."""


_WORDED = re.compile(r"(?:(?:foot|end)?notes?|nb|n|fn|ref)\.? ?(?P<number>\d{1,4})", re.IGNORECASE)


def bare_label(label: str) -> str:
    """A label without the word before its number: ``note 3`` is note 3 of its list."""
    match = _WORDED.fullmatch(label)
    return match["number"] if match else label


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
        key = bare_label(self.label)
        return int(key) if key.isascii() and key.isdigit() else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mark, or several in one group.

    Attributes:
        closes: whether a sentence or a clause ends right here.
        host: the word that the mark is glued to, or empty.
    """

    family: Family
    marks: tuple[Mark, ...]
    strength: Strength
    closes: bool = False
    host: str = ""

    @property
    def start(self) -> int:
        """Where the group begins."""
        return self.marks[0].start

    @property
    def end(self) -> int:
        """Where the group ends."""
        return self.marks[-1].end

    @property
    def values(self) -> tuple[int | None, ...]:
        """The numbers of its marks."""
        return tuple(mark.value for mark in self.marks)


class Item(NamedTuple):
    """One printed label of a group, and whether a dash ties it to the one before."""

    label: str
    start: int
    end: int
    ranged: bool


LONGEST_RANGE = 40
"""The most notes that one range may stand for."""


def tiled(items: Sequence[Item], start: int, end: int) -> tuple[Mark, ...]:
    """The marks of a group; empty when a range in it does not rise.

    Args:
        items: the printed labels, in order.
        start, end: the span of the whole group, brackets included.
    """
    marks: list[Mark] = []
    for at, item in enumerate(items):
        left = item.start if at else start
        if item.ranged:
            inner = inside(items[at - 1].label, item.label)
            if inner is None:
                return ()
            dash = items[at - 1].end, item.start
            marks.extend(Mark(str(value), *dash) for value in inner)
        right = end
        if at + 1 < len(items):
            following = items[at + 1]
            inner = inside(item.label, following.label) if following.ranged else None
            right = item.end if inner else following.start
        marks.append(Mark(item.label, left, right))
    return tuple(marks)


def inside(first: str, last: str) -> range | None:
    """The numbers between the ends of a range; None when it does not rise or is too long."""
    if not (first.isdigit() and last.isdigit()):
        return None
    low, high = int(first), int(last)
    return range(low + 1, high) if low < high <= low + LONGEST_RANGE else None
