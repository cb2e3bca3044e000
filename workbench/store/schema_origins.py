"""Tables: where a statement comes from first, and what helps to find its like.

All of it is the machine's, and can be made anew from the claims.
"""

from __future__ import annotations

SINCE = 5
"""The first version of the schema that has these tables."""

TRIGGERS: dict[str, str] = {
    "claim_added": """
    CREATE TRIGGER claim_added AFTER INSERT ON claim
    BEGIN
        INSERT INTO claim_change VALUES (NEW.slot, 1)
        ON CONFLICT (slot) DO UPDATE SET changes = changes + 1;
    END
    """,
    "claim_changed": """
    CREATE TRIGGER claim_changed AFTER UPDATE OF pk, slot, text, reading, speaker ON claim
    BEGIN
        INSERT INTO claim_change VALUES (NEW.slot, 1)
        ON CONFLICT (slot) DO UPDATE SET changes = changes + 1;
    END
    """,
    "claim_dropped": """
    CREATE TRIGGER claim_dropped AFTER DELETE ON claim
    BEGIN
        INSERT INTO claim_change VALUES (OLD.slot, 1)
        ON CONFLICT (slot) DO UPDATE SET changes = changes + 1;
        DELETE FROM matched_to WHERE slot = OLD.slot;
    END
    """,
}

DDL: tuple[str, ...] = (
    # How often the claims in a slot were changed, so that an index kept elsewhere can tell what
    # of it is out of date. It is never taken back, also not with the slot's document.
    """
    CREATE TABLE claim_change (
        slot INTEGER PRIMARY KEY,
        changes INTEGER NOT NULL
    ) STRICT
    """,
    # Up to where the claims of a document have been matched, while it is not finished.
    """
    CREATE TABLE matched_to (
        slot INTEGER PRIMARY KEY REFERENCES document_text (slot) ON DELETE CASCADE,
        claim INTEGER NOT NULL
    ) STRICT
    """,
    # Keys of a claim's words: claims that share one may be copies of each other.
    """
    CREATE TABLE origin_key (
        key INTEGER NOT NULL,
        claim INTEGER NOT NULL REFERENCES claim (pk) ON DELETE CASCADE,
        PRIMARY KEY (key, claim)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX origin_key_by_claim ON origin_key (claim)",
    # The claims that share an origin with another, with the one of the least id among them.
    """
    CREATE TABLE origin (
        claim INTEGER PRIMARY KEY REFERENCES claim (pk) ON DELETE CASCADE,
        first INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX origin_by_first ON origin (first)",
    *TRIGGERS.values(),
    # Databases of an earlier version have claims already.
    "INSERT INTO claim_change SELECT slot, count(*) FROM claim GROUP BY slot",
)
