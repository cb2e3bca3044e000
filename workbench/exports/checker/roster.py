"""Who may sign with which key at each place of the log."""

from __future__ import annotations

import base64
import re
from typing import Any

from workbench.exports.checker.files import Bad
from workbench.exports.checker.lines import Log

EVENT, CHECKPOINT_NAMESPACE = "event@workbench.v1", "checkpoint@workbench.v1"


class Claimed:
    """A signature, what it is said to be over, and the keys that may have made it."""

    def __init__(
        self, event: dict[str, Any], namespace: str, signature: str, data: bytes, keys: set[str]
    ) -> None:
        self.event, self.namespace, self.signature = event, namespace, signature
        self.data, self.keys = data, keys


class Roster:
    """The keys as far as the events have been read."""

    def __init__(self) -> None:
        self.standing: dict[str, dict[str, dict[str, Any]]] = {}
        self.rows: dict[tuple[str, str], tuple[str, dict[str, Any], str | None]] = {}

    def add(self, event: dict[str, Any]) -> None:
        """Follow an event that adds a key."""
        body = event["body"]
        who, key = text_of(event, "reviewer", "key")
        for name in ("valid_after", "valid_before"):
            if body.get(name) is not None:
                text_of(event, name)
        own = self.standing.setdefault(who, {})
        own.pop(key, None)
        own[key] = body
        self.rows[who, key] = (event["time"], body, None)

    def revoke(self, event: dict[str, Any]) -> None:
        """Follow an event that revokes a key."""
        who, key = text_of(event, "reviewer", "key")
        self.standing.get(who, {}).pop(key, None)
        if (who, key) in self.rows:
            self.rows[who, key] = (*self.rows[who, key][:2], event["time"])

    def keys(self, who: str, now: str) -> set[str]:
        """The keys of somebody that count at a time."""
        return {
            key
            for key, body in self.standing.get(who, {}).items()
            if (body.get("valid_after") or "") <= now < (body.get("valid_before") or "~")
        }

    def signs_all(self, who: str) -> bool:
        """Whether somebody signs every event."""
        own = list(self.standing.get(who, {}).values())
        return bool(own) and own[-1].get("signs") == "events"


def read_signatures(
    events: list[dict[str, Any]], logs: dict[str, Log]
) -> tuple[list[Claimed], Roster]:
    """Every signature with the keys that count at its place, and the roster at the end."""
    roster, claimed = Roster(), []
    latest: dict[str, str] = {}
    for event in events:
        now = latest[event["log"]] = max(latest.get(event["log"], ""), event["time"])
        if event["kind"] == "key-added":
            roster.add(event)
        keys = roster.keys(event["actor"], now)
        if event["sig"]:
            claimed.append(Claimed(event, EVENT, event["sig"], event["said"], keys))
        elif roster.signs_all(event["actor"]) and event["kind"] != "log-started":
            raise Bad(f"{event['where']}: it is not signed; {event['actor']!r} signs every event")
        if event["kind"] == "sign-off":
            claimed += _checkpoint_signature(event, keys, logs)
        if event["kind"] == "key-revoked":
            roster.revoke(event)
    return claimed, roster


def _checkpoint_signature(
    event: dict[str, Any], keys: set[str], logs: dict[str, Log]
) -> list[Claimed]:
    """The signature that a sign-off holds, if it holds one."""
    data = signed_checkpoint(event, logs)
    if event["body"].get("signature") is None:
        return []
    (signature,) = text_of(event, "signature")
    if not event["sig"]:
        raise Bad(f"{event['where']}: its checkpoint is signed but what it says is not")
    return [Claimed(event, CHECKPOINT_NAMESPACE, signature, data, keys)]


def signed_checkpoint(event: dict[str, Any], logs: dict[str, Log]) -> bytes:
    """The checkpoint of the head that a sign-off names."""
    head = event["body"].get("head")
    if type(head) is not dict or type(head.get("log")) is not str or head["log"] not in logs:
        raise Bad(f"{event['where']}: it names no head")
    if not logs[head["log"]].had(head.get("size"), head.get("root")):
        raise Bad(f"{event['where']}: the head that was signed off was never the log's")
    root = base64.b64encode(bytes.fromhex(head["root"])).decode()
    return f"workbench.log/{head['log']}\n{head['size']}\n{root}\n".encode()


def allowed_signers(roster: Roster) -> bytes:
    """The roster as ``ssh-keygen`` reads it."""
    lines = []
    for (who, key), (_, body, revoked) in sorted(
        roster.rows.items(), key=lambda row: (row[1][0], row[0])
    ):
        name = "".join("?" if sign in '*?!,"' else sign for sign in who)
        ends = [time for time in (body.get("valid_before"), revoked) if time]
        options = ["cert-authority"] if body.get("cert_authority") else []
        options.append('namespaces="*@workbench.v1"')
        for option, time in (
            ("valid-after", body.get("valid_after")),
            ("valid-before", min(ends, default=None)),
        ):
            if time:
                options.append(f'{option}="{re.sub("[-T:]", "", time[:19])}Z"')
        quoted = f'"{name}"' if " " in name else name
        lines.append(f"{quoted} {','.join(options)} {key}\n")
    return "".join(lines).encode("utf-8", "surrogatepass")


def text_of(event: dict[str, Any], *names: str) -> list[str]:
    """Values of an event's body that must be text."""
    values = [event["body"].get(name) for name in names]
    if not all(type(value) is str for value in values):
        raise Bad(f"{event['where']}: it does not say its {' and '.join(names)}")
    return values
