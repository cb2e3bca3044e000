"""Notes at the foot of a page: told by their place, their size, and the marks above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.intake.pdf_lines import Line
from workbench.intake.raised import is_mark

_SMALL = 0.94
"""Notes are set smaller than the text by at least this factor, unless their labels are raised."""
_LABEL = re.compile(r"[\[(]?(\d{1,4}|[*†‡§¶‖]{1,4}|[a-z](?=[\s.)\]]))")
_AFTER_LABEL = re.compile(r"[\])]?[.:]?\s*")
_ENDS = re.compile(r"[.!?…][”’\"')\]\d]*$")
_MOST_BEHIND = 6
"""Labels that a page's notes may skip."""


@dataclass(slots=True)
class FootNote:
    """A note: its label, its page, and its lines; the label's length in the first."""

    label: str
    page: int
    skip: int
    lines: list[Line] = field(default_factory=list)
    key: str = ""


def body_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size that most of the text is set in, in points."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


class Footnotes:
    """Parts the notes at the foot of each page from its text, page after page.

    Args:
        size: of the text, in points.
    """

    def __init__(self, size: float) -> None:
        self.notes: list[FootNote] = []
        self._size = size
        self._pending: list[str] = []

    def split(self, lines: Sequence[Line]) -> list[Line]:
        """Take a page's notes out of its lines.

        Args:
            lines: in reading order.

        Returns:
            The other lines. The notes are added to :attr:`notes`.
        """
        floors = self._floors(lines)
        tail = [line for line in lines if line.y < floors.get(line.column, floors[None])]
        raised = self._raised_tail(lines)
        foot = {id(line) for line in tail} | {id(line) for line in raised}
        text = [line for line in lines if id(line) not in foot]
        marks = [label for line in text for label in marks_in(line)]
        self._pending = (self._pending + marks)[-400:]
        taken = self._read([line for line in lines if id(line) in foot], marks)
        return [line for line in lines if id(line) not in taken]
    ...
