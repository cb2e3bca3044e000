"""What is most at risk of being wrong, and by which signs: an order to check in.

A sign says where errors do most harm or are most often found; it says nothing about whether the
claim holds. A claim with more signs comes before one with fewer, of two with as many the one with
the graver signs, of two with the same the one that is read first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from workbench.store.attempts import SINCE
from workbench.store.connection import Store
from workbench.store.failures import guarded, reported
from workbench.store.rows import ClaimQuery
from workbench.store.selection import select
from workbench.store.words import any_of

SIGNS: tuple[str, ...] = (
    "accuses a named person",
    "quotation",
    "differs from a counterpart",
    "number without citation",
    "source is dead",
)
"""What a claim's risk is told by, the gravest first."""

ACCUSATIONS = """
    abuse accuse allege arrest assassinate assault bribe charge complicit conspire convict corrupt
    crime criminal defraud embezzle extort fraud guilty harass illegal indict kidnap kill launder
    lie loot murder negligent perjury plagiarize prosecute rape sentence smuggle steal terrorist
    theft torture traffic treason victim violate
"""
"""Words, in any of their forms, with which somebody is accused of something. Hand-made."""

_ACCUSING = any_of(ACCUSATIONS.split())


def riskiest(store: Store, query: ClaimQuery, size: int) -> Iterator[list[int]]:
    """The keys of the claims that a query selects, what is most at risk first.

    Yields:
        Up to ``size`` keys at a time.
    """
    with reported(store.path):
        chosen = select(store, query)
        source = chosen.sql("summary.*")
        bits = " + ".join(f"(1 << {4 - at}) * {sign}" for at, sign in enumerate(_SIGNS))
        number = " + ".join(_SIGNS)
        rows = store.db.execute(
            f"SELECT summary.pk FROM ({source}) AS summary "
            "CROSS JOIN claim ON claim.pk = summary.pk "
            f"ORDER BY {number} DESC, {bits} DESC, summary.pk",
            [*chosen.values, *_parameters(store) * 2],
        )
        while found := rows.fetchmany(size):
            yield [pk for (pk,) in found]


@guarded
def signs_of(store: Store, pks: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The signs of risk of some claims, by their keys, the gravest first."""
    rows = store.db.execute(
        f"SELECT summary.pk, {', '.join(_SIGNS)} FROM json_each(?) AS wanted "
        "CROSS JOIN claim_summary AS summary ON summary.pk = wanted.value "
        "CROSS JOIN claim ON claim.pk = summary.pk",
        [*_parameters(store), json.dumps(list(pks))],
    )
    return {
        pk: tuple(sign for sign, there in zip(SIGNS, signs, strict=True) if there)
        for pk, *signs in rows
    }


_SIGNS = (
    # A claim's detail ends with its names: ``[]]`` when there is none.
    """
    (claim.detail NOT LIKE '%,[]]'
        AND claim.pk IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?))
    """,
    "(instr(claim.kinds, '\"quotation\"') > 0)",
    "(summary.differing > 0)",
    "(summary.markers = 0 AND instr(claim.kinds, '\"quantity\"') > 0)",
    "(claim.pk IN (SELECT value FROM json_each(?)))",
)


def _parameters(store: Store) -> list[str]:
    assert _ACCUSING is not None
    return [_ACCUSING, json.dumps(_citing_the_dead(store))]


def _citing_the_dead(store: Store) -> list[int]:
    """The keys of claims that cite a source whose every attempt failed."""
    if store.schema_version() < SINCE:
        return []
    found = store.db.execute(
        """
        WITH dead (url) AS (
            SELECT url FROM attempt WHERE url IS NOT NULL
            GROUP BY url HAVING min(ending IS NOT NULL) = 1
        ), cited (document, start) AS (
            SELECT DISTINCT document, note_start FROM attempt JOIN dead USING (url)
            WHERE document IS NOT NULL
        )
        SELECT claim.pk FROM cited
            JOIN document_text USING (document)
            JOIN footnote ON footnote.slot = document_text.slot AND footnote.start = cited.start
            JOIN marker ON marker.slot = footnote.slot AND marker.note = footnote.ord
            JOIN claim ON claim.slot = marker.slot
                AND marker.start >= claim.start AND marker.start < claim.end
        """
    )
    return [pk for (pk,) in found]
