"""What the dialogs of the room share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from textual.screen import ModalScreen

from workbench.review.glyphs import ASCII, Glyphs

Answer = TypeVar("Answer")
Answered = Callable[[Answer | None], Awaitable[None] | None]
"""Told an answer, None if there is none."""


class Dialog(ModalScreen[None], Generic[Answer]):
    """A screen that lies over the room and asks for something.

    Args:
        glyphs: the signs to draw with.
        answered: told the answer, None if there is none, before the next key is looked at.
    """

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog:ansi { background: ansi_default; }
    Dialog #dialog { width: 80; max-width: 96%; height: 90%; max-height: 90%; }
    """

    def __init__(self, glyphs: Glyphs, answered: Answered[Answer] = lambda answer: None) -> None:
        super().__init__(classes="-ascii" if glyphs is ASCII else None)
        self.glyphs = glyphs
        self._answered = answered

    async def answer(self, answer: Answer | None) -> None:
        """Go away, and give the answer; what follows from it is done before the next key."""
        self.dismiss()
        following = self._answered(answer)
        if following is not None:
            await following

    async def action_cancel(self) -> None:
        """Answer nothing."""
        await self.answer(None)
