"""Pairs of claims: looked up, kept both ways, listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from workbench.model.comparison import Counterpart, Difference
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import (
    pack_comparison,
    unpack_aligned,
    unpack_differences,
    unpack_strings,
)
from workbench.store.rows import CounterpartRow, Place, short_name
from workbench.store.schema import slot_keys
from workbench.store.selection import HIDDEN_SLOTS
from workbench.store.words import any_of

KEPT = 10
"""How many counterparts a claim keeps."""

_DIGITS = 6
"""Decimals of the index's measure that count: equal claims have equal measures."""
_MOST_TIES = 8
"""Times the limit, after which a tie at the cut is left to the order of reading."""


# ---- looking up


@guarded
def candidates(
    store: Store, terms: Sequence[str], exclude_document: str, limit: int
) -> list[tuple[str, float]]:
    """Claims that have words in common with another, by BM25 over their readings.

    Args:
        terms: words of the claim, to be stemmed by the index; stop words left out.
        exclude_document: the id of the document whose claims are left out. So are those of
            documents that were removed or replaced by a newer version.
        limit: the most to return.

    Returns:
        Claim ids with their measure, which is higher for a better one; best first, ties by id.
    """
    wanted = any_of(terms)
    if wanted is None or limit < 1:
        return []
    rows = store.db.execute(_CANDIDATES, (wanted, exclude_document))
    best: list[tuple[int, float]] = []
    for pk, rank in rows:
        measure = round(-rank, _DIGITS)
        if len(best) >= limit and (measure < best[limit - 1][1] or len(best) >= limit * _MOST_TIES):
            break
        best.append((pk, measure))
    rows.close()
    ids = _ids(store, [pk for pk, _ in best])
    named = [(ids[pk], measure) for pk, measure in best]
    return sorted(named, key=lambda found: (-found[1], found[0]))[:limit]
