"""A desk on which everything that an export can show was done, with words of one's choice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ledger.workshop import HARBOUR, Added, add, do
from workbench.desk.checking import adjudicate, flag
from workbench.desk.decide import annotate, decide, judge_counterpart, pin_counterpart
from workbench.desk.queries import answer, ask
from workbench.exports.audience import AUDIENCES
from workbench.exports.bundle import bundle_files
from workbench.exports.ro_crate import crate_files
from workbench.exports.verification_log import FORMS, render, whole_log
from workbench.model.verdict import Decision
from workbench.store.attempts import Attempt, CaptureText, put_attempt, put_text
from workbench.store.connection import Store, open_store
from workbench.store.documents import put_content

BASE = "https://checks.example/2026"
CONFIDENTIAL = "Nobody saw the pier but the diver and me."


@dataclass(frozen=True)
class Words:
    """What people wrote; each can be told from all others."""

    note: str = "the yearbook says 1892"
    second: str = "I read it so too"
    flag: str = "the date matters"
    question: str = "Who counted the carts?"
    person: str = "M. Keel"
    answer: str = "The toll keeper did."
    remark: str = "measured along the deck"
    address: str = "https://diver.example/letter"
    reviewer: str = "ada"


@dataclass(frozen=True)
class Desk:
    """The database, and its draft."""

    store: Store
    draft: Added
    words: Words


@contextmanager
def worked(path: Path, words: Words | None = None) -> Iterator[Desk]:
    """A desk with verdicts, second checks, queries, evidence and a confidential source."""
    said = words or Words()
    with open_store(path, "create") as store:
        draft, other = add(store), add(store, HARBOUR, "harbour.txt")
        first, second, third, fourth = (place["claim"] for place in draft.claims)
        here = said.reviewer
        flag(store, [first], reviewer=here, note=said.flag)
        decide(store, [first], Decision("contested", "sources-conflict", said.note), reviewer=here)
        pin_counterpart(store, first, other.claims[0]["claim"], reviewer=here)
        judge_counterpart(store, first, other.claims[0]["claim"], "confirmed", reviewer=here)
        decide(store, [first], Decision("corroborated", None, said.second), reviewer="bob")
        adjudicate(store, first, Decision("contested", "outdated"), reviewer="cy")
        decide(store, [second], Decision("unsupported", "no-citation"), reviewer=here)
        decide(store, [third], Decision("corroborated"), reviewer=here)
        decide(store, [fourth], Decision("dismissed"), reviewer="bob")
        annotate(store, second, said.remark, reviewer="bob")
        asked = ask(
            store, second, said.question, to="source", name=said.person or None, reviewer=here
        )
        answer(store, asked.events[0], said.answer, reviewer=here)
        ask(store, third, said.question, to="writer", reviewer="bob")
        _confidential(store, draft, said)
        yield Desk(store, draft, said)


def _confidential(store: Store, draft: Added, said: Words) -> None:
    """Keep a source whose address is a private text, and pin a passage of it."""
    data = CONFIDENTIAL.encode()
    place = draft.claims[2]
    with store.write():
        content = put_content(store, data)
        put_text(
            store, CaptureText(content, "text/plain", said.address, None, None, CONFIDENTIAL, None)
        )
    body = {
        "capture": content,
        "media_type": "text/plain",
        "bytes": len(data),
        "how": "attached",
        "document": draft.id,
        "note": None,
        "target": None,
        "headers_sha256": None,
    }
    event = do(store, "source-captured", body, said.reviewer, target=said.address)
    attempt = Attempt(
        event.time,
        "attached",
        said.reviewer,
        "ok",
        url=said.address,
        content=content,
        event=event.id,
    )
    with store.write():
        put_attempt(store, attempt)
    from workbench.desk.drift import pin_passage

    pin_passage(store, place["claim"], content, 0, len(CONFIDENTIAL), reviewer=said.reviewer)


def exported(desk: Desk, form: str, audience: str | None = None) -> bytes:
    """A form of one file, of the draft."""
    chunks = render(desk.store, form, desk.draft.id, audience, BASE)
    return b"".join(chunk if isinstance(chunk, bytes) else chunk.encode() for chunk in chunks)


def all_files(desk: Desk, audience: str) -> dict[str, bytes]:
    """Every file of every form, the members of zip files by themselves too."""
    files = {form: exported(desk, form, audience) for form in FORMS}
    files |= {
        f"bundle/{name}": data for name, data in bundle_files(desk.store, None, audience).items()
    }
    with desk.store.snapshot():
        log = whole_log(desk.store, desk.draft.id, AUDIENCES[audience], BASE)
        files |= {f"ro-crate/{name}": data for name, data in crate_files(log).items()}
    for name, data in list(files.items()):
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                files |= {f"{name}!{one}": archive.read(one) for one in archive.namelist()}
    return files
