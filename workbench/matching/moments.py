"""Dates and periods as they are compared: which two can be the same time.

Times agree when one lies in the other: ``May 1932`` and ``3 May 1932``. A time that the text leaves
open (``last week``, ``Monday``) agrees with any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workbench.claims import dates
from workbench.model.claim import DateMention

_PART = re.compile(
    r"(?:early|mid|late|beginning|start|middle|end)\b|the (?:b|s|m|e)", re.IGNORECASE
)
_BOUND = re.compile(
    r"\b(?:(?P<until>before|until|till|by|prior to)|after|since|later than|following)"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*,?\s*(?:to|until|till|through|--?|[–—−])\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")

_Day = tuple[int, int, int]
_Days = tuple[_Day, _Day]
_ALWAYS: _Days = (-10000, 1, 1), (10000, 12, 31)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a statement gives it.

    Attributes:
        days: its first and its last day as (year, month, day); None without a year.
        month, day: of a date, as far as they are given.
        part: only a part of the month or year is meant (``late May``).
        bound: ``until`` or ``since`` when it is only the end or the start of the time meant.
        edges: of a period that is told from one time to another.
    """

    start: int
    end: int
    days: _Days | None = None
    month: int | None = None
    day: int | None = None
    part: bool = False
    bound: Literal["until", "since"] | None = None
    edges: tuple[Moment, Moment] | None = None

    @property
    def open(self) -> bool:
        """True when the text does not say when it is."""
        return self.days is None and self.month is None


def moments(text: str) -> tuple[Moment, ...]:
    """The times in a statement, in order; one that runs *from … to …* is one."""
    found = [_moment(mention) for mention in dates.find(text, 0, len(text))]
    whole = list(_with_years(found, text))
    return tuple(_bounded(one, text) for one in _periods(whole, text))


def agree(left: Moment, right: Moment) -> bool:
    """Whether something can have happened at both."""
    if left.open or right.open:
        return True
    ours, theirs = _meant(left), _meant(right)
    if ours and theirs:
        return ours[0] <= theirs[1] and theirs[0] <= ours[1]
    if left.bound or right.bound:
        return True
    return _fields_agree(left, right)


def same(left: Moment, right: Moment) -> bool:
    """Whether both can be the same time, told more or less exactly."""
    if left.edges and right.edges:
        return all(agree(*pair) for pair in zip(left.edges, right.edges, strict=True))
    if left.bound and left.bound == right.bound:
        return agree(replace(left, bound=None), replace(right, bound=None))
    return agree(left, right)


def _fields_agree(left: Moment, right: Moment) -> bool:
    pairs = (left.month, right.month), (left.day, right.day)
    return all(one is None or other is None or one == other for one, other in pairs)


def _meant(moment: Moment) -> _Days | None:
    """The days it can be, its bound considered."""
    if moment.days is None:
        return None
    first, last = moment.days
    if moment.bound == "until":
        return _ALWAYS[0], last
    return (first, _ALWAYS[1]) if moment.bound == "since" else (first, last)


def _moment(mention: DateMention) -> Moment:
    part = _PART.match(mention.text) is not None
    place = Moment(mention.start, mention.end, part=part)
    iso = mention.iso
    if iso is None or mention.precision in ("relative", "weekday"):
        return place
    if mention.precision == "decade":
        years = 99 if iso.endswith("0") else 9  # ``the 1700s`` may be the century
        return replace(place, days=((int(iso) * 10, 1, 1), (int(iso) * 10 + years, 12, 31)))
    if mention.precision == "century":
        return replace(place, days=((int(iso) * 100 + 1, 1, 1), (int(iso) * 100 + 100, 12, 31)))
    begin, _, end = iso.partition("/")
    (year, month, day), (last, last_month, last_day) = _fields(begin), _fields(end or begin)
    single = not end
    if year is None or last is None:
        return replace(place, month=month, day=day if single else None)
    days = (year, month or 1, day or 1), (last, last_month or 12, last_day or 31)
    return replace(place, days=days, month=month if single else None, day=day if single else None)


def _fields(iso: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of ``1932-05-03``, ``1932``, ``--05-03``, ``-0043``."""
    numbers: list[int | None] = [int(field) for field in iso.split("-") if field]
    if iso.startswith("--"):
        numbers.insert(0, None)
    elif iso.startswith("-") and numbers[0] is not None:
        numbers[0] = -numbers[0]
    year, month, day = [*numbers, None, None][:3]
    return year, month, day


def _with_years(found: Sequence[Moment], text: str) -> Iterator[Moment]:
    """A day and the year right after it are one time."""
    at = 0
    while at < len(found):
        one, at = found[at], at + 1
        if one.days is None and one.month and at < len(found):
            year = found[at]
            bare = year.days is not None and year.month is None
            if bare and year.days and text[one.end : year.start].strip() in ("", ","):
                number, at = year.days[0][0], at + 1
                days = (number, one.month, one.day or 1), (number, one.month, one.day or 31)
                one = replace(one, end=year.end, days=days)
        yield one


def _periods(found: Sequence[Moment], text: str) -> Iterator[Moment]:
    """Two times with *to* between them are one period."""
    at = 0
    while at < len(found):
        one, at = found[at], at + 1
        if one.days and at < len(found) and (last := found[at]).days:
            between = text[one.end : last.start]
            paired = _BETWEEN.search(text, max(0, one.start - 12), one.start) is not None
            if _TO.fullmatch(between) or (paired and _AND.fullmatch(between)):
                at += 1
                if one.days[0] <= last.days[1]:
                    days = one.days[0], last.days[1]
                    one = Moment(one.start, last.end, days, edges=(one, last))
        yield one


def _bounded(moment: Moment, text: str) -> Moment:
    """*before 1932* is any time up to then."""
    found = _BOUND.search(text, max(0, moment.start - 16), moment.start)
    if found is None or moment.open:
        return moment
    return replace(moment, bound="until" if found["until"] else "since")
