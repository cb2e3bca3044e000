"""A virtual list of claims: wrapped, highlighted rows of any height, a thousand or a million.

The list holds one 8-byte key a claim and reads rows in pages as they come into sight; where the
window stands is :class:`~workbench.review.widgets.viewport.Viewport`'s business. So nothing it
does, but for loading the keys, depends on how many claims there are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.review.glyphs import Glyphs
from workbench.review.keys import bindings
from workbench.review.widgets.pages import ReadRows
from workbench.review.widgets.row_lines import RowLines
from workbench.review.widgets.viewport import NOMINAL, Anchor, Viewport
from workbench.store.rows import ClaimRow


class ClaimList(ScrollView, can_focus=True):
    """A cursor over claims.

    Args:
        read: reads rows by their keys.
        glyphs: the signs to draw with.
    """

    ALLOW_SELECT = False  # the mouse picks rows here; text is selected in the other panes

    DEFAULT_CSS = """
    ClaimList {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        & .claim-list--cursor { background: $cursor-blurred; }
        &:focus .claim-list--cursor { background: $cursor; }
        &:ansi .claim-list--cursor { text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"claim-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]

    cursor: var[int] = var(-1, init=False)
    """The row the reviewer is on, or -1 in an empty list."""
    total: var[int] = var(0, init=False)
    """How many claims are listed."""
    dense: reactive[bool] = reactive(False, init=False)
    """One line a claim, but for the one under the cursor: for low windows."""
    gaps: reactive[bool] = reactive(True, init=False)
    """A blank line between claims: for high windows."""

    class Moved(Message):
        """The cursor is on another claim, or the claim under it was read anew."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several queued ones matters: a held key moves fast."""
            return isinstance(message, type(self))

    class Chosen(Message):
        """The claim under the cursor was clicked."""

    def __init__(
        self,
        read: ReadRows,
        glyphs: Glyphs,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = RowLines(self, "claim-list--cursor", read, glyphs)
        self._viewport = Viewport(self._height_of)
        self._plan: list[Anchor] = []
        self._placing_scrollbar = False
        self._fitted = Size(0, 0)

    # ---- what is listed

    def list_claims(
        self,
        keys: array[int],
        *,
        words: tuple[str, ...] = (),
        at: int = 0,
        in_order: bool = True,
    ) -> None:
        """List other claims.

        Args:
            keys: their keys. The list keeps and extends the array.
            in_order: whether they ascend, as in the order of reading.
            words: what to highlight in them.
            at: the row to put the cursor on. It stands as many rows below the top as the cursor
                did before, so that a claim that is still listed stays where it was.
        """
        above = max(0, self.cursor - self._viewport.anchor[0])
        self._rows.keys, self._rows.words, self._rows.in_order = keys, words, in_order
        self.total = self._viewport.rows = len(keys)
        self._viewport.anchor = (max(0, at - above), 0)
        self._plan = []  # it names rows of the old list
        with self.prevent(self.Moved):
            self.cursor = -1
        self.reread()
        self.go_to_row(at)
        self.post_message(self.Moved())

    def extend(self, keys: Iterable[int]) -> None:
        """List more claims after those that are listed."""
        self._rows.keys.extend(keys)
        self.total = self._viewport.rows = len(self._rows.keys)
        self.reread()

    def reread(self) -> None:
        """Read the rows in sight anew: a claim was changed, here or by somebody else."""
        self._rows.forget_rows()
        self._rewrap()

    @property
    def current_key(self) -> int | None:
        """The key of the claim under the cursor."""
        return self._rows.key_at(self.cursor)

    @property
    def current(self) -> ClaimRow | None:
        """The claim under the cursor, as the database has it."""
        return self._rows.claim(self.cursor) if self.cursor >= 0 else None

    # ---- marked claims

    @property
    def marked(self) -> list[int]:
        """The keys of the marked claims that are listed, in the order of the list."""
        rows = ((self._rows.row_of(key), key) for key in self._rows.marked)
        return [key for _, key in sorted((row, key) for row, key in rows if row is not None)]

    def mark(self, keys: Iterable[int], *, on: bool) -> None:
        """Mark claims, or unmark them."""
        if on:
            self._rows.marked.update(keys)
        else:
            self._rows.marked.difference_update(keys)
        self._rewrap()

    def is_marked(self, key: int) -> bool:
        """Whether a claim is marked."""
        return key in self._rows.marked

    def between(self, one: int, other: int) -> list[int]:
        """The keys of the claims from one to another, both included, whichever comes first."""
        rows = [self._rows.row_of(one), self._rows.row_of(other)]
        known = sorted(row for row in rows if row is not None)
        return list(self._rows.keys[known[0] : known[-1] + 1]) if known else []

    def keys_from(self, row: int) -> array[int]:
        """The keys from a row on."""
        return self._rows.keys[max(0, row) :]

    def keys_before(self, row: int) -> array[int]:
        """The keys before a row, the nearest first."""
        return self._rows.keys[: max(0, row)][::-1]

    @property
    def last_key(self) -> int | None:
        """The key of the last claim that is listed."""
        return self._rows.key_at(self.total - 1)

    @property
    def key_after(self) -> int | None:
        """The key of the claim after the one under the cursor."""
        return self._rows.key_at(self.cursor + 1) if self.cursor >= 0 else None

    # ---- the cursor

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row, or the nearest there is, and show it."""
        if self.total:
            self.cursor = clamp(row, 0, self.total - 1)
            if self._fitted:
                self._viewport.reveal(self.cursor)
            self._show()

    def go_to(self, key: int) -> bool:
        """Put the cursor on a claim; False if it is not listed."""
        row = self._rows.row_of(key)
        if row is not None:
            self.go_to_row(row)
        return row is not None

    def watch_total(self) -> None:
        """Tell at the foot how many there are."""
        self._place_foot()

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two rows concerned and the foot; tell who follows the cursor."""
        self._place_foot()
        for row in (old, new):
            lines = [y for y, (there, _) in enumerate(self._plan) if there == row]
            if lines:
                self.refresh(Region(0, lines[0], self._width, len(lines)))
        self.post_message(self.Moved())

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.go_to_row(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many rows as are in sight, less one."""
        in_sight = len({row for row, _ in self._plan})
        self.go_to_row(self.cursor + pages * max(1, in_sight - 1))

    def action_first(self) -> None:
        """Go to the first claim."""
        self.go_to_row(0)

    def action_last(self) -> None:
        """Go to the last claim."""
        self.go_to_row(self.total - 1)

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._plan):
            return
        self.go_to_row(self._plan[offset.y][0])
        if event.chain == 2:
            self.post_message(self.Chosen())

    # ---- the window

    @property
    def _width(self) -> int:
        return max(10, self._fitted.width)

    def _show(self) -> None:
        """Bring window, scrollbar and screen in line with the rows, the cursor and the anchor."""
        if not self._fitted:
            return  # nothing has been painted yet
        self._viewport.settle()
        plan = self._viewport.plan()
        if plan != self._plan:
            self._plan = plan
            self.refresh()
        self._place_scrollbar()

    def _place_scrollbar(self) -> None:
        extent = Size(self._width, self._viewport.extent)
        if extent != self.virtual_size:
            # Not by assignment, which would lay out the whole screen anew: no size depends on it.
            self.set_reactive(ScrollView.virtual_size, extent)
            self._scroll_update(extent)
        self._placing_scrollbar = True
        self.scroll_target_y = self.scroll_y = self._viewport.position
        self._placing_scrollbar = False

    def _place_foot(self) -> None:
        """Say on the frame's lower edge which claim of how many the cursor is on."""
        text = f"{self.cursor + 1:,} of {self.total:,}" if self.total else ""
        self._border_subtitle = Content(text)  # the property would repaint the whole list
        width, height = self.content_size
        self.refresh(Region(-1, height, width + 2, 1))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scrollbar when it is dragged."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing_scrollbar and round(old_value) != round(new_value):
            self._viewport.seek(round(new_value))
            self._plan = self._viewport.plan()

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._viewport.scroll(3)
        self._show()
        event.stop()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._viewport.scroll(-3)
        self._show()
        event.stop()

    def on_resize(self) -> None:
        """Wrap anew for another size."""
        self._fit()
        self._place_scrollbar()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the screen, for the size there is even if no resize was announced yet."""
        self._fit()
        return super().render_lines(crop)

    def _fit(self) -> None:
        """Wrap anew if the size is another; keep the cursor in sight."""
        size = self.scrollable_content_region.size
        if size != self._fitted:
            self._fitted = size
            self._rows.width, self._viewport.lines = self._width, max(1, size.height)
            self._rows.forget_lines()
            self._viewport.settle()
            self._viewport.reveal(self.cursor)
            self._plan = self._viewport.plan()

    def watch_dense(self, dense: bool) -> None:
        """Wrap anew."""
        self._rows.dense, self._viewport.nominal = dense, 1 if dense else NOMINAL
        self._rewrap()

    def watch_gaps(self, gaps: bool) -> None:
        """Wrap anew."""
        self._rows.gaps = gaps
        self._rewrap()

    def notify_style_update(self) -> None:
        """Render anew in the new colours."""
        self._rows.forget_lines()
        super().notify_style_update()

    def _rewrap(self) -> None:
        self._rows.forget_lines()
        self._show()
        self.refresh()

    # ---- rows as lines

    def _height_of(self, row: int) -> int:
        return len(self._lines_of(row))

    def _lines_of(self, row: int) -> list[Strip]:
        return self._rows.lines(row, at_cursor=row == self.cursor)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if y < len(self._plan):
            row, line = self._plan[y]
            lines = self._lines_of(row)
            if line < len(lines):
                return lines[line]
        return Strip.blank(self._width, self.rich_style)
