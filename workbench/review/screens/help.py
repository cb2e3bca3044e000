"""The screen of keys, made from the registry."""

from __future__ import annotations

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

_KEYS = 14
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

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(Cards).show(Content("\n").join(_lines()))


def _lines() -> list[Content]:
    lines: list[Content] = []
    for group in GROUPS:
        lines += [Content(""), Content.styled(group, ink.STRONG)]
        lines += [
            _line(key_names(action.keys), action.help)
            for action in ACTIONS
            if action.group == group
        ]
    lines += [Content(""), Content.styled("In the filter", ink.STRONG)]
    lines += [_line(field.example, field.help) for field in FIELDS]
    return lines[1:]


def _line(keys: str, text: str) -> Content:
    padding = " " * max(1, _KEYS - len(keys))
    return Content.assemble("  ", (keys, ink.KEY), padding, text)
