"""Which claims are listed, what stands over a whole document, and the program itself."""

from __future__ import annotations

from functools import partial

from workbench.review.actions.action import Action

VIEW_KEYS = 9
"""Saved views that have a key."""

_find = partial(Action, group="Find")
_document = partial(Action, group="Document")
_program = partial(Action, group="Program")

ACTIONS: tuple[Action, ...] = (
    _find(
        "find.filter",
        ("slash",),
        "filter",
        "filter",
        "Filter as one types: words, is:open, doc:NAME, has:note …",
        footer=8,
    ),
    *(
        _find(
            f"find.view-{number}",
            (str(number),),
            f"view({number})",
            f"view {number}",
            f"Saved view {number}",
            palette=False,
        )
        for number in range(1, VIEW_KEYS + 1)
    ),
    _find(
        "find.order",
        ("r",),
        "order",
        "order by risk",
        "List what is most at risk first, with the reason; again: in the order of reading",
    ),
    _find(
        "find.hidden",
        ("h",),
        "toggle_hidden",
        "all sentences",
        "Show or hide the sentences that are hardly worth checking",
    ),
    _document(
        "document.pencil",
        ("P",),
        "pencil",
        "pencil view",
        "The whole document, with every checked word, number, name and quotation struck",
    ),
    _document(
        "document.sign-off",
        ("S",),
        "sign_off",
        "sign off",
        "What keeps the document from being signed off; then sign it",
    ),
    Action(
        "pencil.next",
        ("n",),
        "next_untouched",
        "next untouched",
        "In the pencil view: the next line on which nothing is struck",
        group="Document",
        scopes=("pencil",),
        palette=False,
    ),
    Action(
        "sign-off.sign",
        ("S",),
        "sign",
        "sign",
        "On the sign-off page: sign the document off; asks first",
        group="Document",
        scopes=("sign-off",),
        palette=False,
    ),
    Action(
        "sign-off.override",
        ("x",),
        "override",
        "set rule aside",
        "On the sign-off page: set the rule of the selected line aside, with a reason",
        group="Document",
        scopes=("sign-off",),
        palette=False,
    ),
    _document(
        "document.waiting",
        ("W",),
        "waiting",
        "waiting",
        "What waits for a second check by you, or to be settled",
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
)
