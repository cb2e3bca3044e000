"""From runs to lines in reading order: runs of one line joined, columns told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.intake.pdf.page import CELL, PageText, Run

_SAME_LINE = 0.45
"""How far base lines of one line may lie apart, in the larger size: raised runs stand higher."""
_JOINED = 1.2
"""The widest gap between runs that follow one another on a line, in their size."""
_WORD = 0.12
"""The narrowest gap that is a space, in the size."""
_MARK = re.compile(r"\d+|[a-z*†‡§¶‖]+")
_MARKS = re.compile(r"(?:\d+|[a-z]|[*†‡§¶‖,\s\[\]()–-])+")
_SMALLER, _HIGHER = 0.9, 0.12
_BIN = 5.0
_COLUMN_SHARE = 0.1
_FEWEST = 4
_COARSE = 12.0
_NEARLY_ALL = 0.95
_FEW_CROSS = 0.1
_NARROWEST = 0.15
"""Of the page's text, the narrowest column."""


Edges = list[tuple[float, float]]
"""The left and right edges of columns."""


@dataclass(slots=True)
class Line:
    """A line of text.

    Attributes:
        page: index of its page.
        left, right: the edges of its column.
        column: index of its column; -1 for a line across columns.
        raised, links: spans of its text.
        cells: whether wide gaps part it, as a table's row.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    raised: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    cells: bool = False


def lines_of(page: PageText, number: int) -> list[Line]:
    """A page's lines, unordered: runs that follow one another on a line are joined."""
    lines: list[Line] = []
    for run in page.runs:
        last = lines[-1] if lines else None
        if last is not None and _on_one_line(last, run):
            gap = (run.x0 - last.x1) / max(last.size, run.size)
            if -0.5 < gap < _JOINED:
                _append(last, run, gap)
                continue
        line = Line(run.text, run.x0, run.x1, run.y, run.size, number)
        line.raised, line.links, line.cells = run.raised, run.links, "\t" in run.text
        lines.append(line)
    return lines


def in_reading_order(lines: Sequence[Line], edges: Edges) -> list[Line]:
    """A page's lines column by column; lines across columns part what is above from below."""
    for line in lines:
        _place(line, edges)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if line.column < 0:
            ordered += _band(band, len(edges))
            band = []
            ordered.append(line)
        else:
            band.append(line)
    ordered += _band(band, len(edges))
    return ordered


def columns(pages: Sequence[Sequence[Line]]) -> list[Edges]:
    """The edges of each page's columns.

    A page with too little text to show them has those that most pages have, when none of its lines
    crosses one.
    """
    found = [_columns(lines) for lines in pages]
    parted = Counter(tuple(round(left / _COARSE) for left, _ in edges) for edges in found)
    usual = parted.most_common(1)[0][0] if parted else ()
    model = next(
        (e for e in found if len(e) > 1 and tuple(round(x / _COARSE) for x, _ in e) == usual), None
    )
    if model is None:
        return found
    return [
        model if len(edges) < len(model) and not _is_crossed(model, lines) else edges
        for edges, lines in zip(found, pages, strict=True)
    ]


def _is_crossed(edges: Edges, lines: Sequence[Line]) -> bool:
    """Whether a line stands across columns."""
    return any(line.x0 < left - 4 and line.x1 > left + 4 for left, _ in edges[1:] for line in lines)


def set_edges(lines: Sequence[Line]) -> None:
    """Give every line the edges that its column has throughout the document.

    The left edge is where most lines begin; the right one is where all but a few end, so that a
    wide table does not make every line of text look short.
    """
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.column, round(line.left / _COARSE)), []).append(line)
    for members in columns.values():
        left = Counter(round(line.x0) for line in members).most_common(1)[0][0]
        ends = sorted(line.x1 for line in members if not line.cells) or [members[0].right]
        right = ends[int(_NEARLY_ALL * (len(ends) - 1))]
        for line in members:
            line.left, line.right = float(left), right


def _columns(lines: Sequence[Line]) -> Edges:
    """The edges of the columns: left edges that many lines share and hardly any line crosses."""
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width = right - left
    bins: dict[int, list[Line]] = {}
    for line in lines:
        bins.setdefault(round(line.x0 / _BIN), []).append(line)
    starts = [left]
    for place in sorted(bins):
        members = bins[place] + bins.get(place + 1, [])
        start = min(line.x0 for line in members)
        far = start - starts[-1] > _NARROWEST * width
        many = len(members) >= max(_FEWEST, _COLUMN_SHARE * len(lines))
        if far and many and _is_edge(start, members, lines, width):
            starts.append(start)
    edges = []
    for start, after in pairwise([*starts, right + 1]):
        inside = (line.x1 for line in lines if line.x0 >= start - 2 and line.x1 < after)
        edges.append((start, max(inside, default=right)))
    return edges


def _is_edge(start: float, members: Sequence[Line], lines: Sequence[Line], width: float) -> bool:
    """Whether a column begins at ``start``, where the lines ``members`` begin."""
    top, foot = max(line.y for line in members), min(line.y for line in members)
    beside = [line for line in lines if foot <= line.y <= top]
    crossing = sum(line.x0 < start - 4 and line.x1 > start + 4 for line in beside)
    before = sum(line.x1 <= start for line in beside)
    wide = sum(line.x1 - line.x0 > _NARROWEST * width for line in members)
    return crossing <= _FEW_CROSS * len(beside) and before >= 3 and wide > len(members) / 2


def _place(line: Line, edges: Sequence[tuple[float, float]]) -> None:
    """Put a line into its column."""
    for column, (left, right) in enumerate(edges):
        if line.x0 >= left - 4 and (line.x1 <= right + 6 or column == len(edges) - 1):
            line.column, line.left, line.right = column, left, right
    if line.x0 < line.left - 4 or (len(edges) > 1 and line.x1 > line.right + 6):
        line.column, line.left, line.right = -1, edges[0][0], edges[-1][1]


def _band(lines: list[Line], columns: int) -> Iterator[Line]:
    """The lines between two lines across: column by column, from the top down, cells joined."""
    for column in range(columns):
        row: list[Line] = []
        for line in (each for each in lines if each.column == column):
            if row and not _on_one_line(row[0], line):
                yield _joined(row)
                row = []
            row.append(line)
        if row:
            yield _joined(row)


def _joined(row: list[Line]) -> Line:
    """The pieces of one line as one, from left to right."""
    row.sort(key=lambda line: line.x0)
    first = row[0]
    for line in row[1:]:
        _append(first, line, (line.x0 - first.x1) / max(first.size, line.size))
    return first


def _on_one_line(line: Line, run: Run | Line) -> bool:
    return abs(line.y - run.y) < _SAME_LINE * max(line.size, run.size)


def _append(line: Line, run: Run | Line, gap: float) -> None:
    """Join a run to the end of a line."""
    _raise_whole(line, run)
    _raise_whole(run, line)
    joint = "\t" if gap >= CELL else " " if gap > _WORD and not line.text.endswith(" ") else ""
    offset = len(line.text) + len(joint)
    line.text += joint + run.text
    line.raised = line.raised + [(start + offset, end + offset) for start, end in run.raised]
    line.links = line.links + [(a + offset, b + offset, href) for a, b, href in run.links]
    if run.size > line.size:
        line.y, line.size = run.y, run.size
    line.x1 = max(line.x1, run.x1)
    line.cells = line.cells or joint == "\t"


def _raise_whole(run: Run | Line, beside: Run | Line) -> None:
    """A run of digits or signs that is smaller and higher than its neighbour is raised."""
    smaller, higher = run.size < _SMALLER * beside.size, run.y - beside.y > _HIGHER * beside.size
    if smaller and higher and not run.raised and _MARKS.fullmatch(run.text):
        run.raised = [match.span() for match in _MARK.finditer(run.text)]
