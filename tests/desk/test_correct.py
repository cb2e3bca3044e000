"""What the reader of a document got wrong, corrected by hand: an event, undoable, rebuilt alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk.add import add_document
from workbench.desk.correct import correct_block, correct_boundary, correct_link
from workbench.desk.decide import decide, redo, undo
from workbench.desk.inputs import Given
from workbench.ledger.verify import verify
from workbench.model.document import Document
from workbench.model.errors import UsageError
from workbench.model.verdict import Decision
from workbench.reading import read
from workbench.store.claims import document_claims
from workbench.store.connection import Store, open_store
from workbench.store.documents import load_document

TEXT = (
    "Weirs of the upper river\n\n"
    "The weir at Hale was rebuilt in 1931.1 It is 84 metres wide.2 Two sluices were added"
    " in 1950.2\n\n"
    "Eels pass it in autumn at 3 a.m. Herons wait for them below the weir.\n\n"
    "Minutes of the river board, 1931, p. 4.\n\n"
    "Notes\n\n1. River board, annual report.\n2. Survey of 1949.\n"
)
NAME = "weirs.txt"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", "create") as opened:
        data = TEXT.encode()
        add_document(opened, read(data, name=NAME), data, Given(), reviewer="A")
        yield opened


@pytest.fixture
def document(store: Store) -> str:
    return read(TEXT.encode(), name=NAME).id


def notes_of(found: Document) -> list[tuple[str, str | None]]:
    return [
        (mark.label, None if mark.note is None else found.notes[mark.note].text)
        for mark in found.markers
    ]


def sentences_of(found: Document) -> list[str]:
    return [found.text[each.start : each.end] for each in found.sentences]


def test_a_mark_is_led_to_another_note_and_back_again(store: Store, document: str) -> None:
    before = load_document(store, document)
    correct_link(store, document, "1", "2", reviewer="B")
    after = load_document(store, document)
    assert notes_of(after)[0] == ("1", "Survey of 1949.")
    assert [note.problem for note in after.notes] == ["unused", None]
    undo(store, reviewer="B")
    assert load_document(store, document) == before
    redo(store, reviewer="B")
    assert load_document(store, document) == after


def test_something_is_no_mark(store: Store, document: str) -> None:
    correct_link(store, document, "1", "none", reviewer="B")
    found = load_document(store, document)
    assert [label for label, _ in notes_of(found)] == ["2", "2"]


def test_words_are_a_mark_and_a_block_is_its_note(store: Store, document: str) -> None:
    place = TEXT.index("Minutes of the river")
    correct_block(store, document, "Minutes of the river board", "note", reviewer="B")
    correct_link(store, document, "autumn", f"@{place}", reviewer="B")
    found = load_document(store, document)
    assert ("autumn", "Minutes of the river board, 1931, p. 4.") in notes_of(found)
    assert not any("Minutes" in sentence for sentence in sentences_of(found))


def test_a_block_of_another_kind_has_no_claims(store: Store, document: str) -> None:
    correct_block(store, document, "Minutes of the river board", "reference", reviewer="B")
    assert all("Minutes" not in claim.text for claim in document_claims(store, document))
    undo(store, reviewer="B")
    assert any("Minutes" in claim.text for claim in document_claims(store, document))


def test_a_note_that_is_none_leaves_its_marks_dangling(store: Store, document: str) -> None:
    correct_block(store, document, "River board, annual", "paragraph", reviewer="B")
    found = load_document(store, document)
    assert notes_of(found) == [("1", None), ("2", "Survey of 1949."), ("2", "Survey of 1949.")]
    assert found.markers[0].problem == "dangling"


def test_sentences_are_cut_and_joined(store: Store, document: str) -> None:
    was = sentences_of(load_document(store, document))
    whole = "Eels pass it in autumn at 3 a.m. Herons wait for them below the weir."
    words = "3 a.m. | Herons" if whole in was else "3 a.m. Herons"
    correct_boundary(store, document, words, reviewer="B")
    now = sentences_of(load_document(store, document))
    halves = ["Eels pass it in autumn at 3 a.m.", "Herons wait for them below the weir."]
    assert (whole in now) is (whole not in was)
    assert all((half in now) is (whole in was) for half in halves)
    correct_boundary(store, document, "at 3 | a.m.", reviewer="B")
    assert "Eels pass it in autumn at 3" in sentences_of(load_document(store, document))


def test_a_verdict_on_a_claim_whose_span_changes_is_kept_as_stale(
    store: Store, document: str
) -> None:
    (claim,) = [c for c in document_claims(store, document) if "84 metres" in c.text]
    decide(store, [claim.id], Decision("corroborated", "primary-document"), reviewer="B")
    correct_boundary(store, document, "84 | metres", reviewer="B")
    now = {each.id for each in document_claims(store, document)}
    ((home, stale),) = store.db.execute(
        "SELECT verdict.claim, carried.stale FROM verdict JOIN carried USING (event)"
    ).fetchall()
    assert claim.id not in now
    assert home in now
    assert stale == 1


def test_the_log_and_a_rebuild_agree(store: Store, document: str) -> None:
    correct_link(store, document, "1", "2", reviewer="B", why="the log says so")
    correct_block(store, document, "Minutes of the river board", "note", reviewer="B")
    undo(store, reviewer="B")
    assert verify(store).problems == ()


@pytest.mark.parametrize(
    ("mark", "note", "said"),
    [
        ("2", "1", "2 marks"),
        ("9", "1", "no such mark"),
        ("1", "9", "no such note"),
    ],
)
def test_what_is_not_there_or_not_one_is_refused(
    store: Store, document: str, mark: str, note: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        correct_link(store, document, mark, note, reviewer="B")


def test_one_of_several_marks_is_named_by_its_place(store: Store, document: str) -> None:
    place = TEXT.index("2 Two sluices")
    correct_link(store, document, f"@{place}", "1", reviewer="B")
    notes = [note for _, note in notes_of(load_document(store, document))]
    assert notes == ["River board, annual report."] * 2 + ["Survey of 1949."]


def test_an_unknown_kind_and_a_whole_sentence_are_refused(store: Store, document: str) -> None:
    with pytest.raises(UsageError, match="no kind of block"):
        correct_block(store, document, "Eels pass", "poem", reviewer="B")
    with pytest.raises(UsageError, match="one sentence already"):
        correct_boundary(store, document, "84 metres wide", reviewer="B")
