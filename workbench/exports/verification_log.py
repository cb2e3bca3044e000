"""The verification log of one document or of all, in the form asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.claims.worth import DEFAULT_THRESHOLD
from workbench.exports.entries import Entry, entries
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.history import heads
from workbench.store.audit import document_hashes
from workbench.store.connection import Store
from workbench.store.documents import documents
from workbench.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class Log:
    """What a form is rendered from.

    Attributes:
        heads: of every log in the database, at the moment of the export.
        documents: each with the SHA-256 of its text.
    """

    store: Store
    heads: tuple[Checkpoint, ...]
    documents: tuple[tuple[DocumentRow, str], ...]

    def entries(self, document: str) -> Iterator[Entry]:
        """The claims of a document that are on the list or were decided on."""
        return entries(self.store, document, DEFAULT_THRESHOLD)


def render(store: Store, form: str, document: str | None) -> Iterator[str]:
    """The log, piece by piece.

    Args:
        store: the database.
        form: ``jsonl`` or ``markdown``.
        document: the id of one document; None for all.

    Returns:
        Text that is the same for the same database, to the byte.
    """
    from workbench.exports import jsonl, markdown

    forms = {"jsonl": jsonl.render, "markdown": markdown.render}
    with store.snapshot():
        wanted = [row for row in documents(store, DEFAULT_THRESHOLD) if document in (None, row.id)]
        hashes = dict(document_hashes(store))
        log = Log(store, tuple(heads(store)), tuple((row, hashes[row.id]) for row in wanted))
        yield from forms[form](log)
