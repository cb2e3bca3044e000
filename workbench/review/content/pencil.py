"""A document as a pencil would leave it: every checked word, number, name and quotation struck."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len
from textual.content import Content

from workbench.model.claim import Claim
from workbench.review.content import ink
from workbench.review.content.words import counted
from workbench.store.connection import Store


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Something in the text that is to be checked: a quotation, number, date, name or word."""

    start: int
    end: int
    checked: bool


@dataclass(frozen=True)
class Sheet:
    """A document laid out in lines, with its marks.

    Attributes:
        text: of the document.
        lines: spans of the text.
        marks: in the order of the text; they do not overlap.
    """

    text: str
    lines: list[tuple[int, int]]
    marks: list[Mark]
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [mark.start for mark in self.marks])

    def marks_of(self, line: int) -> list[Mark]:
        """The marks that stand on a line, in whole or in part."""
        start, end = self.lines[line]
        first = bisect_right(self._starts, start)
        if first and self.marks[first - 1].end > start:
            first -= 1
        return self.marks[first : bisect_left(self._starts, end)]

    def line(self, number: int) -> Content:
        """A line, with what is checked struck and what is not underlined."""
        start, end = self.lines[number]
        content = Content(self.text[start:end])
        for mark in self.marks_of(number):
            style = ink.CHECKED if mark.checked else ink.UNCHECKED
            span = max(mark.start, start) - start, min(mark.end, end) - start
            content = content.stylize(style, *span)
        return content

    def untouched(self, line: int) -> bool:
        """Whether there is something to check on a line and nothing of it is struck."""
        marks = self.marks_of(line)
        return bool(marks) and not any(mark.checked for mark in marks)

    def line_at(self, place: int) -> int:
        """The line on which a place of the text is."""
        return max(0, bisect_right(self.lines, (place, len(self.text))) - 1)

    def tally(self) -> str:
        """``412 of 431 checked, 3 lines untouched``."""
        checked = sum(mark.checked for mark in self.marks)
        untouched = sum(self.untouched(line) for line in range(len(self.lines)))
        return f"{checked:,} of {len(self.marks):,} checked, {counted(untouched, 'line')} untouched"


def sheet(store: Store, document: str, width: int, threshold: float | None, reviewer: str) -> Sheet:
    """Lay a document out.

    Args:
        document: its whole id.
        width: cells in a line.
        threshold: claims at or above it are to be checked, and those decided on; all if None.
        reviewer: claims that are blind to them count as open.
    """
    from workbench.desk.blind import all_hidden_from
    from workbench.store.claims import document_claims
    from workbench.store.documents import load_document
    from workbench.store.listing import claim_list
    from workbench.store.rows import ClaimQuery

    with store.snapshot():
        text = load_document(store, document).text
        claims = {claim.id: claim for claim in document_claims(store, document)}
        rows = list(claim_list(store, ClaimQuery(document=document, threshold=threshold)))
        hidden = all_hidden_from(store, reviewer)
    marks = [
        mark
        for row in rows
        for mark in marks_of(
            claims[row.id], checked=row.verdict != "unreviewed" and row.id not in hidden
        )
    ]
    return Sheet(text, wrapped(text, width), sorted(marks))


def marks_of(claim: Claim, *, checked: bool) -> Iterator[Mark]:
    """What there is to check in a claim.

    Quotations as a whole; numbers, dates and names; of the other words those with content.
    """
    from workbench.matching.words import words

    taken: list[tuple[int, int]] = []
    found: Iterable[tuple[int, int]] = (
        *((quote.start, quote.end) for quote in claim.quotations if quote.kind == "direct"),
        *((number.start, number.end) for number in claim.quantities),
        *((date.start, date.end) for date in claim.dates),
        *((name.start, name.end) for name in claim.names),
        *(
            (claim.start + word.start, claim.start + word.end)
            for word in words(claim.text)
            if word.content
        ),
    )
    for start, end in found:
        if claim.start <= start < end <= claim.end and not any(
            start < other_end and end > other_start for other_start, other_end in taken
        ):
            taken.append((start, end))
            yield Mark(start, end, checked)


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """A text's lines, at most so many cells wide, broken at blanks where there are any."""
    lines: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        start = at
        while cell_len(text[start:end]) > width:
            cut = _break(text, start, end, width)
            lines.append((start, cut))
            start = cut
            while start < end and text[start] == " ":
                start += 1
        lines.append((start, end))
        at = end + 1
    return lines


def _break(text: str, start: int, end: int, width: int) -> int:
    """Where a line that begins at ``start`` ends."""
    cut, cells = start, 0
    while cut < end and cells + cell_len(text[cut]) <= width:
        cells += cell_len(text[cut])
        cut += 1
    blank = text.rfind(" ", start, min(cut + 1, end))
    return blank if blank > start else max(cut, start + 1)
