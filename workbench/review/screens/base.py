"""What all screens of the room share: the styles of text, and the frame of a dialog."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen

from workbench.review.glyphs import ASCII, Glyphs

Answer = TypeVar("Answer")

INKS: frozenset[str] = frozenset(
    f"ink-{name}"
    for name in (
        "quiet",
        "strong",
        "key",
        "bar",
        "hit",
        "number",
        "quotation",
        "mark",
        "claim",
        "missing",
        "differing",
        "warning",
        "unreviewed",
        "corroborated",
        "contested",
        "unsupported",
        "dismissed",
    )
)
"""The styles that texts name (``.ink-mark``); ``room.tcss`` says what they look like."""


class Dialog(ModalScreen[Answer | None]):
    """A screen that lies over the room and asks for something; None when nothing was answered."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(classes="-ascii" if glyphs is ASCII else None)
        self.glyphs = glyphs

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
