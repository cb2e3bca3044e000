from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.background import LEVELS
from workbench.matching.stemming import stem
from workbench.matching.synonyms import groups

_LISTED = """
    ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness
    fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er
    ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize s ies sses ss eed ed ing
    y e ll
"""
ENDINGS = _LISTED.split()


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5(word, tokenize='porter ascii')")
        db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        yield db


def by_sqlite(db: sqlite3.Connection, word: str) -> str:
    db.execute("DELETE FROM t")
    db.execute("INSERT INTO t VALUES (?)", (word,))
    return str(db.execute("SELECT term FROM v").fetchone()[0])


@given(word=st.text(ascii_lowercase, min_size=1, max_size=14))
def test_letters_are_stemmed_as_by_the_index(index: sqlite3.Connection, word: str) -> None:
    assert stem(word) == by_sqlite(index, word)


@given(
    word=st.builds(
        str.__add__, st.text("aeiourstlnb", min_size=1, max_size=8), st.sampled_from(ENDINGS)
    )
)
def test_every_ending_is_stemmed_as_by_the_index(index: sqlite3.Connection, word: str) -> None:
    assert stem(word) == by_sqlite(index, word)


def test_words_of_other_scripts_are_left_alone() -> None:
    assert stem("мосты") == "мосты"


@pytest.mark.parametrize("word", ["accepts", "accepted", "accepting"])
def test_forms_of_a_word_have_one_stem(word: str) -> None:
    assert stem(word) == "accept"


def test_the_tables_are_of_stems() -> None:
    assert LEVELS[stem("government")] < LEVELS[stem("bridges")] < 9
    assert "zeppelin" not in LEVELS
    assert set(groups(stem("hostages"))) & set(groups(stem("captive")))
    assert not groups(stem("lighthouse"))
