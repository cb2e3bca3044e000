"""Notes at the foot of a page: told by their place, their size, and the marks above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.intake.pdf.lines import Line
from workbench.intake.pdf.page import HYPHEN
from workbench.intake.raised import is_mark

_SMALL = 0.94
"""Notes are set smaller than the text by this factor at least, unless their labels are raised."""
_LABEL = re.compile(r"[\[(]?([1-9]\d{0,3}|[*†‡§¶‖]{1,4}|(?:[ivx]{1,6}|[a-z])(?=[\s.)\]]))")
_AFTER_LABEL = re.compile(r"[\])]?[.:]?\s*")
_ENDS = re.compile(r"[.!?…\]][”’\"')\]\[\d\s]*$")
_GLUED = re.compile(r"\d{1,4}(?:[^\W\d_]{3}|[“\"‘(]|https?:)|\d{5,8}\b")
"""A label to which the words are glued: no number in a sentence looks so."""
_HYPHENS = (HYPHEN, "-", "‐")
_TAIL = 30
_AHEAD = 4
_NEAR = 1
"""Pages between a mark and its note at the foot."""


@dataclass(slots=True)
class FootNote:
    """A note.

    Attributes:
        skip: characters of the label at the start of the first line.
    """

    key: str
    label: str
    page: int
    skip: int
    lines: list[Line] = field(default_factory=list)


def body_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size that most of the text is set in, in points."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def marks_in(line: Line) -> Iterator[str]:
    """The labels of the raised marks in a line."""
    for start, end in line.raised:
        if start == 0 or is_mark(line.text[:start][-_TAIL:].rstrip("[ "), line.text[start:end]):
            yield line.text[start:end]


def runs_on(line: Line, after: Line) -> bool:
    """Whether a line is full: it ends in a hyphen, or the next one's first word had no room."""
    if line.text[-1:] in _HYPHENS and line.text[-2:-1].isalpha():
        return True
    word = after.text.split(maxsplit=1)[0] if after.text.split() else ""
    width = (after.x1 - after.x0) * (len(word) + 1) / max(len(after.text), 1)
    return line.x1 + width > line.right - line.size / 4


class Footnotes:
    """Parts the notes at the foot of each page from its text, page after page.

    Args:
        size: of the text, in points.

    Attributes:
        notes: those found, in order.
    """

    def __init__(self, size: float) -> None:
        self.notes: list[FootNote] = []
        self._size = size
        self._pending: dict[str, int] = {}
        """Labels of marks that have no note yet, with their pages."""

    def split(self, lines: Sequence[Line]) -> list[Line]:
        """Take a page's notes out of its lines (in reading order); returns the others."""
        foot = self._small_tail(lines) | self._raised_tail(lines)
        for line in lines:
            if id(line) not in foot:
                self._pending |= dict.fromkeys(marks_in(line), line.page)
        taken = self._read([line for line in lines if id(line) in foot])
        return [line for line in lines if id(line) not in taken]

    def _small_tail(self, lines: Sequence[Line]) -> set[int]:
        """Small lines below which, in their column, no line of the text's size stands."""
        floors: dict[int, float] = {}
        for line in lines:
            if line.size >= _SMALL * self._size:
                floors[line.column] = min(line.y, floors.get(line.column, line.y))
        across = floors.get(-1, float("inf"))
        lowest = min(floors.values(), default=float("inf"))
        return {
            id(line)
            for line in lines
            if line.size < _SMALL * self._size
            and line.y
            < (lowest if line.column < 0 else min(across, floors.get(line.column, across)))
        }

    def _raised_tail(self, lines: Sequence[Line]) -> set[int]:
        """Per column, the lines from the first that begins with the raised label of a mark."""
        if not any(line.raised and line.raised[0][0] == 0 for line in lines):
            return set()
        seen = set(self._pending)
        tops: dict[int, float] = {}
        found: set[int] = set()
        for line in lines:
            begins = bool(line.raised) and line.raised[0][0] == 0
            if begins and line.text[: line.raised[0][1]] in seen:
                tops.setdefault(line.column, line.y)
            if line.y <= tops.get(line.column, float("-inf")):
                found.add(id(line))
            else:
                seen.update(marks_in(line))
        return found

    def _read(self, foot: Sequence[Line]) -> set[int]:
        """Read the lines at a page's foot; returns those that belong to notes."""
        taken: set[int] = set()
        before: Line | None = None
        note = self.notes[-1] if self.notes else None
        if note is not None and foot and not self._goes_on(note, foot[0]):
            note = None
        for line in foot:
            label, skip = self._label(line, before)
            if label:
                key = f"p{line.page + 1}:{label}:{len(self.notes)}"
                note = FootNote(key, label, line.page, skip)
                self.notes.append(note)
                self._pending.pop(label, None)
            if note is not None:
                note.lines.append(line)
                taken.add(id(line))
                before = line
        return taken

    @staticmethod
    def _goes_on(note: FootNote, line: Line) -> bool:
        """Whether a note that began on an earlier page may go on in a line."""
        last = note.lines[-1]
        near = line.page - last.page <= 1 and abs(line.size - last.size) < 0.06 * last.size
        return near and (runs_on(last, line) or not _ends(last))

    def _fits(self, label: str, line: Line) -> bool:
        """Whether a note may have a label: a mark near it has, or it is the next number.

        A note may stand a page before its mark; notes at the end of a chapter come in order.
        """
        if line.page - self._pending.get(label, -9) <= _NEAR:
            return True
        last = self.notes[-1].label if self.notes else ""
        is_next = last.isdecimal() and label.isdecimal() and int(label) == int(last) + 1
        return is_next or (label in self._pending and label == next(iter(self._pending)))

    def _label(self, line: Line, before: Line | None) -> tuple[str, int]:
        """The label that a line begins with, if a mark has it and has no note, and its length."""
        if line.raised and line.raised[0][0] == 0:
            end = line.raised[0][1]
            label = line.text[:end]
            return (label, _end(line.text, end)) if self._fits(label, line) else ("", 0)
        match = _LABEL.match(line.text)
        glued = bool(_GLUED.match(line.text))
        if match is None or not (glued or before is None or _is_over(before, line)):
            return "", 0
        label = match[1]
        if glued:
            begun = [each for each in self._pending if label.startswith(each)]
            label = max(begun[:_AHEAD], key=len, default=label)
        if not self._fits(label, line):
            return "", 0
        return label, _end(line.text, match.start(1) + len(label))


def _is_over(last: Line, line: Line) -> bool:
    """Whether what the last line says is at an end before the next line."""
    return _ends(last) or not runs_on(last, line)


def _ends(line: Line) -> bool:
    """Whether a line ends a sentence or a reference."""
    return bool(_ENDS.search(line.text[-_TAIL:]))


def _end(text: str, place: int) -> int:
    """Where the words begin behind a label that ends at ``place``."""
    match = _AFTER_LABEL.match(text, place)
    return match.end() if match else place
