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
from workbench.claims import numerals, units, values
from workbench.claims.lexicon import words
from workbench.model.claim import Quantity

_BOUNDS: dict[str, str] = {
    phrase: bound
    for bound, phrases in {
        "over": "more than|over|above|at least|slightly more than|slightly over|in excess of|"
        "upwards of|exceeding|no fewer than|no less than|not less than|north of|a minimum of|"
        "greater than|beyond|well over|just over",
        "under": "less than|fewer than|under|below|at most|slightly less than|slightly under|"
        "up to|as many as|as much as|just under|no more than|not more than|a maximum of|short of",
        "about": "about|around|approximately|roughly|some|nearly|almost|close to|an estimated|"
        "estimated|circa|approx.|approx|~|perhaps|more or less|an average of",
    }.items()
    for phrase in phrases.split("|")
}
"""What may stand before a number, and how it bounds it."""
_DIMENSION = r"[ ](?:deep|wide|long|tall|high|thick|away|above|below|across|sprint|race|hurdles)\b"
_MAGNITUDE = (
    r"(?:[ -](?:hundred|thousand|million|billion|trillion)\b"
    rf"|[ \u00a0]?(?:{'|'.join(sorted(numerals.ABROAD, key=len, reverse=True))})(?![a-zа-яё])"
    rf"|(?:bn|mn|tn|trn|[kK]|[mM](?!{_DIMENSION}))\b)"
)
_NUMBER = rf"(?:{numerals.DIGITS}{_MAGNITUDE}?|\.\d+|{numerals.SPELLED})"
_START = re.compile(r"(?<![\w/.,:#@+])(?<!\w-)(?:[A-Z]{0,2}[$€£¥₹₽₪₺₩]|[-−]?\.?\d|[A-Za-z]+)")
_SCORE = re.compile(r"(?P<ours>\d{1,3})(?P<by>[-–]|[ ]to[ ])(?P<theirs>\d{1,3})(?![\w%]|[.,]\d|-)")
_CONTEST = re.compile(r"\b(?:w[io]n|los[te]|beat(?:en)?|drew|draw|defeat(?:ed)?|victory|vot\w+)\b")
_ADDRESS = re.compile(
    r"\s(?:[A-Z][\w’'.-]*\s){1,3}(?:Street|Road|Avenue|Lane|Square|Drive|Boulevard|Place|Court|"
    r"Way|Quay|Row|Terrace|Crescent|St\b|Rd\b|Ave\b|Blvd\b)"
)
_TITLED = re.compile(r"\s[A-Z][a-z]+(?P<more>\s(?:of\s)?[A-Z])?")
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
      |(?P<share>{numerals.FRACTION})(?:[ ](?:to|and)[ ](?P<share2>{numerals.FRACTION}))?
        (?P<halfof>[ ]an?[ ](?:dozen|hundred|thousand|million|billion))?
      |(?:(?:an?|half[ ]a|several|{numerals.SPELLED}|\d+)[ ])?(?P<dozen>dozen)\b
      |(?P<tens>tens[ ]of[ ]|hundreds[ ]of[ ])?(?P<vague>dozens|scores|hundreds|thousands|millions|
        billions|trillions)\b
      |(?P<low>[-−]?(?:{_NUMBER}))(?P<ordinal>st|nd|rd|th)?
        (?P<half>[ ]and[ ]a[ ]half(?P<halves>[ ](?:thousand|million|billion|trillion))?\b)?
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
_ARTICLE = re.compile(r"\san?(?=\s)")
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
        if (found := _score(text, begin.start(), start, end)) is not None:
            yield found
            at = found.end
            continue
        match = _PATTERN.match(text, begin.start(), end)
        if match is None:
            continue
        number = _Number(text, start, end, match)
        found = number.quantity() if number.counts(taken) else None
        if found is not None:
            yield found
        at = match.end() if found is None else found.end


def _score(text: str, at: int, start: int, end: int) -> Quantity | None:
    """``won 3-1``, ``voted 5–4``, ``outnumber them 3 to 1``: two figures that are no range."""
    match = _SCORE.match(text, at, end)
    if match is None:
        return None
    falls = int(match["ours"]) > int(match["theirs"])
    dashed = match["by"] in "-–"
    if not falls and not (dashed and _CONTEST.search(text, max(start, at - 40), at)):
        return None
    unit = "score" if dashed else "ratio"
    return Quantity(at, match.end(), match["ours"], unit, match[0], match["theirs"])


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
        if match["share2"] and (paired or " to " in match[0]):
            self._high = match["share2"]
        elif match["share2"]:
            self._end = match.end("share")
        elif self._high and not paired and _AND.search(match[0]):
            self._high = None
            self._end = match.end("money") if match["money"] else match.end("low")

    def _lead(self, before: Sequence[tuple[str, int]], paired: bool) -> None:
        """Take ``more than`` and the like before the number into the quantity."""
        self._negative = bool(before) and before[-1][0] == "minus"
        if self._negative:
            self._start = self._first + before[-1][1]
            before = before[:-1]
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
        if self._addressed() or self._titled():
            return True
        return figures and bool(_PROPER.search(self._before)) and self._unit()[0] is None

    def _addressed(self) -> bool:
        """``10 Harbour Street``."""
        return bool(_ADDRESS.match(self._text, self._end, self._limit))

    def _titled(self) -> bool:
        """``the Fifty Lamps exhibition``: a number in words that is part of a name."""
        following = _TITLED.match(self._text, self._end, self._limit)
        if following is None or not self._match["low"][0].isupper():
            return False
        counted = self._unit()[0] or ""
        inside = bool(self._before.strip()) or bool(following["more"])
        return inside and counted[:1].isupper() and counted.lower() not in lx.PLURAL_DEMONYMS

    def _amount(self) -> tuple[Decimal, Decimal | None] | None:
        """Lower and upper value."""
        match = self._match
        if match["rate"]:
            return values.rate(match["rate"])
        if match["share"]:
            part = numerals.fraction(match["share"])
            if self._high:
                return part, numerals.fraction(self._high)
            whole = match["halfof"].split()[-1].lower() if match["halfof"] else ""
            return part * units.MULTIPLES.get(whole, 1), None
        if match["dozen"]:
            return values.dozens(match[0]), None
        if match["vague"]:
            factor = {"t": 10, "h": 100}.get((match["tens"] or " ")[0].lower(), 1)
            return Decimal(numerals.VAGUE[match["vague"].lower()] * factor), None
        if match["half"]:
            whole = values.and_a_half(match["low"], match["halves"])
            return None if whole is None else (whole, None)
        low, high = values.scaled(match["money"] or match["low"], self._high)
        if low is None:
            return None
        return (-low if self._negative else low), high

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
        if match["share"] and (article := _ARTICLE.match(text, at, self._limit)):
            return units.measure(text, article.end(), self._limit) or (None, self._end)
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
