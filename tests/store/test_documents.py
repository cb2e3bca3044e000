"""Documents in and out of the database."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.samples import (
    BRIDGE,
    HARBOUR,
    claims,
    decide,
    document,
    pair,
    renamed,
    shelf,
    shelve,
)
from workbench.model.errors import UsageError
from workbench.store.claims import document_claims
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import save_counterparts
from workbench.store.documents import (
    documents,
    drop_machine,
    has_document,
    insert_machine,
    load_content,
    load_document,
    put_content,
    resolve_document,
    set_matched,
    unmatched,
)
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery
from workbench.store.schema import PART

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXT.map(lambda words: f"A{words}."), min_size=1, max_size=4), st.lists(TEXT))
def test_a_document_comes_back_as_it_went_in(paragraphs: list[str], notes: list[str]) -> None:
    read = document("any.txt", paragraphs, notes)
    with TemporaryDirectory() as folder, open_store(Path(folder, "c.db"), "create") as store:
        found = shelve(store, read)
        assert load_document(store, read.id) == read
        assert document_claims(store, read.id) == found
        assert [row.text for row in claim_list(store, ClaimQuery())] == [c.text for c in found]


@pytest.mark.parametrize("length", [PART - 1, PART, PART + 1, 3 * PART])
def test_texts_of_any_length_are_kept_whole(store: Store, length: int) -> None:
    read = document("long.txt", [("Öst 12. " * length)[: length - 1] + "."])
    shelve(store, read)
    assert load_document(store, read.id) == read


def test_bytes_are_kept_once_and_come_back(store: Store) -> None:
    with store.write():
        digest = put_content(store, b"\0\xff bytes")
        assert put_content(store, b"\0\xff bytes") == digest
    assert load_content(store, digest) == b"\0\xff bytes"
    assert store.db.execute("SELECT count(*), sum(bytes) FROM content").fetchone() == (1, 8)


def test_what_was_found_can_be_dropped_and_made_anew_in_its_place(store: Store) -> None:
    first, second = shelf(store)
    rows = list(claim_list(store, ClaimQuery()))
    read = load_document(store, documents(store)[0].id)
    decide(store, first[1], read, "contested", "Ada")
    with store.write():
        save_counterparts(store, [pair(first[1].id, second[1].id, 0.9)])
    with store.write():
        drop_machine(store, read.id)
    assert not has_document(store, read.id)
    assert [row.name for row in documents(store)] == ["harbour.txt"]
    assert [row.counterparts for row in claim_list(store, ClaimQuery())] == [0, 0, 0]
    assert not list(claim_list(store, ClaimQuery(words="sandstone")))
    with store.write():
        insert_machine(store, read, claims(read))
    again = list(claim_list(store, ClaimQuery()))
    assert [row.pk for row in again] == [row.pk for row in rows]
    assert [row.verdict for row in again][:3] == ["unreviewed", "contested", "unreviewed"]
    assert [row.id for row in claim_list(store, ClaimQuery(words="sandstone"))] == [first[1].id]
    with store.write():
        drop_machine(store, "no such document")


def test_documents_are_listed_with_what_was_found_and_decided(store: Store) -> None:
    (bridge, *_), (harbour, *_) = shelf(store)
    home = documents(store)[0].id
    decide(store, bridge, home, "corroborated", "Ada")
    with store.write():
        save_counterparts(store, [pair(bridge.id, harbour.id, 0.9)])
    first, second = documents(store)
    assert (first.name, first.title, first.seq) == ("texts/bridge.txt", "On texts/bridge.txt", 1)
    assert (first.claims, first.open, first.corroborated, first.contested) == (4, 3, 1, 0)
    assert (first.markers, first.dangling, first.notes, first.problems) == (3, 1, 2, 1)
    assert (first.counterparts, second.counterparts) == (1, 1)
    assert (second.claims, second.open, second.markers, second.replaced) == (3, 3, 0, False)
    worth, _ = documents(store, 0.5)
    assert (worth.claims, worth.open, worth.corroborated) == (2, 1, 1)


def test_a_document_that_was_replaced_is_hidden_and_one_that_was_removed_is_gone(
    store: Store,
) -> None:
    old = document("bridge.txt", BRIDGE)
    shelve(store, old)
    new = document("bridge.txt", (*BRIDGE, "A new sentence of 2024."))
    shelve(store, new, replaces=old.id)
    assert [row.id for row in documents(store)] == [new.id]
    assert [row.replaced for row in documents(store, superseded=True)] == [True, False]
    assert {row.document for row in claim_list(store, ClaimQuery())} == {new.id}
    asked = list(claim_list(store, ClaimQuery(document=old.id)))
    assert len(asked) == 4
    assert all(row.stale for row in asked)
    with store.write() as db:
        db.execute("UPDATE document SET removed_at = 'now' WHERE id = ?", (new.id,))
    assert [(row.id, row.replaced) for row in documents(store)] == [(old.id, False)]
    assert {row.document for row in claim_list(store, ClaimQuery())} == {old.id}


def test_documents_wait_to_be_matched_in_the_order_of_adding(store: Store) -> None:
    shelf(store)
    first, second = (row.id for row in documents(store))
    assert unmatched(store) == [first, second]
    with store.write():
        set_matched(store, first)
    assert unmatched(store) == [second]


# ---- names


def test_a_document_is_meant_by_its_name_its_title_or_the_beginning_of_its_id(
    store: Store,
) -> None:
    shelf(store)
    bridge, harbour = (row.id for row in documents(store))
    for text in ("texts/bridge.txt", "bridge.txt", "On texts/bridge.txt", bridge, bridge[:9]):
        assert resolve_document(store, text) == bridge
    assert resolve_document(store, harbour[:12].upper()) == harbour
    for text in ("", "bridge", "other.txt", "zzzz"):
        with pytest.raises(UsageError, match="no such document"):
            resolve_document(store, text)


def test_a_name_that_several_bear_means_the_newest_version_or_nothing(store: Store) -> None:
    old, new = document("one/bridge.txt", BRIDGE), document("two/bridge.txt", BRIDGE[:1])
    shelve(store, old)
    shelve(store, new)
    with pytest.raises(UsageError, match="more than one") as caught:
        resolve_document(store, "bridge.txt")
    assert old.id[:8] in str(caught.value) and "two/bridge.txt" in str(caught.value)
    newest = renamed(document("x", HARBOUR), "one/bridge.txt")
    shelve(store, newest, replaces=old.id)
    assert resolve_document(store, "one/bridge.txt") == newest.id
    assert resolve_document(store, old.id[:12]) == old.id


def test_an_unknown_document_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match="no such document"):
        load_document(store, "0" * 64)
    assert document_claims(store, "0" * 64) == []
