"""Asking the reviewer, and telling what came of it: shared by all that the room can do."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from typing import Any

from textual import work
from textual.content import Content

from workbench.model.errors import WorkbenchError
from workbench.review.content.words import counted
from workbench.review.decisions import told
from workbench.review.screens.detail import DetailScreen
from workbench.store.rows import ClaimRow


class AskingScreen(DetailScreen):
    """The room with its dialogs."""

    async def choose(
        self,
        title: str,
        options: Sequence[str],
        then: Callable[[int], Awaitable[None] | None],
        *,
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask for one of a few things.

        Args:
            title: what is asked.
            options: up to nine.
            then: told the index of what was chosen.
            otherwise: called when nothing was.
        """
        from workbench.review.screens.choice import ChoiceDialog

        def answered(index: int | None) -> Awaitable[None] | None:
            if index is None:
                otherwise()
                return None
            return then(index)

        await self.app.push_screen(ChoiceDialog(title, options, self.glyphs, answered))

    async def confirm(
        self, title: str, lines: Sequence[Content], then: Callable[[], Awaitable[None] | None]
    ) -> None:
        """Show what would be done, and do it after a yes."""
        from workbench.review.screens.choice import ConfirmDialog

        def answered(yes: bool | None) -> Awaitable[None] | None:
            return then() if yes else None

        await self.app.push_screen(ConfirmDialog(title, lines, self.glyphs, answered))

    @work(group="keep")
    async def report(self, doing: Future[Any], said: str, *, anew: bool = False) -> None:
        """Say when something is in the log, or why it is not.

        Args:
            doing: what is being written.
            said: what to say when it is.
            anew: list the claims anew: they are not the same ones.
        """
        try:
            outcome = await wrap_future(doing)
            if anew:
                await self.relist_if_reshaped(outcome.claims[0])
                for claim in outcome.claims:  # a part may be hardly worth checking, and hidden
                    if await self.go_to_claim(claim):
                        break
        except WorkbenchError as error:
            self.status.complain(told(error))
        else:
            self.status.say(f"{said}, saved", self.hint("decide.undo", "undoes"))
        self.show_changes()

    def show_changes(self) -> None:
        """Show what was done here. It is no news then for the next look at the database."""
        if not self.changed():
            self.claims.reread()
        self.show_claim()

    def here(self) -> ClaimRow | None:
        """The claim under the cursor; says so if there is none."""
        row = self.claims.current
        if row is None:
            self.status.say("There is no claim here")
        return row


def named(rows: Sequence[ClaimRow]) -> str:
    """One claim by its number and document, or how many."""
    if len(rows) == 1:
        return f"claim {rows[0].ord} of {rows[0].name}"
    return counted(len(rows), "claim")
