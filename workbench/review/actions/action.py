"""What an action of the room is."""

from __future__ import annotations

from typing import Literal, NamedTuple

Scope = Literal["room", "list", "cards", "compare", "page", "pencil", "sign-off"]
"""Where an action is bound: the room (from every pane), the list of claims, a pane of cards
(the claim with its citations, its counterparts), the comparison, every page that lies over the
room, or one page alone."""

Group = Literal["Decide", "Evidence", "Claim", "Move", "Panes", "Find", "Document", "Program"]
GROUPS: tuple[Group, ...] = (
    *("Decide", "Evidence", "Claim", "Move", "Panes", "Find", "Document", "Program"),
)
"""The headings of the help screen and of the reference page, in order."""


class Action(NamedTuple):
    """Something the reviewer can do.

    Attributes:
        id: what a keymap calls it: ``group.verb``.
        keys: Textual's names of its keys, the one shown first.
        does: the Textual action that carries it out.
        label: what the footer and the palette call it, a word or two.
        help: what it does, a sentence without its full stop.
        group: the heading it stands under.
        scopes: where its keys are bound.
        footer: its rank in the footer, 1 first; 0 stays out of it.
        palette: whether the command palette offers it.
    """

    id: str
    keys: tuple[str, ...]
    does: str
    label: str
    help: str
    group: Group
    scopes: tuple[Scope, ...] = ("room",)
    footer: int = 0
    palette: bool = True
