from __future__ import annotations

import pytest

from workbench.intake.dates import first_date, is_date_line


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("14 April 2024", "2024-04-14"),
        ("April 14, 2024", "2024-04-14"),
        ("Published: Sunday 14th April 2024, 10:45 am BST", "2024-04-14"),
        ("2024-04-14T09:00:00Z", "2024-04-14"),
        ("Updated Apr. 3, 2024 | 5 min read", "2024-04-03"),
        ("3. März 1931", "1931-03-03"),
        ("le 14 juillet 1931", "1931-07-14"),
        ("May 1931", "1931-05"),
        ("First published on 1 May 1931, updated 2 June 1932", "1931-05-01"),
    ],
)
def test_date_lines_give_their_first_date(line: str, date: str) -> None:
    assert is_date_line(line)
    assert first_date(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "The bridge was opened on 14 April 2024.",
        "Recorded for the museum on 2 March 2024",
        "In May",
        "1931",
        "",
    ],
)
def test_sentences_with_a_date_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert first_date("31 February 2024") is None
