"""Numbers as people write them: digits with separators, words, fractions, magnitudes."""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS.split())}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
ABROAD = {
    word: value
    for value, names in {
        1000: "tausend tusen tusind duizend тысяч тысячи тыс",
        10**4: "万 萬",
        10**6: "millionen millions millones millón milioni milione milhões milhão miljoen miljoner "
        "millioner miljoonaa mio млн миллионов миллиона миллион",
        10**8: "亿 億",
        10**9: "milliarden milliarde milliard milliards miliardi miliardo miljard miljarder "
        "milliarder mrd млрд миллиардов миллиарда миллиард",
    }.items()
    for word in names.split()
}
"""Magnitudes in other languages, as far as no English word means another."""
SHORT_MAGNITUDES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_FRACTIONS = {
    "half": Decimal("0.5"),
    "third": Decimal(1) / 3,
    "quarter": Decimal("0.25"),
    "fourth": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "sixth": Decimal(1) / 6,
    "tenth": Decimal("0.1"),
}
VAGUE = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667", "⅕": "0.2"}

WORDS = frozenset(_SMALL) | frozenset(_TENS) | frozenset(MAGNITUDES) | frozenset(VAGUE)
WORDS |= {"half", "dozen", "third", "thirds", "quarter", "quarters", "fifths", "tenths"}
"""Any of these may begin or belong to a spelled-out number."""

_ONES = "|".join(_SMALL)
_TENTH = "|".join(_TENS)
_SCALE = "|".join(MAGNITUDES)
_BELOW_HUNDRED = rf"(?:(?:{_TENTH})(?:[- ](?:{_ONES}))?|{_ONES})"
SPELLED = (
    rf"(?:(?:an?|{_BELOW_HUNDRED})[- ](?:{_SCALE})s?\b"
    rf"(?:(?:,?[ ]and[ ]|,?[ ])(?:an?[ ])?{_BELOW_HUNDRED}(?:[- ](?:{_SCALE})\b)?)*"
    rf"|{_BELOW_HUNDRED})"
)
"""A number in words, as a pattern; lower-case."""
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u202f\u00a0]\d{3})+|\d+)(?:\.\d+)?[½¼¾⅓⅔⅕]?"
"""A number in figures, as a pattern."""
FRACTION = (
    r"(?:(?:an?|one|two|three|four|nine)[- ](?:halves|half|thirds?|quarters?|fourths|fifths?|"
    r"sixths?|tenths?)|half)"
)
"""A fraction in words, as a pattern."""


def value(text: str) -> Decimal | None:
    """The value of a number in figures or words; None when it is none."""
    text = text.strip().lower().replace("\u202f", "").replace("\u00a0", "")
    if text[:1].isdigit():
        return _figures(text)
    return _spelled(text)


def fraction(text: str) -> Decimal:
    """The value of a fraction in words: ``two thirds``."""
    words = re.split(r"[- ]", text.lower())
    part = _FRACTIONS["half" if words[-1] == "halves" else words[-1].removesuffix("s")]
    times = _SMALL.get(words[0], 1) if len(words) > 1 else 1
    return times * part


def plain(number: Decimal) -> str:
    """The number as a decimal string without exponent or needless zeros."""
    rounded = number if number == number.to_integral() else round(number, 4)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figures(text: str) -> Decimal | None:
    glyph = Decimal(_GLYPHS.get(text[-1], "0"))
    digits = text.rstrip("".join(_GLYPHS)).replace(",", "")
    if len(digits) > 40 or not digits.replace(".", "", 1).isascii():
        return None
    return Decimal(digits) + glyph


def _spelled(text: str) -> Decimal | None:
    total = current = 0
    for word in re.split(r"[-\s,]+", text):
        if word in _SMALL:
            current += _SMALL[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word.removesuffix("s") == "hundred":
            current = max(current, 1) * 100
        elif (scale := MAGNITUDES.get(word.removesuffix("s"))) is not None:
            total += max(current, 1) * scale
            current = 0
        elif word not in ("and", "a", "an"):
            return None
    return Decimal(total + current)
