"""Digits glued to a word, a closing mark or a stop, as raised marks come out of a copied page.

``in two stages1.``, ``“disappointing”2.``, ``stages.1 However``, ``agreed,3 but``, and, where a
number swallowed its mark, ``£310,0003`` or ``53,977.8 Officials``. The shape says how likely; the
gate has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.citations import vocabulary
from workbench.citations.candidates import Candidate, Item, Strength, tiled

_GROUP = re.compile(
    r"\d(?:(?<=[^\W\d_]\d)|(?<=[”’\"'»)\].,;:!?…%\u2060]\d))\d{0,3}(?:[,;–-]\d{1,4}){0,12}"
    r"(?: \d{1,4}(?=[.,;:!?”’)\]]|\s*\Z|\s+[A-Z“]))?(?!\d)"
)
_ITEM = re.compile(r"(?P<dash>[–-])?[,; ]?(?P<label>\d{1,4})")
_FIGURES = re.compile(
    r"\d(?<![\d.,;%]\d)(?:\d{0,15}(?:[.,;%]\d{1,15}){1,8}(?![.,;%]?\d)|\d{4,7}(?!\d))"
)
_SUM = re.compile(r"\d{1,3}(?:,\d{3})+(?P<extra>\d{1,4})")
_YEAR = re.compile(r"(?:1[5-9]\d\d|20[0-4]\d)(?:(?P<glued>\d{1,4})|[.,;](?P<stopped>\d{1,4}))")
_DECIMAL = re.compile(r"[\d,]+[.;%](?P<decimal>\d{1,4})")
_TAIL = re.compile(r"\d[\d.,]*[,;](?P<tail>\d{1,4})")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SENTENCE_NEXT = re.compile(r"\s+[A-Z“‘\"'(]|\s*\Z|\n")
_WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*\Z")
_ORDINAL = re.compile(r"(?<![\w.])\d{1,4}[a-z]{1,2}\Z")
_FOLLOW = re.compile(
    r"[\u2060\u200b]*(?:\Z|\s|[.,;:!?…](?![\w])|[”’\"'»)\]}—](?!\w)|–(?!\d)|[—(\[])"
)
_AFTER_STOP = re.compile(r"[\u2060\u200b]*(?:\Z|\s|[”’\"'»)\]}—])")
_MONTHS = re.compile(
    r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|of|by|from|until|till|during|after|before|and|to|early|late|mid|only in|year"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?\s|\d{1,2},\s|[–-]|\()\Z",
    re.IGNORECASE,
)
_REACH = 48


def glued(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Possible marks glued to what stands before them, in a stretch of text, in order."""
    found = [*_behind_words(text, start, end), *_behind_numbers(text, start, end)]
    yield from sorted(found, key=lambda candidate: candidate.start)


def _behind_words(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Digits behind a letter, a closing mark or a stop."""
    for match in _GROUP.finditer(text, start, end):
        if match.start() == start:
            continue
        right = match.end()
        items = _items(text, match.start(), right)
        if " " in match[0] and int(items[-1].label) != int(items[-2].label) + 1:
            items = items[:-1]
            right = items[-1].end
        if any(item.label.startswith("0") for item in items):
            continue
        seen = _host(text, start, match.start(), right, end)
        marks = tiled(items, match.start(), right) if seen else ()
        if seen and marks:
            strength, host = seen
            closes = _closes(text, match.start(), right)
            yield Candidate("glued", marks, strength, closes=closes, host=host)


def _items(text: str, start: int, end: int) -> list[Item]:
    return [
        Item(found["label"], found.start("label"), found.end(), found["dash"] is not None)
        for found in _ITEM.finditer(text, start, end)
    ]


def _behind_numbers(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Digits that a number swallowed: one too many behind a thousands comma or a year."""
    for figures in _FIGURES.finditer(text, start, end):
        right = figures.end()
        if not _FOLLOW.match(text, right, min(end, right + 4)):
            continue
        for left, strength in _swallowed(text, start, end, figures).items():
            if text[left] != "0":
                marks = tiled([Item(text[left:right], left, right, False)], left, right)
                yield Candidate("glued", marks, strength, closes=_closes(text, left, right))


def _swallowed(text: str, start: int, end: int, figures: re.Match[str]) -> dict[int, Strength]:
    """Where a mark may begin in figures that hold one, and how likely it is each time."""
    at, figure = figures.start(), figures[0]
    before = text[at - 1] if at > start else " "
    found: dict[int, Strength] = {}
    if before.isalnum() or before in ".,":
        return found
    if (match := _TAIL.fullmatch(figure)) is not None and not _THOUSANDS.fullmatch(figure):
        found[at + match.start("tail")] = Strength.WEAK
    if (match := _SUM.fullmatch(figure)) is not None:
        found[at + match.start("extra")] = Strength.MEDIUM
    elif before not in "£$€¥" and (match := _YEAR.fullmatch(figure)) is not None:
        led = match["stopped"] or _YEAR_LEAD.search(text, max(start, at - 12), at)
        left = at + max(match.start("stopped"), match.start("glued"))
        found[left] = Strength.MEDIUM if led else Strength.WEAK
    elif (match := _DECIMAL.fullmatch(figure)) and _SENTENCE_NEXT.match(text, figures.end(), end):
        found[at + match.start("decimal")] = Strength.WEAK
    return found


def _host(text: str, start: int, left: int, right: int, end: int) -> tuple[Strength, str] | None:
    """How likely digits are a mark, by what stands before and behind; None for never."""
    before = text[left - 1]
    while before == "\u2060" and left - 1 > start:
        left -= 1
        before = text[left - 1]
    window = min(end, right + 12)
    if before in ".,;:!?…":
        if not _AFTER_STOP.match(text, right, window):
            return None
        return _behind_stop(text, start, left, right)
    if not _FOLLOW.match(text, right, window):
        return None
    if before.isalpha():
        return _behind_word(text, start, left)
    if before == "%":
        return Strength.MEDIUM, ""
    if before in "”’\"'»)]" and left - 2 >= start:
        inner = text[left - 2]
        if inner.isspace():
            # Behind a space, only what cannot open is a closing mark.
            return (Strength.STRONG, "") if before in "”»)]" else None
        if before == ")" and inner.isdigit():
            return Strength.WEAK, ""
        return (Strength.MEDIUM if before in "'\"" and inner.isdigit() else Strength.STRONG), ""
    return None


def _behind_word(text: str, start: int, left: int) -> tuple[Strength, str] | None:
    """Digits glued to a letter: by the word's case, and by what the word is."""
    match = _WORD.search(text, max(start, left - _REACH), left)
    if match is None:
        return None
    word = match[0]
    outer = text[match.start() - 1] if match.start() > start else " "
    if outer.isalnum() or outer in "_@#/\\.&=~$£€" or (outer in "-‑" and match.start() - 1 > start):
        return None if outer not in "-‑" else (Strength.WEAK, word)
    last = re.split(r"[’'‑-]", word)[-1]
    lower = word.lower()
    if word in vocabulary.COMMON:
        return Strength.WEAK, word
    if (
        lower in vocabulary.NAMED
        or word in vocabulary.FORMULAS
        or lower in vocabulary.UNITS
        or len(word) == 1
        or lower in vocabulary.LOCATORS
    ):
        return None
    if lower in vocabulary.NUMBERED:
        return Strength.MEDIUM, word
    if last.islower() and word[0].islower():
        return (Strength.STRONG if len(word) > 1 else Strength.WEAK), word
    if "’" in word or "'" in word:
        return Strength.STRONG, word
    if word.isupper():
        return Strength.WEAK, word
    return Strength.MEDIUM, word


def _behind_stop(text: str, start: int, left: int, right: int) -> tuple[Strength, str] | None:
    """Digits behind a stop: ``stages.1 However``, ``agreed,3 but``."""
    stop = text[left - 1]
    if left - 2 < start:
        return None
    inner = text[left - 2]
    if inner.isdigit() or inner.isspace():
        return None
    ordinal = _ORDINAL.search(text, max(start, left - _REACH), left - 1)
    if ordinal is not None:
        return Strength.WEAK, ""
    if stop == "," and _MONTHS.match(text, right):
        return Strength.WEAK, ""
    if not inner.isalpha():
        return (Strength.STRONG if inner in "”’\"'»)].!?…" else Strength.MEDIUM), ""
    word = _WORD.search(text, max(start, left - _REACH), left - 1)
    if word is None:
        return None
    outer = text[word.start() - 1] if word.start() > start else " "
    if outer.isdigit() or outer in "_@#/\\:=~":
        return None
    if stop == ".":
        if outer == ".":
            return (Strength.MEDIUM, "") if word[0].isupper() else None
        if word[0].lower() in vocabulary.LOCATORS:
            return None
        if word[0].lower() in vocabulary.ABBREVIATIONS or len(word[0]) == 1:
            return Strength.WEAK, ""
        following = text[right : right + 2].lstrip()
        return (Strength.MEDIUM if following[:1].islower() else Strength.STRONG), ""
    return (Strength.STRONG if len(word[0]) > 1 else Strength.WEAK), ""


def _closes(text: str, left: int, right: int) -> bool:
    """Whether a sentence or clause ends at the mark."""
    after = text[right : right + 1]
    return not after or after in ".,;:!?\n”’)" or text[left - 1] in '.,;:!?…”’")'
