"""The dialog that asks for the reason of a verdict: one key."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from workbench.model.verdict import REASONS, VerdictName
from workbench.review.content import ink
from workbench.review.content.words import spaced
from workbench.review.glyphs import Glyphs
from workbench.review.screens.base import Dialog
from workbench.review.widgets.cards import Cards


class ReasonDialog(Dialog[str]):
    """Asks for one of a verdict's reasons; its number answers, and so does a choice in the list.

    Args:
        verdict: the verdict to be given.
        glyphs: the signs to draw with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", show=False),
        Binding("escape,q", "cancel", "cancel", show=False),
    ]

    def __init__(self, verdict: VerdictName, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self._verdict = verdict
        self._reasons = REASONS[verdict]

    def compose(self) -> ComposeResult:
        """The list of reasons."""
        cards = Cards(self.glyphs, gaps=False, id="dialog")
        cards.border_title = Content(f"{self._verdict.capitalize()}: why?")
        cards.border_subtitle = Content("a number, or enter; esc leaves it open")
        yield cards

    def on_mount(self) -> None:
        """Fill the list."""
        cards = self.query_one(Cards)
        cards.styles.height = len(self._reasons) + 2
        cards.show(
            Content(""),
            [
                Content.assemble((str(number), ink.KEY), f"  {spaced(reason)}")
                for number, reason in enumerate(self._reasons, 1)
            ],
        )

    def on_key(self, event: events.Key) -> None:
        """A number is an answer."""
        if event.key.isdigit() and 1 <= int(event.key) <= len(self._reasons):
            event.stop()
            self.dismiss(self._reasons[int(event.key) - 1])

    @on(Cards.Chosen)
    def action_choose(self) -> None:
        """Answer with the selected reason."""
        self.dismiss(self._reasons[self.query_one(Cards).selected])
