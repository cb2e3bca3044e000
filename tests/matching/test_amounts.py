from __future__ import annotations

import pytest

from workbench.claims import quantities
from workbench.matching import amounts
from workbench.model.claim import Quantity


def read(text: str) -> Quantity:
    (found,) = quantities.find(text, 0, len(text))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 890 ships", "891 ships"),
        ("5.2 million books", "5,200,000 books"),
        ("5.2 million books", "5,213,000 books"),
        ("5 million books", "5,120,000 books"),
        ("about 500 eels", "512 eels"),
        ("hundreds of eels", "640 eels"),
        ("two thirds", "66 percent"),
        ("half", "50 percent"),
        ("10 to 15 boats", "12 boats"),
        ("up to 40 boats", "38 boats"),
        ("10 miles", "16 km"),
        ("120 metres", "394 feet"),
        ("2 weeks", "14 days"),
        ("3 years", "36 months"),
    ],
)
def test_amounts_that_can_be_the_same(one: str, other: str) -> None:
    assert amounts.kind(read(one)) == amounts.kind(read(other))
    assert amounts.agree(read(one), read(other))
    assert amounts.agree(read(other), read(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10 boats", "11 boats"),
        ("more than 890 ships", "850 ships"),
        ("up to 40 boats", "52 boats"),
        ("over 45 ships", "over 28 ships"),
        ("5.2 million books", "5.3 million books"),
        ("10 miles", "10 km"),
        ("two thirds", "50 percent"),
        ("about 500 eels", "900 eels"),
    ],
)
def test_amounts_that_cannot(one: str, other: str) -> None:
    assert not amounts.agree(read(one), read(other))
    assert not amounts.agree(read(other), read(one))


def test_ranges_told_alike_agree_at_both_ends() -> None:
    assert amounts.agree(read("50 to 80 boats"), read("50 to 70 boats"))
    assert not amounts.same(read("50 to 80 boats"), read("50 to 70 boats"))
    assert amounts.same(read("50 to 80 boats"), read("50 to 80 boats"))
    assert amounts.same(read("50 to 80 boats"), read("60 boats"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 percent", "5 percentage points"),
        ("10 boats", "10 lighthouses"),
        ("$5 million", "€5 million"),
    ],
)
def test_amounts_of_different_things_are_not_compared(one: str, other: str) -> None:
    assert amounts.kind(read(one)) != amounts.kind(read(other))
    assert amounts.same_value(read(one), read(other))
