"""Whose signatures the log holds, and whether each of them counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.ledger import signing
from workbench.ledger.check_log import LogRead, line_finding
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.event import Event
from workbench.ledger.report import Finding
from workbench.ledger.signing import Signed
from workbench.ledger.sshkeys import CHECKPOINT, EVENT


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the roster has it."""

    signs: str
    valid_after: str | None
    valid_before: str | None

    def holds(self, at: str) -> bool:
        """Whether it is within its time."""
        return (self.valid_after or at) <= at and at < (self.valid_before or "~")


@dataclass(slots=True)
class Roster:
    """The keys that stand, by reviewer, as far as the events have been read."""

    keys: dict[str, dict[str, Key]] = field(default_factory=dict)

    def read(self, event: Event) -> None:
        """Follow one event."""
        body = event.body
        if event.kind == "key-added":
            key = Key(body["signs"], body["valid_after"], body["valid_before"])
            own = self.keys.setdefault(body["reviewer"], {})
            own.pop(body["key"], None)  # the newest comes last
            own[body["key"]] = key
        elif event.kind == "key-revoked":
            self.keys.get(body["reviewer"], {}).pop(body["key"], None)

    def must_sign(self, event: Event) -> bool:
        """Whether the event's actor signs every event."""
        own = list(self.keys.get(event.actor, {}).values())
        return bool(own) and own[-1].signs == "events" and event.kind != "log-started"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A signature to be checked, and the keys that may have made it."""

    event: Event
    what: str
    signed: Signed
    keys: frozenset[str]


def check_signatures(
    logs: Mapping[str, LogRead], events: Sequence[Event]
) -> tuple[list[Finding], int, int]:
    """Hold every signature to the roster of its time.

    A key counts from the event that adds it to the one that revokes it, and within its own time
    by the latest clock that the log had shown until then: an old time written later is of no use.

    Args:
        logs: whole ones.
        events: all of them, in causal order.

    Returns:
        What is wrong, how many signatures hold, and how many could not be checked because there
        is no ``ssh-keygen``.
    """
    findings: list[Finding] = []
    wanted: list[_Wanted] = []
    places = {event.id: idx for log in logs.values() for idx, event in enumerate(log.events)}

    def complain(event: Event, message: str) -> None:
        findings.append(line_finding(event.log, places[event.id], message, "signature"))

    for event, roster, now in _with_roster(events):
        held = frozenset(
            key for key, one in roster.keys.get(event.actor, {}).items() if one.holds(now)
        )
        if event.sig:
            wanted.append(_Wanted(event, "it", Signed(event.sig, EVENT, event.said), held))
        elif roster.must_sign(event):
            complain(event, f"it is not signed, and {event.actor} signs every event")
        if event.kind == "sign-off":
            if message := _check_head(logs, event):
                complain(event, message)
            elif signature := event.body["signature"]:
                head = event.body["head"]
                text = Checkpoint(head["log"], head["size"], bytes.fromhex(head["root"])).text()
                signed = Signed(signature, CHECKPOINT, text)
                wanted.append(_Wanted(event, "its checkpoint", signed, held))
    if not signing.available():
        return findings, 0, len(wanted)
    made = signing.signers(one.signed for one in wanted)
    for one, key in zip(wanted, made, strict=True):
        if key is None:
            complain(one.event, f"the signature over {one.what} does not hold")
        elif key.line not in one.keys:
            message = f"{one.what} is signed with a key that is not {one.event.actor}'s"
            complain(one.event, f"{message} ({key.fingerprint})")
    return findings, len(wanted), 0


def _with_roster(events: Sequence[Event]) -> Iterator[tuple[Event, Roster, str]]:
    """Each event with the roster of its place, its own key included, and its log's latest time."""
    roster, latest = Roster(), dict[str, str]()
    for event in events:
        latest[event.log] = max(latest.get(event.log, ""), event.time)
        if event.kind == "key-added":
            roster.read(event)
        yield event, roster, latest[event.log]
        if event.kind == "key-revoked":
            roster.read(event)


def _check_head(logs: Mapping[str, LogRead], event: Event) -> str | None:
    """What is wrong with the head that was signed off, if something is."""
    head = event.body["head"]
    log = logs.get(head["log"])
    if log is None or head["size"] >= len(log.roots):
        return "the head that was signed off is not there"
    if log.roots[head["size"]].hex() != head["root"]:
        return "the head that was signed off was never the log's"
    if event.body["signature"] and not event.sig:
        return "its checkpoint is signed but what it says is not"
    return None
