"""The roles of Markdown's blocks that its marks do not tell: title, credits, lists of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.intake.dates import is_date_line
from workbench.intake.markdown.blocks import Piece
from workbench.intake.text.notelist import find_notes
from workbench.intake.text.units import Unit
from workbench.intake.wording.lines import (
    is_biography,
    is_boilerplate,
    is_byline,
    is_caption,
    is_credit,
    section_kind,
)
from workbench.model.document import PROSE
from workbench.model.manuscript import NoteSpan

_LOOKED_AT = 640
_TAIL = 12
_HEAD = 12
"""Blocks at the top among which byline and date may stand."""
_LONG = 120
_LAST = 3
_MARKUP = re.compile(r"[*_`~]{1,3}|\\(\W)|<[^<>]{0,200}>")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,1000}\)|\[\^[^\]\s]{1,80}\]")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]{0,200}\}\s*\Z")
_EMPHASISED = re.compile(r"([*_]{1,3})(?=\S)[^*_]{8,400}\1")
_CONTENTS_ENTRY = re.compile(r"(?:[*_`]{0,3}\[[^\[\]]{1,200}\]\(#[^()\s]{0,200}\)[*_`]{0,3}\s*)+")


def plain(words: str) -> str:
    """The words of a line of Markdown: emphasis, addresses and marks left out."""
    words = _MARKUP.sub(r"\1", _LINK.sub(r"\1", _ATTRIBUTES.sub("", words[:_LOOKED_AT])))
    return " ".join(words.split())


def find_roles(text: str, pieces: Sequence[Piece], *, declared: str) -> tuple[NoteSpan, ...]:
    """Give blocks the kinds that their place and words tell.

    Args:
        text: the text.
        pieces: its blocks; their kinds are changed.
        declared: the title that is declared above the text, or empty.

    Returns:
        The notes in lists that are no definitions: below a heading such as ``References``.
    """
    words = [plain(text[piece.start : piece.end]) for piece in pieces]
    _find_title(text, pieces, words, declared)
    _find_furniture(text, pieces, words)
    _find_credits(pieces, words)
    return _find_lists(text, pieces, words)


def _find_title(text: str, pieces: Sequence[Piece], words: Sequence[str], declared: str) -> None:
    """The only heading of the first level, or one that stands first, is the title.

    A line all in emphasis right below it is the dek.
    """
    first = [at for at, p in enumerate(pieces) if p.kind == "heading" and p.level == 1]
    if not first or not (len(first) == 1 or first[0] == 0):
        return
    at = first[0]
    if declared and words[at].casefold() != declared.casefold():
        return
    pieces[at].kind = "title"
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    if below is not None and below.kind == "paragraph":
        line = text[below.start : below.end]
        if _EMPHASISED.fullmatch(line) and not is_byline(words[at + 1]):
            below.kind = "dek"


def _find_furniture(text: str, pieces: Sequence[Piece], words: Sequence[str]) -> None:
    for piece, line in zip(pieces, words, strict=True):
        if piece.kind not in PROSE:
            continue
        source = text[piece.start : piece.end] if piece.kind == "list_item" else ""
        if is_boilerplate(line) or (source and _CONTENTS_ENTRY.fullmatch(source)):
            piece.kind = "boilerplate"
        elif piece.kind == "paragraph" and is_caption(line):
            piece.kind = "caption"


def _find_credits(pieces: Sequence[Piece], words: Sequence[str]) -> None:
    """Mark byline and date at the top, credits and the author's biography at the end."""
    for piece, line in zip(pieces[:_HEAD], words, strict=False):
        if piece.kind in PROSE and (is_byline(line) or is_date_line(line) or is_credit(line)):
            piece.kind = "credit"
        elif piece.kind in PROSE and len(line) > _LONG:
            break
    prose = [at for at, piece in enumerate(pieces) if piece.kind in PROSE]
    for at in prose[len(prose) // 2 :]:
        if is_credit(words[at]):
            pieces[at].kind = "credit"
    for at in prose[-_LAST:]:
        if is_biography(words[at]):
            pieces[at].kind = "credit"


def _find_lists(text: str, pieces: Sequence[Piece], words: Sequence[str]) -> tuple[NoteSpan, ...]:
    """Find lists of notes as in a plain text, and mark their entries."""
    units: list[Unit] = []
    end = 0
    for piece, line in zip(pieces, words, strict=True):
        units.append(_unit(text, piece, line, text.count("\n", end, piece.marker) - 1))
        end = piece.end
    spans = find_notes(text, units)
    for piece, unit in zip(pieces, units, strict=True):
        if piece.kind in PROSE and unit.kind in {"note", "reference"}:
            piece.kind = unit.kind
    return spans


def _unit(text: str, piece: Piece, line: str, gap: int) -> Unit:
    """A block as a unit of plain text; what has a role already is not looked at again."""
    free = piece.kind in {"paragraph", "list_item"} or (
        piece.kind == "heading" and section_kind(line) is not None
    )
    listed = text[piece.marker : piece.start] if piece.kind == "list_item" else ""
    return Unit(
        start=piece.marker,
        end=piece.end,
        gap=max(gap, 0),
        lines=len(piece.lines),
        indents=(0, 0),
        words=" ".join((listed + line).split()),
        kind=None if free else piece.kind,
        level=piece.level,
        tail=text[max(piece.start, piece.end - _TAIL) : piece.end],
    )
