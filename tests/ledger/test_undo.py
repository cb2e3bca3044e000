from __future__ import annotations

import pytest

from tests.ledger.workshop import HARBOUR, Added, add, decide, do, state
from workbench.ledger.bodies import Place
from workbench.ledger.undo import redoable, undoable
from workbench.ledger.verify import verify
from workbench.model.errors import UsageError
from workbench.store.connection import Store


def undo(store: Store, claim: Place, actor: str = "ada") -> None:
    event = undoable(store, actor, claim["claim"])
    assert event is not None
    do(store, "undo", {"claim": claim["claim"], "event": event}, actor)


def redo(store: Store, claim: Place, actor: str = "ada") -> None:
    event = redoable(store, actor, claim["claim"])
    assert event is not None
    do(store, "undo", {"claim": claim["claim"], "event": event}, actor)


def verdict(store: Store, claim: Place) -> str | None:
    found = state(store, claim)
    return found[0] if found else None


@pytest.fixture
def document(store: Store) -> Added:
    return add(store)


def test_undo_brings_back_what_was_there_before(store: Store, document: Added) -> None:
    claim = document.claims[0]
    decide(store, claim, "corroborated", note="in the yearbook")
    decide(store, claim, "contested")
    undo(store, claim)
    assert state(store, claim) == ("corroborated", None, "in the yearbook", "ada", 1, 0)
    undo(store, claim)
    assert state(store, claim) is None
    assert undoable(store, "ada", claim["claim"]) is None


def test_redo_goes_forward_again_as_far_as_undo_went(store: Store, document: Added) -> None:
    claim = document.claims[0]
    decide(store, claim, "corroborated")
    decide(store, claim, "contested")
    undo(store, claim)
    undo(store, claim)
    redo(store, claim)
    assert verdict(store, claim) == "corroborated"
    redo(store, claim)
    assert verdict(store, claim) == "contested"
    assert redoable(store, "ada", claim["claim"]) is None
    undo(store, claim)
    assert verdict(store, claim) == "corroborated"


def test_there_is_no_redo_after_something_new(store: Store, document: Added) -> None:
    claim = document.claims[0]
    decide(store, claim, "corroborated")
    undo(store, claim)
    decide(store, claim, "contested")
    assert redoable(store, "ada", claim["claim"]) is None
    undo(store, claim)
    redo(store, claim)
    assert redoable(store, "ada", claim["claim"]) is None


def test_undo_is_the_reviewers_own(store: Store, document: Added) -> None:
    claim = document.claims[0]
    first = decide(store, claim, "corroborated", "ada")
    decide(store, claim, "contested", "bob")
    assert undoable(store, "ada", claim["claim"]) == first.id
    assert undoable(store, "cy", claim["claim"]) is None
    with pytest.raises(UsageError, match="your own latest"):
        do(store, "undo", {"claim": claim["claim"], "event": first.id}, "bob")
    undo(store, claim, "ada")
    assert state(store, claim) == ("contested", None, None, "bob", 1, 0)


def test_undo_goes_by_claim_or_over_all(store: Store, document: Added) -> None:
    one, two, *_ = document.claims
    first, second = decide(store, one, "contested"), decide(store, two, "contested")
    assert undoable(store, "ada") == second.id
    assert undoable(store, "ada", one["claim"]) == first.id
    undo(store, one)
    assert (verdict(store, one), verdict(store, two)) == (None, "contested")
    assert redoable(store, "ada", two["claim"]) is None
    assert redoable(store, "ada") is not None


def test_only_the_latest_can_be_undone_and_once(store: Store, document: Added) -> None:
    claim = document.claims[0]
    first, second = decide(store, claim, "corroborated"), decide(store, claim, "contested")
    with pytest.raises(UsageError, match="latest"):
        do(store, "undo", {"claim": claim["claim"], "event": first.id})
    undo(store, claim)
    with pytest.raises(UsageError, match="latest"):
        do(store, "undo", {"claim": claim["claim"], "event": second.id})


def test_undo_names_the_claim_it_is_about(store: Store, document: Added) -> None:
    one, two, *_ = document.claims
    event = decide(store, one, "contested")
    for claim in (two["claim"], None):
        with pytest.raises(UsageError):
            do(store, "undo", {"claim": claim, "event": event.id})


def test_everything_a_reviewer_does_to_a_claim_can_be_undone(store: Store, document: Added) -> None:
    claim, other = document.claims[0], add(store, HARBOUR, "harbour.txt").claims[0]
    pinned = {
        "kind": "counterpart",
        "source": other["document"],
        "start": other["start"],
        "end": other["end"],
        "exact_sha256": other["exact_sha256"],
    }
    do(store, "note", claim, note="ask the archive")
    do(store, "claim-dismissed", {**claim, "shown": None})
    do(store, "counterpart-confirmed", {**claim, "counterpart": other})
    do(store, "counterpart-dismissed", {**claim, "counterpart": other})
    pin = do(store, "pin", {**claim, "pinned": pinned})
    do(store, "unpin", {"claim": claim["claim"], "pin": pin.id})

    def shown() -> tuple[object, ...]:
        mark = store.db.execute("SELECT state FROM counterpart_mark").fetchone()
        pins = store.db.execute("SELECT count(*) FROM pin WHERE active = 1").fetchone()[0]
        found = state(store, claim)
        return (found and (found[0], found[2]), mark and mark[0], pins)

    steps = [shown()]
    while undoable(store, "ada", claim["claim"]):
        undo(store, claim)
        steps.append(shown())
    assert steps == [
        (("dismissed", "ask the archive"), "dismissed", 0),
        (("dismissed", "ask the archive"), "dismissed", 1),
        (("dismissed", "ask the archive"), "dismissed", 0),
        (("dismissed", "ask the archive"), "confirmed", 0),
        (("dismissed", "ask the archive"), None, 0),
        (("unreviewed", "ask the archive"), None, 0),
        (None, None, 0),
    ]
    while redoable(store, "ada", claim["claim"]):
        redo(store, claim)
    assert shown() == steps[0]
    assert verify(store).ok


def test_another_reviewer_may_unpin(store: Store, document: Added) -> None:
    claim = document.claims[0]
    pinned = {
        "kind": "passage",
        "source": document.id,
        "start": claim["start"],
        "end": claim["end"],
        "exact_sha256": claim["exact_sha256"],
    }
    pin = do(store, "pin", {**claim, "pinned": pinned})
    do(store, "unpin", {"claim": claim["claim"], "pin": pin.id}, "bob")
    assert store.db.execute("SELECT active FROM pin").fetchone() == (0,)
    undo(store, claim, "bob")
    assert store.db.execute("SELECT active FROM pin").fetchone() == (1,)
