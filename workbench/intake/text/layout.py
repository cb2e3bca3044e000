"""The layout of a plain text: lines into paragraphs.

Two habits are told apart. In a copied page every line is a block of its own. In a hard-wrapped
text (books, mail, older archives) a paragraph is several lines of nearly one width, and ends at a
blank line, an indentation, or a line that stops short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.intake.labels import Label, note_label, starts_item

_WIDEST = 140
"""Lines longer than this were not wrapped by hand or by a mail program."""
_SLACK = 8
"""Columns that a full line may lack where the next word was long or the margin ragged."""
_SAMPLE = 20_000
_ENDS = re.compile(r"[.!?…:;。！？](?:\[[^\[\]]{1,30}\]|[”’\"'»)\]\d*†‡⁰¹²³⁴-⁹])*$")
_RULED = re.compile(r"[|+][-=+| ]{3,}$|.*(?:\t|\|.*\|| {3,}\S.* {3,}\S)")
_END_REACH = 48


@dataclass(slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        start, end: its span without the white space at its ends.
        indent: how many columns of white space stand before it.
        gap: how many blank lines stand before it.
        text: the words.
    """

    start: int
    end: int
    indent: int
    gap: int
    text: str


@dataclass(slots=True)
class Piece:
    """Lines that belong together: a paragraph, a heading, one list item.

    Attributes:
        lines: how many.
        indents: the first line's indentation, and the least of the others' (or the first's).
    """

    start: int
    end: int
    gap: int
    lines: int
    indents: tuple[int, int]


def lines(text: str, start: int = 0) -> list[Line]:
    """The lines of a text that are not blank, with their places."""
    found, gap = [], 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            indent = raw.index(words[0])
            found.append(Line(start + indent, start + indent + len(words), indent, gap, words))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return found


def pieces(text: str) -> list[Piece]:
    """The paragraphs and other stretches of a plain text, in order."""
    every = lines(text)
    width = wrap_width(every)
    breaks = _Breaks(width, _first_line_indent(every))
    found: list[Piece] = []
    for group in _runs(every):
        found.extend(breaks.split(group) if width else map(_one, group))
    return found


def wrap_width(every: Sequence[Line]) -> int:
    """The width at which a text is hard-wrapped, or 0 when its lines are whole paragraphs.

    A text is wrapped when most lines that have another right below could not have taken the next
    line's first word, and sentences run on over the line ends.
    """
    pairs = [(a, b) for a, b in pairwise(every[:_SAMPLE]) if not b.gap]
    lengths = sorted(line.indent + len(line.text) for line, _ in pairs)
    if not lengths or lengths[len(lengths) // 2] > _WIDEST:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if width > _WIDEST or width < 30:
        return 0
    full = [(a, b) for a, b in pairs if _is_full(a, b, width)]
    running = sum(1 for line, _ in full if not _ENDS.search(line.text))
    return width if 2 * len(full) >= len(pairs) and 2 * running >= len(full) > 0 else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line."""
    word = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(word) > width - _SLACK


def _first_line_indent(every: Sequence[Line]) -> bool:
    """Whether paragraphs begin with an indented line rather than after a blank one."""
    steps = sum(
        1 for a, b in pairwise(every[:_SAMPLE]) if not b.gap and 1 < b.indent - a.indent < 9
    )
    return steps > max(1, sum(1 for line in every[:_SAMPLE] if line.gap))


def _is_row(line: str) -> bool:
    """Whether a line looks like a row of a table."""
    return ("|" in line or "\t" in line or "   " in line) and _RULED.match(line) is not None


def _runs(every: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines grouped between blank lines."""
    run: list[Line] = []
    for line in every:
        if line.gap and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _one(line: Line) -> Piece:
    return Piece(line.start, line.end, line.gap, 1, (line.indent, line.indent))


@dataclass(slots=True)
class _Breaks:
    """Where a run of lines of a wrapped text breaks into pieces."""

    width: int
    first_line_indent: bool

    def split(self, run: list[Line]) -> Iterator[Piece]:
        """The pieces of a run."""
        piece, label = [run[0]], note_label(run[0].text)
        for line in run[1:]:
            if self._breaks(piece, label, line):
                yield _joined(piece)
                piece, label = [], note_label(line.text)
            piece.append(line)
        yield _joined(piece)

    def _breaks(self, piece: list[Line], label: Label | None, line: Line) -> bool:
        """Whether a line begins something new below a piece, whose first line has a label."""
        last = piece[-1]
        if _is_row(last.text) or _is_row(line.text) or len(last.text) > self.width + 2 * _SLACK:
            return True
        if (line.text[0] == ">") != (last.text[0] == ">"):
            return True
        ended = bool(_ENDS.search(last.text, max(0, len(last.text) - _END_REACH)))
        full = _is_full(last, line, self.width)
        if starts_item(line.text, label, runs_on=full and not ended):
            return True
        if ended and not full and not (len(piece) == 1 and label):
            return True
        if self.first_line_indent and line.indent >= last.indent + 2 and len(piece) > 1:
            return True
        return len(piece) == 1 and not full and not ended and self._is_heading(last, line)

    def _is_heading(self, line: Line, following: Line) -> bool:
        """Whether a run's first line stands over a paragraph as its heading."""
        return (
            len(line.text) < 0.8 * self.width
            and len(following.text) > 0.8 * self.width
            and line.text[:1].isupper()
            and not line.text.endswith((",", "-", "—"))
        )


def _joined(piece: Sequence[Line]) -> Piece:
    first, last = piece[0], piece[-1]
    rest = min((line.indent for line in piece[1:]), default=first.indent)
    return Piece(first.start, last.end, first.gap, len(piece), (first.indent, rest))
