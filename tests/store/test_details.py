"""One claim with everything about it, and how a claim is named."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.samples import decide, document, shelf, shelve
from workbench.model.errors import UsageError
from workbench.store.claims import load_claim, resolve_claim
from workbench.store.connection import Store, open_store
from workbench.store.details import AROUND, claim_detail
from workbench.store.documents import documents, load_document
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery


def test_a_claim_comes_with_its_citations_and_history(store: Store) -> None:
    bridge, _ = shelf(store)
    home = documents(store)[0].id
    decide(store, bridge[0], home, "contested", "Ada")
    decide(store, bridge[0], home, "corroborated", "Ben")
    detail = claim_detail(store, bridge[0].id)
    assert detail.claim == bridge[0]
    assert (detail.row.id, detail.row.verdict) == (bridge[0].id, "corroborated")
    assert (detail.title, detail.published) == ("On texts/bridge.txt", "2024-05")
    (citation,) = detail.citations
    assert citation.marker.label == "1"
    assert citation.note is not None
    assert citation.note.text == "Guide, page 4."
    assert citation.note.targets[0].value == "https://example.org/1"
    assert [(row.verdict, row.reviewer, row.active) for row in detail.history] == [
        ("contested", "Ada", True),
        ("corroborated", "Ben", True),
    ]
    assert (detail.notes, detail.pins) == ((), ())


def test_a_mark_without_a_note_is_there_too(store: Store) -> None:
    bridge, _ = shelf(store)
    (citation,) = claim_detail(store, bridge[3].id).citations
    assert (citation.marker.label, citation.marker.problem, citation.note) == (
        "9",
        "dangling",
        None,
    )
    assert claim_detail(store, bridge[1].id).citations == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(1, 900), min_size=1, max_size=4), min_size=1, max_size=6))
def test_the_context_is_cut_between_blocks_where_there_is_a_place_near(
    lengths: list[list[int]],
) -> None:
    paragraphs = [" ".join("ab " * length + "cd." for length in sizes) for sizes in lengths]
    read = document("long.txt", paragraphs)
    with TemporaryDirectory() as folder, open_store(Path(folder, "c.db"), "create") as store:
        details = [claim_detail(store, claim.id) for claim in shelve(store, read)]
    for claim, detail in ((detail.claim, detail) for detail in details):
        start, end = detail.context_start, detail.context_start + len(detail.context)
        assert read.text[start:end] == detail.context
        lowest, highest = max(0, claim.start - AROUND), min(len(read.text), claim.end + AROUND)
        starts = [b.start for b in read.blocks if lowest <= b.start <= claim.start]
        ends = [b.end for b in read.blocks if claim.end <= b.end <= highest]
        assert start == min(starts, default=lowest)
        assert end == max(ends, default=highest)


def test_a_claim_is_loaded_with_the_id_of_its_document(store: Store) -> None:
    bridge, harbour = shelf(store)
    for row, claims in zip(documents(store), (bridge, harbour), strict=True):
        assert load_claim(store, claims[1].id) == (row.id, claims[1])
        assert load_document(store, row.id).text[claims[1].start :].startswith(claims[1].text)


@pytest.mark.parametrize("ask", [load_claim, claim_detail])
def test_an_unknown_claim_is_told(store: Store, ask: object) -> None:
    with pytest.raises(UsageError, match="no such claim"):
        ask(store, "0" * 64)  # type: ignore[operator]


def test_a_claim_is_meant_by_the_beginning_of_its_id_or_by_words_of_its_own(store: Store) -> None:
    bridge, harbour = shelf(store)
    for claim in (*bridge, *harbour):
        assert resolve_claim(store, claim.id) == claim.id
        assert resolve_claim(store, f" {claim.id[:16].upper()} ") == claim.id
    assert resolve_claim(store, "red sandstone") == bridge[1].id
    assert resolve_claim(store, "popul") == harbour[2].id


def test_what_means_no_claim_or_several_is_told_with_what_would_do(store: Store) -> None:
    bridge, harbour = shelf(store)
    for text in ("", "?", "zebra", "0" * 65):
        with pytest.raises(UsageError, match="no such claim"):
            resolve_claim(store, text)
    with pytest.raises(UsageError, match="more than one") as caught:
        resolve_claim(store, "arches")
    assert bridge[1].id[:8] in str(caught.value)
    assert harbour[1].id[:8] in str(caught.value)
    shelve(store, document("many.txt", [f"A lamp shone {n} times." for n in range(30)]))
    with pytest.raises(UsageError, match="and others"):
        resolve_claim(store, "lamp")
    digits = [row.id[0] for row in claim_list(store, ClaimQuery())]
    shared = next(digit for digit in digits if digits.count(digit) > 1)
    with pytest.raises(UsageError, match="more than one"):
        resolve_claim(store, shared)
