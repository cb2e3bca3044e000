"""The log's tables grow and do nothing else; the human tables hold what they are given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.store import events as lines
from workbench.store import projection as tables
from workbench.store.connection import Store, open_store
from workbench.store.engine import sqlite3
from workbench.store.events import EventRow, HeadRow, LogRow, PrivateRow
from workbench.store.schema_log import HUMAN_KEYS, TRIGGERS

LOG = LogRow(1, "1" * 32, True, "here", "2026-01-31T12:00:00.000000Z")


def line(idx: int, **changes: Any) -> EventRow:
    row = EventRow(
        LOG.id, idx, f"event-{idx}", b"{}", bytes(32), "ada", idx + 1, "verdict", "now", "claim"
    )
    return row._replace(**changes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "claims.db", "create") as opened:
        with opened.write():
            lines.begin_log(opened, LOG)
            for idx in range(3):
                lines.append(opened, line(idx))
        yield opened


# ---- the log


def test_lines_come_back_as_they_went_in(store: Store) -> None:
    assert list(lines.events(store)) == [line(idx) for idx in range(3)]
    assert list(lines.events(store, LOG.id)) == list(lines.events(store))
    assert list(lines.events(store, "another")) == []
    assert lines.event(store, "event-1") == line(1)
    assert lines.event(store, "event-9") is None
    assert lines.events_about(store, "claim") == [line(idx) for idx in range(3)]
    assert lines.logs(store) == [LOG]
    assert lines.own_log(store) == LOG
    assert (lines.length(store, LOG.id), lines.length(store, "another")) == (3, 0)
    assert (lines.last_number(store, LOG.id, "ada"), lines.last_number(store, LOG.id, "b")) == (
        3,
        0,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET line = x'00'",
        "UPDATE event SET actor = 'bob' WHERE idx = 1",
        "DELETE FROM event",
        "DELETE FROM event WHERE idx = 2",
        "UPDATE log SET own = 0",
        "DELETE FROM log",
    ],
)
def test_what_was_logged_stays(store: Store, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), store.write() as db:
        db.execute(statement)
    assert list(lines.events(store)) == [line(idx) for idx in range(3)]


@pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"])
@pytest.mark.parametrize(
    "row",
    [
        line(1, line=b"{1}"),
        line(3, id="event-1"),
        line(3, n=2),
        line(3, n=9),
        line(4),
        line(3, actor="bob"),
    ],
    ids=["same place", "same id", "same number", "number left out", "place left out", "actor"],
)
def test_a_line_is_appended_or_refused(store: Store, how: str, row: EventRow) -> None:
    """REPLACE would delete without asking the trigger that forbids it."""
    with pytest.raises(sqlite3.IntegrityError, match="end of its log"), store.write() as db:
        db.execute(f"{how} INTO event VALUES ({', '.join('?' * len(row))})", row)


def test_a_log_is_listed_once(store: Store) -> None:
    for row in (LOG, LOG._replace(seq=2), LOG._replace(id="2" * 32)):
        with pytest.raises(sqlite3.IntegrityError, match="begun once"), store.write() as db:
            db.execute(
                "INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?)",
                (row.seq, row.id, row.own, row.fingerprint, row.begun_at),
            )


def test_the_newest_own_log_is_written_to(store: Store) -> None:
    newer = LogRow(2, "2" * 32, True, "there", "later")
    with store.write():
        lines.begin_log(store, newer)
        lines.begin_log(store, LogRow(3, "3" * 32, False, None, "later"))
    assert lines.own_log(store) == newer


def test_a_head_is_kept_in_place_of_the_old_one(store: Store) -> None:
    heads = [HeadRow(LOG.id, size, bytes(32), bytes(32)) for size in (1, 2)]
    with store.write():
        for head in heads:
            lines.keep_head(store, head)
    assert lines.heads(store) == {LOG.id: heads[1]}
    assert lines.head(store, LOG.id) == heads[1]
    assert lines.head(store, "another") is None
    assert lines.total(store) == 2


def test_a_private_text_is_kept_or_erased_never_altered(store: Store) -> None:
    row = PrivateRow("event-1", "note", bytes(16), "the keeper said so")
    with store.write():
        lines.keep_private(store, row)
    assert list(lines.private_texts(store)) == [row]
    with pytest.raises(sqlite3.IntegrityError, match="never altered"), store.write() as db:
        db.execute("UPDATE private_text SET text = ''")
    with store.write():
        lines.erase_private(store, "event-1", "note")
    assert lines.private_text(store, "event-1", "note") is None


def test_the_guards_are_in_the_file(store: Store) -> None:
    found = store.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert {name for (name,) in found} >= TRIGGERS.keys()


# ---- human tables


def test_human_tables_can_be_made_in_memory() -> None:
    scratch = tables.scratch()
    found = scratch.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert {name for (name,) in found} == HUMAN_KEYS.keys()


def test_every_key_is_the_key_of_its_table(store: Store) -> None:
    for table, keys in HUMAN_KEYS.items():
        found = store.db.execute(f"PRAGMA table_info({table})").fetchall()
        assert tuple(row[1] for row in sorted(found, key=lambda row: row[5]) if row[5]) == keys


def test_a_row_is_added_changed_and_removed(store: Store) -> None:
    key = {"name": "bob"}
    with store.write():
        tables.insert(store, "reviewer", {**key, "at": "1", "added_by": "ada"})
        assert tables.holds(store, "reviewer", key)
        tables.upsert(store, "reviewer", [{**key, "at": "2", "added_by": "ada"}])
        tables.upsert(store, "reviewer", [])
        assert store.db.execute("SELECT * FROM reviewer").fetchall() == [("bob", "2", "ada")]
        tables.delete(store, "reviewer", key)
        assert not tables.holds(store, "reviewer", key)


def test_no_human_table_refers_to_a_machine_table(store: Store) -> None:
    kept = {*HUMAN_KEYS, "event", "log", "log_head", "private_text"}
    for table in kept:
        for row in store.db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            assert row[2] in kept, (table, row[2])
