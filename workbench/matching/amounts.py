"""Quantities as they are compared: which two can be the same amount.

Amounts agree when one is the other rounded, lies in the other's range, or keeps to its bound
(``more than 890`` and 891), after conversion to one unit.
"""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.matching.stemming import stem
from workbench.model.claim import Quantity

_ABOUT = Decimal("0.1")
"""How far from an approximate amount another may lie, as a share of it."""
_POINTS = Decimal(2)
"""How many points from it a share told in words may lie: *two thirds* and 66 percent."""
_CONVERTED = Decimal("0.03")
"""How far two amounts may lie apart whose units had to be converted."""
_BEYOND = Decimal(3)
"""*more than 890* is not said of three times as many."""
_ROUNDED = Decimal("0.05")
"""How far rounding to one figure may lead."""
_VAGUE = re.compile(
    r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\b", re.I
)
_VAGUE_UP_TO = 20
"""*hundreds* may be two thousand."""
_NAUTICAL = re.compile(r"\b(?:nautical|sea) miles?\b", re.I)

_SIZES: dict[str, tuple[str, str]] = {
    "mm": ("length", "0.001"),
    "cm": ("length", "0.01"),
    "inch": ("length", "0.0254"),
    "foot": ("length", "0.3048"),
    "yard": ("length", "0.9144"),
    "m": ("length", "1"),
    "km": ("length", "1000"),
    "mile": ("length", "1609.344"),
    "nautical mile": ("length", "1852"),
    "square foot": ("area", "0.0929"),
    "square m": ("area", "1"),
    "acre": ("area", "4046.86"),
    "hectare": ("area", "10000"),
    "square km": ("area", "1000000"),
    "square mile": ("area", "2589988"),
    "g": ("mass", "0.001"),
    "ounce": ("mass", "0.02835"),
    "pound": ("mass", "0.45359"),
    "kg": ("mass", "1"),
    "ton": ("mass", "907.18"),
    "tonne": ("mass", "1000"),
    "second": ("time", "1"),
    "minute": ("time", "60"),
    "hour": ("time", "3600"),
    "day": ("time", "86400"),
    "week": ("time", "604800"),
    "month": ("months", "1"),
    "year": ("months", "12"),
    "decade": ("months", "120"),
    "century": ("months", "1200"),
    "W": ("power", "1"),
    "kW": ("power", "1000"),
    "MW": ("power", "1000000"),
    "GW": ("power", "1000000000"),
    "km/h": ("speed", "1"),
    "mph": ("speed", "1.609344"),
    "knot": ("speed", "1.852"),
}
"""What a unit measures, and how many of the base unit it holds."""
_OTHER_MEASURES = frozenset({"percent", "percentage point", "ordinal", "°C", "°F"})


def unit(quantity: Quantity) -> str | None:
    """The unit by which quantities are compared: canonical, or the counted noun's stem."""
    if _share(quantity):
        return "percent"
    if _NAUTICAL.search(quantity.text):
        return "nautical mile"
    if quantity.unit in (None, "degree"):
        return None
    if quantity.unit in _SIZES or quantity.unit in _OTHER_MEASURES:
        return quantity.unit
    return quantity.unit if quantity.unit.isupper() else stem(quantity.unit.lower())


def kind(quantity: Quantity) -> str | None:
    """What is measured: units that convert into each other measure one thing."""
    own = unit(quantity)
    return _SIZES[own][0] if own in _SIZES else own


def is_measure(quantity: Quantity) -> bool:
    """Whether the unit is one of measure or money, not a counted noun."""
    own = unit(quantity)
    return own is not None and (own in _SIZES or own in _OTHER_MEASURES or own.isupper())


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether both can be the same amount of the same thing; the units' kinds are the same."""
    ours, theirs = _range(left), _range(right)
    converted = unit(left) != unit(right)
    if left.bound == right.bound and left.bound in ("over", "under"):
        return _near(Decimal(left.value), Decimal(right.value), _ABOUT) or converted
    told = _share(left) or _share(right)
    if left.bound == right.bound == "exact" and not told:
        if converted:
            loose = _round_in_words(left) or _round_in_words(right)
            return _near(ours[0], theirs[0], _ABOUT if loose else _CONVERTED)
        return _rounds(ours[0], theirs[0]) or _rounds(theirs[0], ours[0])
    slack = _CONVERTED if converted else Decimal("0.01")
    return ours[0] <= theirs[1] * (1 + slack) and theirs[0] <= ours[1] * (1 + slack)


def same(left: Quantity, right: Quantity) -> bool:
    """Whether both can be the same amount, told alike: of two ranges both ends agree."""
    if left.upper is None or right.upper is None or unit(left) != unit(right):
        return agree(left, right)
    ends = (left.value, right.value), (left.upper, right.upper)
    return all(_rounds(Decimal(a), Decimal(b)) or _rounds(Decimal(b), Decimal(a)) for a, b in ends)


def same_value(left: Quantity, right: Quantity) -> bool:
    """Whether the bare numbers are equal, whatever their units."""
    return (left.value, left.upper) == (right.value, right.upper)


def _share(quantity: Quantity) -> bool:
    """A fraction of something: ``two thirds``, ``half of the captives``."""
    part = 0 < Decimal(quantity.value) < 1
    return part and quantity.unit not in _SIZES and quantity.unit not in _OTHER_MEASURES


def _range(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The amounts it can mean, in the base unit."""
    own = unit(quantity)
    size = Decimal(_SIZES[own][1]) if own in _SIZES else Decimal(100 if _share(quantity) else 1)
    low = Decimal(quantity.value) * size
    high = Decimal(quantity.upper) * size if quantity.upper else low
    if quantity.bound == "over":
        return low, low * _BEYOND
    if quantity.bound == "under":
        return low / _BEYOND, low
    if _VAGUE.search(quantity.text):
        return low, low * _VAGUE_UP_TO
    if _share(quantity):
        return low - _POINTS, low + _POINTS
    if quantity.bound == "about":
        margin = abs(low) * _ABOUT
        return low - margin, low + margin
    return low, high


def _round_in_words(quantity: Quantity) -> bool:
    """Whether it is told loosely: *twenty miles*, where figures would be exact."""
    told = not any(letter.isdigit() for letter in quantity.text)
    return told and Decimal(quantity.value) % 10 == 0


def _near(one: Decimal, other: Decimal, share: Decimal) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _rounds(fine: Decimal, coarse: Decimal) -> bool:
    """Whether an amount, rounded, gives the other: 5,213,000 gives 5.2 million.

    Rounding to a single figure counts from a thousand on, where it leads not far.
    """
    if fine == coarse:
        return True
    figures = coarse.normalize().as_tuple()
    last = Decimal(1).scaleb(int(figures.exponent))
    if (fine / last).to_integral_value() != coarse / last:
        return False
    return len(figures.digits) > 1 or (abs(coarse) >= 1000 and _near(fine, coarse, _ROUNDED))
