"""The dialog that asks for the reason of a verdict: one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from workbench.model.verdict import REASONS, VerdictName
from workbench.review.content import ink
from workbench.review.content.words import spaced
from workbench.review.glyphs import Glyphs
from workbench.review.screens.base import Dialog
from workbench.review.widgets.cards import Cards

_NUMBERS = range(1, 10)


class ReasonDialog(Dialog[str]):
    """Asks for one of a verdict's reasons; its number answers, and so does a choice in the list.

    Args:
        verdict: the verdict to be given.
        glyphs: the signs to draw with.
        answered: told the reason, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", show=False, priority=True),
        Binding("escape,q", "cancel", show=False, priority=True),
        *(
            Binding(str(number), f"number({number})", show=False, priority=True)
            for number in _NUMBERS
        ),
    ]

    def __init__(
        self, verdict: VerdictName, glyphs: Glyphs, answered: Callable[[str | None], None]
    ) -> None:
        super().__init__(glyphs, answered)
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

    def action_number(self, number: int) -> None:
        """Answer with a reason by its number, from 1."""
        if number <= len(self._reasons):
            self.answer(self._reasons[number - 1])

    @on(Cards.Chosen)
    def action_choose(self) -> None:
        """Answer with the selected reason."""
        self.answer(self._reasons[self.query_one(Cards).selected])
