"""Numbers with their units: figures and words, approximations, ranges, money, shares, counts.

A date is no quantity, nor is a number that names something (``Article 50``, ``Channel 11``), a
time of day, or a reference mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from workbench.claims import lexicon as lx
from workbench.claims import numerals, units
from workbench.claims.lexicon import words
from workbench.model.claim import Quantity

_BOUNDS: dict[str, str] = {
    phrase: bound
    for bound, phrases in {
        "over": "more than|over|above|at least|in excess of|upwards of|exceeding|no fewer than|"
        "no less than|not less than|north of|a minimum of|greater than|beyond|well over|just over",
        "under": "less than|fewer than|under|below|at most|up to|as many as|as much as|just under|"
        "no more than|not more than|a maximum of|short of",
        "about": "about|around|approximately|roughly|some|nearly|almost|close to|an estimated|"
        "estimated|circa|approx.|approx|~|perhaps|more or less|an average of",
    }.items()
    for phrase in phrases.split("|")
}
"""What may stand before a number, and how it bounds it."""
_MAGNITUDE = r"(?:[ -](?:hundred|thousand|million|billion|trillion)\b|(?:bn|mn|tn|trn|[kKmM])\b)"
_NUMBER = rf"(?:{numerals.DIGITS}{_MAGNITUDE}?|\.\d+|{numerals.SPELLED})"
_START = re.compile(r"(?<![\w/.,:#@+])(?<!\w-)(?:[A-Z]{0,2}[$€£¥₹₽₪₺₩]|[-−]?\.?\d|[A-Za-z]+)")
_STARTERS = (numerals.WORDS - words("thirds quarters fifths tenths third quarter")) | words(
    "a an half tens several rs chf eur usd gbp"
)
_PATTERN = re.compile(
    rf"""(?:
      (?P<currency>{units.CURRENCY_SIGN})[ ]?(?P<money>{numerals.DIGITS}{_MAGNITUDE}?)
        (?:[ ]?(?:–|—|-|to|or|and)[ ]?(?:{units.CURRENCY_SIGN})?[ ]?
          (?P<money2>{numerals.DIGITS}{_MAGNITUDE}?))?
      |(?P<rate>{_NUMBER}[ ](?:in|out[ ]of)[ ](?:every[ ])?(?:\d{{1,3}}\b(?![,.]\d)
        |{numerals.SPELLED}\b))
      |(?P<share>{numerals.FRACTION})
        (?P<halfof>[ ]an?[ ](?:dozen|hundred|thousand|million|billion))?
      |(?:(?:an?|half[ ]a|several|{numerals.SPELLED}|\d+)[ ])?(?P<dozen>dozen)\b
      |(?P<tens>tens[ ]of[ ]|hundreds[ ]of[ ])?(?P<vague>dozens|scores|hundreds|thousands|millions|
        billions|trillions)\b
      |(?P<low>[-−]?(?:{_NUMBER}))(?P<ordinal>st|nd|rd|th)?(?P<half>[ ]and[ ]a[ ]half)?
        (?:(?:[ ]?[–—-][ ]?|[ ](?:to|or|and)[ ])(?P<high>{_NUMBER}))?
    )(?P<plus>\+|[ ]or[ ](?:more|so|less|fewer)|-odd)?""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LEAD = 28
"""How many characters before a number are looked at."""
_AND = re.compile(r"\sand\s\S")
_PROPER = re.compile(r"[a-z,;]\s+(?:the\s)?[A-Z][a-z]+\s\Z")
_TIME = re.compile(r":\d\d|\s?(?:[ap]\.?m\b|o[’']clock|hours?\s(?:GMT|UTC))", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-z_]|[.:/]\d|[./]\w|-\d")
_OF = re.compile(r"(?:\s+of(?:\s+(?:the|all|its|their|his|her))?(?=\s))?")
_PHONE = re.compile(r"\d{2,4}[ -]\d{3,4}[ -]\d{3,4}\b")


def find(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Quantity, ...]:
    """The quantities in ``[start, end)`` of the text.

    Args:
        text: the document's text, reference marks blanked out.
        start, end: a sentence.
        taken: the spans of its dates.
    """
    return tuple(_quantities(text, start, end, taken))


def _quantities(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> Iterator[Quantity]:
    at = start
    for begin in _START.finditer(text, start, end):
        if begin.start() < at or (begin[0].isalpha() and begin[0].lower() not in _STARTERS):
            continue
        if phone := _PHONE.match(text, begin.start(), end):
            at = phone.end()
            continue
        match = _PATTERN.match(text, begin.start(), end)
        if match is None:
            continue
        number = _Number(text, start, end, match)
        found = number.quantity() if number.counts(taken) else None
        if found is not None:
            yield found
        at = match.end() if found is None else found.end


class _Number:
    """One match of the grammar, with what stands around it."""

    def __init__(self, text: str, start: int, end: int, match: re.Match[str]) -> None:
        self._text = text
        self._limit = end
        self._match = match
        self._first = max(start, match.start() - _LEAD)
        self._before = text[self._first : match.start()]
        self._words = [(found[0].lower(), found.start()) for found in _WORD.finditer(self._before)]
        self._start, self._led = match.start(), ""
        paired = bool(self._words) and self._words[-1][0] == "between"
        self._lead(self._words[:-1] if paired else self._words, paired)
        self._high = match["money2"] or match["high"]
        self._end = match.end()
        if self._high and not paired and _AND.search(match[0]):
            self._high = None
            self._end = match.end("money") if match["money"] else match.end("low")

    def _lead(self, before: Sequence[tuple[str, int]], paired: bool) -> None:
        """Take ``more than`` and the like before the number into the quantity."""
        for count in (3, 2, 1):
            phrase = " ".join(word for word, _ in before[-count:])
            if len(before) >= count and phrase in _BOUNDS:
                self._led = _BOUNDS[phrase]
                if not paired:
                    self._start = self._first + before[-count][1]
                return

    def counts(self, taken: Sequence[tuple[int, int]]) -> bool:
        """Whether it is a quantity at all: no date, time, name or part of a word."""
        match, text, end = self._match, self._text, self._end
        near = bisect_right(taken, (end, 0)) - 1
        if near >= 0 and match.start() < taken[near][1]:
            return False
        if match["low"] is None:
            return True
        bare = not match["ordinal"] and not match["plus"]
        glued = bare and _GLUED.match(text, end, self._limit) is not None
        if glued and units.glued(text, end, self._limit) is None:
            return False
        if _TIME.match(text, end, self._limit):
            return False
        return bool(self._led) or not self._names()

    def quantity(self) -> Quantity | None:
        """The quantity; None when the words make no number (*one* alone, a score)."""
        amount = self._amount()
        if amount is None or (self._high and amount[1] is not None and amount[1] <= amount[0]):
            return None
        low, high = amount
        unit, end = self._unit()
        if unit is None and self._no_count():
            return None
        start = self._start
        return Quantity(
            start=start,
            end=end,
            value=numerals.plain(low),
            unit=unit,
            text=self._text[start:end],
            upper=None if high is None else numerals.plain(high),
            bound=self._bound(),
        )

    def _no_count(self) -> bool:
        """Whether a bare number is a word (*one*) or may as well be a year."""
        low = (self._match["low"] or "").lower()
        return low in ("one", "zero") or (not self._led and bool(_YEAR.fullmatch(low)))

    def _names(self) -> bool:
        """``Article 50``, ``Apollo 11``: a number that names and counts nothing."""
        spaced = bool(self._words) and self._before[-1:].isspace()
        last = self._words[-1][0].rstrip(".") if spaced else ""
        if last in lx.NAMING or last == "#":
            return True
        figures = self._match["low"][0].isdigit()
        return figures and bool(_PROPER.search(self._before)) and self._unit()[0] is None

    def _amount(self) -> tuple[Decimal, Decimal | None] | None:
        """Lower and upper value."""
        match = self._match
        if match["rate"]:
            return _rate(match["rate"])
        if match["share"]:
            part = numerals.fraction(match["share"])
            whole = match["halfof"].split()[-1].lower() if match["halfof"] else ""
            return part * units.MULTIPLES.get(whole, 1), None
        if match["dozen"]:
            return _dozens(match[0]), None
        if match["vague"]:
            factor = {"t": 10, "h": 100}.get((match["tens"] or " ")[0].lower(), 1)
            return Decimal(numerals.VAGUE[match["vague"].lower()] * factor), None
        low, high = _scaled(match["money"] or match["low"], self._high)
        if low is None:
            return None
        return low + (Decimal("0.5") if match["half"] else 0), high

    def _unit(self) -> tuple[str | None, int]:
        """The unit, and where the quantity ends."""
        match, text, at = self._match, self._text, self._end
        if match["money"]:
            return units.currency(match["currency"]), at
        if match["ordinal"]:
            return "ordinal", at
        if match["vague"] or match["share"] or match["rate"]:
            of = _OF.match(text, at, self._limit)
            at = of.end() if of else at
        found = units.measure(text, at, self._limit) or units.counted(text, at, self._limit)
        return (None, self._end) if found is None else found

    def _bound(self) -> str:
        plus = (self._match["plus"] or "").strip().lower()
        if self._high:
            return "range"
        if self._led == "over" or plus in ("+", "or more"):
            return "over"
        if self._led == "under" or plus in ("or less", "or fewer"):
            return "under"
        vague = self._match["vague"] or self._led == "about" or plus in ("or so", "-odd")
        return "about" if vague else "exact"


def _rate(text: str) -> tuple[Decimal, None] | None:
    """``one in five``, as a share."""
    first, second = re.split(r" (?:in|out of) (?:every )?", text.lower())
    part, whole = numerals.value(first), numerals.value(second)
    return (part / whole, None) if part and whole and part < whole else None


def _dozens(text: str) -> Decimal:
    """``a dozen``, ``half a dozen``, ``three dozen``."""
    lead = text.lower().split("dozen")[0].split()
    if lead[:1] == ["half"]:
        return Decimal(6)
    times = numerals.value(lead[0]) if lead and lead[0] not in ("a", "an", "several") else None
    return 12 * (times or Decimal(1))


def _scaled(low: str, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Both ends; a magnitude given once holds for both (``3 to 4 million``)."""
    first, scale = _parse(low)
    if high is None or first is None:
        return first, None
    second, scale2 = _parse(high)
    if second is not None and scale == 1 and scale2 > 1 and first < 1000 <= second:
        first *= scale2
    return first, second


_FIGURES = re.compile(rf"([-−]?)({numerals.DIGITS}|\.\d+)\s?-?([A-Za-z]*)")


def _parse(text: str) -> tuple[Decimal | None, Decimal]:
    """The value, and the magnitude that was written with it."""
    match = _FIGURES.fullmatch(text)
    if match is None:
        last = re.split(r"[ -]", text.lower())[-1]
        return numerals.value(text), Decimal(numerals.MAGNITUDES.get(last, 1))
    name = match[3].lower()
    scale = Decimal(numerals.MAGNITUDES.get(name) or numerals.SHORT_MAGNITUDES.get(name) or 1)
    figures = numerals.value(match[2] if match[2][0] != "." else f"0{match[2]}")
    if figures is None:
        return None, scale
    return (-figures if match[1] else figures) * scale, scale
