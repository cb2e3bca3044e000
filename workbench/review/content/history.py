"""What has been done about a claim, a line for each step."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from workbench.review.content import ink
from workbench.review.content.words import day, one_line, spaced
from workbench.review.glyphs import Glyphs
from workbench.safe.terminal import line
from workbench.store.connection import Store

_DETAILS = ("verdict", "reason", "edit", "change", "rule", "addressee")
"""What of an event's body is told, in this order."""


class Step(NamedTuple):
    """An event about a claim.

    Attributes:
        words: its private texts: notes, questions.
        undone: whether an undo stands against it.
    """

    at: str
    who: str
    kind: str
    details: tuple[str, ...]
    words: tuple[str, ...]
    undone: bool


def steps(store: Store, claim: str, reviewer: str) -> list[Step]:
    """The steps of a claim, by its id, the latest first, as far as a reviewer may see them."""
    from workbench.desk.blind import hidden_from
    from workbench.ledger.history import history

    told = list(history(store, claim))
    undone: set[str] = set()
    for each in reversed(told):  # an undo that was undone itself counts for nothing
        if each.event.kind == "undo" and each.event.id not in undone:
            undone.add(each.event.body["event"])
    if hidden_from(store, [claim], reviewer):
        told = [each for each in told if each.event.actor == reviewer]
    return [
        Step(
            each.event.time,
            each.event.actor,
            each.event.kind,
            tuple(str(value) for key in _DETAILS if (value := each.event.body.get(key))),
            tuple(each.private.values()),
            each.event.id in undone,
        )
        for each in reversed(told)
    ]


def step_text(step: Step, glyphs: Glyphs) -> Content:
    """One step: when, who, what, and what was written."""
    parts: list[Content | str] = [
        Content.styled(day(step.at), ink.QUIET),
        line(step.who),
        Content.styled(spaced(step.kind), ink.STRONG),
        *(spaced(line(detail)) for detail in step.details),
    ]
    if step.undone:
        parts.append(Content.styled("undone", ink.WARNING))
    text = Content("  ").join(parts)
    for words in step.words:
        text += Content.assemble("\n    ", (one_line(line(words)), ink.QUOTATION))
    return text
