"""Lines joined to paragraphs, headings and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from workbench.intake.pdf.lines import Line
from workbench.intake.pdf.notes import runs_on
from workbench.model.document import BlockKind

_ENDS = re.compile(r"[.!?…:;][”’\"')\]\d]*$")
_ITEM = re.compile(r"(?:[•●▪◦‣–—-]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-z][.)])\s")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Abb\.|Abbildung|Tabelle|Plate|Map)\s*\d")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d+$")
_TAIL = 8
_WIDE_GAP = 1.3
"""Of the usual distance between lines: a paragraph ends."""
_INDENT = 0.7
"""Of the size: the least indentation of a first line."""
_LARGER = 1.12
_LONGEST_HEADING = 160


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    lines: list[Line]
    kind: BlockKind = "paragraph"
    level: int = 0


def paragraphs(lines: Sequence[Line], size: float) -> list[Paragraph]:
    """Join a document's lines, in reading order, to paragraphs.

    Args:
        size: of the text, in points.
    """
    pitch = _pitches(lines)
    found: list[Paragraph] = []
    for line in lines:
        last = found[-1].lines[-1] if found else None
        if last is not None and _belongs(found[-1].lines, last, line, pitch):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    sizes = sorted({_rounded(p.lines[0].size) for p in found if _is_heading(p, size)}, reverse=True)
    for i, paragraph in enumerate(found):
        _name(paragraph, size, sizes, is_first=i == 0)
    return found


def _pitches(lines: Sequence[Line]) -> dict[float, float]:
    """For each size the usual distance between lines."""
    gaps: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        distance = above.y - below.y
        if above.page == below.page and above.column == below.column and distance > 0:
            gaps.setdefault(_rounded(above.size), []).append(distance)
    return {size: median(values) for size, values in gaps.items()}


def _belongs(paragraph: Sequence[Line], last: Line, line: Line, pitch: dict[float, float]) -> bool:
    """Whether a line goes on the paragraph that ends with ``last``."""
    if abs(line.size - last.size) > 0.08 * last.size:
        return False
    if line.cells or last.cells:
        return line.cells and last.cells and line.page == last.page
    if _ITEM.match(line.text) and (_ends(last) or not runs_on(last, line)):
        return False
    indented = line.x0 > line.left + _INDENT * line.size
    if line.page == last.page and line.column == last.column and line.y < last.y:
        usual = pitch.get(_rounded(last.size), 1.2 * last.size)
        if last.y - line.y > _WIDE_GAP * usual:
            return False
        if indented and last.x0 < line.x0 - _INDENT * line.size:
            return len(paragraph) == 1 and bool(_ITEM.match(last.text))
        return runs_on(last, line)
    return runs_on(last, line) and (not indented or not _ends(last))


def _name(paragraph: Paragraph, size: float, sizes: Sequence[float], *, is_first: bool) -> None:
    """Tell what a paragraph is."""
    first = paragraph.lines[0]
    text = " ".join(line.text for line in paragraph.lines)
    if first.cells:
        paragraph.kind = "table" if len(paragraph.lines) > 1 else "paragraph"
    elif all(line.text[-1].isdigit() and _LEADERS.search(line.text) for line in paragraph.lines):
        paragraph.kind = "boilerplate"
    elif _is_heading(paragraph, size):
        rank = sizes.index(_rounded(first.size))
        is_title = is_first and rank == 0 and first.page == 0 and len(sizes) > 1
        paragraph.kind = "title" if is_title else "heading"
        paragraph.level = 0 if is_title else rank + 1
    elif _CAPTION.match(text) and first.size <= size:
        paragraph.kind = "caption"
    elif _ITEM.match(text):
        paragraph.kind, paragraph.level = "list_item", 1


def _is_heading(paragraph: Paragraph, size: float) -> bool:
    first = paragraph.lines[0]
    short = sum(len(line.text) for line in paragraph.lines) <= _LONGEST_HEADING
    return first.size >= _LARGER * size and short and not first.cells


def _ends(line: Line) -> bool:
    """Whether a line ends a sentence or a clause."""
    return bool(_ENDS.search(line.text[-_TAIL:]))


def _rounded(size: float) -> float:
    return round(size * 2) / 2
