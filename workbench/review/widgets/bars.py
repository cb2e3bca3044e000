"""The lines at the top and bottom: heading, status, keys. One line each, as wide as the screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from workbench.review.actions import Action
from workbench.review.content import ink
from workbench.review.content.footer import KeyHint, key_hints
from workbench.review.content.header import Heading, header, view_label
from workbench.review.content.words import fitted
from workbench.review.glyphs import Glyphs
from workbench.review.views import View
from workbench.safe.terminal import line


class Bar(Widget):
    """One line of text that is made for the width there is."""

    DEFAULT_CSS = """
    Bar { height: 1; padding: 0 1; background: $bar; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs


class HeadingBar(Bar):
    """The top line: database, document, progress, reviewer."""

    heading: reactive[Heading | None] = reactive(None)
    """What it tells."""

    def render(self) -> Content:
        """The line."""
        if self.heading is None:
            return Content("")
        return header(self.heading, self.content_size.width, self._glyphs)


class ViewBar(Bar):
    """The saved views with their keys and how many claims are in them; a click chooses one."""

    counts: reactive[tuple[int | None, ...]] = reactive(())
    """How many claims each view has; None while it is not known."""
    chosen: reactive[str] = reactive("")
    """The filter line that is in force."""

    def __init__(self, views: Sequence[View], glyphs: Glyphs) -> None:
        super().__init__(glyphs, id="views")
        self._views = views
        self._places: list[tuple[int, int]] = []

    def render(self) -> Content:
        """The line."""
        counts = (*self.counts, *([None] * len(self._views)))
        labels = [
            view_label(number, view, counts[number - 1], chosen=view.line == self.chosen)
            for number, view in enumerate(self._views, 1)
        ]
        ends = list(accumulate(label.cell_length + 2 for label in labels))
        self._places = list(pairwise([0, *ends]))
        return Content("  ").join(labels)

    async def on_click(self, event: events.Click) -> None:
        """Choose the view that was clicked."""
        offset = event.get_content_offset(self)
        for number, (start, end) in enumerate(self._places, 1):
            if offset is not None and start <= offset.x < end:
                await self.app.run_action(f"view({number})", self.screen)
                return


class Said(NamedTuple):
    """What the status line says.

    Attributes:
        message: what happened.
        hint: what one can do about it.
        failed: whether something went wrong.
    """

    message: str = ""
    hint: str = ""
    failed: bool = False


class StatusBar(Bar):
    """The line that says what just happened and how to take it back."""

    said: reactive[Said] = reactive(Said())
    """What it says; other screens may follow it."""

    def say(self, message: str, hint: str = "") -> None:
        """Say what happened, and what one can do about it; any text may be given."""
        self.said = Said(message, hint)

    def complain(self, message: str) -> None:
        """Say what went wrong."""
        self.said = Said(message, failed=True)

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        hint = Content.styled(self.said.hint, ink.QUIET)
        room = width - hint.cell_length - 2
        if room < width // 2:
            hint, room = Content(""), width
        message = Content(line(self.said.message))
        if self.said.failed:
            message = Content.assemble((f"{self._glyphs.warning} ", ink.WARNING), message)
        message = fitted(message, room, self._glyphs)
        return message.pad_right(width - message.cell_length - hint.cell_length) + hint


class KeyBar(Bar):
    """The line of keys; a click on one does what the key does."""

    def __init__(self, actions: Sequence[Action], glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(glyphs, id=id)
        self._actions = actions
        self._hints: list[KeyHint] = []

    def render(self) -> Content:
        """The line."""
        self._hints = key_hints(self._actions, self.content_size.width, self._glyphs)
        return Content("  ").join([hint.content for hint in self._hints])

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        offset = event.get_content_offset(self)
        for hint in self._hints:
            if offset is not None and hint.start <= offset.x < hint.end:
                await self.app.run_action(hint.action.does, self.screen)
                return
