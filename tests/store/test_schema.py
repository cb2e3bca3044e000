"""The schema: made whole, kept in step with itself, and brought up to date safely."""

from __future__ import annotations

import sqlite3 as standard
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from tests.store.samples import decide, document, shelf, shelve
from workbench.store import (
    migrations,
    schema,
    schema_captures,
    schema_log,
    schema_machine,
    schema_origins,
)
from workbench.store.attempts import capture_text, known
from workbench.store.connection import Store, open_store
from workbench.store.documents import documents, drop_machine
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery


def test_the_version_is_the_number_of_migrations(store: Store) -> None:
    applied = migrations.migrations.applied(Database(store.db, execute_plugins=False))
    assert len(applied) == schema.VERSION == store.schema_version()


def test_every_table_is_strict(store: Store) -> None:
    loose = {
        name
        for name, kind, strict in store.db.execute(
            "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'"
        )
        if kind == "table" and not strict and not name.startswith(("sqlite_", "_sqlite_"))
    }
    assert loose == set()


def test_every_trigger_is_there(store: Store) -> None:
    found = store.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert {name for (name,) in found} == {
        *schema_log.TRIGGERS,
        *schema_machine.TRIGGERS,
        *schema_captures.TRIGGERS,
        *schema_origins.TRIGGERS,
    }


def test_every_view_can_be_read_by_another_program(store: Store) -> None:
    first, _ = shelf(store)
    decide(store, first[0], documents(store)[0].id, "contested", "Ada")
    store.close()
    with standard.connect(store.path) as other:
        views = other.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
        numbers = {
            name: other.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in views
        }
        assert numbers["claims"] == 7
        assert numbers["footnotes"] == 2
        assert numbers["verdicts"] == 1
        verdicts = other.execute("SELECT verdict FROM claims ORDER BY verdict").fetchall()
        assert verdicts[0] == ("contested",)
    other.close()


def test_what_lists_filter_by_follows_every_change_of_a_state(store: Store) -> None:
    (claim, *_), _ = shelf(store)
    home = documents(store)[0].id

    def state() -> tuple[str, str]:
        row = next(claim_list(store, ClaimQuery()))
        (kept,) = store.db.execute(
            "SELECT state FROM claim_summary WHERE pk = ?", (row.pk,)
        ).fetchone()
        return kept, row.verdict

    assert state() == ("unreviewed", "unreviewed")
    for verdict in ("contested", "corroborated", "dismissed"):
        decide(store, claim, home, verdict, "Ada")
        assert state() == (verdict, verdict)
    with store.write() as db:
        db.execute("DELETE FROM claim_state")
    assert state() == ("unreviewed", "unreviewed")


def test_the_full_text_index_stays_in_step_with_the_claims(store: Store) -> None:
    shelf(store)
    first, second = (row.id for row in documents(store))
    with store.write():
        drop_machine(store, first)
    shelve(store, document("third.txt", ["Another text of 2024."]))
    with store.write():
        drop_machine(store, second)
    with store.write() as db:
        db.execute("INSERT INTO claim_fts (claim_fts, rank) VALUES ('integrity-check', 1)")
    assert store.db.execute("SELECT count(*) FROM claim").fetchone() == (1,)


def test_dropping_a_document_leaves_nothing_of_it(store: Store) -> None:
    shelf(store)
    with store.write():
        for row in documents(store):
            drop_machine(store, row.id)
    tables = [statement.split()[2] for statement in schema_machine.DDL if "STRICT" in statement]
    left = {
        table
        for table in tables
        if table != "content" and store.db.execute(f"SELECT 1 FROM {table}").fetchone()
    }
    assert len(tables) > 10
    assert not left


# ---- migrating


NOW = schema.VERSION
NEXT = NOW + 1


@pytest.fixture
def newer() -> Migrations:
    """The migrations of a later release."""
    steps = Migrations("workbench")
    steps(name="0001_first")(migrations._first)
    steps(name="0002_captures")(migrations._captures)

    @steps(name="9998_next")
    def following(database: Database) -> None:
        database.conn.execute("CREATE TABLE second (id TEXT PRIMARY KEY) STRICT")
        database.conn.execute("INSERT INTO second VALUES ('x')")

    return steps


def test_an_older_database_is_copied_and_then_migrated(store: Store, newer: Migrations) -> None:
    shelf(store)
    migrations.migrate(store, newer, NEXT)
    assert store.schema_version() == NEXT
    assert store.db.execute("SELECT id FROM second").fetchall() == [("x",)]
    copy = store.path.with_name(f"claims.db.version-{NOW}")
    with open_store(copy) as kept:
        assert kept.schema_version() == NOW
        assert len(documents(kept)) == 2
    migrations.migrate(store, newer, NEXT)  # another process was faster
    assert store.db.execute("SELECT count(*) FROM second").fetchone() == (1,)


def test_a_copy_made_before_is_never_overwritten(store: Store, newer: Migrations) -> None:
    there = store.path.with_name(f"claims.db.version-{NOW}")
    there.write_text("mine")
    migrations.migrate(store, newer, NEXT)
    assert there.read_text() == "mine"
    with open_store(Path(f"{there}-2")) as kept:
        assert kept.schema_version() == NOW


def test_a_migration_that_fails_changes_nothing(store: Store, newer: Migrations) -> None:
    @newer(name="9999_broken")
    def broken(database: Database) -> None:
        database.conn.execute("CREATE TABLE third (id TEXT PRIMARY KEY) STRICT")
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        migrations.migrate(store, newer, NEXT + 1)
    assert store.schema_version() == NOW
    tables = store.db.execute("SELECT name FROM sqlite_master WHERE name IN ('second', 'third')")
    assert tables.fetchall() == []


def first_release(path: Path) -> None:
    """A database as the first release made it."""
    db = standard.connect(path)
    migrations.migrations.apply(Database(db, execute_plugins=False), stop_before="0002_captures")
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()


def test_a_database_of_the_first_release_is_read_as_it_is_and_migrated_to_write(
    path: Path,
) -> None:
    first_release(path)
    with open_store(path) as old:
        assert old.schema_version() == 1
        assert documents(old) == list(claim_list(old, ClaimQuery(has=frozenset({"stale"})))) == []
        assert known(old, ["http://a.example/"]) == {}
        assert capture_text(old, "0" * 64) is None
    with open_store(path, "write") as store:
        assert store.schema_version() == NOW
        assert known(store, ["http://a.example/"]) == {}
    made = path.with_name("new.db")
    with open_store(made, "create") as new, open_store(path) as migrated:
        for one in ("table", "index", "view", "trigger"):
            names = f"SELECT name, sql FROM sqlite_master WHERE type = '{one}' ORDER BY name"
            assert new.db.execute(names).fetchall() == migrated.db.execute(names).fetchall()
