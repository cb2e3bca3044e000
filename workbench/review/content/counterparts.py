"""The counterparts of a claim: how near, whose, and in what they differ.

A score or a relation proposes; it is never shown as a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.model.comparison import Difference
from workbench.review.content import ink
from workbench.review.content.words import counted, one_line
from workbench.review.glyphs import Glyphs
from workbench.store.rows import CounterpartRow, Place

if TYPE_CHECKING:
    from workbench.store.origins import Independence

COPY = "="
"""The letter of a counterpart that is a copy of the claim itself."""
_MARKS = {"confirmed": "same fact", "dismissed": "other fact"}
"""What a reviewer said of a pair, in words."""


def counterpart_text(
    row: CounterpartRow, glyphs: Glyphs, *, pinned: bool, origin: str = ""
) -> Content:
    """A counterpart: score, place, relation; its words; the differences by kind.

    Args:
        row: the counterpart.
        glyphs: the signs to draw with.
        pinned: whether the reviewer pinned it as evidence.
        origin: a letter that counterparts of one origin share; "=" for a copy of the claim.
    """
    parts = [counterpart_heading(row, glyphs, pinned=pinned, origin=origin), compared(row)]
    if row.counterpart.differences:
        parts.append(difference_line(row.counterpart.differences, glyphs))
    return Content("\n").join(parts)


def counterpart_heading(
    row: CounterpartRow, glyphs: Glyphs, *, pinned: bool, origin: str = ""
) -> Content:
    """The line above a counterpart: score, relation, document, date, what was done about it."""
    pair, other = row.counterpart, row.other
    style = ink.DIFFERING if pair.relation == "differs" else ink.STRONG
    parts: list[Content | str] = [
        Content.styled(f"{pair.score:.2f}", ink.STRONG),
        Content.styled(f"{glyphs.relation(pair.relation)} {pair.relation}", style),
        one_line(other.name),
    ]
    if other.published:
        parts.append(other.published)
    if origin:
        told = "copy of this claim" if origin == COPY else f"origin {origin}"
        parts.append(Content.styled(told, ink.QUIET))
    if row.mark in _MARKS:
        parts.append(Content.styled(_MARKS[row.mark], ink.STRONG))
    if pinned:
        parts.append(Content.styled(f"{glyphs.pinned} pinned", ink.STRONG))
    return Content("  ").join(parts)


def compared(row: CounterpartRow, *, left: bool = False) -> Content:
    """One side of a pair, with the typed differences set off.

    Words that the other side lacks are underlined too; of statements that are only related, the
    words that both have are made bold instead.

    Args:
        row: the pair.
        left: the claim's side instead of the counterpart's.
    """
    pair, side = row.counterpart, 0 if left else 1
    place: Place = row.claim if left else row.other
    text = one_line(place.text)
    content = Content(text)
    same = [spans[side] for spans in pair.aligned]
    if pair.relation == "related":  # little is the same: that is what the eye should find
        for start, end in same:
            content = content.stylize(ink.AGREEING, start, end)
    else:
        for start, end in unaligned(text, same):
            content = content.stylize(ink.MISSING, start, end)
    for difference in pair.differences:
        if span := (difference.left_span, difference.right_span)[side]:
            content = content.stylize(ink.DIFFERING, *span)
    return content


def unaligned(text: str, aligned: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a text that no aligned span covers, but for blanks and punctuation."""
    gaps: list[tuple[int, int]] = []
    at = 0
    for start, end in [*sorted(aligned), (len(text), len(text))]:
        if start > at and any(sign.isalnum() for sign in text[at:start]):
            gap = text[at:start]
            lead = len(gap) - len(gap.lstrip())
            gaps.append((at + lead, at + len(gap.rstrip())))
        at = max(at, end)
    return gaps


def difference_line(differences: Sequence[Difference], glyphs: Glyphs) -> Content:
    """The differences by kind, claim first: ``number: 890 ↔ 950``."""
    parts = [
        Content.assemble(
            (f"{difference.kind}: ", ink.QUIET),
            (one_line(difference.left) or "(none)", ink.DIFFERING),
            glyphs.versus,
            (one_line(difference.right) or "(none)", ink.DIFFERING),
        )
        for difference in differences
    ]
    return Content(glyphs.dot).join(parts)


def counterparts_title(rows: Sequence[CounterpartRow]) -> str:
    """The pane's title: how many there are, and how many of them differ."""
    differing = sum(row.counterpart.relation == "differs" for row in rows)
    return counted(len(rows), "counterpart") + (f", {differing} differing" if differing else "")


def origin_words(independence: Independence) -> str:
    """How far what agrees is independent: ``3 documents, 1 origin``."""
    documents, origins = independence.documents, independence.origins
    return f"{counted(documents, 'document')}, {counted(origins, 'origin')}"
