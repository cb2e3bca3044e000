"""Which rows a window shows when nobody knows how tall the rows outside it are.

The window is anchored on *(first row in sight, lines of it above the edge)* instead of on a line
number. Every operation measures only rows in or next to the window, so it costs the same for a
thousand rows and for a million. Nothing here knows of Textual.
"""

from __future__ import annotations

from collections.abc import Callable

NOMINAL = 4
"""Lines a row is taken to have, on the scrollbar, unless told otherwise."""

Anchor = tuple[int, int]
"""First row in sight, and how many of its lines are hidden above the edge."""


class Viewport:
    """A window of some height over rows of any height.

    Args:
        height_of: the height of a row, in lines, at least 1. It is asked for rows near the window
            only, and may change its mind between calls (a resize, another row under the cursor).
        margin: rows kept in sight beyond a revealed one where they fit.
    """

    def __init__(self, height_of: Callable[[int], int], *, margin: int = 1) -> None:
        self._height_of = height_of
        self._margin = margin
        self.rows = 0
        """How many rows there are."""
        self.lines = 1
        """How many lines the window has."""
        self.anchor: Anchor = (0, 0)
        self.nominal = NOMINAL
        """Lines a row stands for on the scrollbar, whatever its true height."""

    def plan(self) -> list[Anchor]:
        """What stands on each line of the window, from the top: (row, line of that row)."""
        plan: list[Anchor] = []
        row, hidden = self.anchor
        while len(plan) < self.lines and row < self.rows:
            plan += [(row, line) for line in range(hidden, self._height_of(row))]
            row, hidden = row + 1, 0
        return plan[: self.lines]

    def settle(self) -> None:
        """Bring the anchor back into the rows there are, no further down than the last window."""
        row, hidden = self.anchor
        if row < self.rows:
            hidden = min(hidden, self._height_of(row) - 1)
        self.anchor = max((row, hidden), (0, 0))
        if not self._far_from_end:
            self.anchor = min(self.anchor, self._end())

    def scroll(self, lines: int) -> None:
        """Move the window by lines as they are on the screen (the mouse wheel)."""
        row, hidden = self.anchor
        hidden += lines
        while hidden < 0 and row > 0:
            row -= 1
            hidden += self._height_of(row)
        while row < self.rows - 1 and hidden >= (height := self._height_of(row)):
            hidden -= height
            row += 1
        self.anchor = (row, max(0, hidden))
        self.settle()

    def reveal(self, row: int) -> None:
        """Move the window as little as it takes to show a row whole, neighbours too if they fit.

        Of a row taller than the window the first lines are shown.
        """
        if not 0 <= row < self.rows:
            return
        top_edge: Anchor = (row, 0)
        whole = min(self._anchor_ending(row), top_edge)
        earliest = min(self._anchor_ending(min(row + self._margin, self.rows - 1)), top_edge)
        latest = max((max(row - self._margin, 0), 0), whole)
        if latest < earliest:  # the neighbours do not fit
            earliest, latest = whole, top_edge
        self.anchor = min(max(self.anchor, earliest), latest)
        self.settle()

    @property
    def position(self) -> int:
        """Where the window's top is on the scrollbar, in nominal lines."""
        longest = self.extent - self.lines
        if not self._far_from_end and self.anchor >= self._end():
            return longest
        row, hidden = self.anchor
        here = row * self.nominal + hidden * self.nominal // self._height_of(row)
        return min(here, longest - 1)

    @property
    def extent(self) -> int:
        """How long the scrollbar is, in nominal lines; as long as the window if all rows fit."""
        if self.rows <= self.lines and self._end() == (0, 0):
            return self.lines
        return max(self.rows * self.nominal, self.lines + 1)

    def seek(self, position: int) -> None:
        """Go to a place on the scrollbar (it was dragged or clicked)."""
        if not self.rows or position >= self.extent - self.lines:
            self.anchor = self._end()
            return
        row, rest = divmod(max(0, position), self.nominal)
        row = min(row, self.rows - 1)
        self.anchor = (row, rest * self._height_of(row) // self.nominal)
        self.settle()

    @property
    def _far_from_end(self) -> bool:
        """Whether so many rows follow that they fill the window, whatever their heights."""
        return self.rows - self.anchor[0] > self.lines

    def _end(self) -> Anchor:
        """The lowest anchor: the one that shows the last row's last line at the bottom."""
        return self._anchor_ending(self.rows - 1)

    def _anchor_ending(self, row: int) -> Anchor:
        """The anchor of the window that ends with the last line of a row."""
        left = self.lines
        while row >= 0:
            left -= self._height_of(row)
            if left <= 0:
                return row, -left
            row -= 1
        return 0, 0
