"""The review room: a claim, its citations, its counterparts, and a person's verdict."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from workbench.review.keys import bindings
from workbench.review.screens.editing import EditingScreen


class ReviewScreen(EditingScreen):
    """The room with every key in force."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("room")]
    _leaving = False

    # ---- other screens

    async def action_history(self) -> None:
        """Show what has been done about the claim."""
        from workbench.review.screens.history import HistoryScreen

        if (row := self.here()) is not None:
            await self.app.push_screen(HistoryScreen(self, row))

    async def action_pencil(self) -> None:
        """Show the whole document as a pencil would leave it."""
        from workbench.review.screens.pencil import PencilScreen

        if (row := self.here()) is not None:
            await self.app.push_screen(PencilScreen(self, row))

    async def action_sign_off(self) -> None:
        """Show what keeps the document from being signed off; then sign it."""
        from workbench.review.screens.sign_off import SignOffScreen

        if (row := self.here()) is not None:
            await self.app.push_screen(SignOffScreen(self, row))

    async def action_waiting(self) -> None:
        """Show what waits for a second check, or to be settled."""
        from workbench.review.screens.waiting import WaitingScreen

        await self.app.push_screen(WaitingScreen(self))

    async def action_help(self) -> None:
        """Show all keys."""
        from workbench.review.screens.help import HelpDialog

        await self.app.push_screen(HelpDialog(self.keymap, self.glyphs))

    def action_quit(self) -> None:
        """Leave; what is on its way to the log gets there first."""
        self._leaving = True
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Keys do nothing here while one types, and after the one to leave."""
        return self.prompt is None and not self._leaving
