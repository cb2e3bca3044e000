"""What ``workbench verify`` reads beside the log: the tables themselves, never an index of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.store.connection import Store
from workbench.store.events import EVENT_COLUMNS, EventRow
from workbench.store.failures import damaged, reported
from workbench.store.parts import text_between
from workbench.store.projection import Value
from workbench.store.schema_log import HUMAN_KEYS, HUMAN_SINCE

_AT_ONCE = 5000


class ClaimPlace(NamedTuple):
    """Where the machine tables say that a claim stands, and its words."""

    id: str
    document: str
    start: int
    end: int
    text: str


def lines(store: Store) -> Iterator[EventRow]:
    """All lines in the order in which they were appended.

    Raises:
        StoreError: they cannot be read, or a page of the file is not what was written to it.
    """
    with reported(store.path):
        rows = store.db.execute(f"SELECT {EVENT_COLUMNS} FROM event NOT INDEXED ORDER BY rowid")
        for row in rows:
            if None in row[:-1]:  # no line was ever written so: they are NOT NULL
                raise damaged(store.path)
            yield EventRow(*row)


def human_tables(store: Store) -> frozenset[str]:
    """The human tables that a database of its schema's version has."""
    version = store.schema_version()
    return frozenset(table for table in HUMAN_KEYS if HUMAN_SINCE.get(table, 0) <= version)


def columns(store: Store, table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return tuple(row[1] for row in store.db.execute(f"PRAGMA table_info({table})"))


def rows(store: Store, table: str) -> list[tuple[Value, ...]]:
    """All rows of a human table, whole, in the order of its key.

    Raises:
        StoreError: they cannot be read.
    """
    keys = ", ".join(HUMAN_KEYS[table])
    with reported(store.path):
        return store.db.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY {keys}").fetchall()


def triggers(store: Store) -> dict[str, str]:
    """The triggers that the file has: name and statement."""
    found = store.db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(found.fetchall())


def damage(store: Store, table: str) -> str | None:
    """What SQLite itself finds wrong with a table or its indexes, or None."""
    found = store.db.execute(f"PRAGMA integrity_check({table})").fetchone()[0]
    return None if found == "ok" else str(found)


def misfiled(store: Store) -> str | None:
    """A claim that lists would show in another state than its own, or None."""
    found = store.db.execute(
        """
        SELECT claim.id FROM claim_summary
            JOIN claim USING (pk) LEFT JOIN claim_state ON claim_state.claim = claim.id
        WHERE claim_summary.state <> coalesce(claim_state.verdict, 'unreviewed')
        ORDER BY pk LIMIT 1
        """
    ).fetchone()
    return found[0] if found else None


def document_hashes(store: Store) -> list[tuple[str, str]]:
    """Every document's id and the SHA-256 of its text."""
    return store.db.execute("SELECT id, text_sha256 FROM document ORDER BY seq").fetchall()


def texts(store: Store) -> Iterator[tuple[str, str]]:
    """The text of each document that has been read: id and text."""
    places = store.db.execute("SELECT document, slot, length FROM document_text").fetchall()
    for document, slot, length in places:
        yield document, text_between(store, slot, 0, length)


def is_kept(store: Store, digest: str) -> bool:
    """Whether the bytes with this SHA-256 are kept."""
    found = store.db.execute("SELECT 1 FROM content WHERE sha256 = ?", (digest,)).fetchone()
    return found is not None


def text_at(store: Store, document: str, start: int, end: int) -> str | None:
    """A stretch of a document's text, or None where the text is not there."""
    found = store.db.execute(
        "SELECT slot FROM document_text WHERE document = ?", (document,)
    ).fetchone()
    return text_between(store, found[0], start, end) if found else None


def claim_places(store: Store, claims: Sequence[str]) -> Iterator[ClaimPlace]:
    """The places of those claims that the machine tables hold."""
    for at in range(0, len(claims), _AT_ONCE):
        found = store.db.execute(
            """
            SELECT claim.id, document_text.document, claim.start, claim."end", claim.text
            FROM claim JOIN document_text USING (slot)
            WHERE claim.id IN (SELECT value FROM json_each(?))
            """,
            (json.dumps(claims[at : at + _AT_ONCE]),),
        )
        yield from (ClaimPlace(*row) for row in found)
