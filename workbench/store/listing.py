"""Lists of claims: their keys in chunks, their rows by key, their number by state."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from workbench.store.connection import Store
from workbench.store.failures import guarded, reported
from workbench.store.rows import ClaimQuery, ClaimRow, Counts, short_name
from workbench.store.schema import SLOT_BITS
from workbench.store.selection import HAS, HIDDEN_SLOTS, select

FIRST_CHUNK = 256
"""Keys that come first: more than a screen of rows, and at once."""
CHUNK = 50_000
_PAGE = 500
"""Rows read at a time where all are wanted."""


# ---- keys


def claim_pks(store: Store, query: ClaimQuery, after: int = -1) -> Iterator[list[int]]:
    """The keys of the claims that a query selects, in the order of reading or of risk.

    In the order of reading nothing is held open between two chunks: another program can write,
    and what it writes is seen by the next chunk.

    Args:
        query: which claims.
        after: the key to begin after, in the order of reading.

    Yields:
        At most 256 keys, then up to 50,000 at a time.

    Raises:
        Interrupted: :meth:`Store.interrupt` was called while a chunk was read.
        UsageError: the query asks for a state or a property that there is not.
    """
    if query.by_risk:
        from workbench.store.risk import riskiest

        yield from riskiest(store, query, CHUNK)
        return
    with reported(store.path):
        chosen = select(store, query)
    sql = chosen.sql(chosen.key, f"{chosen.key} > ?", rest=f"ORDER BY {chosen.key} LIMIT ?")
    size = FIRST_CHUNK
    while True:
        with reported(store.path):
            found = store.db.execute(sql, (after, *chosen.values, size)).fetchall()
        if found:
            yield [pk for (pk,) in found]
        if len(found) < size:
            return
        after, size = found[-1][0], CHUNK


@guarded
def next_open(store: Store, after_pk: int, query: ClaimQuery) -> int | None:
    """The key of the next claim without a verdict, among those that a query selects.

    Args:
        after_pk: the key to begin after; -1 begins at the first claim.
        query: its ``states`` are passed over.
    """
    return _open(store, query, "> ?", after_pk, "ASC")


@guarded
def previous_open(store: Store, before_pk: int, query: ClaimQuery) -> int | None:
    """The key of the last claim without a verdict before another one; see :func:`next_open`."""
    return _open(store, query, "< ?", before_pk, "DESC")


def _open(store: Store, query: ClaimQuery, beyond: str, pk: int, order: str) -> int | None:
    """The nearest key without a verdict, or whose verdict was given to other words."""
    found = [
        _nearest(store, narrowed, beyond, pk, order)
        for narrowed in (
            replace(query, states=frozenset({"unreviewed"})),
            replace(query, states=frozenset(), stale=True),
        )
    ]
    keys = [key for key in found if key is not None]
    return (min(keys) if order == "ASC" else max(keys)) if keys else None


def _nearest(store: Store, query: ClaimQuery, beyond: str, pk: int, order: str) -> int | None:
    chosen = select(store, query)
    sql = chosen.sql(
        chosen.key, f"{chosen.key} {beyond}", rest=f"ORDER BY {chosen.key} {order} LIMIT 1"
    )
    row = store.db.execute(sql, (pk, *chosen.values)).fetchone()
    return None if row is None else int(row[0])


@guarded
def first_open(store: Store, pks: Sequence[int]) -> int | None:
    """The first of these claims, in the order given, that is without a verdict on its words."""
    row = store.db.execute(
        "SELECT wanted.value FROM json_each(?) AS wanted "
        "CROSS JOIN claim_summary AS summary ON summary.pk = wanted.value "
        f"WHERE summary.state = 'unreviewed' OR {HAS['stale']} ORDER BY wanted.key LIMIT 1",
        (json.dumps(list(pks)),),
    ).fetchone()
    return None if row is None else int(row[0])


@guarded
def counts(store: Store, query: ClaimQuery) -> Counts:
    """How many claims a query selects, by state."""
    chosen = select(store, query, by_state=True)
    sql = chosen.sql(f"{chosen.state} AS shown, count(*)", rest="GROUP BY shown")
    found: dict[str, int] = dict(store.db.execute(sql, chosen.values).fetchall())
    return Counts(total=sum(found.values()), open=found.pop("unreviewed", 0), **found)


@guarded
def claim_key(store: Store, claim: str) -> int | None:
    """The key of the claim with this id, or None if it is gone."""
    row = store.db.execute("SELECT pk FROM claim WHERE id = ?", (claim,)).fetchone()
    return None if row is None else int(row[0])


# ---- rows


@guarded
def claim_rows(store: Store, pks: Sequence[int]) -> dict[int, ClaimRow]:
    """Rows by their keys; those that are gone are missing."""
    found = store.db.execute(_ROWS, (json.dumps(list(pks)),)).fetchall()
    return {row[0]: _row(row) for row in found}


_ROWS = f"""
    SELECT claim.pk, claim.id, document.id, document.name, claim.pk - (claim.slot << {SLOT_BITS}),
        claim.start, claim.end, claim.text, claim.reading, summary.check_worthy,
        coalesce(decided.verdict, 'unreviewed'), decided.reason, decided.note, decided.reviewer,
        decided.at, claim.slot IN ({HIDDEN_SLOTS}), summary.markers, summary.dangling,
        summary.counterparts, summary.differing, coalesce(decided.disagreement, 0),
        coalesce(decided.verdicts, 0), changed.change,
        EXISTS (SELECT 1 FROM claim_edit WHERE claim_edit.claim = claim.id AND active = 1
            AND kind IN ('reading', 'speaker'))
    FROM json_each(?) AS wanted
        CROSS JOIN claim ON claim.pk = wanted.value
        JOIN claim_summary AS summary ON summary.pk = claim.pk
        JOIN document_text ON document_text.slot = claim.slot
        JOIN document ON document.id = document_text.document
        LEFT JOIN claim_state AS decided ON decided.claim = claim.id
        LEFT JOIN claim_stale AS changed ON changed.claim = claim.id
"""


def _row(values: Sequence[Any]) -> ClaimRow:
    pk, claim, document, name, place, *words, hidden = values[:16]
    *numbers, disagreement, verdicts, change, edited = values[16:]
    stale = bool(hidden or change)
    return ClaimRow(
        *(pk, claim, document, short_name(name), place + 1, *words, stale),
        *(*numbers, bool(disagreement), verdicts, change, bool(edited)),
    )


def claim_list(store: Store, query: ClaimQuery) -> Iterator[ClaimRow]:
    """The rows that a query selects, in the order of reading."""
    for chunk in claim_pks(store, query):
        for at in range(0, len(chunk), _PAGE):
            rows = claim_rows(store, chunk[at : at + _PAGE])
            yield from (rows[pk] for pk in chunk[at : at + _PAGE] if pk in rows)
