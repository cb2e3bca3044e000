"""Decisions, taken back and given again; each refusal tells what would do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk.add import add_document
from workbench.desk.decide import (
    annotate,
    decide,
    judge_counterpart,
    pin_counterpart,
    redo,
    undo,
    unpin,
)
from workbench.desk.inputs import Given
from workbench.ledger.verify import verify
from workbench.model.errors import UsageError
from workbench.model.verdict import REASONS, VERDICTS, Decision
from workbench.reading import read
from workbench.store.claims import resolve_claim
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import counterparts_of
from workbench.store.details import claim_detail

ONE = (
    "The weir at Hale was rebuilt in 1931. It is 84 metres long. Two sluices were added in 1950.\n"
)
OTHER = "The weir at Hale was rebuilt in 1934. It is 84 metres long. Eels pass it in autumn.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", "create") as opened:
        for name, text in (("one.txt", ONE), ("other.txt", OTHER)):
            data = text.encode()
            add_document(opened, read(data, name=name), data, Given(), reviewer="A")
        yield opened


@pytest.fixture
def claim(store: Store) -> str:
    return resolve_claim(store, "rebuilt in 1931")


def verdict(store: Store, claim: str) -> str:
    return claim_detail(store, claim).row.verdict


@pytest.mark.parametrize(
    ("name", "reason"), [(name, reason) for name in VERDICTS for reason in REASONS[name]]
)
def test_each_verdict_takes_each_of_its_reasons(
    store: Store, claim: str, name: str, reason: str
) -> None:
    state = next(state for state in VERDICTS if state == name)
    decide(store, [claim], Decision(state, reason, "as seen"), reviewer="B")
    row = claim_detail(store, claim).row
    assert (row.verdict, row.reason, row.note, row.reviewer) == (name, reason, "as seen", "B")
    assert verify(store).ok


def test_a_reason_of_another_verdict_is_refused_and_nothing_is_written(
    store: Store, claim: str
) -> None:
    before = verify(store).events
    with pytest.raises(UsageError, match="cited-source-contradicts"):
        decide(store, [claim], Decision("contested", "primary-document"), reviewer="B")
    with pytest.raises(UsageError, match="needs a reason"):
        decide(store, [claim], Decision("unsupported"), reviewer="B")
    assert verify(store).events == before


def test_several_claims_are_decided_together_or_not_at_all(store: Store, claim: str) -> None:
    other = resolve_claim(store, "Two sluices")
    with pytest.raises(UsageError):
        decide(store, [claim, other, "0" * 64], Decision("contested"), reviewer="B")
    assert verdict(store, claim) == verdict(store, other) == "unreviewed"
    decide(store, [claim, other], Decision("contested"), reviewer="B")
    assert verdict(store, claim) == verdict(store, other) == "contested"


def test_undo_goes_back_step_by_step_and_redo_forward(store: Store, claim: str) -> None:
    for state in ("corroborated", "contested", "dismissed"):
        decide(store, [claim], Decision(state), reviewer="B")  # type: ignore[arg-type]
    seen = []
    while undo(store, reviewer="B") is not None:
        seen.append(verdict(store, claim))
    assert seen == ["contested", "corroborated", "unreviewed"]
    assert redo(store, reviewer="B") is not None
    assert verify(store).ok


def test_nobody_undoes_what_somebody_else_did(store: Store, claim: str) -> None:
    decide(store, [claim], Decision("contested"), reviewer="B")
    assert undo(store, reviewer="C") is None
    assert verdict(store, claim) == "contested"


def test_a_note_is_kept_apart_from_the_verdict(store: Store, claim: str) -> None:
    annotate(store, claim, "Ask the river board.", reviewer="B")
    detail = claim_detail(store, claim)
    assert [note.note for note in detail.notes] == ["Ask the river board."]
    assert detail.row.verdict == "unreviewed"
    with pytest.raises(UsageError):
        annotate(store, claim, "  ", reviewer="B")


def test_a_counterpart_is_pinned_and_let_go(store: Store, claim: str) -> None:
    other = resolve_claim(store, "rebuilt in 1934")
    pin = pin_counterpart(store, claim, other, reviewer="B").events[0]
    assert [held.active for held in claim_detail(store, claim).pins] == [True]
    unpin(store, claim, pin, reviewer="B")
    assert [held.active for held in claim_detail(store, claim).pins] == [False]
    assert verify(store).ok


def test_what_is_said_of_a_pair_is_remembered(store: Store, claim: str) -> None:
    (best, *_) = counterparts_of(store, claim)
    judge_counterpart(store, claim, best.counterpart.counterpart, "dismissed", reviewer="B")
    assert counterparts_of(store, claim)[0].mark == "dismissed"


def test_a_new_reviewer_is_enrolled_once(store: Store, claim: str) -> None:
    before = verify(store).events
    decide(store, [claim], Decision("contested"), reviewer="New")
    decide(store, [claim], Decision("corroborated"), reviewer="New")
    assert verify(store).events == before + 3
