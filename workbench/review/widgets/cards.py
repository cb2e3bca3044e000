"""A pane to read in: an opening text, then cards of which one is selected.

The claim with its citations is one, the counterparts are another, and so are the dialogs that ask
for one thing out of a few.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from workbench.review.content import ink
from workbench.review.glyphs import Glyphs
from workbench.review.keys import bindings

NO_CARD = -1


class _Line(NamedTuple):
    strip: Strip
    card: int
    """The index of the line's card, or ``NO_CARD``."""


class Cards(ScrollView, can_focus=True):
    """An opening text and cards; keys and the mouse select.

    Args:
        glyphs: the signs to draw with.
        gaps: whether a blank line stands between cards.
    """

    DEFAULT_CSS = """
    Cards { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cards")]

    selected: var[int] = var(NO_CARD)
    """The index of the selected card, or ``NO_CARD``."""

    pointed: var[bool] = var(True, init=False)
    """Whether a bar stands beside the selected card."""

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self._cards)

    @property
    def lines_needed(self) -> int:
        """How many lines all of it takes."""
        return len(self._lines)

    class Selected(Message):
        """Another card is selected."""

        def __init__(self, cards: Cards) -> None:
            super().__init__()
            self.cards = cards

        @property
        def control(self) -> Cards:
            """The pane it happened in."""
            return self.cards

    class Chosen(Selected):
        """A card was clicked twice."""

    def __init__(
        self,
        glyphs: Glyphs,
        *,
        gaps: bool = True,
        id: str | None = None,
        classes: str = "pane",
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._glyphs, self._gaps = glyphs, gaps
        self._opening = Content("")
        self._cards: Sequence[Content] = ()
        self._lines: list[_Line] = []

    def show(self, opening: Content, cards: Sequence[Content] = (), *, select: int = 0) -> None:
        """Show something else, from its top.

        Args:
            opening: what stands above the cards; may be empty.
            cards: what can be selected; may be none.
            select: the index of the card to select.
        """
        self._opening, self._cards = opening, cards
        self.set_reactive(Cards.selected, clamp(select, 0, len(cards) - 1) if cards else NO_CARD)
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        if select:
            self.reveal()

    def select(self, index: int) -> None:
        """Select a card, or the nearest there is, and bring it into sight."""
        if self._cards:
            self.selected = clamp(index, 0, len(self._cards) - 1)
            self.reveal()

    def reveal(self) -> None:
        """Bring the selected card into sight."""
        places = [y for y, line in enumerate(self._lines) if line.card == self.selected]
        if places and self.selected != NO_CARD:
            card = Region(0, places[0], self.size.width, len(places))
            self.scroll_to_region(card, animate=False, force=True, x_axis=False)

    def watch_selected(self) -> None:
        """Move the bar; tell."""
        self._lay_out()
        self.post_message(self.Selected(self))

    def watch_pointed(self) -> None:
        """Show or hide the bar."""
        self._lay_out()

    # ---- keys and mouse

    def action_move(self, steps: int) -> None:
        """Select the next card; past the ends, and without cards, scroll by a line."""
        if 0 <= self.selected + steps < len(self._cards):
            self.select(self.selected + steps)
        else:
            self.scroll_relative(y=steps, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by a window, less a line."""
        height = self.scrollable_content_region.height
        self.scroll_relative(y=pages * max(1, height - 1), animate=False)

    def action_first(self) -> None:
        """To the top, and the first card."""
        self.select(0)
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the bottom, and the last card."""
        self.select(len(self._cards) - 1)
        self.scroll_end(animate=False)

    def on_click(self, event: events.Click) -> None:
        """Select the card that was clicked; a second click chooses it."""
        offset = event.get_content_offset(self)
        y = offset.y + self.scroll_offset.y if offset is not None else len(self._lines)
        if y < len(self._lines) and (card := self._lines[y].card) != NO_CARD:
            self.selected = card
            if event.chain == 2:
                self.post_message(self.Chosen(self))

    # ---- lines

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Render anew in the new colours."""
        super().notify_style_update()
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width < 4:
            return
        lines = [_Line(strip, NO_CARD) for strip in self._strips(self._opening, " ", width)]
        for index, card in enumerate(self._cards):
            if lines and self._gaps:
                lines.append(_Line(Strip.blank(width, self.rich_style), NO_CARD))
            bar = self._glyphs.bar if index == self.selected and self.pointed else " "
            lines += [_Line(strip, index) for strip in self._strips(card, bar, width)]
        self._lines = lines
        # Not by assignment, which would lay out the whole screen anew: no size depends on it.
        self.set_reactive(ScrollView.virtual_size, Size(width, len(lines)))
        self._scroll_update(self.virtual_size)
        self.refresh()

    def _strips(self, content: Content, lead: str, width: int) -> list[Strip]:
        if not content:
            return []
        base = self.visual_style
        [start] = Visual.to_strips(self, Content.styled(lead, ink.BAR), 1, 1, base)
        strips = Visual.to_strips(
            self, content, width - 1, None, base, pad=True, apply_selection=False
        )
        return [Strip.join([start, strip]) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._lines[at].strip
        if (selection := self.text_selection) and (span := selection.get_span(at)) is not None:
            style = self.screen.get_component_rich_style("screen--selection")
            strip = _styled(strip, *span, style)
        return strip.apply_offsets(0, at)

    # ---- text marked with the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The marked text, for the clipboard."""
        return selection.extract("\n".join(line.strip.text.rstrip() for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint what is marked."""
        self.refresh()


def _styled(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """A strip with the characters ``[start, end)`` in another style; to its end if that is -1."""
    parts: list[Segment] = []
    at = 0
    for text, own, _ in strip:
        first = clamp(start - at, 0, len(text))
        last = len(text) if end == -1 else clamp(end - at, first, len(text))
        marked = own + style if own else style
        for piece, look in ((text[:first], own), (text[first:last], marked), (text[last:], own)):
            if piece:
                parts.append(Segment(piece, look))
        at += len(text)
    return Strip(parts, strip.cell_length)
