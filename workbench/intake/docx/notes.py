"""Word's footnotes and endnotes: their words, their printed numbers, their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workbench.intake.docx.styles import numbered
from workbench.intake.ooxml import Package, child, local, number, value

_DEFAULT_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""Formats where a document sets none (ECMA-376-1, §17.11.17 and §17.11.18)."""


@dataclass(slots=True)
class NoteText:
    """A note: the part it is in, its element, and how it is marked.

    Attributes:
        label: what the reader sees; empty until a mark is met.
        section: the stretch of text in which its number is unique.
    """

    key: str
    part: str
    element: Any
    label: str = ""
    section: int = 0
    custom: bool = False


@dataclass(slots=True)
class _Setting:
    """How one kind of note is numbered in a section of the document."""

    style: str
    start: int = 1
    restart: str = "continuous"


@dataclass(slots=True)
class NoteBook:
    """The notes of a document, numbered as their marks are met."""

    notes: dict[str, NoteText] = field(default_factory=dict)
    _settings: dict[str, list[_Setting]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _marked: list[NoteText] = field(default_factory=list)
    _section: int = 0
    _stretches: dict[str, int] = field(default_factory=dict)

    def mark(self, kind: str, number_in_part: str, custom: str | None) -> NoteText:
        """The note that a mark of a kind (``footnote``, ``endnote``) refers to, now labelled.

        Args:
            number_in_part: the note's ``w:id``.
            custom: the mark's own sign, or None where Word counts.
        """
        note = self.notes.get(f"{kind}:{number_in_part}")
        label = custom if custom is not None else self._next(kind)
        if note is None:
            return NoteText(f"{kind}:{number_in_part}", "", None, label)
        if not note.label:
            note.label, note.custom = label, custom is not None
            note.section = self._stretches.get(kind, 0)
            self._marked.append(note)
        return note

    def in_order(self) -> Iterator[NoteText]:
        """Footnotes, then endnotes, each in the order of their marks; then those without one."""
        for kind in ("footnote", "endnote"):
            notes = [n for n in self.notes.values() if n.key.startswith(kind)]
            yield from (n for n in self._marked if n.key.startswith(kind))
            yield from (n for n in notes if not n.label)

    def end_section(self) -> None:
        """A section of the document ends here; numbers may begin anew."""
        self._section += 1
        for kind in _DEFAULT_FORMATS:
            if self._setting(kind).restart == "eachSect":
                self._begin(kind)

    def end_page(self) -> None:
        """A page ends here, as far as the file tells."""
        for kind in _DEFAULT_FORMATS:
            if self._setting(kind).restart == "eachPage" and self._counts.get(kind):
                self._begin(kind)

    def _begin(self, kind: str) -> None:
        self._counts.pop(kind, None)
        self._stretches[kind] = self._stretches.get(kind, 0) + 1

    def _next(self, kind: str) -> str:
        setting = self._setting(kind)
        count = self._counts.get(kind, setting.start - 1) + 1
        self._counts[kind] = count
        return numbered(setting.style, count)

    def _setting(self, kind: str) -> _Setting:
        settings = self._settings[kind]
        return settings[min(self._section, len(settings) - 1)]


def read_notes(package: Package, part: str, document: Any, settings: Any) -> NoteBook:
    """The notes that the main part refers to, and how each section numbers them."""
    book = NoteBook()
    for kind in _DEFAULT_FORMATS:
        for name in package.parts(part, f"{kind}s"):
            for element in package.xml(name):
                if local(element) == kind and value(element, "type") in ("", "normal"):
                    key = f"{kind}:{value(element, 'id')}"
                    book.notes[key] = NoteText(key, name, element)
        whole = _setting(kind, child(settings, f"{kind}Pr"), None)
        sections = document.iter("{*}sectPr")
        book._settings[kind] = [
            _setting(kind, child(section, f"{kind}Pr"), whole) for section in sections
        ] or [whole]
    return book


def _setting(kind: str, properties: Any, whole: _Setting | None) -> _Setting:
    whole = whole or _Setting(_DEFAULT_FORMATS[kind])
    return _Setting(
        value(child(properties, "numFmt")) or whole.style,
        number(child(properties, "numStart"), default=whole.start),
        value(child(properties, "numRestart")) or whole.restart,
    )
