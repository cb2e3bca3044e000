"""Keys, made from the registry of actions: bindings for Textual, names for people, the page."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from workbench.review.actions import ACTIONS, GROUPS, Action, Scope

_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "equals_sign": "=",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}

_INTRODUCTION = """\
# Keys of the review room

This page is made from the program's registry of actions (`python -m workbench.review.keys`) and
a test holds it to it. The name in the last column is what a keymap calls the action.
"""


def bindings(scope: Scope) -> list[Binding]:
    """Textual's bindings for one place; each has its action's id, so that a keymap can move it.

    All are priority bindings. Others are looked at only when a key has come back from the widget
    it was sent to; by then the next key, typed ahead, would be on its way to the same widget, even
    if the first one opened a line to type into.
    """
    return [
        Binding(
            ",".join(action.keys),
            action.does,
            action.label,
            show=action.footer > 0,
            priority=True,
            id=action.id,
        )
        for action in ACTIONS
        if scope in action.scopes
    ]


def footer(scope: Scope) -> list[Action]:
    """What the footer of one place shows: the ranked ones of the room, all of a lesser screen."""
    bound = [action for action in ACTIONS if scope in action.scopes]
    if scope != "room":
        return bound
    return sorted((action for action in bound if action.footer), key=lambda each: each.footer)


def key_name(key: str) -> str:
    """A key as people write it: ``/`` for ``slash``; ``ctrl+p`` as it is."""
    return _NAMES.get(key, key)


def key_names(keys: Iterable[str]) -> str:
    """Several keys as people write them, in one string."""
    return " ".join(key_name(key) for key in keys)


def key_of(action: str) -> str:
    """The key that is shown for an action, by the action's id."""
    return next(key_name(each.keys[0]) for each in ACTIONS if each.id == action)


def page() -> str:
    """The reference page, Markdown."""
    parts = [_INTRODUCTION]
    for group in GROUPS:
        parts.append(f"## {group}\n\n| key | does | action |\n| --- | --- | --- |")
        parts[-1] += "".join(
            f"\n| {' '.join(f'`{key_name(key)}`' for key in action.keys)}"
            f" | {action.help} | `{action.id}` |"
            for action in ACTIONS
            if action.group == group
        )
        parts[-1] += "\n"
    return "\n".join(parts)


if __name__ == "__main__":
    print(page(), end="")
