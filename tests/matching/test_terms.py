from __future__ import annotations

import sqlite3

from hypothesis import given

from tests.matching.texts import TEXTS
from workbench.matching.stemming import stem
from workbench.matching.terms import MOST_TERMS, terms


def test_content_words_are_asked_for_once_each_in_the_order_of_the_text() -> None:
    asked = terms("The nurses of Hale and a nurse of Marlow counted eels.")
    assert asked == ["nurses", "hale", "marlow", "counted", "eels"]


def test_a_text_of_stop_words_asks_for_them() -> None:
    assert terms("To be or not to be") == ["to", "be", "or", "not"]


def test_an_index_that_stems_finds_what_is_asked() -> None:
    # A stem asked for would be stemmed again: nurses → nurs → nur.
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61')")
        db.execute("INSERT INTO t VALUES ('A nurse counted the generalisations of 1,040 eels.')")
        for term in terms("nurses generalisation 1,040"):
            found = db.execute("SELECT count(*) FROM t WHERE t MATCH ?", (f'"{term}"',))
            assert found.fetchone() == (1,), term


@given(TEXTS)
def test_terms_are_few_and_distinct(text: str) -> None:
    found = terms(text)
    assert len(found) <= MOST_TERMS
    assert len({stem(term) for term in found}) == len(found)
