"""The checking copy: the whole working record of each draft, as Markdown, to file and to print.

The draft with numbered claims, then each claim with all that was found and decided, then the
queries. Editors keep it; it is not for publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.exports.entries import Entry
from workbench.exports.places import Stretch, laid_out
from workbench.exports.remarks import headline, query_line, remarks
from workbench.exports.shapes import head_object
from workbench.exports.standing import SIGNS, signed_off
from workbench.exports.verification_log import Log
from workbench.model.identity import SHORT
from workbench.safe.markdown import escape
from workbench.store.documents import load_document
from workbench.store.rows import DocumentRow
from workbench.store.sign_offs import sign_offs


def render(log: Log) -> Iterator[str]:
    """The copy, piece by piece."""
    yield "# Checking copy\n\n"
    for head in map(head_object, log.heads):
        yield f"- Log `{head['origin']}`: {head['size']} events, root `{head['root']}`\n"
    for row in log.drafts:
        yield from _draft(log, row)


def _draft(log: Log, row: DocumentRow) -> Iterator[str]:
    entries = list(log.entries(row.id))
    document = load_document(log.store, row.id)
    yield f"\n## {escape(row.title or row.name)}\n\n"
    yield f"- File: {escape(row.name)}, {row.bytes} bytes, SHA-256 `{row.id}`\n"
    for one in sign_offs(log.store, [row.id]):
        yield f"- {escape(signed_off(one))}\n"
    yield "\n### The text\n"
    for block, pieces in laid_out(document.text, document.blocks, entries):
        words = "".join(_piece(piece, entries) for piece in pieces).strip()
        if words:
            yield f"\n{'> ' if block.kind == 'quote' else ''}{words}\n"
    yield "\n### The claims\n"
    for entry in entries:
        yield from _claim(entry)
    asked = log.queries(row.id)
    if asked:
        yield "\n### The queries\n\n"
        yield from (f"- {escape(query_line(query))}\n" for query in asked)


def _piece(piece: Stretch, entries: Sequence[Entry]) -> str:
    """A piece of the text, with the number of the claim that ends with it."""
    marks = "".join(
        f" **{SIGNS[row.verdict]}{row.ord}**"
        for row in (entries[number].detail.row for number in piece.ends)
    )
    space = " " if marks or piece.text.endswith((" ", "\n")) else ""
    return escape(piece.text) + marks + space


def _claim(entry: Entry) -> Iterator[str]:
    row = entry.detail.row
    yield f"\n#### {escape(headline(entry))}\n\n> {escape(row.text)}\n\n"
    if row.reading != row.text:
        yield f"- Reading: {escape(row.reading)}\n"
    yield f"- Place: characters {row.start} to {row.end}; claim `{row.id[:SHORT]}`\n"
    if entry.detail.claim.speaker:
        yield f"- Speaker: {escape(entry.detail.claim.speaker)}\n"
    yield from (f"- {escape(line)}\n" for line in remarks(entry))
