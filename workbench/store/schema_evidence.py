"""Tables: a full-text index of what captures say, to find in which of them words stand.

It is made anew from ``capture_text`` where it is missing, and holds no text of its own. Words are
indexed folded (:mod:`workbench.sources.folding`), as quotations are looked for.
"""

from __future__ import annotations

SINCE = 7
"""The first version of the schema that has these tables."""

DDL: tuple[str, ...] = (
    # A number for each capture whose text is indexed; rowids of capture_text do not last.
    """
    CREATE TABLE indexed_capture (
        pk INTEGER PRIMARY KEY,
        content TEXT NOT NULL UNIQUE REFERENCES content (sha256)
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE capture_fts USING fts5 (
        words, content = '', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    "CREATE INDEX attempt_by_content ON attempt (content) WHERE content IS NOT NULL",
)
