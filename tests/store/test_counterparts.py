"""Pairs of claims: candidates, the ten best of each, both ways."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import document, pair, shelf, shelve
from workbench.model.claim import Claim
from workbench.store.claims import claim_texts
from workbench.store.connection import Store
from workbench.store.counterparts import KEPT, candidates, counterparts_of, pairs, save_counterparts
from workbench.store.documents import documents, drop_machine
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery


@pytest.fixture
def many(store: Store) -> tuple[Claim, list[Claim]]:
    """A claim, and a dozen others in other documents."""
    (one,) = shelve(store, document("one.txt", ["The tower is 90 metres high."]))
    others = [
        claim
        for name in "abc"
        for claim in shelve(store, document(name, [f"Tower {name} {n} is high." for n in range(5)]))
    ]
    return one, others


def marks(store: Store) -> list[tuple[int, int]]:
    """How many counterparts each claim is said to have, and how many that differ."""
    return [(row.counterparts, row.differing) for row in claim_list(store, ClaimQuery())]


# ---- keeping


def test_a_pair_is_kept_for_both_claims_each_seeing_its_own_side(store: Store) -> None:
    bridge, harbour = shelf(store)
    made = pair(bridge[1].id, harbour[1].id, 0.9, "differs")
    with store.write():
        save_counterparts(store, [made])
    (one,) = counterparts_of(store, bridge[1].id)
    (other,) = counterparts_of(store, harbour[1].id)
    assert one.counterpart == made
    assert (one.rank, one.mark) == (1, None)
    assert (one.claim.name, one.other.name) == ("bridge.txt", "harbour.txt")
    assert one.other.text == harbour[1].text
    assert (one.other.title, one.other.published) == ("On harbour.txt", "2024-05")
    assert (one.other.start, one.other.end) == (harbour[1].start, harbour[1].end)
    assert (other.claim, other.other) == (one.other, one.claim)
    (atom,) = other.counterpart.differences
    assert (atom.left, atom.right, atom.left_span, atom.right_span) == ("10", "9", None, (4, 5))
    assert other.counterpart.aligned == (((5, 8), (0, 3)),)
    assert pairs(store) == [one, other]


def test_a_pair_that_is_found_again_is_replaced(store: Store) -> None:
    bridge, harbour = shelf(store)
    for score, relation in ((0.9, "differs"), (0.4, "agrees"), (0.5, "differs")):
        with store.write():
            save_counterparts(store, [pair(bridge[0].id, harbour[0].id, score, relation)])
        (found,) = counterparts_of(store, bridge[0].id)
        assert (found.counterpart.score, found.counterpart.relation) == (score, relation)
        assert marks(store)[0] == (1, int(relation == "differs"))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from([0.1, 0.25, 0.5, 0.75, 1.0]), min_size=15, max_size=15))
def test_a_claim_keeps_its_ten_best_ties_by_id(
    many: tuple[Claim, list[Claim]], store: Store, scores: list[float]
) -> None:
    one, others = many
    with store.write() as db:
        db.execute("DELETE FROM counterpart")
    made = [pair(one.id, other.id, score) for other, score in zip(others, scores, strict=True)]
    for half in (made[:8], made[8:]):
        with store.write():
            save_counterparts(store, half)
    found = counterparts_of(store, one.id)
    best = sorted(made, key=lambda made: (-made.score, made.counterpart))[:KEPT]
    assert [row.counterpart for row in found] == best
    assert [row.rank for row in found] == list(range(1, KEPT + 1))
    assert marks(store) == [(KEPT, 0)] + [(1, 0)] * len(others)


def test_pairs_with_claims_that_are_gone_are_passed_over(store: Store) -> None:
    bridge, harbour = shelf(store)
    with store.write():
        save_counterparts(
            store, [pair(bridge[0].id, "gone", 0.9), pair(bridge[0].id, harbour[0].id, 0.8)]
        )
        drop_machine(store, documents(store)[1].id)
    assert counterparts_of(store, bridge[0].id) == []
    assert marks(store) == [(0, 0)] * 4


# ---- listing


def test_pairs_are_listed_by_claim_document_or_relation(store: Store) -> None:
    bridge, harbour = shelf(store)
    made = [
        pair(bridge[0].id, harbour[0].id, 0.5),
        pair(bridge[0].id, harbour[1].id, 0.9, "differs"),
        pair(bridge[1].id, harbour[1].id, 0.7),
    ]
    with store.write():
        save_counterparts(store, made)
    listed = [(row.counterpart.claim, row.rank) for row in pairs(store)]
    assert listed == [
        (bridge[0].id, 1),
        (bridge[0].id, 2),
        (bridge[1].id, 1),
        (harbour[0].id, 1),
        (harbour[1].id, 1),
        (harbour[1].id, 2),
    ]
    home = documents(store)[1].id
    assert pairs(store, document=home) == pairs(store)[3:]
    assert pairs(store, claim=bridge[0].id) == pairs(store)[:2]
    agreeing = pairs(store, claim=bridge[0].id, relation="agrees")
    assert [row.rank for row in agreeing] == [2]
    assert pairs(store, claim="gone") == []


def test_counterparts_in_documents_that_were_replaced_are_not_shown(store: Store) -> None:
    bridge, harbour = shelf(store)
    old = documents(store)[1].id
    with store.write():
        save_counterparts(store, [pair(bridge[0].id, harbour[0].id, 0.5)])
    shelve(store, document("harbour.txt", ["A new text of 2024."]), replaces=old)
    assert pairs(store) == []
    assert counterparts_of(store, bridge[0].id) == []
    assert candidates(store, ["dredged"], "", 5) == []


# ---- looking up


def test_candidates_share_a_word_in_any_form_and_are_of_other_documents(store: Store) -> None:
    bridge, harbour = shelf(store)
    home = documents(store)[0].id
    found = candidates(store, ["arches", "dredging", "zebra"], home, 10)
    assert {claim for claim, _ in found} == {harbour[0].id, harbour[1].id}
    assert all(before[1] >= after[1] > 0 for before, after in pairwise(found))
    assert {claim for claim, _ in candidates(store, ["arch"], "", 10)} == {
        bridge[1].id,
        bridge[2].id,
        harbour[1].id,
    }
    assert candidates(store, [], home, 10) == []
    assert candidates(store, ["arches"], home, 0) == []
    assert candidates(store, ['"', "*"], home, 10) == []


def test_ties_at_the_cut_are_broken_by_id_and_the_own_document_takes_no_place(
    store: Store,
) -> None:
    own = document("own.txt", ["The tower is high."] * 30)
    shelve(store, own)
    same = [
        claim
        for name in "abcde"
        for claim in shelve(store, document(name, ["The tower is high.", f"Name {name} of it."]))
        if "tower" in claim.text
    ]
    found = candidates(store, ["tower"], own.id, 3)
    assert [claim for claim, _ in found] == sorted(claim.id for claim in same)[:3]
    assert len({measure for _, measure in found}) == 1


def test_the_words_of_claims_come_with_the_places_of_their_marks(store: Store) -> None:
    bridge, harbour = shelf(store)
    found = claim_texts(store, [bridge[0].id, "gone", harbour[0].id])
    assert list(found) == [bridge[0].id, harbour[0].id]
    words = found[bridge[0].id]
    assert (words.text, words.reading) == (bridge[0].text, bridge[0].reading)
    assert words.speaker == "the harbour master"
    assert [words.text[start:end] for start, end in words.marks] == ["[1]"]
    assert words.document == documents(store)[0].id
