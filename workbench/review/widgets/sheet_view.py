"""A sheet to scroll in: its lines are styled as they come into sight."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from workbench.review.content.pencil import Sheet
from workbench.review.keys import bindings


class SheetView(ScrollView, can_focus=True):
    """Shows a sheet."""

    DEFAULT_CSS = """
    SheetView {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        height: 1fr; padding: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cards")]
    sheet: Sheet | None = None
    """What it shows."""

    def show(self, sheet: Sheet, *, line: int | None = None) -> None:
        """Show a sheet, from a line on if one is given."""
        self.sheet = sheet
        self.virtual_size = Size(self.scrollable_content_region.width, len(sheet.lines))
        if line is not None:
            self.go_to(line)
        self.refresh()

    def go_to(self, line: int) -> None:
        """Bring a line near the top."""
        self.scroll_to(y=max(0, line - 2), animate=False, force=True)

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by a window, less a line."""
        height = self.scrollable_content_region.height
        self.scroll_relative(y=pages * max(1, height - 1), animate=False)

    def action_first(self) -> None:
        """To the top."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the bottom."""
        self.scroll_end(animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if self.sheet is None or at >= len(self.sheet.lines):
            return Strip.blank(width, self.rich_style)
        content = self.sheet.line(at)
        strips = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)
