"""Kept sources are held against the log: what was tampered with is found."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.bridges import PAGE, put, run, serving
from workbench.ledger.check_captures import check_captures
from workbench.ledger.event import parse
from workbench.sources.client import OFFLINE
from workbench.store.connection import Store, open_store
from workbench.store.events import events


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.delenv(OFFLINE, raising=False)
    with open_store(tmp_path / "t.db", "create") as opened, serving({"/a": PAGE}) as pages:
        put(opened, [pages.url("/a"), pages.url("/none")])
        run(opened, pages)
        yield opened


def complaints(store: Store) -> list[str]:
    return [str(one) for one in check_captures(store, (parse(row.line) for row in events(store)))]


def tamper(store: Store, statement: str, *values: object) -> None:
    """Change the database as somebody would who means to."""
    with store.write() as db:
        for trigger in ("attempt_is_never_updated", "attempt_is_never_deleted"):
            db.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute(statement, values)


def test_what_was_kept_is_sound(store: Store) -> None:
    assert complaints(store) == []


@pytest.mark.parametrize("column", ["content", "wire"])
def test_altered_bytes_are_found(store: Store, column: str) -> None:
    forged = zlib.compress(PAGE.replace("1911", "1912").encode())
    where = f"sha256 = (SELECT {column} FROM attempt WHERE ending IS NULL)"
    tamper(store, f"UPDATE content SET data = ? WHERE {where}", forged)
    assert len(complaints(store)) == 1


@pytest.mark.parametrize(
    "change",
    [
        "headers = '[]'",
        "content = (SELECT content FROM attempt WHERE ending IS NOT NULL)",
        "event = NULL",
    ],
)
def test_an_altered_row_is_found(store: Store, change: str) -> None:
    tamper(store, f"UPDATE attempt SET {change} WHERE ending IS NULL")
    assert complaints(store)


def test_a_capture_that_nobody_recorded_is_found(store: Store) -> None:
    tamper(store, "UPDATE attempt SET ending = NULL WHERE ending IS NOT NULL")
    assert any("no event led to it" in one for one in complaints(store))


def test_a_capture_that_was_taken_out_is_missed(store: Store) -> None:
    tamper(store, "DELETE FROM attempt WHERE ending IS NULL")
    assert any("not kept here" in one for one in complaints(store))
