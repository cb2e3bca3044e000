"""Signing a document off: what is signed, who signs, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workbench.desk.house_rules import RULES, Breach, HouseRules, breaches
from workbench.desk.writing import own_head, record_all
from workbench.model.errors import StoreError, UsageError

if TYPE_CHECKING:
    from workbench.ledger.checkpoint import Checkpoint
    from workbench.ledger.event import Event
    from workbench.ledger.record import Draft
    from workbench.store.connection import Store
    from workbench.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be signed.

    Attributes:
        document: with the numbers of its claims by verdict, at the rules' threshold.
        head: its checkpoint is what a key signs.
        state_sha256: digest of everything decided about the document's claims.
        broken: the house rules that it breaks.
        key: the public key of who signs; None without one.
    """

    document: DocumentRow
    head: Checkpoint
    state_sha256: str
    broken: tuple[Breach, ...]
    key: str | None


def propose(store: Store, document: str, rules: HouseRules, *, reviewer: str) -> Proposal:
    """What a reviewer would sign now.

    Args:
        document: its whole id.
    """
    from workbench.ledger.keyring import current_key
    from workbench.ledger.settled import state_sha256
    from workbench.store.documents import documents

    with store.snapshot():
        head = own_head(store)
        row = next((row for row in documents(store, rules.threshold) if row.id == document), None)
        if head is None or row is None:
            what = "it is not on the desk, or a newer version is"
            raise UsageError(what, document[:8], "see: workbench status")
        key = current_key(store, reviewer)
        return Proposal(
            document=row,
            head=head,
            state_sha256=state_sha256(store, document),
            broken=tuple(breaches(store, document, rules)),
            key=key.key if key else None,
        )


def check_overrides(overrides: Mapping[str, str]) -> None:
    """Refuse to set aside what is no rule, or without a reason.

    Raises:
        UsageError: with the rules that there are.
    """
    for rule, reason in overrides.items():
        if rule not in RULES:
            raise UsageError(f"there is no rule '{rule}'", todo=f"one of: {', '.join(RULES)}")
        if not reason.strip():
            raise UsageError(f"why '{rule}' is set aside is not said", todo="say it with --because")


def standing(proposal: Proposal, overrides: Mapping[str, str]) -> list[Breach]:
    """What is broken and was not set aside."""
    return [breach for breach in proposal.broken if breach.rule not in overrides]


def sign_off(
    store: Store,
    proposal: Proposal,
    overrides: Mapping[str, str],
    *,
    reviewer: str,
    note: str | None = None,
) -> Event:
    """Sign a document off as it was shown.

    A reviewer with a key signs the checkpoint, and the event that says what was signed off.

    Args:
        overrides: the rules that are set aside, and why. Only those that are broken are told.

    Raises:
        UsageError: a rule is broken, or the document has changed since it was shown.
        StoreError: nothing was signed.
    """
    from workbench.ledger.keyring import sign_checkpoint, sign_with
    from workbench.ledger.record import Draft
    from workbench.ledger.sshkeys import EVENT

    if left := standing(proposal, overrides):
        raise UsageError(f"'{left[0].rule}' is broken", proposal.document.name)
    check_overrides(overrides)
    key = proposal.key
    signature = sign_checkpoint(key, proposal.head.text()) if key else None
    broken = dict.fromkeys(breach.rule for breach in proposal.broken)
    set_aside = record_all(
        store, lambda: [_override(proposal, rule, overrides[rule]) for rule in broken], reviewer
    )
    ids = [event.id for event in set_aside if event.kind == "override"]
    private = {"note": note} if note else {}

    def drafts() -> list[Draft]:
        return [Draft("sign-off", _body(store, proposal, ids, signature), private)]

    sign = partial(sign_with, key, EVENT, ask=True) if key else None
    return record_all(store, drafts, reviewer, sign)[-1]


def _override(proposal: Proposal, rule: str, reason: str) -> Draft:
    from workbench.ledger.record import Draft

    body = {"document": proposal.document.id, "claim": None, "rule": rule, "reason": reason}
    return Draft("override", body)


def _body(
    store: Store, proposal: Proposal, overrides: list[str], signature: str | None
) -> dict[str, object]:
    from workbench.ledger.settled import state_sha256

    if state_sha256(store, proposal.document.id) != proposal.state_sha256:
        raise StoreError(
            "it has changed since it was shown; it is not signed off",
            proposal.document.name,
            "look at it again",
        )
    head = proposal.head
    return {
        "document": proposal.document.id,
        "head": {"log": head.log, "size": head.size, "root": head.root.hex()},
        "claims": proposal.document.claims,
        "state_sha256": proposal.state_sha256,
        "overrides": overrides,
        "signature": signature,
    }
