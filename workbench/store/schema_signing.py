"""Tables of keys, flags and sign-offs: human ones, as those of :mod:`schema_log`."""

from __future__ import annotations

SINCE = 3
"""The first version of the schema that has these tables."""

DDL: tuple[str, ...] = (
    # Public keys. ``signs``: whether the reviewer signs every event, or sign-offs only.
    """
    CREATE TABLE reviewer_key (
        reviewer TEXT NOT NULL,
        key TEXT NOT NULL,
        signs TEXT NOT NULL CHECK (signs IN ('events', 'sign-offs')),
        cert_authority INTEGER NOT NULL CHECK (cert_authority IN (0, 1)),
        valid_after TEXT,
        valid_before TEXT,
        at TEXT NOT NULL,
        added_by TEXT NOT NULL,
        revoked_at TEXT,
        revoked_by TEXT,
        revoked_because TEXT,
        PRIMARY KEY (reviewer, key)
    ) STRICT
    """,
    # Claims that somebody wants a second person to check.
    """
    CREATE TABLE flag (
        event TEXT PRIMARY KEY REFERENCES event (id),
        claim TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        reviewer TEXT NOT NULL,
        rule TEXT,
        note TEXT,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX flag_by_claim ON flag (claim, ord)",
    # log, size, root: the head whose checkpoint was signed. overrides: a JSON list of events.
    # stale_by: the first later event that changed one of the document's claims.
    """
    CREATE TABLE sign_off (
        event TEXT PRIMARY KEY REFERENCES event (id),
        document TEXT NOT NULL REFERENCES document (id),
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL,
        log TEXT NOT NULL,
        size INTEGER NOT NULL,
        root TEXT NOT NULL,
        claims INTEGER NOT NULL,
        state_sha256 TEXT NOT NULL,
        overrides TEXT NOT NULL,
        signature TEXT,
        note TEXT,
        stale_by TEXT REFERENCES event (id),
        stale_at TEXT,
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX sign_off_by_document ON sign_off (document, ord)",
)
"""All of it, in an order in which it can be run once the log's tables are there."""

KEYS: dict[str, tuple[str, ...]] = {
    "reviewer_key": ("reviewer", "key"),
    "flag": ("event",),
    "sign_off": ("event",),
}
"""The tables and the columns of their keys."""
