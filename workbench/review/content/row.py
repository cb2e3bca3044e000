"""A claim as the list shows it: the statement, and a line of details under it."""

from __future__ import annotations

import re
from typing import NamedTuple

from textual.content import Content

from workbench.review.content import ink
from workbench.review.content.words import counted, one_line, spaced
from workbench.review.glyphs import Glyphs
from workbench.store.rows import ClaimRow

_NUMBER = re.compile(r"(?<!\w)[$€£¥]?\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)")
_STEM = 4
"""Letters of a searched word that must agree: the index is stemmed, the highlight only guesses."""


class Listed(NamedTuple):
    """A claim, and what else the list says of it."""

    row: ClaimRow
    remarks: tuple[str, ...] = ()


class RowText(NamedTuple):
    """A row of the list, in styled parts."""

    sign: Content
    body: Content
    details: Content


def row_text(listed: Listed | None, glyphs: Glyphs, words: tuple[str, ...] = ()) -> RowText:
    """What the list says of a claim.

    Args:
        listed: the claim, or None when it has gone from the database.
        glyphs: the signs to draw with.
        words: searched words, highlighted where they stand.
    """
    if listed is None:
        return RowText(Content(" "), Content.styled("(no longer here)", ink.QUIET), Content(""))
    row = listed.row
    return RowText(
        Content.styled(glyphs.states[row.verdict], ink.STATES[row.verdict]),
        highlighted(one_line(row.reading), words),
        _details(listed, glyphs),
    )


def highlighted(text: str, words: tuple[str, ...]) -> Content:
    """A text with its numbers, and the words searched for, set off."""
    content = Content(text)
    for number in _NUMBER.finditer(text):
        content = content.stylize(ink.NUMBER, *number.span())
    for start, end in _hits(text, words):
        content = content.stylize(ink.HIT, start, end)
    return content


def _hits(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where words begin like the searched ones do."""
    if not words:
        return []
    beginnings = "|".join(re.escape(word[: max(_STEM, len(word) - 3)]) for word in words)
    return [hit.span() for hit in re.finditer(rf"\b(?:{beginnings})\w*", text, re.IGNORECASE)]


def _details(listed: Listed, glyphs: Glyphs) -> Content:
    """State, what is off, citations and counterparts, place: the last may be cut."""
    row = listed.row
    parts: list[Content | str] = []
    if row.verdict != "unreviewed":
        reason = f": {spaced(row.reason)}" if row.reason else ""
        parts.append(Content.styled(row.verdict + reason, ink.STATES[row.verdict]))
    if row.disagreement:
        parts.append(Content.styled("reviewers disagree", ink.WARNING))
    if row.stale:
        parts.append(Content.styled("stale", ink.WARNING))
    parts += [Content.styled(remark, ink.WARNING) for remark in listed.remarks]
    if row.markers:
        parts.append(_notes(row, glyphs))
    if row.counterparts:
        parts.append(_counterparts(row))
    if row.note:
        parts.append("noted")
    parts.append(f"{one_line(row.name)} #{row.ord}")
    return Content(glyphs.dot).join(parts).stylize_before(ink.QUIET)


def _notes(row: ClaimRow, glyphs: Glyphs) -> Content:
    """How many notes the claim cites, and how many of its marks lead to none."""
    if not row.dangling:
        return Content(counted(row.markers, "note"))
    if row.dangling == row.markers:
        said = f"{glyphs.warning} {counted(row.markers, 'mark')} dangling"
        return Content.styled(said, ink.WARNING)
    said = f"{glyphs.warning} {row.dangling} dangling"
    return Content.assemble(counted(row.markers, "mark"), ", ", (said, ink.WARNING))


def _counterparts(row: ClaimRow) -> str:
    """How many counterparts the claim has, and how many of them differ."""
    said = counted(row.counterparts, "counterpart")
    if not row.differing:
        return said
    number = "" if row.differing == row.counterparts else f", {row.differing}"
    return f"{said}{number} {'differs' if row.differing == 1 else 'differ'}"
