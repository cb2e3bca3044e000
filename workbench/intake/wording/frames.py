"""What a library sets around a book it gives away: the licence before and behind the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_START = re.compile(r"\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_END = re.compile(r"\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_PRODUCED = re.compile(
    r"(?:Produced|E-?text prepared|Transcribed|Prepared|Created) (?:by|from)\b", re.I
)


def inside_frame(text: str, spans: Sequence[tuple[int, int]]) -> range:
    """Which blocks of a text are the book itself.

    Args:
        text: the text.
        spans: the spans of its blocks, in order.

    Returns:
        The indexes of the blocks inside the frame: all of them where there is none.
    """
    start = _START.search(text)
    ends = [match.start() for match in _END.finditer(text)]
    begin, stop = (start.start() if start else -1), (ends[-1] if ends else len(text))
    first = next((at for at, span in enumerate(spans) if span[0] > begin), 0)
    last = next((at for at, span in enumerate(spans) if span[1] > stop), len(spans))
    if start and first < last and _PRODUCED.match(text, spans[first][0]):
        first += 1
    return range(first, last) if first < last else range(len(spans))
