"""The checked copy: what has to be corrected in each draft, and nothing else, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.exports.entries import Entry
from workbench.exports.remarks import decision_line, evidence_line
from workbench.exports.standing import reason_words, signed_off
from workbench.exports.verification_log import Log
from workbench.safe.markdown import escape
from workbench.store.rows import DocumentRow
from workbench.store.sign_offs import sign_offs

_CORRECTED = ("contested", "unsupported")


def render(log: Log) -> Iterator[str]:
    """The copy, piece by piece."""
    yield "# Corrections\n"
    for row in log.drafts:
        yield from _draft(log, row)


def _draft(log: Log, row: DocumentRow) -> Iterator[str]:
    yield f"\n## {escape(row.title or row.name)}\n"
    for one in sign_offs(log.store, [row.id]):
        yield f"\n{escape(signed_off(one))}\n"
    wanted = [one for one in log.entries(row.id) if one.detail.row.verdict in _CORRECTED]
    if not wanted:
        yield "\nNothing has to be corrected.\n"
    if row.open:
        yield f"\n{row.open} claims have no verdict yet.\n"
    for entry in wanted:
        yield from _correction(entry)


def _correction(entry: Entry) -> Iterator[str]:
    row = entry.detail.row
    reason = f": {reason_words(row.reason)}" if row.reason else ""
    yield f"\n### {row.ord}. {row.verdict}{reason}\n\n> {escape(row.text)}\n\n"
    for held in entry.detail.history:
        if held.active and held.verdict in _CORRECTED:
            yield f"- {escape(decision_line(held))}\n"
    yield from (f"- {escape(evidence_line(one))}\n" for one in entry.evidence)
