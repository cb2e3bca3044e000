"""The sources that a claim cites: not asked for, asked for in vain, or captured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.model.document import Note, Target
from workbench.sources.targets import address_of
from workbench.store.attempts import SINCE, How
from workbench.store.connection import Store
from workbench.store.details import claim_detail
from workbench.store.failures import guarded
from workbench.store.pack import pack
from workbench.store.parts import NOTE_COLUMNS, note_of

State = Literal["not-attempted", "failed", "captured"]

_FOLLOWED = 4
"""Cross-references that are followed from note to note."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that a claim cites, in one of three states.

    Attributes:
        note: the note that cites it (for "ibid.", the one that it leads to).
        target: what the note points to; None for a file that a reviewer attached, and for a note
            that points nowhere.
        url: where it is asked for; None for what is not on the web.
        state: ``not-attempted``, ``failed``, or ``captured``: a copy is kept. That it was
            captured says nothing about what it says.
        why: how it failed, in a word, and in words; empty when captured.
        failing: how the latest attempt failed though an earlier one brought a copy, or None.
        content: the SHA-256 of the kept bytes; also of a page that tells of a failure.
        text: what was read from them; None where nothing is kept.
        problem: why nothing could be read from them, or None.
    """

    note: Note
    target: Target | None
    url: str | None
    state: State
    why: str = ""
    detail: str = ""
    failing: str | None = None
    at: str | None = None
    how: How | None = None
    status: int | None = None
    final_url: str | None = None
    archived_at: str | None = None
    content: str | None = None
    media_type: str | None = None
    title: str | None = None
    published: str | None = None
    text: str | None = None
    problem: str | None = None


@guarded
def captures_of(store: Store, claim: str) -> list[SourceRow]:
    """The sources that a claim cites, each in its state, with the text of what is kept.

    Args:
        claim: its whole id.

    Returns:
        In the order of the claim's marks and their notes' targets, each address once a note;
        files that were attached to a note come before its targets.

    Raises:
        UsageError: no claim has this id.
    """
    detail = claim_detail(store, claim)
    document = detail.row.document
    cited = dict.fromkeys(c.note for c in detail.citations if c.note is not None)
    notes = dict.fromkeys(led for note in cited for led in _led_to(store, document, note))
    rows: list[SourceRow] = []
    for note in notes:
        own = [*_attached(store, document, note), *_targets(store, note)]
        # A note that points nowhere, like one that names a book, is a source still to be had.
        points = any(target.kind == "cross-reference" for target in note.targets)
        rows += own or ([] if points else [SourceRow(note, None, None, "not-attempted")])
    return rows


def _targets(store: Store, note: Note) -> Iterable[SourceRow]:
    """What a note points to, each address once."""
    seen: set[str] = set()
    for target in note.targets:
        url = address_of(target)
        if target.kind == "cross-reference" or url in seen:
            continue
        seen |= {url} if url else set()
        yield _row(store, note, target, url)


def _led_to(store: Store, document: str, note: Note) -> Iterable[Note]:
    """A note, and those that it refers to."""
    found, open_ = {note: None}, [note]
    for _ in range(_FOLLOWED):
        labels = [t.value for n in open_ for t in n.targets if t.kind == "cross-reference"]
        rows = store.db.execute(
            f"""
            SELECT {NOTE_COLUMNS} FROM footnote
            WHERE slot = (SELECT slot FROM document_text WHERE document = ?)
                AND label IN (SELECT value FROM json_each(?))
            ORDER BY ord
            """,
            (document, pack(labels)),
        ).fetchall()
        open_ = [n for n in (note_of(row, store.safe) for row in rows) if n not in found]
        found |= dict.fromkeys(open_)
        if not open_:
            break
    return found


_SHOWN = (
    "ending, detail, at, how, status, final_url, archived_at, attempt.content, "
    "attempt.media_type, title, published, text, problem"
)


def _attached(store: Store, document: str, note: Note) -> list[SourceRow]:
    """The files that were given as a note's source, the newest first."""
    if store.schema_version() < SINCE:
        return []
    rows = store.db.execute(
        f"""
        SELECT {_SHOWN} FROM attempt LEFT JOIN capture_text USING (content)
        WHERE document = ? AND note_start = ? AND note_end = ? AND url IS NULL ORDER BY id DESC
        """,
        (document, note.start, note.end),
    ).fetchall()
    return [_shown(note, None, None, row) for row in rows]


def _row(store: Store, note: Note, target: Target, url: str | None) -> SourceRow:
    """A target's best attempt: the latest that brought a copy, else the latest."""
    if url is None or store.schema_version() < SINCE:
        return SourceRow(note, target, url, "not-attempted")
    best = store.db.execute(
        f"""
        SELECT {_SHOWN} FROM attempt LEFT JOIN capture_text USING (content)
        WHERE url = ? ORDER BY ending IS NULL DESC, at DESC, id DESC LIMIT 1
        """,
        (url,),
    ).fetchone()
    if best is None:
        return SourceRow(note, target, url, "not-attempted")
    (latest,) = store.db.execute(
        "SELECT ending FROM attempt WHERE url = ? ORDER BY at DESC, id DESC LIMIT 1", (url,)
    ).fetchone()
    return _shown(note, target, url, best, latest if best[0] is None else None)


def _shown(
    note: Note,
    target: Target | None,
    url: str | None,
    row: Sequence[Any],
    failing: str | None = None,
) -> SourceRow:
    ending, detail, *rest = row
    state: State = "captured" if ending is None else "failed"
    return SourceRow(note, target, url, state, ending or "", detail, failing, *rest)
