"""Running heads and page numbers: lines in the margins that come back page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.intake.pdf_lines import Line

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*", re.I)
_MARGIN = 0.13
"""Of the page's height: how deep the margins are searched."""
_PLACES = 3
"""Lines from the top and from the foot that may be running."""
_APART = 6.0
"""Points by which the place of a running line may vary."""
_GAP = 1.5
"""A lone number stands at least this far from the text, in its size."""


def split_margins(
    pages: Sequence[list[Line]], heights: Sequence[float]
) -> tuple[list[list[Line]], list[Line]]:
    """Part the running lines from the text.

    Args:
        pages: the lines of each page.
        heights: of the pages, in points.

    Returns:
        The other lines of each page, and the running ones.
    """
    candidates = [_candidates(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(key for page in candidates for key in {_key(line) for line in page})
    often = 2 if len(pages) < 6 else 3
    running: list[Line] = []
    texts: list[list[Line]] = []
    for lines, near in zip(pages, candidates, strict=True):
        repeated = {id(ln) for ln in near if _count(counts, ln) >= often and len(pages) > 1}
        lone = {id(ln) for ln in near if _NUMBER.fullmatch(ln.text) and _is_apart(ln, lines)}
        running += [line for line in lines if id(line) in repeated | lone]
        texts.append([line for line in lines if id(line) not in repeated | lone])
    return texts, running


def _candidates(lines: list[Line], height: float) -> list[Line]:
    """The lines of the margins: the outermost ones at the top and at the foot."""
    ordered = sorted(lines, key=lambda line: -line.y)
    top = [line for line in ordered[:_PLACES] if line.y > height * (1 - _MARGIN)]
    foot = [line for line in ordered[-_PLACES:] if line.y < height * _MARGIN]
    return top + [line for line in foot if line not in top]


def _key(line: Line) -> tuple[str, int]:
    """What is the same in a running line on every page: its words and its height."""
    words = "#" if _NUMBER.fullmatch(line.text) else _DIGITS.sub("#", line.text.strip().lower())
    return words, round(line.y / _APART)


def _count(counts: Counter[tuple[str, int]], line: Line) -> int:
    words, place = _key(line)
    return sum(counts[words, place + step] for step in (-1, 0, 1))


def _is_apart(line: Line, lines: list[Line]) -> bool:
    """Whether a line stands clear of all others."""
    gaps = (abs(other.y - line.y) / line.size for other in lines if other is not line)
    return min(gaps, default=_GAP) >= _GAP
