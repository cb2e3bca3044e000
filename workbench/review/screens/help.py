"""The screen of keys, made from the registry."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from workbench.review.actions import GROUPS
from workbench.review.content import ink
from workbench.review.glyphs import Glyphs
from workbench.review.keys import Keymap, key_names
from workbench.review.query import FIELDS
from workbench.review.screens.base import Dialog
from workbench.review.widgets.cards import Cards

_KEYS = 15
"""Cells for the keys, before what they do."""


class HelpDialog(Dialog[None]):
    """All keys by group, and the filter's words.

    Args:
        keymap: which keys do what.
        glyphs: the signs to draw with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "cancel", show=False, priority=True),
    ]

    def __init__(self, keymap: Keymap, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One pane to scroll in."""
        cards = Cards(self.glyphs, id="dialog")
        cards.border_title = Content("Keys")
        cards.border_subtitle = Content("esc closes")
        yield cards

    def on_resize(self) -> None:
        """Fill it, wrapped for the width there is."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        cards = self.query_one(Cards)
        lines = list(_lines(self._keymap, cards.content_size.width - 2))
        cards.show(Content("\n").join(lines))
        cards.styles.height = len(lines) + 2


def _lines(keymap: Keymap, width: int) -> Iterator[Content]:
    """The keys by group, and the words of the filter."""
    for group in GROUPS:
        yield Content.styled(group, ink.STRONG)
        for action in keymap.actions:
            if action.group == group:
                yield from _entry(key_names(action.keys), action.help, width)
        yield Content("")
    yield Content.styled("In the filter", ink.STRONG)
    for field in FIELDS:
        yield from _entry(field.example, field.help, width)


def _entry(keys: str, text: str, width: int) -> Iterator[Content]:
    """Keys, and beside them what they do, on as many lines as it takes."""
    for line in wrap(text, max(20, width - _KEYS - 2)):
        yield Content.assemble("  ", (keys.ljust(_KEYS), ink.KEY), line)
        keys = ""
