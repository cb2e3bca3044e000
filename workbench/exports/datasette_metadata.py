"""What Datasette shows beside the tables: titles, words for columns, facets, what is hidden.

``workbench export datasette-metadata -o metadata.json``, then
``datasette claims.db --metadata metadata.json``. It says nothing of what is in the database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from workbench.exports.verification_log import Log

_VIEWS: dict[str, dict[str, Any]] = {
    "claims": {
        "description": "Every sentence of every document, with its state.",
        "facets": ["document", "verdict", "reason"],
        "columns": {
            "reading": "how the claim would stand alone",
            "check_worthy": "from 0 to 1; claims are listed from 0.5",
            "verdict": "the adjudicated one, else the latest",
            "markers": "reference marks",
            "dangling": "marks without a note",
        },
    },
    "verdicts": {
        "description": "Each reviewer's own decision, as it stands.",
        "facets": ["reviewer", "verdict", "reason"],
    },
    "counterparts": {
        "description": "Claims of other documents about the same fact.",
        "facets": ["relation"],
    },
    "footnotes": {"description": "Notes and what they point to.", "facets": ["document"]},
    "sources": {
        "description": "Each time that a source was asked for, and what came of it.",
        "facets": ["state", "ending"],
    },
    "queries": {
        "description": "Questions to writers, sources and others, with their answers.",
        "facets": ["addressee", "state", "document"],
    },
    "sign_offs": {
        "description": "Documents that were signed off, and whether that still holds.",
        "facets": ["document", "state"],
    },
    "events": {
        "description": "The log: what was done, by whom, in order.",
        "facets": ["who", "what"],
    },
}
_HIDDEN = (
    *("claim_fts", "text_part", "block", "sentence", "claim_summary", "log_head", "content"),
    *("private_text", "_sqlite_migrations", "counterpart_mark", "claim_state"),
)


def render(log: Log) -> Iterator[str]:
    """The file, in one piece."""
    tables: dict[str, Any] = {
        **_VIEWS,
        "claim": {
            "description": "Claims as they were read.",
            "fts_table": "claim_fts",
            "fts_pk": "pk",
            "label_column": "reading",
        },
        "document": {"label_column": "name"},
        **{name: {"hidden": True} for name in _HIDDEN},
    }
    whole = {
        "title": "Claims",
        "description": "What was checked, by whom, on which evidence.",
        "databases": {"claims": {"tables": tables}},
    }
    yield json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
