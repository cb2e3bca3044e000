"""From a query for claims to SQL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from workbench.model.errors import UsageError
from workbench.model.verdict import STATES
from workbench.store import schema_checking
from workbench.store.connection import Store
from workbench.store.rows import ClaimQuery
from workbench.store.schema import SLOT_BITS, slot_keys
from workbench.store.words import typed_query

HIDDEN_SLOTS = """
    SELECT slot FROM document_text WHERE document IN (
        SELECT id FROM document WHERE removed_at IS NOT NULL
        UNION ALL
        SELECT superseded.document FROM superseded
            JOIN document AS newer ON newer.id = superseded.by
        WHERE newer.removed_at IS NULL
    )
"""
"""The slots of documents that were removed or replaced by a newer version."""

_DECIDED = "SELECT claim.pk FROM claim_state JOIN claim ON claim.id = claim_state.claim WHERE "

_STALE = "SELECT claim.pk FROM claim_stale JOIN claim ON claim.id = claim_stale.claim"
_EDITED = (
    "SELECT claim.pk FROM claim_edit JOIN claim ON claim.id = claim_edit.claim "
    "WHERE claim_edit.active = 1"
)
_FLAGGED = "SELECT claim.pk FROM flag JOIN claim ON claim.id = flag.claim WHERE flag.active = 1"
_AWAITING = (
    "SELECT claim.pk FROM awaiting_second_check AS first JOIN claim ON claim.id = first.claim"
)
_ASKED = (
    "SELECT claim.pk FROM query JOIN claim ON claim.id = query.claim WHERE query.active = 1 "
    "AND NOT EXISTS (SELECT 1 FROM query_answer WHERE query = query.event AND active = 1)"
)
_TROUBLED = (
    f"((summary.pk >> {SLOT_BITS}) IN (SELECT slot FROM problem) AND EXISTS ("
    "SELECT 1 FROM claim JOIN problem USING (slot) WHERE claim.pk = summary.pk "
    "AND problem.start < claim.end AND problem.end > claim.start))"
)
_TELLING = frozenset({"note", "disagreement", "pin"})
"""The properties that would tell what others did."""

HAS: dict[str, str] = {
    "citation": "summary.markers > 0",
    "no-citation": "summary.markers = 0",
    "dangling": "summary.dangling > 0",
    "counterpart": "summary.counterparts > 0",
    "difference": "summary.differing > 0",
    "note": f"summary.pk IN ({_DECIDED} claim_state.note IS NOT NULL)",
    "disagreement": f"summary.pk IN ({_DECIDED} claim_state.disagreement = 1)",
    "stale": f"summary.pk IN ({_STALE})",
    "edited": f"summary.pk IN ({_EDITED})",
    "flag": f"summary.pk IN ({_FLAGGED})",
    "second-check": f"summary.pk IN ({_AWAITING})",
    "query": f"summary.pk IN ({_ASKED})",
    "problem": f"(summary.dangling > 0 OR {_TROUBLED})",
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
        hidden: the keys of claims that are to look as if nobody had decided on them.
        conditions: what stands after WHERE, to be joined by AND.
        values: the parameters, in the order in which they stand.
    """

    words: bool
    states: bool
    conditions: list[str] = field(default_factory=list)
    values: list[str | int | float] = field(default_factory=list)
    hidden: tuple[int, ...] = ()

    @property
    def is_hidden(self) -> str:
        """The condition that a claim's decision is hidden."""
        return f"summary.pk IN ({', '.join(map(str, self.hidden))})"

    @property
    def state(self) -> str:
        """The expression for a claim's state, as far as it is shown."""
        if not self.hidden:
            return "summary.state"
        return f"CASE WHEN {self.is_hidden} THEN 'unreviewed' ELSE summary.state END"

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
    hidden = _hidden(store, query.blind_to)
    by_state = by_state or len(query.states) == 1
    chosen = Selection(words=typed is not None, states=by_state and not hidden, hidden=hidden)
    if typed is not None:
        chosen.require("claim_fts MATCH ?", typed)
    _require_document(store, chosen, query.document)
    if query.stale:
        chosen.require(HAS["stale"])
    if query.states:
        _check(query.states, STATES, "state")
        wanted = f"{chosen.state} IN ({_marks(query.states)})"
        chosen.require(wanted, *sorted(query.states))
    if query.threshold is not None:
        # What somebody decided on, or made by hand, is listed however it scores.
        chosen.require(
            f"(summary.check_worthy >= ? OR {chosen.state} <> 'unreviewed' OR {HAS['edited']})",
            query.threshold,
        )
    _check(query.has, HAS, "property")
    for wanted in sorted(query.has):
        chosen.require(HAS[wanted])
        if hidden and wanted in _TELLING:
            chosen.require(f"NOT {chosen.is_hidden}")
    for kind in sorted(query.kinds):
        chosen.require(_OF_KIND, f'"{kind}"')
    if query.differs:
        chosen.require(_differing(query.differs), *(f'["{kind}"' for kind in sorted(query.differs)))
    if query.reviewer is not None:
        chosen.require(
            "summary.pk IN (SELECT claim.pk FROM reviewer_verdict AS mine "
            "JOIN claim ON claim.id = mine.claim "
            "WHERE instr(lower(mine.reviewer), lower(?)))",
            query.reviewer,
        )
    return chosen


_OF_KIND = "EXISTS (SELECT 1 FROM claim WHERE claim.pk = summary.pk AND instr(claim.kinds, ?))"


def _differing(kinds: Collection[str]) -> str:
    """The condition that a counterpart differs in one of so many kinds; each a parameter."""
    any_of = " OR ".join(["instr(pair.differences, ?)"] * len(kinds))
    return (
        "summary.counterparts > 0 AND EXISTS (SELECT 1 FROM counterpart AS pair "
        f"WHERE pair.claim = summary.pk AND ({any_of}))"
    )


def _hidden(store: Store, reviewer: str | None) -> tuple[int, ...]:
    """The keys of the claims whose decision is hidden from a reviewer."""
    if reviewer is None or store.schema_version() < schema_checking.SINCE:
        return ()
    rows = store.db.execute(f"{_AWAITING} WHERE first.reviewer <> ?", (reviewer,))
    return tuple(pk for (pk,) in rows)


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
