"""Dates and periods, each with how precise it is.

``late May 2025`` is a month, never a day; ``the 1990s`` a decade. A date that the text leaves
open (``March 18``, ``last week``) is resolved only against the document's own date, and marked.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from workbench.claims import relative
from workbench.claims.lexicon import MONTHS, NAMING, WEEKDAYS, words
from workbench.model.claim import DateMention, Precision

_MONTH = "|".join(
    name.capitalize() + (r"\.?" if len(name) < 5 and name != "may" else "")
    for name in sorted(MONTHS, key=len, reverse=True)
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_WEEKDAY = "|".join(
    name.capitalize() + ("" if name.endswith("day") else r"\.?,?")
    for name in sorted(WEEKDAYS, key=len, reverse=True)
)
_FULL_WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS if name.endswith("day"))
_PART = r"(?:[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of|[Mm]iddle of)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|some)"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?)"

_PATTERN = re.compile(
    rf"""(?<![\w/.-])(?:
    (?P<isodate>\d{{4}}-\d\d-\d\d)
    |(?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})
    |(?:(?:{_WEEKDAY}),?\s+)?(?:the\s+)?
        (?P<d1>{_DAY})(?:\s?(?:–|-|to|and)\s?(?P<d1b>{_DAY}))?\s+(?:of\s+)?(?P<m1>{_MONTH})
        (?:,?\s+(?P<y1>{_YEAR}))?
    |(?:(?:{_WEEKDAY}),?\s+)?(?P<m2>{_MONTH})\s+(?P<d2>{_DAY})(?![\d:%])(?:\s?(?:–|-|to|and)\s?
        (?P<d2b>{_DAY})(?![\d:%]))?(?:,?\s+(?P<y2>{_YEAR}))?
    |(?:(?P<part>{_PART})[\s-]+)?(?P<m3>{_MONTH})(?:\s+of|,)?\s+(?P<y3>{_YEAR})
    |(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\s+of)?\s+(?P<y5>{_YEAR})
    |(?P<quarter>Q[1-4]|(?:first|second|third|fourth)[ ](?:quarter|half)(?:[ ]of)?)
        \s+(?P<y6>{_YEAR})
    |(?P<decade>(?:1[0-9]|20)\d0)s\b
    |(?P<short>['’]\d0)s\b
    |(?P<century>\d{{1,2}}(?:st|nd|rd|th)|(?:eigh|nine|seven|six|fif|four|thir)teenth|twentieth
        |twenty-first|twelfth|eleventh|tenth)[ -]century
    |(?P<era>\d{{1,4}})\s?(?P<eraname>BCE?|B\.C\.(?:E\.)?|AD|CE|A\.D\.|C\.E\.)(?!\w)
    |(?:(?P<y7>{_YEAR})(?:\s?[–-]\s?(?P<y7b>{_YEAR}|\d\d)|/(?P<y7c>\d\d)))(?![\w/-])
    |(?P<y4>{_YEAR})(?![\w%°]|[.,]\d|-[a-z])
    |(?P<ago>{_COUNT}\s{_UNIT}\s(?:ago|earlier|later|before|afterwards))\b
    |(?P<named>(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Tt]he\ (?:following|same|next|previous))
        \s(?:week|weekend|month|year|decade|century|day|night|morning|{_FULL_WEEKDAY}|{_MONTH}
        |spring|summer|autumn|winter))\b
    |(?P<today>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b
    |(?P<weekday>{_FULL_WEEKDAY})(?:s\b)?
    |(?P<month>(?:{_PART}[\s-])?(?:{_MONTH}))(?![\w-])
    )""",
    re.VERBOSE,
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|during|before|after|around|circa|about|for|and|"
    r"between|through|year|late|early|mid|summer|winter|spring|autumn|fall|than|on|the|election)"
    r"|[(,–—-])\s*\Z",
    re.IGNORECASE,
)
_OLDEST = "1500"
"""A number from here on may be a year without a word that says so."""
_NO_YEAR = re.compile(
    r"(?:\b(?:over|than|about|nearly|almost|roughly|least|some|around|approximately|under|up to|"
    r"exceeding|only|every|per)|[$€£¥#:=+/x×*])\s?\Z",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\b(?:in|since|until|during|by|year|early|late|mid)[\s-]+\Z", re.I)
_COUNTED = re.compile(r"\s+(?:[a-z]+\s)?(?:[a-z]+s|people|men|women|children)\b")
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|during|before|after|last|this|next|early|late|mid|"
    r"every|each|around|through|between|and|for)[\s-]+\Z",
    re.IGNORECASE,
)
_LOOKS_BACK = 8
"""So many months back a date without a year is taken to lie; further, the text leaves it open."""
_START = re.compile(r"(?<![\w/.-])(?:['’]?\d|[A-Za-z]+)")
_STARTERS = (
    words(
        """
        a an one two three four five six seven eight nine ten twelve several some q the early mid
        late middle spring summer autumn fall winter first second third fourth eighteenth
        nineteenth seventeenth sixteenth fifteenth fourteenth thirteenth twentieth twenty twelfth
        eleventh tenth last this next previous today yesterday tomorrow tonight
        """
    )
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(f"{name}s" for name in WEEKDAYS)
)
SIGNS = (
    words(
        """
        yesterday today tomorrow tonight ago earlier later last this next previous following same
        century week month year day quarter spring summer autumn winter fall
        """
    )
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
)
"""A sentence without a figure and without any of these words has no date."""


def find(text: str, start: int, end: int, published: date | None = None) -> tuple[DateMention, ...]:
    """The dates in ``[start, end)`` of the text.

    Args:
        text: the document's text, reference marks blanked out.
        start, end: a sentence.
        published: the document's date, against which open dates are resolved.
    """
    return tuple(_mentions(text, start, end, published))


def _mentions(text: str, start: int, end: int, published: date | None) -> Iterator[DateMention]:
    at = start
    for begin in _START.finditer(text, start, end):
        first = begin.start()
        if first < at or (begin[0].isalpha() and begin[0].lower() not in _STARTERS):
            continue
        match = _PATTERN.match(text, first, end)
        if match is None or not _stands(match, text, start, end):
            continue
        at = match.end()
        exact = match[0].rstrip(",")
        iso, precision, resolved = _reading(match, published)
        yield DateMention(first, first + len(exact), exact, iso, precision, resolved)


def _named(before: str) -> bool:
    """Whether the number belongs to the word before it: ``Room 2019``."""
    words_before = before.lower().split()
    spaced = bool(words_before) and before[-1].isspace()
    return spaced and words_before[-1].rstrip(".") in NAMING


def _stands(match: re.Match[str], text: str, start: int, end: int) -> bool:
    """Whether a year or a month alone is a date at this place."""
    before = text[max(start, match.start() - 16) : match.start()]
    if match["y4"]:
        if _IN_YEAR.search(before):
            return True
        counted = _COUNTED.match(text, match.end(), end) and "the" not in before
        likely = match["y4"] >= _OLDEST and not _NO_YEAR.search(before) and not _named(before)
        return not counted and (likely or bool(_YEAR_LEAD.search(before)))
    if match["named"]:
        return not (match[0] == "this day" and before.lower().endswith("to "))
    if match["month"]:
        plain = match["month"].rstrip(".").lower()
        if plain not in MONTHS:
            return True
        if plain in ("may", "march", "mar", "jan", "sep", "dec", "jun", "jul", "apr", "aug"):
            return bool(_MONTH_LEAD.search(before))
        return True
    return True


def _reading(match: re.Match[str], published: date | None) -> tuple[str | None, Precision, bool]:
    """ISO form, precision, and whether it was resolved."""
    if match["isodate"]:
        return match["isodate"], "day", False
    if match["numeric"]:
        return _numeric(match["numeric"]), "day", False
    month = match["m1"] or match["m2"]
    if month:
        day, last = match["d1"] or match["d2"], match["d1b"] or match["d2b"]
        return _day(_month(month), day, last, match["y1"] or match["y2"], published)
    if match["m3"]:
        return f"{match['y3']}-{_month(match['m3']):02d}", "month", False
    return _coarse(match) or _open(match, published)


def _coarse(match: re.Match[str]) -> tuple[str | None, Precision, bool] | None:
    """Years, decades, centuries, seasons, eras."""
    if match["y4"]:
        return match["y4"], "year", False
    if match["y7"]:
        last = match["y7b"] or match["y7c"]
        return f"{match['y7']}/{match['y7'][: 4 - len(last)]}{last}", "period", False
    if match["season"] or match["quarter"]:
        return match["y5"] or match["y6"], "period", False
    if match["decade"]:
        hundred = match["decade"].endswith("00") and match["decade"] < "2000"
        return match["decade"][: 2 if hundred else 3], "century" if hundred else "decade", False
    if match["short"]:
        return None, "decade", False
    if match["century"]:
        return _century(match["century"]), "century", False
    if match["era"]:
        year = int(match["era"])
        before = match["eraname"].upper().startswith("B")
        return (f"-{year - 1:04d}" if before else f"{year:04d}"), "year", False
    return None


def _open(match: re.Match[str], published: date | None) -> tuple[str | None, Precision, bool]:
    """What only the document's own date can settle."""
    if match["weekday"]:
        return relative.last_weekday(match["weekday"], published), "weekday", published is not None
    if match["month"]:
        return _named_month(match["month"], published)
    iso = None if published is None else relative.resolved(match, published)
    return iso, "relative", iso is not None


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _day(
    month: int, day: str, last: str | None, year: str | None, published: date | None
) -> tuple[str | None, Precision, bool]:
    first = _number(day)
    resolved = False
    if year is None and (known := _year_of(month, published)) is not None:
        year, resolved = str(known), True
    prefix = f"{year}-{month:02d}" if year else f"--{month:02d}"
    if first > monthrange(int(year) if year else 2024, month)[1]:
        return None, "day", False
    if last is not None:
        return f"{prefix}-{first:02d}/{prefix}-{_number(last):02d}", "period", resolved
    return f"{prefix}-{first:02d}", "day", resolved


def _year_of(month: int, published: date | None) -> int | None:
    """The year of a month named without one: the recent past or the month to come, else open."""
    if published is None:
        return None
    ahead = (month - published.month) % 12
    if ahead <= 1:
        return published.year + (month < published.month)
    return published.year - (month > published.month) if 12 - ahead <= _LOOKS_BACK else None


def _numeric(text: str) -> str | None:
    """``25/12/2024`` reads one way only; ``05/06/2024`` two ways, and stays open."""
    first, second, year = (int(part) for part in re.split(r"[/.]", text))
    if first > 12 >= second >= 1 and first <= 31:
        return f"{year}-{second:02d}-{first:02d}"
    if second > 12 >= first >= 1 and second <= 31:
        return f"{year}-{first:02d}-{second:02d}"
    return f"{year}-{first:02d}-{second:02d}" if first == second else None


_CENTURIES = {
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def _century(text: str) -> str | None:
    number = _CENTURIES.get(text.lower()) or _number(text)
    return f"{number - 1:02d}"


def _named_month(text: str, published: date | None) -> tuple[str | None, Precision, bool]:
    month = _month(re.split(r"[\s-]", text)[-1])
    year = _year_of(month, published)
    if year is None:
        return f"--{month:02d}", "month", False
    return f"{year}-{month:02d}", "month", True
