"""How a reviewer likes the review room: the tables ``[room]``, ``[keys]`` and ``[views]``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TABLES = ("room", "keys", "views")
"""The tables of the configuration that are read here."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the tables say; what they do not say is as usual.

    Attributes:
        theme: the name of a colour theme; empty for the default.
        ascii: draw with ASCII signs only.
        keys: keys as people write them, by the ids of the actions.
        views: filter lines by name, in the order of the file.
    """

    theme: str = ""
    ascii: bool = False
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)


def room_of(held: Mapping[str, Any]) -> Room:
    """Read the tables.

    Args:
        held: the whole configuration, as TOML has it.

    Raises:
        ValueError: something in them is off.
    """
    tables = {name: held.get(name, {}) for name in TABLES}
    for name, table in tables.items():
        if not isinstance(table, Mapping):
            raise ValueError(f"{name} is not a table")
    room = tables["room"]
    if unknown := room.keys() - {"theme", "ascii"}:
        raise ValueError(f"[room] has no {min(unknown)}")
    theme, ascii = room.get("theme", ""), room.get("ascii", False)
    if not isinstance(theme, str) or not isinstance(ascii, bool):
        raise ValueError("in [room], theme is a name and ascii is true or false")
    for name, line in tables["views"].items():
        if not isinstance(line, str):
            raise ValueError(f"{name} in [views] is not a filter line")
    keys = {action: _keys(action, value) for action, value in tables["keys"].items()}
    return Room(theme, ascii, keys, dict(tables["views"]))


def _keys(action: str, value: Any) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
        raise ValueError(f"{action} in [keys] is neither a key nor a list of keys")
    return tuple(keys)
