"""Tables of queries and their answers, and a view of what waits for a second check.

Human tables, as those of :mod:`schema_log`.
"""

from __future__ import annotations

SINCE = 6
"""The first version of the schema that has these tables."""

TABLES: tuple[str, ...] = (
    # Open questions. question, name: private texts, NULL once they were erased.
    """
    CREATE TABLE query (
        event TEXT PRIMARY KEY REFERENCES event (id),
        claim TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        reviewer TEXT NOT NULL,
        addressee TEXT NOT NULL CHECK (addressee IN ('writer', 'source', 'other')),
        name TEXT,
        question TEXT,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX query_by_claim ON query (claim, ord)",
    """
    CREATE TABLE query_answer (
        event TEXT PRIMARY KEY REFERENCES event (id),
        query TEXT NOT NULL REFERENCES query (event),
        claim TEXT,
        reviewer TEXT NOT NULL,
        answer TEXT,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX query_answer_by_query ON query_answer (query, ord)",
)

VIEWS: tuple[str, ...] = (
    # Flagged claims on which one reviewer has decided: from the others, that is hidden.
    """
    CREATE VIEW awaiting_second_check AS
    SELECT first.claim, first.document, first.reviewer, first.event, first.at
    FROM (SELECT DISTINCT claim FROM flag WHERE active = 1) AS flagged
        JOIN reviewer_verdict AS first ON first.claim = flagged.claim
    WHERE (SELECT count(*) FROM reviewer_verdict WHERE claim = flagged.claim) = 1
        AND NOT EXISTS (
            SELECT 1 FROM verdict
            WHERE claim = flagged.claim AND kind = 'adjudication' AND active = 1
        )
    """,
    # For people who look at the database with other programs.
    """
    CREATE VIEW queries AS
    SELECT asked.at, asked.reviewer, asked.addressee, asked.name AS person, asked.question,
        CASE WHEN answered.event IS NULL THEN 'open' ELSE 'answered' END AS state,
        answered.answer, asked.claim, claim.reading, document.name AS document
    FROM query AS asked
        JOIN document ON document.id = asked.document
        LEFT JOIN query_answer AS answered ON answered.query = asked.event AND answered.active = 1
        LEFT JOIN claim ON claim.id = asked.claim
    WHERE asked.active = 1
    """,
    """
    CREATE VIEW sign_offs AS
    SELECT document.name AS document, signed.reviewer, signed.at,
        CASE WHEN signed.stale_by IS NULL THEN 'holds' ELSE 'stale' END AS state,
        signed.stale_at, CASE WHEN signed.signature IS NULL THEN 'no' ELSE 'yes' END AS signed,
        signed.claims, signed.note, signed.size AS log_size, signed.root AS log_root
    FROM sign_off AS signed JOIN document ON document.id = signed.document
    """,
    """
    CREATE VIEW events AS
    SELECT event.time, event.actor AS who, event.kind AS what, event.claim, event.id,
        event.idx + 1 AS line, event.log
    FROM event
    """,
)

DDL: tuple[str, ...] = (*TABLES, *VIEWS)
"""All of it, in an order in which it can be run once the log's and the signing tables are there."""

KEYS: dict[str, tuple[str, ...]] = {"query": ("event",), "query_answer": ("event",)}
"""The tables and the columns of their keys."""
