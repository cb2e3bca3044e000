"""What has been done about one claim, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content

from workbench.model.errors import WorkbenchError
from workbench.review.content.history import Step, step_text, steps
from workbench.review.decisions import told
from workbench.review.screens.page import PageScreen
from workbench.store.rows import ClaimRow

if TYPE_CHECKING:
    from workbench.review.screens.review import ReviewScreen


class HistoryScreen(PageScreen):
    """The steps of one claim, the latest first.

    Args:
        room: the room it lies over.
        row: the claim.
    """

    def __init__(self, room: ReviewScreen, row: ClaimRow) -> None:
        super().__init__(room)
        self._row = row

    def on_mount(self) -> None:
        """Read them."""
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        claim, reviewer = self._row.id, self.room.setup.reviewer
        try:
            found: list[Step] = await self.room.reader.run(
                lambda store: steps(store, claim, reviewer)
            )
        except WorkbenchError as error:
            self.room.status.complain(told(error))
            return
        title = f"History of claim {self._row.ord} of {self._row.name}"
        nothing = Content("") if found else Content("Nothing has been done about it yet.")
        self.fill(title, nothing, [step_text(step, self.glyphs) for step in found])
