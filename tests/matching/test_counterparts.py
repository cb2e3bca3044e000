from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.matching.texts import STATEMENTS
from workbench.matching.counterparts import Candidates, rank
from workbench.matching.statement import Statement

QUERY = Statement("q", "draft", "The bridge at Marlow was rebuilt in 1932.")
SOURCES = (
    Statement("a", "report", "In 1932 the bridge at Marlow was rebuilt."),
    Statement("b", "report", "The bridge at Marlow was rebuilt in 1934."),
    Statement("c", "letter", "The harbour at Hale was dredged in 1932."),
    Statement("d", "letter", "Granite cools slowly."),
    Statement("e", "draft", "The bridge at Marlow was rebuilt in 1932."),
)


def test_the_best_come_first_and_ones_own_document_is_left_out() -> None:
    found = rank(QUERY, SOURCES)
    assert {pair.counterpart for pair in found[:2]} == {"a", "b"}
    assert found[2].counterpart == "c"
    assert "e" not in {pair.counterpart for pair in found}
    assert {pair.counterpart: pair.relation for pair in found[:2]} == {
        "a": "agrees",
        "b": "differs",
    }
    assert all(pair.claim == "q" and 0 < pair.score <= 1 for pair in found)


def test_no_more_are_kept_than_asked_for() -> None:
    assert len(rank(QUERY, SOURCES, limit=1)) == 1


@given(st.permutations(SOURCES))
def test_the_order_of_the_shortlist_does_not_matter(shuffled: Sequence[Statement]) -> None:
    assert rank(QUERY, shuffled) == rank(QUERY, SOURCES)


def test_ties_go_by_id() -> None:
    twins = [Statement(id, "report", "The bridge at Marlow stands.") for id in ("z", "m", "k")]
    assert [pair.counterpart for pair in rank(QUERY, twins)] == ["k", "m", "z"]


@given(STATEMENTS, STATEMENTS)
def test_a_pair_is_the_same_from_either_side(left: str, right: str) -> None:
    one, other = Statement("1", "x", left), Statement("2", "y", right)
    there, back = rank(one, [other]), rank(other, [one])
    assert len(there) == len(back)
    for pair, turned in zip(there, back, strict=True):
        assert (pair.score, pair.relation) == (turned.score, turned.relation)
        assert {(right, left) for left, right in pair.aligned} == set(turned.aligned)
        assert {(one.kind, one.right, one.left) for one in pair.differences} == {
            (one.kind, one.left, one.right) for one in turned.differences
        }


def test_a_score_does_not_depend_on_what_else_is_there() -> None:
    alone = rank(QUERY, [SOURCES[2]])[0]
    among = next(pair for pair in rank(QUERY, SOURCES) if pair.counterpart == "c")
    assert alone == among


def test_the_index_can_weigh_in() -> None:
    found = rank(QUERY, SOURCES[:3], strengths={"a": 1.0, "b": 1.0, "c": 2000.0})
    assert found[0].counterpart == "c"
    assert [pair.score for pair in found] == sorted((p.score for p in found), reverse=True)


def test_marks_are_no_words_and_spans_are_of_the_exact_text() -> None:
    text = "The bridge was rebuilt in 19327."
    reading = "The bridge was rebuilt in 1932."
    marked = Statement("m", "draft", text, reading, marks=((30, 31),))
    found = rank(marked, [Statement("o", "report", "The bridge was rebuilt in 1934.")])[0]
    (difference,) = found.differences
    assert difference.kind == "date"
    assert difference.left_span is not None
    assert text[slice(*difference.left_span)] == "1932"


def test_the_reading_is_scored_and_the_text_compared() -> None:
    said = Statement("m", "draft", "It opened in 1932.", "The bridge at Marlow opened in 1932.")
    found = rank(said, [Statement("o", "report", "The bridge at Marlow opened in 1932.")])[0]
    assert found.score == 1.0
    assert {said.text[slice(*left)] for left, _ in found.aligned} == {"opened", "in", "1932"}


def test_any_index_with_the_method_is_one() -> None:
    class Shelf:
        def candidates(
            self, terms: Sequence[str], exclude_document: str, limit: int
        ) -> Sequence[tuple[str, float]]:
            return [("a", 1.0)][:limit]

    shelf: Candidates = Shelf()
    assert shelf.candidates(["bridge"], "draft", 10) == [("a", 1.0)]
