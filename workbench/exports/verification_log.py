"""The verification log of one document or of all, in the form asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from workbench.claims.threshold import DEFAULT_THRESHOLD
from workbench.exports.audience import AUDIENCES, Audience, AudienceName
from workbench.exports.entries import Entry, entries, redacted_query
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.history import heads
from workbench.model.errors import UsageError
from workbench.store.audit import document_hashes
from workbench.store.checking import QueryRow, queries
from workbench.store.connection import Store
from workbench.store.documents import documents
from workbench.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class Log:
    """What a form is rendered from.

    Attributes:
        heads: of every log in the database, at the moment of the export.
        documents: each with the SHA-256 of its text.
        audience: who it is for. What is not for them is not in it.
        base_url: where it will be published, without a slash at the end; None if nowhere.
    """

    store: Store
    heads: tuple[Checkpoint, ...]
    documents: tuple[tuple[DocumentRow, str], ...]
    audience: Audience
    base_url: str | None = None

    def entries(self, document: str) -> Iterator[Entry]:
        """The claims of a document that are on the list or were decided on."""
        return entries(self.store, document, DEFAULT_THRESHOLD, self.audience)

    def queries(self, document: str) -> list[QueryRow]:
        """The queries about a document's claims."""
        return [
            redacted_query(row, self.audience) for row in queries(self.store, document=document)
        ]

    @property
    def drafts(self) -> list[DocumentRow]:
        """The texts under review: those named, or all drafts that no newer version replaces."""
        rows = [row for row, _ in self.documents]
        if len(rows) == 1:
            return rows
        return [row for row in rows if row.role == "draft" and not row.replaced]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the log.

    Attributes:
        module: of this package; its ``render`` takes a :class:`Log`.
        audience: who it is for unless somebody says otherwise. What is to be passed on is for
            the public; the working record is for those who work on it.
        binary: whether it is bytes, which are not for a terminal.
        needs_base_url: whether it names pages that it will be published on.
    """

    module: str
    audience: AudienceName
    binary: bool = False
    needs_base_url: bool = False


FORMS: dict[str, Form] = {
    "jsonl": Form("jsonl", "full"),
    "csv": Form("csv", "full"),
    "markdown": Form("markdown", "full"),
    "html": Form("html", "full"),
    "docx": Form("docx", "full", binary=True),
    "checking-copy": Form("checking_copy", "full"),
    "checked-copy": Form("checked_copy", "public"),
    "queries": Form("queries", "full"),
    "claimreview": Form("claimreview", "public", needs_base_url=True),
    "web-annotation": Form("web_annotation", "public"),
    "datasette-metadata": Form("datasette_metadata", "public"),
    "warc": Form("warc", "public", binary=True),
}
"""The forms of one file, by name."""


def render(
    store: Store,
    form: str,
    document: str | None,
    audience: str | None = None,
    base_url: str | None = None,
) -> Iterator[str | bytes]:
    """The log, piece by piece.

    Args:
        store: the database.
        form: one of :data:`FORMS`.
        document: the id of one document; None for all.
        audience: a name of :data:`AUDIENCES`; None for the form's own.
        base_url: where it will be published.

    Returns:
        What is the same for the same database, to the byte.

    Raises:
        UsageError: the form needs to know where it will be published.
    """
    known = FORMS[form]
    if known.needs_base_url and not base_url:
        raise UsageError(
            f"{form} names the page of each fact-check", todo="say where, with --base-url URL"
        )
    produce: Callable[[Log], Iterator[str | bytes]] = import_module(
        f"workbench.exports.{known.module}"
    ).render
    with store.snapshot():
        yield from produce(
            whole_log(store, document, AUDIENCES[audience or known.audience], base_url)
        )


def whole_log(
    store: Store, document: str | None, audience: Audience, base_url: str | None = None
) -> Log:
    """What the forms are rendered from. To be read within one snapshot."""
    found = documents(store, DEFAULT_THRESHOLD, superseded=document is not None)
    wanted = [row for row in found if document in (None, row.id)]
    hashes = dict(document_hashes(store))
    return Log(
        store,
        tuple(heads(store)),
        tuple((row, hashes[row.id]) for row in wanted),
        audience,
        base_url.rstrip("/") if base_url else None,
    )
