"""The room's panes on a terminal of any size, and moving between them."""

from __future__ import annotations

from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from workbench.review.glyphs import ASCII
from workbench.review.screens.prompting import PromptingScreen
from workbench.review.setup import Setup
from workbench.review.widgets.bars import HeadingBar, KeyBar, StatusBar, ViewBar
from workbench.review.widgets.cards import Cards
from workbench.review.widgets.claim_list import ClaimList
from workbench.review.widgets.pages import ReadRows

Pane = Literal["claims", "claim", "counterparts"]
PANES: tuple[Pane, ...] = ("claims", "claim", "counterparts")

SMALLEST = (30, 6)
"""Columns and lines below which the room only says that it has no room."""
STACKED, WIDE, THREE = 60, 110, 170
"""Columns from which the list stands over one pane, beside two, and all three beside each other."""
LOW, HIGH = 12, 30
"""Lines below which the bars go, and from which claims get a blank line between them and the
saved views a bar."""


def arrangement(width: int, height: int) -> dict[str, bool]:
    """The style classes of a size, each with whether it holds; see ``room.tcss``."""
    return {
        "-tiny": width < SMALLEST[0] or height < SMALLEST[1],
        "-single": width < STACKED,
        "-stacked": STACKED <= width < WIDE,
        "-tabbed": width < WIDE,
        "-three": width >= THREE,
        "-flat": height < LOW,
        "-high": height >= HIGH,
    }


class RoomLayout(PromptingScreen):
    """The panes, without anything in them.

    Args:
        setup: what the room is opened with.
        read: reads claims by key, for the list.
    """

    AUTO_FOCUS = "#claims"

    def __init__(self, setup: Setup, read: ReadRows) -> None:
        glyphs = setup.glyphs
        super().__init__(classes="-ascii" if glyphs is ASCII else None)
        self.setup, self.glyphs, self.keymap = setup, glyphs, setup.keymap
        self.claims = ClaimList(read, glyphs, id="claims", classes="pane")
        self.claim = Cards(glyphs, gaps=False, id="claim")
        self.counterparts = Cards(glyphs, id="counterparts")
        self.heading = HeadingBar(glyphs)
        self.views = ViewBar(setup.views, glyphs)
        self.status = StatusBar(glyphs)
        self._counterparts_title = ""
        self._titles = "", ""
        self.claims.border_title = Content("Claims")

    def compose(self) -> ComposeResult:
        """Bars above and below, panes between."""
        yield self.heading
        yield self.views
        with Container(id="body"):
            yield self.claims
            with Container(id="detail"):
                yield self.claim
                yield self.counterparts
        yield self.status
        yield KeyBar(self.keymap.footer("room"), self.glyphs)
        yield Static(f"Needs {SMALLEST[0]}x{SMALLEST[1]}", id="tiny", markup=False)

    def fit(self, size: Size) -> None:
        """Arrange the panes, and how much a claim takes up in the list, for a size."""
        self.update_classes(arrangement(*size), update=self.is_running, animate=False)
        self.claims.dense = STACKED <= size.width < WIDE or size.height < LOW
        self.claims.gaps = size.height >= HIGH
        self.show_titles()

    def on_resize(self, event: events.Resize) -> None:
        """Arrange anew."""
        self.fit(event.size)

    # ---- panes

    def hint(self, action: str, words: str) -> str:
        """A hint for the status line: an action's key, and what it does."""
        return f"{self.keymap.key_of(action)} {words}"

    @property
    def tabbed(self) -> bool:
        """Whether only one of the two detail panes is in sight."""
        return self.has_class("-tabbed")

    def pane(self, name: Pane) -> Widget:
        """A pane by name."""
        return {"claims": self.claims, "claim": self.claim, "counterparts": self.counterparts}[name]

    def focus_pane(self, name: Pane) -> None:
        """Go to a pane, and bring it into sight if it is behind another."""
        if name != "claims":
            self.set_class(name == "counterparts", "-counterparts")
        self.set_class(name != "claims", "-reading")
        self.show_titles()
        self.set_focus(self.pane(name), scroll_visible=False)

    @property
    def focused_pane(self) -> Pane:
        """The pane the keys go to; the list if something else has them."""
        here = self.focused.id if self.focused is not None else None
        return next((name for name in PANES if name == here), "claims")

    def action_cycle(self, steps: int) -> None:
        """Go to the next pane."""
        at = PANES.index(self.focused_pane)
        self.focus_pane(PANES[(at + steps) % len(PANES)])

    def title_counterparts(self, title: str) -> None:
        """Say how many counterparts there are."""
        self._counterparts_title = title
        self.show_titles()

    def show_titles(self) -> None:
        """Title the detail panes: with their keys, and as tabs where only one is in sight."""
        key_of = self.keymap.key_of
        claim = f"{key_of('panes.source')} Claim"
        others = f"{key_of('panes.counterparts')} {self._counterparts_title or 'Counterparts'}"
        if self.tabbed:
            claim, others = f"[{claim}]  {others}", f"{claim}  [{others}]"
        if (claim, others) != self._titles:  # setting a title repaints the pane
            self._titles = claim, others
            self.claim.border_title, self.counterparts.border_title = map(Content, self._titles)
