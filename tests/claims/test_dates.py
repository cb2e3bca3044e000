from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.claims import dates

PUBLISHED = date(2025, 3, 26)


def read(text: str, published: date | None = None) -> list[tuple[str, str | None, str, bool]]:
    found = dates.find(text, 0, len(text), published)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    return [(m.text, m.iso, m.precision, m.resolved) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in late May 2025", ("late May 2025", "2025-05", "month", False)),
        ("on 3 April 2021", ("3 April 2021", "2021-04-03", "day", False)),
        ("on January 5th, 1990", ("January 5th, 1990", "1990-01-05", "day", False)),
        ("on Mon., Sept. 5, 2022", ("Mon., Sept. 5, 2022", "2022-09-05", "day", False)),
        ("on March 18", ("March 18", "--03-18", "day", False)),
        ("from March 1–5, 2025", ("March 1–5, 2025", "2025-03-01/2025-03-05", "period", False)),
        ("in the 1990s", ("1990s", "199", "decade", False)),
        ("in the 19th century", ("19th century", "18", "century", False)),
        ("in 44 BC", ("44 BC", "-0043", "year", False)),
        ("in 2019", ("2019", "2019", "year", False)),
        ("during 2019–2021", ("2019–2021", "2019/2021", "period", False)),
        ("the summer of 2019", ("summer of 2019", "2019", "period", False)),
        ("since March", ("March", "--03", "month", False)),
        ("on 25/12/2024", ("25/12/2024", "2024-12-25", "day", False)),
        ("on 05/06/2024", ("05/06/2024", None, "day", False)),
        ("on 2024-05-06", ("2024-05-06", "2024-05-06", "day", False)),
        ("on April 31, 2024", ("April 31, 2024", None, "day", False)),
        ("on Wednesday", ("Wednesday", None, "weekday", False)),
        ("three weeks ago", ("three weeks ago", None, "relative", False)),
    ],
)
def test_a_date_is_as_precise_as_its_words(
    text: str, expected: tuple[str, str | None, str, bool]
) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("yesterday", "2025-03-25"),
        ("on Wednesday", "2025-03-26"),
        ("on Thursday", "2025-03-20"),
        ("last month", "2025-02"),
        ("last year", "2024"),
        ("last week", "2025-W12"),
        ("ten days ago", "2025-03-16"),
        ("two years ago", "2023"),
        ("on March 18", "2025-03-18"),
        ("in November", "2024-11"),
    ],
)
def test_open_dates_are_resolved_against_the_documents_own_and_marked(text: str, iso: str) -> None:
    ((_, found, _, resolved),) = read(text, PUBLISHED)
    assert (found, resolved) == (iso, True)


def test_a_date_that_may_lie_ahead_stays_open() -> None:
    assert read("on June 2", PUBLISHED) == [("June 2", "--06-02", "day", False)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march at dawn.",
        "May be so.",
        "over 2000 people",
        "Room 2019 was locked",
        "it cost 1,500",
        "the ISBN 978-0-1995-1234-5",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="0123456789 -/.MayJunedMonltwyg,’s", max_size=50))
def test_any_text_is_read(text: str) -> None:
    for published in (None, PUBLISHED):
        for mention in dates.find(text, 0, len(text), published):
            assert text[mention.start : mention.end] == mention.text
