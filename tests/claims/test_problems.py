from __future__ import annotations

import pytest

from tests.claims.texts import document
from workbench.claims import problems
from workbench.claims.extract import extract


def queries(*parts: str, published: str | None = None, marks: tuple[str, ...] = ()) -> list[str]:
    made = document(*parts, published=published, marks=marks)
    found = problems.find(made, extract(made))
    assert all(0 <= problem.start < problem.end <= len(made.text) for problem in found)
    return [f"{problem.kind}: {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "The lock was opened on Monday, 7 May 2024.",
            "weekday: 2024-05-07 was a Tuesday, not a Monday",
        ),
        ("The harbour has 12 boats (5 large and 8 small).", "sum: 5 + 8 is 13, not 12"),
        (
            "Of these, 30 of the 40 moorings (60 percent) are free.",
            "percentage: 30 of 40 is 75 percent, not 60",
        ),
        (
            "Visits rose from 200 to 300, an increase of 40 percent.",
            "percentage: from 200 to 300 is a change of 50 percent, not 40",
        ),
        (
            "“The light was never out in a hundred years of storms.” So it was.",
            "no-speaker: a quotation without a speaker",
        ),
        (
            "She called it “a lamp without a keeper.",
            "unclosed-quotation: this quotation mark is never closed",
        ),
    ],
)
def test_what_does_not_fit_within_a_statement(text: str, query: str) -> None:
    assert queries(text) == [query]


@pytest.mark.parametrize(
    "text",
    [
        "The lock was opened on Tuesday, 7 May 2024.",
        "The harbour has 13 boats (5 large and 8 small).",
        "Of these, 30 of the 40 moorings (75 percent) are free.",
        "Visits rose from 200 to 300, an increase of 50 percent.",
        "“The light was never out in a hundred years of storms,” said Anna Berg.",
        "About a third of 90 boats, some 30 percent, sank.",
    ],
)
def test_what_fits_is_not_queried(text: str) -> None:
    assert queries(text) == []


def test_two_figures_for_one_thing() -> None:
    (query,) = queries(
        "The lighthouse at Hvaler stands 31 metres above the rocky shore.",
        "The old lighthouse at Hvaler stands 33 metres above the rocky shore.",
    )
    assert query.startswith("numbers-disagree: “33 metres” here, “31 metres”")


def test_figures_of_two_dates_may_differ() -> None:
    assert not queries(
        "The lighthouse at Hvaler counted 31 ships on the rocky shore in 2019.",
        "The lighthouse at Hvaler counted 33 ships on the rocky shore in 2021.",
    )


def test_a_title_given_in_two_ways() -> None:
    (query,) = queries("Harbour Minister Karl Lund came. Later Tide Secretary Karl Lund left.")
    assert query.startswith("title-differs: “tide secretary” here, “harbour minister”")


def test_a_title_may_be_short_for_another() -> None:
    assert not queries("Prime Minister Karl Lund came. Later Minister Lund left. Mr. Lund slept.")


def test_a_name_spelled_in_two_ways() -> None:
    (query,) = queries(
        "It was Lindqvist. Then Lindqvist left. Once Lindqvist slept, Lindquist woke."
    )
    assert query == "spelling-differs: “Lindquist” here, “Lindqvist” 3 times elsewhere"


def test_two_people_with_similar_names_are_two_people() -> None:
    assert not queries("The keeper Anna Larsen met the pilot Karl Larson. Anna Larsen left.")


def test_one_note_that_carries_most_marks() -> None:
    lines = [f"The boat number {n} sank here[{1 if n < 7 else 2}]." for n in range(9)]
    assert "one-note: note 1 carries 7 of 9 marks" in queries(*lines, marks=("[1]", "[2]"))


def test_a_past_event_dated_after_the_document() -> None:
    text = "The pier was repaired in June 2026."
    assert queries(text, published="2025-03-26") == [
        "later-than-document: June 2026 lies after the document's own date, 2025-03-26"
    ]
    assert not queries(text)
    assert not queries("The pier will be repaired in June 2026.", published="2025-03-26")


@pytest.mark.parametrize(
    "text",
    [
        # titles, terms and what is written somewhere
        "She wrote a paper titled “Notes on the lamp rooms of the northern coast” in 1998.",
        "He appeared in “The Last Lamp,” “The Keeper” and “Storm.” The films sold well.",
        "The club’s motto is “We keep the lamps lit in every kind of weather.” It is old.",
        "Berg, Anna (1998). “On the lamp rooms of the northern coast”. Coast Review. 7 (1).",
        "They were charged with “endangering boats and crews in the outer harbour”.",
        # another spelling that is another word
        "Moss County Hall is old. The County is small. The county pays. Country Hall is new.",
        "The Firth of Forth is wide. The Firth of Clyde is deep. The Firth of Tay is long.",
        "Karl Lunde met Ida Lund. Ida Lund left. Ida Lund wrote. Ida Lund came back.",
        # figures that need not fit
        "The club took on another two boats in May. The club took on another four boats in June.",
        "Karl Lund was 26 years old and died at sea. Ole Berg was 31 years old and died at sea.",
        "Of all 1.7% are keepers (2.0% of men and 1.5% of women).",
    ],
)
def test_what_is_no_slip_is_not_queried(text: str) -> None:
    assert queries(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The pier closed. “We never saw a storm like that one in all our years.” It rained.",
            "no-speaker",
        ),
        ("Karl Lund came. Karl Lund left. Karl Lund ate. Later Karl Lumd slept.", None),
        (
            "Captain Winther came. Winther left. Winther ate. Then Wintehr slept.",
            "spelling-differs",
        ),
        (
            "Krispy Lamps opened. Krispy Lamps grew. Krispy Lamps won. Kirspy Lamps closed.",
            "spelling-differs",
        ),
        ("Maj. Anna Berg came. Major Anna Berg left.", None),
        ("Mayor Anna Berg came. Captain Anna Berg left.", "title-differs"),
    ],
)
def test_what_a_checker_would_query(text: str, kind: str | None) -> None:
    assert [query.split(":")[0] for query in queries(text)] == ([kind] if kind else [])
