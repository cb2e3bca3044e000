"""Claims that hold decisions and are in no current document."""

from __future__ import annotations

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.rows import ClaimRow, short_name
from workbench.store.selection import HIDDEN_SLOTS
from workbench.store.versions import text_of

_STANDING = (
    "SELECT claim, document FROM claim_state",
    *(
        f"SELECT claim, document FROM {table} WHERE active = 1"
        for table in ("pin", "flag", "query", "counterpart_decision")
    ),
)


@guarded
def gone(store: Store) -> list[tuple[str, str]]:
    """Their ids, each with that of its document."""
    rows = store.db.execute(
        f"""
        SELECT DISTINCT held.claim, held.document FROM ({" UNION ".join(_STANDING)}) AS held
        WHERE held.claim NOT IN (
            SELECT claim.id FROM claim WHERE claim.slot NOT IN ({HIDDEN_SLOTS})
        )
        """
    )
    return [(claim, document) for claim, document in rows]


@guarded
def unlisted(store: Store, claim: str, document: str, start: int, end: int) -> ClaimRow:
    """A claim that the machine does not have, as lists show one."""
    name, *decided = store.db.execute(
        """
        SELECT name, coalesce(verdict, 'unreviewed'), reason, note, reviewer, at,
            coalesce(disagreement, 0), coalesce(verdicts, 0)
        FROM document LEFT JOIN claim_state ON claim_state.claim = ?
        WHERE document.id = ?
        """,
        (claim, document),
    ).fetchone()
    verdict, reason, note, reviewer, at, disagreement, verdicts = decided
    text = text_of(store, document)[start:end]
    return ClaimRow(
        pk=-1,
        id=claim,
        document=document,
        name=short_name(name),
        ord=0,
        start=start,
        end=end,
        text=text,
        reading=text,
        check_worthy=0.0,
        verdict=verdict,
        reason=reason,
        note=note,
        reviewer=reviewer,
        at=at,
        stale=True,
        markers=0,
        dangling=0,
        counterparts=0,
        differing=0,
        disagreement=bool(disagreement),
        verdicts=verdicts,
    )
