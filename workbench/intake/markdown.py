"""Provisional Markdown reader."""

from __future__ import annotations

import re

from workbench.model.document import Block, Source
from workbench.model.manuscript import Anchor, Hyperlink, Manuscript, NoteSpan

_PARAGRAPH = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def read_markdown(source: Source, text: str) -> Manuscript:
    """Read Markdown."""
    blocks: list[Block] = []
    notes: list[NoteSpan] = []
    anchors: list[Anchor] = []
    links: list[Hyperlink] = []
    meta: dict[str, str] = {}
    begin = 0
    front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if front:
        begin = front.end()
        for row in front[1].splitlines():
            key, _, value = row.partition(":")
            meta[key.strip()] = value.strip()
    title = meta.get("title", "")
    for found in _PARAGRAPH.finditer(text, begin):
        start, end = found.start(), found.start() + len(found[0].rstrip())
        marks = list(_NOTE.finditer(text, start, end))
        if marks and marks[0].start() == start:
            for number, mark in enumerate(marks):
                until = marks[number + 1].start() if number + 1 < len(marks) else end
                until = mark.start() + len(text[mark.start() : until].rstrip())
                notes.append(NoteSpan(mark[1], mark[1], mark.start(), until, (mark.end(), until)))
                blocks.append(Block("note", mark.start(), until))
            continue
        head = re.match(r"(#{1,6})\s+(.*)", text[start:end])
        if head:
            kind = "heading" if title and blocks else "title"
            title = title or head[2]
            blocks.append(Block(kind, start, end, len(head[1])))  # type: ignore[arg-type]
            continue
        blocks.append(Block("paragraph", start, end))
        for mark in _MARK.finditer(text, start, end):
            anchors.append(Anchor(mark[1], mark.start(), mark.end(), mark[1]))
    keys = {note.key for note in notes}
    anchors = [a if a.note in keys else Anchor(a.label, a.start, a.end) for a in anchors]
    return Manuscript(
        source, title or source.name, meta.get("lang"), meta.get("date"), text,
        tuple(blocks), tuple(anchors), tuple(notes), tuple(links),
    )
