"""Who is enrolled as a reviewer, and what each holds of a claim."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import pack
from workbench.store.rows import VerdictRow


@guarded
def is_enrolled(store: Store, name: str) -> bool:
    """Whether a reviewer of this name stands in the roster."""
    found = store.db.execute("SELECT 1 FROM reviewer WHERE name = ?", (name,)).fetchone()
    return found is not None


@guarded
def reviewer_verdicts(store: Store, claims: Iterable[str]) -> dict[str, tuple[VerdictRow, ...]]:
    """What each reviewer holds of claims, by claim and in the order of deciding.

    Args:
        claims: whole ids; those that nobody decided on are missing from the answer.
    """
    rows = store.db.execute(
        """
        SELECT held.claim, verdict.event, verdict.kind, verdict.reviewer, verdict.verdict,
            verdict.reason, verdict.note, verdict.at, verdict.active
        FROM json_each(?) AS wanted
            JOIN reviewer_verdict AS held ON held.claim = wanted.value
            JOIN verdict ON verdict.event = held.event
        ORDER BY verdict.ord
        """,
        (pack(list(claims)),),
    )
    found: dict[str, list[VerdictRow]] = {}
    for claim, *values, active in rows:
        found.setdefault(claim, []).append(VerdictRow(*values, bool(active)))
    return {claim: tuple(held) for claim, held in found.items()}
