"""The stretches of a plain text, each waiting for its role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.intake.text.layout import Piece, pieces
from workbench.intake.wording.lines import glued_furniture
from workbench.model.document import PROSE, BlockKind

_KEPT = 640
"""Characters of a unit's words that the tests of wording may see."""
_TERMINAL = re.compile(r"[.!?…。！？](?:\[[^\[\]]{1,30}\]|[”’\"'»)\]*_\d†‡⁰¹²³⁴-⁹,–-])*\Z")
_INNER_STOP = re.compile(r"[.!?…。！？][”’\"'»)\[\]\d]*\s+[“‘\"'«(]?[^\W\d_a-z]")
_TAIL = 48
"""Characters at a unit's end that show whether it ends a sentence: stop, marks, brackets."""
_SHORT = 120
_SHORT_WORDS = 16


@dataclass(slots=True)
class Unit:
    """A paragraph-like stretch of text and, once known, its role.

    Attributes:
        gap: how many blank lines stand before it.
        lines: how many lines it has.
        indents: columns before its first line, and the least before the others.
        words: its first words, white space as single spaces.
        kind: None until a pass has decided.
    """

    start: int
    end: int
    gap: int
    lines: int
    indents: tuple[int, int]
    words: str
    kind: BlockKind | None = None
    level: int = 0
    tail: str = field(default="")

    @property
    def size(self) -> int:
        """How many characters it has."""
        return self.end - self.start

    @property
    def terminated(self) -> bool:
        """Whether it ends with a full stop, or another mark that ends a sentence."""
        return bool(_TERMINAL.search(self.tail))

    @property
    def short(self) -> bool:
        """Whether it is short enough for a heading."""
        return self.size <= _SHORT and self.words.count(" ") < _SHORT_WORDS

    @property
    def sentences(self) -> bool:
        """Whether it reads as prose: long, or a terminated sentence of some words."""
        if self.size > 2 * _SHORT:
            return True
        if self.terminated and self.words.count(" ") >= 5:
            return True
        return bool(_INNER_STOP.search(self.words)) and self.size > _SHORT

    @property
    def prose(self) -> bool:
        """Whether it is, or may still become, prose."""
        return self.kind is None or self.kind in PROSE


def units(text: str) -> list[Unit]:
    """The units of a text; furniture glued to a line is one of its own."""
    return [unit for piece in pieces(text) for unit in _of_piece(text, piece)]


def unit(text: str, start: int, end: int, like: Unit | Piece) -> Unit:
    """A unit for a span, laid out like another one."""
    words = " ".join(text[start : min(end, start + _KEPT)].split())
    tail = text[max(start, end - _TAIL) : end]
    return Unit(start, end, like.gap, like.lines, like.indents, words, tail=tail)


def merged(text: str, parts: list[Unit], kind: BlockKind) -> Unit:
    """One unit of a role in place of several neighbours."""
    whole = unit(text, parts[0].start, parts[-1].end, parts[0])
    whole.lines, whole.kind = sum(part.lines for part in parts), kind
    return whole


def _of_piece(text: str, piece: Piece) -> Iterator[Unit]:
    """A piece as a unit, or as furniture and the words glued to it."""
    whole = unit(text, piece.start, piece.end, piece)
    glued = glued_furniture(whole.words) if whole.lines == 1 else 0
    if glued:
        furniture = unit(text, piece.start, piece.start + glued, piece)
        furniture.kind = "boilerplate"
        yield furniture
        whole = unit(text, piece.start + glued, piece.end, piece)
        whole.gap = 0
    yield whole
