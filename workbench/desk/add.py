"""Adding documents: read, extract, record, store, match."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.inputs import Input
from workbench.model.document import Document
from workbench.model.errors import InputError, WorkbenchError
from workbench.model.identity import document_id

if TYPE_CHECKING:
    from workbench.ledger.entropy import Entropy
    from workbench.model.claim import Claim
    from workbench.store.connection import Store

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about the documents; None leaves it to the reader."""

    role: str = "draft"
    title: str | None = None
    language: str | None = None
    published: str | None = None
    replaces: str | None = None


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
    from workbench.store.connection import open_store

    store: Store | None = None
    try:
        for given_input in inputs:
            if isinstance(given_input, InputError):
                yield given_input
                continue
            progress(given_input.name, 0, 0)
            try:
                data, document = _read(given_input)
            except InputError as error:
                yield error
                continue
            if store is None:
                if not os.path.lexists(database):
                    forget(database)
                store = open_store(database, "create")
            yield add_document(store, document, data, given, reviewer=reviewer, progress=progress)
    finally:
        if store is not None:
            store.close()


def _read(given: Input) -> tuple[bytes, Document]:
    from workbench.intake.reader import load
    from workbench.reading import read

    if given.data is not None:
        return given.data, read(given.data, name=given.name)
    assert given.path is not None
    data = load(given.path)
    return data, read(data, name=given.name)


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
    from workbench.claims.extract import extract
    from workbench.desk.match import match_pending
    from workbench.store.documents import has_document

    name = document.source.name
    if has_document(store, document_id(data)):
        return Added(name, document.id, new=False)
    document = replace(
        document,
        title=given.title or document.title,
        language=given.language or document.language,
        published=given.published or document.published,
    )
    claims = extract(document)
    document = with_queries(document, claims)
    _write(store, document, claims, data, given, reviewer, entropy)
    pairs = match_pending(store, progress=lambda done, total: progress(name, done, total))
    return _summary(document, claims, pairs)


def with_queries(document: Document, claims: list[Claim]) -> Document:
    """The document with what a checker would query in its claims among its problems."""
    from workbench.claims.problems import find

    queried = (*document.problems, *find(document, claims))
    return replace(document, problems=tuple(sorted(queried, key=lambda found: found.start)))


def _write(
    store: Store,
    document: Document,
    claims: list[Claim],
    data: bytes,
    given: Given,
    reviewer: str,
    entropy: Entropy | None,
) -> None:
    from workbench.desk.writing import writing
    from workbench.ledger.entropy import SYSTEM
    from workbench.ledger.record import record
    from workbench.store.documents import insert_machine, put_content, resolve_document

    replaces = resolve_document(store, given.replaces) if given.replaces else None
    with store.write() if entropy else writing(store):  # a sample is built under another name
        put_content(store, data)
        record(
            store,
            "document-added",
            {
                "document": document.id,
                "name": document.source.name,
                "media_type": document.source.media_type,
                "bytes": document.source.bytes,
                "title": document.title,
                "role": given.role,
                "language": document.language,
                "published": document.published,
                "replaces": replaces,
                "text_sha256": sha256(document.text.encode("utf-8")).hexdigest(),
                "claims": len(claims),
            },
            actor=reviewer,
            entropy=entropy or SYSTEM,
        )
        insert_machine(store, document, claims)


def _summary(document: Document, claims: list[Claim], pairs: int) -> Added:
    from workbench.claims.worth import DEFAULT_THRESHOLD

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
    )
