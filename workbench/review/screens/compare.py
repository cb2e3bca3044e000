"""A claim and a passage or counterpart, full width: words side by side, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen

from workbench.review.content.comparison import (
    beside_counterpart,
    beside_passage,
    compared_passage,
)
from workbench.review.content.words import one_line
from workbench.review.decisions import CounterpartState
from workbench.review.glyphs import ASCII
from workbench.review.keys import bindings
from workbench.review.widgets.bars import KeyBar, StatusBar
from workbench.review.widgets.cards import Cards

if TYPE_CHECKING:
    from workbench.review.screens.judging import JudgingScreen

SIDE_BY_SIDE = 80
"""Columns from which the two statements stand beside each other."""


class CompareScreen(Screen[None]):
    """Two statements over what they share and where they part.

    Args:
        room: the room it was opened from. Its selected passage or counterpart is compared, and it
            does what the keys here ask for.
    """

    AUTO_FOCUS = "#differences"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    DEFAULT_CSS = """
    CompareScreen #statements { layout: horizontal; height: 1fr; }
    CompareScreen #statements Cards { width: 1fr; height: 1fr; }
    CompareScreen.-stacked #statements { layout: vertical; height: 2fr; }
    CompareScreen #differences { height: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own declaration
        (0, "-stacked"),
        (SIDE_BY_SIDE, "-wide"),
    ]

    def __init__(self, room: JudgingScreen) -> None:
        super().__init__(classes="-ascii" if room.glyphs is ASCII else None)
        self._room = room
        self._left = Cards(room.glyphs, id="left")
        self._right = Cards(room.glyphs, id="right")
        self._differences = Cards(room.glyphs, gaps=False, id="differences")
        self._status = StatusBar(room.glyphs)

    def compose(self) -> ComposeResult:
        """The statements above, the differences below."""
        with Container(id="statements"):
            yield self._left
            yield self._right
        yield self._differences
        yield self._status
        yield KeyBar(self._room.keymap.footer("compare"), self._room.glyphs)

    def on_mount(self) -> None:
        """Follow the room."""
        self._differences.border_title = Content("What differs")
        self.watch(self._room, "shown", self._follow)
        self.watch(self._room.counterparts, "selected", self._follow, init=False)
        self.watch(self._room.claim, "selected", self._follow, init=False)
        self.watch(self._room, "from_sources", self._follow, init=False)
        self.watch(self._room.status, "said", self._repeat)

    def _repeat(self) -> None:
        """Say what the room says."""
        self._status.said = self._room.status.said

    def _follow(self) -> None:
        """Compare what the room has selected."""
        self._fill()

    @work(exclusive=True)
    async def _fill(self) -> None:
        room = self._room
        shown, pair, passage = room.shown, room.selected_pair, room.selected_passage
        if shown is None:
            return
        row = shown.detail.row
        if passage is not None:
            words = passage.text
            found = await room.reader.run(lambda store: compared_passage(row.text, words))
            parts = beside_passage(shown, passage, found, room.glyphs)
        elif pair is not None:
            parts = beside_counterpart(shown, pair, room.glyphs)
        else:
            return
        self._left.border_title = Content(f"Claim {row.ord} of {one_line(row.name)}")
        self._right.border_title = Content(parts.title)
        self._left.show(parts.left)
        self._right.show(parts.right)
        self._differences.show(parts.opening, parts.table)

    async def action_evidence(self, steps: int) -> None:
        """Compare with the next passage or counterpart, or the one before."""
        await self._room.action_evidence(steps)

    async def action_pin(self) -> None:
        """Pin this passage or counterpart as evidence, or take its pin out."""
        await self._room.action_pin()

    async def action_mark_counterpart(self, state: CounterpartState) -> None:
        """Say whether this counterpart is about the same fact."""
        await self._room.action_mark_counterpart(state)

    def action_close(self) -> None:
        """Back to the room."""
        self.dismiss()
