"""The text of an extracted document while it is being set: blocks, marks, links, notes.

A reader of a format that is not text calls :meth:`Galley.open`, :meth:`Galley.write` and
:meth:`Galley.close` in reading order; the galley keeps every place as a code-point offset, so
that no reader counts characters. Blocks stand a blank line apart, empty ones vanish, and white
space at the ends of a block is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from workbench.model.document import Block, BlockKind, Problem, Source, Target
from workbench.model.manuscript import Anchor, Hyperlink, Manuscript, NoteSpan

_BLANKS = re.compile(r"\s+")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_PRINTED_NUMBER = re.compile(r"\w+")
_ODD = re.compile("[\x00\r\u00ad\ud800-\udfff]")
_SOFT_HYPHEN = "\u00ad"
_TOLERATED_LOSS = 0.02


Cell = TypeVar("Cell")

LONG_CELL = 800
"""Characters in a cell from which a table is taken for a page's layout, its cells for text."""


def is_layout(lengths: Sequence[Sequence[int]]) -> bool:
    """Whether a table only lays out text: one column, or cells as long as paragraphs.

    Args:
        lengths: the characters in the cells of each row.
    """
    if all(len(row) <= 1 for row in lengths):
        return True
    return any(length > LONG_CELL for row in lengths for length in row)


class Galley:
    """Collects a document's text and the places of everything in it.

    White space at the start of a block, and after a note's printed label, is left out.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._kind: BlockKind | None = None
        self._level = 0
        self._block_start: int | None = None
        self._fresh = True
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._notes: list[NoteSpan] = []
        self._links: list[Hyperlink] = []
        self._problems: list[Problem] = []

    @property
    def here(self) -> int:
        """Where the next character of the open block will stand, as far as can be told now."""
        if self._block_start is None and self._length:
            return self._length + 2
        return self._length

    def open(self, kind: BlockKind, level: int = 0) -> None:
        """Begin a block; one that is still open ends."""
        self.close()
        self._kind, self._level = kind, level

    def close(self) -> None:
        """End the open block, if any; white space at its end is dropped, and so is an empty one."""
        if self._kind is not None and self._block_start is not None:
            self._trim()
            self._blocks.append(Block(self._kind, self._block_start, self._length, self._level))
        self._kind, self._block_start, self._fresh = None, None, True

    def write(self, text: str) -> None:
        """Add text as it stands. Without an open block, a paragraph begins."""
        if _ODD.search(text):
            text = _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
            text = text.replace(_SOFT_HYPHEN, "")
        if self._fresh:
            text = text.lstrip()
        if not text:
            return
        self._fresh = False
        if self._block_start is None:
            self._kind = self._kind or "paragraph"
            if self._length:
                self._put("\n\n")
            self._block_start = self._length
        self._put(text)

    def flow(self, text: str) -> None:
        """Add text whose runs of white space, the one before it included, count as one space."""
        words = text.split()
        if not words:
            self.write("" if self._last.isspace() or not text else " ")
            return
        before = " " if text[0].isspace() and not self._last.isspace() else ""
        self.write(before + " ".join(words) + (" " if text[-1].isspace() else ""))

    def table(self, rows: Iterable[Iterable[Cell]], set_cell: Callable[[Cell], None]) -> None:
        """Set a table as one block: rows are lines, cells stand a tab apart.

        Args:
            rows: the cells of each row.
            set_cell: sets one cell.
        """
        self.open("table")
        for i, row in enumerate(rows):
            if i:
                self._separate("\n")
            for j, cell in enumerate(row):
                if j:
                    self._separate("\t")
                set_cell(cell)
        self.close()

    def mark(self, label: str, note: str | None, shown: str | None = None) -> None:
        """Add a reference mark.

        Args:
            label: what the reader sees, without brackets.
            note: the key of its note, or None when the format does not say.
            shown: what stands in the text, brackets included; the label by default.
        """
        shown = shown or label
        self.write(shown)
        if shown.strip():
            self._anchors.append(Anchor(label, self._length - len(shown), self._length, note))

    def anchor(self, start: int, note: str | None) -> None:
        """Declare what was written since ``start`` to be a reference mark, its own label."""
        if start < self._length:
            label = _line(self.since(start))
            self._anchors.append(Anchor(label, start, self._length, note))

    def anchor_at(self, start: int, end: int, note: str) -> None:
        """Declare text that was written earlier to be a reference mark, its own label."""
        label = self.since(start)[: end - start].strip("[]() ")
        self._anchors.append(Anchor(label, start, end, note))

    def note_at(self, place: int, key: str, label: str) -> bool:
        """Declare the finished block that begins at ``place`` to be the note ``key``.

        Returns:
            Whether there is such a block.
        """
        i = bisect_left(self._blocks, place, key=lambda block: block.start)
        if i == len(self._blocks) or self._blocks[i].start != place:
            return False
        block = self._blocks[i]
        self._blocks[i] = replace(block, kind="note")
        words = self.since(block.start)[: block.end - block.start]
        rest = words.lstrip("[(").removeprefix(label).lstrip("]).: ")
        body = (block.end - len(rest), block.end)
        self._notes.append(NoteSpan(key, label, block.start, block.end, body))
        return True

    def since(self, start: int) -> str:
        """What was written since ``start``."""
        parts: list[str] = []
        length = self._length
        for part in reversed(self._parts):
            if length <= start:
                break
            length -= len(part)
            parts.append(part)
        return "".join(reversed(parts))[max(0, start - length) :]

    def link(self, start: int, href: str, end: int | None = None) -> None:
        """Declare what was written since ``start`` (up to ``end``) to be a link."""
        end = self._length if end is None else end
        if href and start < end:
            self._links.append(Hyperlink(start, end, href))

    def open_note(self, label: str) -> int:
        """Begin a block for a note with its printed label; returns where its words begin."""
        self.open("note")
        if label:
            self.write(f"{label}. " if _PRINTED_NUMBER.fullmatch(label) else f"{label} ")
        self._fresh = True
        return self.here

    def close_note(
        self,
        key: str,
        label: str,
        body: int,
        *,
        section: int = 0,
        targets: Iterable[Target] = (),
    ) -> None:
        """End the block of a note and declare it; ``body`` is what :meth:`open_note` gave."""
        start = self._block_start
        self.close()
        if start is None:
            return
        body = min(body, self._length)
        linked = dict.fromkeys([*targets, *self._linked(start)])
        self._notes.append(
            NoteSpan(key, label, start, self._length, (body, self._length), section, tuple(linked))
        )

    def entry(
        self, key: str, label: str, targets: Iterable[Target] = (), body: int | None = None
    ) -> None:
        """End the open block and declare it to be the reference-list entry ``key``.

        Args:
            body: where its words begin, when a printed label stands before them.
        """
        start = self._block_start
        if start is not None:
            self.close_note(key, label, start if body is None else body, targets=targets)
        self.close()

    def _linked(self, start: int) -> Iterator[Target]:
        """The addresses of the links set since ``start``."""
        inside = takewhile(lambda link: link.start >= start, reversed(self._links))
        for link in reversed([*inside]):
            if _ADDRESS.match(link.href):
                yield Target("url", link.href)

    def problem(self, kind: str, message: str, start: int | None = None) -> None:
        """Report something a checker should know, at ``start`` or here."""
        at = self._length if start is None else start
        self._problems.append(Problem(kind, at, at, message))

    def account(self, found: int, what: str = "the file") -> None:
        """Report text that was not set.

        Args:
            found: characters other than white space that a plain count finds in the document.
            what: where they were counted.
        """
        kept = len("".join("".join(self._parts).split()))
        if found - kept > max(20, found * _TOLERATED_LOSS):
            self.problem(
                "text lost",
                f"{found - kept:,} of {found:,} characters of {what} were not read",
                start=0,
            )

    def manuscript(
        self,
        source: Source,
        *,
        title: str | None = None,
        language: str | None = None,
        published: str | None = None,
    ) -> Manuscript:
        """Close the galley: everything that was set.

        Args:
            title: what the format says it is called; used where no block is a title.
        """
        self.close()
        text = "".join(self._parts)
        return Manuscript(
            source=source,
            title=self._first(text, "title")
            or _line(title or "")
            or self._first(text, "heading")
            or source.name,
            language=language,
            published=published,
            text=text,
            blocks=tuple(self._blocks),
            anchors=tuple(sorted(self._anchors, key=lambda anchor: anchor.start)),
            notes=tuple(sorted(self._notes, key=lambda note: note.start)),
            links=tuple(self._fitted(text)),
            problems=tuple(self._problems),
        )

    def _first(self, text: str, kind: BlockKind) -> str:
        found = (block for block in self._blocks if block.kind == kind)
        return next((_line(text[block.start : block.end]) for block in found), "")

    def _fitted(self, text: str) -> Iterable[Hyperlink]:
        """The links in text order, without the white space at their ends."""
        for link in sorted(self._links, key=lambda link: link.start):
            words = text[link.start : link.end]
            start = link.start + len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start < end:
                yield Hyperlink(start, end, link.href)

    def _separate(self, sign: str) -> None:
        if self._block_start is not None:
            self._trim(" \u00a0")
            self._put(sign)
            self._fresh = True

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def _trim(self, blanks: str | None = None) -> None:
        """Drop white space (or only these ``blanks``) from the end of the open block."""
        while self._parts:
            part = self._parts[-1]
            kept = part.rstrip(blanks)
            self._length -= len(part) - len(kept)
            if kept:
                self._parts[-1], self._last = kept, kept[-1]
                return
            self._parts.pop()


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
