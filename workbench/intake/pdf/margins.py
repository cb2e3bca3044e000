"""Running heads and page numbers: lines in the margins that come back page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.intake.pdf.lines import Line

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*", re.I
)
_MARGIN = 0.13
"""Of the page's height: where its number is looked for."""
_PLACES = 3
"""Lines from the top and from the foot that may be running."""
_APART = 6.0
"""Points by which the place of a running line may vary."""
_MANY = 6
_GAP = 1.5
"""A running line stands at least this far from the text, in its size."""


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
    candidates = [_candidates(lines) for lines in pages]
    counts = Counter(key for page in candidates for key in {_key(line) for line in page})
    wordings: dict[str, set[str]] = {}
    for line in (each for page in candidates for each in page):
        wordings.setdefault(_key(line)[0], set()).add(line.text)
    sure = {words for words, texts in wordings.items() if len(texts) > 1}
    sure |= {words for (words, _), count in counts.items() if count >= max(3, len(pages) / 2)}
    often = 2 if len(pages) < _MANY else 3
    running: list[Line] = []
    texts: list[list[Line]] = []
    for lines, near, height in zip(pages, candidates, heights, strict=True):
        found = _running([ln for ln in near if _count(counts, ln) >= often], lines, sure)
        found |= {id(ln) for ln in near if _is_lone_number(ln, lines, height)}
        running += [line for line in lines if id(line) in found]
        texts.append([line for line in lines if id(line) not in found])
    return texts, running


def _candidates(lines: list[Line]) -> list[Line]:
    """The outermost lines at the top and at the foot."""
    ordered = sorted(lines, key=lambda line: -line.y)
    return ordered if len(ordered) <= 2 * _PLACES else ordered[:_PLACES] + ordered[-_PLACES:]


def _key(line: Line) -> tuple[str, int]:
    """What is the same in a running line on every page: its words and its height.

    Numbers of pages rise with the pages; other numbers that stand alone do not.
    """
    words = _DIGITS.sub("#", line.text.strip().lower())
    if _NUMBER.fullmatch(line.text):
        digits = _DIGITS.search(line.text)
        words = f"#{int(digits[0]) - line.page}" if digits else "#"
    return words, round(line.y / _APART)


def _count(counts: Counter[tuple[str, int]], line: Line) -> int:
    words, place = _key(line)
    return sum(counts[words, place + step] for step in (-1, 0, 1))


def _running(repeated: list[Line], lines: list[Line], sure: set[str]) -> set[int]:
    """Of the lines that come back, those that are no part of the text.

    A number in them changes from page to page, or most pages have them, or a gap parts them from
    the text.
    """
    others = [line.y for line in lines if line not in repeated]
    return {
        id(line)
        for line in repeated
        if _key(line)[0] in sure
        or min((abs(line.y - y) for y in others), default=0.0) >= _GAP * line.size
    }


def _is_lone_number(line: Line, lines: list[Line], height: float) -> bool:
    """Whether a line is a page's number: in the margin, clear of all others."""
    in_margin = not height * _MARGIN < line.y < height * (1 - _MARGIN)
    if not in_margin or not _NUMBER.fullmatch(line.text):
        return False
    gaps = (abs(other.y - line.y) / line.size for other in lines if other is not line)
    return min(gaps, default=_GAP) >= _GAP
