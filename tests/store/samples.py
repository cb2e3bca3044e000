"""Small documents to store, and decisions about their claims, without the rooms above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from workbench.model.claim import Claim, DateMention, Name, Quantity, Quotation
from workbench.model.comparison import Counterpart, Difference
from workbench.model.document import (
    Block,
    Document,
    Marker,
    Note,
    Problem,
    Sentence,
    Source,
    Target,
)
from workbench.model.identity import claim_id, document_id
from workbench.store import events, homes, projection
from workbench.store.connection import Store
from workbench.store.documents import insert_machine, put_content

AT = "2024-05-01T12:00:00.000000Z"

BRIDGE = (
    "The bridge at Ellmouth was opened in 1871.[1] It has nine arches of red sandstone.",
    "Its longest arch spans 42 metres.[2] The river below it floods in most winters.[9]",
)
HARBOUR = (
    "Ellmouth harbour was dredged twice. The old bridge has nine arches.",
    "Populations of terns have grown since 1990.",
)
_SENTENCE = re.compile(r"\S.*?[.!?](?:\[\d+\])?(?=\s|$)", re.DOTALL)
_MARK = re.compile(r"\[(\d+)\]")


def document(name: str, paragraphs: Sequence[str], notes: Sequence[str] = ()) -> Document:
    """A document of paragraphs, then its notes; marks are ``[1]``, to the first note."""
    blocks: list[Block] = []
    read_notes: list[Note] = []
    text = ""
    for words in (*paragraphs, *notes):
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + words
        if len(blocks) < len(paragraphs):
            blocks.append(Block("paragraph", start, len(text)))
            continue
        blocks.append(Block("note", start, len(text), 0))
        label = str(len(read_notes) + 1)
        targets = (Target("url", f"https://example.org/{label}"),)
        read_notes.append(Note(f"fn{label}", label, words, start, len(text), targets))
    sentences = tuple(
        Sentence(block.start + hit.start(), block.start + hit.end(), index)
        for index, block in enumerate(blocks)
        if block.kind == "paragraph"
        for hit in _SENTENCE.finditer(text[block.start : block.end])
    )
    markers = tuple(
        Marker(
            hit[1],
            hit.start(),
            hit.end(),
            next((i for i, s in enumerate(sentences) if s.start <= hit.start() < s.end), None),
            int(hit[1]) - 1 if int(hit[1]) <= len(read_notes) else None,
            None if int(hit[1]) <= len(read_notes) else "dangling",
        )
        for hit in _MARK.finditer(text)
    )
    data = text.encode()
    return Document(
        source=Source(name, "text/plain", document_id(data), len(data), "utf-8", "utf-8"),
        title=f"On {name}",
        language="en",
        published="2024-05",
        text=text,
        blocks=tuple(blocks),
        sentences=sentences,
        markers=markers,
        notes=tuple(read_notes),
        problems=(Problem("dangling", 0, 1, "a mark without a note"),) if read_notes else (),
    )


def claims(read: Document) -> list[Claim]:
    """Every sentence; those with a number are worth checking."""
    found = []
    for index, sentence in enumerate(read.sentences):
        text = read.text[sentence.start : sentence.end]
        number = re.search(r"\d\d+", text)
        start = sentence.start
        found.append(
            Claim(
                id=claim_id(read.id, sentence.start, sentence.end),
                start=start,
                end=sentence.end,
                text=text,
                reading=_MARK.sub("", text),
                sentence=index,
                kinds=("quantity",) if number else ("event",),
                check_worthy=0.9 if number else 0.2,
                why=("a number",) if number else (),
                speaker="the harbour master",
                cue="said",
                quotations=(Quotation(start, start + 2, None, "term"),),
                quantities=(
                    (Quantity(start + number.start(), start + number.end(), "1", "km", number[0]),)
                    if number
                    else ()
                ),
                dates=(DateMention(start, start + 1, "x", None, "year", True),),
                names=(Name(start, start + 3, text[:3]),),
                markers=tuple(i for i, m in enumerate(read.markers) if m.sentence == index),
            )
        )
    return found


def shelve(
    store: Store, read: Document, *, data: bytes | None = None, replaces: str | None = None
) -> list[Claim]:
    """Add a document as adding does, but without an event; returns its claims."""
    found = claims(read)
    with store.write():
        put_content(store, read.text.encode() if data is None else data)
        projection.insert(
            store,
            "document",
            {
                "id": read.id,
                "name": read.source.name,
                "title": read.title,
                "media_type": read.source.media_type,
                "bytes": read.source.bytes,
                "role": "draft",
                "language": read.language,
                "published": read.published,
                "text_sha256": sha256(read.text.encode()).hexdigest(),
                "claims": len(found),
                "added_at": AT,
                "added_by": "Ada",
                "removed_at": None,
                "replaces": replaces,
                "seq": projection.next_seq(store),
            },
        )
        if replaces:
            homes.supersede(store, read.id, replaces)
        insert_machine(store, read, found)
    return found


def shelf(store: Store) -> tuple[list[Claim], list[Claim]]:
    """Two documents, four claims and three."""
    return (
        shelve(store, document("texts/bridge.txt", BRIDGE, ("Guide, page 4.", "Survey of 1990."))),
        shelve(store, document("harbour.txt", HARBOUR)),
    )


def decide(store: Store, claim: Claim, of: Document | str, verdict: str, reviewer: str) -> None:
    """Set a claim's state and its reviewer's verdict, as an event would."""
    home = of if isinstance(of, str) else of.id
    with store.write():
        event = _event(store, reviewer, claim.id)
        decision = {"verdict": verdict, "reason": None, "note": None, "reviewer": reviewer}
        projection.insert(
            store,
            "verdict",
            {
                **decision,
                "event": event,
                "kind": "verdict",
                "claim": claim.id,
                "document": home,
                "at": AT,
                "shown": None,
                "active": 1,
                "ord": events.length(store, "log"),
            },
        )
        state = {**decision, "claim": claim.id, "document": home, "at": AT, "event": event}
        projection.upsert(store, "claim_state", [{**state, "verdicts": 1, "disagreement": 0}])


def _event(store: Store, actor: str, claim: str) -> str:
    if not events.logs(store):
        events.begin_log(store, events.LogRow(1, "log", True, None, AT))
    place = events.length(store, "log")
    row = events.EventRow(
        log="log",
        idx=place,
        id=f"event-{place}",
        line=b"{}",
        leaf=bytes(32),
        actor=actor,
        n=events.last_number(store, "log", actor) + 1,
        kind="verdict",
        time=AT,
        claim=claim,
    )
    events.append(store, row)
    return row.id


def pair(claim: str, counterpart: str, score: float, relation: str = "agrees") -> Counterpart:
    """A pair with one difference, told as seen from ``claim``."""
    atoms = (Difference("number", "9", "10", (4, 5), None),) if relation == "differs" else ()
    return Counterpart(
        claim,
        counterpart,
        score,
        relation,  # type: ignore[arg-type]
        shared=("bridge",),
        differences=atoms,
        aligned=(((0, 3), (5, 8)),),
    )


def renamed(read: Document, name: str) -> Document:
    """The same document under another name."""
    return replace(read, source=replace(read.source, name=name))
