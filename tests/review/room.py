"""The room as tests drive it: press keys, expect what a person would see and what was kept.

async with Room.open(database) as room:
    await room.press("n", "c")
    room.expect_status("Claim 2 of harbour.md: corroborated, saved")
    room.expect_verdict("harbour.md", 2, "corroborated")
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from tests.review.screen import settled
from workbench.review.app import WorkbenchApp
from workbench.review.glyphs import UNICODE, Glyphs
from workbench.review.keys import keymap
from workbench.review.setup import Setup
from workbench.review.views import VIEWS, View
from workbench.store.connection import open_store
from workbench.store.details import claim_detail
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimDetail, ClaimQuery, ClaimRow

REVIEWER = "A. Checker"


class Room:
    """An open room.

    Attributes:
        screen: the screen's text, as it was when it last held still.
    """

    def __init__(self, app: WorkbenchApp, pilot: Pilot[None], database: Path) -> None:
        self.app, self.pilot, self.database = app, pilot, database
        self.screen = ""

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        database: Path,
        *,
        size: tuple[int, int] = (120, 36),
        reviewer: str = REVIEWER,
        glyphs: Glyphs = UNICODE,
        theme: str = "dark",
        fresh: bool = False,
        keys: Mapping[str, Sequence[str]] | None = None,
        views: Sequence[View] = (),
    ) -> AsyncIterator[Room]:
        """Open the room on a database, on a terminal of some size."""
        app = WorkbenchApp(
            Setup(
                database,
                reviewer,
                glyphs=glyphs,
                theme=theme,
                keymap=keymap(keys or {}),
                views=(*VIEWS, *views),
                fresh=fresh,
            )
        )
        async with app.run_test(size=size) as pilot:
            room = cls(app, pilot, database)
            await room.settle()
            yield room

    async def settle(self) -> None:
        """Wait until the screen holds still."""
        self.screen = await settled(self.pilot)

    async def press(self, *keys: str) -> Room:
        """Press keys one after the other, each when the one before has done its work."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
        return self

    async def type(self, text: str) -> Room:
        """Put a text, as if pasted, where the keys go."""
        self.app.post_message(Paste(text))
        await self.settle()
        return self

    async def click_on(self, text: str, *, times: int = 1) -> Room:
        """Click on the first place that shows a text."""
        lines = self.screen.splitlines()
        y = next(y for y, line in enumerate(lines) if text in line)
        await self.pilot.click(offset=(lines[y].index(text), y), times=times)
        await self.settle()
        return self

    async def resize(self, columns: int, lines: int) -> Room:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(columns, lines)
        await self.settle()
        return self

    # ---- what is seen

    @property
    def current(self) -> ClaimRow:
        """The claim under the cursor."""
        row = self.app.room.claims.current
        assert row is not None, "no claim is under the cursor"
        return row

    def expect_at(self, name: str, ord: int) -> Room:
        """The cursor is on a claim."""
        assert (self.current.name, self.current.ord) == (name, ord), self.screen
        return self

    def expect_shown(self, *texts: str) -> Room:
        """The screen shows texts, each on one line."""
        for text in texts:
            assert text in self.screen, f"{text!r} is not on the screen:\n{self.screen}"
        return self

    def expect_not_shown(self, *texts: str) -> Room:
        """The screen shows none of the texts."""
        for text in texts:
            assert text not in self.screen, f"{text!r} is on the screen:\n{self.screen}"
        return self

    def expect_status(self, text: str) -> Room:
        """The line above the keys says something."""
        assert text in self.app.room.status.said.message, self.app.room.status.said
        return self

    # ---- what is kept

    def detail(self, name: str, ord: int) -> ClaimDetail:
        """A claim as the database has it."""
        with open_store(self.database) as store:
            rows = claim_list(store, ClaimQuery())
            claim = next(row.id for row in rows if (row.name, row.ord) == (name, ord))
            return claim_detail(store, claim)

    def expect_verdict(self, name: str, ord: int, verdict: str, reason: str | None = None) -> Room:
        """The database has a verdict."""
        row = self.detail(name, ord).row
        assert (row.verdict, row.reason) == (verdict, reason)
        return self
