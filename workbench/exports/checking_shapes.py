"""The stable JSON shapes of second checks, agreement and queries; see :mod:`shapes`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workbench.desk.agreement import Agreement
from workbench.desk.checking import Waiting
from workbench.store.checking import QueryRow

CHECKING = "workbench.checking/1"
AGREEMENT = "workbench.agreement/1"
QUERIES = "workbench.queries/1"


def waiting_object(one: Waiting) -> dict[str, Any]:
    """One claim that waits for a reviewer, as ``check`` prints it."""
    row = one.claim
    return {
        "why": one.why,
        "claim": row.id,
        "document": row.document,
        "name": row.name,
        "text": row.text,
    }


def agreement_object(found: Agreement) -> dict[str, Any]:
    """How far reviewers agree, as ``agreement`` prints it."""
    return {
        "claims": found.claims,
        "reviewers": list(found.reviewers),
        "pairs": [asdict(pair) for pair in found.pairs],
        "alpha": found.alpha,
    }


def query_object(row: QueryRow) -> dict[str, Any]:
    """One query with its answers, as ``query list`` and the verification log print it."""
    return {
        "id": row.event,
        "open": row.open,
        "addressee": row.addressee,
        "person": row.person,
        "question": row.question,
        "answers": [asdict(answer) for answer in row.answers],
        "claim": row.claim,
        "document": row.document,
        "name": row.name,
        "text": row.text,
        "reviewer": row.reviewer,
        "at": row.at,
    }
