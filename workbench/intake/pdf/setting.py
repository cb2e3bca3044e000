"""A PDF's paragraphs and notes set in a galley: lines joined, hyphens resolved, marks linked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.intake.galley import Galley
from workbench.intake.pdf.lines import Line
from workbench.intake.pdf.notes import FootNote, marks_in
from workbench.intake.pdf.page import HYPHEN
from workbench.intake.pdf.paragraphs import Paragraph
from workbench.intake.raised import is_mark

_HYPHENS = (HYPHEN, "‐", "-")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LONGEST_WORD = 60
_CONTEXT = 40
_MOST_OF = 0.6


class Setter:
    """Sets what a PDF says.

    Args:
        notes: the notes at the foot of its pages.
        lines: all other lines; compounds in them tell which hyphens are part of a word.
    """

    def __init__(self, galley: Galley, notes: Sequence[FootNote], lines: Sequence[Line]) -> None:
        self._galley = galley
        self._notes = notes
        self._by_label: dict[str, list[FootNote]] = {}
        for note in notes:
            self._by_label.setdefault(note.label, []).append(note)
        self._compounds = {
            compound for line in lines if "-" in line.text for compound in _compounds(line.text)
        }
        self._in_sequence = _is_sequence(
            [
                label
                for line in lines
                for label in marks_in(line)
                if not self._note(label, line.page)
            ]
        )
        self._block = 0

    def paragraph(self, paragraph: Paragraph) -> None:
        """Set a paragraph, heading, or table."""
        self._galley.open(paragraph.kind, paragraph.level)
        self._block = self._galley.here
        if paragraph.kind == "table":
            for i, line in enumerate(paragraph.lines):
                self._galley.write("\n" if i else "")
                self._line(line, line.text, 0)
        else:
            self._lines(paragraph.lines)
        self._galley.close()

    def notes(self) -> None:
        """Set the notes of all pages."""
        restart = any(len(notes) > 1 for notes in self._by_label.values())
        for note in self._notes:
            start = self._galley.open_note(note.label)
            self._block = self._galley.here
            self._lines(note.lines, note.skip, in_note=True)
            section = note.page + 1 if restart else 0
            self._galley.close_note(note.key, note.label, start, section=section)

    def running(self, lines: Sequence[Line]) -> None:
        """Set the running heads, each once."""
        heads = (" ".join(_WORD.findall(line.text)) for line in lines)
        for head in dict.fromkeys(head for head in heads if head):
            self._galley.open("boilerplate")
            self._galley.write(head)
        self._galley.close()

    def _lines(self, lines: Sequence[Line], skip: int = 0, *, in_note: bool = False) -> None:
        for i, line in enumerate(lines):
            after = lines[i + 1] if i + 1 < len(lines) else None
            self._line(line, self._joined(line.text, after), skip, in_note=in_note)
            skip = 0

    def _joined(self, text: str, after: Line | None) -> str:
        """A line's text with what joins the next line to it."""
        if after is None:
            return text
        if after.raised and after.raised[0][0] == 0:
            return text.rstrip()
        if not text.endswith(_HYPHENS):
            return text + " "
        stem, hyphen = text[:-1], "-"
        last, following = _LAST_WORD.search(stem[-_LONGEST_WORD:]), _WORD.match(after.text)
        if last and following and following[0][0].islower():
            compound = f"{last[0]}-{following[0]}".lower()
            hyphen = "-" if compound in self._compounds else ""
        elif stem.endswith(" "):
            hyphen = "- "
        return stem + hyphen

    def _line(self, line: Line, text: str, skip: int, *, in_note: bool = False) -> None:
        """Set a line from the place ``skip`` on."""
        place = skip
        for start, end in line.raised:
            if start < place or end > len(text):
                continue
            before = text[place:start]
            note = self._note(text[start:end], line.page)
            declared = (note or self._in_sequence) and not in_note
            if declared and self._is_mark(before, text[start:end]):
                self._write(before.rstrip(" "))
                self._galley.mark(text[start:end], note.key if note else None)
            else:
                self._write(text[place:end])
            place = end
        begin = self._galley.here
        self._write(text[place:])
        for first, last, href in line.links:
            if place <= first < last <= len(text):
                self._galley.link(begin + first - place, href, begin + last - place)

    def _write(self, text: str) -> None:
        self._galley.write(text.replace(HYPHEN, "-"))

    def _is_mark(self, before: str, raised: str) -> bool:
        """Whether raised characters are a mark; a space before them is the line's stretching."""
        context = self._galley.since(max(self._block, self._galley.here - _CONTEXT)) + before
        return is_mark(context.rstrip("[ "), raised)

    def _note(self, label: str, page: int) -> FootNote | None:
        """The note of a mark: the one on its page, the next or the last; or one far behind."""
        notes = self._by_label.get(label, [])
        for place in (page, page + 1, page - 1):
            for note in notes:
                if note.page == place:
                    return note
        return notes[0] if len(notes) == 1 and notes[0].page > page else None


def _compounds(text: str) -> list[str]:
    return [compound.lower() for compound in _COMPOUND.findall(text)]


def _is_sequence(labels: Sequence[str]) -> bool:
    """Whether raised digits without notes at the foot count up as marks, not exponents, do."""
    numbers = [int(label) for label in labels if label.isdecimal()]
    steps = sum(after in (before + 1, 1) for before, after in pairwise([0, *numbers]))
    return steps > _MOST_OF * len(numbers)
