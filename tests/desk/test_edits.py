"""Claims corrected by hand: seen everywhere, undone, kept through versions, mergers and removal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.drafts import SENTENCES, by_text, check, listed, put, written
from workbench.desk.decide import decide, redo, undo
from workbench.desk.edits import (
    add_claim,
    edit_reading,
    edit_speaker,
    find_quote,
    join_claims,
    split_claim,
)
from workbench.desk.gone import gone_claims
from workbench.desk.merge import merge
from workbench.desk.remove import remove
from workbench.desk.reread import refresh
from workbench.ledger.verify import verify
from workbench.model.errors import UsageError
from workbench.model.verdict import Decision
from workbench.store.claims import load_claim, resolve_claim
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import counterparts_of
from workbench.store.documents import documents, load_content
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery

EELS = SENTENCES[3]
TEXT = written(SENTENCES[:4])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", "create") as opened:
        put(opened, TEXT)
        yield opened


@pytest.fixture
def eels(store: Store) -> str:
    return by_text(store, "Eels").id


def texts(store: Store) -> list[str]:
    return [row.text for row in listed(store).values()]


def decided(store: Store) -> dict[str, tuple[str, str | None]]:
    return {
        row.text: (row.verdict, row.change)
        for row in listed(store).values()
        if row.verdict != "unreviewed"
    }


# ---- how it reads, and who says it


def test_a_reading_is_corrected_and_found_by_its_words(store: Store, eels: str) -> None:
    decide(store, [eels], Decision("contested"), reviewer="ada")
    edit_reading(store, eels, "  Eels pass the weir\nin October. ", reviewer="ada")
    row = by_text(store, "Eels")
    assert (row.text, row.reading) == (EELS, "Eels pass the weir in October.")
    assert (row.edited, row.verdict, row.stale) == (True, "contested", False)
    assert resolve_claim(store, "October") == eels
    with pytest.raises(UsageError):
        resolve_claim(store, "when the water is high eels")
    assert [one.id for one in claim_list(store, ClaimQuery(has=frozenset({"edited"})))] == [eels]
    undo(store, reviewer="ada")
    assert (by_text(store, "Eels").reading, by_text(store, "Eels").edited) == (EELS, False)
    redo(store, reviewer="ada")
    assert by_text(store, "Eels").reading == "Eels pass the weir in October."
    assert verify(store).ok


def test_the_corrected_reading_is_matched(store: Store, eels: str) -> None:
    put(store, "The mill beside the harbour has been a library since 1988.\n", "other.txt")
    assert counterparts_of(store, eels) == []
    edit_reading(store, eels, "The mill beside it has been a library since 1988.", reviewer="ada")
    (row,) = counterparts_of(store, eels)
    assert row.other.name == "other.txt"
    assert by_text(store, "The mill").counterparts == 1
    undo(store, reviewer="ada")
    assert by_text(store, "The mill").counterparts == 0


def test_a_speaker_is_corrected_or_taken_out(store: Store, eels: str) -> None:
    edit_speaker(store, eels, "the keeper", reviewer="ada")
    assert load_claim(store, eels)[1].speaker == "the keeper"
    edit_speaker(store, eels, None, reviewer="bob")
    assert load_claim(store, eels)[1].speaker is None
    undo(store, reviewer="bob")
    assert load_claim(store, eels)[1].speaker == "the keeper"


def test_an_empty_reading_is_refused(store: Store, eels: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        edit_reading(store, eels, " \n", reviewer="ada")


# ---- where it begins and ends


def test_a_claim_is_split_and_its_verdict_goes_to_the_longest_part_as_stale(
    store: Store, eels: str
) -> None:
    decide(store, [eels], Decision("contested"), reviewer="ada")
    done = split_claim(store, eels, [EELS.index("when")], reviewer="bob")
    assert texts(store)[-2:] == ["Eels pass the weir in autumn,", "when the water is high."]
    assert [row.id for row in listed(store).values()][-2:] == list(done.claims)
    assert decided(store) == {"Eels pass the weir in autumn,": ("contested", "split")}
    undo(store, reviewer="bob")
    assert texts(store)[-1] == EELS
    assert decided(store) == {EELS: ("contested", None)}
    redo(store, reviewer="bob")
    assert decided(store) == {"Eels pass the weir in autumn,": ("contested", "split")}
    assert verify(store).ok


def test_neighbours_are_joined_and_their_verdicts_kept_as_stale(store: Store) -> None:
    first, second = (by_text(store, words).id for words in ("The weir", "Its crest"))
    decide(store, [first], Decision("contested"), reviewer="ada")
    decide(store, [second], Decision("corroborated"), reviewer="bob")
    (whole,) = join_claims(store, [second, first], reviewer="ada").claims
    row = listed(store)[whole]
    assert row.text == f"{SENTENCES[0]} {SENTENCES[1]}"
    assert (row.change, row.disagreement, row.verdicts) == ("merged", True, 2)
    decide(store, [whole], Decision("unsupported", "no-citation"), reviewer="ada")
    undo(store, reviewer="ada")
    undo(store, reviewer="ada")
    assert decided(store) == {
        SENTENCES[0]: ("contested", None),
        SENTENCES[1]: ("corroborated", None),
    }


@pytest.mark.parametrize("at", [[], [0], [len(EELS)], [900], [-3], [len(EELS) - 1]])
def test_a_split_outside_the_claim_or_without_words_is_refused(
    store: Store, eels: str, at: list[int]
) -> None:
    with pytest.raises(UsageError):
        split_claim(store, eels, at, reviewer="ada")
    assert texts(store) == list(SENTENCES[:4])


def test_claims_that_are_no_neighbours_are_not_joined(store: Store, eels: str) -> None:
    first = by_text(store, "The weir").id
    with pytest.raises(UsageError, match="between"):
        join_claims(store, [first, eels], reviewer="ada")
    with pytest.raises(UsageError, match="several"):
        join_claims(store, [first, first], reviewer="ada")


def test_a_claim_is_added_by_hand(store: Store) -> None:
    document = documents(store)[0].id
    start, end = find_quote(store, document, "river\nboard")
    (claim,) = add_claim(store, document, start - 1, end, reviewer="ada").claims
    row = listed(store)[claim]
    assert (row.text, row.start, row.end) == ("river board", start, end)
    decide(store, [claim], Decision("contested"), reviewer="ada")
    with pytest.raises(UsageError, match="claim already"):
        add_claim(store, document, start, end, reviewer="ada")
    for words in ("no such words", "the"):
        with pytest.raises(UsageError, match="these words are"):
            find_quote(store, document, words)
    for place in ((5, 5), (0, 9000), (start - 1, start)):
        with pytest.raises(UsageError):
            add_claim(store, document, *place, reviewer="ada")
    undo(store, reviewer="ada")
    undo(store, reviewer="ada")
    assert claim not in listed(store)
    assert verify(store).ok


def test_a_heading_can_be_made_a_claim(store: Store) -> None:
    document = documents(store)[0].id
    (claim,) = add_claim(store, document, 0, 8, reviewer="ada", reading="W.").claims
    row = listed(store)[claim]
    assert (row.text, row.reading, row.ord) == ("The weir", "W.", 1)


# ---- kept


def test_corrections_outlast_a_new_reading_of_the_document(store: Store, eels: str) -> None:
    split_claim(store, eels, [EELS.index("when")], reviewer="ada")
    edit_reading(store, by_text(store, "Its crest").id, "The crest is long.", reviewer="ada")
    before = {key: (row.text, row.reading) for key, row in listed(store).items()}
    with store.write():
        refresh(store, documents(store)[0].id, reviewer="ada")
    assert {key: (row.text, row.reading) for key, row in listed(store).items()} == before


def test_corrections_hold_in_a_new_version_where_the_words_are_the_same(
    store: Store, eels: str
) -> None:
    parts = split_claim(store, eels, [EELS.index("when")], reviewer="ada").claims
    decide(store, parts[1:], Decision("contested"), reviewer="bob")
    edit_reading(store, by_text(store, "Its crest").id, "The crest is long.", reviewer="ada")
    document = documents(store)[0].id
    add_claim(store, document, *find_quote(store, document, "river board"), reviewer="ada")
    put(store, written(["First of all.", *SENTENCES[:4]]))
    assert texts(store)[-2:] == ["Eels pass the weir in autumn,", "when the water is high."]
    assert "river board" in texts(store)
    assert by_text(store, "Its crest").reading == "The crest is long."
    assert decided(store) == {"when the water is high.": ("contested", None)}
    undo(store, reviewer="ada")
    assert "river board" not in texts(store)
    put(store, TEXT)
    assert texts(store)[-2:] == ["Eels pass the weir in autumn,", "when the water is high."]
    assert decided(store) == {"when the water is high.": ("contested", None)}
    put(store, written([*SENTENCES[:3], "Eels pass it."]))
    assert texts(store)[-1] == "Eels pass it."
    assert [row.text for row in gone_claims(store)] == ["when the water is high."]
    assert verify(store).ok


def test_merging_brings_corrections(tmp_path: Path, store: Store, eels: str) -> None:
    store.close()
    one, two = tmp_path / "t.db", tmp_path / "two.db"
    shutil.copy(one, two)
    with open_store(two, "write") as other:
        split_claim(other, eels, [EELS.index("when")], reviewer="bob")
    with open_store(one, "write") as mine:
        decide(mine, [eels], Decision("contested"), reviewer="ada")
        edit_reading(mine, by_text(mine, "Its crest").id, "The crest is long.", reviewer="ada")
    merge(one, two, reviewer="ada")
    merge(two, one, reviewer="bob")
    for path in (one, two):
        with open_store(path) as joined:
            assert decided(joined) == {"Eels pass the weir in autumn,": ("contested", "split")}
            assert by_text(joined, "Its crest").reading == "The crest is long."
            assert verify(joined).ok


# ---- removed


def test_what_is_removed_leaves_lists_and_pairs_and_comes_back_with_its_decisions(
    store: Store, eels: str
) -> None:
    put(store, written(SENTENCES[1:5]), "other.txt")
    assert by_text(store, "The mill").counterparts == 0
    draft = documents(store)[0].id
    paired = sum(row.counterparts for row in listed(store).values())
    decide(store, [eels], Decision("contested"), reviewer="ada")
    edit_reading(store, eels, "Eels pass.", reviewer="ada")
    done = remove(store, draft, reviewer="ada", note="a duplicate")
    assert (done.name, done.restored, done.decisions) == ("draft.txt", (), 2)
    assert {row.name for row in listed(store).values()} == {"other.txt"}
    assert sum(row.counterparts for row in listed(store).values()) == 0
    assert [row.id for row in gone_claims(store)] == [eels]
    assert load_content(store, draft) == TEXT.encode()
    assert verify(store).ok
    with pytest.raises(UsageError, match="no such document"):
        remove(store, draft, reviewer="ada")
    assert put(store, TEXT).document == draft
    row = listed(store)[eels]
    assert (row.verdict, row.reading, row.stale) == ("contested", "Eels pass.", False)
    before = paired if row.counterparts else paired - 2  # "Eels pass." may pair with nothing
    assert sum(one.counterparts for one in listed(store).values()) == before
    assert verify(store).ok


def test_removing_a_version_brings_the_one_before_it_back(store: Store) -> None:
    first = documents(store)[0].id
    second = put(store, written(["First of all.", *SENTENCES[:4]])).document
    decide(store, [by_text(store, "Eels").id], Decision("contested"), reviewer="ada")
    assert remove(store, second, reviewer="ada").restored == (first,)
    assert texts(store) == list(SENTENCES[:4])
    assert decided(store) == {EELS: ("contested", None)}
    put(store, written(["First of all.", *SENTENCES[:4]]))
    assert decided(store) == {EELS: ("contested", None)}
    assert verify(store).ok


def test_a_removal_reaches_others_by_merging(tmp_path: Path, store: Store) -> None:
    document = documents(store)[0].id
    put(store, "Another text of 1931 about eels.\n", "other.txt")
    store.close()
    one, two = tmp_path / "t.db", tmp_path / "two.db"
    shutil.copy(one, two)
    with open_store(two, "write") as other:
        remove(other, document, reviewer="bob")
    merge(one, two, reviewer="ada")
    merge(two, one, reviewer="bob")
    for path in (one, two):
        with open_store(path) as joined:
            assert {row.name for row in listed(joined).values()} == {"other.txt"}
            assert verify(joined).ok


# ---- whatever is corrected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 11)), max_size=10))
def test_no_correction_loses_or_misplaces_a_verdict(steps: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "t.db", "create") as store:
        document = put(store, TEXT).document
        verdicts: list[str] = []
        for kind, number in steps:
            rows = list(listed(store).values())
            row = rows[number % len(rows)]
            try:
                match kind:
                    case 0 | 1:
                        done = decide(store, [row.id], Decision("contested"), reviewer="ada")
                        verdicts += done.events[-1:]
                    case 2:
                        split_claim(store, row.id, [row.text.index(" ", number)], reviewer="ada")
                    case 3:
                        pair = [one.id for one in rows[number % len(rows) :][:2]]
                        join_claims(store, pair, reviewer="bob")
                    case 4:
                        span = (number * 9, number * 9 + 30)
                        add_claim(store, document, *span, reviewer="bob")
                    case 5:
                        undo(store, reviewer="ada" if number % 2 else "bob")
                    case 6:
                        redo(store, reviewer="ada" if number % 2 else "bob")
                    case _:
                        put(store, written(["First.", *SENTENCES[: number % 5]]))
                        document = documents(store)[0].id
            except (UsageError, ValueError):
                continue
        check(store, verdicts)
