"""Reading every log from its lines alone: whole, in order, and as each line's author saw it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.ledger.canonical import Malformed
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.event import Event, parse
from workbench.ledger.merkle import EMPTY, Frontier, leaf_hash
from workbench.ledger.order import named_heads
from workbench.ledger.report import Finding
from workbench.store import audit
from workbench.store import events as kept
from workbench.store.connection import Store
from workbench.store.events import EventRow, HeadRow, LogRow


@dataclass(slots=True)
class LogRead:
    """A log as far as it could be read.

    Attributes:
        events: up to the first broken line.
        roots: ``roots[n]`` is the Merkle root of the first *n* lines.
        lines: how many there are, broken or not.
        broken: what is wrong with the first broken line, if one is.
    """

    id: str
    events: list[Event] = field(default_factory=list)
    roots: list[bytes] = field(default_factory=lambda: [EMPTY])
    lines: int = 0
    broken: Finding | None = None
    edge: Frontier = field(default_factory=Frontier)
    counters: dict[str, int] = field(default_factory=dict)
    confirmed: int = 0

    def head(self) -> Checkpoint:
        """The head that the lines make."""
        return Checkpoint(self.id, self.edge.size, self.roots[-1])

    def read(self, row: EventRow, ids: set[str]) -> None:
        """Read the next line.

        Args:
            ids: of all events read so far, in any log; this one's is added.
        """
        self.lines += 1
        if self.broken:
            return
        try:
            event = self._checked(row, ids)
        except _Broken as error:
            self.broken = line_finding(self.id, error.line, str(error))
            return
        except Malformed as error:
            self.broken = line_finding(self.id, len(self.events), str(error))
            return
        ids.add(event.id)
        self.counters[event.actor] = event.n
        self.confirmed = max(self.confirmed, event.saw.size)
        self.events.append(event)
        self.edge = self.edge.append(row.leaf)
        self.roots.append(self.edge.root())

    def _checked(self, row: EventRow, ids: set[str]) -> Event:
        """The event of a line that is in its place."""
        idx = len(self.events)
        if row.idx != idx:
            raise Malformed(f"it is missing; what follows says it is line {row.idx + 1}")
        if leaf_hash(row.line) != row.leaf:
            raise Malformed("it is not what was hashed when it was written")
        event = parse(row.line)
        if event.log != self.id:
            raise Malformed(f"it was written for the log {event.log[:8]}")
        if (event.kind == "log-started") != (idx == 0):
            raise Malformed("log-started is the first line of a log and no other")
        if event.id in ids:
            raise Malformed(f"the event {event.id} is there twice")
        if event.n != self.counters.get(event.actor, 0) + 1:
            before = self.counters.get(event.actor, 0)
            raise Malformed(f"{event.actor} counts {event.n} after {before}; an event is missing")
        if (event.id, event.actor, event.n, event.kind, event.time, event.claim) != (
            *(row.id, row.actor, row.n, row.kind, row.time, row.claim),
        ):
            raise Malformed("the columns beside it say something else")
        self._check_saw(event, idx)
        return event

    def _check_saw(self, event: Event, idx: int) -> None:
        """The head that the event was made on was a head of this log."""
        size = event.saw.size
        if size > idx or (size == 0) != (idx == 0):
            raise Malformed(f"it was made on a head of {size} lines, which it cannot have seen")
        if self.roots[size] == event.saw.root:
            return
        if size <= self.confirmed:
            raise Malformed("it was made on a head that this log never had")
        # All lines up to ``confirmed`` are vouched for; the first one after them is in doubt.
        among = "it is not" if size == self.confirmed + 1 else f"one up to line {size} is not"
        raise _Broken(
            self.confirmed,
            f"{among} what line {idx + 1} was made on (unless line {idx + 1} itself was altered)",
        )


class _Broken(Malformed):
    """A later line shows that an earlier one is not what it was."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def line_finding(log: str, idx: int, message: str, check: str = "log") -> Finding:
    """A finding about a line, which is numbered from 0 here and from 1 for people."""
    return Finding(check, f"log {log[:8]}, line {idx + 1}", message, log, idx + 1)


def read_logs(store: Store) -> dict[str, LogRead]:
    """Read all logs, each up to its first broken line, in one pass."""
    found = {log.id: LogRead(log.id) for log in kept.logs(store)}
    ids: set[str] = set()
    for row in audit.lines(store):
        if row.log not in found:
            found[row.log] = LogRead(row.log)
            found[row.log].broken = line_finding(row.log, row.idx, "its log is not listed")
        found[row.log].read(row, ids)
    return found


def check_logs(store: Store, logs: dict[str, LogRead]) -> list[Finding]:
    """What is wrong with the logs: broken lines first, then their heads and the list of them."""
    broken = [log.broken for log in logs.values() if log.broken]
    if broken:
        return broken
    heads = kept.heads(store)
    findings = [_check_head(log, heads.pop(log.id, None)) for log in logs.values()]
    findings += [Finding("log", f"log {id[:8]}", "it has a head but no lines") for id in heads]
    findings += [_check_listed(row, logs[row.id]) for row in kept.logs(store)]
    findings += _check_lineage(kept.logs(store), logs)
    findings += _check_named_heads(logs)
    return [finding for finding in findings if finding]


def _check_head(log: LogRead, head: HeadRow | None) -> Finding | None:
    """The kept head is that of the lines."""
    where = f"log {log.id[:8]}"
    if head is None:
        return Finding("log", where, "its head is missing", log.id)
    if head.size > log.lines:
        return line_finding(log.id, log.lines, f"it is missing, as are all up to {head.size}")
    wanted = HeadRow(log.id, log.edge.size, log.roots[-1], log.edge.to_bytes())
    return None if head == wanted else Finding("log", where, "its head is another", log.id)


def _check_listed(row: LogRow, log: LogRead) -> Finding | None:
    """The list of logs says when each was begun."""
    if not log.events:
        return Finding("log", f"log {row.id[:8]}", "it has no lines", row.id)
    if row.begun_at != log.events[0].time:
        return Finding("log", f"log {row.id[:8]}", "it was begun at another time", row.id)
    return None


def _check_lineage(rows: Iterable[LogRow], logs: dict[str, LogRead]) -> list[Finding]:
    """Each own log grew from the own log before it; one got by merging is not our own."""
    findings, before = [], None
    for row in rows:
        if not row.own or not logs[row.id].events:
            continue
        grown_from = logs[row.id].events[0].body["grown_from"]
        if (grown_from and grown_from["log"]) != before:
            findings.append(line_finding(row.id, 0, "it did not grow from the own log before it"))
        before = row.id
    if logs and before is None:
        findings.append(Finding("log", "the list of logs", "none of them is this database's own"))
    return findings


def _check_named_heads(logs: dict[str, LogRead]) -> list[Finding]:
    """The heads of other logs that events name were their heads."""
    findings = []
    for log in logs.values():
        for idx, event in enumerate(log.events):
            for other, size, root in named_heads(event):
                found = logs.get(other)
                if found is None or size >= len(found.roots):
                    message = f"{size} lines of the log {other[:8]} that it names are not there"
                elif found.roots[size].hex() != root:
                    message = f"the log {other[:8]} never had the head that it names"
                else:
                    continue
                findings.append(line_finding(log.id, idx, message))
    return findings
