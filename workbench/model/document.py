"""A document as it was read: its text and everything found in it, by place.

Every span is ``[start, end)`` in Unicode code points of :attr:`Document.text`, which is never
edited: ``document.text[x.start:x.end]`` is exactly what stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title",
    "dek",
    "heading",
    "paragraph",
    "list_item",
    "table",
    "caption",
    "quote",
    "note",
    "reference",
    "boilerplate",
    "credit",
    "comment",
]
PROSE: frozenset[str] = frozenset({"paragraph", "list_item", "quote"})
"""The kinds of block whose sentences can be claims."""

TargetKind = Literal["url", "doi", "isbn", "arxiv", "pmid", "file", "cross-reference"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document's bytes came from.

    Attributes:
        name: the path, address or given name, as the user knows it.
        media_type: such as ``text/markdown``.
        sha256: hex digest of the bytes; it is the document version's id.
        bytes: how many there are.
        encoding: the character encoding that was used, and ``how`` it was chosen
            (``bom``, ``http``, ``declared``, ``utf-8``, ``detected``).
    """

    name: str
    media_type: str
    sha256: str
    bytes: int
    encoding: str | None = None
    how: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one role. Blocks do not overlap and stand in text order.

    Attributes:
        level: heading depth (1 is the highest), list depth, or 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a prose block; ``block`` is the block's index."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Target:
    """What a note points to: an address, an identifier, a file, another note."""

    kind: TargetKind
    value: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, endnote or reference-list entry.

    Attributes:
        id: the format's own key, or one made of label and place; unique in the document.
        label: what the reader sees (``1``, ``a``, ``†``), without brackets.
        text: the note's words, its own mark and back-links left out.
        start, end: its place in the document's text.
        targets: what it points to, in the order given.
        problem: ``unused``, or None.
    """

    id: str
    label: str
    text: str
    start: int
    end: int
    targets: tuple[Target, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A reference mark in the text.

    Attributes:
        label: what the reader sees, without brackets.
        sentence: index of the sentence it belongs to, or None outside prose.
        note: index of its note, or None.
        problem: ``dangling`` (no note), ``ambiguous``, or None.
    """

    label: str
    start: int
    end: int
    sentence: int | None = None
    note: int | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a checker should query, or that could not be read."""

    kind: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a document, read."""

    source: Source
    title: str
    language: str | None
    published: str | None
    text: str
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The version's id: the SHA-256 of its bytes, in hex."""
        return self.source.sha256
