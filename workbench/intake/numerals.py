"""How formats number their notes: letters, Roman numerals, the printers' signs."""

from __future__ import annotations

_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_SIGNS = "*†‡§"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 5_000


def alphabetic(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def repeated_letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → bb: as word processors count."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def roman(number: int) -> str:
    """1 → i, 4 → iv; beyond what Roman numerals can say, in digits."""
    if not 0 < number < _LARGEST_ROMAN:
        return str(number)
    numeral = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def greek(number: int) -> str:
    """1 → α, 2 → β, beginning anew after ω."""
    return _GREEK[(number - 1) % len(_GREEK)]


def sign(number: int) -> str:
    """1 → *, 2 → †, 3 → ‡, 4 → §, then doubled: the Chicago Manual's order."""
    times, place = divmod(number - 1, len(_SIGNS))
    return _SIGNS[place] * (times + 1)
