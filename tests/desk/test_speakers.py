"""Who says what, over all documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk.add import add_document
from workbench.desk.inputs import Given
from workbench.desk.remove import remove
from workbench.desk.speakers import said_by, speakers
from workbench.reading import read
from workbench.store.connection import Store, open_store
from workbench.store.documents import documents

PAGES = {
    "gazette.txt": "The keeper Karl Lund opened the pier in 1931. “It leaks,” Lund said in May.",
    "herald.txt": "Karl Lund said that the pier cost 4,000 crowns in 1931. He added that it leaks.",
    "notes.txt": "Ida Lund painted the pier in 1931. “It was never dry,” Lund said in 1940.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "claims.db", "create") as opened:
        for name, text in PAGES.items():
            given = Given(new=True)
            add_document(opened, read(text, name=name), text.encode(), given, reviewer="Ana")
        yield opened


def test_one_person_is_one_row_whatever_the_documents_call_them(store: Store) -> None:
    found = {speaker.name: speaker for speaker in speakers(store)}
    assert set(found) == {"Karl Lund", "Ida Lund"}
    assert (found["Karl Lund"].documents, found["Karl Lund"].claims) == (2, 3)
    assert set(found["Karl Lund"].forms) == {"Karl Lund", "Lund"}
    assert (found["Ida Lund"].documents, found["Ida Lund"].claims) == (1, 1)


def test_what_someone_says_is_found_under_any_of_their_names(store: Store) -> None:
    assert [row.text for row in said_by(store, "karl lund")] == [
        "“It leaks,” Lund said in May.",
        "Karl Lund said that the pier cost 4,000 crowns in 1931.",
        "He added that it leaks.",
    ]
    assert len(said_by(store, "lund")) == 4
    assert said_by(store, "Berg") == []


def test_a_removed_document_says_nothing(store: Store) -> None:
    (notes,) = [row.id for row in documents(store, 0.0) if row.name.endswith("notes.txt")]
    remove(store, notes, reviewer="Ana")
    assert [speaker.name for speaker in speakers(store)] == ["Karl Lund"]
