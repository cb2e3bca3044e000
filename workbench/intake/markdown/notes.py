"""The marks and the notes of a Markdown text: defined, written in place, or cited by number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, pairwise

from workbench.intake.html.words import label_of
from workbench.intake.markdown.blocks import Definition, Outline, Piece
from workbench.intake.markdown.inline import Inline, scan
from workbench.intake.works import link_targets
from workbench.model.document import Problem, Target
from workbench.model.manuscript import Anchor, Hyperlink, NoteSpan

_WORD = re.compile(r"\w[\w.:-]*")
_CHARACTER_RANGE = re.compile(r"\w-\w.*")
_NOTE_WORD = re.compile(r"(?:fn|foot-?note|end-?note|note|ref|cite)[-_:.]?\w{0,60}", re.IGNORECASE)
_Place = Callable[[int], int]
_DEFINED_LINK = re.compile(r"\[[^\]]*\]:\s*")


class Notes:
    """Finds the marks, notes and links of a text whose blocks are known."""

    def __init__(self, text: str, found: Outline) -> None:
        self._text, self._outline = text, found
        self._keys: list[str] = []
        self._defined: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._repeated: list[Definition] = []
        for definition in found.definitions:
            self._define(definition)
        self._anchors: list[tuple[str, int, int, str | None]] = []
        self._written: list[tuple[str, tuple[int, int], tuple[int, int]]] = []
        self._links: list[Hyperlink] = []
        self._cited_links: dict[str, str] = {}
        for piece in found.pieces:
            if not piece.code and piece.kind != "reference":
                self._take(piece)
        self._links.sort(key=lambda link: link.start)
        self._anchors.sort(key=lambda anchor: (anchor[1], -anchor[2]))
        self._numbers = self._count()

    def anchors(self) -> tuple[Anchor, ...]:
        """The marks, in text order."""
        return tuple(
            Anchor(label or self._numbers.get(key or "", ""), start, end, key)
            for label, start, end, key in self._anchors
        )

    def spans(self) -> tuple[NoteSpan, ...]:
        """The notes: defined, written in place, and link definitions that are cited by number."""
        text = self._text
        found = [
            NoteSpan(
                key,
                note.label,
                note.start,
                note.end,
                (min(note.body, note.end), note.end),
                targets=self._targets(note.body, note.end),
            )
            for key, note in zip(self._keys, self._outline.definitions, strict=True)
        ]
        for key, (start, end), body in self._written:
            targets = self._targets(*body)
            found.append(NoteSpan(key, self._numbers[key], start, end, body, targets=targets))
        for label, key in self._cited_links.items():
            href, start, end = self._outline.links[label]
            behind = _DEFINED_LINK.match(text, start, end)
            body = (behind.end() if behind else start, end)
            found.append(NoteSpan(key, label, start, end, body, targets=tuple(link_targets(href))))
        return tuple(found)

    def links(self) -> tuple[Hyperlink, ...]:
        """The links, in text order."""
        return tuple(self._links)

    def problems(self) -> tuple[Problem, ...]:
        """Notes that are defined twice."""
        return tuple(
            Problem(
                "duplicate note",
                note.start,
                note.end,
                f"the note [^{note.label}] is defined again here; its marks lead to the first",
            )
            for note in self._repeated
        )

    def _define(self, note: Definition) -> None:
        """Give a definition its key; the first of a label is the one that marks lead to."""
        key = note.label
        if note.label in self._defined:
            self._repeated.append(note)
            key = f"{note.label}-{len(self._keys) + 1}"
        self._defined.setdefault(note.label, key)
        self._folded.setdefault(note.label.casefold(), key)
        self._keys.append(key)

    def _key(self, label: str) -> str | None:
        return self._defined.get(label) or self._folded.get(label.casefold())

    def _is_mark(self, label: str) -> bool:
        """Whether ``[^label]`` is a mark: defined, or so like one that its note must be missing."""
        if self._key(label) is not None:
            return True
        if _CHARACTER_RANGE.fullmatch(label):
            return False
        if label.isdigit() or _NOTE_WORD.fullmatch(label):
            return True
        return bool(self._keys) and (label_of(label) or _WORD.fullmatch(label)) is not None

    def _address(self, label: str) -> str | None:
        found = self._outline.links.get(_normal(label))
        return found[0] if found is not None else None

    def _take(self, piece: Piece) -> None:
        """Add what a block holds."""
        words, place = _placed(self._text, piece)
        inline = scan(words, self._address, self._is_mark)
        for label, start, end in inline.marks:
            self._anchors.append((label, place(start), place(end - 1) + 1, self._key(label)))
        for label, start, end in inline.loose:
            self._anchors.append((label, place(start), place(end - 1) + 1, None))
        for label, start, end in inline.numbered:
            key = self._cited_links.setdefault(label, f"link-{label}")
            self._anchors.append((label, place(start), place(end - 1) + 1, key))
        for start, end, href in inline.links:
            self._links.append(Hyperlink(place(start), place(end - 1) + 1, href))
        self._write(inline, place)

    def _write(self, inline: Inline, place: _Place) -> None:
        for (start, end), (first, last) in inline.notes:
            key = f"inline-{len(self._written) + 1}"
            span = (place(start), place(end - 1) + 1)
            self._written.append((key, span, (place(first), place(last - 1) + 1)))
            self._anchors.append(("", *span, key))

    def _count(self) -> dict[str, str]:
        """The number that each note is given when the text is set, by the order of the marks."""
        numbers: dict[str, str] = {}
        for _, _, _, key in self._anchors:
            if key is not None:
                numbers.setdefault(key, str(len(numbers) + 1))
        return numbers

    def _targets(self, start: int, end: int) -> tuple[Target, ...]:
        """What the links in a stretch of text point to."""
        first = bisect_left(self._links, start, key=lambda link: link.start)
        last = bisect_right(self._links, end, key=lambda link: link.start)
        inside = self._links[first:last]
        return tuple(dict.fromkeys(t for link in inside for t in link_targets(link.href)))


def _normal(label: str) -> str:
    """A link label as the parser keys it: case and runs of white space do not count."""
    return " ".join(label.split()).lower().upper()


def _placed(text: str, piece: Piece) -> tuple[str, _Place]:
    """A block's words, its lines joined, and where each of their characters stands in the text."""
    spans = piece.lines
    offset = spans[0][0]
    if all(end + 1 == start for (_, end), (start, _) in pairwise(spans)):
        return text[offset : spans[-1][1]], lambda at: offset + at
    words = "\n".join(text[start:end] for start, end in spans)
    begins = [0, *accumulate(end - start + 1 for start, end in spans)]

    def place(at: int) -> int:
        line = bisect_right(begins, at) - 1
        return spans[line][0] + at - begins[line]

    return words, place
