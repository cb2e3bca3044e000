"""Tables of what the machine found: plain DDL, one statement a string.

All but ``content`` can be dropped and made anew from the kept bytes. A document has a *slot*, a
small number in the order of adding, and everything read from it refers to that.
"""

from __future__ import annotations

TEXT_TABLES: tuple[str, ...] = (
    # The bytes of documents as they were added, compressed with zlib.
    """
    CREATE TABLE content (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        bytes INTEGER NOT NULL CHECK (bytes >= 0),
        data BLOB NOT NULL
    ) STRICT
    """,
    # The document it is of need only be there by the end of a transaction: the order in which
    # an event and its document's text are written, or the human tables rebuilt, is free.
    # encoding, how: which characters the bytes were taken for, and why. matched: whether
    # counterparts of its claims have been looked for.
    """
    CREATE TABLE document_text (
        slot INTEGER PRIMARY KEY CHECK (slot > 0),
        document TEXT NOT NULL UNIQUE REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
        length INTEGER NOT NULL CHECK (length >= 0),
        encoding TEXT,
        how TEXT,
        matched INTEGER NOT NULL DEFAULT 0 CHECK (matched IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX document_text_unmatched ON document_text (slot) WHERE matched = 0",
    # To leave out, in every list, documents that were removed or replaced.
    "CREATE INDEX document_removed ON document (id) WHERE removed_at IS NOT NULL",
    "CREATE INDEX document_replaces ON document (replaces) WHERE replaces IS NOT NULL",
    """
    CREATE TABLE text_part (
        slot INTEGER NOT NULL REFERENCES document_text (slot) ON DELETE CASCADE,
        part INTEGER NOT NULL CHECK (part >= 0),
        text TEXT NOT NULL,
        PRIMARY KEY (slot, part)
    ) STRICT
    """,
    """
    CREATE TABLE block (
        slot INTEGER NOT NULL REFERENCES document_text (slot) ON DELETE CASCADE,
        ord INTEGER NOT NULL CHECK (ord >= 0),
        kind TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end >= start),
        level INTEGER NOT NULL,
        PRIMARY KEY (slot, ord)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX block_by_place ON block (slot, start, end)",
    """
    CREATE TABLE sentence (
        slot INTEGER NOT NULL REFERENCES document_text (slot) ON DELETE CASCADE,
        ord INTEGER NOT NULL CHECK (ord >= 0),
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end >= start),
        block INTEGER NOT NULL,
        PRIMARY KEY (slot, ord)
    ) STRICT, WITHOUT ROWID
    """,
    # Footnotes, endnotes, reference-list entries. targets: a JSON list of [kind, value].
    """
    CREATE TABLE footnote (
        slot INTEGER NOT NULL REFERENCES document_text (slot) ON DELETE CASCADE,
        ord INTEGER NOT NULL CHECK (ord >= 0),
        id TEXT NOT NULL,
        label TEXT NOT NULL,
        text TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end >= start),
        targets TEXT NOT NULL,
        problem TEXT,
        PRIMARY KEY (slot, ord)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE marker (
        slot INTEGER NOT NULL REFERENCES document_text (slot) ON DELETE CASCADE,
        ord INTEGER NOT NULL CHECK (ord >= 0),
        label TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end >= start),
        sentence INTEGER,
        note INTEGER,
        problem TEXT,
        PRIMARY KEY (slot, ord)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE problem (
        slot INTEGER NOT NULL REFERENCES document_text (slot) ON DELETE CASCADE,
        ord INTEGER NOT NULL CHECK (ord >= 0),
        kind TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end >= start),
        message TEXT NOT NULL,
        PRIMARY KEY (slot, ord)
    ) STRICT, WITHOUT ROWID
    """,
)

CLAIM_TABLES: tuple[str, ...] = (
    # marks: the spans of reference marks in the claim's own text. kinds, why, markers, marks,
    # detail (quotations, quantities, dates, names): JSON.
    """
    CREATE TABLE claim (
        pk INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
        slot INTEGER NOT NULL REFERENCES document_text (slot) ON DELETE CASCADE,
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end > start),
        sentence INTEGER NOT NULL,
        speaker TEXT,
        cue TEXT,
        markers TEXT NOT NULL,
        marks TEXT NOT NULL,
        kinds TEXT NOT NULL,
        why TEXT NOT NULL,
        detail TEXT NOT NULL,
        text TEXT NOT NULL,
        reading TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX claim_by_slot ON claim (slot)",
    # What lists filter by, narrow, so that a million claims are scanned in a blink. state repeats
    # claim_state.verdict for that and is kept by triggers; what is shown is claim_state.
    """
    CREATE TABLE claim_summary (
        pk INTEGER PRIMARY KEY REFERENCES claim (pk) ON DELETE CASCADE,
        check_worthy REAL NOT NULL CHECK (check_worthy BETWEEN 0 AND 1),
        state TEXT NOT NULL,
        markers INTEGER NOT NULL,
        dangling INTEGER NOT NULL,
        counterparts INTEGER NOT NULL DEFAULT 0 CHECK (counterparts >= 0),
        differing INTEGER NOT NULL DEFAULT 0 CHECK (differing >= 0)
    ) STRICT
    """,
    "CREATE INDEX claim_summary_by_state ON claim_summary (state, pk, check_worthy)",
    # It keeps no text of its own: parts.py tells it what comes and goes. (With trusted_schema =
    # OFF, triggers may not write to it.)
    """
    CREATE VIRTUAL TABLE claim_fts USING fts5 (
        reading, content = 'claim', content_rowid = 'pk',
        tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    # Each claim's best counterparts, both ways. shared, differences, aligned: JSON, as seen from
    # the claim.
    """
    CREATE TABLE counterpart (
        claim INTEGER NOT NULL REFERENCES claim (pk) ON DELETE CASCADE,
        counterpart INTEGER NOT NULL REFERENCES claim (pk) ON DELETE CASCADE,
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        relation TEXT NOT NULL CHECK (relation IN ('agrees', 'differs', 'related')),
        shared TEXT NOT NULL,
        differences TEXT NOT NULL,
        aligned TEXT NOT NULL,
        PRIMARY KEY (claim, counterpart)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX counterpart_by_counterpart ON counterpart (counterpart)",
)

TRIGGERS: dict[str, str] = {
    "claim_state_set": """
    CREATE TRIGGER claim_state_set AFTER INSERT ON claim_state
    BEGIN
        UPDATE claim_summary SET state = NEW.verdict
        WHERE pk = (SELECT pk FROM claim WHERE id = NEW.claim);
    END
    """,
    "claim_state_changed": """
    CREATE TRIGGER claim_state_changed AFTER UPDATE ON claim_state
    BEGIN
        UPDATE claim_summary SET state = NEW.verdict
        WHERE pk = (SELECT pk FROM claim WHERE id = NEW.claim);
    END
    """,
    "claim_state_dropped": """
    CREATE TRIGGER claim_state_dropped AFTER DELETE ON claim_state
    BEGIN
        UPDATE claim_summary SET state = 'unreviewed'
        WHERE pk = (SELECT pk FROM claim WHERE id = OLD.claim);
    END
    """,
    "counterpart_counted": """
    CREATE TRIGGER counterpart_counted AFTER INSERT ON counterpart
    BEGIN
        UPDATE claim_summary
        SET counterparts = counterparts + 1, differing = differing + (NEW.relation = 'differs')
        WHERE pk = NEW.claim;
    END
    """,
    "counterpart_recounted": """
    CREATE TRIGGER counterpart_recounted AFTER UPDATE OF relation ON counterpart
    WHEN OLD.relation <> NEW.relation
    BEGIN
        UPDATE claim_summary
        SET differing = differing + (NEW.relation = 'differs') - (OLD.relation = 'differs')
        WHERE pk = NEW.claim;
    END
    """,
    "counterpart_discounted": """
    CREATE TRIGGER counterpart_discounted AFTER DELETE ON counterpart
    BEGIN
        UPDATE claim_summary
        SET counterparts = counterparts - 1, differing = differing - (OLD.relation = 'differs')
        WHERE pk = OLD.claim;
    END
    """,
}

# For people who look at the database with other programs.
VIEWS: tuple[str, ...] = (
    """
    CREATE VIEW claims AS
    SELECT claim.id, document.name AS document, claim.text, claim.reading, summary.check_worthy,
        coalesce(decided.verdict, 'unreviewed') AS verdict, decided.reason, decided.note,
        decided.reviewer, decided.at, claim.speaker, summary.markers, summary.dangling,
        summary.counterparts, summary.differing, claim.start, claim.end
    FROM claim
        JOIN claim_summary AS summary ON summary.pk = claim.pk
        JOIN document_text ON document_text.slot = claim.slot
        JOIN document ON document.id = document_text.document
        LEFT JOIN claim_state AS decided ON decided.claim = claim.id
    """,
    """
    CREATE VIEW footnotes AS
    SELECT document.name AS document, footnote.label, footnote.text, footnote.targets,
        footnote.problem, footnote.start, footnote.end
    FROM footnote
        JOIN document_text ON document_text.slot = footnote.slot
        JOIN document ON document.id = document_text.document
    """,
    """
    CREATE VIEW counterparts AS
    SELECT one.id AS claim, one.reading AS says, other.id AS counterpart,
        other.reading AS other_says, pair.relation, pair.score, pair.differences
    FROM counterpart AS pair
        JOIN claim AS one ON one.pk = pair.claim
        JOIN claim AS other ON other.pk = pair.counterpart
    """,
    """
    CREATE VIEW verdicts AS
    SELECT mine.at, mine.reviewer, mine.verdict, mine.reason, mine.note, mine.claim,
        claim.reading, document.name AS document
    FROM reviewer_verdict AS mine
        JOIN document ON document.id = mine.document
        LEFT JOIN claim ON claim.id = mine.claim
    """,
)

DDL: tuple[str, ...] = (*TEXT_TABLES, *CLAIM_TABLES, *TRIGGERS.values(), *VIEWS)
"""All of it, in an order in which it can be run once the human tables are there."""
