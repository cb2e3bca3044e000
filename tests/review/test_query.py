"""The language of the filter line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.review.query import FIELDS, parse
from workbench.store.documents import Titled
from workbench.store.rows import ClaimQuery
from workbench.store.selection import HAS

BASE = ClaimQuery(threshold=0.5)
DOCUMENTS = (
    Titled("a" * 64, "harbour.md", "The harbour"),
    Titled("b" * 64, "harbour-notes.txt", "Notes"),
    Titled("c" * 64, "almanac.txt", "Almanac for the North Coast"),
)


def test_nothing_typed_asks_for_what_there_was() -> None:
    assert parse("", BASE).query == BASE


def test_words_are_words_and_are_highlighted() -> None:
    parsed = parse("tide, 4.5 metres", BASE)
    assert parsed.query.words == "tide, 4.5 metres"
    assert parsed.words == ("tide", "4", "5", "metres")


def test_a_blank_at_the_end_says_that_the_last_word_is_finished() -> None:
    assert parse("tide ", BASE).query.words == "tide "


def test_a_single_letter_is_waited_out() -> None:
    assert parse("tide t", BASE).query.words == "tide"
    assert parse("t", BASE).query == BASE


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("is:open", {"unreviewed"}),
        ("is:contested", {"contested"}),
        ("is:reviewed", {"corroborated", "contested", "unsupported"}),
        ("is:contested IS:open", {"contested", "unreviewed"}),
    ],
)
def test_states(typed: str, states: set[str]) -> None:
    assert parse(typed, BASE).query.states == states


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("has:note", "note"),
        ("fn:none", "no-citation"),
        ("fn:dangling", "dangling"),
        ("has:footnote", "citation"),
    ],
)
def test_properties(typed: str, has: str) -> None:
    assert parse(typed, BASE).query.has == {has}
    assert has in HAS


@pytest.mark.parametrize(
    ("typed", "document"),
    [("doc:almanac", "c"), ("doc:harbour.md", "a"), ('doc:"north coast"', "c"), ("doc:NOTES", "b")],
)
def test_a_document_is_meant_by_a_part_of_its_name_or_title(typed: str, document: str) -> None:
    assert parse(typed, BASE, DOCUMENTS).query.document == document * 64


def test_a_document_that_is_not_there_or_not_the_only_one_is_said() -> None:
    assert "there is no such document" in parse("doc:zebra", BASE, DOCUMENTS).problems[0]
    assert "harbour.md, harbour-notes.txt" in parse("doc:harbour", BASE, DOCUMENTS).problems[0]


def test_an_unfinished_value_is_no_problem_and_a_wrong_one_is() -> None:
    assert parse("is:cont", BASE).problems == ()
    assert "is:blue is not one of open" in parse("is:blue", BASE).problems[0]


def test_an_unknown_field_is_words() -> None:
    assert parse("ratio 3:2", BASE).query.words == "ratio 3:2"
    assert parse("http://x.example", BASE).query.words == "http://x.example"


def test_everything_at_once() -> None:
    parsed = parse('tide is:open doc:"north coast" by:ana has:pin lamp', BASE, DOCUMENTS)
    assert parsed.query == ClaimQuery(
        words="tide lamp",
        document="c" * 64,
        states=frozenset({"unreviewed"}),
        threshold=0.5,
        has=frozenset({"pin"}),
        reviewer="ana",
    )


@given(st.text())
def test_nothing_that_can_be_typed_fails(typed: str) -> None:
    parsed = parse(typed, BASE, DOCUMENTS)
    assert parsed.query.threshold == 0.5
    assert parsed.query.has <= set(HAS)


def test_the_help_gives_an_example_of_every_field() -> None:
    for field in FIELDS[1:]:
        assert parse(field.example, BASE).problems or parse(field.example, BASE).query != BASE
