"""What a host's robots.txt asks of programs, after RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_BYTES = 512_000
"""How much of the file is read (RFC 9309, §2.5 asks for 500 KiB at least)."""
MOST_DELAY = 30.0
"""Seconds of a ``Crawl-delay`` that are kept at most."""

_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)")
_RULES = {"allow": True, "disallow": False}
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program.

    Attributes:
        rules: path patterns, each with whether it allows.
        delay: seconds between requests that the host asks for, or None.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be asked: the longest rule that fits decides."""
        target = _plain(target)
        if target == "/robots.txt":
            return True
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, target)]
        return max(fitting, default=(0, True))[1]


ALL = Robots()
NONE = Robots((("/", False),))


def parse(data: bytes, product: str) -> Robots:
    """Read a robots.txt.

    Args:
        data: its bytes; more than :data:`MOST_BYTES` are passed over.
        product: the program's product token, as in its ``User-Agent``.

    Returns:
        The rules of the groups for this program; if there are none, those for ``*``.
    """
    own = product.lower()
    found: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    agents: list[str] = []
    in_rules = False
    text = data[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    for line in text.splitlines():
        if (match := _LINE.match(line)) is None:
            continue
        key, value = match[1].lower(), match[2].strip()
        if key == "user-agent":
            agents = [*([] if in_rules else agents), value.partition("/")[0].strip().lower()]
            in_rules = False
            found.setdefault(agents[-1], ([], []))
            continue
        if key not in _RULES and key != "crawl-delay":
            continue
        in_rules = True
        for agent in agents:
            rules, delays = found[agent]
            if key == "crawl-delay":
                delays += _seconds(value)
            elif value:
                rules.append((_plain(value), _RULES[key]))
    rules, delays = found.get(own) or found.get("*") or ([], [])
    return Robots(tuple(rules), max(delays, default=None))


def _seconds(value: str) -> list[float]:
    try:
        seconds = float(value)
    except ValueError:
        return []
    return [min(seconds, MOST_DELAY)] if seconds >= 0 else []


def _plain(path: str) -> str:
    """A path with its escapes in one form (RFC 9309, §2.2.2)."""

    def one_form(escape: re.Match[str]) -> str:
        character = chr(int(escape[1], 16))
        return character if character in _UNRESERVED else escape[0].upper()

    escaped = "".join(
        c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace"))
        for c in path
    )
    return _ESCAPE.sub(one_form, escaped)


def _fits(rule: str, target: str) -> bool:
    """Whether a pattern with ``*`` and a final ``$`` fits the beginning of a path.

    By looking for each literal part in turn, which takes no more than linear time a part.
    """
    ends = rule.endswith("$")
    first, *parts = rule.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    if not parts:
        return not ends or target == first
    at = len(first)
    *middle, last = parts
    for part in middle:
        found = target.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if ends:
        return len(target) - len(last) >= at and target.endswith(last)
    return target.find(last, at) >= 0
