"""Heads that are kept outside a database: what it cannot show by itself, they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.ledger.check_log import LogRead, line_finding
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.report import Finding


@dataclass(frozen=True, slots=True)
class Held:
    """A head that was seen before.

    Attributes:
        at: when it was seen, as events write times; None if nobody knows.
        here: whether in this very file, so that the log may not be shorter now. A copy that
            was made earlier may be.
    """

    head: Checkpoint
    at: str | None
    here: bool


def check_held(logs: Mapping[str, LogRead], held: Iterable[Held]) -> list[Finding]:
    """The logs grew from the heads that are held: the first departure of each log is told.

    Args:
        logs: whole ones.
    """
    findings: dict[str, Finding] = {}
    for one in sorted(held, key=lambda one: one.head.size):
        if finding := _check(logs.get(one.head.log), one):
            findings.setdefault(one.head.log, finding)
    return list(findings.values())


def _check(log: LogRead | None, held: Held) -> Finding | None:
    head, seen = held.head, f"seen {held.at[:16].replace('T', ' ')}" if held.at else "held outside"
    if log is None:
        message = f"it is missing; it was {seen} with {head.size} lines"
        where = f"log {head.log[:8]}"
        return Finding("held", where, message, head.log) if held.here else None
    if head.size > log.lines:
        if not held.here:
            return None
        message = f"it is missing, as are all up to {head.size}, which were {seen}"
        return line_finding(head.log, log.lines, message, check="held")
    if log.roots[head.size] == head.root:
        return None
    message = f"it, or a line before it, is not what was {seen}"
    return line_finding(head.log, head.size - 1, message, check="held")
