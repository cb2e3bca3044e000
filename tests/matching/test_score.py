from __future__ import annotations

import pytest
from hypothesis import assume, given

from tests.matching.texts import TEXTS
from workbench.matching.score import Features, features, score
from workbench.matching.words import words


def alike(left: str, right: str) -> float:
    return score(features(left), features(right))


@given(TEXTS, TEXTS)
def test_it_is_symmetric_and_between_nought_and_one(left: str, right: str) -> None:
    assert alike(left, right) == alike(right, left)
    assert 0.0 <= alike(left, right) <= 1.0


@given(TEXTS)
def test_a_statement_is_wholly_like_itself(text: str) -> None:
    assume(words(text))
    assert alike(text, text) == pytest.approx(1.0)


def test_nothing_in_common_scores_next_to_nought() -> None:
    assert alike("Eels swim upstream.", "Granite cools slowly.") < 0.1
    assert alike("", "Granite cools slowly.") == 0.0
    assert score(Features({}, 0), Features({}, 0)) == 0.0


QUERY = "The old stone bridge at Marlow was rebuilt in 1932 after the flood."


@pytest.mark.parametrize(
    ("true", "near_miss"),
    [
        (
            "Marlow’s stone bridge had to be rebuilt when the flood of 1932 was over.",
            "The old stone library at Hale was painted in 1932 after the fire.",
        ),
        (
            "After flooding, the bridge at Marlow was reconstructed.",
            "The stone for the old bridge came from a quarry after long talks.",
        ),
    ],
)
def test_the_same_fact_in_other_words_ranks_above_the_same_words(true: str, near_miss: str) -> None:
    assert alike(QUERY, true) > alike(QUERY, near_miss)


def test_rare_words_count_more_than_common_ones() -> None:
    query = "The people of the new state work at the lighthouse of Skerry Ness."
    rare, common = "Skerry Ness has a lighthouse.", "New people work in the state."
    assert alike(query, rare) > alike(query, common)


def test_words_of_one_meaning_count() -> None:
    query = "Eleven hostages were freed at the harbour."
    same = "Eleven captives came to the harbour."
    other = "Eleven caravans came to the harbour."
    assert alike(query, same) > alike(query, other)


def test_the_speaker_counts_as_if_named() -> None:
    plain = features("The weir will be rebuilt.")
    said = features("The weir will be rebuilt.", "Anna Keller")
    other = features("Anna Keller spoke of the weir.")
    assert score(said, other) > score(plain, other)
    assert features("Anna Keller spoke.", "Anna Keller") == features("Anna Keller spoke.")
