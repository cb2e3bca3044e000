"""OpenDocument texts (ODT), read from their XML.

The text is the running text with the reference marks as the file prints them (glued, for they
are raised there), then the notes, then reviewers' comments and page headers. Deleted and hidden
words are left out; hidden ones are reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from workbench.intake.archive import Archive
from workbench.intake.galley import Galley, is_layout
from workbench.intake.odt.styles import Styles
from workbench.intake.ooxml import child, local, number, value
from workbench.intake.raised import is_mark
from workbench.model.document import BlockKind, Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

_REGIONS: dict[str, BlockKind] = {
    "table-of-content": "boilerplate",
    "illustration-index": "boilerplate",
    "table-index": "boilerplate",
    "alphabetical-index": "boilerplate",
    "user-index": "boilerplate",
    "bibliography": "reference",
}
_UNSEEN = frozenset(
    {"tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms"}
    | {"note-citation", "ruby-text", "dde-connection-decls", "page-number", "page-count"}
    | {"object", "object-ole", "plugin", "script", "event-listeners", "number", "settings"}
    | {"table-column", "table-columns", "table-source", "soft-page-break"}
    | {f"{region}-source" for region in _REGIONS}
)
_FOR_MACHINES = re.compile(r"\{[^}]*(?:svg-compatible|purl\.org/dc/)")
"""Namespaces of what is said of drawings and comments: names, dates, writers."""
_CONTEXT = 40
_MOST_SPACES = 100


def read_odt(source: Source, data: bytes) -> Manuscript:
    """Read an OpenDocument text.

    Raises:
        InputError: it is damaged, protected, or no OpenDocument text.
    """
    archive = Archive(data, source.name)
    manifest = archive.find("META-INF/manifest.xml")
    if manifest and b"encryption-data" in archive.read(manifest):
        raise InputError("is protected by a password", source.name, "save it without one")
    content = archive.xml("content.xml")
    styles = Styles()
    layout = archive.xml("styles.xml") if archive.find("styles.xml") else None
    for part in (layout, content):
        if part is not None:
            styles.add(part)
    galley = Galley()
    reader = _Reader(galley, styles)
    body = child(content, "body", "text")
    if body is None:
        raise InputError("has no text in it", source.name, "add a text document")
    reader.blocks(body)
    reader.finish(layout)
    if reader.hidden:
        galley.problem("hidden text", f"{reader.hidden:,} characters are formatted as hidden", 0)
    objects = sum(local(element) in ("object", "object-ole") for element in body.iter())
    if objects:
        galley.problem("text lost", f"embedded objects that were not read: {objects}", 0)
    galley.account(_characters(body) - reader.hidden)
    return galley.manuscript(source, title=_title(archive), language=styles.language)


@dataclass(frozen=True, slots=True)
class _Note:
    kind: str
    key: str
    label: str
    section: int
    body: Any


class _Reader:
    """Sets the elements of a text in a galley."""

    def __init__(self, galley: Galley, styles: Styles) -> None:
        self.hidden = 0
        self._galley = galley
        self._styles = styles
        self._notes: list[_Note] = []
        self._sections: dict[str, tuple[int, set[str]]] = {}
        self._later: list[Any] = []
        self._comments: list[Any] = []
        self._references: list[tuple[int, int, str]] = []
        self._counts: dict[tuple[str, int], int] = {}
        self._region: BlockKind | None = None
        self._block_start = 0
        self._in_note = False

    def blocks(self, element: Any, style: str = "", counts: tuple[int, ...] = ()) -> None:
        """Set the paragraphs, lists and tables in an element.

        Args:
            style: the list style in force.
            counts: the numbers of the list items it lies in.
        """
        for each in element:
            name = local(each)
            if name in ("p", "h"):
                self._paragraph(each, style, counts)
                counts = tuple(-abs(count) for count in counts)
            elif name == "list":
                self._list(each, style, counts)
            elif name == "table":
                self._table(each)
            elif name in _REGIONS:
                self._region = _REGIONS[name]
                self.blocks(each)
                self._region = None
            elif _is_seen(each):
                self.blocks(each, style, counts)

    def finish(self, layout: Any) -> None:
        """Set the notes, then comments, then page headers and footers."""
        keys = {note.key for note in self._notes}
        self._galley.close()
        for start, end, key in self._references:
            if key in keys:
                self._galley.anchor_at(start, end, key)
        self._in_note = True
        for note in sorted(self._notes, key=lambda note: note.kind == "endnote"):
            start = self._galley.open_note(note.label)
            self._story(note.body)
            self._galley.close_note(note.key, note.label, start, section=note.section)
            self._set_later()
        for comment in self._comments:
            self._aside(comment, "comment")
        seen: set[str] = set()
        for each in layout.iter() if layout is not None else ():
            if local(each) in ("header", "footer", "header-left", "footer-left"):
                words = "".join(each.itertext())
                if words not in seen:
                    seen.add(words)
                    self._aside(each, "boilerplate")

    def _aside(self, element: Any, kind: BlockKind) -> None:
        self._galley.open(kind)
        author = child(element, "creator")
        if author is not None and author.text:
            self._galley.write(f"{author.text}: ")
        self._story(element)
        self._galley.close()

    def _paragraph(self, paragraph: Any, style: str, counts: tuple[int, ...]) -> None:
        own = value(paragraph, "style-name")
        kind, level = self._styles.kind(own)
        if local(paragraph) == "h":
            kind, level = "heading", number(paragraph, "outline-level", 1)
        elif counts and kind == "paragraph":
            kind, level = "list_item", len(counts)
        self._galley.open(self._region or kind, level)
        self._block_start = self._galley.here
        if counts and counts[-1] > 0:
            printed = self._styles.printed(style, [abs(count) for count in counts])
            self._galley.write(f"{printed.rstrip()} " if printed.strip() else "")
        self._inline(paragraph)
        self._galley.close()
        self._set_later()

    def _set_later(self) -> None:
        """Set the text boxes that hang on what was just set."""
        later, self._later = self._later, []
        for box in later:
            self.blocks(box)

    def _list(self, element: Any, style: str, counts: tuple[int, ...]) -> None:
        style = value(element, "style-name") or style
        place = style, len(counts) + 1
        goes_on = value(element, "continue-numbering") == "true" or value(element, "continue-list")
        if not goes_on:
            self._counts[place] = self._styles.start(*place) - 1
        for item in element:
            count = 0
            if local(item) == "list-item":
                count = number(item, "start-value", self._counts.get(place, 0) + 1)
                self._counts[place] = count
            self.blocks(item, style, (*counts, count))

    def _table(self, table: Any) -> None:
        rows = [_within(row, "table-cell") for row in _within(table, "table-row")]
        if is_layout([[_characters(cell) for cell in row] for row in rows]):
            for cell in (each for row in rows for each in row):
                self.blocks(cell)
            return
        self._block_start = self._galley.here
        self._galley.table(rows, lambda cell: self._story(cell, " "))
        self._set_later()

    def _story(self, element: Any, joint: str = "\n") -> None:
        """Set the paragraphs of an element, joined, into the open block."""
        paragraphs = [*_within(element, "p", "h")]
        for i, paragraph in enumerate(paragraphs):
            self._galley.write(joint if i else "")
            self._inline(paragraph)

    def _inline(self, element: Any) -> None:
        """Set an element's text and what stands in it."""
        self._galley.flow(element.text or "")
        for each in element:
            self._element(each)
            self._galley.flow(each.tail or "")

    def _element(self, element: Any) -> None:
        name = local(element)
        start = self._galley.here
        if name == "s":
            self._galley.write(" " * min(number(element, "c", 1), _MOST_SPACES))
        elif name == "tab":
            self._galley.write("\t")
        elif name == "line-break":
            self._galley.write("\n")
        elif name == "note":
            self._mark(element)
        elif name == "annotation":
            self._comments.append(element)
        elif name == "text-box":
            self._later.append(element)
        elif name == "span":
            self._span(element)
        elif _is_seen(element):
            self._inline(element)
            if name == "a":
                self._galley.link(start, value(element, "href"))
            elif name == "note-ref" and not self._galley.since(start - 1)[:1].isspace():
                self._references.append((start, self._galley.here, value(element, "ref-name")))

    def _span(self, element: Any) -> None:
        style = value(element, "style-name")
        if self._styles.is_hidden(style):
            self.hidden += _characters(element)
            return
        start = self._galley.here
        self._inline(element)
        if self._in_note or not self._styles.is_raised(style):
            return
        raised = self._galley.since(start)
        before = self._galley.since(max(self._block_start, start - _CONTEXT)).removesuffix(raised)
        if child(element, "note") is None and is_mark(before, raised.strip()):
            self._galley.anchor(start, None)

    def _mark(self, element: Any) -> None:
        citation = child(element, "note-citation")
        kind = value(element, "note-class") or "footnote"
        label = "".join(citation.itertext()).strip() if citation is not None else ""
        section, labels = self._sections.get(kind, (0, set()))
        label = label or str(len(labels) + 1)
        if label in labels:
            section, labels = section + 1, set()
        self._sections[kind] = section, labels | {label}
        key = value(element, "id") or f"{kind}:{len(self._notes)}"
        body = child(element, "note-body")
        if body is not None:
            self._notes.append(_Note(kind, key, label, section, body))
        self._galley.mark(label, key)


def _within(element: Any, *names: str) -> list[Any]:
    """The elements of these names in an element, those inside one another not."""
    found = []
    for each in element:
        if local(each) in names:
            found.append(each)
        elif _is_seen(each):
            found += _within(each, *names)
    return found


def _is_seen(element: Any) -> bool:
    """Whether a reader sees what an element holds, by its name and its namespace."""
    return local(element) not in _UNSEEN and not _FOR_MACHINES.search(str(element.tag))


def _title(archive: Archive) -> str | None:
    if not archive.find("meta.xml"):
        return None
    title = child(archive.xml("meta.xml"), "meta", "title")
    return title.text if title is not None else None


def _characters(element: Any) -> int:
    """Characters other than white space that a plain count finds to be shown."""
    if not _is_seen(element):
        return 0
    own = len("".join((element.text or "").split()))
    return own + sum(_characters(e) + len("".join((e.tail or "").split())) for e in element)
