"""Where a quotation stands that the source it is ascribed to lacks.

Looked for in every capture and document by way of their full-text indexes, so that it costs the
same however many there are; what they point to is then held against the quotation word by word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.comparison import QuotationCheck
    from workbench.store.connection import Store
    from workbench.store.whereabouts import Cited

_LOOKED_AT = 5
"""Captures, and documents, whose whole text is looked at."""
_ORDER = ("verbatim", "spliced", "drifted")
_WHOLE = 1 << 40
"""More characters than any document has."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A capture or document that has a quotation.

    Attributes:
        id: of the capture or the document.
        where: in a reader's words: ``note 14``, ``note 3 of report.txt``, ``report.txt``.
        text: its words there.
    """

    kind: Literal["capture", "document"]
    id: str
    where: str
    check: QuotationCheck
    text: str


def elsewhere(
    store: Store, document: str, quote: str, own: frozenset[str]
) -> tuple[Elsewhere, ...]:
    """The captures and documents that have a quotation, those that have it word for word first.

    Args:
        document: of the claim; it is left out, and its notes are named without it.
        own: captures that are known to lack it.
    """
    found = [*_in_captures(store, document, quote, own), *_in_documents(store, document, quote)]
    standing = [one for one in found if one.check.status in _ORDER]
    return tuple(sorted(standing, key=lambda one: _ORDER.index(one.check.status)))


def words_at(check: QuotationCheck, text: str) -> str | None:
    """The words of a text in which a quotation was found, its parts one after the other."""
    if check.start is None or check.end is None:
        return None
    parts = check.parts or ((check.start, check.end),)
    return " … ".join(text[start:end] for start, end in parts)


def _in_captures(
    store: Store, document: str, quote: str, own: frozenset[str]
) -> Iterator[Elsewhere]:
    from workbench.store.attempts import capture_text
    from workbench.store.whereabouts import captures_with, cited_as

    for content in captures_with(store, quote, _LOOKED_AT + len(own)):
        read = capture_text(store, content)
        if content not in own and read is not None:
            where = _cited_where(store, document, cited_as(store, content)) or read.title
            yield _held("capture", content, where, quote, read.text)


def _in_documents(store: Store, document: str, quote: str) -> Iterator[Elsewhere]:
    from workbench.store.audit import text_at
    from workbench.store.whereabouts import documents_with

    for other, name in documents_with(store, quote, _LOOKED_AT):
        if other != document:
            yield _held("document", other, name, quote, text_at(store, other, 0, _WHOLE) or "")


def _held(
    kind: Literal["capture", "document"], id: str, where: str, quote: str, text: str
) -> Elsewhere:
    from workbench.sources.quotations import check_quotation

    check = check_quotation(quote, text)
    return Elsewhere(kind, id, where, check, words_at(check, text) or "")


def _cited_where(store: Store, document: str, cited: Sequence[Cited]) -> str:
    """The note that a capture is the source of, one of the claim's own document before others."""
    for one in (document, *dict.fromkeys(row.document for row in cited)):
        for label in _labels(store, one, cited):
            name = next((row.name for row in cited if row.document == one), "")
            return f"note {label}" if one == document else f"note {label} of {name}"
    return next((row.url for row in cited if row.url), "")


def _labels(store: Store, document: str, cited: Sequence[Cited]) -> Iterator[str]:
    """The labels of a document's notes that cite a capture, or that it was attached to."""
    from workbench.sources.targets import address_of
    from workbench.store.attempts import cited_notes

    urls = {row.url for row in cited if row.url}
    attached = {row.note_start for row in cited if not row.url and row.document == document}
    for held in cited_notes(store, document):
        if held.note.start in attached or urls & set(map(address_of, held.note.targets)):
            yield held.note.label
