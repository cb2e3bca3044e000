"""The rows of a list as lines of the screen: read by the page, wrapped once, kept for a while."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from workbench.review.content import ink
from workbench.review.content.row import RowText, row_text
from workbench.review.content.words import fitted
from workbench.review.glyphs import Glyphs
from workbench.review.widgets.pages import Pages, ReadRows, Recent
from workbench.store.rows import ClaimRow

KEPT_ROWS = 512
"""Rendered rows kept; more than any screen shows."""
_MARGIN = 1
"""Blank cells at the right."""


class RowLines:
    """What a list of claims holds, and how each row of it looks.

    Args:
        widget: whose colours it is drawn in.
        cursor_class: the widget's component class for the row under the cursor.
        read: reads rows by their keys.
        glyphs: the signs to draw with.
    """

    def __init__(self, widget: Widget, cursor_class: str, read: ReadRows, glyphs: Glyphs) -> None:
        self._widget, self._cursor_class, self._glyphs = widget, cursor_class, glyphs
        self._pages = Pages(read)
        self._rendered: Recent[tuple[int, bool], list[Strip]] = Recent(KEPT_ROWS)
        self.keys: array[int] = array("q")
        """The claims' keys, in the order of the list."""
        self.in_order = True
        """Whether the keys ascend, as they do in the order of reading."""
        self.marked: set[int] = set()
        """The keys of claims that the reviewer has marked."""
        self.words: tuple[str, ...] = ()
        """What is highlighted."""
        self.width = 1
        self.dense = False
        """One line a row, but for the one under the cursor."""
        self.gaps = True
        """A blank line after each row, unless dense."""

    def key_at(self, row: int) -> int | None:
        """The key of a row, or None past the ends."""
        return self.keys[row] if 0 <= row < len(self.keys) else None

    def row_of(self, key: int) -> int | None:
        """The row a claim is on, or None if it is not listed."""
        if not self.in_order:
            return self.keys.index(key) if key in self.keys else None
        row = bisect_left(self.keys, key)
        return row if self.key_at(row) == key else None

    def claim(self, row: int) -> ClaimRow | None:
        """The claim on a row, or None if it is gone from the database."""
        listed = self._pages.row(self.keys, row)
        return listed.row if listed else None

    def lines(self, row: int, *, at_cursor: bool) -> list[Strip]:
        """A row as it is painted."""
        lines = self._rendered.get((row, at_cursor))
        if lines is None:
            listed = self._pages.row(self.keys, row)
            text = row_text(listed, self._glyphs, self.words)
            marked = self.keys[row] in self.marked
            lines = self._render(text, at_cursor=at_cursor, marked=marked)
            self._rendered.put((row, at_cursor), lines)
        return lines

    def forget_rows(self) -> None:
        """Read and render everything anew when it is next asked for."""
        self._pages.forget()
        self.forget_lines()

    def forget_lines(self) -> None:
        """Render everything anew when it is next asked for."""
        self._rendered.clear()

    def _render(self, text: RowText, *, at_cursor: bool, marked: bool) -> list[Strip]:
        widget, glyphs = self._widget, self._glyphs
        base = widget.get_visual_style(*((self._cursor_class,) if at_cursor else ()))
        bar = Content.styled(glyphs.bar if at_cursor else " ", ink.BAR)
        mark = Content.styled(glyphs.marked, ink.KEY) if marked else " "
        sign = Content.assemble(bar, text.sign, mark)
        margin = Strip.blank(_MARGIN, base.rich_style)
        width = self.width - sign.cell_length - _MARGIN
        parts = [text.body, fitted(text.details, width, glyphs)]
        if self.dense and not at_cursor:
            parts = [fitted(text.body, width, glyphs)]
        [first] = Visual.to_strips(widget, sign, sign.cell_length, 1, base)
        [other] = Visual.to_strips(widget, bar + "  ", sign.cell_length, 1, base)
        lines: list[Strip] = []
        for part in parts:
            for strip in Visual.to_strips(widget, part, width, None, base, pad=True):
                lines.append(Strip.join([other if lines else first, strip, margin]))
        if self.gaps and not self.dense:
            lines.append(Strip.blank(self.width, widget.rich_style))
        return lines
