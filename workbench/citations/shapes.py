"""Marks that have a shape of their own: brackets, raised digits, symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.citations import vocabulary
from workbench.citations.candidates import Candidate, Item, Mark, Strength, inside, tiled
from workbench.intake.labels import SUPERSCRIPTS

_LABEL = (
    r"(?:\^?(?:(?:foot|end)?notes?|nb|n|fn|ref)?\.? ?\d{1,4}|\^[^\]\s,;]{1,60}|[ivxlc]{1,6}"
    r"|[a-z]{1,2}|[A-Z]|[*†‡§¶#]{1,4})"
)
_BRACKET = re.compile(
    rf"\\?\[\s?(?P<items>{_LABEL}(?:\s?[,;–—-]\s?{_LABEL}){{0,40}})"
    r"(?:\s?[,:;]\s?(?:[A-Za-z§]{1,12}\.?\s?){0,3}\d[^\[\]\n]{0,40}?)?\s?\\?\]"
)
_KEY = r"[A-Za-z][\w.:+&/-]{2,40}"
_KEYS = re.compile(rf"\\?\[\s?(?P<items>{_KEY}(?:\s{{0,8}}[,;]\s{{0,8}}{_KEY}){{0,20}})\s?\\?\]")
_KEY_ITEM = re.compile(_KEY)
_BETWEEN = re.compile(r"\s?[–—-]\s?")
_ITEM = re.compile(rf"(?P<dash>[–—-])?\s?(?P<label>{_LABEL})")
_PAREN = re.compile(
    r"\((?:(?<=[\w.!?,;:”’\"')\]]\()|(?<=[\w.!?,;:”’\"')\]] \())"
    r"(?P<word>(?i:(?:see )?(?:(?:foot|end)?notes?|fn)\.? ))?"
    r"(?P<items>\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20})\)"
)
_RAISED = "⁰¹²³⁴-⁹"
_SUPERSCRIPT = re.compile(rf"[{_RAISED}]{{1,4}}(?:[⁻,˒⸴'’–-]? ?[{_RAISED}]{{1,4}}){{0,20}}")
_RAISED_ITEM = re.compile(rf"(?P<dash>[⁻–-])?[,˒⸴'’ ]*(?P<label>[{_RAISED}]+)")
_SYMBOL = re.compile(
    r"(?:\*(?<=[\w.!?,;:”’\"')\]\\]\*)\*{0,3}|[†‡§¶](?<=[\w.!?,;:”’\"')\]].)[†‡§¶]{0,3})(?![\w*†‡])"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_YEARS = range(1500, 2101)
_REACH = 40


def brackets(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Marks in square brackets: ``[12]``, ``[3, 5–7]``, ``[a]``, ``[^n]``, ``[12, p. 3]``.

    A dash between two of them (``[4]–[6]``) stands for those that they leave out.
    """
    last: Mark | None = None
    for found in _brackets(text, start, end):
        first = found.marks[0]
        if last is not None and _BETWEEN.fullmatch(text, last.end, first.start):
            inner = inside(last.label, first.label)
            implied = [Mark(str(value), last.end, first.start) for value in inner or ()]
            if implied:
                yield Candidate("bracket", tuple(implied), found.strength, closes=found.closes)
        yield found
        last = found.marks[-1]


def _brackets(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The brackets one by one."""
    for match in _BRACKET.finditer(text, start, end):
        items = [
            Item(
                found["label"].removeprefix("^"),
                found.start("label"),
                found.end(),
                found["dash"] is not None,
            )
            for found in _ITEM.finditer(text, *match.span("items"))
        ]
        marks = tiled(items, *match.span())
        if not marks:
            continue
        before = text[match.start() - 1 : match.start()] if match.start() > start else ""
        after = text[match.end() : match.end() + 1]
        if not before or after == "(":
            continue
        strength = Strength.MEDIUM if before.isspace() else Strength.STRONG
        if len(marks) == 1 and marks[0].value in _YEARS:
            strength = Strength.WEAK
        elif match["items"].startswith("^"):
            strength = Strength.CERTAIN
        yield Candidate("bracket", marks, strength, closes=not after[:1].isalnum())


def parens(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Marks in round brackets behind a word or a stop: ``(12)``. Only a note list makes them so."""
    for match in _PAREN.finditer(text, start, end):
        items = [
            Item(found["label"], found.start("label"), found.end(), found["dash"] is not None)
            for found in _ITEM.finditer(text, *match.span("items"))
        ]
        marks = tiled(items, *match.span())
        after = text[match.end() : match.end() + 2]
        closes = not after.strip() or after[0] in ".,;:!?”’" or after[1:2].isupper()
        if marks:
            sure = closes or match["word"] is not None
            yield Candidate("paren", marks, Strength(2 + sure), closes=sure)


def keys(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Words in square brackets that a list of references may have as labels: ``[Bell31]``."""
    for match in _KEYS.finditer(text, start, end):
        if match.start() == start or text[match.end() : match.end() + 1] == "(":
            continue
        items = [
            Item(found[0], *found.span(), False)
            for found in _KEY_ITEM.finditer(text, *match.span("items"))
        ]
        marks = tiled(items, *match.span())
        yield Candidate("key", marks, Strength.MEDIUM, closes=True)


def superscripts(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Raised Unicode digits that are no exponents: ``word¹``, ``stop.²˒³``."""
    for match in _SUPERSCRIPT.finditer(text, start, end):
        strength = _raised_strength(text, start, match)
        items = [
            Item(
                found["label"].translate(SUPERSCRIPTS),
                found.start("label"),
                found.end(),
                found["dash"] is not None,
            )
            for found in _RAISED_ITEM.finditer(text, *match.span())
        ]
        marks = tiled(items, *match.span())
        if strength is not None and marks:
            after = text[match.end() : match.end() + 1]
            yield Candidate("superscript", marks, strength, closes=not after[:1].isalnum())


def _raised_strength(text: str, start: int, match: re.Match[str]) -> Strength | None:
    """How likely raised digits are a mark; None for units, powers and block starts."""
    if match.start() == start or match[0].startswith("⁻"):
        return None
    before = text[match.start() - 1]
    if before.isdigit():
        year = re.search(
            r"(?<![\d.,])(?:1[5-9]|20)\d\d\Z", text[max(start, match.start() - 6) : match.start()]
        )
        return Strength.MEDIUM if year else None
    word = _WORD_BEFORE.search(text, max(start, match.start() - _REACH), match.start())
    if word is not None:
        if word[0] in vocabulary.VARIABLES or len(word[0]) == 1:
            return None
        power = match[0] in ("²", "³") and len(word[0]) < 4
        return Strength.MEDIUM if power else Strength.STRONG
    return Strength.MEDIUM if before.isspace() else Strength.STRONG


def symbols(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Symbols behind a word or a stop (``*``, ``†``): marks only where a note has the symbol."""
    for match in _SYMBOL.finditer(text, start, end):
        if match[0][0] == "*" and _is_emphasis(text, start, match):
            continue
        yield Candidate("symbol", (Mark(match[0], *match.span()),), Strength.MEDIUM, closes=True)


def _is_emphasis(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether asterisks close an emphasis that opened a little before (``*word*``)."""
    opened = text.rfind(match[0], max(start, match.start() - 200), match.start())
    return (
        opened >= 0
        and text[opened + len(match[0])].isalnum()
        and (opened == start or not text[opened - 1].isalnum())
    )
