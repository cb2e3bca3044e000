"""Numbers in whatever form they are written, so that "5.2 million" is found in "5,200,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.claims import numerals
from workbench.matching.side import side
from workbench.matching.stemming import stem

_SCALE = re.compile(
    r"[ \u00a0-](?P<word>[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion)\b"
    r"|(?<=\d)(?P<short>bn|mn|tn|trn|k|m)\b"
)
_TIMES = re.compile(rf"(?:{numerals.DIGITS}|(?<![^\W_])[a-z]+(?:-[a-z]+)?)\Z", re.I)
_VALUES = numerals.MAGNITUDES | numerals.SHORT_MAGNITUDES
_LONGEST = 24
"""Characters of a number before its magnitude."""
_SPELLED = {
    numerals.plain(value): stem(word)
    for word in sorted(numerals.WORDS - numerals.VAGUE.keys() - numerals.MAGNITUDES.keys())
    if (value := numerals.value(word)) is not None
}


def plain(term: str) -> str:
    """A number in digits without separators or leading zeros; any other term as it is."""
    return (term.replace(",", "").lstrip("0") or "0") if term[:1].isdigit() else term


def scaled(text: str) -> Iterator[tuple[int, str]]:
    """Numbers with a magnitude (``5.2 million``, ``$3bn``): where it stands, and all in digits."""
    for found in _SCALE.finditer(text):
        at = found.start()
        times = _TIMES.search(text, max(0, at - _LONGEST), at)
        value = numerals.value(times[0]) if times else None
        if value is not None:
            by = _VALUES[(found["word"] or found["short"]).lower()]
            yield at, numerals.plain(value * by)


def other_forms(statement: str) -> dict[int, tuple[str, ...]]:
    """The forms in which a statement's numbers may stand elsewhere, by the place of each word.

    Returns:
        For each place where a word of a number begins, the terms that are the same number:
        ``12`` and ``twelve``; ``5200000``.
    """
    read = side(statement)
    forms: dict[int, tuple[str, ...]] = {}
    for quantity in read.quantities:
        values = [value for value in (quantity.value, quantity.upper) if value]
        spelled = [_SPELLED[value] for value in values if value in _SPELLED]
        for index in read.within(quantity.start, quantity.end):
            word = read.words[index]
            if word.numeric or word.norm in numerals.WORDS:
                forms[word.start] = (*values, *spelled)
    return forms
