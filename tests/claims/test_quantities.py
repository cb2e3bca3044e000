from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.texts import only
from workbench.claims import quantities
from workbench.claims.numerals import plain, value


def read(text: str) -> list[tuple[str, str, str | None, str]]:
    found = quantities.find(text, 0, len(text))
    assert all(text[q.start : q.end] == q.text for q in found)
    return [(q.text, q.value, q.unit, q.bound) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 60-day closure", [("60-day", "60", "day", "exact")]),
        ("10 Danish ships sank", [("10 Danish ships", "10", "ships", "exact")]),
        ("more than 890 gulls", [("more than 890 gulls", "890", "gulls", "over")]),
        ("as many as 200 came", [("as many as 200", "200", None, "under")]),
        ("some 1.2 million others", [("some 1.2 million others", "1200000", "others", "about")]),
        ("nearly half of the boats", [("nearly half of the boats", "0.5", "boats", "about")]),
        ("two-thirds agreed", [("two-thirds", "0.6667", None, "exact")]),
        ("one in five lamps", [("one in five lamps", "0.2", "lamps", "exact")]),
        ("rose to 45%", [("45%", "45", "percent", "exact")]),
        ("by 45 per cent", [("45 per cent", "45", "percent", "exact")]),
        ("3.5 percentage points", [("3.5 percentage points", "3.5", "percentage point", "exact")]),
        ("cost $1.5 billion", [("$1.5 billion", "1500000000", "USD", "exact")]),
        ("cost £3bn", [("£3bn", "3000000000", "GBP", "exact")]),
        ("50 million euros", [("50 million euros", "50000000", "EUR", "exact")]),
        ("12 or more boats", [("12 or more boats", "12", "boats", "over")]),
        ("100+ boats", [("100+ boats", "100", "boats", "over")]),
        ("two and a half years", [("two and a half years", "2.5", "year", "exact")]),
        ("twenty-five ships", [("twenty-five ships", "25", "ships", "exact")]),
        ("one hundred and fifty men", [("one hundred and fifty men", "150", "men", "exact")]),
        ("half a million tonnes", [("half a million tonnes", "500000", "tonne", "exact")]),
        ("dozens of boats", [("dozens of boats", "12", "boats", "about")]),
        ("tens of thousands of birds", [("tens of thousands of birds", "10000", "birds", "about")]),
        ("on the 42nd crossing", [("42nd", "42", "ordinal", "exact")]),
        ("5km away", [("5km", "5", "km", "exact")]),
        ("40,000 square kilometres", [("40,000 square kilometres", "40000", "square km", "exact")]),
        ("this 73-year-old keeper", [("73-year-old", "73", "year", "exact")]),
    ],
)
def test_value_unit_and_bound(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 20 boats", "10", "20"),
        ("a 5-10 year lease", "5", "10"),
        ("three to four million gulls", "3000000", "4000000"),
        ("US$3–5 million", "3000000", "5000000"),
        ("six to eight hours", "6", "8"),
    ],
)
def test_ranges_have_two_ends(text: str, low: str, high: str) -> None:
    (found,) = quantities.find(text, 0, len(text))
    assert (found.value, found.upper, found.bound) == (low, high, "range")


@pytest.mark.parametrize(
    "text",
    [
        "Article 50 and Section 4.2 of the Act, No. 5",
        "Channel 11 showed Apollo 11 on page 12",
        "at 5 a.m. and 11:58",
        "call 555-123-4567",
        "no one came, one of us left, one by one",
        "the F-16 and the B12",
        "see https://example.org/2024/12/5.html",
    ],
)
def test_numbers_that_name_or_tell_the_time_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_a_list_of_two_numbers_is_no_range() -> None:
    assert [q[1] for q in read("10 and 20 boats")] == ["10", "20"]


def test_a_reference_mark_and_a_date_are_no_quantities() -> None:
    claim = only("In May 2024 the lock moved 12 boats in two stages7.", marks=("7",))
    assert [quantity.value for quantity in claim.quantities] == ["12", "2"]
    assert [date.iso for date in claim.dates] == ["2024-05"]


def test_hard_wrapped_quantities_are_read() -> None:
    claim = only("The lock moved more than\n12\nboats a day.")
    assert [(q.value, q.unit, q.bound) for q in claim.quantities] == [("12", "boats", "over")]


@given(st.integers(0, 10**9))
def test_figures_are_read_with_and_without_separators(number: int) -> None:
    assert value(f"{number:,}") == value(str(number)) == number
    assert plain(Decimal(number)) == str(number)


@given(st.text(max_size=60))
def test_any_text_is_read_and_every_quantity_stands_in_it(text: str) -> None:
    for found in quantities.find(text, 0, len(text)):
        assert text[found.start : found.end] == found.text
        assert float(found.value) is not None
