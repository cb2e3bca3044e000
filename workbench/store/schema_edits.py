"""Tables of versions, of decisions carried from one to the next, and of claims edited by hand.

Human tables, as those of :mod:`schema_log`. A decision has one home, the claim that its row names:
carried to a newer version, the row moves.
"""

from __future__ import annotations

SINCE = 4
"""The first version of the schema that has these tables."""

TABLES: tuple[str, ...] = (
    # Which version took whose place. Going back to an older one turns a row round.
    """
    CREATE TABLE superseded (
        document TEXT NOT NULL REFERENCES document (id),
        by TEXT NOT NULL REFERENCES document (id),
        PRIMARY KEY (document, by)
    ) STRICT
    """,
    # Decisions whose home is not the claim that they were made on. event: the decision's. claim:
    # its home. origin: the claim that it was made on, at [start, end) of a document. stale: that
    # one's words or notes differ.
    """
    CREATE TABLE carried (
        event TEXT PRIMARY KEY REFERENCES event (id),
        claim TEXT NOT NULL,
        origin TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        change TEXT NOT NULL CHECK (change IN
            ('unchanged', 'moved', 'recited', 'reworded', 'numbers', 'split', 'merged')),
        stale INTEGER NOT NULL CHECK (stale IN (0, 1))
    ) STRICT
    """,
    # The claims whose state in claim_state was given to other words, and what has changed.
    """
    CREATE TABLE claim_stale (
        claim TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES document (id),
        change TEXT NOT NULL
    ) STRICT
    """,
    # Claims corrected by hand, and added. start, end: of the claim, or of the whole that parts
    # were merged into. parts: a JSON list of [start, end].
    """
    CREATE TABLE claim_edit (
        event TEXT PRIMARY KEY REFERENCES event (id),
        kind TEXT NOT NULL CHECK (kind IN ('added', 'reading', 'speaker', 'split', 'merged')),
        claim TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        reading TEXT,
        speaker TEXT,
        parts TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        note TEXT,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX claim_edit_by_document ON claim_edit (document, ord)",
    "CREATE INDEX claim_edit_by_claim ON claim_edit (claim)",
    # What the reader of a document got wrong, corrected. start, end: the mark, the block, or the
    # stretch whose sentences are given. target, spans: JSON lists of [start, end]; target has one
    # at most, the note's.
    """
    CREATE TABLE correction (
        event TEXT PRIMARY KEY REFERENCES event (id),
        kind TEXT NOT NULL CHECK (kind IN ('link', 'block', 'boundary')),
        document TEXT NOT NULL REFERENCES document (id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        target TEXT NOT NULL,
        block TEXT,
        spans TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        note TEXT,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX correction_by_document ON correction (document, ord)",
)

# Each reviewer's own decision on a claim: the latest on its words as they are, else the latest.
REVIEWER_VERDICT = """
    CREATE VIEW reviewer_verdict AS
    SELECT claim, document, reviewer, verdict, reason, note, at, event, ord
    FROM verdict AS mine
    WHERE active = 1 AND kind <> 'adjudication' AND verdict <> 'unreviewed'
        AND event = (
            SELECT held.event FROM verdict AS held LEFT JOIN carried ON carried.event = held.event
            WHERE held.claim = mine.claim AND held.reviewer = mine.reviewer
                AND held.active = 1 AND held.kind <> 'adjudication'
            ORDER BY coalesce(carried.stale, 0), held.ord DESC LIMIT 1
        )
"""

REPLACED = (
    "INSERT INTO superseded SELECT DISTINCT replaces, id FROM document WHERE replaces IS NOT NULL"
)
"""What documents of an older database were replaced."""

DDL: tuple[str, ...] = (*TABLES, REPLACED, "DROP VIEW reviewer_verdict", REVIEWER_VERDICT)
"""All of it, in an order in which it can be run once the log's tables are there."""

KEYS: dict[str, tuple[str, ...]] = {
    "superseded": ("document", "by"),
    "carried": ("event",),
    "claim_stale": ("claim",),
    "claim_edit": ("event",),
    "correction": ("event",),
}
"""The tables and the columns of their keys."""
