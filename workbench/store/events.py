"""The log as it is kept: lines in, lines out, byte for byte.

What a line means is no matter of this module; :mod:`workbench.ledger` makes, reads and checks
them. Everything that writes runs inside one :meth:`Store.write`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbench.store.connection import Store
from workbench.store.failures import guarded, reported


class LogRow(NamedTuple):
    """One log.

    Attributes:
        seq: the order in which logs came into this database, from 1.
        own: whether it was written here or in a file that this one is a copy of.
        fingerprint: of the file that it is written in; None for logs got by merging.
    """

    seq: int
    id: str
    own: bool
    fingerprint: str | None
    begun_at: str


class HeadRow(NamedTuple):
    """A log's head: its number of lines, the Merkle root, and the tree's right edge."""

    log: str
    size: int
    root: bytes
    frontier: bytes


class EventRow(NamedTuple):
    """One line of a log and what it is found by."""

    log: str
    idx: int
    id: str
    line: bytes
    leaf: bytes
    actor: str
    n: int
    kind: str
    time: str
    claim: str | None


class PrivateRow(NamedTuple):
    """A text of which the log holds a salted hash only."""

    event: str
    field: str
    salt: bytes
    text: str


EVENT_COLUMNS = "log, idx, id, line, leaf, actor, n, kind, time, claim"
"""What :class:`EventRow` is made of."""


@guarded
def logs(store: Store) -> list[LogRow]:
    """All logs, in the order in which they came into this database."""
    rows = store.db.execute("SELECT seq, id, own, fingerprint, begun_at FROM log ORDER BY seq")
    return [LogRow(seq, id, bool(own), *rest) for seq, id, own, *rest in rows]


@guarded
def own_log(store: Store) -> LogRow | None:
    """The newest log that was begun here, or in the file that this one is a copy of."""
    found = store.db.execute(
        "SELECT seq, id, own, fingerprint, begun_at FROM log WHERE own = 1 ORDER BY seq DESC"
    ).fetchone()
    return LogRow(found[0], found[1], bool(found[2]), found[3], found[4]) if found else None


def begin_log(store: Store, log: LogRow) -> None:
    """Add an empty log."""
    store.db.execute(
        "INSERT INTO log (seq, id, own, fingerprint, begun_at) VALUES (?, ?, ?, ?, ?)",
        (log.seq, log.id, int(log.own), log.fingerprint, log.begun_at),
    )


@guarded
def heads(store: Store) -> dict[str, HeadRow]:
    """The head of every log, as it was kept when the log grew."""
    rows = store.db.execute("SELECT log, size, root, frontier FROM log_head ORDER BY log")
    return {row[0]: HeadRow(*row) for row in rows}


@guarded
def head(store: Store, log: str) -> HeadRow | None:
    """The kept head of one log."""
    found = store.db.execute(
        "SELECT log, size, root, frontier FROM log_head WHERE log = ?", (log,)
    ).fetchone()
    return HeadRow(*found) if found else None


def keep_head(store: Store, head: HeadRow) -> None:
    """Keep a log's new head in place of the old one."""
    store.db.execute(
        """
        INSERT INTO log_head (log, size, root, frontier) VALUES (?, ?, ?, ?)
        ON CONFLICT (log) DO UPDATE
        SET size = excluded.size, root = excluded.root, frontier = excluded.frontier
        """,
        head,
    )


def append(store: Store, row: EventRow) -> None:
    """Put a line at the end of its log."""
    store.db.execute(
        f"INSERT INTO event ({EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row
    )


@guarded
def event(store: Store, id: str) -> EventRow | None:
    """One line by its event's id."""
    found = store.db.execute(f"SELECT {EVENT_COLUMNS} FROM event WHERE id = ?", (id,)).fetchone()
    return EventRow(*found) if found else None


def events(store: Store, log: str | None = None) -> Iterator[EventRow]:
    """All lines of a log in their order; of all logs, one log after the other, when None."""
    ids = [log] if log else [row.id for row in logs(store)]
    with reported(store.path):
        for id in ids:
            rows = store.db.execute(
                f"SELECT {EVENT_COLUMNS} FROM event WHERE log = ? ORDER BY idx", (id,)
            )
            yield from (EventRow(*row) for row in rows)


@guarded
def events_about(store: Store, claim: str) -> list[EventRow]:
    """The lines about a claim, each log in its order."""
    rows = store.db.execute(
        f"SELECT {EVENT_COLUMNS} FROM event WHERE claim = ? ORDER BY log, idx", (claim,)
    )
    return [EventRow(*row) for row in rows]


def leaves(store: Store, log: str, size: int) -> Iterator[bytes]:
    """The hashes of a log's first lines."""
    with reported(store.path):
        rows = store.db.execute(
            "SELECT leaf FROM event WHERE log = ? AND idx < ? ORDER BY idx", (log, size)
        )
        yield from (row[0] for row in rows)


@guarded
def length(store: Store, log: str) -> int:
    """How many lines a log has."""
    found = store.db.execute("SELECT max(idx) FROM event WHERE log = ?", (log,)).fetchone()
    return 0 if found[0] is None else int(found[0]) + 1


@guarded
def last_number(store: Store, log: str, actor: str) -> int:
    """The actor's counter in a log: 0 before the first event."""
    found = store.db.execute(
        "SELECT max(n) FROM event WHERE log = ? AND actor = ?", (log, actor)
    ).fetchone()
    return int(found[0] or 0)


@guarded
def total(store: Store) -> int:
    """How many events all logs hold together."""
    return int(store.db.execute("SELECT coalesce(sum(size), 0) FROM log_head").fetchone()[0])


def keep_private(store: Store, row: PrivateRow) -> None:
    """Keep a private text beside its event."""
    store.db.execute("INSERT INTO private_text (event, field, salt, text) VALUES (?, ?, ?, ?)", row)


def erase_private(store: Store, event: str, field: str) -> None:
    """Delete a private text. ``secure_delete`` overwrites it in the file."""
    store.db.execute("DELETE FROM private_text WHERE event = ? AND field = ?", (event, field))


def private_texts(store: Store) -> Iterator[PrivateRow]:
    """All private texts that are kept."""
    with reported(store.path):
        rows = store.db.execute(
            "SELECT event, field, salt, text FROM private_text ORDER BY event, field"
        )
        yield from (PrivateRow(*row) for row in rows)


@guarded
def private_text(store: Store, event: str, field: str) -> str | None:
    """One private text, or None when it was erased or never was."""
    found = store.db.execute(
        "SELECT text FROM private_text WHERE event = ? AND field = ?", (event, field)
    ).fetchone()
    return found[0] if found else None


@guarded
def kinds_since(store: Store, row: int) -> tuple[int, frozenset[str]]:
    """The kinds of the events that were written after one, undone ones by their own kind too.

    Args:
        row: what this told when it was last asked, 0 at first.

    Returns:
        What to ask with the next time, and the kinds.
    """
    (last,) = store.db.execute("SELECT coalesce(max(rowid), 0) FROM event").fetchone()
    found = store.db.execute(
        """
        SELECT kind FROM event WHERE rowid > ?
        UNION
        SELECT undone.kind FROM event JOIN event AS undone
            ON undone.id = json_extract(CAST(event.line AS TEXT), '$.event.body.event')
        WHERE event.rowid > ? AND event.kind = 'undo'
        """,
        (row, row),
    )
    return last, frozenset(kind for (kind,) in found)
