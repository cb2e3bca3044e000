"""Putting a version in the place of another one, with everything that was decided."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from workbench.desk.carry import record_following

if TYPE_CHECKING:
    from workbench.desk.inputs import Given
    from workbench.desk.prepare import Prepared
    from workbench.ledger.entropy import Entropy
    from workbench.ledger.record import Draft
    from workbench.model.document import Document
    from workbench.store.connection import Store


def to_replace(store: Store, document: str, name: str, given: Given) -> list[str]:
    """The versions whose place a document would take.

    Args:
        document: its id. One that is there and current takes nobody's place, unless it is told to.
        name: what it is called. A file of the same name is an older version of it.
        given: ``replaces`` names one; with ``new`` none is looked for.

    Raises:
        UsageError: the version that is named is not there.
    """
    from workbench.desk.inputs import STANDARD_NAME
    from workbench.intake.hygiene import tidy
    from workbench.store.documents import resolve_document
    from workbench.store.versions import current_named, is_current

    if given.replaces:
        return [one for one in [resolve_document(store, given.replaces)] if one != document]
    if given.new or name == STANDARD_NAME or is_current(store, document):
        return []
    return [one for one in current_named(store, tidy(name)) if one != document]


def put_version(
    store: Store,
    prepared: Prepared,
    data: bytes,
    given: Given,
    replaces: Sequence[str],
    *,
    reviewer: str,
    entropy: Entropy | None = None,
) -> int:
    """Store a document, in the place of others if there are any, in one transaction.

    Returns:
        How many decisions were carried over to its claims.
    """
    from workbench.desk.aside import put_aside
    from workbench.desk.carry import lineage
    from workbench.store.corrections import ever_corrected
    from workbench.store.documents import insert_machine, put_content
    from workbench.store.edits import standing_edits

    document = prepared.document
    with _writing(store, entropy):
        put_content(store, data)
        body = _described(document, given, len(prepared.claims))
        record_following(store, _added(body, replaces), reviewer, entropy)
        insert_machine(store, document, prepared.claims)
        for one in replaces:
            put_aside(store, one)
        older = lineage(store, document.id)
        if not (older or standing_edits(store, document.id) or ever_corrected(store, document.id)):
            return 0
        return take_over(store, document.id, older, reviewer=reviewer, entropy=entropy)


def go_back(store: Store, document: str, replaces: Sequence[str], *, reviewer: str) -> int:
    """Let a version that is there take the place of others again, in one transaction.

    Returns:
        How many decisions were carried over to its claims.
    """
    from workbench.desk.aside import put_aside
    from workbench.desk.carry import lineage
    from workbench.desk.inputs import Given
    from workbench.store.documents import load_document, role_of

    with _writing(store, None):
        read = load_document(store, document)
        given = Given(role=role_of(store, document))
        body = _described(read, given, len(read.sentences))
        record_following(store, _added(body, replaces), reviewer, None)
        for one in (document, *replaces):
            put_aside(store, one)
        return take_over(store, document, lineage(store, document), reviewer=reviewer)


def take_over(
    store: Store,
    document: str,
    older: Sequence[str],
    *,
    reviewer: str,
    entropy: Entropy | None = None,
) -> int:
    """Carry all that people did with other versions over to one that is there, inside a write.

    Splits, mergers and additions come first: what was decided on their claims goes to these.

    Args:
        older: ids of the other versions, the nearest first.

    Returns:
        How many decisions were carried over.
    """
    from workbench.desk.carry import carry_versions
    from workbench.desk.carry_edits import carried_edits
    from workbench.desk.reread import refresh
    from workbench.store.corrections import ever_corrected
    from workbench.store.documents import load_document
    from workbench.store.edits import standing_edits

    drafts = carried_edits(store, load_document(store, document), older)
    record_following(store, drafts, reviewer, entropy)
    edits = standing_edits(store, document)
    if edits or ever_corrected(store, document):
        refresh(store, document, reviewer=reviewer)
    carried = carry_versions(store, document, older, reviewer=reviewer, entropy=entropy)
    if standing_edits(store, document) != edits:
        refresh(store, document, reviewer=reviewer)
    return len(drafts) + carried


def _writing(store: Store, entropy: Entropy | None) -> AbstractContextManager[object]:
    from workbench.desk.writing import writing

    # A sample is built under another name: its head is not to be remembered.
    return store.write() if entropy else writing(store)


def _described(document: Document, given: Given, claims: int) -> dict[str, Any]:
    return {
        "document": document.id,
        "name": document.source.name,
        "media_type": document.source.media_type,
        "bytes": document.source.bytes,
        "title": document.title,
        "role": given.role,
        "language": document.language,
        "published": document.published,
        "text_sha256": sha256(document.text.encode("utf-8")).hexdigest(),
        "claims": claims,
    }


def _added(body: dict[str, Any], replaces: Sequence[str]) -> list[Draft]:
    """An event for each version whose place is taken; one if there is none."""
    from workbench.ledger.record import Draft

    if not replaces:
        return [Draft("document-added", {**body, "replaces": None})]
    return [Draft("document-added", {**body, "replaces": one}) for one in replaces]
