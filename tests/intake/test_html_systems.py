"""Notes as publishing systems mark them up: each mark leads to its note, and each note is whole."""

from __future__ import annotations

import pytest

from tests.intake.systems import FIRST, SECOND, systems
from workbench.reading import read

SYSTEMS = systems()


@pytest.mark.parametrize("system", SYSTEMS)
def test_marks_lead_to_their_notes(system: str) -> None:
    document = read(SYSTEMS[system].encode(), name="bridge.html")
    marks = [
        (mark.label, document.notes[mark.note].text if mark.note is not None else None)
        for mark in document.markers
        if mark.end > mark.start
    ]
    assert marks == [("1", FIRST), ("2", SECOND)]
    assert [note.text for note in document.notes] == [FIRST, SECOND]
    before = [document.text[: mark.start].rstrip(" [").split()[-1] for mark in document.markers]
    assert before == ["pounds", "spring"]
    assert "to build." in document.text
    assert "and stands yet." in document.text


def test_a_list_among_labelled_notes_belongs_to_the_note_above_it() -> None:
    html = (
        "<article><p>The scan is sharper.<sup>1</sup> It is truer, too.<sup>2</sup></p></article>"
        '<div class="footnotes"><h4>Footnotes</h4><p><sup>1</sup> Measured twice:</p>'
        "<ul><li>in spring;</li><li>in autumn.</li></ul><p><sup>2</sup> By eye.</p></div>"
    )
    document = read(html.encode(), name="scan.html")
    assert [(note.label, " ".join(note.text.split())) for note in document.notes] == [
        ("1", "Measured twice: in spring; in autumn."),
        ("2", "By eye."),
    ]


def test_a_page_may_leave_out_the_tags_of_head_and_body() -> None:
    html = "<!DOCTYPE html><title>Weir</title><article><h1>Weir</h1><p>It holds.</article>"
    document = read(html.encode(), name="weir.html")
    assert (document.title, document.text) == ("Weir", "Weir\n\nIt holds.")


def test_the_letter_that_is_due_is_a_mark_behind_a_figure_too() -> None:
    html = (
        "<article><h1>Ships</h1><table><tr><th>Year<sup>a</sup></th><th>Ships</th></tr>"
        "<tr><td>1907</td><td>4,200<sup>b</sup></td></tr>"
        "<tr><td>Area</td><td>9 km<sup>2</sup></td></tr></table>"
        "<p><sup>a</sup> Harbour years.</p><p><sup>b</sup> Without boats.</p></article>"
    )
    document = read(html.encode(), name="ships.html")
    assert [(mark.label, mark.note) for mark in document.markers] == [("a", 0), ("b", 1)]
