"""What the dialogs of the room share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.screen import ModalScreen

from workbench.review.glyphs import ASCII, Glyphs

Answer = TypeVar("Answer")


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

    def __init__(
        self, glyphs: Glyphs, answered: Callable[[Answer | None], None] = lambda answer: None
    ) -> None:
        super().__init__(classes="-ascii" if glyphs is ASCII else None)
        self.glyphs = glyphs
        self._answered = answered

    def answer(self, answer: Answer | None) -> None:
        """Give the answer, and go away."""
        self._answered(answer)
        self.dismiss()

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.answer(None)
