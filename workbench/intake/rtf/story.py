"""What an RTF document says, before it is set: stories of paragraphs and tables, and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from workbench.intake.galley import Galley, is_layout
from workbench.intake.numerals import repeated_letter, roman, sign
from workbench.intake.raised import is_mark
from workbench.model.document import BlockKind

_COUNTERS: dict[str, Callable[[int], str]] = {
    "ar": str,
    "alc": repeated_letter,
    "auc": lambda n: repeated_letter(n).upper(),
    "rlc": roman,
    "ruc": lambda n: roman(n).upper(),
    "chi": sign,
}
_CONTEXT = 40


@dataclass(slots=True)
class Words:
    """Text of one look."""

    text: str
    raised: bool


@dataclass(slots=True, eq=False)
class NoteDraft:
    """A note and its mark.

    Attributes:
        own: the sign that marks it, where the word processor does not count.
        story: what it says; None while only its mark has been met.
    """

    kind: str = "footnote"
    own: str = ""
    story: Story | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """A link begins (``href`` is its address) or ends (empty) here."""

    href: str = ""


Piece = Words | NoteDraft | LinkEnd


@dataclass(slots=True)
class Paragraph:
    """A paragraph: what it is, and its pieces."""

    kind: BlockKind = "paragraph"
    level: int = 0
    printed: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def length(self) -> int:
        """Characters of text in it."""
        return sum(len(piece.text) for piece in self.pieces if isinstance(piece, Words))


@dataclass(slots=True)
class Table:
    """Rows of cells of paragraphs."""

    rows: list[list[list[Paragraph]]] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A run of text: the body, a note, a comment, a page header."""

    items: list[Paragraph | Table] = field(default_factory=list)
    now: Paragraph = field(default_factory=Paragraph)
    _cell: list[Paragraph] = field(default_factory=list)
    _row: list[list[Paragraph]] = field(default_factory=list)

    def end_paragraph(self, in_table: bool) -> None:
        """The paragraph ends; in a table it goes into the open cell."""
        paragraph, self.now = self.now, Paragraph()
        if in_table:
            self._cell.append(paragraph)
        else:
            self.end_row()
            self.items.append(paragraph)

    def end_cell(self) -> None:
        """The cell ends, and the paragraph in it."""
        self.end_paragraph(in_table=True)
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """The row ends; it goes into the table above, if one ends right there."""
        row, self._row = self._row + ([self._cell] if self._cell else []), []
        self._cell = []
        if row:
            if not self.items or not isinstance(self.items[-1], Table):
                self.items.append(Table())
            table = self.items[-1]
            assert isinstance(table, Table)
            table.rows.append(row)

    def end(self) -> None:
        """The story ends."""
        self.end_paragraph(in_table=False)

    def paragraphs(self) -> Iterator[Paragraph]:
        """All its paragraphs, those in tables included."""
        for item in self.items:
            if isinstance(item, Paragraph):
                yield item
            else:
                yield from (each for row in item.rows for cell in row for each in cell)


@dataclass(slots=True)
class Notes:
    """The notes of a document in the order of their marks, and how they are numbered."""

    drafts: list[NoteDraft] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)

    def number(self) -> None:
        """Give every note the label that its reader sees."""
        counts: dict[str, int] = {}
        for draft in self.drafts:
            if draft.own:
                draft.label = draft.own
                continue
            count = counts.get(draft.kind, self.starts.get(draft.kind, 1) - 1) + 1
            counts[draft.kind] = count
            draft.label = _COUNTERS.get(self.styles.get(draft.kind, "ar"), str)(max(count, 1))


class Setter:
    """Sets stories in a galley."""

    def __init__(self, galley: Galley, notes: Notes) -> None:
        self._galley = galley
        self._keys = {id(draft): f"note:{i}" for i, draft in enumerate(notes.drafts)}
        self._notes = notes

    def body(self, story: Story) -> None:
        """Set the body: a block for each paragraph, and for each table."""
        for item in story.items:
            if isinstance(item, Paragraph):
                self._paragraph(item)
            else:
                self._table(item)

    def notes(self) -> None:
        """Set footnotes, then endnotes."""
        for draft in sorted(self._notes.drafts, key=lambda draft: draft.kind == "endnote"):
            if draft.story is None:
                continue
            start = self._galley.open_note("" if draft.own else draft.label)
            self._lines(draft.story.paragraphs(), "\n")
            if draft.own:
                words = self._galley.since(start)
                start += len(words) - len(words.removeprefix(draft.own).lstrip())
            self._galley.close_note(self._keys[id(draft)], draft.label, start)

    def aside(self, kind: BlockKind, story: Story, author: str = "") -> None:
        """Set a comment or page header as one block."""
        self._galley.open(kind)
        self._galley.write(f"{author}: " if author else "")
        self._lines(story.paragraphs(), "\n")
        self._galley.close()

    def _paragraph(self, paragraph: Paragraph) -> None:
        printed = " ".join(paragraph.printed.split())
        kind, level = paragraph.kind, paragraph.level
        if paragraph.printed and kind == "paragraph":
            kind, level = "list_item", level + 1
        self._galley.open(kind, level)
        if any(char.isalnum() for char in printed):
            self._galley.write(f"{printed} ")
        self._pieces(paragraph)
        self._galley.close()

    def _table(self, table: Table) -> None:
        if is_layout([[sum(p.length() for p in cell) for cell in row] for row in table.rows]):
            for paragraph in (each for row in table.rows for cell in row for each in cell):
                self._paragraph(paragraph)
            return
        self._galley.table(table.rows, lambda cell: self._lines(cell, " "))

    def _lines(self, paragraphs: Iterable[Paragraph], joint: str) -> None:
        for i, paragraph in enumerate(paragraphs):
            self._galley.write(joint if i else "")
            self._pieces(paragraph)

    def _pieces(self, paragraph: Paragraph) -> None:
        galley = self._galley
        links: list[tuple[int, str]] = []
        block = galley.here
        for piece in paragraph.pieces:
            start = galley.here
            if isinstance(piece, NoteDraft):
                galley.mark(piece.label, self._keys[id(piece)])
            elif isinstance(piece, LinkEnd):
                if piece.href:
                    links.append((start, piece.href))
                elif links:
                    galley.link(*links.pop())
            else:
                galley.write(piece.text)
                before = galley.since(max(block, start - _CONTEXT)).removesuffix(piece.text)
                if piece.raised and is_mark(before, piece.text.strip()):
                    galley.anchor(start, None)
