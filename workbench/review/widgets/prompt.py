"""The line one types into, at the bottom: the filter, a note."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label

from workbench.safe.terminal import line


class SafeInput(Input):
    """A line to type into that takes nothing a terminal would obey, even when it is pasted."""

    def validate_value(self, value: str) -> str:
        """The value as it may be shown."""
        return line(value)


class Prompt(Horizontal):
    """A labelled line to type into.

    Args:
        label: what is asked for.
        value: what stands there already.
        changed: told of every change, with the text as it is.
        done: told when it is over, with the text, or None if it was cancelled; the next key waits
            for it.
    """

    DEFAULT_CSS = """
    Prompt { height: 1; background: $bar; padding: 0 1; }
    Prompt Label { width: auto; text-style: bold; }
    Prompt Input { width: 1fr; height: 1; border: none; padding: 0; background: $bar; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "finish", show=False, priority=True),
        Binding("escape", "cancel", show=False, priority=True),
    ]

    def __init__(
        self,
        label: str,
        value: str,
        *,
        changed: Callable[[str], None] = lambda text: None,
        done: Callable[[str | None], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._label = label
        self._changed, self._done = changed, done
        self.line = SafeInput(value, compact=True, select_on_focus=False)
        """What one types into."""

    def compose(self) -> ComposeResult:
        """The label and the line."""
        yield Label(f"{self._label} ", markup=False)
        yield self.line

    @on(Input.Changed)
    def _tell_change(self, event: Input.Changed) -> None:
        event.stop()
        self._changed(event.value)

    async def action_finish(self) -> None:
        """Hand over what was typed: all of it, letters that are on their way to the line too."""
        taken = Event()
        self.line.call_later(taken.set)
        await taken.wait()
        await self._done(self.line.value)

    async def action_cancel(self) -> None:
        """Give up."""
        await self._done(None)
