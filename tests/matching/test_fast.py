"""The fast index proposes what the full-text index proposes, and scores as the score does."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.matching.texts import STATEMENTS, TEXTS
from workbench.matching.counterparts import rank
from workbench.matching.fast.index import FastIndex
from workbench.matching.score import features, score
from workbench.matching.statement import Statement
from workbench.matching.terms import terms
from workbench.store.words import any_of

LATIN = st.text(st.characters(max_codepoint=0x17F, exclude_categories=("Cc", "Cs")), max_size=60)
"""Letters that every version of Unicode has."""
LINES = [
    "The weir at Hale was rebuilt in 1931 by the river board.",
    "The river board rebuilt the weir at Hale in 1934.",
    "Eels pass the weir in autumn, when the water is high.",
    "WHO said that US ships may go to May Island in May.",
    "Zoë’s café near the Müller bridge burnt down; the library’s roof did not.",
    "The old lighthouse keeper counted 1,204 terns, 3.5% fewer than in 1999.",
    "Nurses of the harbour hospital told the council that beds were short.",
    "The council told nurses that the harbour hospital had beds.",
    "of the and to",
]


def full_text(texts: Sequence[str]) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter unicode61 remove_diacritics 2')"
    )
    db.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(texts))
    return db


def ids(keys: Sequence[int]) -> dict[int, str]:
    return {key: f"{key:06}" for key in keys}


def best_of(db: sqlite3.Connection, wanted: Sequence[str], limit: int) -> list[tuple[int, float]]:
    asked = any_of(wanted)
    rows = db.execute("SELECT rowid, -rank FROM t WHERE t MATCH ?", (asked,)).fetchall()
    found = [(row, round(measure, 6)) for row, measure in rows]
    return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:limit]


def proposed(index: FastIndex, wanted: Sequence[str], limit: int) -> list[tuple[int, float]]:
    places, measures = index.shortlist(wanted, ids, limit)
    found = zip(index.keys(places).tolist(), measures.tolist(), strict=True)
    return sorted(found, key=lambda hit: (-hit[1], hit[0]))


def assert_same(found: list[tuple[int, float]], wanted: list[tuple[int, float]]) -> None:
    assert [key for key, _ in found] == [key for key, _ in wanted]
    assert [value for _, value in found] == pytest.approx([value for _, value in wanted])


def index_of(texts: Sequence[str], *, parts: int = 1) -> FastIndex:
    index = FastIndex()
    for part in range(parts):
        index.add((at, text, None) for at, text in enumerate(texts) if at % parts == part)
    return index


@pytest.mark.parametrize("parts", [1, 3, 9])
@pytest.mark.parametrize("limit", [2, 100])
def test_it_proposes_what_the_full_text_index_does_with_the_same_measures(
    parts: int, limit: int
) -> None:
    db, index = full_text(LINES), index_of(LINES, parts=parts)
    for line in LINES[:-1]:
        assert_same(proposed(index, terms(line), limit), best_of(db, terms(line), limit))


@settings(max_examples=40, deadline=None)
@given(st.lists(STATEMENTS | LATIN, min_size=1, max_size=12), STATEMENTS | LATIN)
def test_it_proposes_the_same_for_any_latin_texts(texts: list[str], query: str) -> None:
    wanted = [word for word in terms(query) if word.isascii()]
    if any_of(wanted):
        index = index_of(texts, parts=2)
        assert_same(proposed(index, wanted, 5), best_of(full_text(texts), wanted, 5))


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=12), TEXTS)
def test_its_scores_are_the_score_to_the_last_bit(texts: list[str], query: str) -> None:
    index = index_of([*LINES, *texts])
    found = index.nearest(Statement("q", "query", query), ids, 200).found
    for key, (alike, _) in found.items():
        other = [*LINES, *texts][key]
        assert alike == round(score(features(query), features(other)), 4)


def test_many_statements_give_the_same_first_ten_as_ranking_the_whole_shortlist() -> None:
    texts = [
        f"The {kind} at {place} was {what} in {1800 + 7 * number}."
        for number, kind in enumerate(("bridge", "mill", "lock", "weir", "chapel", "school"))
        for place in ("Hale", "Marlow", "Carrow", "Skerry", "Thorne", "Wick", "Aldry", "Penn")
        for what in ("built", "rebuilt", "closed", "flooded", "sold", "painted")
    ]
    db, index = full_text(texts), index_of(texts, parts=3)
    for at in range(0, len(texts), 17):
        query = Statement("q", "query", texts[at])
        listed = best_of(db, terms(texts[at]), 100)
        every = [Statement(f"{row:06}", "t", texts[row]) for row, _ in listed]
        likely = [
            Statement(f"{key:06}", "t", texts[key]) for key in index.nearest(query, ids, 10).found
        ]
        assert rank(query, likely) == rank(query, every)


def test_what_is_dropped_or_hidden_is_not_proposed_and_hidden_comes_back() -> None:
    index = index_of(LINES)
    index.drop(0, 0)
    assert_same(proposed(index, ["weir"], 9), best_of_without(LINES, {0}, ["weir"], 9))
    with index.hiding([(1, 1)]):
        assert [key for key, _ in proposed(index, ["weir"], 9)] == [2]
    assert {key for key, _ in proposed(index, ["weir"], 9)} == {1, 2}


def best_of_without(
    texts: Sequence[str], gone: set[int], wanted: Sequence[str], limit: int
) -> list[tuple[int, float]]:
    db = full_text(texts)
    db.executemany("DELETE FROM t WHERE rowid = ?", [(row,) for row in gone])
    return best_of(db, wanted, limit)


def test_an_index_without_statements_proposes_nothing() -> None:
    assert not FastIndex().nearest(Statement("q", "query", "The weir"), ids, 10).found
    index = index_of(LINES[:2])
    index.drop(0, 1)
    assert not index.nearest(Statement("q", "query", "The weir"), ids, 10).found


def test_a_speaker_counts_as_if_the_text_had_the_name() -> None:
    index = FastIndex()
    index.add([(0, "The weir will be rebuilt.", "Ada Brook")])
    query = Statement("q", "query", "The weir will be rebuilt, said Ada Brook.")
    alike = score(features(query.scored), features("The weir will be rebuilt.", "Ada Brook"))
    assert index.nearest(query, ids, 10).found[0][0] == round(alike, 4)
