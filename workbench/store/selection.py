"""From a query for claims to SQL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from workbench.model.errors import UsageError
from workbench.model.verdict import STATES
from workbench.store.connection import Store
from workbench.store.rows import ClaimQuery
from workbench.store.schema import SLOT_BITS, slot_keys
from workbench.store.words import typed_query

HIDDEN_SLOTS = """
    SELECT slot FROM document_text WHERE document IN (
        SELECT id FROM document WHERE removed_at IS NOT NULL
        UNION ALL
        SELECT replaces FROM document WHERE replaces IS NOT NULL AND removed_at IS NULL
    )
"""
"""The slots of documents that were removed or replaced by a newer version."""

_DECIDED = "SELECT claim.pk FROM claim_state JOIN claim ON claim.id = claim_state.claim WHERE "

HAS: dict[str, str] = {
    "citation": "summary.markers > 0",
    "no-citation": "summary.markers = 0",
    "dangling": "summary.dangling > 0",
    "counterpart": "summary.counterparts > 0",
    "difference": "summary.differing > 0",
    "note": f"summary.pk IN ({_DECIDED} claim_state.note IS NOT NULL)",
    "disagreement": f"summary.pk IN ({_DECIDED} claim_state.disagreement = 1)",
    "pin": "summary.pk IN (SELECT claim.pk FROM pin JOIN claim ON claim.id = pin.claim "
    "WHERE pin.active = 1)",
}
"""What a claim can be asked to have, and how that is told."""


@dataclass(slots=True)
class Selection:
    """The claims that a query selects, as SQL over ``claim_summary AS summary``.

    Attributes:
        words: whether it looks words up.
        states: whether it goes through the claims state by state.
        conditions: what stands after WHERE, to be joined by AND.
        values: the parameters, in the order in which they stand.
    """

    words: bool
    states: bool
    conditions: list[str] = field(default_factory=list)
    values: list[str | int | float] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The expression for the claims' keys, to page and order by."""
        return "claim_fts.rowid" if self.words else "summary.pk"

    def require(self, condition: str, *values: str | int | float) -> None:
        """Add a condition and its parameters."""
        self.conditions.append(condition)
        self.values += values

    def sql(self, columns: str, *conditions: str, rest: str = "") -> str:
        """A SELECT of the columns, with more conditions before the query's own, and its rest."""
        # The planner has no statistics, so it is told what is quick. The full-text index gives
        # its hits in the order of keys, one by one: the first come at once.
        if self.words:
            source = "claim_fts CROSS JOIN claim_summary AS summary ON pk = claim_fts.rowid"
        else:
            index = "INDEXED BY claim_summary_by_state" if self.states else "NOT INDEXED"
            source = f"claim_summary AS summary {index}"
        return (
            f"SELECT {columns} FROM {source} "
            f"WHERE {' AND '.join((*conditions, *self.conditions)) or 'TRUE'} {rest}"
        )


def select(store: Store, query: ClaimQuery, *, by_state: bool = False) -> Selection:
    """Turn a query into SQL.

    Args:
        store: the database.
        query: which claims.
        by_state: whether the claims are wanted state by state, not in the order of keys.

    Raises:
        UsageError: it asks for a state or a property that there is not.
    """
    typed = typed_query(query.words)
    chosen = Selection(words=typed is not None, states=by_state or len(query.states) == 1)
    if typed is not None:
        chosen.require("claim_fts MATCH ?", typed)
    _require_document(store, chosen, query.document)
    if query.states:
        _check(query.states, STATES, "state")
        chosen.require(f"summary.state IN ({_marks(query.states)})", *sorted(query.states))
    if query.threshold is not None:
        chosen.require(
            "(summary.check_worthy >= ? OR summary.state <> 'unreviewed')", query.threshold
        )
    _check(query.has, HAS, "property")
    for wanted in sorted(query.has):
        chosen.require(HAS[wanted])
    if query.reviewer is not None:
        chosen.require(
            "summary.pk IN (SELECT claim.pk FROM reviewer_verdict AS mine "
            "JOIN claim ON claim.id = mine.claim WHERE mine.reviewer = ?)",
            query.reviewer,
        )
    return chosen


def _require_document(store: Store, chosen: Selection, document: str | None) -> None:
    if document is None:
        if store.db.execute(HIDDEN_SLOTS).fetchone():
            chosen.require(f"({chosen.key} >> {SLOT_BITS}) NOT IN ({HIDDEN_SLOTS})")
        return
    row = store.db.execute(
        "SELECT slot FROM document_text WHERE document = ?", (document,)
    ).fetchone()
    if row is None:
        chosen.require("FALSE")
    else:
        chosen.require(f"{chosen.key} BETWEEN ? AND ?", *slot_keys(row[0]))


def _check(wanted: frozenset[str], known: Collection[str], kind: str) -> None:
    for name in sorted(wanted - set(known)):
        raise UsageError(f"there is no {kind} '{name}'", todo=f"one of: {', '.join(known)}")


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
