from __future__ import annotations

import pytest
from hypothesis import given

from tests.matching.texts import TEXTS
from workbench.matching.moments import Moment, agree, moments, same


def read(text: str) -> Moment:
    (found,) = moments(text)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in May 1932", "on 3 May 1932"),
        ("in 1932", "on 3 May 1932"),
        ("in the 1930s", "in 1932"),
        ("in the 1800s", "in 1874"),
        ("on 3 May", "on 3 May 1932"),
        ("on 3 May , 1932", "on 3 May 1932"),
        ("before 1940", "in 1932"),
        ("since 1930", "in 1932"),
        ("from 1930 to 1940", "in 1932"),
        ("between 1930 and 1940", "in 1932"),
        ("last week", "in 1932"),
        ("in March", "in 1932"),
    ],
)
def test_times_that_can_be_the_same(one: str, other: str) -> None:
    assert agree(read(one), read(other))
    assert agree(read(other), read(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in May 1932", "on 3 June 1932"),
        ("in May", "on 18 March"),
        ("on 3 May", "on 4 May 1932"),
        ("before 1930", "in 1932"),
        ("since 1940", "in 1932"),
        ("from 1930 to 1940", "in 1941"),
        ("in the 1920s", "in 1932"),
        ("in the 18th century", "in 1932"),
        ("in 44 BC", "in 1932"),
    ],
)
def test_times_that_cannot(one: str, other: str) -> None:
    assert not agree(read(one), read(other))
    assert not agree(read(other), read(one))


def test_periods_in_one_place_are_the_same_when_both_ends_are() -> None:
    assert agree(read("from 1930 to 1940"), read("from 1932 to 1940"))
    assert not same(read("from 1930 to 1940"), read("from 1932 to 1940"))
    assert same(read("from 1930 to 1940"), read("from 3 May 1930 to 1940"))
    assert not same(read("until 1930"), read("until 1932"))


def test_a_part_of_a_month_is_known_as_one() -> None:
    assert read("in late May 1932").part
    assert not read("in May 1932").part


@given(TEXTS)
def test_times_stand_where_they_say(text: str) -> None:
    found = moments(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(agree(one, one) and same(one, one) for one in found)
