"""Dates and periods as they are compared: which two can be the same time.

Times agree when one lies in the other: ``May 1932`` and ``3 May 1932``. Times that the text leaves
open (``last week``, ``Monday``) agree with any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from workbench.claims import dates
from workbench.model.claim import DateMention

_YEAR_AFTER = re.compile(r"\s?,?\s?(?=(\d{4})\b)")
_PART = re.compile(r"(?:early|mid|late|beginning|start|middle|end)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(before|until|till|by|prior to|after|since|from|later than|following)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"before|until|till|by|prior", re.IGNORECASE)
_THROUGH = re.compile(r"\s*(?:to|until|till|through|and|--?|[–—−])\s*", re.IGNORECASE)

_Parts = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: year, month, day as far as they are known.

    Attributes:
        first, last: the parts of its first and its last day; the same for a date.
        open: nothing is known of it, or it has no clear edges (``the 1990s``, ``spring``).
        part: only a part of the month or year is meant (``late May``).
    """

    start: int
    end: int
    first: _Parts
    last: _Parts
    open: bool = False
    part: bool = False

    @property
    def fineness(self) -> int:
        """How many of year, month and day are known."""
        return sum(known is not None for known in self.first)


def moments(text: str) -> tuple[Moment, ...]:
    """The times in a statement, in order; ``from … to …`` is one."""
    found = [_moment(mention, text) for mention in dates.find(text, 0, len(text))]
    return tuple(_spans(list(_years(found, text)), text))


def _moment(mention: DateMention, text: str) -> Moment:
    first, last = _edges(mention)
    part = _PART.match(mention.text) is not None
    bound = _BOUND.search(text, max(0, mention.start - 20), mention.start)
    if bound and any(first) and not part:
        first, last = (_NEVER, first) if _UNTIL.match(bound[1]) else (first, _EVER)
    return Moment(mention.start, mention.end, first, last, not any(first) and not any(last), part)


_NEVER: _Parts = (-10000, None, None)
_EVER: _Parts = (10000, None, None)


def _edges(mention: DateMention) -> tuple[_Parts, _Parts]:
    """The parts of the first and the last day."""
    iso = mention.iso or ""
    if mention.precision in ("relative", "weekday") or not iso:
        return (None, None, None), (None, None, None)
    if mention.precision == "decade":
        return (int(iso) * 10, None, None), (int(iso) * 10 + 9, None, None)
    if mention.precision == "century":
        return (int(iso) * 100 + 1, None, None), (int(iso) * 100 + 100, None, None)
    begin, _, end = iso.partition("/")
    return _parts(begin), _parts(end or begin)


def _parts(iso: str) -> _Parts:
    before_christ = iso.startswith("-") and not iso.startswith("--")
    fields = [field for field in iso.lstrip("-").split("-") if field.isdigit()]
    numbers: Sequence[int | None] = [int(field) for field in fields]
    if iso.startswith("--"):
        numbers = [None, *numbers]
    year, month, day = [*numbers, None, None, None][:3]
    return (-year if before_christ and year is not None else year), month, day


def _years(found: Sequence[Moment], text: str) -> Iterator[Moment]:
    """A day and the year that stands right after it are one."""
    at = 0
    while at < len(found):
        one = found[at]
        year = found[at + 1] if at + 1 < len(found) else None
        between = text[one.end : year.start] if year else ""
        if year and one.first[0] is None and one.fineness and between.strip() in ("", ","):
            parts = (year.first[0], *one.first[1:])
            last = (year.first[0], *one.last[1:])
            one = Moment(one.start, year.end, parts, last, False, one.part)
            at += 1
        yield one
        at += 1
