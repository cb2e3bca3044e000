"""Notes in Markdown: marks, definitions, inline notes, links cited by number."""

from __future__ import annotations

import pytest

from tests.intake.texts import kinds, marks, read
from workbench.model.document import Target


def test_a_mark_leads_to_its_definition() -> None:
    text = "The bridge opened[^1] late.[^gauge]\n\n[^1]: Minutes.\n[^gauge]: Gauge book.\n"
    assert marks(text) == [("1", "[^1]", "Minutes."), ("gauge", "[^gauge]", "Gauge book.")]


def test_one_note_may_be_cited_often_and_case_does_not_count() -> None:
    text = "One[^Low] and two[^low] and three[^LOW].\n\n[^Low]: Minutes.\n"
    assert [note for _, _, note in marks(text)] == ["Minutes."] * 3


def test_a_note_may_have_several_paragraphs_a_list_and_code() -> None:
    body = "Minutes\nof May.\n\n    They were:\n\n    - kept\n    - lost\n\n        code"
    text = f"One[^1].\n\n[^1]: {body}\n\nThe text goes on.\n"
    assert marks(text) == [("1", "[^1]", body)]
    assert kinds(text)[-1] == ("paragraph", "The text goes on.")
    assert {kind for kind, _ in kinds(text)[1:-1]} == {"note"}


def test_a_mark_without_a_definition_is_a_mark_without_a_note() -> None:
    assert marks("The bridge opened[^9] late.") == [("9", "[^9]", None)]
    assert marks("One[^1], two[^tide].\n\n[^1]: x") == [
        ("1", "[^1]", "x"),
        ("tide", "[^tide]", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The class `[^1]` is code.",
        "Not a digit: [^a-z] or [^0-9].",
        "Escaped \\[^1] it is.",
        "Spaces [^ 1] do not count.",
        "A link [^1](https://example.org/).",
        "<!-- [^1] -->",
        "```\n[^1]\n```",
        "    [^1]",
        "Of $x_1^[2]$ nothing.",
        "See [text] and [x] and [ ] here.",
        "- [x] done\n- [ ] open",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert marks(text) == []


def test_a_note_may_be_written_in_its_place() -> None:
    words = "See the *log*, [p. 3](https://doi.org/10.1000/182)."
    text = f"One[^a].^[{words}] Two[^b].\n\n[^a]: x\n[^b]: y"
    assert marks(text) == [
        ("a", "[^a]", "x"),
        ("2", f"^[{words}]", words),
        ("b", "[^b]", "y"),
    ]
    assert read(text).notes[0].targets == (
        Target("url", "https://doi.org/10.1000/182"),
        Target("doi", "10.1000/182"),
    )


def test_notes_written_over_several_lines_of_a_quotation_are_whole() -> None:
    text = "> The bridge^[opened in\n> May] stood.\n"
    assert marks(text) == [("1", "^[opened in\n> May]", "opened in\n> May")]


def test_a_note_in_a_note_is_found() -> None:
    text = "One[^1].\n\n[^1]: Minutes.[^2]\n[^2]: Gauge book.\n"
    assert [label for label, _, _ in marks(text)] == ["1", "2"]


def test_the_first_of_two_definitions_counts_and_the_second_is_reported() -> None:
    text = "One[^1].\n\n[^1]: First.\n\n[^1]: Second.\n"
    assert marks(text) == [("1", "[^1]", "First.")]
    found = read(text)
    assert [note.label for note in found.notes] == ["1", "1"]
    assert [problem.kind for problem in found.problems] == ["duplicate note"]
    assert text[found.problems[0].start :] == "[^1]: Second.\n"


def test_a_number_in_brackets_cites_the_link_defined_for_it() -> None:
    text = "One [1] and two [1][2].\n\n[1]: https://example.org/log 'Log'\n[2]: https://e.org/b\n"
    log = "https://example.org/log 'Log'"
    assert marks(text) == [
        ("1", "[1]", log),
        ("1", "[1]", log),
        ("2", "[2]", "https://e.org/b"),
    ]
    assert read(text).notes[0].targets == (Target("url", "https://example.org/log"),)


def test_links_are_kept_with_their_words() -> None:
    text = (
        'See [the log](https://e.org/log "Log"), [the book][b], [book], ![a ship](s.png) and'
        " [below](#below) or <https://e.org/x>.\n\n[b]: <https://e.org/b>\n[Book]:"
        " https://e.org/c\n"
    )
    found = read(text)
    assert [(text[link.start : link.end], link.href) for link in found.links] == [
        ("the log", "https://e.org/log"),
        ("the book", "https://e.org/b"),
        ("book", "https://e.org/c"),
    ]
    assert marks(text) == []


def test_notes_name_what_they_link_to() -> None:
    text = "One[^1].\n\n[^1]: See [here](https://e.org/a) and [there][t].\n\n[t]: https://e.org/t\n"
    assert read(text).notes[0].targets == (
        Target("url", "https://e.org/a"),
        Target("url", "https://e.org/t"),
    )


@pytest.mark.parametrize(
    "mark",
    ["<sup>1</sup>", "<sup>[1](#fn1)</sup>", '<sup><a href="#fn1">1</a></sup>', "[1](#fn:1)"],
)
def test_raised_numbers_and_links_to_notes_are_marks(mark: str) -> None:
    assert marks(f"The bridge opened{mark} late.") == [("1", mark, None)]


def test_citation_keys_are_marks() -> None:
    text = "Tides were read [see @low1899, p. 3; -@{hay:1902}] daily. Write to a@example.org."
    assert [label for label, _, _ in marks(text)] == ["@low1899", "@{hay:1902}"]


def test_a_list_of_references_is_notes() -> None:
    text = (
        "Tides were read daily [1].\n\n## References\n\n1. Low, A. (1899). *Tides*.\n"
        "2. Hay, B. (1902). *Gauges*.\n   York.\n\n## Thanks\n\n1. To all.\n"
    )
    found = read(text)
    notes = [(note.label, text[slice(*note.body)]) for note in found.notes]
    assert notes == [
        ("1", "Low, A. (1899). *Tides*."),
        ("2", "Hay, B. (1902). *Gauges*.\n   York."),
    ]
    assert ("list_item", "To all.") in kinds(text)
    assert ("reference", "1. Low, A. (1899). *Tides*.") in kinds(text)


def test_a_note_begins_with_its_label() -> None:
    text = "One[^1].\n\n[^1]:   Minutes.\n"
    note = read(text).notes[0]
    assert text[note.start : note.end] == "[^1]:   Minutes."
    assert ("note", "[^1]:   Minutes.") in kinds(text)
