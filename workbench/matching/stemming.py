"""The Porter stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980).

It is the algorithm of SQLite's ``porter`` tokenizer, so that a word has the same stem here as
in the full-text index. Stems are no fixed points (``nurses`` → ``nurs`` → ``nur``): never stem
twice.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORTEST, _LONGEST = 3, 64
"""Words outside these lengths are left alone, as SQLite does."""

_VOWEL_RUN = re.compile(r"V+C+")
_DOUBLE = re.compile(r"([^aeiouy])\1$|yy$")

_STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "logi": "log",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
}
_STEP_3 = {
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
}
_STEP_4 = "al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ion|ou|ism|ate|iti|ous|ive|ize"


# Searched from the left, so the longest ending that fits is found.
_ENDS_2 = re.compile(f"(?:{'|'.join(_STEP_2)})$")
_ENDS_3 = re.compile(f"(?:{'|'.join(_STEP_3)})$")
_ENDS_4 = re.compile(f"(?:{_STEP_4})$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii():
        return word
    word = _past_and_progressive(_plural(word))
    if word.endswith("y") and "V" in _shape(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _ENDS_2, _STEP_2)
    word = _replaced(word, _ENDS_3, _STEP_3)
    return _tidied(_stripped(word))


def _shape(text: str) -> str:
    """Consonants and vowels: ``toy`` → ``CVC``, ``syzygy`` → ``CVCVCV``."""
    shape: list[str] = []
    for letter in text:
        vowel = letter in "aeiou" or (letter == "y" and bool(shape) and shape[-1] == "C")
        shape.append("V" if vowel else "C")
    return "".join(shape)


def _measure(text: str) -> int:
    """Porter's *m*: how many times vowels are followed by consonants."""
    return len(_VOWEL_RUN.findall(_shape(text)))


def _short_end(text: str) -> bool:
    """Porter's ``*o``: ends consonant, vowel, consonant; the last is not w, x or y."""
    return _shape(text).endswith("CVC") and text[-1] not in "wxy"


def _plural(word: str) -> str:
    if word.endswith("sses") or (word.endswith("ies") and word != "ies"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past_and_progressive(word: str) -> str:
    if word.endswith("eed") and word != "eed":
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        base = word.removesuffix(ending)
        if base != word:
            return _restored(base) if "V" in _shape(base) else word
    return word


def _restored(base: str) -> str:
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if _DOUBLE.search(base) and base[-1] not in "lsz":
        return base[:-1]
    return base + "e" if _measure(base) == 1 and _short_end(base) else base


def _replaced(word: str, endings: re.Pattern[str], to: dict[str, str]) -> str:
    found = endings.search(word)
    if found is None or _measure(word[: found.start()]) == 0:
        return word
    return word[: found.start()] + to[found.group()]


def _stripped(word: str) -> str:
    found = _ENDS_4.search(word)
    if found is None:
        return word
    base = word[: found.start()]
    if _measure(base) < 2 or (found.group() == "ion" and base[-1] not in "st"):
        return word
    return base


def _tidied(word: str) -> str:
    if word.endswith("e"):
        base = word[:-1]
        measure = _measure(base)
        if measure > 1 or (measure == 1 and not _short_end(base)):
            word = base
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word
