"""The pencil view: the whole document, with what is checked struck."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from workbench.model.errors import WorkbenchError
from workbench.review.actions import Scope
from workbench.review.decisions import told
from workbench.review.keys import bindings
from workbench.review.screens.page import PageScreen
from workbench.review.widgets.sheet_view import SheetView
from workbench.store.rows import ClaimRow

if TYPE_CHECKING:
    from workbench.review.screens.review import ReviewScreen


class PencilScreen(PageScreen):
    """A document with every checkable word, number, name and quotation; checked ones struck.

    Args:
        room: the room it lies over.
        row: the claim to begin at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pencil")]
    OWN: ClassVar[tuple[Scope, ...]] = ("pencil",)

    def __init__(self, room: ReviewScreen, row: ClaimRow) -> None:
        super().__init__(room)
        self._row = row
        self.view = SheetView(id="page", classes="pane")
        self._width = 0

    def page(self) -> Widget:
        """The sheet."""
        return self.view

    def on_resize(self) -> None:
        """Lay it out for the width there is."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        width = self.view.scrollable_content_region.width
        if width > 0 and width != self._width:
            first, self._width = not self._width, width
            self._read(width, first=first)

    @work(exclusive=True)
    async def _read(self, width: int, *, first: bool) -> None:
        from workbench.review.content.pencil import sheet

        row, room = self._row, self.room
        threshold, reviewer = room.threshold, room.setup.reviewer
        try:
            laid = await room.reader.run(
                lambda store: sheet(store, row.document, width, threshold, reviewer)
            )
        except WorkbenchError as error:
            room.status.complain(told(error))
            return
        self.view.border_title = Content(row.name)
        self.view.border_subtitle = Content("struck: checked; underlined: to be checked")
        self.view.show(laid, line=laid.line_at(row.start) if first else None)
        room.status.say(laid.tally(), room.hint("pencil.next", "next untouched line"))

    def action_next_untouched(self) -> None:
        """Go to the next line on which nothing is struck; after the last, to the first."""
        laid = self.view.sheet
        if laid is None:
            return
        here = round(self.view.scroll_offset.y) + 2
        lines = [*range(here + 1, len(laid.lines)), *range(min(here + 1, len(laid.lines)))]
        found = next((line for line in lines if laid.untouched(line)), None)
        if found is None:
            self.room.status.say(f"{laid.tally()}: every line is touched")
        else:
            self.view.go_to(found)

    async def action_choose(self) -> None:
        """Nothing is selected here; back to the room."""
        self.dismiss()
