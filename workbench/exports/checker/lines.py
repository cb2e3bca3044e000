"""The lines of a log: read strictly, each held to its place."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from workbench.exports.checker.files import Bad

EMPTY = hashlib.sha256(b"").digest()
HEX = "[0-9a-f]{64}"
FIELDS = {
    "log": "[0-9a-f]{32}",
    "id": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "salt": "[0-9a-f]{32}",
    "time": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z",
    "actor": r"\S(?:.*\S)?",
    "kind": "[a-z-]+",
}
KEYS = {*FIELDS, "v", "n", "saw", "body", "private"}


class Log:
    """The lines of one log, and the Merkle root (RFC 6962) after each of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.id = ""
        self.events: list[dict[str, Any]] = []
        self.roots = [EMPTY]
        self.edge: list[bytes] = []

    def append(self, line: bytes) -> None:
        """Add a line to the tree."""
        node, size = hashlib.sha256(b"\0" + line).digest(), len(self.roots) - 1
        while size & 1:
            node, size = hashlib.sha256(b"\1" + self.edge.pop() + node).digest(), size >> 1
        self.edge.append(node)
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = hashlib.sha256(b"\1" + left + root).digest()
        self.roots.append(root)

    def had(self, size: Any, root: Any) -> bool:
        """Whether this was the root, in hex, of the first lines."""
        return type(size) is int and 0 <= size < len(self.roots) and self.roots[size].hex() == root


def read_log(name: str, data: bytes, ids: set[str]) -> Log:
    """Read a log; the first broken line is named.

    Args:
        ids: of all events read so far; this log's are added.
    """
    log = Log(name)
    counters: dict[str, int] = {}
    lines = data.split(b"\n")
    if lines.pop() != b"":
        raise Bad(f"{name}, line {len(lines) + 1}: it is cut off")
    for index, line in enumerate(lines):
        where = f"{name}, line {index + 1}"
        try:
            event, said, sig = _decoded(line)
            _check_form(event)
            _check_place(log, index, event, ids, counters)
        except Bad as error:
            raise Bad(f"{where}: {error}") from None
        log.events.append({**event, "said": said, "sig": sig, "where": where})
        log.append(line)
    return log


def _decoded(line: bytes) -> tuple[dict[str, Any], bytes, str | None]:
    """What a line says: the event, the bytes that are signed, and the signature."""
    try:
        value = json.loads(
            line.decode("utf-8"),
            object_pairs_hook=_once,
            parse_float=_refused,
            parse_constant=_refused,
            parse_int=_small,
        )
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        canonical = again.encode("utf-8") == line
    except (ValueError, RecursionError):
        raise Bad("it is not JSON") from None
    if not canonical:
        raise Bad("it is not canonical JSON")
    if type(value) is not dict or set(value) not in ({"event"}, {"event", "sig"}):
        raise Bad("it is not an event")
    sig = value.get("sig")
    if "sig" in value and (type(sig) is not str or not re.fullmatch("[A-Za-z0-9+/]+=*", sig)):
        raise Bad("its signature is none")
    return value["event"], line[9 : -1 if sig is None else -len(sig) - 10], sig


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs) or not all(key.isascii() for key in found):
        raise Bad("a key is there twice, or is no key")
    return found


def _refused(text: str) -> None:
    raise Bad(f"{text[:20]} is no whole number")


def _small(text: str) -> int:
    if len(text) > 17 or abs(int(text)) >= 1 << 53:
        raise Bad("a number is too large")
    return int(text)


def _check_form(event: Any) -> None:
    """It has what every event has."""
    if type(event) is not dict or set(event) != KEYS:
        raise Bad("it lacks a key, or has one more")
    for key, pattern in FIELDS.items():
        if type(event[key]) is not str or not re.fullmatch(pattern, event[key], re.DOTALL):
            raise Bad(f"its {key} is off")
    saw, private = event["saw"], event["private"]
    if type(event["n"]) is not int or event["n"] < 1 or type(event["v"]) is not int:
        raise Bad("its number is off")
    if event["v"] != 1:
        raise Bad("it is of a version that this program does not know")
    if type(saw) is not dict or set(saw) != {"root", "size"}:
        raise Bad("it does not say what it was made on")
    if type(event["body"]) is not dict or type(private) is not dict:
        raise Bad("its body is off")
    if not all(type(held) is str and re.fullmatch(HEX, held) for held in private.values()):
        raise Bad("its private texts are off")


def _check_place(
    log: Log, index: int, event: dict[str, Any], ids: set[str], counters: dict[str, int]
) -> None:
    """It stands where it may."""
    log.id = log.id or event["log"]
    if event["log"] != log.id:
        raise Bad("it is of another log")
    if event["id"] in ids:
        raise Bad("its id is there twice")
    ids.add(event["id"])
    if event["n"] != counters.get(event["actor"], 0) + 1:
        raise Bad(f"an event of {event['actor']!r} before it is missing")
    counters[event["actor"]] = event["n"]
    if (event["kind"] == "log-started") != (index == 0):
        raise Bad("log-started is the first line and no other")
    saw = event["saw"]
    if not log.had(saw["size"], saw["root"]) or (saw["size"] == 0) != (index == 0):
        raise Bad("it was made on other lines than those before it")
