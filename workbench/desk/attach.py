"""Giving a local file as the source of a note: what an archive mailed, a scan, a saved page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.keep import Kept, captured
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


def attach(store: Store, cited: CitedNote, path: Path, *, reviewer: str) -> Kept:
    """Keep a file as a capture of a note's source.

    Args:
        store: open for writing.
        cited: from :func:`resolve_note`.
        reviewer: who gives it.

    Returns:
        What is kept; ``detail`` says so when no text could be read from it.

    Raises:
        InputError: the file is missing, a directory, or empty.
    """
    from workbench.desk.writing import writing
    from workbench.intake.reader import load
    from workbench.ledger.entropy import SYSTEM, moment
    from workbench.ledger.record import record
    from workbench.model.errors import InputError
    from workbench.sources.source_text import read_source
    from workbench.store.attempts import Attempt, CaptureText, put_attempt, put_text
    from workbench.store.documents import put_content

    data = load(path)
    if not data:
        raise InputError("is empty", str(path), "attach a file with something in it")
    read = read_source(data, "", str(path))
    at = SYSTEM.clock()
    with writing(store):
        content = put_content(store, data)
        put_text(
            store,
            CaptureText(
                content=content,
                media_type=read.media_type,
                title=read.title,
                language=read.language,
                published=read.published,
                text=read.text,
                problem=read.problem,
            ),
        )
        body = captured(
            content=content,
            media_type=read.media_type,
            size=len(data),
            how="attached",
            document=cited.document,
            note=cited.note,
            target={"kind": "file", "value": path.name},
            headers_sha256=None,
        )
        event = record(store, "source-captured", body, actor=reviewer, at=at)
        put_attempt(
            store,
            Attempt(
                at=moment(at),
                how="attached",
                reviewer=reviewer,
                outcome="ok",
                document=cited.document,
                note_start=cited.note.start,
                note_end=cited.note.end,
                detail=path.name,
                media_type=read.media_type,
                encoding=read.encoding,
                how_decoded=read.how,
                content=content,
                event=event.id,
            ),
        )
    return Kept(
        "captured",
        detail=read.problem or "",
        content=content,
        media_type=read.media_type,
        bytes=len(data),
        title=read.title,
    )
