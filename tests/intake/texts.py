"""Reading Markdown in tests."""

from __future__ import annotations

from workbench.intake.markdown.reader import read_markdown
from workbench.model.document import Source
from workbench.model.identity import document_id
from workbench.model.manuscript import Manuscript


def read(text: str, name: str = "bridges.md") -> Manuscript:
    data = text.encode("utf-8", "surrogatepass")
    return read_markdown(Source(name, "text/markdown", document_id(data), len(data)), text)


def kinds(text: str) -> list[tuple[str, str]]:
    """The blocks of a text: kind and words."""
    return [(b.kind, text[b.start : b.end]) for b in read(text).blocks]


def marks(text: str) -> list[tuple[str, str, str | None]]:
    """The marks of a text: label, what stands there, the words of its note."""
    found = read(text)
    notes = {note.key: text[slice(*note.body)] for note in found.notes}
    return [
        (a.label, text[a.start : a.end], None if a.note is None else notes[a.note])
        for a in found.anchors
    ]
