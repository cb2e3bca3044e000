from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.words import words


def test_stop_words_carry_no_content_and_names_do() -> None:
    found = words("The bridge was not in the US in May")
    assert [word.norm for word in found if word.content] == ["bridge", "us", "may"]
    assert [word.norm for word in words("It may tell us more") if word.content] == ["tell"]
    assert [word.norm for word in words("(May 3)") if word.content] == ["may", "3"]


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Hale’s weir", ["hale", "weir"]),
        ("a 60-day wait", ["a", "60", "day", "wait"]),
        ("53,977 eels, 3.5 m", ["53,977", "eels", "3.5", "m"]),
        ("the U.S. and UN", ["the", "us", "and", "un"]),
        ("Zoë didn’t", ["zoe", "didn't"]),
        ("42nd day", ["42nd", "day"]),
        ("… — !", []),
    ],
)
def test_words_are_read_as_they_are_compared(text: str, norms: list[str]) -> None:
    assert [word.norm for word in words(text)] == norms


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end].strip() for word in found)
    assert all(word.norm and word.stem for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
