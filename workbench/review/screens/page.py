"""A page that lies over the whole room, with its own keys; what it shows is read on a thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from workbench.review.actions import Scope
from workbench.review.glyphs import ASCII
from workbench.review.keys import bindings
from workbench.review.screens.prompting import PromptingScreen
from workbench.review.widgets.bars import KeyBar, StatusBar
from workbench.review.widgets.cards import Cards
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.review.screens.review import ReviewScreen


class PageScreen(PromptingScreen):
    """A page with a pane of cards, the room's status line, and its keys.

    Args:
        room: the room it lies over.
    """

    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page")]
    OWN: ClassVar[tuple[Scope, ...]] = ()
    """Scopes of keys that only this page has."""

    def __init__(self, room: ReviewScreen) -> None:
        super().__init__(classes="-ascii" if room.glyphs is ASCII else None)
        self.room, self.glyphs = room, room.glyphs
        self.status = StatusBar(room.glyphs)
        self.cards = Cards(room.glyphs, gaps=False, id="page")
        self._claims: Sequence[str | None] = ()

    def compose(self) -> ComposeResult:
        """The page over the two lines at the bottom."""
        yield self.page()
        yield self.status
        yield KeyBar(self.room.keymap.footer("page", *self.OWN), self.glyphs)

    def page(self) -> Widget:
        """What fills the page."""
        return self.cards

    def on_mount(self) -> None:
        """Say what the room says."""
        self.watch(self.room.status, "said", self._repeat)

    def _repeat(self) -> None:
        self.status.said = self.room.status.said

    def fill(
        self,
        title: str,
        opening: Content,
        cards: Sequence[Content] = (),
        claims: Sequence[str | None] = (),
    ) -> None:
        """Show what was read.

        Args:
            title: of the pane.
            opening: what stands above the cards.
            cards: what can be selected.
            claims: the id of the claim that each card is about, if it is about one.
        """
        self.cards.border_title = Content(line(title))
        self.cards.show(opening, cards, select=max(0, self.cards.selected))
        self._claims = claims

    @property
    def selected_claim(self) -> str | None:
        """The id of the claim that the selected card is about."""
        at = self.cards.selected
        return self._claims[at] if 0 <= at < len(self._claims) else None

    @on(Cards.Chosen)
    async def action_choose(self) -> None:
        """Go to the claim that the selected card is about."""
        claim = self.selected_claim
        if claim is None:
            return
        if await self.room.go_to_claim(claim):
            self.dismiss()
        else:
            self.room.status.say("That claim is not in the list now: end the filter first")

    def action_close(self) -> None:
        """Back to the room."""
        self.dismiss()
