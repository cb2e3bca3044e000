"""Numbers with their units: figures and words, approximations, ranges, money, shares, counts.

A date is no quantity, nor is a number that names something (``Article 50``, ``Channel 11``), a
time of day, or a reference mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from workbench.claims import numerals, units
from workbench.model.claim import Quantity

_OVER = (
    r"more than|over|above|at least|in excess of|upwards of|exceeding|no fewer than|"
    r"no less than|not less than|north of|a minimum of|greater than|beyond"
)
_UNDER = (
    r"less than|fewer than|under|below|at most|up to|as many as|as much as|no more than|"
    r"not more than|a maximum of|short of"
)
_ABOUT = (
    r"about|around|approximately|roughly|some|nearly|almost|close to|an estimated|estimated|"
    r"circa|approx\.?|~|perhaps|more or less|just over|just under|well over|an average of"
)
_BOUND = rf"(?:(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<about>{_ABOUT}))".replace(" ", r"\ ")
_MAGNITUDE = r"(?:[ -](?:hundred|thousand|million|billion|trillion)\b|(?:bn|mn|tn|trn|[kKmM])\b)"
_NUMBER = rf"(?:{numerals.DIGITS}{_MAGNITUDE}?|\.\d+|{numerals.SPELLED})"
_PATTERN = re.compile(
    rf"""(?<![\w/.,:$€£¥₹₽₪₺#@+~-])(?:{_BOUND}[ ]?)?(?:(?P<between>between[ ])|from[ ])?
    (?:
      (?P<currency>{units.CURRENCY_SIGN})[ ]?(?P<money>{numerals.DIGITS}{_MAGNITUDE}?)
        (?:[ ]?(?:–|—|-|to|or|(?(between)and|-))[ ]?(?:{units.CURRENCY_SIGN})?[ ]?
          (?P<money2>{numerals.DIGITS}{_MAGNITUDE}?))?
      |(?P<rate>{_NUMBER}[ ](?:in|out[ ]of)[ ](?:every[ ])?{_NUMBER})(?![\w,.]*\d)
      |(?P<share>{numerals.FRACTION})
        (?P<halfof>[ ]an?[ ](?:dozen|hundred|thousand|million|billion))?
      |(?:an?|half[ ]a|several|{numerals.SPELLED}|\d+)?[ ]?(?P<dozen>dozen)\b
      |(?P<tens>tens[ ]of[ ]|hundreds[ ]of[ ])?(?P<vague>dozens|scores|hundreds|thousands|millions|
        billions|trillions)\b
      |(?P<low>[-−]?(?:{_NUMBER}))(?P<ordinal>st|nd|rd|th)?(?P<half>[ ]and[ ]a[ ]half)?
        (?:(?:[ ]?[–—-][ ]?|[ ](?:to|or|(?(between)and|to))[ ])(?P<high>{_NUMBER}))?
    )(?P<plus>\+|[ ]or[ ](?:more|so|less|fewer)|-odd)?""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:\b(?:article|section|sec|chapter|channel|route|highway|phase|resolution|no|nos|number|"
    r"page|pages|p|pp|figure|fig|table|room|flight|level|version|part|volume|vol|type|area|zone|"
    r"unit|building|gate|platform|line|grade|class|step|stage|paragraph|footnote|note|verse|"
    r"act|clause|rule|item|appendix|annex|bus|boeing|airbus|apollo|windows|league|season|episode|"
    r"group|division|district|ward|station|pier|lock|interstate|formula|world war|day|week|"
    r"protocol|amendment|title|top|catch|studio|radio|local|bbc|itv|press|iphone|model|mark)"
    r"\.?|#)\s\Z",
    re.IGNORECASE,
)
_PROPER = re.compile(r"[a-z,;]\s+(?:the\s)?[A-Z][a-z]+\s\Z")
_TIME = re.compile(r":\d\d|\s?(?:[ap]\.?m\b|o[’']clock|hours?\s(?:GMT|UTC))", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-z_]|[.:/]\d|[./]\w|-\d")
_ONE_OF = re.compile(
    r"[\s-](?:of|another|day|by|more|thing|way|or|and|side|hand)\b|[.,;:!?]|-off\b"
)
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
    for match in _PATTERN.finditer(text, start, end):
        if match.start() < at or not _counts(match, text, start, end, taken):
            continue
        amount = _amount(match)
        if amount is None or _score(match, amount):
            continue
        low, high = amount
        tail = match.end()
        unit, stop = _unit(match, text, tail, end)
        if unit is None and _one(match):
            continue
        bound = _bound(match, high is not None)
        at = max(stop, match.end())
        first = _first(match)
        yield Quantity(
            start=first,
            end=at,
            value=numerals.plain(low),
            unit=unit,
            text=text[first:at],
            upper=None if high is None else numerals.plain(high),
            bound=bound,
        )


def _first(match: re.Match[str]) -> int:
    """Where the quantity begins: ``between`` and ``from`` are left out of single numbers."""
    text = match[0]
    lead = re.match(r"(?:between|from) ", text, re.IGNORECASE)
    return match.start() + (lead.end() if lead else 0)


def _counts(
    match: re.Match[str],
    text: str,
    start: int,
    end: int,
    taken: Sequence[tuple[int, int]],
) -> bool:
    """Whether the number is a quantity at all, not a date, a time, a name or part of a word."""
    if any(first < match.end() and match.start() < last for first, last in taken):
        return False
    if match["low"] is None:
        return True
    bare = not match["ordinal"] and not match["plus"]
    if bare and _GLUED.match(text, match.end(), end) and not units.glued(text, match.end(), end):
        return False
    low = match.start("low")
    if _TIME.match(text, match.end(), end) or _PHONE.match(text, low, low + 24):
        return False
    before = text[max(start, low - 24) : low]
    naming = match.start() == low and bool(_NAMING.search(before))
    return not naming and not _named(match, text, before, end)


def _named(match: re.Match[str], text: str, before: str, end: int) -> bool:
    """``Apollo 11``: a number after a capital in mid-sentence that counts nothing."""
    if not match["low"][0].isdigit() or not _PROPER.search(before):
        return False
    return _unit(match, text, match.end(), end)[0] is None


def _score(match: re.Match[str], amount: tuple[Decimal, Decimal | None]) -> bool:
    """``3-1``: two numbers that are no range."""
    return amount[1] is not None and amount[1] <= amount[0] and match["currency"] is None


def _one(match: re.Match[str]) -> bool:
    """Whether it is a bare *one* or *zero*, a word rather than a number here."""
    return (match["low"] or "").lower() in ("one", "zero")


def _amount(match: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    """Lower and upper value."""
    if match["money"]:
        low, high = _scaled(match["money"], match["money2"])
    elif match["rate"]:
        low, high = _rate(match["rate"]), None
    elif match["share"]:
        low, high = numerals.fraction(match["share"]), None
        if match["halfof"]:
            low *= units.MULTIPLES[match["halfof"].split()[-1].lower()]
    elif match["dozen"]:
        lead = match[0][: match.start("dozen") - match.start()].split()
        times = numerals.value(lead[-1]) if lead and lead[-1].lower() not in ("a", "an") else None
        half = Decimal("0.5") if lead[:1] == ["half"] else Decimal(1)
        low, high = Decimal(12) * (times or half), None
    elif match["vague"]:
        factor = {"t": 10, "h": 100}.get((match["tens"] or " ")[0].lower(), 1)
        low, high = Decimal(numerals.VAGUE[match["vague"].lower()] * factor), None
    else:
        low, high = _scaled(match["low"], match["high"])
        if low is not None and match["half"]:
            low += Decimal("0.5")
    return None if low is None else (low, high)


def _rate(text: str) -> Decimal | None:
    """``one in five``, as a share; None when it is no share (``40 in 2020``)."""
    first, second = re.split(r" (?:in|out of) (?:every )?", text.lower())
    part, whole = numerals.value(first), numerals.value(second)
    return part / whole if part and whole and part < whole else None


def _scaled(low: str, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Both ends; a magnitude given once holds for both (``3 to 4 million``)."""
    first, scale = _parse(low)
    if high is None or first is None:
        return first, None
    second, scale2 = _parse(high)
    if second is not None and scale == 1 and scale2 > 1 and first < second:
        first *= scale2
    return first, second


def _parse(text: str) -> tuple[Decimal | None, Decimal]:
    match = re.fullmatch(rf"([-−]?)({numerals.DIGITS}|\.\d+)\s?-?([A-Za-z]*)", text)
    if match is None:
        return numerals.value(text), Decimal(1)
    name = match[3].lower()
    scale = Decimal(numerals.MAGNITUDES.get(name) or numerals.SHORT_MAGNITUDES.get(name) or 1)
    figures = numerals.value(match[2] if match[2][0] != "." else f"0{match[2]}")
    if figures is None:
        return None, scale
    return (-figures if match[1] else figures) * scale, scale


def _unit(match: re.Match[str], text: str, at: int, end: int) -> tuple[str | None, int]:
    """The unit and where it ends."""
    if match["money"]:
        return units.currency(match["currency"]), at
    if match["ordinal"]:
        return "ordinal", at
    if match["vague"] or match["share"] or match["rate"]:
        at = _OF.match(text, at, end).end()
    found = units.measure(text, at, end) or units.counted(text, at, end)
    return (None, match.end()) if found is None else found


def _bound(match: re.Match[str], ranged: bool) -> str:
    plus = (match["plus"] or "").strip().lower()
    if ranged:
        return "range"
    if match["over"] or plus in ("+", "or more"):
        return "over"
    if match["under"] or plus in ("or less", "or fewer"):
        return "under"
    vague = match["vague"] or match["about"] or plus in ("or so", "-odd")
    return "about" if vague else "exact"
