"""Moving: between claims, within a pane, between panes."""

from __future__ import annotations

from functools import partial

from workbench.review.actions.action import Action

_go = partial(Action, group="Move")
_move = partial(Action, group="Move", scopes=("list", "cards"), palette=False)
_pane = partial(Action, group="Panes")

ACTIONS: tuple[Action, ...] = (
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
    _move("move.down", ("j", "down"), "move(1)", "down", "The next claim, passage, counterpart"),
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
        "The footnotes the claim cites, and what their sources say",
    ),
    _pane(
        "panes.counterparts",
        ("m",),
        "pane('counterparts')",
        "counterparts",
        "The matching claims of other documents",
    ),
    _pane(
        "panes.back",
        ("escape",),
        "back",
        "back",
        "Back to the list; there: unmark all, then end the filter",
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
    Action(
        "page.close",
        ("escape", "q"),
        "close",
        "back",
        "Close the page: pencil view, sign-off, history",
        group="Panes",
        scopes=("page",),
        palette=False,
    ),
    Action(
        "page.choose",
        ("enter",),
        "choose",
        "go to claim",
        "On a page: go to the claim that is selected",
        group="Panes",
        scopes=("page",),
        palette=False,
    ),
)
