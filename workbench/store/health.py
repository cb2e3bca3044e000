"""What can be told of a database's state, and of how well its pairs did."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store import engine
from workbench.store.connection import Store
from workbench.store.engine import sqlite3
from workbench.store.failures import guarded
from workbench.store.fast_index import LARGE, folder
from workbench.store.pack import unpack_differences
from workbench.store.schema import VERSION


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a database.

    Attributes:
        schema, newest: the version of its schema, and the one that this program makes.
        sqlite: the version of SQLite.
        journal: how commits are made safe against a crash, as of now.
        wal: whether a write-ahead log may be used for it.
        sound: what SQLite's own check found; empty if nothing is amiss.
        documents, claims, pairs: how many there are; ``unmatched`` documents wait for matching.
        index: ``not needed``, ``kept`` or ``to be made``: the fast index of its claims.
        index_folder, index_bytes: where that is kept, and its size.
    """

    schema: int
    newest: int
    sqlite: str
    journal: str
    wal: bool
    sound: tuple[str, ...]
    documents: int
    unmatched: int
    claims: int
    pairs: int
    index: str
    index_folder: str
    index_bytes: int


@dataclass(frozen=True, slots=True)
class Decided:
    """A pair that a reviewer confirmed or dismissed, as it was proposed."""

    confirmed: bool
    score: float
    relation: str
    differences: frozenset[str]


@guarded
def health(store: Store) -> Health:
    """Look at a database."""

    def number(query: str) -> int:
        return int(store.db.execute(query).fetchone()[0])

    claims = number("SELECT count(*) FROM claim_summary")
    kept = folder(store.path)
    size = sum(file.stat().st_size for file in kept.rglob("*") if file.is_file())
    checked = [found for (found,) in store.db.execute("PRAGMA quick_check")]
    return Health(
        schema=number("PRAGMA user_version"),
        newest=VERSION,
        sqlite=sqlite3.sqlite_version,
        journal=store.db.execute("PRAGMA journal_mode").fetchone()[0],
        wal=engine.wal_is_safe(store.path),
        sound=() if checked == ["ok"] else tuple(checked),
        documents=number("SELECT count(*) FROM document WHERE removed_at IS NULL"),
        unmatched=number("SELECT count(*) FROM document_text WHERE matched = 0"),
        claims=claims,
        pairs=number("SELECT count(*) FROM counterpart") // 2,
        index="not needed" if claims < LARGE else "kept" if size else "to be made",
        index_folder=str(kept),
        index_bytes=size,
    )


@guarded
def decided_pairs(store: Store) -> list[Decided]:
    """The pairs that are there and were confirmed or dismissed, each once."""
    rows = store.db.execute(
        """
        SELECT min(mark.state), pair.score, pair.relation, pair.differences
        FROM counterpart_mark AS mark
            JOIN claim AS one ON one.id = mark.claim
            JOIN claim AS other ON other.id = mark.counterpart
            JOIN counterpart AS pair ON pair.claim = one.pk AND pair.counterpart = other.pk
        GROUP BY min(one.id, other.id), max(one.id, other.id)
        ORDER BY min(one.id, other.id), max(one.id, other.id)
        """
    ).fetchall()
    return [
        Decided(
            state == "confirmed",
            score,
            relation,
            frozenset(atom.kind for atom in unpack_differences(differences, store.safe)),
        )
        for state, score, relation, differences in rows
    ]
