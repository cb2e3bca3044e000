"""Tables of the log and of what people did: plain DDL, one statement a string.

Two groups. The *log* tables hold the events' exact bytes and can only grow. The *human*
tables are projections: a fold of the events, which ``workbench verify`` makes anew and
compares. No human table refers to a machine table, so machine tables can be dropped and
rebuilt; they may refer to ``document`` and ``event``.
"""

from __future__ import annotations

from workbench.store import schema_checking, schema_edits, schema_signing

LOG_TABLES: tuple[str, ...] = (
    # The log to write to is the own one with the highest seq, if its fingerprint is that of
    # this file; a copied file begins another. Others are kept as they came, by merging.
    """
    CREATE TABLE log (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        own INTEGER NOT NULL CHECK (own IN (0, 1)),
        fingerprint TEXT,
        begun_at TEXT NOT NULL
    ) STRICT
    """,
    # line: the event, byte for byte. leaf: SHA-256(0x00 || line). idx: place in its log, from 0.
    # The columns after leaf repeat what the line says, to find it by; verify compares them.
    # (Generated columns would need json_extract, which trusted_schema = OFF refuses.)
    """
    CREATE TABLE event (
        log TEXT NOT NULL REFERENCES log (id),
        idx INTEGER NOT NULL CHECK (idx >= 0),
        id TEXT NOT NULL UNIQUE,
        line BLOB NOT NULL,
        leaf BLOB NOT NULL CHECK (length(leaf) = 32),
        actor TEXT NOT NULL,
        n INTEGER NOT NULL,
        kind TEXT NOT NULL,
        time TEXT NOT NULL,
        claim TEXT,
        PRIMARY KEY (log, idx),
        UNIQUE (log, actor, n)
    ) STRICT
    """,
    "CREATE INDEX event_by_claim ON event (claim) WHERE claim IS NOT NULL",
    # A cache of the Merkle tree's right edge: roots of the perfect subtrees, largest first.
    """
    CREATE TABLE log_head (
        log TEXT PRIMARY KEY REFERENCES log (id),
        size INTEGER NOT NULL CHECK (size >= 0),
        root BLOB NOT NULL CHECK (length(root) = 32),
        frontier BLOB NOT NULL CHECK (length(frontier) % 32 = 0)
    ) STRICT
    """,
    # Texts that the log holds only salted hashes of. A row may be erased, never altered.
    """
    CREATE TABLE private_text (
        event TEXT NOT NULL REFERENCES event (id),
        field TEXT NOT NULL,
        salt BLOB NOT NULL CHECK (length(salt) = 16),
        text TEXT NOT NULL,
        PRIMARY KEY (event, field)
    ) STRICT
    """,
)

# REPLACE deletes without firing a DELETE trigger, so the INSERT triggers stop it by themselves.
TRIGGERS: dict[str, str] = {
    "event_is_never_updated": """
    CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END
    """,
    "event_is_never_deleted": """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END
    """,
    "event_is_appended": """
    CREATE TRIGGER event_is_appended BEFORE INSERT ON event
    WHEN NEW.idx <> (SELECT coalesce(max(idx) + 1, 0) FROM event WHERE log = NEW.log)
        OR NEW.n <> (
            SELECT coalesce(max(n) + 1, 1) FROM event WHERE log = NEW.log AND actor = NEW.actor
        )
        OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'an event goes at the end of its log, once'); END
    """,
    "log_is_never_updated": """
    CREATE TRIGGER log_is_never_updated BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the list of logs is append-only'); END
    """,
    "log_is_never_deleted": """
    CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, 'the list of logs is append-only'); END
    """,
    "log_is_appended": """
    CREATE TRIGGER log_is_appended BEFORE INSERT ON log
    WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id OR seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'a log is begun once'); END
    """,
    "private_text_is_never_updated": """
    CREATE TRIGGER private_text_is_never_updated BEFORE UPDATE ON private_text
    BEGIN SELECT RAISE(ABORT, 'a private text is kept or erased, never altered'); END
    """,
}

# ``ord`` is the event's place, from 0, in the causal order of all events of all logs:
# "latest" means the highest ``ord``. ``active`` is 0 while an undo stands against the event.
HUMAN_TABLES: tuple[str, ...] = (
    """
    CREATE TABLE document (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        media_type TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('draft', 'source')),
        language TEXT,
        published TEXT,
        text_sha256 TEXT NOT NULL,
        claims INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        added_by TEXT NOT NULL,
        removed_at TEXT,
        replaces TEXT REFERENCES document (id),
        seq INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE reviewer (
        name TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        added_by TEXT NOT NULL
    ) STRICT
    """,
    # Every decision ever made on a claim; ``unreviewed`` takes the reviewer's verdict back.
    """
    CREATE TABLE verdict (
        event TEXT PRIMARY KEY REFERENCES event (id),
        kind TEXT NOT NULL
            CHECK (kind IN ('verdict', 'second-check', 'adjudication', 'claim-dismissed')),
        claim TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        reviewer TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN
            ('corroborated', 'contested', 'unsupported', 'unreviewed', 'dismissed')),
        reason TEXT,
        note TEXT,
        at TEXT NOT NULL,
        shown TEXT,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX verdict_by_claim ON verdict (claim, ord)",
    # Notes a reviewer wrote about a claim, apart from a verdict.
    """
    CREATE TABLE claim_note (
        event TEXT PRIMARY KEY REFERENCES event (id),
        claim TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        reviewer TEXT NOT NULL,
        note TEXT,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX claim_note_by_claim ON claim_note (claim, ord)",
    # A pinned passage lies in the document or capture ``source`` at [start, end).
    """
    CREATE TABLE pin (
        event TEXT PRIMARY KEY REFERENCES event (id),
        claim TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        reviewer TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('passage', 'counterpart')),
        source TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact_sha256 TEXT NOT NULL,
        note TEXT,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX pin_by_claim ON pin (claim, ord)",
    """
    CREATE TABLE counterpart_decision (
        event TEXT PRIMARY KEY REFERENCES event (id),
        claim TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES document (id),
        counterpart TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('confirmed', 'dismissed')),
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX counterpart_decision_by_pair ON counterpart_decision (claim, counterpart, ord)",
    # What stands against an earlier event. The undo of an undo is a redo.
    """
    CREATE TABLE undo (
        event TEXT PRIMARY KEY REFERENCES event (id),
        kind TEXT NOT NULL CHECK (kind IN ('undo', 'redo', 'unpin')),
        target TEXT NOT NULL REFERENCES event (id),
        claim TEXT,
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        ord INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX undo_by_target ON undo (target)",
    # What lists show: one row for each claim that has a decision or a note that stands.
    # ``event`` is the deciding event; event, reviewer and at are NULL while only a note stands.
    # ``verdicts`` counts the reviewers who hold a verdict; ``disagreement`` is 1 while their
    # decisions differ and none adjudicated.
    """
    CREATE TABLE claim_state (
        claim TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES document (id),
        verdict TEXT NOT NULL CHECK (verdict IN
            ('corroborated', 'contested', 'unsupported', 'unreviewed', 'dismissed')),
        reason TEXT,
        note TEXT,
        reviewer TEXT,
        at TEXT,
        verdicts INTEGER NOT NULL CHECK (verdicts >= 0),
        disagreement INTEGER NOT NULL CHECK (disagreement IN (0, 1)),
        event TEXT REFERENCES event (id)
    ) STRICT
    """,
    "CREATE INDEX claim_state_by_document ON claim_state (document, verdict)",
    # The latest standing decision on a pair.
    """
    CREATE TABLE counterpart_mark (
        claim TEXT NOT NULL,
        counterpart TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('confirmed', 'dismissed')),
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL,
        event TEXT NOT NULL REFERENCES event (id),
        PRIMARY KEY (claim, counterpart)
    ) STRICT
    """,
    # Each reviewer's own decision on a claim, as it stands.
    """
    CREATE VIEW reviewer_verdict AS
    SELECT claim, document, reviewer, verdict, reason, note, at, event, ord
    FROM verdict AS mine
    WHERE active = 1 AND kind <> 'adjudication' AND verdict <> 'unreviewed'
        AND ord = (
            SELECT max(ord) FROM verdict
            WHERE claim = mine.claim AND reviewer = mine.reviewer
                AND active = 1 AND kind <> 'adjudication'
        )
    """,
)

HUMAN_KEYS: dict[str, tuple[str, ...]] = {
    "document": ("id",),
    "reviewer": ("name",),
    "verdict": ("event",),
    "claim_note": ("event",),
    "pin": ("event",),
    "counterpart_decision": ("event",),
    "undo": ("event",),
    "claim_state": ("claim",),
    "counterpart_mark": ("claim", "counterpart"),
    **schema_signing.KEYS,
    **schema_edits.KEYS,
    **schema_checking.KEYS,
}
"""Every human table and the columns of its key: what a rebuild is compared by."""

HUMAN_SINCE: dict[str, int] = {
    **dict.fromkeys(schema_signing.KEYS, schema_signing.SINCE),
    **dict.fromkeys(schema_edits.KEYS, schema_edits.SINCE),
    **dict.fromkeys(schema_checking.KEYS, schema_checking.SINCE),
}
"""The version of the schema that brought a human table, if that was not the first."""

DDL: tuple[str, ...] = (*LOG_TABLES, *TRIGGERS.values(), *HUMAN_TABLES)
"""All of it, in an order in which it can be run."""
