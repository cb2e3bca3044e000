"""What stands inside a block of Markdown, each at its place: marks, notes, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.manuscript import Hyperlink

_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|<!--.*?-->|\\[\[\]()^`*_<>\\]", re.DOTALL)
_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"(?:\([ \t]*<?((?:[^\s()<>]|\([^\s()]*\))+)>?(?:\s+[\"'(][^\"')]*[\"')])?[ \t]*\)"
    r"|\[([^\[\]]*)\])?"
)
_AUTO = re.compile(r"<((?:https?|ftp)://[^\s<>]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference mark ``[^label]``."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note written where its mark stands: ``^[words]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """What a stretch of text holds, in its order."""

    marks: tuple[Mark, ...]
    notes: tuple[WrittenNote, ...]
    links: tuple[Hyperlink, ...]


def find_inline(text: str, start: int, end: int, named: dict[str, str]) -> Inline:
    """Find marks, written notes and links in ``text[start:end]``, code left out.

    Args:
        named: addresses by the name of their link reference, in capitals.
    """
    part = _CODE.sub(lambda code: " " * len(code[0]), text[start:end])
    marks = tuple(
        Mark(found[1], start + found.start(), start + found.end()) for found in _MARK.finditer(part)
    )
    notes = tuple(WrittenNote(start + a, start + b) for a, b in _written(part))
    return Inline(marks, notes, tuple(_links(part, start, named)))


def _written(part: str) -> Iterator[tuple[int, int]]:
    """The spans of ``^[…]``, brackets inside included."""
    at = part.find("^[")
    while at >= 0:
        depth, end = 0, at + 1
        while end < len(part):
            depth += {"[": 1, "]": -1}.get(part[end], 0)
            end += 1
            if not depth:
                break
        if depth or end - at <= 3:
            at = part.find("^[", at + 2)
            continue
        yield at, end
        at = part.find("^[", end)


def _links(part: str, start: int, named: dict[str, str]) -> Iterator[Hyperlink]:
    for found in _LINK.finditer(part):
        words, href, name = found[1], found[2], found[3]
        if words.startswith("^"):
            continue
        if href is None:
            href = named.get(" ".join((name or words).split()).upper())
        if href and words:
            yield Hyperlink(start + found.start(1), start + found.end(1), href)
    for found in _AUTO.finditer(part):
        yield Hyperlink(start + found.start(1), start + found.end(1), found[1])


def bare(raw: str) -> str:
    """The words of a stretch of Markdown: marks, links' addresses and emphasis left out."""
    words = _MARK.sub("", raw)
    words = _LINK.sub(r"\1", words)
    words = _EMPHASIS.sub("", _TAG.sub("", words))
    return " ".join(words.split())
