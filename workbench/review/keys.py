"""Keys, made from the registry of actions: bindings for Textual, names for people, the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textual.binding import Binding

from workbench.model.errors import UsageError
from workbench.review.actions import ACTIONS, GROUPS, Action, Scope

_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "equals_sign": "=",
    "minus": "-",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}

_INTRODUCTION = """\
# Keys of the review room

This page is made from the program's registry of actions (`python -m workbench.review.keys`) and
a test holds it to it. The name in the last column is what the table `[keys]` of the
[configuration](configuration.md) calls the action:

    [keys]
    "decide.corroborate" = "f5"
    "move.next-open" = ["n", "ctrl+n"]

A key that would do two things in one place is refused.
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


@dataclass(frozen=True)
class Keymap:
    """Which keys do what.

    Attributes:
        own: the user's keys for some actions, by the actions' ids, as :func:`keymap` checked
            them; the others have the registry's.
    """

    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def actions(self) -> Iterator[Action]:
        """All actions with the keys that are in force."""
        return (action._replace(keys=self.own.get(action.id, action.keys)) for action in ACTIONS)

    @property
    def for_textual(self) -> dict[str, str]:
        """The user's keys as Textual's keymap."""
        return {action: ",".join(keys) for action, keys in self.own.items()}

    def footer(self, *scopes: Scope) -> list[Action]:
        """What the footer of a place shows: the ranked ones of the room, all of a lesser one."""
        bound = [action for action in self.actions if set(scopes) & set(action.scopes)]
        if scopes != ("room",):
            return bound
        return sorted((action for action in bound if action.footer), key=lambda each: each.footer)

    def key_of(self, action: str) -> str:
        """The key that is shown for an action, by the action's id."""
        return next(key_name(each.keys[0]) for each in self.actions if each.id == action)


_TOGETHER: tuple[tuple[Scope, ...], ...] = (
    *(("room", "list"), ("room", "cards"), ("compare",)),
    *(("page", "cards", "sign-off"), ("page", "pencil")),
)
"""Scopes whose keys are in force at the same time."""


def keymap(own: Mapping[str, Sequence[str]]) -> Keymap:
    """A user's own keymap.

    Args:
        own: keys as people write them, by the ids of the actions.

    Raises:
        UsageError: there is no such action or key, or one key would do two things in one place.
    """
    known = {action.id for action in ACTIONS}
    for action in own:
        if action not in known:
            raise UsageError(f"[keys] names {action!r}, which is no action", todo=_SEE)
    made = Keymap({action: tuple(_key(name) for name in keys) for action, keys in own.items()})
    for scopes in _TOGETHER:
        _check_clashes([each for each in made.actions if set(scopes) & set(each.scopes)])
    return made


_SEE = "see docs/reference/keys.md for the names"


def _key(name: str) -> str:
    """Textual's name of a key that people write in one way or another."""
    from textual.keys import _character_to_key

    plain = {shown: key for key, shown in _NAMES.items()}.get(name, name)
    key = _character_to_key(plain) if len(plain) == 1 else plain
    if not key.replace("_", "").replace("+", "").isalnum():
        raise UsageError(f"[keys] has {name!r}, which is no key", todo=_SEE)
    return key


def _check_clashes(actions: Sequence[Action]) -> None:
    held: dict[str, str] = {}
    for action in actions:
        for key in action.keys:
            if held.setdefault(key, action.id) != action.id:
                raise UsageError(
                    f"[keys] gives {key_name(key)} to {held[key]} and to {action.id}",
                    todo="give one of them another key",
                )


def key_name(key: str) -> str:
    """A key as people write it: ``/`` for ``slash``; ``ctrl+p`` as it is."""
    return _NAMES.get(key, key)


def key_names(keys: Iterable[str]) -> str:
    """Several keys as people write them, in one string."""
    return " ".join(key_name(key) for key in keys)


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
