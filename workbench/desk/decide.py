"""What a reviewer decides, each as an event: verdicts, notes, pins, pairs, and their undoing.

Nothing here ever changes or removes an earlier event. A function does all that it is asked or,
raising, nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workbench.desk.writing import record_all
from workbench.model.errors import UsageError
from workbench.model.verdict import REASON_REQUIRED, REASONS, VERDICTS, Decision

if TYPE_CHECKING:
    from workbench.ledger.record import Draft
    from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: the ids of the new events, and of the claims they are about."""

    events: tuple[str, ...]
    claims: tuple[str, ...]


def check(decision: Decision) -> None:
    """Refuse a decision whose reason is missing or is not one of the verdict's.

    Raises:
        UsageError: with the reasons that would do.
    """
    allowed = REASONS.get(decision.verdict, ())
    choices = "one of: " + ", ".join(allowed) if allowed else "leave it out"
    if decision.reason is None:
        if decision.verdict in REASON_REQUIRED:
            raise UsageError(f"'{decision.verdict}' needs a reason", todo=choices)
    elif decision.reason not in allowed:
        raise UsageError(f"'{decision.reason}' is no reason for '{decision.verdict}'", todo=choices)


def decide(store: Store, claims: Sequence[str], decision: Decision, *, reviewer: str) -> Outcome:
    """Give claims a verdict, take one's own back, or dismiss them.

    Args:
        store: open for writing.
        claims: whole ids.
        decision: the verdict with its reason and note.
        reviewer: who decides.

    Raises:
        UsageError: the decision's reason is off, or a claim is not known.
    """
    check(decision)
    return record_drafts(store, deciding(store, claims, decision, reviewer), reviewer)


def deciding(
    store: Store,
    claims: Sequence[str],
    decision: Decision,
    reviewer: str,
    *,
    of: str | None = None,
) -> Callable[[], list[Draft]]:
    """How the events of a decision are made.

    A verdict on a claim that waits for a blind check is a second check.

    Args:
        of: the first reviewer's event, when it is a second check in any case.
    """
    from workbench.desk.shown import shown_digest
    from workbench.store.checking import awaiting_second_check

    # What was shown was shown before; to find it may take long, so nobody is kept from writing.
    shown = {claim: shown_digest(store, claim) for claim in claims}

    def drafts() -> list[Draft]:
        first = awaiting_second_check(store) if decision.verdict in VERDICTS else {}
        blind = {claim for claim in claims if first.get(claim, reviewer) != reviewer}
        return [
            _second_check(
                store, _decision(store, claim, decision, shown[claim]), reviewer, claim in blind, of
            )
            if of or claim in blind
            else _decision(store, claim, decision, shown[claim])
            for claim in claims
        ]

    return drafts


def annotate(store: Store, claim: str, note: str, *, reviewer: str) -> Outcome:
    """Write a note about a claim, apart from any verdict."""
    from workbench.ledger.record import Draft

    if not note.strip():
        raise UsageError("the note is empty", todo="write something, or leave it")
    return record_drafts(
        store, lambda: [Draft("note", place_of(store, claim), {"note": note})], reviewer
    )


def pin_counterpart(store: Store, claim: str, counterpart: str, *, reviewer: str) -> Outcome:
    """Hold a claim of another document as evidence for or against a claim."""
    from workbench.ledger.record import Draft

    def drafts() -> list[Draft]:
        other = place_of(store, counterpart)
        pinned = {
            "kind": "counterpart",
            "source": other["document"],
            **{key: other[key] for key in ("start", "end", "exact_sha256")},
        }
        return [Draft("pin", {**place_of(store, claim), "pinned": pinned})]

    return record_drafts(store, drafts, reviewer)


def unpin(store: Store, claim: str, pin: str, *, reviewer: str) -> Outcome:
    """Let go of a piece of evidence; ``pin`` is the event that pinned it."""
    from workbench.ledger.record import Draft

    return record_drafts(store, lambda: [Draft("unpin", {"claim": claim, "pin": pin})], reviewer)


def judge_counterpart(
    store: Store,
    claim: str,
    counterpart: str,
    state: Literal["confirmed", "dismissed"],
    *,
    reviewer: str,
) -> Outcome:
    """Say that a proposed counterpart is one, or is none; either is remembered."""
    from workbench.ledger.record import Draft

    def drafts() -> list[Draft]:
        body = {**place_of(store, claim), "counterpart": place_of(store, counterpart)}
        return [Draft(f"counterpart-{state}", body)]

    return record_drafts(store, drafts, reviewer)


def undo(store: Store, *, reviewer: str) -> Outcome | None:
    """Take back the reviewer's own latest action; None when there is none."""
    from workbench.ledger.undo import undoable

    return _reverse(store, lambda: undoable(store, reviewer), reviewer)


def redo(store: Store, *, reviewer: str) -> Outcome | None:
    """Take back the reviewer's latest undo, unless something was done since; None then."""
    from workbench.ledger.undo import redoable

    return _reverse(store, lambda: redoable(store, reviewer), reviewer)


def _reverse(store: Store, find: Callable[[], str | None], reviewer: str) -> Outcome | None:
    """Undo the event that is found; None if there is none."""
    from workbench.desk.reread import refresh
    from workbench.ledger.acted import claims_of, corrected_documents
    from workbench.ledger.record import Draft
    from workbench.store.events import event as kept

    found: list[str] = []

    def drafts() -> list[Draft]:
        event = find()
        row = kept(store, event) if event else None
        found[:] = [row.id] if row else []
        return [Draft("undo", {"claim": row.claim, "event": row.id})] if row else []

    def follow() -> None:
        for document in corrected_documents(store, found):
            refresh(store, document, reviewer=reviewer)

    done = record_drafts(store, drafts, reviewer, follow)
    return Outcome(done.events, claims_of(store, found)) if done.events else None


def _decision(store: Store, claim: str, decision: Decision, shown: str) -> Draft:
    from workbench.ledger.record import Draft

    body = place_of(store, claim) | {"shown": shown}
    private = {"note": decision.note} if decision.note else {}
    if decision.verdict == "dismissed":
        return Draft("claim-dismissed", body, private)
    return Draft(
        "verdict", body | {"verdict": decision.verdict, "reason": decision.reason}, private
    )


def _second_check(
    store: Store, verdict: Draft, reviewer: str, hidden: bool, of: str | None
) -> Draft:
    """A verdict after another's; blind if that one was hidden, and always had been."""
    from workbench.ledger.record import Draft
    from workbench.store.checking import has_decided
    from workbench.store.reviewers import reviewer_verdicts

    claim = verdict.body["claim"]
    if of is None:
        held = reviewer_verdicts(store, [claim]).get(claim, ())
        of = next((row.event for row in held if row.reviewer != reviewer), None)
    blind = hidden and not has_decided(store, claim, reviewer)
    return Draft("second-check", {**verdict.body, "of": of, "blind": blind}, verdict.private)


def place_of(store: Store, claim_id: str) -> dict[str, Any]:
    """The claim and where it stands, as events name it."""
    from workbench.ledger.bodies import place
    from workbench.store.claims import load_claim

    document, claim = load_claim(store, claim_id)
    return {**place(document, claim.start, claim.end, claim.text)}


def record_drafts(
    store: Store,
    drafts: Callable[[], Sequence[Draft]],
    reviewer: str,
    then: Callable[[], object] = lambda: None,
) -> Outcome:
    """Record drafts in the order given; ``then`` is called in the same transaction."""
    done = [
        event
        for event in record_all(store, drafts, reviewer, then=then)
        if event.kind not in ("reviewer-added", "re-opened")
    ]
    claims = dict.fromkeys(event.claim for event in done if event.claim)
    return Outcome(tuple(event.id for event in done), tuple(claims))
