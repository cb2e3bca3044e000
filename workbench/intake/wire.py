"""A manuscript as bytes, for the way from the child process to the program: plain JSON.

What comes back is as untrusted as the document was, so every span is checked on arrival.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from workbench.model.document import Block, Problem, Source, Target
from workbench.model.manuscript import Anchor, Hyperlink, Manuscript, NoteSpan

_SOURCE = tuple(field.name for field in fields(Source))


def dump_source(source: Source) -> dict[str, Any]:
    """A source as a plain object."""
    return {name: getattr(source, name) for name in _SOURCE}


def load_source(row: dict[str, Any]) -> Source:
    """The source that :func:`dump_source` wrote."""
    return Source(**row)


def dump(manuscript: Manuscript) -> bytes:
    """A manuscript as UTF-8 JSON."""
    m = manuscript
    plain = {
        "encoding": [m.source.encoding, m.source.how],
        "head": [m.title, m.language, m.published],
        "text": m.text,
        "blocks": [[b.kind, b.start, b.end, b.level] for b in m.blocks],
        "anchors": [[a.label, a.start, a.end, a.note] for a in m.anchors],
        "notes": [
            [
                n.key,
                n.label,
                n.start,
                n.end,
                n.body,
                n.section,
                [[t.kind, t.value] for t in n.targets],
            ]
            for n in m.notes
        ],
        "links": [[k.start, k.end, k.href] for k in m.links],
        "problems": [[p.kind, p.start, p.end, p.message] for p in m.problems],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def load(data: bytes, source: Source) -> Manuscript:
    """The manuscript that :func:`dump` wrote.

    Args:
        source: what was sent to be read; only its encoding may come back changed.

    Raises:
        ValueError: it is not a manuscript, or a span lies outside its text.
    """
    try:
        plain = json.loads(data)
        encoding, how = plain["encoding"]
        title, language, published = plain["head"]
        manuscript = Manuscript(
            source=replace(source, encoding=encoding, how=how),
            title=title,
            language=language,
            published=published,
            text=plain["text"],
            blocks=tuple(Block(*row) for row in plain["blocks"]),
            anchors=tuple(Anchor(*row) for row in plain["anchors"]),
            notes=tuple(_notes(plain["notes"])),
            links=tuple(Hyperlink(*row) for row in plain["links"]),
            problems=tuple(Problem(*row) for row in plain["problems"]),
        )
        size = len(manuscript.text)
        if not all(0 <= start <= end <= size for start, end in _spans(manuscript)):
            raise ValueError("a span lies outside the text")
    except (KeyError, TypeError) as error:
        raise ValueError("not a manuscript") from error
    return manuscript


def _notes(rows: Iterable[list[Any]]) -> Iterator[NoteSpan]:
    for key, label, start, end, (first, last), section, targets in rows:
        linked = tuple(Target(*target) for target in targets)
        yield NoteSpan(key, label, start, end, (first, last), section, linked)


def _spans(manuscript: Manuscript) -> Iterator[tuple[int, int]]:
    for part in (manuscript.blocks, manuscript.anchors, manuscript.links, manuscript.problems):
        for item in part:
            yield item.start, item.end
    for note in manuscript.notes:
        yield note.start, note.end
        yield note.body
