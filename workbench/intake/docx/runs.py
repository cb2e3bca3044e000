"""What stands in a Word paragraph: runs, links, fields, and the marks of notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from workbench.intake.docx.notes import NoteBook
from workbench.intake.docx.styles import Styles
from workbench.intake.galley import Galley
from workbench.intake.ooxml import Package, child, local, value
from workbench.intake.raised import is_mark
from workbench.intake.symbols import symbol

SKIPPED = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "sdtEndPr"}
    | {"delText", "delInstrText", "rt", "proofErr", "sectPr", "docPr", "lastRenderedPageBreak"}
)
"""Elements that hold nothing a reader sees."""
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_DRAWN = frozenset({"drawing", "pict", "object", "ruby", "AlternateContent"})
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]+)"')
_NOTE_FIELD = re.compile(r"\s*NOTEREF\s+(\S+)")
_CONTEXT = 40
"""How many characters before raised ones tell whether they are a mark."""


@dataclass(slots=True)
class Field:
    """A field being read: its instruction, then (``start`` set) its result."""

    instruction: str = ""
    start: int | None = None


class Runs:
    """Sets the content of paragraphs.

    Attributes:
        part: the name of the part being read; links are looked up in its relationships.
        block_start: where the paragraph begins.
        in_note: whether a note is being set; raised characters in one are its own number.
        hidden: characters that are formatted as hidden.
        boxes: text boxes that hang on what was set, to be set after it.
        fields: the fields that are open, the innermost last.
        bookmarks: name → the paragraph's start and the place.
        marks: place → the key of the note that is marked there, in text order.
        repeats: start, end and bookmark of each number that refers to a marked note again.
        jumps: start, end and bookmark of each link within the document.
    """

    def __init__(
        self, galley: Galley, package: Package, part: str, styles: Styles, book: NoteBook
    ) -> None:
        self.part = part
        self.block_start = 0
        self.in_note = False
        self.hidden = 0
        self.boxes: list[Any] = []
        self.fields: list[Field] = []
        self.bookmarks: dict[str, tuple[int, int]] = {}
        self.marks: list[tuple[int, str]] = []
        self.repeats: list[tuple[int, int, str]] = []
        self.jumps: list[tuple[int, int, str]] = []
        self._galley = galley
        self._package = package
        self._styles = styles
        self._book = book
        self._raised: int | None = None

    def set(self, paragraph: Any) -> None:
        """Set what a paragraph holds."""
        self._inline(paragraph)
        self._end_raised()

    def _inline(self, element: Any) -> None:
        for each in element if element is not None else ():
            name = local(each)
            if name == "r":
                self._run(each)
            elif name in SKIPPED:
                continue
            elif name == "hyperlink":
                self._hyperlink(each)
            elif name == "fldSimple":
                self.fields.append(Field(value(each, "instr"), self._galley.here))
                self._inline(each)
                self._end_field()
            elif name == "bookmarkStart":
                self.bookmarks[value(each, "name")] = (self.block_start, self._galley.here)
            elif name == "AlternateContent":
                self._inline(chosen(each))
            elif name == "txbxContent":
                self.boxes.append(each)
            elif name == "t":
                self._galley.write(each.text or "")
            else:
                self._inline(each)

    def _run(self, run: Any) -> None:
        properties = child(run, "rPr")
        style = value(child(properties, "rStyle"))
        hidden = self._styles.is_hidden(style, properties)
        raised = self._styles.is_raised(style, properties)
        for each in run:
            name = local(each)
            if name == "fldChar":
                self._field_character(value(each, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1].instruction += each.text or ""
            elif name in ("footnoteReference", "endnoteReference"):
                if self._mark(each, run):
                    break
            elif name in _DRAWN:
                self._inline(chosen(each) if name == "AlternateContent" else each)
            elif name == "lastRenderedPageBreak":
                self._book.end_page()
            elif hidden:
                self.hidden += len("".join((each.text or "").split()))
            else:
                self._characters(each, name, raised)

    def _characters(self, element: Any, name: str, raised: bool) -> None:
        if name == "t":
            text = element.text or ""
        elif name == "sym":
            text = symbol(value(element, "font"), value(element, "char"))
        else:
            text = _CHARACTERS.get(name, "")
            if name == "br" and value(element, "type") == "page":
                self._book.end_page()
        if not text or self._in_instruction():
            return
        if not raised:
            self._end_raised()
        elif self._raised is None and text.strip():
            self._raised = self._galley.here
        self._galley.write(text)

    def _in_instruction(self) -> bool:
        return any(field.start is None for field in self.fields)

    def _end_raised(self) -> None:
        """Declare the raised characters just set a mark, if they look like one."""
        start, self._raised = self._raised, None
        if start is None or self.in_note or self._refers_again():
            return
        raised = self._galley.since(start)
        before = self._galley.since(max(self.block_start, start - _CONTEXT))
        if is_mark(before.removesuffix(raised), raised.strip()):
            self._galley.anchor(start, None)

    def _refers_again(self) -> bool:
        return bool(self.fields and _NOTE_FIELD.match(self.fields[-1].instruction))

    def _mark(self, element: Any, run: Any) -> bool:
        """Set the mark of a note; returns whether the rest of the run is its sign."""
        self._end_raised()
        if self._in_instruction():
            return False
        custom = None
        if value(element, "customMarkFollows") in ("1", "true", "on"):
            signs = (symbol(value(e, "font"), value(e, "char")) or e.text or "" for e in run)
            custom = "".join(signs).strip() or "*"
        kind = local(element).removesuffix("Reference")
        note = self._book.mark(kind, value(element, "id"), custom)
        self._galley.mark(note.label, note.key)
        self.marks.append((self._galley.here - len(note.label), note.key))
        return custom is not None

    def _hyperlink(self, element: Any) -> None:
        start = self._galley.here
        self._inline(element)
        self._end_raised()
        related = self._package.related(self.part).get(value(element, "id"))
        anchor = value(element, "anchor")
        if related is not None:
            self._galley.link(start, related.target + (f"#{anchor}" if anchor else ""))
        elif anchor:
            self.jumps.append((start, self._galley.here, anchor))

    def _field_character(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].start = self._galley.here
        elif kind == "end" and self.fields:
            self._end_field()

    def _end_field(self) -> None:
        """A field's result is set: a link, or a note's number once more."""
        raised = self._raised is not None
        field = self.fields[-1]
        if field.start is not None:
            end = self._galley.here
            if address := _HYPERLINK.match(field.instruction):
                self._galley.link(field.start, address[1])
            elif (repeat := _NOTE_FIELD.match(field.instruction)) and (
                raised or "\\f" in field.instruction
            ):
                self.repeats.append((field.start, end, repeat[1]))
        self._end_raised()
        self.fields.pop()


def chosen(alternatives: Any) -> Any:
    """Of the alternatives for old and new programs, the one for new programs."""
    return next(
        (each for name in ("Choice", "Fallback") for each in alternatives if local(each) == name),
        None,
    )
