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
    start, end = _START.search(text), None
    for end in _END.finditer(text):
        pass
    first = next((at for at, span in enumerate(spans) if not start or span[0] > start.start()), 0)
    last = next((at for at, span in enumerate(spans) if end and span[1] > end.start()), len(spans))
    if start and first < last and _PRODUCED.match(text, spans[first][0]):
        first += 1
    return range(first, last) if first < last else range(len(spans))
