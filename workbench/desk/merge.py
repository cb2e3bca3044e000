"""Merging the work of others: their events, documents and evidence, added to one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import StoreError

if TYPE_CHECKING:
    from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Merged:
    """What was new, and how many claims now wait for somebody to settle a disagreement."""

    events: int
    documents: int
    contents: int
    disagreements: int


def merge(
    database: Path,
    other: Path,
    *,
    reviewer: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Merged:
    """Add to a database what another one holds. Nothing is changed in either's log.

    All of it is one transaction; merging the same again changes nothing.

    Raises:
        StoreError: one of them cannot be read; the other does not verify; or a log goes on
            differently in the two.
    """
    from workbench.desk.following import follow
    from workbench.desk.match import match_pending
    from workbench.desk.writing import writing
    from workbench.ledger.merging import join_logs, rebuild_in_place
    from workbench.ledger.record import record
    from workbench.store import events as lines
    from workbench.store import merging
    from workbench.store.connection import open_store
    from workbench.store.edits import edits_by_document

    with open_store(other) as source, open_store(database, "create") as store:
        _require_whole(source)
        with source.snapshot(), writing(store):
            before = lines.total(store)
            edits = edits_by_document(store)
            contents = merging.copy_contents(store, source)
            heads = join_logs(store, source)
            events = lines.total(store) - before
            if heads:
                others = [head for head in heads if head["log"] != _own(store)]
                if others:
                    record(store, "merged", {"logs": others}, actor=reviewer)
                rebuild_in_place(store)
            merging.copy_attempts(store, source)
            documents = merging.copy_documents(store, source)
            follow(store, edits, reviewer=reviewer)
        match_pending(store, progress=progress)
        return Merged(events, documents, contents, _disagreements(store))


def _own(store: Store) -> str | None:
    """The log that this file writes to, if it has begun one."""
    from workbench.ledger.entropy import SYSTEM
    from workbench.ledger.logs import writable_log

    log = writable_log(store, SYSTEM.fingerprint(store.path))
    return log.id if log else None


def _require_whole(source: Store) -> None:
    from workbench.ledger.verify import verify

    report = verify(source)
    if not report.ok:
        raise StoreError(
            f"it does not verify ({report.problems[0]}); nothing was merged",
            str(source.path),
            "see: workbench --db FILE verify",
        )


def _disagreements(store: Store) -> int:
    from workbench.store.listing import counts
    from workbench.store.rows import ClaimQuery

    return counts(store, ClaimQuery(has=frozenset({"disagreement"}))).total
