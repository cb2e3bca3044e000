"""What stands on a PDF page: runs of text with their places, sizes and raised characters.

PDFium gives a page's text at once; asking it about single characters is slow, so only the ends of
a run are measured, and digits and signs that may be marks.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workbench.intake.pdf.links import Rectangle, addresses

HYPHEN = "\ufffe"
"""How PDFium shows a hyphen at the end of a line."""
_TIDIED = {0xAD: HYPHEN} | {c: "\ufffd" for c in range(32) if chr(c) not in "\t\n\r"}
"""Soft hyphens are hyphens; control characters are letters of fonts that cannot be decoded."""
_UNTIDY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\xad]")
_RUN = re.compile(f"[^\r\n{HYPHEN}]+{HYPHEN}?")
_CANDIDATES = (
    re.compile(r"\d+"),
    re.compile(r"[*†‡§¶‖]+"),
    re.compile(r"(?<=[.,;:!?”’\"')\]\d])(?:[ivx]{1,6}|[a-z])(?!\w)"),
    re.compile(r"[ivx]{1,6}(?!\w)"),
)
"""What may be a mark: digits, signs, letters behind a stop, Roman numerals at a word's end.

Apart they are searched three times faster than as one pattern.
"""
_FIRST = re.compile(r"(?:[ivx]{1,6}|[a-z])(?=[\sA-Z“])")
_SIGNS = "*†‡§¶‖"
_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_RAISED_BY = 0.18
"""How high above the line a raised character's foot is at least, in the line's size."""
_YEAR = 4
CELL = 1.8
"""The narrowest gap between cells of a table, in the size of the text."""
_LONGEST_LABEL = 6
_SPREAD = 0.75
"""Of the size, how wide a character is on average at most where no gap is."""
_SPACE = re.compile(r"(?<=\S) +(?=\S)")


@dataclass(slots=True)
class Run:
    """A run of text on one line.

    Attributes:
        start: index of its first character on the page.
        x0, x1: its left and right end, in points.
        y: its base line, from the page's foot.
        size: of its letters.
        raised: spans of its text that are raised.
        links: spans of its text that link to an address.
    """

    text: str
    start: int
    x0: float
    x1: float
    y: float
    size: float
    raised: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class PageText:
    """A page.

    Attributes:
        runs: in the order of the file.
        characters: how many it holds, white space not counted.
        is_picture: whether something is drawn on it, and no text.
    """

    runs: list[Run]
    height: float
    characters: int
    is_picture: bool


def read_page(page: Any) -> PageText:
    """The text of a page (``pypdfium2.PdfPage``)."""
    textpage = page.get_textpage()
    try:
        reader = _Reader(textpage.raw)
        text = textpage.get_text_range()
        if len(text) != textpage.count_chars():
            text = reader.text_by_character(textpage.count_chars())
        runs = list(reader.runs(text.translate(_TIDIED) if _UNTIDY.search(text) else text))
        for rectangle, address in addresses(page):
            reader.link(runs, rectangle, address)
        characters = len("".join(text.split()))
        is_picture = not characters and reader.draws(page)
        return PageText(runs, page.get_height(), characters, is_picture)
    finally:
        textpage.close()


class _Reader:
    """Measures characters. The variables that PDFium fills are made once."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._textpage = textpage
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._left, self._right = ctypes.c_double(), ctypes.c_double()
        self._bottom, self._top = ctypes.c_double(), ctypes.c_double()
        self._rectangle = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._scales: dict[tuple[float, float], float] = {}
        self._lift = 0.0

    def text_by_character(self, count: int) -> str:
        """The page's text where PDFium's own has more or fewer characters than it counts."""
        codes = (self._pdfium.FPDFText_GetUnicode(self._textpage, i) for i in range(count))
        return "".join(
            chr(c) if 0 < c < 0xD800 or 0xDFFF < c < 0x110000 else "\ufffd" for c in codes
        )

    def draws(self, page: Any) -> bool:
        """Whether anything is drawn on a page."""
        return bool(self._pdfium.FPDFPage_CountObjects(page.raw) > 0)

    def runs(self, text: str) -> Iterator[Run]:
        """The runs of a page's text."""
        candidates = deque(sorted({m.span() for p in _CANDIDATES for m in p.finditer(text)}))
        for match in _RUN.finditer(text):
            words = match[0].strip(" \t\u00a0")
            if not words.strip():
                continue
            run = self._run(words, match.start() + match[0].index(words))
            while candidates and candidates[0][0] < run.start:
                candidates.popleft()
            inside = []
            while candidates and candidates[0][0] < match.end():
                start, end = candidates.popleft()
                inside.append((start - run.start, end - run.start))
            if len(words) > _YEAR or not words.isdecimal():
                run.raised = list(self._raised(run, inside))
                self._raise_first(run)
            yield run

    def link(self, runs: list[Run], rectangle: Rectangle, address: str) -> None:
        """Note what stands under a link annotation."""
        middle = (rectangle.top + rectangle.foot) / 2
        for run in runs:
            beside = run.x1 <= rectangle.left or run.x0 >= rectangle.right
            if not beside and abs(run.y + run.size / 3 - middle) < run.size:
                under = [i for i in range(len(run.text)) if self._is_under(run, i, rectangle)]
                if under:
                    run.links.append((under[0], under[-1] + 1, address))

    def _is_under(self, run: Run, place: int, rectangle: Rectangle) -> bool:
        self._pdfium.FPDFText_GetLooseCharBox(self._textpage, run.start + place, self._rectangle)
        centre = (self._rectangle.left + self._rectangle.right) / 2
        return not run.text[place].isspace() and rectangle.left < centre < rectangle.right

    def _run(self, words: str, start: int) -> Run:
        """Measure a run: its place by its first letter, its size by the first of a long word."""
        letter = _WORD.search(words) or _LETTER.search(words)
        sample = start + (letter.start() if letter else 0)
        x0, top = self._origin(start)
        y = self._origin(sample)[1] if sample != start else top
        last = start + max(len(words.rstrip(HYPHEN)) - 1, 0)
        self._pdfium.FPDFText_GetLooseCharBox(self._textpage, last, self._rectangle)
        x1, height = self._rectangle.right, self._rectangle.top - self._rectangle.bottom
        run = Run(words, start, x0, max(x0, x1), y, self._size(sample, height))
        if run.x1 - run.x0 > _SPREAD * run.size * len(words):
            run.text = self._with_tabs(run)
        self._lift = top - y
        return run

    def _raise_first(self, run: Run) -> None:
        """Find a letter that a run begins with, raised: the label of a note."""
        if run.raised and run.raised[0][0] == 0:
            return
        first = _FIRST.match(run.text)
        if self._lift > _RAISED_BY * run.size:
            run.raised.insert(0, (0, self._raised_end(run)))
        elif first and self._is_raised(run, 0):
            run.raised.insert(0, first.span())

    def _raised_end(self, run: Run) -> int:
        """Where the raised letters end that a run begins with."""
        end = 1
        while end < min(len(run.text), _LONGEST_LABEL) and self._is_raised(run, end):
            end += 1
        return end

    def _with_tabs(self, run: Run) -> str:
        """A spread-out run's text, each space that is a gap between cells a tab."""
        text = run.text
        for match in _SPACE.finditer(text):
            if self._left_edge(run, match.end()) - self._right_edge(run, match.start() - 1) > (
                CELL * run.size
            ):
                text = f"{text[: match.start()]}\t{text[match.start() + 1 :]}"
        return text

    def _left_edge(self, run: Run, place: int) -> float:
        return self._origin(run.start + place)[0]

    def _right_edge(self, run: Run, place: int) -> float:
        self._pdfium.FPDFText_GetLooseCharBox(self._textpage, run.start + place, self._rectangle)
        return float(self._rectangle.right)

    def _origin(self, index: int) -> tuple[float, float]:
        self._pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        return self._x.value, self._y.value

    def _size(self, index: int, height: float) -> float:
        """The size of a character: that of its font, as the page scales it.

        The scale is asked for anew only when the ``height`` of a line in that font has changed.
        """
        size = self._pdfium.FPDFText_GetFontSize(self._textpage, index)
        if (size, round(height, 1)) not in self._scales:
            scale = 1.0
            if self._pdfium.FPDFText_GetMatrix(self._textpage, index, self._matrix):
                scale = math.hypot(self._matrix.c, self._matrix.d)
            self._scales[size, round(height, 1)] = scale
        return abs(float(size) * self._scales[size, round(height, 1)]) or 1.0

    def _raised(self, run: Run, candidates: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        text = run.text
        for start, end in candidates:
            before = text[start - 1] if start else ""
            if text[start] in _SIGNS:
                if before != " ":
                    yield start, end
                continue
            is_number = text[start].isdigit()
            if not is_number and not before:
                continue
            clear = start > 1 and before == " " and text[start - 2].isalnum()
            if clear and (not is_number or (end < len(text) and end - start <= _YEAR)):
                continue  # a number among words: a mark would be glued to one, or end the line
            if self._is_raised(run, end - 1):
                while end - start > 1 and not self._is_raised(run, start):
                    start += 1
                yield start, end
            elif end - start > 1 and self._is_raised(run, start):
                while not self._is_raised(run, end - 1):
                    end -= 1
                yield start, end

    def _is_raised(self, run: Run, place: int) -> bool:
        self._pdfium.FPDFText_GetCharBox(
            self._textpage, run.start + place, self._left, self._right, self._bottom, self._top
        )
        return self._bottom.value - run.y > _RAISED_BY * run.size
