"""The stories of a Word document: paragraphs and tables of its body, notes, asides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workbench.intake.docx.notes import NoteBook, NoteText
from workbench.intake.docx.runs import SKIPPED, Runs, chosen
from workbench.intake.docx.styles import Numbering, Styles
from workbench.intake.galley import Galley, is_layout
from workbench.intake.ooxml import Package, child, local, value
from workbench.model.document import BlockKind

_FIELD_KINDS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"\s*(?:TOC|INDEX|TOA)\b"), "boilerplate"),
    (re.compile(r"\s*BIBLIOGRAPHY\b"), "reference"),
)
_MARK_LINK = re.compile(r"[\[(]?(\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶]{1,4})[\])]?")
_NEAR_START = 4


class Body:
    """Sets a document's stories in a galley."""

    def __init__(
        self,
        galley: Galley,
        package: Package,
        part: str,
        styles: Styles,
        numbering: Numbering,
        book: NoteBook,
    ) -> None:
        self._galley = galley
        self._styles = styles
        self._numbering = numbering
        self._book = book
        self._runs = Runs(galley, package, part, styles, book)

    @property
    def hidden(self) -> int:
        """How many characters are formatted as hidden, and were left out."""
        return self._runs.hidden

    def set(self, element: Any) -> None:
        """Set the document's body; what points forwards and backwards in it is resolved."""
        self._blocks(element)
        self._galley.close()
        runs = self._runs
        for start, end, bookmark in runs.repeats:
            place = runs.bookmarks.get(bookmark, (0, -1))[1]
            key = next((key for at, key in runs.marks if at >= place >= 0), None)
            if key is not None:
                self._galley.anchor_at(start, end, key)
        self._link_jumps()

    def note(self, note: NoteText) -> None:
        """Set a footnote or endnote."""
        runs = self._runs
        runs.part, runs.in_note = note.part, True
        start = self._galley.open_note("" if note.custom else note.label)
        self._story(note.element)
        runs.in_note = False
        if note.custom:
            words = self._galley.since(start)
            start += len(words) - len(words.removeprefix(note.label).lstrip())
        self._galley.close_note(note.key, note.label, start, section=note.section)
        self._set_boxes()

    def aside(self, element: Any, kind: BlockKind, part: str, author: str = "") -> None:
        """Set a comment, header or footer as one block."""
        self._runs.part = part
        self._galley.open(kind)
        if author:
            self._galley.write(f"{author}: ")
        self._story(element)
        self._galley.close()
        self._set_boxes()

    def _blocks(self, element: Any) -> None:
        for each in element if element is not None else ():
            name = local(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name == "AlternateContent":
                self._blocks(chosen(each))
            elif name not in SKIPPED:
                self._blocks(each)

    def _paragraph(self, paragraph: Any) -> None:
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle")) or self._styles.default
        kind, level = self._styles.kind(style, properties)
        listed = self._styles.numbering(style, properties)
        if listed and kind == "paragraph":
            kind, level = "list_item", listed[1] + 1
        self._galley.open(self._field_kind() or kind, level)
        self._runs.block_start = self._galley.here
        if listed and (printed := self._numbering.printed(*listed)):
            self._galley.write(f"{printed} ")
        self._runs.set(paragraph)
        self._galley.close()
        if child(properties, "sectPr") is not None:
            self._book.end_section()
        self._set_boxes()

    def _field_kind(self) -> BlockKind | None:
        """The kind of a paragraph that a field makes: a contents list, a bibliography."""
        for field in self._runs.fields:
            for pattern, kind in _FIELD_KINDS:
                if pattern.match(field.instruction):
                    return kind
        return None

    def _set_boxes(self) -> None:
        """Set the text boxes that hang on what was just set."""
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            self._blocks(box)

    def _table(self, table: Any) -> None:
        rows = [list(_within(row, "tc")) for row in _within(table, "tr")]
        if is_layout([[_length(cell) for cell in row] for row in rows]):
            for cell in (each for row in rows for each in row):
                self._blocks(cell)
            return
        self._runs.block_start = self._galley.here
        self._galley.table(rows, lambda cell: self._story(cell, " "))
        self._set_boxes()

    def _story(self, element: Any, joint: str = "\n") -> None:
        """Set the paragraphs of an element, joined, into the open block."""
        for i, paragraph in enumerate(_within(element, "p")):
            self._galley.write(joint if i else "")
            self._runs.set(paragraph)

    def _link_jumps(self) -> None:
        """Notes made by hand: a mark links to a bookmark at the start of a later paragraph."""
        labelled: dict[int, bool] = {}
        for start, end, bookmark in self._runs.jumps:
            mark = _MARK_LINK.fullmatch(self._galley.since(start)[: end - start].strip())
            block, place = self._runs.bookmarks.get(bookmark, (0, 0))
            if mark and end < block and place - block <= _NEAR_START:
                key = f"paragraph:{block}"
                if block not in labelled:
                    labelled[block] = self._galley.note_at(block, key, mark[1])
                if labelled[block]:
                    self._galley.anchor_at(start, end, key)


def _within(element: Any, name: str) -> Iterator[Any]:
    """The elements of a name in an element, those inside one another not, nor deleted ones."""
    for each in element:
        found = local(each)
        if found == name:
            yield each
        elif found == "AlternateContent":
            alternative = chosen(each)
            yield from _within(alternative, name) if alternative is not None else ()
        elif found not in SKIPPED and found != "r":
            yield from _within(each, name)


def _length(element: Any) -> int:
    return sum(len(each.text or "") for each in element.iter("{*}t"))
