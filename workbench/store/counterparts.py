"""Pairs of claims: looked up, kept both ways, listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from workbench.model.comparison import Counterpart, Difference, Relation
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.origins import labels
from workbench.store.pack import (
    pack,
    pack_objects,
    unpack_aligned,
    unpack_differences,
    unpack_strings,
)
from workbench.store.rows import CounterpartRow, Place, short_name
from workbench.store.schema import SLOT_BITS
from workbench.store.selection import HIDDEN_SLOTS
from workbench.store.words import any_of

KEPT = 10
"""How many counterparts a claim keeps."""

_DIGITS = 6
"""Decimals of the index's measure that count: equal readings have equal measures."""
_MOST_TIES = 8
"""Times the limit: a longer tie at the cut is left to the order of reading."""


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
        Claim ids with their measure, higher for a better one; best first, ties by id.
    """
    wanted = any_of(terms)
    if wanted is None or limit < 1:
        return []
    best: list[tuple[int, float]] = []
    # The index sorts all hits; they are taken until the cut, and on through a tie at it.
    hits = store.db.execute(_HITS, (wanted, exclude_document))
    for pk, rank in hits:
        measure = round(-rank, _DIGITS)
        if len(best) >= limit and (measure < best[limit - 1][1] or len(best) >= limit * _MOST_TIES):
            break
        best.append((pk, measure))
    hits.close()
    ids = _ids(store, [pk for pk, _ in best])
    named = [(ids[pk], measure) for pk, measure in best]
    return sorted(named, key=lambda hit: (-hit[1], hit[0]))[:limit]


_HITS = f"""
    SELECT rowid, rank FROM claim_fts
    WHERE claim_fts MATCH ? AND (rowid >> {SLOT_BITS}) NOT IN (
        {HIDDEN_SLOTS} UNION ALL SELECT slot FROM document_text WHERE document = ?
    )
    ORDER BY rank
"""


def _ids(store: Store, pks: list[int]) -> dict[int, str]:
    rows = store.db.execute(
        "SELECT claim.pk, claim.id FROM json_each(?) AS wanted "
        "CROSS JOIN claim ON claim.pk = wanted.value",
        (pack(pks),),
    )
    return dict(rows.fetchall())


# ---- keeping


@guarded
def save_counterparts(store: Store, pairs: Iterable[Counterpart]) -> None:
    """Keep pairs, each for both of its claims, inside ``store.write()``.

    A claim keeps its ten best, ties by id. A pair that is there already is replaced; one whose
    claims are not there is passed over.
    """
    both = [way for pair in pairs for way in (pair, _turned(pair))]
    store.db.executemany(
        """
        INSERT INTO counterpart (claim, counterpart, score, relation, shared, differences, aligned)
        SELECT one.pk, other.pk, ?, ?, ?, ?, ? FROM claim AS one CROSS JOIN claim AS other
        WHERE one.id = ? AND other.id = ?
        ON CONFLICT (claim, counterpart) DO UPDATE SET score = excluded.score,
            relation = excluded.relation, shared = excluded.shared,
            differences = excluded.differences, aligned = excluded.aligned
        """,
        (
            (
                pair.score,
                pair.relation,
                pack(pair.shared),
                pack_objects(pair.differences),
                pack(pair.aligned),
                pair.claim,
                pair.counterpart,
            )
            for pair in both
        ),
    )
    store.db.executemany(_TRIM, ((claim, KEPT) for claim in sorted({pair.claim for pair in both})))


@guarded
def least_kept(store: Store, claims: Iterable[str]) -> dict[str, float]:
    """The score that a pair must reach to be kept with each of several claims; 0 while any is."""
    rows = store.db.execute(
        """
        SELECT one.id, iif(count(pair.claim) < ?, 0.0, min(pair.score))
        FROM json_each(?) AS wanted
            CROSS JOIN claim AS one ON one.id = wanted.value
            LEFT JOIN counterpart AS pair ON pair.claim = one.pk
        GROUP BY one.pk
        """,
        (KEPT, pack(list(claims))),
    )
    return dict(rows.fetchall())


_TRIM = """
    DELETE FROM counterpart WHERE (claim, counterpart) IN (
        SELECT pair.claim, pair.counterpart
        FROM claim AS one
            JOIN counterpart AS pair ON pair.claim = one.pk
            JOIN claim AS other ON other.pk = pair.counterpart
        WHERE one.id = ?
        ORDER BY pair.score DESC, other.id LIMIT -1 OFFSET ?
    )
"""


def _turned(pair: Counterpart) -> Counterpart:
    """The pair as seen from the other claim."""
    return Counterpart(
        claim=pair.counterpart,
        counterpart=pair.claim,
        score=pair.score,
        relation=pair.relation,
        shared=pair.shared,
        differences=tuple(
            Difference(atom.kind, atom.right, atom.left, atom.right_span, atom.left_span)
            for atom in pair.differences
        ),
        aligned=tuple((right, left) for left, right in pair.aligned),
    )


# ---- listing


@guarded
def counterparts_of(store: Store, claim: str) -> list[CounterpartRow]:
    """The counterparts of a claim, best first."""
    return pairs(store, claim=claim)


@guarded
def pairs(
    store: Store,
    *,
    claim: str | None = None,
    document: str | None = None,
    relation: Relation | None = None,
) -> list[CounterpartRow]:
    """Pairs in the order of reading, for each claim the best first.

    Pairs with documents that were removed or replaced are left out, unless ``document`` or
    ``claim`` asks for them.

    Args:
        claim: a claim's id: only its pairs.
        document: a document's id: only pairs of its claims with others.
        relation: only those of this kind. Ranks are told among all.
    """
    conditions = [f"other.slot NOT IN ({HIDDEN_SLOTS})"]
    if claim is not None:
        conditions.append("one.id = :claim")
    if document is not None:
        conditions.append("one_text.document = :document")
    if claim is None and document is None:
        conditions.append(f"one.slot NOT IN ({HIDDEN_SLOTS})")
    rows = store.db.execute(
        _PAIRS.format(conditions=" AND ".join(conditions)),
        {"claim": claim, "document": document, "relation": relation},
    ).fetchall()
    found = [_pair(row, store.safe) for row in rows]
    names = [(row[1], row[3], row[11], row[13]) for row in rows]
    return [
        replace(pair, own_origin=ours, origin=theirs)
        for pair, (ours, theirs) in zip(found, labels(store, names), strict=True)
    ]


_PLACE = (
    "{side}.pk, {side}.id, {side}_text.document, {side}_document.name, {side}_document.title, "
    "{side}_document.published, {side}.start, {side}.end, {side}.text, {side}.reading"
)
_PAIRS = f"""
    SELECT * FROM (
        SELECT {_PLACE.format(side="one")}, {_PLACE.format(side="other")},
            pair.score, pair.relation AS relation, pair.shared, pair.differences, pair.aligned,
            mark.state, pair.claim AS claim,
            row_number() OVER (PARTITION BY pair.claim ORDER BY pair.score DESC, other.id) AS rank
        FROM counterpart AS pair
            JOIN claim AS one ON one.pk = pair.claim
            JOIN document_text AS one_text ON one_text.slot = one.slot
            JOIN document AS one_document ON one_document.id = one_text.document
            JOIN claim AS other ON other.pk = pair.counterpart
            JOIN document_text AS other_text ON other_text.slot = other.slot
            JOIN document AS other_document ON other_document.id = other_text.document
            LEFT JOIN counterpart_mark AS mark
                ON mark.claim = one.id AND mark.counterpart = other.id
        WHERE {{conditions}}
    )
    WHERE :relation IS NULL OR relation = :relation
    ORDER BY claim, rank
"""


def _pair(row: Sequence[Any], safe: bool) -> CounterpartRow:
    one, claim = _place(row[:10])
    other, counterpart = _place(row[10:20])
    score, relation, shared, differences, aligned, mark, _, rank = row[20:]
    return CounterpartRow(
        counterpart=Counterpart(
            claim=claim,
            counterpart=counterpart,
            score=score,
            relation=relation,
            shared=unpack_strings(shared, safe),
            differences=unpack_differences(differences, safe),
            aligned=unpack_aligned(aligned),
        ),
        rank=rank,
        claim=one,
        other=other,
        mark=mark,
    )


def _place(row: Sequence[Any]) -> tuple[Place, str]:
    """Where a claim stands, and its id."""
    pk, claim, document, name, *rest = row
    return Place(pk, document, short_name(name), *rest), claim
