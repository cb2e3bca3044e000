"""The user's configuration: one TOML file in the platform's directory for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workbench.desk.liking import TABLES, Room, room_of
from workbench.model.errors import UsageError

VARIABLE = "WORKBENCH_CONFIG"
"""The environment variable that names another file."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """The table ``[fetch]``.

    Attributes:
        delay: seconds between two requests to one host.
        at_once: requests to all hosts together.
        deadline: seconds for one source.
        patience: the longest wait, in seconds, that a host may ask for.
        contact: an address or page that hosts are told to complain to; empty for none.
        private_hosts: hosts beside the public Internet that may be asked, each ``HOST:PORT``.
        timegate, timemap: of the archive to look in, with ``{url}`` for the original's address.
    """

    delay: float = 1.0
    at_once: int = 6
    deadline: float = 45.0
    patience: float = 60.0
    contact: str = ""
    private_hosts: tuple[str, ...] = ()
    timegate: str = ""
    timemap: str = ""

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        """The private hosts, each with its port."""
        return frozenset(_host_and_port(entry) for entry in self.private_hosts)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the configuration file says; what it does not say is as usual."""

    fetch: Fetching = field(default_factory=Fetching)
    room: Room = field(default_factory=Room)


def configuration_file() -> Path:
    """Where the configuration is, whether or not it is there."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("workbench", appauthor=False) / "config.toml"


def load() -> Configuration:
    """Read the configuration.

    Raises:
        UsageError: the file cannot be read, or something in it is off.
    """
    file = configuration_file()
    try:
        text = file.read_text("utf-8")
        import tomllib  # only where there is something to read: the room's start waits for it

        held = tomllib.loads(text)
    except FileNotFoundError:
        if os.environ.get(VARIABLE):
            raise UsageError("there is no such file", str(file), f"see {VARIABLE}") from None
        return Configuration()
    except (OSError, ValueError) as error:
        raise UsageError(f"it cannot be read ({error})", str(file), "mend it") from error
    try:
        return _configuration(held)
    except ValueError as error:
        raise UsageError(str(error), str(file), "mend it, or take it out") from None


def _configuration(held: Mapping[str, Any]) -> Configuration:
    unknown = held.keys() - {"fetch", *TABLES}
    if unknown:
        raise ValueError(f"there is no table [{min(unknown)}]")
    table = held.get("fetch", {})
    if not isinstance(table, Mapping):
        raise ValueError("fetch is not a table")
    values = {key.replace("-", "_"): value for key, value in table.items()}
    for key, value in values.items():
        known = _KINDS.get(key)
        if known is None:
            raise ValueError(f"[fetch] has no {key.replace('_', '-')}")
        words, fits = known
        if isinstance(value, bool) or not fits(value):
            raise ValueError(f"{key.replace('_', '-')} in [fetch] is not {words}")
    if "private_hosts" in values:
        values["private_hosts"] = tuple(values["private_hosts"])
    made = Fetching(**values)
    _ = made.allowed  # each must have a port
    return Configuration(made, room_of(held))


def _host_and_port(entry: str) -> tuple[str, int]:
    """The parts of ``HOST:PORT``; an IPv6 address stands in brackets."""
    try:
        parts = urlsplit(f"//{entry}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or port is None or parts.path or "@" in entry:
        raise ValueError(f"private-hosts has {entry!r}, which is not HOST:PORT")
    return host, port


def _is_template(value: Any) -> bool:
    return isinstance(value, str) and "{url}" in value


_KINDS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "delay": ("seconds, 0 to 60", lambda v: isinstance(v, int | float) and 0 <= v <= 60),
    "at_once": ("a number from 1 to 32", lambda v: isinstance(v, int) and 1 <= v <= 32),
    "deadline": ("seconds, 1 to 600", lambda v: isinstance(v, int | float) and 1 <= v <= 600),
    "patience": ("seconds, 0 to 3600", lambda v: isinstance(v, int | float) and 0 <= v <= 3600),
    "contact": (
        "one line of ASCII",
        lambda v: isinstance(v, str) and v.isascii() and v.isprintable(),
    ),
    "private_hosts": (
        "a list of HOST:PORT",
        lambda v: isinstance(v, list) and all(isinstance(entry, str) for entry in v),
    ),
    "timegate": ("an address with {url} in it", _is_template),
    "timemap": ("an address with {url} in it", _is_template),
}
