"""Adding documents: read, extract, record, store, match."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.inputs import Given, Input
from workbench.model.document import Document
from workbench.model.errors import InputError, WorkbenchError
from workbench.model.identity import document_id

if TYPE_CHECKING:
    from workbench.desk.prepare import Prepared
    from workbench.ledger.entropy import Entropy
    from workbench.model.claim import Claim
    from workbench.store.connection import Store

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input.

    Attributes:
        document: its id.
        new: False when these bytes were there already, and nothing changed.
        claims: sentences at or above the default threshold.
        linked, dangling: reference marks with and without a note.
        counterparts: pairs found between this document's claims and those of others.
        problems: things a checker should query.
        replaces: the versions whose place it took.
        carried: decisions that were carried over from older versions.
    """

    name: str
    document: str
    new: bool
    sentences: int = 0
    claims: int = 0
    linked: int = 0
    dangling: int = 0
    counterparts: int = 0
    problems: int = 0
    replaces: tuple[str, ...] = ()
    carried: int = 0


def add_documents(
    database: Path,
    inputs: Iterable[Input | InputError],
    given: Given,
    *,
    reviewer: str,
    progress: Progress,
) -> Iterator[Added | WorkbenchError]:
    """Add documents one by one; the database is made when the first can be read.

    Yields:
        For each input what became of it, or why it could not be read. What was added before a
        failure stays added.

    Raises:
        StoreError: the database or the disk failed; nothing is half written.
    """
    from workbench.desk.heads import forget
    from workbench.desk.prepare import Loaded, prepared
    from workbench.store.connection import open_store
    from workbench.store.documents import has_document

    store: Store | None = None

    def known(loaded: Loaded) -> bool:
        nonlocal store
        if store is None and database.exists():
            store = open_store(database, "create")
        return store is not None and has_document(store, document_id(loaded.data))

    try:
        with closing(prepared(_announced(inputs, progress), given, known)) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, InputError):
                    yield outcome
                    continue
                if store is None:
                    if not os.path.lexists(database):
                        forget(database)
                    store = open_store(database, "create")
                loaded, reading = outcome
                if reading is None:
                    document = document_id(loaded.data)
                    yield add_again(
                        store, document, loaded.name, given, reviewer=reviewer, progress=progress
                    )
                else:
                    yield store_prepared(
                        store, reading, loaded.data, given, reviewer=reviewer, progress=progress
                    )
    finally:
        if store is not None:
            store.close()


def _announced(
    inputs: Iterable[Input | InputError], progress: Progress
) -> Iterator[Input | InputError]:
    for each in inputs:
        if isinstance(each, Input):
            progress(each.name, 0, 0)
        yield each


def add_document(
    store: Store,
    document: Document,
    data: bytes,
    given: Given,
    *,
    reviewer: str,
    progress: Progress = lambda name, done, total: None,
    entropy: Entropy | None = None,
) -> Added:
    """Add one document that has been read, unless its bytes are there already.

    The event, the bytes and everything found in them are written in one transaction. Matching
    comes after it; a document whose matching was cut short is matched by the next ``add``.
    """
    from workbench.desk.prepare import prepare
    from workbench.store.documents import has_document

    if has_document(store, document_id(data)):
        name = document.source.name
        return add_again(store, document.id, name, given, reviewer=reviewer, progress=progress)
    return store_prepared(
        store,
        prepare(document, given),
        data,
        given,
        reviewer=reviewer,
        progress=progress,
        entropy=entropy,
    )


def store_prepared(
    store: Store,
    prepared: Prepared,
    data: bytes,
    given: Given,
    *,
    reviewer: str,
    progress: Progress = lambda name, done, total: None,
    entropy: Entropy | None = None,
) -> Added:
    """Store and match a document that is ready, unless its bytes came in meanwhile."""
    from workbench.desk.match import match_pending
    from workbench.desk.superseding import put_version, to_replace
    from workbench.store.documents import has_document

    document, claims = prepared.document, prepared.claims
    name = document.source.name
    replaces = to_replace(store, document.id, name, given)
    if has_document(store, document.id):
        return add_again(store, document.id, name, given, reviewer=reviewer, progress=progress)
    carried = put_version(
        store, prepared, data, given, replaces, reviewer=reviewer, entropy=entropy
    )
    pairs = match_pending(store, progress=lambda done, total: progress(name, done, total))
    return _summary(document, claims, pairs, replaces, carried)


def add_again(
    store: Store, document: str, name: str, given: Given, *, reviewer: str, progress: Progress
) -> Added:
    """Add bytes that are there. An older version takes the place of the newer one again."""
    from workbench.desk.match import match_pending
    from workbench.desk.superseding import go_back, to_replace

    replaces = to_replace(store, document, name, given)
    if not replaces:
        return Added(name, document, new=False)
    carried = go_back(store, document, replaces, reviewer=reviewer)
    pairs = match_pending(store, progress=lambda done, total: progress(name, done, total))
    return Added(
        name, document, new=False, counterparts=pairs, replaces=tuple(replaces), carried=carried
    )


def _summary(
    document: Document, claims: list[Claim], pairs: int, replaces: Sequence[str], carried: int
) -> Added:
    from workbench.claims.threshold import DEFAULT_THRESHOLD

    linked = sum(marker.note is not None for marker in document.markers)
    return Added(
        name=document.source.name,
        document=document.id,
        new=True,
        sentences=len(document.sentences),
        claims=sum(claim.check_worthy >= DEFAULT_THRESHOLD for claim in claims),
        linked=linked,
        dangling=len(document.markers) - linked,
        counterparts=pairs,
        problems=len(document.problems),
        replaces=tuple(replaces),
        carried=carried,
    )
