"""Correcting by hand what the reader of a document got wrong: links, blocks, sentences.

The text is never edited. Each correction is an event that can be undone; the document's findings
and its claims are written anew with it in the same transaction, and decisions on claims whose
span changed are carried over or kept as stale, never lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from workbench.desk.decide import Outcome, record_drafts
from workbench.model.document import Block, BlockKind, Document, Marker, Note
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT

if TYPE_CHECKING:
    from workbench.store.connection import Store

Span = tuple[int, int]
KINDS: tuple[str, ...] = get_args(BlockKind)
NONE = "none"
"""What is said for a note when something is no mark."""
CUT = "|"
"""Where one sentence ends and the next begins, in quoted words."""
_MOST_NAMED = 6


def correct_link(
    store: Store, document: str, mark: str, note: str, *, reviewer: str, why: str | None = None
) -> Outcome:
    """Say which note a mark means.

    Args:
        document: its whole id.
        mark: its label; ``@PLACE`` where several have it; or the words that are a mark unseen.
        note: its label or id, ``@PLACE``, or ``none``: what looks like a mark is none.
        why: a private note.

    Raises:
        UsageError: there is no such mark or note, or more than one.
    """
    from workbench.store.documents import load_document

    read = load_document(store, document)
    span = _mark(read, mark)
    if span[0] == span[1]:
        raise UsageError("this is a linked phrase and no mark", mark, "dismiss the claim instead")
    target = None if note == NONE else _note(read, note)
    body = {"correction": "link", "target": _object(target) if target else None}
    return _record(store, read, span, body, reviewer, why)


def correct_block(
    store: Store, document: str, where: str, kind: str, *, reviewer: str, why: str | None = None
) -> Outcome:
    """Say what kind of block something is.

    Args:
        where: words that stand in it, or ``@PLACE``.
        kind: one of :data:`KINDS`.

    Raises:
        UsageError: there is no such kind or place, or more than one.
    """
    from workbench.store.documents import load_document

    if kind not in KINDS:
        raise UsageError(f"{kind} is no kind of block", todo=f"one of: {', '.join(KINDS)}")
    read = load_document(store, document)
    block = _block(read, _place(store, read, where)[0])
    body = {"correction": "block", "block": kind}
    return _record(store, read, (block.start, block.end), body, reviewer, why)


def correct_boundary(
    store: Store, document: str, words: str, *, reviewer: str, why: str | None = None
) -> Outcome:
    """Say where sentences begin and end.

    Args:
        words: some words of the document. With ``|`` in them, a sentence ends at each; without,
            the sentences in which they stand are one.

    Raises:
        UsageError: they stand in no prose, or in more than one place or block.
    """
    from workbench.store.documents import load_document

    read = load_document(store, document)
    pieces = [piece for piece in (part.strip() for part in words.split(CUT)) if piece]
    start, end = _place(store, read, " ".join(pieces))
    inside = [each for each in read.sentences if each.start < end and each.end > start]
    if not inside or _block(read, start) != _block(read, end - 1):
        raise UsageError("these words stand in no one block of prose", todo="quote a sentence")
    first, last = inside[0].start, inside[-1].end
    if len(pieces) == 1:
        if len(inside) == 1:
            raise UsageError("this is one sentence already", todo=f"say where it ends with {CUT}")
        spans = [(first, last)]
    else:
        spans = _cut(read.text, pieces, start, first, last)
    body = {"correction": "boundary", "spans": [_object(span) for span in spans]}
    return _record(store, read, (first, last), body, reviewer, why)


def _cut(text: str, pieces: list[str], start: int, first: int, last: int) -> list[Span]:
    """The sentences between ``first`` and ``last``, cut behind each of the quoted pieces."""
    spans, begin, at = [], first, start
    for piece in pieces[:-1]:
        letters = sum(not char.isspace() for char in piece)
        while letters:
            letters -= not text[at].isspace()
            at += 1
        spans.append((begin, at))
        begin = at + len(text[at:last]) - len(text[at:last].lstrip())
    return [*spans, (begin, last)]


def _mark(read: Document, mark: str) -> Span:
    """The span of a mark, or of the words that are one."""
    found: list[Marker] = [each for each in read.markers if each.label == mark]
    if mark[:1] == "@" and mark[1:].isdigit():
        place = int(mark[1:])
        found = [each for each in read.markers if each.start <= place <= each.end]
    if len(found) == 1:
        return found[0].start, found[0].end
    if found:
        raise UsageError(
            f"{len(found)} marks are labelled {mark}", read.id[:SHORT], _choose(found, "mark")
        )
    if read.text.count(mark) == 1:
        start = read.text.index(mark)
        return start, start + len(mark)
    raise UsageError("there is no such mark", mark, "name it by label, or by @ and its place")


def _note(read: Document, note: str) -> Span:
    """The span of a note."""
    found: list[Note] = [each for each in read.notes if note in (each.label, each.id)]
    if note[:1] == "@" and note[1:].isdigit():
        place = int(note[1:])
        found = [each for each in read.notes if each.start <= place < each.end]
        if not found:
            block = _block(read, place)
            return block.start, block.end
    if len(found) == 1:
        return found[0].start, found[0].end
    if found:
        raise UsageError(
            f"{len(found)} notes are labelled {note}", read.id[:SHORT], _choose(found, "note")
        )
    raise UsageError("there is no such note", note, f"name it by label, by @ and place, or {NONE}")


def _choose(found: list[Any], what: str) -> str:
    places = ", ".join(f"@{each.start}" for each in found[:_MOST_NAMED])
    return f"name the {what} by its place: {places}"


def _place(store: Store, read: Document, where: str) -> Span:
    """The stretch that words or ``@PLACE`` name."""
    from workbench.desk.edits import find_quote

    if where[:1] == "@" and where[1:].isdigit():
        return int(where[1:]), int(where[1:]) + 1
    return find_quote(store, read.id, where)


def _block(read: Document, place: int) -> Block:
    """The block at a place."""
    for block in read.blocks:
        if block.start <= place < block.end:
            return block
    raise UsageError(f"no block stands at {place}", read.id[:SHORT], "name another place")


def _object(span: Span) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _record(
    store: Store, read: Document, span: Span, body: dict[str, Any], reviewer: str, why: str | None
) -> Outcome:
    """Record a correction and write the document's findings anew."""
    from workbench.desk.reread import refresh
    from workbench.ledger.bodies import exact_sha256
    from workbench.ledger.record import Draft

    whole = {
        "document": read.id,
        **_object(span),
        "exact_sha256": exact_sha256(read.text[slice(*span)]),
        "target": None,
        "block": None,
        "spans": [],
        **body,
    }
    private = {"note": why} if why else {}
    return record_drafts(
        store,
        lambda: [Draft("link-corrected", whole, private)],
        reviewer,
        lambda: refresh(store, read.id, reviewer=reviewer),
    )
