"""What waits for the reviewer: second checks, and disagreements to be settled."""

from __future__ import annotations

from textual import work
from textual.content import Content

from workbench.model.errors import WorkbenchError
from workbench.review.content import ink
from workbench.review.content.words import counted, one_line
from workbench.review.decisions import told
from workbench.review.screens.page import PageScreen

_NOTHING = "Nothing waits for you: no flagged claim without a second verdict, no disagreement."


class WaitingScreen(PageScreen):
    """The claims that wait, each with what for; a blind one without what others decided."""

    def on_mount(self) -> None:
        """Read them."""
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        from workbench.desk.checking import worklist

        reviewer = self.room.setup.reviewer
        try:
            waiting = await self.room.reader.run(lambda store: worklist(store, reviewer))
        except WorkbenchError as error:
            self.room.status.complain(told(error))
            return
        title = f"{counted(len(waiting), 'claim')} waiting for {reviewer}"
        cards = [
            Content.assemble(
                (each.why.ljust(14), ink.WARNING),
                one_line(each.claim.reading),
                (f"  {one_line(each.claim.name)} #{each.claim.ord}", ink.QUIET),
            )
            for each in waiting
        ]
        settle = self.room.keymap.key_of("decide.adjudicate")
        how = f"Give a verdict as on any claim; {settle} settles what is disputed.\n"
        opening = Content.styled(how if waiting else _NOTHING, ink.QUIET)
        self.fill(title, opening, cards, [each.claim.id for each in waiting])
