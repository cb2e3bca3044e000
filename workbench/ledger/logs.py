"""Which log is written to, its head, and its lines as events."""

from __future__ import annotations

from workbench.ledger.canonical import Malformed
from workbench.ledger.event import Event, parse
from workbench.ledger.merkle import Frontier
from workbench.model.errors import StoreError
from workbench.model.identity import SHORT
from workbench.store import events as lines
from workbench.store.connection import Store
from workbench.store.events import EventRow, HeadRow, LogRow

_VERIFY = "see what is wrong with: workbench verify"


def writable_log(store: Store, fingerprint: str) -> LogRow | None:
    """The log to append to, or None where one must be begun: in a new file and in a copy.

    Args:
        fingerprint: of the file that is written to.
    """
    log = lines.own_log(store)
    return log if log and log.fingerprint == fingerprint else None


def stored(store: Store, row: EventRow) -> Event:
    """The event of a line that is kept.

    Raises:
        StoreError: the line is damaged.
    """
    try:
        return parse(row.line)
    except Malformed as error:
        raise StoreError(
            f"line {row.idx + 1} of the log {row.log[:SHORT]} is damaged ({error})",
            str(store.path),
            _VERIFY,
        ) from error


def frontier(store: Store, log: str) -> Frontier:
    """The right edge of a log's tree, ready to append to.

    Raises:
        StoreError: what is kept of it does not fit the log.
    """
    size = lines.length(store, log)
    head = lines.head(store, log)
    if head is None and not size:
        return Frontier()
    try:
        if head is None or head.size != size:
            raise ValueError
        found = Frontier.from_bytes(size, head.frontier)
        if found.root() != head.root:
            raise ValueError
    except ValueError:
        raise StoreError(
            "the head of the log is damaged; nothing was written",
            str(store.path),
            _VERIFY,
        ) from None
    return found


def keep_frontier(store: Store, log: str, edge: Frontier) -> None:
    """Keep a log's new head."""
    lines.keep_head(store, HeadRow(log, edge.size, edge.root(), edge.to_bytes()))
