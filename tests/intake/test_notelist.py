from __future__ import annotations

import textwrap

import pytest

from workbench.intake.reader import read_manuscript
from workbench.model.manuscript import NoteSpan

STORY = (
    "The lighthouse on the outer rock was lit again in the spring{0}. It had been dark for eleven "
    "winters, and the harbour office had kept its lens in a shed{1}.\n"
    "Two keepers cleaned the prisms by hand, which took them the better part of a year{2}.\n"
)
GLUED = STORY.format(1, 2, 3)
UNMARKED = STORY.format("", "", "")


def read(text: str) -> list[tuple[str, str]]:
    """Label and words of each note."""
    manuscript = read_manuscript(text, name="story.txt")
    return [(note.label, words(manuscript.text, note)) for note in manuscript.notes]


def words(text: str, note: NoteSpan) -> str:
    return " ".join(text[note.body[0] : note.body[1]].split())


@pytest.mark.parametrize(
    "form", ["{}. {}", "{}) {}", "[{}] {}", "({}) {}", "{} {}", "{}{}", "[{}]: {}", "[^{}]: {}"]
)
@pytest.mark.parametrize("heading", ["Notes", "REFERENCES", "Endnotes:", "Sources", "Fußnoten"])
def test_sections_named_for_notes_hold_them_in_every_form(form: str, heading: str) -> None:
    entries = ["The harbour log, p. 3.", "The customs book.", "Letters of the keeper, 1931."]
    listed = "\n".join(form.format(n, entry) for n, entry in enumerate(entries, start=1))
    assert read(f"{GLUED}\n{heading}\n{listed}\n") == [
        ("1", entries[0]),
        ("2", entries[1]),
        ("3", entries[2]),
    ]


def test_raised_labels_are_read_as_numbers() -> None:
    text = f"{STORY.format('¹', '²', '³')}\n¹ The log.\n² The book.\n³ The letters.\n"
    assert read(text) == [("1", "The log."), ("2", "The book."), ("3", "The letters.")]


def test_kinds_follow_the_heading() -> None:
    manuscript = read_manuscript(
        f"{GLUED}\nBibliography\nBell, A. (1931). The Rock. Harbour Press.\n"
    )
    assert [b.kind for b in manuscript.blocks[-2:]] == ["heading", "reference"]


def test_an_unnumbered_list_has_notes_without_labels() -> None:
    text = f"{GLUED}\nSources\nBell, A. The Rock, 1931.\nFinch, C. The Lamp, https://a.example/l\n"
    assert [label for label, _ in read(text)] == ["", ""]


def test_a_section_of_prose_called_sources_is_prose() -> None:
    text = (
        f"{UNMARKED}Sources\nThe river rises from three springs below the ridge, and every one of "
        "them runs dry in a hot summer. Shepherds have known them for as long as anyone can tell.\n"
    )
    assert read(text) == []


def test_wrapped_notes_are_one_each() -> None:
    entries = [
        textwrap.fill(
            f"[{n}] {'The harbour log of the outer rock, kept by hand, ' * 3}page {n}.", 64
        )
        for n in (1, 2, 3)
    ]
    story = textwrap.fill(STORY.format("[1]", "[2]", "[3]"), 64)
    found = read(f"{story}\n\nFOOTNOTES:\n\n" + "\n\n".join(entries))
    assert [label for label, _ in found] == ["1", "2", "3"]
    assert all(body.startswith("The harbour log") and body.endswith(".") for _, body in found)


def test_a_note_may_have_several_paragraphs() -> None:
    text = (
        f"{GLUED}\nNotes\n\n1. The harbour log.\n\nIt was kept by hand.\n\n2. The customs book.\n"
        "\n3. Letters.\n"
    )
    assert read(text)[0] == ("1", "The harbour log. It was kept by hand.")


def test_a_list_at_the_end_counts_when_the_text_has_its_marks() -> None:
    listed = "\n1. The harbour log.\n2. The customs book.\n3. Letters of the keeper.\n"
    assert len(read(GLUED + listed)) == 3
    assert read(UNMARKED + listed) == []


def test_notes_below_their_paragraph_are_found() -> None:
    text = (
        "The lighthouse was lit again in the spring, after eleven winters.[1] It was cold.\n\n"
        "[Footnote 1: The harbour log says\nso.]\n\n"
        "The lens had been kept in a shed behind the customs house all that time.[2]\n\n"
        "[Footnote 2: The customs book.]\n"
    )
    assert read(text) == [("1", "The harbour log says so."), ("2", "The customs book.")]


def test_notes_that_restart_have_sections() -> None:
    chapter = "The lamp burned all night{}. It went out at dawn{}.\n\nNotes\n1. One.\n2. Two.\n"
    text = f"Chapter 1\n\n{chapter.format(1, 2)}\nChapter 2\n\n{chapter.format(1, 2)}"
    sections = [note.section for note in read_manuscript(text).notes]
    assert sections == [1, 1, 2, 2]


def test_notes_by_chapter_under_one_heading_have_sections_too() -> None:
    text = f"{GLUED}\nNotes\nChapter 1\n1. The log.\n2. The book.\nChapter 2\n1. The letters.\n"
    manuscript = read_manuscript(text)
    assert [note.section for note in manuscript.notes] == [1, 1, 2]
    headings = [manuscript.text[b.start : b.end] for b in manuscript.blocks if b.kind == "heading"]
    assert headings == ["Notes", "Chapter 1", "Chapter 2"]


def test_back_links_of_a_copied_page_are_no_words_of_the_note() -> None:
    text = f"{GLUED}\nReferences\n1. ^ The log.\n2. ^ a b The book.\n3. ↑ The letters.\n"
    assert [body for _, body in read(text)] == ["The log.", "The book.", "The letters."]


def test_what_follows_the_notes_is_no_note() -> None:
    text = (
        f"{GLUED}\nNotes\n1. The log.\n2. The book.\n3. Letters.\n\nAbout the author\nShe sails.\n"
    )
    assert len(read(text)) == 3
    assert read(text)[-1] == ("3", "Letters.")


def test_numbers_on_lines_of_their_own_label_what_stands_below_them() -> None:
    text = f"{GLUED}\n1\n\nThe harbour log.\n\n2\n\nThe customs book. ↩\n\n3\n\nLetters.\n"
    assert read(text) == [("1", "The harbour log."), ("2", "The customs book."), ("3", "Letters.")]


def test_page_numbers_between_paragraphs_are_no_notes() -> None:
    assert read(f"{GLUED}\n1\n\n{GLUED}\n{GLUED}\n2\n\n{GLUED}\n{GLUED}\n3\n") == []
