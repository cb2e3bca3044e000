"""Putting the logs of another database beside one's own, byte for byte."""

from __future__ import annotations

from itertools import zip_longest

from workbench.ledger import logs
from workbench.ledger.event import Event
from workbench.ledger.logs import stored
from workbench.ledger.order import causal
from workbench.ledger.projection import refold
from workbench.model.errors import StoreError
from workbench.model.identity import SHORT
from workbench.store import events as lines
from workbench.store.connection import Store
from workbench.store.events import EventRow, LogRow
from workbench.store.merging import clear_human


def join_logs(store: Store, other: Store) -> list[dict[str, object]]:
    """Take over every line that this database lacks, inside one write.

    The human tables are as before until :func:`rebuild_in_place`.

    Args:
        other: verified before.

    Returns:
        The heads of the logs that are new here or have grown, as a ``merged`` event has them.

    Raises:
        StoreError: a log goes on differently here and there.
    """
    known = {log.id for log in lines.logs(store)}
    grown = [log for log in lines.logs(other) if _join(store, other, log, known)]
    for row in lines.private_texts(other):
        if lines.private_text(store, row.event, row.field) is None:
            lines.keep_private(store, row)
    return [
        {"log": head.log, "size": head.size, "root": head.root.hex()}
        for head in (lines.heads(store)[log.id] for log in grown)
    ]


def rebuild_in_place(store: Store) -> None:
    """Make all human tables anew from the events, inside one write.

    Private texts that some log says were erased are erased here too.
    """
    read: dict[str, list[Event]] = {}
    for row in lines.events(store):
        read.setdefault(row.log, []).append(stored(store, row))
    events = list(causal(read))
    for event in events:
        if event.kind == "erased":
            lines.erase_private(store, event.body["event"], event.body["field"])
    texts = {(row.event, row.field): row.text for row in lines.private_texts(store)}
    clear_human(store)
    refold(store, events, texts)


def _join(store: Store, other: Store, log: LogRow, known: set[str]) -> bool:
    """Take over the lines of one log. Whether there were any."""
    size = lines.length(store, log.id)
    theirs = lines.length(other, log.id)
    shared = min(size, theirs)
    pairs = zip_longest(lines.leaves(store, log.id, shared), lines.leaves(other, log.id, shared))
    for number, (mine, its) in enumerate(pairs, 1):
        if mine != its:
            raise StoreError(
                f"the log {log.id[:SHORT]} goes on differently there from line {number}: "
                "one of the two was altered, or both were written to as the same file",
                str(other.path),
                "verify both, and ask who wrote them",
            )
    if theirs <= size:
        return False
    if log.id not in known:
        place = len(lines.logs(store)) + 1
        lines.begin_log(store, LogRow(place, log.id, False, None, log.begun_at))
    edge = logs.frontier(store, log.id)
    for row in lines.events(other, log.id):
        if row.idx >= size:
            lines.append(store, EventRow(*row))
            edge = edge.append(row.leaf)
    logs.keep_frontier(store, log.id, edge)
    return True
