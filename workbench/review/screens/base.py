"""What the dialogs of the room share."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from workbench.review.glyphs import ASCII, Glyphs

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A screen that lies over the room and asks for something; None when nothing was answered.

    Args:
        glyphs: the signs to draw with.
    """

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog:ansi { background: ansi_default; }
    Dialog #dialog { width: 80; max-width: 96%; height: 90%; max-height: 90%; }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(classes="-ascii" if glyphs is ASCII else None)
        self.glyphs = glyphs

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
