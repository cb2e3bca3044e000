"""The screen of keys, made from the registry."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from workbench.review.actions import ACTIONS, GROUPS
from workbench.review.content import ink
from workbench.review.keys import key_names
from workbench.review.query import FIELDS
from workbench.review.screens.base import Dialog
from workbench.review.widgets.cards import Cards

_KEYS = 15
"""Cells for the keys, before what they do."""


class HelpDialog(Dialog[None]):
    """All keys by group, and the filter's words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "cancel", "close", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One pane to scroll in."""
        cards = Cards(self.glyphs, id="dialog")
        cards.border_title = Content("Keys")
        cards.border_subtitle = Content("esc closes")
        yield cards

    def on_resize(self) -> None:
        """Fill it, wrapped for the width there is."""
        cards = self.query_one(Cards)
        self.call_after_refresh(lambda: cards.show(_text(cards.content_size.width - 2)))


def _text(width: int) -> Content:
    """The keys by group, and the words of the filter."""
    lines: list[Content] = []
    for group in GROUPS:
        lines += [Content(""), Content.styled(group, ink.STRONG)]
        actions = (action for action in ACTIONS if action.group == group)
        for action in actions:
            lines += _entry(key_names(action.keys), action.help, width)
    lines += [Content(""), Content.styled("In the filter", ink.STRONG)]
    for field in FIELDS:
        lines += _entry(field.example, field.help, width)
    return Content("\n").join(lines[1:])


def _entry(keys: str, text: str, width: int) -> Iterator[Content]:
    """Keys, and beside them what they do, on as many lines as it takes."""
    for line in wrap(text, max(20, width - _KEYS - 2)):
        yield Content.assemble("  ", (keys.ljust(_KEYS), ink.KEY), line)
        keys = ""
