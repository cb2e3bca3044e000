"""Questions about spans of a text that lie in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """A set of spans that can be asked whether one of them touches another span."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether a span shares a character with one of these."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._reach[at - 1] > start

    def holds(self, start: int, end: int) -> bool:
        """Whether one of these, none of which overlap, holds a span."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end
