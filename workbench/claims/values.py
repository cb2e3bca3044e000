"""The values of matched numbers: rates, dozens, ranges, and halves of what they count."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.claims import numerals

_HALF = Decimal("0.5")


def rate(text: str) -> tuple[Decimal, None] | None:
    """``one in five``, as a share."""
    first, second = re.split(r" (?:in|out of) (?:every )?", text.lower())
    part, whole = numerals.value(first), numerals.value(second)
    return (part / whole, None) if part and whole and part < whole else None


def dozens(text: str) -> Decimal:
    """``a dozen``, ``half a dozen``, ``three dozen``."""
    lead = text.lower().split("dozen")[0].split()
    if lead[:1] == ["half"]:
        return Decimal(6)
    times = numerals.value(lead[0]) if lead and lead[0] not in ("a", "an", "several") else None
    return 12 * (times or Decimal(1))


def scaled(low: str, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Both ends; a magnitude given once holds for both (``3 to 4 million``)."""
    first, scale = _parse(low)
    if high is None or first is None:
        return first, None
    second, scale2 = _parse(high)
    if second is not None and scale == 1 and scale2 > 1 and first < 1000 <= second:
        first *= scale2
    return first, second


def and_a_half(low: str, magnitude: str | None) -> Decimal | None:
    """``a million`` and a half, ``two`` and a half (``million``)."""
    value, scale = _parse(low)
    if value is None:
        return None
    if magnitude:
        return (value + _HALF) * numerals.MAGNITUDES[magnitude.strip().lower()]
    return value + _HALF * scale


_FIGURES = re.compile(rf"([-−]?)({numerals.DIGITS}|\.\d+)\s?-?([^\W\d_]*)")


def _parse(text: str) -> tuple[Decimal | None, Decimal]:
    """The value, and the magnitude that was written with it."""
    match = _FIGURES.fullmatch(text)
    if match is None:
        last = re.split(r"[ -]", text.lower())[-1]
        return numerals.value(text), Decimal(numerals.MAGNITUDES.get(last, 1))
    name = match[3].lower()
    scale = Decimal(
        numerals.MAGNITUDES.get(name)
        or numerals.SHORT_MAGNITUDES.get(name)
        or numerals.ABROAD.get(name, 1)
    )
    figures = numerals.value(match[2] if match[2][0] != "." else f"0{match[2]}")
    if figures is None:
        return None, scale
    return (-figures if match[1] else figures) * scale, scale
