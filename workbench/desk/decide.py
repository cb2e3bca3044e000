"""What a reviewer decides, each as an event: verdicts, notes, pins, and their undoing.

Nothing here ever changes or removes an earlier event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.model.errors import UsageError
from workbench.model.verdict import REASON_REQUIRED, REASONS, Decision
from workbench.safe.json import dumps

if TYPE_CHECKING:
    from workbench.model.claim import Claim
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
    if decision.reason is None:
        if decision.verdict in REASON_REQUIRED:
            raise UsageError(
                f"'{decision.verdict}' needs a reason", "", "one of: " + ", ".join(allowed)
            )
    elif decision.reason not in allowed:
        todo = "one of: " + ", ".join(allowed) if allowed else "leave it out"
        raise UsageError(
            f"'{decision.reason}' is no reason for '{decision.verdict}'", "", todo
        )


def decide(
    store: Store, claims: Sequence[str], decision: Decision, *, reviewer: str
) -> Outcome:
    """Give claims a verdict, take it back, or dismiss them; all of them or none.

    Args:
        store: open for writing.
        claims: whole ids.
        decision: the verdict with its reason and note.
        reviewer: who decides.

    Raises:
        UsageError: the decision's reason is off, or a claim is not known.
    """
    check(decision)
    with store.write():
        events = [_verdict(store, claim, decision, reviewer) for claim in claims]
    return Outcome(tuple(events), tuple(claims))


def _verdict(store: Store, claim_id: str, decision: Decision, reviewer: str) -> str:
    from workbench.ledger.record import record
    from workbench.store.claims import load_claim

    document, claim = load_claim(store, claim_id)
    private = {"note": decision.note} if decision.note else None
    if decision.verdict == "dismissed":
        body = {"claim": claim_id, "document": document, **_place(claim)}
        return record(store, "claim-dismissed", body, actor=reviewer, private=private).id
    body = {
        "claim": claim_id,
        "document": document,
        **_place(claim),
        "verdict": decision.verdict,
        "reason": decision.reason,
        "shown": shown_digest(store, claim_id),
    }
    return record(store, "verdict", body, actor=reviewer, private=private).id


def _place(claim: Claim) -> dict[str, object]:
    return {
        "start": claim.start,
        "end": claim.end,
        "exact_sha256": sha256(claim.text.encode("utf-8")).hexdigest(),
    }
