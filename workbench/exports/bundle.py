"""A bundle: all that a stranger needs to check what was signed off, and a program that checks it.

The log goes whole, line by line as it is stored. ``docs/reference/bundle.md`` describes the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from workbench.exports.audience import AUDIENCES
from workbench.exports.checker.files import MANIFEST, manifest
from workbench.exports.how_to_check import how_to_check
from workbench.exports.roster import allowed_signers_text
from workbench.exports.single_file import single_file
from workbench.ledger.canonical import encode
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.event import Event, passages
from workbench.ledger.logs import stored
from workbench.ledger.sshkeys import armoured
from workbench.model.errors import StoreError
from workbench.store import audit
from workbench.store import events as lines
from workbench.store.connection import Store
from workbench.store.documents import load_content


def bundle_files(store: Store, document: str | None, audience: str) -> dict[str, bytes]:
    """The files of a bundle, by name: the same for the same database, to the byte.

    Args:
        document: the id of the one whose evidence goes into it; None for all.
        audience: ``public``: no private texts, and no files whose address is one; ``lawyer``:
            notes, questions and answers; ``full``: also who was asked, and where.
    """
    with store.snapshot():
        own = lines.own_log(store)
        if own is None:
            raise StoreError("there is nothing in it yet", str(store.path), "add a document")
        events = [stored(store, row) for row in lines.events(store)]
        files = {"log.jsonl": _lines(store, own.id), "checkpoint": _checkpoint(store, own.id)}
        for log in lines.logs(store):
            if log.id != own.id:
                files[f"logs/{log.id}.jsonl"] = _lines(store, log.id)
        files["allowed_signers"] = allowed_signers_text(store).encode("utf-8", "surrogatepass")
        files |= dict(_sign_offs(events))
        files |= dict(_evidence(store, events, document, audience))
        if private := _private(store, AUDIENCES[audience].fields):
            files["private.jsonl"] = private
    files["HOW-TO-CHECK.txt"] = how_to_check(events).encode("utf-8")
    files["verify.py"] = single_file(resources.files("workbench.exports.checker")).encode("utf-8")
    files[MANIFEST] = manifest(files)
    return files


def _lines(store: Store, log: str) -> bytes:
    return b"".join(row.line + b"\n" for row in lines.events(store, log))


def _checkpoint(store: Store, log: str) -> bytes:
    head = lines.heads(store)[log]
    return Checkpoint(head.log, head.size, head.root).text()


def _sign_offs(events: list[Event]) -> Iterator[tuple[str, bytes]]:
    """Each signed checkpoint and its signature, for ``ssh-keygen -Y verify``."""
    for event in events:
        if event.kind == "sign-off" and event.body["signature"]:
            head = event.body["head"]
            text = Checkpoint(head["log"], head["size"], bytes.fromhex(head["root"])).text()
            yield f"sign-offs/{event.id}.checkpoint", text
            yield f"sign-offs/{event.id}.sig", armoured(event.body["signature"]).encode("ascii")


def _evidence(
    store: Store, events: list[Event], document: str | None, audience: str
) -> Iterator[tuple[str, bytes]]:
    """The texts and bytes that decisions are about: documents, and captures of their sources."""
    about: set[str] = {event.body["document"] for event in events if event.body.get("document")}
    about |= {passage.source for event in events for passage in passages(event)}
    if document is not None:
        of_it = [event for event in events if event.body.get("document") == document]
        about = {document, *(passage.source for event in of_it for passage in passages(event))}
    captures = {
        event.body["capture"]
        for event in events
        if event.kind == "source-captured"
        and document in (None, event.body["document"])
        and ("target" not in event.private or audience == "full")
    }
    secret = {
        event.body["capture"]
        for event in events
        if event.kind == "source-captured" and "target" in event.private
    }
    if audience != "full":
        about -= secret
        captures -= secret
    for id, text in audit.texts(store):
        if id in about:
            yield f"texts/{id}.txt", text.encode("utf-8")
    for digest in sorted(about | captures):
        if audit.is_kept(store, digest):
            yield f"contents/{digest}", load_content(store, digest)


def _private(store: Store, fields: frozenset[str]) -> bytes:
    return b"".join(
        encode({"event": row.event, "field": row.field, "salt": row.salt.hex(), "text": row.text})
        + b"\n"
        for row in lines.private_texts(store)
        if row.field in fields
    )
