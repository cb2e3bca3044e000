"""Whether a database still is what its reviewers wrote."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.ledger.canonical import Malformed
from workbench.ledger.check_captures import check_captures
from workbench.ledger.check_log import LogRead, check_logs, line_finding, read_logs
from workbench.ledger.check_signatures import check_signatures
from workbench.ledger.check_tables import check_guards, check_human, check_private, check_texts
from workbench.ledger.held import Held, check_held
from workbench.ledger.order import causal
from workbench.ledger.projection import Misplaced, rebuild
from workbench.ledger.report import Finding, Report
from workbench.store import events as kept
from workbench.store.connection import Store

__all__ = ["Finding", "Report", "verify"]


def verify(store: Store, held: Iterable[Held] = ()) -> Report:
    """Check the whole log, and everything the database shows against it.

    Every line is hashed, read strictly and held to its place; heads are worked out from the
    lines; all human tables are rebuilt in memory and compared; private texts, documents' bytes
    and texts are held to their hashes. Where a log is broken, its first broken line is named and
    the rest is not gone into: nothing can be rebuilt from it.

    What it cannot see by itself: lines cut off the end together with the head, and a last line
    altered with everything that follows from it. For that, keep a head outside.

    Args:
        held: heads that are kept outside; the logs must have grown from them.

    Raises:
        StoreError: the database cannot be read.
    """
    if store.safe:
        raise RuntimeError("a store that alters texts cannot be verified")
    with store.snapshot():
        logs = read_logs(store)
        findings, signed, unchecked = check_logs(store, logs), 0, 0
        if not findings:
            findings = check_held(logs, held)
            rest, signed, unchecked = _check_rest(store, logs)
            findings += rest
        findings += check_guards(store)
        own = kept.own_log(store)
        heads = {log.id: log.head() for log in logs.values() if not log.broken and log.lines}
        return Report(
            events=sum(log.lines for log in logs.values()),
            problems=tuple(findings),
            head=heads.get(own.id) if own else None,
            heads=tuple(heads.values()),
            signatures=signed,
            unchecked=unchecked,
        )


def _check_rest(store: Store, logs: dict[str, LogRead]) -> tuple[list[Finding], int, int]:
    """Hold the database against logs that are whole, and signatures against their keys.

    Returns:
        The findings; how many signatures hold; how many could not be checked.
    """
    texts = list(kept.private_texts(store))
    try:
        events = list(causal({log.id: log.events for log in logs.values()}))
        rebuilt = rebuild(events, {(row.event, row.field): row.text for row in texts})
    except Misplaced as error:
        log = error.event.log
        return [line_finding(log, logs[log].events.index(error.event), str(error))], 0, 0
    except Malformed as error:
        return [Finding("log", "the logs together", str(error))], 0, 0
    findings, signed, unchecked = check_signatures(logs, events)
    findings += [
        *check_private(events, texts),
        *check_human(store, rebuilt),
        *check_texts(store, rebuilt, events),
        *check_captures(store, events),
    ]
    return findings, signed, unchecked
