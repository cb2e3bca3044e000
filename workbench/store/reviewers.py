"""Who is enrolled as a reviewer, and what each holds."""

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
def reviewers(store: Store) -> list[tuple[str, str, str]]:
    """The roster: each reviewer's name, since when, and added by whom."""
    rows = store.db.execute("SELECT name, at, added_by FROM reviewer ORDER BY at, name")
    return [(name, at, added_by) for name, at, added_by in rows]


@guarded
def reviewer_verdicts(store: Store, claims: Iterable[str]) -> dict[str, tuple[VerdictRow, ...]]:
    """Each reviewer's own verdict on claims, as it stands, by the claims' ids, oldest first."""
    rows = store.db.execute(
        """
        SELECT verdict.claim, verdict.event, verdict.kind, verdict.reviewer, verdict.verdict,
            verdict.reason, verdict.note, verdict.at, verdict.active, coalesce(carried.stale, 0)
        FROM json_each(?) AS wanted
            CROSS JOIN reviewer_verdict AS mine ON mine.claim = wanted.value
            JOIN verdict ON verdict.event = mine.event
            LEFT JOIN carried ON carried.event = mine.event
        ORDER BY verdict.ord
        """,
        (pack(list(claims)),),
    ).fetchall()
    found: dict[str, tuple[VerdictRow, ...]] = {}
    for claim, *row, active, stale in rows:
        held = VerdictRow(*[*row, bool(active), bool(stale)])
        found[claim] = (*found.get(claim, ()), held)
    return found
