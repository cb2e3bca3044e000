"""A desk small enough to see through: documents made by hand, and what is done to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from workbench.ledger.bodies import Place, exact_sha256, place
from workbench.ledger.entropy import SYSTEM, Entropy
from workbench.ledger.event import Event, parse
from workbench.ledger.record import record
from workbench.ledger.settled import state_sha256
from workbench.model.claim import Claim
from workbench.model.document import Block, Document, Sentence, Source
from workbench.model.identity import claim_id, document_id
from workbench.store import events as lines
from workbench.store.connection import Store
from workbench.store.documents import insert_machine, put_content
from workbench.store.engine import sqlite3
from workbench.store.schema_log import TRIGGERS

BRIDGE = (
    "The bridge over the Arrow was opened in 1891. It is 212 metres long. "
    "Its café pier was rebuilt after the flood of 1904. About 900 carts crossed it each day."
)
HARBOUR = "The bridge over the Arrow was opened in 1892. The harbour has two moles and a light."


@dataclass(frozen=True)
class Added:
    """A document on the desk, and the places of its sentences."""

    id: str
    text: str
    claims: tuple[Place, ...]


def read(text: str, name: str) -> tuple[Document, list[Claim]]:
    """A document of one paragraph, each sentence a claim."""
    data = text.encode("utf-8")
    spans = [match.span() for match in re.finditer(r"\S[^.]*\.", text)]
    document = Document(
        source=Source(name, "text/plain", document_id(data), len(data)),
        title=name.title(),
        language="en",
        published=None,
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        sentences=tuple(Sentence(start, end, 0) for start, end in spans),
    )
    claims = [
        Claim(
            id=claim_id(document.id, start, end),
            start=start,
            end=end,
            text=text[start:end],
            reading=text[start:end],
            sentence=number,
            kinds=(),
            check_worthy=0.5,
            why=(),
        )
        for number, (start, end) in enumerate(spans)
    ]
    return document, claims


def add(
    store: Store,
    text: str = BRIDGE,
    name: str = "bridge.txt",
    actor: str = "ada",
    entropy: Entropy = SYSTEM,
    replaces: str | None = None,
) -> Added:
    """Put a document on the desk."""
    document, claims = read(text, name)
    body = {
        "document": document.id,
        "name": name,
        "media_type": "text/plain",
        "bytes": document.source.bytes,
        "title": document.title,
        "role": "draft",
        "language": "en",
        "published": None,
        "replaces": replaces,
        "text_sha256": exact_sha256(text),
        "claims": len(claims),
    }
    with store.write():
        put_content(store, text.encode("utf-8"))
        record(store, "document-added", body, actor=actor, entropy=entropy)
        insert_machine(store, document, claims)
    places = tuple(place(document.id, c.start, c.end, c.text) for c in claims)
    return Added(document.id, text, places)


def do(
    store: Store,
    kind: str,
    body: Mapping[str, Any],
    actor: str = "ada",
    *,
    entropy: Entropy = SYSTEM,
    **private: str,
) -> Event:
    """Record one event in a transaction of its own."""
    with store.write():
        return record(store, kind, body, actor=actor, private=private, entropy=entropy)


def decide(
    store: Store,
    claim: Place,
    verdict: str,
    actor: str = "ada",
    reason: str | None = None,
    *,
    entropy: Entropy = SYSTEM,
    **private: str,
) -> Event:
    """Give a verdict."""
    if verdict == "unsupported" and reason is None:
        reason = "no-citation"
    body = {**claim, "verdict": verdict, "reason": reason, "shown": None}
    return do(store, "verdict", body, actor, entropy=entropy, **private)


def sign_off(
    store: Store, document: str, actor: str = "ada", overrides: Sequence[str] = ()
) -> Event:
    """Sign a document off, without a key."""
    (head,) = (row for row in lines.heads(store).values())
    body = {
        "document": document,
        "head": {"log": head.log, "size": head.size, "root": head.root.hex()},
        "claims": 4,
        "state_sha256": state_sha256(store, document),
        "overrides": list(overrides),
        "signature": None,
    }
    return do(store, "sign-off", body, actor)


def state(store: Store, claim: Place) -> tuple[Any, ...] | None:
    """A claim's verdict, reason, note, reviewer, count of verdicts and disagreement."""
    found: tuple[Any, ...] | None = store.db.execute(
        "SELECT verdict, reason, note, reviewer, verdicts, disagreement "
        "FROM claim_state WHERE claim = ?",
        (claim["claim"],),
    ).fetchone()
    return found


def logged(store: Store) -> list[Event]:
    """All events, read from their lines."""
    return [parse(row.line) for row in lines.events(store)]


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """Write past the program and past its triggers, and put the triggers back."""
    db = sqlite3.connect(path)
    try:
        for name in TRIGGERS:
            db.execute(f"DROP TRIGGER {name}")
        yield db
        for statement in TRIGGERS.values():
            db.execute(statement)
        db.commit()
    finally:
        db.close()


def with_leaf(line: bytes) -> tuple[bytes, bytes]:
    """A line and the hash that belongs to it, as a forger would write them."""
    return line, sha256(b"\x00" + line).digest()
