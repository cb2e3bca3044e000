"""The verification log as Markdown, to read and to print."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.exports.claim_text import citation_line, difference_line
from workbench.exports.entries import Entry
from workbench.exports.shapes import head_object
from workbench.exports.standing import signed_off
from workbench.exports.verification_log import Log
from workbench.model.identity import SHORT
from workbench.safe.markdown import escape
from workbench.store.rows import CounterpartRow, DocumentRow
from workbench.store.sign_offs import sign_offs


def render(log: Log) -> Iterator[str]:
    """The page, piece by piece."""
    yield "# Verification log\n\n"
    for head in map(head_object, log.heads):
        yield f"- Log `{head['origin']}`: {head['size']} events, root `{head['root']}`\n"
    for row, text_sha256 in log.documents:
        yield from _document(row, text_sha256)
        for signed in sign_offs(log.store, [row.id]):
            yield f"- {escape(signed_off(signed))}\n"
        for entry in log.entries(row.id):
            yield from _claim(entry)


def _document(row: DocumentRow, text_sha256: str) -> Iterator[str]:
    yield f"\n## {escape(row.title or row.name)}\n\n"
    yield f"- File: {escape(row.name)} ({row.role}, {row.bytes} bytes)\n"
    yield f"- SHA-256 of the bytes: `{row.id}`\n"
    yield f"- SHA-256 of the text: `{text_sha256}`\n"
    yield (
        f"- {row.claims} claims: {row.corroborated} corroborated, {row.contested} contested, "
        f"{row.unsupported} unsupported, {row.dismissed} dismissed, {row.open} open\n"
    )
    yield f"- {row.markers} reference marks, {row.dangling} without a note\n"


def _claim(entry: Entry) -> Iterator[str]:
    row = entry.detail.row
    yield f"\n### {row.ord}. {row.verdict}: claim `{row.id[:SHORT]}`\n\n"
    yield f"> {escape(row.text)}\n\n"
    yield f"- Place: characters {row.start} to {row.end}\n"
    if entry.detail.claim.speaker:
        yield f"- Speaker: {escape(entry.detail.claim.speaker)}\n"
    for citation in entry.detail.citations:
        yield f"- Citation: {escape(citation_line(citation))}\n"
    for counterpart in entry.counterparts:
        yield from _counterpart(counterpart)
    for held in entry.verdicts:
        because = f", {held.reason}" if held.reason else ""
        note = f": {escape(held.note)}" if held.note else ""
        yield (
            f"- **{held.verdict}**{because}, by {escape(held.reviewer)}, {held.at}{note}"
            f" (event `{held.event}`)\n"
        )
    for written in entry.detail.notes:
        if written.active and written.note:
            yield f"- Note by {escape(written.reviewer)}, {written.at}: {escape(written.note)}\n"


def _counterpart(row: CounterpartRow) -> Iterator[str]:
    pair = row.counterpart
    mark = f", {row.mark}" if row.mark else ""
    yield (
        f"- Counterpart ({pair.relation}{mark}, {pair.score:.2f}) in {escape(row.other.name)}: "
        f"{escape(row.other.text)}\n"
    )
    for atom in pair.differences:
        yield f"  - {escape(difference_line(atom))}\n"
