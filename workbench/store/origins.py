"""Which claims have one origin: kept, taken apart when claims go, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import pack, unpack_targets

if TYPE_CHECKING:
    from workbench.store.rows import CounterpartRow


@dataclass(frozen=True, slots=True)
class Independence:
    """Where else a claim is said.

    Attributes:
        documents: in how many other documents a statement agrees with it.
        origins: how many origins these have that are not its own.
    """

    documents: int = 0
    origins: int = 0


@guarded
def has_origins(store: Store) -> bool:
    """Whether the database knows of origins; one of an earlier version does not."""
    found = store.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'origin'")
    return found.fetchone() is not None


# ---- keeping


@guarded
def put_keys(store: Store, claim: str, keys: Iterable[int]) -> None:
    """Keep what copies of a claim are found by, inside ``store.write()``."""
    store.db.executemany(
        "INSERT OR IGNORE INTO origin_key SELECT ?, pk FROM claim WHERE id = ?",
        [(key, claim) for key in keys],
    )


@guarded
def sharing(store: Store, claim: str, keys: Iterable[int]) -> list[str]:
    """Other claims that have one of some keys, and are not known to be of its origin."""
    rows = store.db.execute(
        """
        SELECT DISTINCT other.id
        FROM json_each(:keys) AS wanted
            JOIN origin_key ON origin_key.key = wanted.value
            JOIN claim AS other ON other.pk = origin_key.claim AND other.id <> :claim
            LEFT JOIN origin ON origin.claim = other.pk
        WHERE origin.first IS NULL OR origin.first IS NOT (
            SELECT first FROM origin WHERE claim = (SELECT pk FROM claim WHERE id = :claim)
        )
        ORDER BY other.id
        """,
        {"keys": pack(list(keys)), "claim": claim},
    ).fetchall()
    return [other for (other,) in rows]


@guarded
def join(store: Store, one: str, other: str) -> None:
    """Note that two claims, and all that share an origin with either, have one origin."""
    rows = store.db.execute(
        """
        WITH both AS (SELECT pk FROM claim WHERE id IN (?, ?)),
        firsts AS (SELECT first FROM origin WHERE claim IN both)
        SELECT claim.pk FROM claim WHERE pk IN both OR pk IN (
            SELECT claim FROM origin WHERE first IN firsts
        ) ORDER BY claim.id
        """,
        (one, other),
    ).fetchall()
    members = [pk for (pk,) in rows]
    store.db.executemany(
        "INSERT INTO origin VALUES (?, ?) ON CONFLICT DO UPDATE SET first = excluded.first",
        [(pk, members[0]) for pk in members],
    )


@guarded
def part(store: Store, document: str) -> list[str]:
    """Take a document's claims out of their origins, inside ``store.write()``.

    Returns:
        The claims of other documents that shared one with them. They stand alone now, and are to
        be looked at again: what held them together may be gone.
    """
    inside = "SELECT claim.pk FROM document_text JOIN claim USING (slot) WHERE document = :document"
    rows = store.db.execute(
        f"""
        SELECT claim.id FROM origin JOIN claim ON claim.pk = origin.claim
        WHERE origin.first IN (SELECT first FROM origin WHERE claim IN ({inside}))
            AND origin.claim NOT IN ({inside})
        ORDER BY claim.id
        """,
        {"document": document},
    ).fetchall()
    store.db.execute(
        f"DELETE FROM origin WHERE first IN (SELECT first FROM origin WHERE claim IN ({inside}))",
        {"document": document},
    )
    store.db.execute(f"DELETE FROM origin_key WHERE claim IN ({inside})", {"document": document})
    return [claim for (claim,) in rows]


# ---- reading


@guarded
def origins_of(store: Store, claims: Iterable[str]) -> dict[str, str]:
    """For each of several claims the id that stands for its origin: its own, if it is no copy."""
    wanted = list(dict.fromkeys(claims))
    if not has_origins(store):
        return {claim: claim for claim in wanted}
    rows = store.db.execute(
        """
        SELECT one.id, coalesce(first.id, one.id)
        FROM json_each(?) AS wanted
            CROSS JOIN claim AS one ON one.id = wanted.value
            LEFT JOIN origin ON origin.claim = one.pk
            LEFT JOIN claim AS first ON first.pk = origin.first
        """,
        (pack(wanted),),
    )
    return {**{claim: claim for claim in wanted}, **dict(rows.fetchall())}


@guarded
def cited(store: Store, claims: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each of several claims the addresses that its notes lead to."""
    rows = store.db.execute(
        """
        SELECT claim.id, footnote.targets
        FROM json_each(?) AS wanted
            CROSS JOIN claim ON claim.id = wanted.value
            JOIN json_each(claim.markers) AS mark
            JOIN marker ON marker.slot = claim.slot AND marker.ord = mark.value
            JOIN footnote ON footnote.slot = claim.slot AND footnote.ord = marker.note
        """,
        (pack(list(dict.fromkeys(claims))),),
    ).fetchall()
    found: dict[str, set[str]] = {}
    for claim, targets in rows:
        addresses = {one.value for one in unpack_targets(targets, store.safe) if one.kind == "url"}
        found.setdefault(claim, set()).update(addresses)
    return {claim: frozenset(addresses) for claim, addresses in found.items()}


def joined(
    origins: Mapping[str, str], cites: Mapping[str, frozenset[str]], names: Mapping[str, str]
) -> dict[str, str]:
    """Origins where a statement whose note leads to another's document is of the other's origin.

    Args:
        origins: of each statement, as :func:`origins_of` tells.
        cites: :func:`cited` of them.
        names: the name of each one's document: an address, where it was read from one.
    """
    first = dict(origins)
    for claim, addresses in cites.items():
        for other, name in names.items():
            if other != claim and name in addresses:
                ours, theirs = sorted((first[claim], first[other]))
                first = {one: ours if origin == theirs else origin for one, origin in first.items()}
    return first


def independence(store: Store, claim: str) -> Independence:
    """In how many documents a claim is confirmed, and how many origins of their own these have."""
    from workbench.store.counterparts import counterparts_of

    return independence_of(counterparts_of(store, claim))


def independence_of(pairs: Iterable[CounterpartRow]) -> Independence:
    """The same, of the counterparts of one claim: what agrees or was confirmed, not dismissed."""
    agreeing = [
        row
        for row in pairs
        if row.mark == "confirmed" or (row.mark is None and row.counterpart.relation == "agrees")
    ]
    apart = {row.origin for row in agreeing if row.origin != row.own_origin}
    return Independence(len({row.other.document for row in agreeing}), len(apart))


def labels(store: Store, pairs: Sequence[tuple[str, str, str, str]]) -> list[tuple[str, str]]:
    """For pairs of claims, each with its document's name, the origins of the one and the other.

    Args:
        pairs: claim, name, counterpart, name; those of one claim together.
    """
    ids = {id for claim, _, other, _ in pairs for id in (claim, other)}
    known, cites = origins_of(store, ids), cited(store, ids)
    groups: dict[str, dict[str, str]] = {}
    for claim, name, other, other_name in pairs:
        groups.setdefault(claim, {claim: name})[other] = other_name
    first = {
        claim: joined(
            {one: known[one] for one in names},
            {one: cites[one] for one in names if one in cites},
            names,
        )
        for claim, names in groups.items()
    }
    return [(first[claim][claim], first[claim][other]) for claim, _, other, _ in pairs]
