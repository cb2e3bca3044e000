from __future__ import annotations

from dataclasses import replace

import pytest

from tests.citations.texts import complaints, labels, linked, pairs
from workbench.citations.link import link
from workbench.intake.reader import read_manuscript
from workbench.model.document import Block, Source, Target
from workbench.model.manuscript import Anchor, Hyperlink, Manuscript, NoteSpan

STORY = "The log was lost1. The book was found2. The keepers left3.\n"


def manuscript(text: str, **fields: object) -> Manuscript:
    """A manuscript of one paragraph, as a reader of some format would hand it on."""
    source = Source("a.html", "text/html", "0" * 64, len(text))
    base = Manuscript(source, "A", None, None, text, (Block("paragraph", 0, len(text)),))
    return replace(base, **fields)  # type: ignore[arg-type]


def test_marks_go_to_the_notes_with_their_labels() -> None:
    assert pairs(f"{STORY}\nNotes\n1. The log.\n2. The book.\n3. Letters.\n") == [
        ("1", "The log."),
        ("2", "The book."),
        ("3", "Letters."),
    ]


def test_a_note_may_be_cited_many_times() -> None:
    text = (
        "The log was lost1. It was wet1. The book was found2.\n\nNotes\n1. The log.\n2. A book.\n"
    )
    assert [note for _, note in pairs(text)] == ["The log.", "The log.", "A book."]
    assert complaints(text) == []


def test_an_unnumbered_list_is_cited_by_its_order() -> None:
    text = f"{STORY}\nNotes\nThe log, p. 3.\nThe customs book, p. 4.\nLetters, 1931.\n"
    result = linked(text)
    assert [marker.note for marker in result.markers] == [0, 1, 2]
    assert [note.label for note in result.notes] == ["1", "2", "3"]


def test_a_bibliography_that_nothing_cites_has_no_labels_and_one_complaint() -> None:
    text = (
        "The log was lost. The keepers left.\n\nBibliography\n"
        "Bell, A. (1931). The Rock.\nFinch, C. (1932). The Lamp.\n"
    )
    result = linked(text)
    assert [(note.label, note.problem) for note in result.notes] == [("", "unused")] * 2
    assert complaints(text) == ["unused note"]


def test_a_numbered_list_and_a_bibliography_do_not_mix() -> None:
    text = (
        f"{STORY}\nNotes\n1. Bell, p. 1.\n2. Finch, p. 2.\n3. Bell, p. 3.\n\n"
        "Bibliography\nBell, A. The Rock. 1931.\nFinch, C. The Lamp. 1932.\n"
    )
    assert [marker.note for marker in linked(text).markers] == [0, 1, 2]


def test_a_dangling_mark_is_kept_and_told() -> None:
    text = f"{STORY}\nNotes\n1. The log.\n2. The book.\n"
    result = linked(text)
    assert [(m.label, m.note, m.problem) for m in result.markers][2] == ("3", None, "dangling")
    (problem,) = result.problems
    assert problem.kind == "dangling marker"
    assert text[problem.start : problem.end] == "3"
    assert "The keepers left" in problem.message


def test_an_unused_note_is_told() -> None:
    text = f"{STORY}\nNotes\n1. The log.\n2. The book.\n3. Letters.\n4. The tide table.\n"
    result = linked(text)
    assert [note.problem for note in result.notes] == [None, None, None, "unused"]
    assert complaints(text) == ["unused note"]


def test_a_number_that_a_list_leaves_out_is_told() -> None:
    text = f"{STORY}\nNotes\n1. The log.\n3. Letters.\n"
    assert sorted(complaints(text)) == ["dangling marker", "note lost"]


def test_two_notes_with_one_label_are_a_question() -> None:
    text = (
        f"{STORY}It rained2.\n\nNotes\n1. The log.\n2. The book.\n2. Another book.\n3. Letters.\n"
    )
    by_order = linked(text)
    assert [m.note for m in by_order.markers] == [0, 1, 3, 2]
    once = text.replace("It rained2.", "")
    assert [m.problem for m in linked(once).markers] == [None, "ambiguous", None]
    assert "ambiguous mark" in complaints(once)


def test_notes_that_restart_by_chapter_are_told_apart_by_place() -> None:
    chapter = (
        "The lamp burned all night1. It went out at dawn2.\n\nNotes\n1. {0} one.\n2. {0} two.\n"
    )
    text = f"Chapter 1\n\n{chapter.format('First')}\nChapter 2\n\n{chapter.format('Second')}"
    assert [note for _, note in pairs(text)] == [
        "First one.",
        "First two.",
        "Second one.",
        "Second two.",
    ]


def test_notes_by_chapter_at_the_end_are_told_apart_by_order() -> None:
    chapter = "The lamp burned all night1. It was seen at sea1. It went out at dawn2.\n"
    text = (
        f"Chapter 1\n\n{chapter}\nChapter 2\n\n{chapter}\nNotes\n"
        "Chapter 1\n1. First one.\n2. First two.\nChapter 2\n1. Second one.\n2. Second two.\n"
    )
    assert [note for _, note in pairs(text)] == [
        *("First one.", "First one.", "First two."),
        *("Second one.", "Second one.", "Second two."),
    ]


def test_page_notes_with_symbols_go_to_the_next_one() -> None:
    page = "The lamp burned all night, as the keeper wrote.*\n\n* {} log.\n\n"
    text = page.format("First") + page.format("Second")
    assert pairs(text) == [("*", "First log."), ("*", "Second log.")]


def test_declared_marks_go_by_their_keys_whatever_their_labels() -> None:
    text = "The log was lost[7]. One. Two."
    found = link(
        manuscript(
            text,
            anchors=(Anchor("7", 16, 19, note="b"),),
            notes=(NoteSpan("a", "7", 21, 25, (21, 25)), NoteSpan("b", "8", 26, 30, (26, 30))),
        )
    )
    assert [(m.label, m.note, m.problem) for m in found.markers] == [("7", 1, None)]
    assert [note.problem for note in found.notes] == ["unused", None]


def test_a_declared_mark_whose_note_is_gone_dangles() -> None:
    found = link(manuscript("The log was lost1.", anchors=(Anchor("1", 16, 17, note="gone"),)))
    assert [(m.note, m.problem) for m in found.markers] == [(None, "dangling")]


def test_a_declared_mark_without_an_aim_goes_by_its_label() -> None:
    text = "The log was lost1. The book2. One. Two."
    found = link(
        manuscript(
            text,
            anchors=(Anchor("1", 16, 17), Anchor("2", 27, 28)),
            notes=(NoteSpan("a", "1", 30, 34, (30, 34)), NoteSpan("b", "2", 35, 39, (35, 39))),
        )
    )
    assert [m.note for m in found.markers] == [0, 1]


def test_declared_marks_keep_digits_in_prose_from_being_marks() -> None:
    text = "The log was lost1. It was in two stages2. A note."
    found = link(
        manuscript(
            text,
            anchors=(Anchor("1", 16, 17, note="a"),),
            notes=(NoteSpan("a", "1", 42, 49, (42, 49)),),
        )
    )
    assert [m.label for m in found.markers] == ["1"]


def test_notes_with_one_key_get_keys_of_their_own() -> None:
    notes = (NoteSpan("a", "1", 4, 5, (4, 5)), NoteSpan("a", "1", 6, 7, (6, 7)))
    found = link(manuscript("One A B.", notes=notes))
    assert len({note.id for note in found.notes}) == 2


def test_what_the_format_links_to_comes_before_what_the_words_say() -> None:
    text = "See https://b.example/x."
    note = NoteSpan("a", "1", 0, 24, (0, 24), targets=(Target("url", "https://a.example/"),))
    found = link(manuscript(text, blocks=(Block("note", 0, 24),), notes=(note,)))
    assert [t.value for t in found.notes[0].targets] == [
        "https://a.example/",
        "https://b.example/x",
    ]


def test_a_linked_phrase_is_a_citation_that_takes_no_words_away() -> None:
    text = "The keepers left, says the log of the rock, in 1931."
    link_ = Hyperlink(23, 42, "https://www.harbour.example/log")
    found = link(manuscript(text, links=(link_,)))
    (marker,) = found.markers
    (note,) = found.notes
    assert (marker.start, marker.end, marker.label) == (42, 42, "harbour.example")
    assert note.text == text[note.start : note.end] == "the log of the rock"
    assert note.targets == (Target("url", "https://www.harbour.example/log"),)
    assert (marker.note, marker.problem, note.problem) == (0, None, None)


def test_a_linked_number_is_itself_the_mark() -> None:
    found = link(manuscript("Lost [4] at sea.", links=(Hyperlink(5, 8, "https://a.example/"),)))
    assert [(m.label, m.start, m.end) for m in found.markers] == [("4", 5, 8)]


@pytest.mark.parametrize("href", ["#top", "/wiki/Lens", "mailto:a@b.example", "javascript:x()"])
def test_links_that_lead_nowhere_outside_are_no_citations(href: str) -> None:
    assert link(manuscript("The log.", links=(Hyperlink(4, 7, href),))).markers == ()


def test_one_address_is_one_note_however_often_it_is_cited() -> None:
    text = "See https://a.example/x and again https://a.example/x."
    result = linked(text)
    assert [m.note for m in result.markers] == [0, 0]
    assert len(result.notes) == 1


def test_printed_addresses_are_marks_with_the_brackets_around_them() -> None:
    text = (
        "The keepers left (https://a.example/b_(c)). It rained, see www.b.example, in Doha.In May."
    )
    result = linked(text)
    assert [text[m.start : m.end] for m in result.markers] == [
        "(https://a.example/b_(c))",
        "www.b.example",
    ]
    assert [n.targets[0].value for n in result.notes] == [
        "https://a.example/b_(c)",
        "https://www.b.example",
    ]


def test_addresses_outside_prose_are_no_citations() -> None:
    text = "The keepers left. It rained all the same.\n\nSign up for our newsletter at https://a.example\n"
    assert read_manuscript(text).blocks[-1].kind == "boilerplate"
    assert labels(text) == []


def test_a_plain_article_has_no_marks_at_all() -> None:
    assert linked("The log was lost in 1931. The keepers left for good.") == link(
        read_manuscript("The log was lost in 1931. The keepers left for good.")
    )
    assert labels("The log was lost in 1931. The keepers left for good.") == []


def test_a_note_may_cite_another() -> None:
    text = (
        "The log was lost.[1] It was wet.[2]\n\nNotes\n"
        "[1] The log says otherwise.[2]\n[2] The customs book.\n"
    )
    assert [(m.label, m.note) for m in linked(text).markers] == [("1", 0), ("2", 1), ("2", 1)]


def test_letters_and_numbers_of_a_copied_page_go_to_their_own_lists() -> None:
    text = (
        "The log was lost.[1] It was wet.[a] The book was found.[2]\n\n"
        "Notes[edit]\n^ By all accounts.\nReferences[edit]\n"
        "^ Bell, A. (1931). The Rock.\n^ a b Finch, C. (1932). The Lamp.\n"
    )
    assert pairs(text) == [
        ("1", "Bell, A. (1931). The Rock."),
        ("a", "By all accounts."),
        ("2", "Finch, C. (1932). The Lamp."),
    ]


def test_an_address_broken_in_a_wrapped_note_is_whole_in_its_targets() -> None:
    text = (
        "The log of the outer rock was lost in the storm of that long winter, as[1]\n"
        "the keepers wrote to the harbour office when the sea had calmed again.\n\n"
        "Notes\n\n[1] The harbour log of the outer rock, https://harbour.example/logs/\n"
        "    1931/winter.html, as it was kept by hand in the lamp room.\n"
    )
    (note,) = linked(text).notes
    assert [target.value for target in note.targets] == [
        "https://harbour.example/logs/1931/winter.html"
    ]
