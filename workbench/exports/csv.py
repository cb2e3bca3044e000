"""The claims as CSV, for spreadsheets. JSON lines are the record.

A cell that a spreadsheet would run as a formula gets an apostrophe; the last column names the
cells of the row to which that happened.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from workbench.exports.entries import Entry
from workbench.exports.verification_log import Log
from workbench.safe.csv import cell

COLUMNS = (
    *("id", "document", "name", "number", "start", "end", "text", "reading", "check_worthy"),
    *("verdict", "reason", "note", "reviewer", "at", "stale", "disagreement", "sign_off"),
    *("verdicts", "citations", "sources", "evidence", "counterparts", "open_queries"),
)
"""The columns, in order; then comes ``changed_for_spreadsheets``."""

CHANGED = "changed_for_spreadsheets"


def render(log: Log) -> Iterator[str]:
    """The rows, each with its end (CR LF, as RFC 4180 has it)."""
    yield _line([*COLUMNS, CHANGED])
    for row, _ in log.documents:
        for entry in log.entries(row.id):
            values = _values(entry)
            cells = {name: cell(values[name]) for name in COLUMNS}
            changed = [
                name for name in COLUMNS if cells[name].startswith("'") and _was(values, name)
            ]
            yield _line([*cells.values(), " ".join(changed)])


def _was(values: dict[str, Any], name: str) -> bool:
    """Whether a cell's own value began otherwise."""
    return not str(values[name]).startswith("'")


def _values(entry: Entry) -> dict[str, Any]:
    row = entry.detail.row
    names = ("id", "document", "name", "start", "end", "text", "reading", "check_worthy")
    decided = ("verdict", "reason", "note", "reviewer", "at", "stale", "disagreement")
    return {
        **{name: getattr(row, name) for name in (*names, *decided)},
        "number": row.ord,
        "sign_off": entry.sign_off,
        "verdicts": "; ".join(
            f"{held.reviewer}: {held.verdict}" + (f" ({held.reason})" if held.reason else "")
            for held in entry.verdicts
        ),
        "citations": "; ".join(
            f"[{one.marker.label}] {one.note.text if one.note else 'no note'}"
            for one in entry.detail.citations
        ),
        "sources": "; ".join(
            f"{one.url or one.title or one.note.label}: {one.state}" for one in entry.sources
        ),
        "evidence": "; ".join(f"{one.name}: {one.text or '(left out)'}" for one in entry.evidence),
        "counterparts": len(entry.counterparts),
        "open_queries": sum(query.open for query in entry.queries),
    }


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
