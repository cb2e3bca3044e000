"""Two people on one claim: flags, second checks, and settling what they disagree about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.desk.decide import Outcome, check, deciding, place_of, record_drafts
from workbench.model.errors import UsageError
from workbench.model.verdict import VERDICTS, Decision

if TYPE_CHECKING:
    from workbench.desk.house_rules import HouseRules
    from workbench.ledger.record import Draft
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimRow, VerdictRow

CHECKED_TWICE = "flagged-checked-twice"
"""The house rule that kinds of claims are flagged by."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A second check that was recorded.

    Attributes:
        blind: whether the others' decisions were hidden from the reviewer until now.
        others: what the others hold, the earliest first.
    """

    outcome: Outcome
    verdict: str
    blind: bool
    others: tuple[VerdictRow, ...]

    @property
    def agrees(self) -> bool:
        """Whether all others hold the same verdict."""
        return all(other.verdict == self.verdict for other in self.others)


@dataclass(frozen=True, slots=True)
class Settled:
    """An adjudication that was recorded.

    Attributes:
        verdicts: the decisions that it settles.
        missing: reviewers who hold one of these and have yet to adjudicate alike; none when
            somebody else than they did it.
    """

    outcome: Outcome
    verdicts: tuple[VerdictRow, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for a reviewer, as far as it may be shown to them."""

    claim: ClaimRow
    why: Literal["second check", "adjudication", "agreement"]


def second_check(store: Store, claim: str, decision: Decision, *, reviewer: str) -> Checked:
    """Give a verdict on a claim that another reviewer has decided on.

    Args:
        claim: its whole id.

    Raises:
        UsageError: nobody else has decided on it, it is no verdict, or its reason is off.
    """
    from workbench.desk.blind import hidden_from

    check(decision)
    if decision.verdict not in VERDICTS:
        raise UsageError(
            f"'{decision.verdict}' is no verdict", todo=f"one of: {', '.join(VERDICTS)}"
        )
    with store.snapshot():
        others = _others(store, claim, reviewer)
        was_blind = claim in hidden_from(store, [claim], reviewer)
    if not others:
        raise UsageError(
            "no other reviewer has decided on it yet", claim[:8], "see: workbench mark"
        )
    drafts = deciding(store, [claim], decision, reviewer, of=others[0].event)
    outcome = record_drafts(store, drafts, reviewer)
    return Checked(outcome, decision.verdict, was_blind, others)


def adjudicate(store: Store, claim: str, decision: Decision, *, reviewer: str) -> Settled:
    """Settle what reviewers decided differently; the adjudicated verdict is what counts.

    A third person settles it at once. One of the parties can begin: it counts as settled by the
    house rules once each of the others has adjudicated alike.

    Raises:
        UsageError: fewer than two decisions stand, it is taken back instead of decided, or the
            reason is off.
    """
    from workbench.desk.shown import shown_digest
    from workbench.ledger.record import Draft

    check(decision)
    if decision.verdict == "unreviewed":
        raise UsageError("'unreviewed' settles nothing", todo=f"one of: {', '.join(VERDICTS)}")
    with store.snapshot():
        held = _held(store, claim)
    if len(held) < 2:
        raise UsageError("there are no two decisions to settle", claim[:8], "see: workbench show")

    def drafts() -> list[Draft]:
        body = place_of(store, claim) | {
            "verdict": decision.verdict,
            "reason": decision.reason,
            "shown": shown_digest(store, claim),
            "verdicts": [row.event for row in _held(store, claim)],
        }
        private = {"note": decision.note} if decision.note else {}
        return [Draft("adjudication", body, private)]

    outcome = record_drafts(store, drafts, reviewer)
    return Settled(outcome, held, parties_missing(store, claim))


def parties_missing(store: Store, claim: str) -> tuple[str, ...]:
    """Who must still adjudicate a claim alike before it is settled.

    None when somebody who holds no decision of their own adjudicated last, or nobody did.
    """
    from workbench.store.checking import adjudicators

    by = adjudicators(store, [claim]).get(claim, {})
    parties = [row.reviewer for row in _held(store, claim)]
    if not by:
        return ()
    last = list(by)[-1]
    verdict = by[last]
    if last not in parties:
        return ()
    return tuple(name for name in parties if by.get(name) != verdict)


def flag(
    store: Store,
    claims: Sequence[str],
    *,
    reviewer: str,
    note: str | None = None,
    rule: str | None = None,
) -> Outcome:
    """Say that a second person should check claims.

    Args:
        claims: whole ids.
        note: why, in the reviewer's words.
        rule: the house rule that wants it.
    """
    from workbench.ledger.record import Draft

    private = {"note": note} if note else {}

    def drafts() -> list[Draft]:
        return [
            Draft("flagged", {**place_of(store, claim), "rule": rule}, private) for claim in claims
        ]

    return record_drafts(store, drafts, reviewer)


def flag_by_rules(store: Store, document: str, rules: HouseRules, *, reviewer: str) -> Outcome:
    """Flag the claims of a document that house rules want checked twice and nobody flagged."""
    from workbench.store.claims import document_claims
    from workbench.store.sign_offs import flagged

    done = flagged(store, document)
    wanted = [
        claim.id
        for claim in document_claims(store, document)
        if claim.check_worthy >= rules.threshold
        and rules.check_twice & set(claim.kinds)
        and claim.id not in done
    ]
    return flag(store, wanted, reviewer=reviewer, rule=CHECKED_TWICE)


def worklist(store: Store, reviewer: str) -> list[Waiting]:
    """What waits for a reviewer: second checks, disagreements, and settlements to agree to."""
    from workbench.desk.blind import all_hidden_from, veiled
    from workbench.store.checking import adjudicated
    from workbench.store.listing import claim_list
    from workbench.store.rows import ClaimQuery

    with store.snapshot():
        hidden = all_hidden_from(store, reviewer)
        agreeing = {claim for claim in adjudicated(store) if _must_agree(store, claim, reviewer)}
        rows = {
            row.id: row
            for has in ("second-check", "disagreement")
            for row in claim_list(store, ClaimQuery(has=frozenset({has})))
        }
        rows |= {row.id: row for row in _rows(store, sorted(agreeing - rows.keys()))}
    found = []
    for row in sorted(rows.values(), key=lambda row: row.pk):
        if row.id in hidden:
            found.append(Waiting(veiled(row), "second check"))
        elif row.id in agreeing:
            found.append(Waiting(row, "agreement"))
        elif row.disagreement:
            found.append(Waiting(row, "adjudication"))
    return found


def _must_agree(store: Store, claim: str, reviewer: str) -> bool:
    return reviewer in parties_missing(store, claim)


def _rows(store: Store, claims: Sequence[str]) -> list[ClaimRow]:
    """The rows of claims that are still there."""
    from workbench.store.listing import claim_key, claim_rows

    keys = [key for key in (claim_key(store, claim) for claim in claims) if key is not None]
    return list(claim_rows(store, keys).values())


def _held(store: Store, claim: str) -> tuple[VerdictRow, ...]:
    """The decisions that reviewers hold on a claim, the earliest first."""
    from workbench.store.reviewers import reviewer_verdicts

    return reviewer_verdicts(store, [claim]).get(claim, ())


def _others(store: Store, claim: str, reviewer: str) -> tuple[VerdictRow, ...]:
    return tuple(row for row in _held(store, claim) if row.reviewer != reviewer)
