"""A claim and one of its counterparts, full width: their words side by side, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen

from workbench.review.content.comparison import common_ground, difference_table
from workbench.review.content.counterparts import compared, counterpart_heading
from workbench.review.content.words import one_line
from workbench.review.decisions import CounterpartState
from workbench.review.glyphs import ASCII
from workbench.review.keys import bindings, footer
from workbench.review.widgets.bars import KeyBar, StatusBar
from workbench.review.widgets.cards import Cards

if TYPE_CHECKING:
    from workbench.review.screens.review import ReviewScreen

SIDE_BY_SIDE = 80
"""Columns from which the two statements stand beside each other."""


class CompareScreen(Screen[None]):
    """Two statements over what they share and where they part.

    Args:
        room: the room it was opened from. Its selected counterpart is compared, and it does what
            the keys here ask for.
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

    def __init__(self, room: ReviewScreen) -> None:
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
        yield KeyBar(footer("compare"), self._room.glyphs)

    def on_mount(self) -> None:
        """Follow the room."""
        self._differences.border_title = Content("What differs")
        self.watch(self._room, "shown", self._fill)
        self.watch(self._room.counterparts, "selected", self._fill, init=False)
        self.watch(self._room.status, "said", self._repeat)

    def _repeat(self) -> None:
        """Say what the room says."""
        self._status.said = self._room.status.said

    def _fill(self) -> None:
        shown, pair = self._room.shown, self._room.selected_pair
        if shown is None or pair is None:
            return
        glyphs, row = self._room.glyphs, shown.detail.row
        pinned = shown.pin_on(pair) is not None
        self._left.border_title = Content(f"Claim {row.ord} of {one_line(row.name)}")
        self._right.border_title = Content(f"Counterpart in {one_line(pair.other.name)}")
        self._left.show(compared(pair, left=True))
        self._right.show(compared(pair))
        opening = Content("\n\n").join(
            [counterpart_heading(pair, glyphs, pinned=pinned), common_ground(pair.counterpart)]
        )
        self._differences.show(opening, difference_table(pair.counterpart.differences, glyphs))

    def action_counterpart(self, steps: int) -> None:
        """Compare with the next counterpart, or the one before."""
        self._room.action_counterpart(steps)

    def action_pin(self) -> None:
        """Pin this counterpart as evidence, or take its pin out."""
        self._room.action_pin()

    def action_mark_counterpart(self, state: CounterpartState) -> None:
        """Say whether this counterpart is about the same fact."""
        self._room.action_mark_counterpart(state)

    def action_close(self) -> None:
        """Back to the room."""
        self.dismiss()
