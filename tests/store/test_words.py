"""What is typed in a search box becomes a query that always runs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.store.engine import sqlite3
from workbench.store.words import any_of, typed_query

FORMS = "population populations running stopped government nationality approximately negative"


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (words, tokenize = 'porter unicode61')")
    db.executemany("INSERT INTO t VALUES (?)", [(word,) for word in FORMS.split()])
    return db


def hits(index: sqlite3.Connection, query: str) -> set[str]:
    return {row[0] for row in index.execute("SELECT words FROM t WHERE t MATCH ?", (query,))}


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.text(st.sampled_from("\"'()*^:-+{}AND OR NOT NEAR ab"))
)
def test_nothing_typed_is_syntax(index: sqlite3.Connection, typed: str) -> None:
    for query in (typed_query(typed), any_of([typed]), any_of(typed.split())):
        assert query is None or hits(index, query) is not None


@pytest.mark.parametrize("word", FORMS.split())
def test_a_word_is_found_at_every_letter_typed(index: sqlite3.Connection, word: str) -> None:
    for length in range(2, len(word) + 1):
        query = typed_query(word[:length])
        assert query is not None
        assert word in hits(index, query), word[:length]


def test_a_finished_word_is_found_in_its_forms_only(index: sqlite3.Connection) -> None:
    assert hits(index, typed_query("populated ") or "") == {"population", "populations"}
    assert hits(index, typed_query("nation ") or "") == {"nationality"}
    assert hits(index, typed_query("govern ") or "") == {"government"}
    assert not hits(index, typed_query("popu ") or "")
    assert not hits(index, typed_query("p") or "")


def test_any_of_the_words_will_do(index: sqlite3.Connection) -> None:
    assert hits(index, any_of(["run", "stop", "run"]) or "") == {"running", "stopped"}
    assert any_of([]) is None
    assert any_of(["?", ""]) is None
    assert typed_query(" . ") is None
