"""The dialogs that ask for one thing out of a few, and for a yes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from workbench.review.content import ink
from workbench.review.glyphs import Glyphs
from workbench.review.screens.base import Answered, Dialog
from workbench.review.widgets.cards import Cards
from workbench.safe.terminal import line

_NUMBERS = range(1, 10)


class ChoiceDialog(Dialog[int]):
    """Asks for one of a few things; its number answers, and so does a choice in the list.

    Args:
        title: what is asked; any text may be given.
        options: what there is to choose from, up to nine.
        glyphs: the signs to draw with.
        answered: told the index of what was chosen, or None.
        hint: what the keys do, for the lower edge.
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
        self,
        title: str,
        options: Sequence[str],
        glyphs: Glyphs,
        answered: Answered[int],
        *,
        hint: str = "a number, or enter; esc cancels",
    ) -> None:
        super().__init__(glyphs, answered)
        self._title, self._options, self._hint = title, options, hint

    def compose(self) -> ComposeResult:
        """The list."""
        cards = Cards(self.glyphs, gaps=False, id="dialog")
        cards.border_title = Content(line(self._title))
        cards.border_subtitle = Content(self._hint)
        yield cards

    def on_mount(self) -> None:
        """Fill the list."""
        cards = self.query_one(Cards)
        cards.styles.height = len(self._options) + 2
        self._fill()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Be as high as it takes, where options run over the line."""
        self._fill()
        cards = self.query_one(Cards)
        cards.styles.height = cards.lines_needed + 2

    def _fill(self) -> None:
        cards = self.query_one(Cards)
        cards.show(
            Content(""),
            [
                Content.assemble((str(number), ink.KEY), f"  {line(option)}")
                for number, option in enumerate(self._options, 1)
            ],
            select=max(0, cards.selected),
        )

    async def action_number(self, number: int) -> None:
        """Answer with an option by its number, from 1."""
        if number <= len(self._options):
            await self.answer(number - 1)

    @on(Cards.Chosen)
    async def action_choose(self) -> None:
        """Answer with the selected option."""
        await self.answer(self.query_one(Cards).selected)


class ConfirmDialog(Dialog[bool]):
    """Shows what would be done, and asks for a yes.

    Args:
        title: what is asked; any text may be given.
        lines: what would be done; any text may be given.
        glyphs: the signs to draw with.
        answered: told True for a yes, else None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", show=False, priority=True),
        Binding("escape,n,q", "cancel", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[Content],
        glyphs: Glyphs,
        answered: Answered[bool],
    ) -> None:
        super().__init__(glyphs, answered)
        self._title, self._shown = title, lines

    def compose(self) -> ComposeResult:
        """What would be done."""
        cards = Cards(self.glyphs, id="dialog")
        cards.border_title = Content(line(self._title))
        cards.border_subtitle = Content("enter: yes; esc: no")
        yield cards

    def on_resize(self) -> None:
        """Fill it, as high as it takes."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        cards = self.query_one(Cards)
        cards.show(Content("\n").join(self._shown))
        cards.styles.height = cards.lines_needed + 2

    async def action_yes(self) -> None:
        """Answer with a yes."""
        await self.answer(True)
