"""Reading pages in tests."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from workbench.intake.html.reader import read_html
from workbench.model.document import Source
from workbench.model.manuscript import Manuscript


@dataclass(frozen=True)
class Seen:
    """A mark with the words before it and those of its note."""

    label: str
    before: str
    note: str | None


def page(body: str, head: str = "<title>Bridges</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


def read(html: str | bytes, name: str = "page.html") -> Manuscript:
    data = html.encode() if isinstance(html, str) else html
    return read_html(Source(name, "text/html", sha256(data).hexdigest(), len(data)), data)


def found(html: str) -> tuple[list[Seen], list[str]]:
    """The marks of a page and the words of its notes."""
    m = read(html)
    words = {note.key: m.text[slice(*note.body)] for note in m.notes}
    marks = [
        Seen(
            anchor.label,
            m.text[max(0, anchor.start - 20) : anchor.start],
            None if anchor.note is None else words[anchor.note],
        )
        for anchor in m.anchors
    ]
    return marks, list(words.values())


def kinds(html: str) -> list[tuple[str, str]]:
    """The blocks of a page: kind and words."""
    m = read(html)
    return [(block.kind, m.text[block.start : block.end]) for block in m.blocks]
