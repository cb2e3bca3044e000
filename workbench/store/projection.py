"""The human tables as they are written: no rules, only rows.

Which event leads to which row is decided in :mod:`workbench.ledger.projection`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from workbench.store import schema_checking, schema_edits, schema_signing
from workbench.store.connection import Store
from workbench.store.engine import sqlite3
from workbench.store.failures import guarded
from workbench.store.schema_log import HUMAN_KEYS, HUMAN_TABLES

Value = str | int | None
Row = Mapping[str, Value]

_GIVEN = "(SELECT value FROM json_each(?))"

FLAGGED = (
    *("verdict", "claim_note", "pin", "counterpart_decision", "flag", "undo"),
    *("query", "query_answer", "claim_edit", "correction"),
)
"""The tables whose rows an undo can switch off: one row an event."""


_OF_CLAIMS = tuple(table for table in FLAGGED if table != "correction")


class DecisionRow(NamedTuple):
    """A decision on a claim that stands: see the table ``verdict``.

    ``change``: what differs between the claim and the words it was made on, if that matters.
    """

    event: str
    kind: str
    document: str
    reviewer: str
    verdict: str
    reason: str | None
    note: str | None
    at: str
    ord: int
    change: str | None = None


class NoteRow(NamedTuple):
    """A note on a claim that stands: see the table ``claim_note``."""

    document: str
    note: str | None
    ord: int


class MarkRow(NamedTuple):
    """A decision on a counterpart that stands: see the table ``counterpart_decision``."""

    event: str
    state: str
    reviewer: str
    at: str


def scratch() -> Store:
    """Empty human tables in memory, to rebuild into, within one transaction that never ends."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("BEGIN")
    for statement in (
        *(*HUMAN_TABLES, *schema_signing.DDL),
        *(*schema_edits.DDL, *schema_checking.TABLES),
    ):
        db.execute(statement)
    return Store(Path(":memory:"), db, writable=True)


def insert(store: Store, table: str, row: Row) -> None:
    """Add a row."""
    store.db.execute(_insertion(table, tuple(row)), tuple(row.values()))


def upsert(store: Store, table: str, rows: Sequence[Row]) -> None:
    """Add rows, all with the same columns, or change those that have the same key."""
    if not rows:
        return
    columns = tuple(rows[0])
    keys = HUMAN_KEYS[table]
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in keys)
    store.db.executemany(
        f"{_insertion(table, columns)} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}",
        [tuple(row.values()) for row in rows],
    )


def delete(store: Store, table: str, key: Row) -> None:
    """Remove the row with a key, if there is one."""
    where = " AND ".join(f"{name} = ?" for name in key)
    store.db.execute(f"DELETE FROM {table} WHERE {where}", tuple(key.values()))


def holds(store: Store, table: str, key: Row) -> bool:
    """Whether there is a row with a key."""
    where = " AND ".join(f"{name} = ?" for name in key)
    found = store.db.execute(f"SELECT 1 FROM {table} WHERE {where}", tuple(key.values()))
    return found.fetchone() is not None


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    """The statement that adds a row. Names come from the program, values are bound."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


def is_on_the_desk(store: Store, document: str) -> bool:
    """Whether a document was added and not removed."""
    found = store.db.execute(
        "SELECT 1 FROM document WHERE id = ? AND removed_at IS NULL", (document,)
    )
    return found.fetchone() is not None


def next_seq(store: Store) -> int:
    """The place of the next document in the order of adding, from 1."""
    found = store.db.execute("SELECT coalesce(max(seq), 0) + 1 FROM document").fetchone()
    return int(found[0])


def update_document(store: Store, document: str, changes: Row) -> None:
    """Change some columns of a document."""
    assignments = ", ".join(f"{name} = ?" for name in changes)
    store.db.execute(
        f"UPDATE document SET {assignments} WHERE id = ?", (*changes.values(), document)
    )


def set_active(store: Store, table: str, event: str, active: bool) -> None:
    """Switch the row of an event on or off."""
    store.db.execute(f"UPDATE {table} SET active = ? WHERE event = ?", (int(active), event))


def forget(store: Store, table: str, event: str, column: str) -> None:
    """Take a private text out of the row of an event."""
    store.db.execute(f"UPDATE {table} SET {column} = NULL WHERE event = ?", (event,))


def revoke_key(store: Store, key: Row, changes: Row) -> None:
    """Note that a reviewer's key counts no longer."""
    assignments = ", ".join(f"{name} = ?" for name in changes)
    where = " AND ".join(f"{name} = ?" for name in key)
    store.db.execute(
        f"UPDATE reviewer_key SET {assignments} WHERE {where}", (*changes.values(), *key.values())
    )


def make_stale(store: Store, where: Row, event: str, at: str) -> None:
    """Note which event was the first to make sign-offs stale."""
    chosen = " AND ".join(f"{name} = ?" for name in where)
    store.db.execute(
        f"UPDATE sign_off SET stale_by = ?, stale_at = ? WHERE stale_by IS NULL AND {chosen}",
        (event, at, *where.values()),
    )


def is_undone(store: Store, event: str) -> bool:
    """Whether an undo stands against an event."""
    found = store.db.execute("SELECT 1 FROM undo WHERE target = ? AND active = 1", (event,))
    return found.fetchone() is not None


def standing_decisions(store: Store, claims: Iterable[str]) -> dict[str, list[DecisionRow]]:
    """The decisions that no undo stands against, the earliest first, by claim."""
    found: dict[str, list[DecisionRow]] = {}
    for claim, *row in store.db.execute(
        f"""
        SELECT verdict.claim, event, kind, document, reviewer, verdict, reason, note, at, ord,
            change
        FROM verdict LEFT JOIN (SELECT event, change FROM carried WHERE stale = 1) USING (event)
        WHERE verdict.claim IN {_GIVEN} AND active = 1 ORDER BY verdict.claim, ord
        """,
        (json.dumps(list(claims)),),
    ):
        found.setdefault(claim, []).append(DecisionRow(*row))
    return found


def standing_notes(store: Store, claims: Iterable[str]) -> dict[str, list[NoteRow]]:
    """The notes that no undo stands against, the earliest first, by claim."""
    found: dict[str, list[NoteRow]] = {}
    for claim, *row in store.db.execute(
        f"""
        SELECT claim, document, note, ord
        FROM claim_note WHERE claim IN {_GIVEN} AND active = 1 ORDER BY claim, ord
        """,
        (json.dumps(list(claims)),),
    ):
        found.setdefault(claim, []).append(NoteRow(*row))
    return found


@guarded
def standing_of(store: Store, document: str) -> dict[str, list[Any]]:
    """What stands about a document's claims: verdicts, and the events of pins and flags."""
    found: dict[str, list[Any]] = {
        "claims": [
            list(row)
            for row in store.db.execute(
                """
                SELECT claim, verdict, reason, event FROM claim_state
                WHERE document = ? AND event IS NOT NULL ORDER BY claim
                """,
                (document,),
            )
        ]
    }
    for name, table in (("pins", "pin"), ("flags", "flag")):
        rows = store.db.execute(
            f"SELECT event FROM {table} WHERE document = ? AND active = 1 ORDER BY event",
            (document,),
        )
        found[name] = [event for (event,) in rows]
    return found


def standing_mark(store: Store, claim: str, counterpart: str) -> MarkRow | None:
    """The latest decision on a pair that no undo stands against."""
    found = store.db.execute(
        """
        SELECT event, state, reviewer, at FROM counterpart_decision
        WHERE claim = ? AND counterpart = ? AND active = 1 ORDER BY ord DESC LIMIT 1
        """,
        (claim, counterpart),
    ).fetchone()
    return MarkRow(*found) if found else None


@guarded
def latest_action(store: Store, reviewer: str, claim: str | None) -> tuple[str, int] | None:
    """A reviewer's latest standing action that an undo can take back: event and ``ord``.

    Args:
        claim: on this claim only, or on any when None.
    """
    return _latest(store, reviewer, claim, undoing=False)


@guarded
def latest_undo(store: Store, reviewer: str, claim: str | None) -> tuple[str, int] | None:
    """A reviewer's latest standing undo: event and ``ord``."""
    return _latest(store, reviewer, claim, undoing=True)


def _latest(
    store: Store, reviewer: str, claim: str | None, *, undoing: bool
) -> tuple[str, int] | None:
    """The latest standing undo, or the latest standing row that is neither undo nor redo."""
    tables = ("undo",) if undoing else FLAGGED if claim is None else _OF_CLAIMS
    narrowed = "" if claim is None else "AND claim = :claim"
    kinds = "AND kind = 'undo'" if undoing else "AND kind = 'unpin'"
    found = [
        store.db.execute(
            f"""
            SELECT event, ord FROM {table}
            WHERE reviewer = :reviewer AND active = 1 {narrowed}
                {kinds if table == "undo" else ""}
            ORDER BY ord DESC LIMIT 1
            """,
            {"reviewer": reviewer, "claim": claim},
        ).fetchone()
        for table in tables
    ]
    return max((row for row in found if row), key=lambda row: row[1], default=None)
