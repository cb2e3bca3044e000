"""Giving a file as a note's source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.bridges import PAGE, put
from workbench.desk.attach import attach, resolve_note
from workbench.ledger.event import parse
from workbench.ledger.verify import verify
from workbench.model.errors import InputError, UsageError
from workbench.store.captures import captures_of
from workbench.store.claims import resolve_claim
from workbench.store.connection import Store, open_store
from workbench.store.documents import load_content
from workbench.store.events import events

CITED = ["Harbour Board, minutes, 1911.", "http://gone.example/report"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", "create") as opened:
        put(opened, CITED)
        yield opened


def give(store: Store, note: str, path: Path) -> str:
    kept = attach(store, resolve_note(store, note), path, reviewer="Ada")
    assert kept.content is not None
    return kept.content


def test_a_file_is_read_as_documents_are_and_shown_with_its_note(
    store: Store, tmp_path: Path
) -> None:
    page = tmp_path / "minutes.html"
    page.write_text(PAGE, "utf-8")
    content = give(store, "1", page)
    assert load_content(store, content) == PAGE.encode()
    (row,) = captures_of(store, resolve_claim(store, "Bridge 1 at"))
    assert (row.state, row.how, row.title) == ("captured", "attached", "Tarn Ford")
    assert row.text is not None
    assert row.text.startswith("Tarn Ford")
    (event,) = [parse(row.line) for row in events(store) if row.kind == "source-captured"]
    assert event.body["how"] == "attached"
    assert event.body["target"] == {"kind": "file", "value": "minutes.html"}
    assert verify(store).ok


def test_it_stands_beside_the_address_that_the_note_cites(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("What the report said about the bridge.", "utf-8")
    give(store, "http://gone.example/report", tmp_path / "a.txt")
    rows = captures_of(store, resolve_claim(store, "Bridge 2 at"))
    assert [(row.state, row.url) for row in rows] == [
        ("captured", None),
        ("not-attempted", "http://gone.example/report"),
    ]


def test_a_file_without_words_is_kept_and_says_so(store: Store, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    give(store, "1", scan)
    (row,) = captures_of(store, resolve_claim(store, "Bridge 1 at"))
    assert row.state == "captured"
    assert row.text == ""
    assert row.problem is not None
    assert "picture" in row.problem


def test_a_file_that_is_not_there_or_empty_changes_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for name in ("missing.pdf", "empty.txt", "."):
        with pytest.raises(InputError):
            give(store, "1", tmp_path / name)
    (row,) = captures_of(store, resolve_claim(store, "Bridge 1 at"))
    assert row.state == "not-attempted"


def test_a_note_must_be_meant(store: Store) -> None:
    assert resolve_note(store, "[2]").note.label == "2"
    with pytest.raises(UsageError, match="no such note"):
        resolve_note(store, "7")
    other = put(store, [*CITED, "A third."], name="other.txt")
    with pytest.raises(UsageError, match="2 notes"):
        resolve_note(store, "1")
    assert resolve_note(store, "1", other).document == other
