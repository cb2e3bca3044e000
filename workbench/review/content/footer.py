"""The keys at the bottom: as many as fit, in order of rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from workbench.model.verdict import VERDICTS
from workbench.review.actions import Action
from workbench.review.content import ink
from workbench.review.glyphs import Glyphs
from workbench.review.keys import key_name

_GAP = 2
_ALWAYS = 2
"""The last hints, by rank, that stay whatever the width: keys, and the way out."""


class KeyHint(NamedTuple):
    """A key and its label, and the cells they stand in."""

    action: Action
    content: Content
    start: int
    end: int


def key_hints(actions: Sequence[Action], width: int, glyphs: Glyphs) -> list[KeyHint]:
    """The hints that fit.

    Args:
        actions: in order of rank. The verdicts lose their words first, then hints are left out
            from the lowest rank up, but for the last two.
        width: cells there are.
        glyphs: the signs to draw with.
    """
    for short in (False, True):
        labels = [(action, _label(action, glyphs, short=short)) for action in actions]
        if _placed(labels)[-1].end <= width:
            return _placed(labels)
    while len(labels) > _ALWAYS and _placed(labels)[-1].end > width:
        del labels[-_ALWAYS - 1]
    return _placed(labels)


def _label(action: Action, glyphs: Glyphs, *, short: bool) -> Content:
    key = Content.styled(key_name(action.keys[0]), ink.KEY)
    if action.label in VERDICTS:
        sign = Content.styled(glyphs.states[action.label], ink.STATES[action.label])
        return key + sign if short else Content(" ").join([key, sign, action.label])
    return key + f" {action.label}"


def _placed(labels: Sequence[tuple[Action, Content]]) -> list[KeyHint]:
    hints: list[KeyHint] = []
    start = 0
    for action, content in labels:
        end = start + content.cell_length
        hints.append(KeyHint(action, content, start, end))
        start = end + _GAP
    return hints
