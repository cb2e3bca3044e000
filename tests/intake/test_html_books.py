"""Books as libraries publish them on one page: printed page numbers, notes below, a licence."""

from __future__ import annotations

from tests.intake.pages import kinds, page, read
from workbench.reading import compose
from workbench.reading import read as read_document

NOTES = "".join(
    f'<div class="footnote"><p><a id="Footnote_{n}"></a><a href="#FNanchor_{n}">[{n}]</a>'
    f" The {what}.</p></div>"
    for n, what in ((1, "log"), (2, "map"))
)
FIRST = '<a id="FNanchor_1"></a><a href="#Footnote_1" class="fnanchor">[1]</a>'
SECOND = '<a id="FNanchor_2"></a><a href="#Footnote_2" class="fnanchor">[2]</a>'


def number(shown: str) -> str:
    return f'<span class="pagenum"><a id="Page_{shown}">[{shown}]</a></span>'


def marks(body: str) -> list[tuple[str, str | None]]:
    """The marks of a page, each with its note's words."""
    document = compose(read(page(body)))
    return [
        (mark.label, None if mark.note is None else document.notes[mark.note].text)
        for mark in document.markers
    ]


def test_printed_page_numbers_are_no_marks_though_notes_have_their_numbers() -> None:
    body = (
        f"<p>The keepers fear ridicule, and{number('1')} cannot be brought to speak of it.</p>"
        f"<p>The lamp was lit{FIRST} before{number('2')} a crowd.{SECOND}</p>{NOTES}"
    )
    assert marks(body) == [("1", "The log."), ("2", "The map.")]


def test_a_printed_page_number_does_not_part_the_words_round_it() -> None:
    blocks = kinds(page(f"<p>The keepers fear ridicule, and{number('10')} stay silent.</p>"))
    assert blocks == [
        ("paragraph", "The keepers fear ridicule, and stay silent."),
        ("boilerplate", "[10]"),
    ]


def test_an_element_of_another_use_keeps_its_words_in_place() -> None:
    body = '<p>Turn to <span class="pagenum">the chart of the sands</span> first.</p>'
    assert kinds(page(body)) == [("paragraph", "Turn to the chart of the sands first.")]


def test_page_numbers_in_a_table_stay_in_their_cells() -> None:
    body = (
        "<table><tr><td>Lamps</td><td>7</td></tr>"
        f"<tr><td>Horns{number('3')}</td><td>2</td></tr></table>"
    )
    assert [words for kind, words in kinds(page(body)) if kind == "table"] == [
        "Lamps\t7",
        "Horns[3]\t2",
    ]


def test_numbered_paragraphs_beside_linked_notes_are_no_notes() -> None:
    parts = "".join(f"<p>{n}. The {what} of the rock.</p>" for n, what in enumerate("abcd", 1))
    body = (
        f"<p>The book has four parts:</p><hr>{parts}<p>The lamp was lit{FIRST} before a crowd."
        f"{SECOND}</p>{NOTES}"
    )
    assert marks(body) == [("1", "The log."), ("2", "The map.")]
    assert len(read(page(body)).notes) == 2


def test_a_note_between_linked_ones_that_nothing_links_to_is_a_note() -> None:
    body = (
        '<p>One<a href="#n1">[1]</a> two<sup>2</sup> three<a href="#n3">[3]</a>.</p><hr>'
        '<p id="n1">[1] The log.</p><p>[2] The map.</p><p id="n3">[3] The chart.</p>'
    )
    assert marks(body) == [("1", "The log."), ("2", "The map."), ("3", "The chart.")]


def test_an_enumeration_in_brackets_is_no_row_of_marks_when_the_notes_have_theirs() -> None:
    body = (
        f"<p>The lamp{FIRST} has two uses: (1) it warns ships, (2) it guides them.{SECOND}</p>"
        f"{NOTES}"
    )
    assert [label for label, _ in marks(body)] == ["1", "2"]


def test_a_letter_set_large_at_the_start_of_a_paragraph_is_no_label() -> None:
    body = (
        f'<p>The lamp was lit{FIRST} late.{SECOND}</p><hr>{NOTES}<hr><p><span class="first">In'
        "</span> speaking of lamps we say little of oil.</p>"
    )
    assert len(read(page(body)).notes) == 2


def test_the_licence_around_a_book_is_furniture() -> None:
    html = page(
        "<pre>This book is given away.\n\n*** START OF THIS PROJECT GUTENBERG EBOOK LAMPS ***</pre>"
        "<p>The lamp was lit before a crowd that had walked across the sands.</p>"
        "<pre>*** END OF THIS PROJECT GUTENBERG EBOOK LAMPS ***\n\nSee http://example.org/</pre>"
    )
    document = read_document(html, name="book.html")
    prose = [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
    assert prose == ["The lamp was lit before a crowd that had walked across the sands."]
    assert document.markers == ()
