"""What a reader of one format hands on: text, structure, and the marks the format declares.

Linking marks to notes, finding undeclared marks, and splitting sentences come later and are
the same for every format.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.document import Block, Problem, Source, Target


@dataclass(frozen=True, slots=True)
class Anchor:
    """A reference mark that the format declares as such (a link to a note, ``[^1]``).

    Attributes:
        label: what the reader sees, without brackets.
        note: the ``key`` of the :class:`NoteSpan` it points to, or None when the format says
            "a mark" but not whose (a bare superscript).
    """

    label: str
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoteSpan:
    """A note's place in the text, as the format declares it or as its structure shows.

    Attributes:
        key: unique in the manuscript (an element id, a footnote label).
        label: what the reader sees; empty for an unnumbered list (its order counts then).
        start, end: the note's span in the text, its printed label included.
        body: the span of its words: label and back-links left out.
        section: notes that restart per chapter or page share a section number with the marks
            of the same stretch of text; 0 where there is one list.
        targets: what the format itself says it links to (``href`` attributes).
    """

    key: str
    label: str
    start: int
    end: int
    body: tuple[int, int]
    section: int = 0
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A stretch of text that the format links to an address."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document's text and structure, before marks are linked and sentences found."""

    source: Source
    title: str
    language: str | None
    published: str | None
    text: str
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[NoteSpan, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    problems: tuple[Problem, ...] = ()
