"""The database is of use to Datasette as it stands: what its pages would ask is answered."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import pytest

from tests.exports.desk import Desk, exported, worked
from tests.ledger.workshop import sign_off


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with worked(tmp_path_factory.mktemp("desk") / "claims.db") as made:
        sign_off(made.store, made.draft.id)
        yield made


@pytest.fixture
def other(desk: Desk) -> Iterator[sqlite3.Connection]:
    """Another program, which knows of none of ours."""
    found = sqlite3.connect(f"file:{desk.store.path}?mode=ro", uri=True)
    yield found
    found.close()


def test_every_facet_and_column_of_the_metadata_is_there(
    desk: Desk, other: sqlite3.Connection
) -> None:
    tables = json.loads(exported(desk, "datasette-metadata"))["databases"]["claims"]["tables"]
    there = {
        name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")
    }
    assert tables.keys() <= there
    for name, said in tables.items():
        columns = {row[1] for row in other.execute(f"PRAGMA table_info({name})")}
        for facet in (*said.get("facets", ()), *said.get("columns", ())):
            assert facet in columns, (name, facet)
            other.execute(f"SELECT {facet}, count(*) FROM {name} GROUP BY 1").fetchall()


def test_the_views_tell_what_was_done(other: sqlite3.Connection) -> None:
    def rows(sql: str) -> list[tuple[object, ...]]:
        return other.execute(sql).fetchall()

    assert rows("SELECT verdict FROM claims WHERE document = 'bridge.txt' ORDER BY start") == [
        *(("contested",), ("unsupported",), ("corroborated",), ("dismissed",)),
    ]
    assert rows("SELECT state, answer FROM queries ORDER BY at") == [
        *(("answered", "The toll keeper did."), ("open", None)),
    ]
    assert rows("SELECT document, state FROM sign_offs") == [("bridge.txt", "holds")]
    assert rows("SELECT what FROM events ORDER BY line LIMIT 1") == [("log-started",)]
    assert rows("SELECT count(*) FROM verdicts") == [(5,)]


def test_words_are_found_by_its_full_text_search(other: sqlite3.Connection) -> None:
    found = other.execute(
        "SELECT reading FROM claim WHERE pk IN "
        "(SELECT rowid FROM claim_fts WHERE claim_fts MATCH 'cart')"
    ).fetchall()
    assert [reading for (reading,) in found] == ["About 900 carts crossed it each day."]
