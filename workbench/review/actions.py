"""The one registry of what can be done in the room, and by which key.

Key bindings, the footer, the help screen, the command palette and ``docs/reference/keys.md`` are
all made from :data:`ACTIONS`; nothing else names a key.
"""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple

Scope = Literal["room", "list", "cards", "compare"]
"""Where an action is bound: the room (from every pane), the list of claims, a pane of cards
(the claim with its citations, its counterparts), or the comparison."""

Group = Literal["Decide", "Evidence", "Move", "Panes", "Find", "Program"]
GROUPS: tuple[Group, ...] = ("Decide", "Evidence", "Move", "Panes", "Find", "Program")
"""The headings of the help screen and of the reference page, in order."""


class Action(NamedTuple):
    """Something the reviewer can do.

    Attributes:
        id: what a keymap calls it: ``group.verb``.
        keys: Textual's names of its keys, the one shown first.
        does: the Textual action that carries it out.
        label: what the footer and the palette call it, a word or two.
        help: what it does, a sentence without its full stop.
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


_decide = partial(Action, group="Decide")
_evidence = partial(Action, group="Evidence", scopes=("room", "compare"))
_go = partial(Action, group="Move")
_move = partial(Action, group="Move", scopes=("list", "cards"), palette=False)
_pane = partial(Action, group="Panes")
_find = partial(Action, group="Find")
_program = partial(Action, group="Program")

ACTIONS: tuple[Action, ...] = (
    _decide(
        "decide.corroborate",
        ("c",),
        "decide('corroborated')",
        "corroborated",
        "Corroborated: the claim holds; then the next open claim",
        footer=1,
    ),
    _decide(
        "decide.contest",
        ("t",),
        "decide('contested')",
        "contested",
        "Contested: something says otherwise; then the next open claim",
        footer=2,
    ),
    _decide(
        "decide.unsupport",
        ("u",),
        "decide_because('unsupported')",
        "unsupported",
        "Unsupported: nothing backs it; asks why, then the next open claim",
        footer=3,
    ),
    _decide(
        "decide.corroborate-because",
        ("C",),
        "decide_because('corroborated')",
        "corroborated, because",
        "Corroborated, with a reason",
    ),
    _decide(
        "decide.contest-because",
        ("T",),
        "decide_because('contested')",
        "contested, because",
        "Contested, with a reason",
    ),
    _decide(
        "decide.repeat",
        ("full_stop",),
        "repeat",
        "repeat verdict",
        "Give this claim one's last verdict, with its reason",
    ),
    _decide(
        "decide.reopen",
        ("backspace",),
        "decide('unreviewed')",
        "open again",
        "Take one's verdict back: the claim is open again",
    ),
    _decide(
        "decide.dismiss",
        ("d",),
        "decide('dismissed')",
        "dismiss",
        "Dismiss: this is no claim; then the next open claim",
    ),
    _decide("decide.note", ("a",), "note", "note", "Write a note on the claim", footer=5),
    _decide(
        "decide.undo",
        ("z",),
        "undo",
        "undo",
        "Undo one's last step and go to the claim it was about",
        footer=6,
    ),
    _decide("decide.redo", ("Z",), "redo", "redo", "Do again what was undone"),
    _evidence(
        "evidence.pin",
        ("p",),
        "pin",
        "pin",
        "Pin the selected counterpart as evidence, or unpin it",
        footer=7,
    ),
    _evidence(
        "evidence.confirm",
        ("equals_sign",),
        "mark_counterpart('confirmed')",
        "same fact",
        "Confirm: the selected counterpart is about the same fact",
    ),
    _evidence(
        "evidence.reject",
        ("minus",),
        "mark_counterpart('dismissed')",
        "other fact",
        "Reject: the selected counterpart is about something else",
    ),
    _evidence(
        "evidence.next",
        ("right_square_bracket",),
        "counterpart(1)",
        "next",
        "Select the next counterpart",
    ),
    _evidence(
        "evidence.previous",
        ("left_square_bracket",),
        "counterpart(-1)",
        "previous",
        "Select the previous counterpart",
    ),
    Action(
        "evidence.compare",
        ("v", "enter"),
        "compare",
        "compare",
        "Compare the claim with the selected counterpart",
        group="Evidence",
        footer=9,
    ),
    _go(
        "move.next-open",
        ("n",),
        "next_open(True)",
        "next",
        "Go to the next open claim",
        footer=4,
    ),
    _go(
        "move.previous-open",
        ("N",),
        "next_open(False)",
        "previous open",
        "Go to the open claim before",
    ),
    _move("move.down", ("j", "down"), "move(1)", "down", "The next claim, citation, counterpart"),
    _move("move.up", ("k", "up"), "move(-1)", "up", "The one before"),
    _move("move.page-down", ("pagedown", "ctrl+d"), "page(1)", "page down", "A page down"),
    _move("move.page-up", ("pageup", "ctrl+u"), "page(-1)", "page up", "A page up"),
    _move("move.first", ("g", "home"), "first", "first", "The first one"),
    _move("move.last", ("G", "end"), "last", "last", "The last one"),
    _pane("panes.next", ("tab",), "cycle(1)", "next pane", "The next pane", palette=False),
    _pane(
        "panes.previous",
        ("shift+tab",),
        "cycle(-1)",
        "previous pane",
        "The pane before",
        palette=False,
    ),
    _pane("panes.source", ("s",), "pane('source')", "source", "The claim in its source"),
    _pane(
        "panes.citations",
        ("f",),
        "pane('citations')",
        "footnotes",
        "The footnotes the claim cites",
    ),
    _pane(
        "panes.counterparts",
        ("m",),
        "pane('counterparts')",
        "counterparts",
        "The matching claims of other documents",
    ),
    _pane("panes.back", ("escape",), "back", "back", "Back to the list; there: end the filter"),
    _find(
        "find.filter",
        ("slash",),
        "filter",
        "filter",
        "Filter as one types: words, is:open, doc:NAME, has:note …",
        footer=8,
    ),
    _find(
        "find.hidden",
        ("h",),
        "toggle_hidden",
        "all sentences",
        "Show or hide the sentences that are hardly worth checking",
    ),
    _program("program.help", ("question_mark",), "help", "keys", "All keys", footer=10),
    _program(
        "program.palette",
        ("ctrl+p",),
        "app.command_palette",
        "commands",
        "Find a command by its name",
        palette=False,
    ),
    _program(
        "program.quit",
        ("q", "ctrl+q"),
        "quit",
        "quit",
        "Quit at once: everything is saved already",
        footer=11,
    ),
    Action(
        "compare.close",
        ("escape", "v", "enter", "q"),
        "close",
        "back",
        "Close the comparison",
        group="Panes",
        scopes=("compare",),
        palette=False,
    ),
)
