"""The line at the top: the database, the document, how far one is, and who reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbench.review.content import ink
from workbench.review.content.words import fitted
from workbench.review.glyphs import Glyphs

if TYPE_CHECKING:
    from workbench.review.views import View
    from workbench.store.rows import Counts

_BAR = 10
"""Cells of the progress bar."""


class Heading(NamedTuple):
    """What the top line tells.

    Attributes:
        database: the file's name.
        document: the document the cursor is in; may be empty.
        filter: the filter in force, as typed; may be empty.
        reviewer: who reviews.
        counts: of all that is listed, or None while they are being counted.
        order: the order, where it is not that of reading; may be empty.
    """

    database: str
    document: str
    filter: str
    reviewer: str
    counts: Counts | None
    order: str = ""


def header(heading: Heading, width: int, glyphs: Glyphs) -> Content:
    """The top line.

    Args:
        heading: what to tell.
        width: cells there are. The progress is always shown; names give way to it.
        glyphs: the signs to draw with.
    """
    right = _progress(heading, glyphs)
    right += Content.styled(f"  {heading.reviewer}", ink.QUIET) if width >= 80 else Content("")
    left = Content.styled(heading.database, ink.STRONG)
    if heading.document:
        left += f"  {heading.document}"
    if heading.filter:
        left += Content.styled(f"  /{heading.filter}", ink.HIT)
    if heading.order:
        left += Content.styled(f"  {heading.order}", ink.WARNING)
    room = width - right.cell_length - 2
    if room < 1:
        return fitted(right, width, glyphs)
    left = fitted(left, room, glyphs)
    return left.pad_right(width - right.cell_length - left.cell_length) + right


def _progress(heading: Heading, glyphs: Glyphs) -> Content:
    counts = heading.counts
    if counts is None or not counts.total:
        return Content("")
    done = counts.total - counts.open
    filled = round(_BAR * done / counts.total)
    if 0 < done < counts.total:  # neither empty nor full before it is
        filled = min(max(filled, 1), _BAR - 1)
    return Content.assemble(
        f"{done:,} of {counts.total:,} reviewed ",
        (glyphs.done * filled, ink.STATES["corroborated"]),
        (glyphs.left * (_BAR - filled), ink.QUIET),
        f" {100 * done // counts.total:3d}%",
    )


def view_label(number: int, view: View, count: int | None, *, chosen: bool) -> Content:
    """A saved view: its key, its name, how many claims it has."""
    told = "" if count is None else f" {count:,}"
    name = Content.styled(view.name, ink.HIT if chosen else ink.CLAIM)
    return Content.assemble((str(number), ink.KEY), " ", name, (told, ink.QUIET))
