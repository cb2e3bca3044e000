"""Giving a local file as the source of a note: what an archive mailed, a scan, a saved page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.desk.keep import Kept, captured, put_source_text
from workbench.model.errors import UsageError

if TYPE_CHECKING:
    from workbench.store.attempts import CitedNote
    from workbench.store.connection import Store


def resolve_note(store: Store, text: str, document: str | None = None) -> CitedNote:
    """The note that a user means.

    Args:
        text: its label (``3``, ``†``), or an address that it cites.
        document: a whole id, where labels repeat in several drafts.

    Raises:
        UsageError: none is meant, or more than one.
    """
    from workbench.store.attempts import cited_notes

    wanted = text.strip().strip("[]^")
    notes = cited_notes(store, document)
    found = [one for one in notes if one.note.label == wanted] or [
        one for one in notes if any(target.value == text for target in one.note.targets)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError("no such note", text, "give the label of a note, or what it cites")
    raise UsageError(
        f"this means {len(found)} notes", text, "say of which document with --document"
    )


def attach(
    store: Store, cited: CitedNote, path: Path, *, reviewer: str, confidential: bool = False
) -> Kept:
    """Keep a file as a capture of a note's source.

    Args:
        store: open for writing.
        cited: from :func:`resolve_note`.
        reviewer: who gives it.
        confidential: its name and its words are for no public export; the log has a salted hash
            of the name.

    Returns:
        What is kept; ``detail`` says so when no text could be read from it.

    Raises:
        InputError: the file is missing, a directory, or empty.
    """
    from workbench.intake.reader import load
    from workbench.model.errors import InputError

    data = load(path)
    if not data:
        raise InputError("is empty", str(path), "attach a file with something in it")
    file = File(path.name, data, confidential=confidential)
    return keep_file(store, cited, file, reviewer=reviewer)


@dataclass(frozen=True, slots=True)
class File:
    """A file that is given as a source.

    Attributes:
        imported_at: when it was given at first, where it was imported from another database.
        confidential: its name is a private text.
    """

    name: str
    data: bytes
    imported_at: str | None = None
    confidential: bool = False


def keep_file(store: Store, cited: CitedNote, file: File, *, reviewer: str) -> Kept:
    """Keep a file as a note's source, in one transaction: bytes, text, the event, the attempt."""
    from workbench.desk.writing import writing
    from workbench.ledger.entropy import SYSTEM, moment
    from workbench.ledger.record import record
    from workbench.sources.source_text import read_source
    from workbench.store.attempts import Attempt, put_attempt
    from workbench.store.documents import put_content

    read = read_source(file.data, "", file.name)
    at = SYSTEM.clock()
    how: Literal["attached", "imported"] = "imported" if file.imported_at else "attached"
    with writing(store):
        content = put_content(store, file.data)
        put_source_text(store, content, read)
        body = captured(
            content=content,
            media_type=read.media_type,
            size=len(file.data),
            how=how,
            document=cited.document,
            note=cited.note,
            target=None if file.confidential else {"kind": "file", "value": file.name},
            headers_sha256=None,
        )
        private = {"target": file.name} if file.confidential else {}
        event = record(store, "source-captured", body, actor=reviewer, private=private, at=at)
        attempt = Attempt(
            at=file.imported_at or moment(at),
            how=how,
            reviewer=reviewer,
            outcome="ok",
            document=cited.document,
            note_start=cited.note.start,
            note_end=cited.note.end,
            detail=file.name,
            media_type=read.media_type,
            encoding=read.encoding,
            how_decoded=read.how,
            content=content,
            event=event.id,
        )
        put_attempt(store, attempt)
    return Kept(
        "captured",
        detail=read.problem or "",
        content=content,
        media_type=read.media_type,
        bytes=len(file.data),
        title=read.title,
    )
