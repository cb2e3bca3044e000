from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.texts import claims, only
from workbench.claims.reading import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The **old** bridge *leans*.", "The old bridge leans."),
        ("See [the report](https://example.org/a_(b).pdf) now.", "See the report now."),
        ("It is old.[1][^2]", "It is old."),
        ("The `lamp` is __lit__.", "The lamp is lit."),
        ("> The bridge\nis old.", "The bridge is old."),
        ("- The bridge is old.", "The bridge is old."),
        ("2 * 3 * 4 is snake_case_name", "2 * 3 * 4 is snake_case_name"),
        ("It\u200b is  old .", "It is old."),
    ],
)
def test_markup_marks_and_line_ends_are_taken_out(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_reference_marks_are_left_out_and_the_text_stays() -> None:
    claim = only("It took two stages1 and “much time”2.", marks=("1", "2"))
    assert claim.reading == "It took two stages and “much time”."
    assert claim.text == "It took two stages1 and “much time”2."


@pytest.mark.parametrize(
    ("texts", "reading"),
    [
        (("Karl Lund said no.", "He added that it was late."), "Karl Lund added that it was late."),
        (
            ("Greenwave said no.", "The movement argues that it should stay."),
            "Greenwave argues that it should stay.",
        ),
        (
            ("Greenwave said no.", "The movement’s position is that it should stay."),
            "Greenwave’s position is that it should stay.",
        ),
    ],
)
def test_a_second_mention_is_replaced_where_the_text_decides_it(
    texts: tuple[str, str], reading: str
) -> None:
    assert claims(" ".join(texts))[-1].reading == reading


def test_what_nothing_decides_is_left() -> None:
    assert only("He added that it was late.").reading == "He added that it was late."


def test_words_in_quotation_marks_are_kept() -> None:
    last = claims("Karl Lund said no. “He said it was late and cold,” said Anna Berg.")[-1]
    assert last.reading.startswith("“He said it was late and cold,”")


@given(st.text(alphabet="ab*_`[]()^1 \n>-.", max_size=80))
def test_a_reading_is_one_clean_line(text: str) -> None:
    reading = clean(text)
    assert "\n" not in reading and "  " not in reading and reading == reading.strip()
