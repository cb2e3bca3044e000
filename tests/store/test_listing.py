"""Lists of claims: what a query selects, in pages, counted, and the next that is open."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import AT, decide, document, pair, shelf, shelve
from workbench.model.errors import UsageError
from workbench.model.verdict import STATES
from workbench.store import listing
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import save_counterparts
from workbench.store.documents import load_document
from workbench.store.listing import (
    claim_key,
    claim_list,
    claim_pks,
    claim_rows,
    counts,
    next_open,
    previous_open,
)
from workbench.store.rows import ClaimQuery, ClaimRow, Counts
from workbench.store.selection import HAS


@pytest.fixture
def busy(store: Store) -> Store:
    """Two documents of which some claims are decided on, noted, paired."""
    bridge, harbour = shelf(store)
    homes = [row.document for row in claim_list(store, ClaimQuery())]
    decide(store, bridge[0], homes[0], "corroborated", "Ada")
    decide(store, bridge[1], homes[0], "contested", "Ben")
    decide(store, harbour[0], homes[4], "dismissed", "Ada")
    decide(store, harbour[2], homes[4], "unsupported", "Ada")
    with store.write() as db:
        save_counterparts(
            store,
            [
                pair(bridge[1].id, harbour[1].id, 0.9, "differs"),
                pair(bridge[0].id, harbour[0].id, 0.5),
            ],
        )
        db.execute(
            "UPDATE claim_state SET note = 'look again', disagreement = 1, verdicts = 2 "
            "WHERE claim = ?",
            (bridge[1].id,),
        )
    return store


def texts(store: Store, query: ClaimQuery) -> list[str]:
    return [row.text for row in claim_list(store, query)]


def test_a_row_tells_all_that_a_list_shows(busy: Store) -> None:
    rows = list(claim_list(busy, ClaimQuery()))
    assert [row.name for row in rows] == ["bridge.txt"] * 4 + ["harbour.txt"] * 3
    assert [row.ord for row in rows] == [1, 2, 3, 4, 1, 2, 3]
    assert all(before.pk < after.pk for before, after in pairwise(rows))
    first, second, *_, fourth = rows[:4]
    assert (first.verdict, first.reviewer, first.at, first.verdicts) == (
        "corroborated",
        "Ada",
        AT,
        1,
    )
    assert (first.markers, first.dangling, fourth.markers, fourth.dangling) == (1, 0, 1, 1)
    assert (second.counterparts, second.differing, first.differing) == (1, 1, 0)
    assert (second.note, second.disagreement, second.verdicts) == ("look again", True, 2)
    assert (fourth.verdict, fourth.reviewer, fourth.at) == ("unreviewed", None, None)
    assert first.reading == first.text.removesuffix("[1]")
    assert not any(row.stale for row in rows)


def test_keys_come_first_a_few_then_many_in_the_order_of_reading(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FIRST_CHUNK", 3)
    monkeypatch.setattr(listing, "CHUNK", 4)
    for name in "abc":
        shelve(store, document(name, [f"This is {name} {n}." for n in range(4)]))
    chunks = list(claim_pks(store, ClaimQuery()))
    assert [len(chunk) for chunk in chunks] == [3, 4, 4, 1]
    keys = [key for chunk in chunks for key in chunk]
    assert keys == sorted(keys)
    for query in (ClaimQuery(words="this"), ClaimQuery(states=frozenset({"unreviewed"}))):
        assert [key for chunk in claim_pks(store, query) for key in chunk] == keys
    assert list(claim_pks(store, ClaimQuery(words="nowhere"))) == []


def test_another_program_can_write_between_two_chunks(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FIRST_CHUNK", 2)
    shelf(store)
    with open_store(store.path) as reader:
        chunks = claim_pks(reader, ClaimQuery())
        assert len(next(chunks)) == 2
        shelve(store, document("late.txt", ["One more of 2024."]))
        assert len(next(chunks)) == 6


def test_rows_that_are_gone_are_missing(busy: Store) -> None:
    keys = next(claim_pks(busy, ClaimQuery()))
    assert list(claim_rows(busy, [keys[0], 17, keys[2]])) == [keys[0], keys[2]]
    assert claim_rows(busy, []) == {}
    row = claim_rows(busy, keys)[keys[1]]
    assert claim_key(busy, row.id) == keys[1]
    assert claim_key(busy, "gone") is None


def test_words_are_found_in_any_form_and_the_last_may_be_unfinished(busy: Store) -> None:
    nine = ["It has nine arches of red sandstone.", "The old bridge has nine arches."]
    for words in ("nine arch", "ARCHES nin", "arched nine ", "nine, arches!", "sandstone OR", "ni"):
        expected = nine[:1] if "sandstone" in words else nine
        assert texts(busy, ClaimQuery(words=words)) == ([] if "OR" in words else expected)
    for length in range(2, len("populations") + 1):
        assert len(texts(busy, ClaimQuery(words="populations"[:length]))) == 1
    assert len(texts(busy, ClaimQuery(words=" ?! "))) == 7


def test_claims_that_were_decided_on_are_listed_whatever_their_worth(busy: Store) -> None:
    rows = list(claim_list(busy, ClaimQuery(threshold=0.5)))
    assert [row.ord for row in rows] == [1, 2, 3, 1, 3]
    assert {row.verdict for row in rows if row.check_worthy < 0.5} == {"contested", "dismissed"}


def test_claims_are_counted_by_state(busy: Store) -> None:
    assert counts(busy, ClaimQuery()) == Counts(7, 3, 1, 1, 1, 1)
    assert counts(busy, ClaimQuery(states=frozenset({"contested"}))) == Counts(1, 0, 0, 1)
    assert counts(busy, ClaimQuery(words="nothing of it")) == Counts()


def test_the_next_open_claim_is_found_both_ways(busy: Store) -> None:
    rows = list(claim_list(busy, ClaimQuery()))
    everything = ClaimQuery(states=frozenset({"contested"}))
    assert next_open(busy, -1, everything) == rows[2].pk
    assert next_open(busy, rows[2].pk, everything) == rows[3].pk
    assert next_open(busy, rows[5].pk, everything) is None
    assert previous_open(busy, rows[5].pk, everything) == rows[3].pk
    assert previous_open(busy, rows[2].pk, everything) is None
    assert next_open(busy, -1, ClaimQuery(words="old bridge")) == rows[5].pk
    assert next_open(busy, -1, ClaimQuery(threshold=0.95)) is None


@pytest.mark.parametrize("query", [{"states": {"maybe"}}, {"has": {"everything"}}])
def test_what_there_is_not_cannot_be_asked_for(store: Store, query: dict[str, set[str]]) -> None:
    asked = ClaimQuery(**{name: frozenset(values) for name, values in query.items()})  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="one of"):
        counts(store, asked)
    with pytest.raises(UsageError, match="one of"):
        list(claim_pks(store, asked))


# ---- every query against the same told in Python


def selected(row: ClaimRow, query: ClaimQuery, troubled: Collection[str]) -> bool:
    """Whether a claim is selected, as the documentation has it.

    ``troubled``: documents with a problem, which the samples have at their first character.
    """
    has = {
        "citation": row.markers > 0,
        "no-citation": row.markers == 0,
        "dangling": row.dangling > 0,
        "counterpart": row.counterparts > 0,
        "difference": row.differing > 0,
        "note": row.note is not None,
        "disagreement": row.disagreement,
        "stale": row.change is not None,
        "edited": row.edited,
        "problem": row.dangling > 0 or (row.start == 0 and row.document in troubled),
        **dict.fromkeys(("pin", "flag", "second-check", "query"), False),
    }
    return (
        (query.document in (None, row.document))
        and (not query.states or row.verdict in query.states)
        and (
            query.threshold is None
            or row.check_worthy >= query.threshold
            or row.verdict != "unreviewed"
            or row.edited
        )
        and all(has[name] for name in query.has)
        and (query.reviewer in (None, row.reviewer))
        and all(word in row.text.lower() for word in query.words.split())
    )


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_query_selects_what_it_says(busy: Store, data: st.DataObject) -> None:
    rows = list(claim_list(busy, ClaimQuery()))
    query = ClaimQuery(
        words=data.draw(st.sampled_from(["", "nine ", "bridge ", "the bridge ", "zebra "])),
        document=data.draw(st.sampled_from([None, rows[0].document, rows[-1].document, "gone"])),
        states=data.draw(st.frozensets(st.sampled_from(STATES))),
        threshold=data.draw(st.sampled_from([None, 0.0, 0.5, 0.9, 1.0])),
        has=data.draw(st.frozensets(st.sampled_from(sorted(HAS)), max_size=2)),
        reviewer=data.draw(st.sampled_from([None, "Ada", "Ben", "nobody"])),
    )
    troubled = {id for id in {row.document for row in rows} if load_document(busy, id).problems}
    expected = [row for row in rows if selected(row, query, troubled)]
    assert list(claim_list(busy, query)) == expected
    counted = counts(busy, query)
    assert counted.total == len(expected)
    assert counted.open == sum(row.verdict == "unreviewed" for row in expected)
    assert counted.contested == sum(row.verdict == "contested" for row in expected)
