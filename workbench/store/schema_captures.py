"""Tables of the sources that were asked for: plain DDL, one statement a string.

``attempt`` is evidence and is never rebuilt: what a host answered at some time cannot be asked
for again. Its bytes lie in ``content``, identical ones once.
"""

from __future__ import annotations

CAPTURE_TABLES: tuple[str, ...] = (
    # One row for each time that a source was asked for, or given by hand.
    #   url: the address as asked for; NULL when a file was attached to the note at
    #     document, note_start, note_end.
    #   outcome: how the asking ended (workbench.sources.outcome); 'ok' for a file.
    #   ending: in what way the source is dead (workbench.sources.dead); NULL: it was captured.
    #   hops: JSON, [[url, status, peer], ...]. headers: JSON, [[name, value], ...].
    #   content: SHA-256 of the body; wire: of its bytes as they came, where coding was on them.
    #   encoding, how_decoded: which characters the bytes were taken for, and why.
    #   archived_at: when an archive made the copy that answered. robots: it was fetched though
    #     robots.txt forbids it. event: the event that tells of the capture.
    """
    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('fetched', 'attached', 'imported')),
        reviewer TEXT NOT NULL,
        url TEXT,
        document TEXT,
        note_start INTEGER,
        note_end INTEGER,
        outcome TEXT NOT NULL,
        detail TEXT NOT NULL,
        ending TEXT,
        not_before TEXT,
        despite_robots INTEGER NOT NULL DEFAULT 0 CHECK (despite_robots IN (0, 1)),
        final_url TEXT,
        status INTEGER,
        hops TEXT NOT NULL,
        headers TEXT NOT NULL,
        peer TEXT,
        etag TEXT,
        last_modified TEXT,
        archived_at TEXT,
        media_type TEXT,
        encoding TEXT,
        how_decoded TEXT,
        content TEXT REFERENCES content (sha256),
        wire TEXT REFERENCES content (sha256),
        event TEXT UNIQUE REFERENCES event (id),
        CHECK (url IS NOT NULL OR document IS NOT NULL),
        CHECK (ending IS NOT NULL OR content IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX attempt_by_url ON attempt (url, id)",
    "CREATE INDEX attempt_by_note ON attempt (document, note_start) WHERE url IS NULL",
    # What was read from a capture's bytes. problem: why nothing could be read.
    """
    CREATE TABLE capture_text (
        content TEXT PRIMARY KEY REFERENCES content (sha256),
        media_type TEXT NOT NULL,
        title TEXT NOT NULL,
        language TEXT,
        published TEXT,
        text TEXT NOT NULL,
        problem TEXT
    ) STRICT
    """,
)

TRIGGERS: dict[str, str] = {
    "attempt_is_never_updated": """
    CREATE TRIGGER attempt_is_never_updated BEFORE UPDATE ON attempt
    BEGIN SELECT RAISE(ABORT, 'what was observed is kept as it was'); END
    """,
    "attempt_is_never_deleted": """
    CREATE TRIGGER attempt_is_never_deleted BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'what was observed is kept as it was'); END
    """,
}

VIEWS: tuple[str, ...] = (
    """
    CREATE VIEW sources AS
    SELECT attempt.at, coalesce(attempt.url, 'attached') AS source, attempt.final_url,
        CASE WHEN attempt.ending IS NULL THEN 'captured' ELSE 'failed' END AS state,
        attempt.ending, attempt.detail, attempt.status, read.title, attempt.media_type,
        attempt.archived_at, attempt.content, attempt.reviewer
    FROM attempt LEFT JOIN capture_text AS read USING (content)
    """,
)

DDL: tuple[str, ...] = (*CAPTURE_TABLES, *TRIGGERS.values(), *VIEWS)
"""All of it, in an order in which it can be run once the log's and documents' tables are there."""
