"""The blocks of a Markdown text and their places, after the CommonMark block structure.

The parser tells which lines make a block; where the words stand in each line is found by
comparing its content with the line. Long texts are parsed in parts, cut before a paragraph or a
heading that begins at the margin, so that memory does not grow with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from workbench.model.document import BlockKind

_PART = 256 * 1024
"""Characters from which a part may end."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CUT = re.compile(r"[^\W_]|#{1,6} |[*\"“‘(\[]")
_DEFINITION = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_HIDDEN_HTML = re.compile(r"\s*<(?:!--|script|style|\?|!)", re.IGNORECASE)
_CODE = frozenset({"fence", "code_block", "hr"})
_LISTS = frozenset({"bullet_list", "ordered_list"})


@dataclass(slots=True)
class Piece:
    """A block.

    Attributes:
        lines: the span of its words on each of its lines, marks of quotation and list left out.
        level: heading or list depth.
        note: the index of the note definition it stands in, or None.
        marker: where the bullet, number or note label before its words stands, else their start.
        code: its characters are no mark-up.
    """

    kind: BlockKind
    lines: list[tuple[int, int]]
    level: int = 0
    note: int | None = None
    marker: int = 0
    code: bool = False

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.lines[-1][1]


@dataclass(slots=True)
class Definition:
    """A note's definition: ``[^label]:`` at ``start``, its words from ``body`` to ``end``."""

    label: str
    start: int
    body: int
    end: int


@dataclass(slots=True)
class Outline:
    """The structure of a text.

    Attributes:
        links: link definitions by normalised label: address, and the span of the definition.
    """

    pieces: list[Piece] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    links: dict[str, tuple[str, int, int]] = field(default_factory=dict)


def outline(text: str, begin: int = 0, *, part: int = _PART) -> Outline:
    """Find the structure of a text.

    Args:
        text: the text.
        begin: where it begins.
        part: characters from which a part of it may end, to be parsed alone.
    """
    found = Outline()
    for start, end in _parts(text, begin, part):
        _Part(text[start:end], start, found).read()
    return found


def _parts(text: str, begin: int, size: int) -> Iterator[tuple[int, int]]:
    """The spans of the parts of a text that are parsed one by one."""
    start = at = begin
    fence = ""
    blank = True
    while len(text) - start > size:
        line_end = text.find("\n", at)
        if line_end < 0:
            break
        line = text[at:line_end]
        if not fence and blank and at - start >= size and _CUT.match(line):
            yield start, at
            start = at
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and not line[match.end() :].strip():
                fence = ""
        blank = not line.strip()
        at = line_end + 1
    yield start, len(text)


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote.index import footnote_def

    parser = MarkdownIt("commonmark").enable("table")
    ends = ["paragraph", "reference"]
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ends})
    return parser


class _Part:
    """Reads one part of a text into an outline."""

    def __init__(self, text: str, offset: int, found: Outline) -> None:
        self._found = found
        self._lines: list[tuple[int, str]] = []
        for line in text.split("\n"):
            self._lines.append((offset, line))
            offset += len(line) + 1
        self._text = text
        self._kinds: list[BlockKind] = []
        self._depth = 0
        self._notes: list[int] = []
        self._heading = 0
        self._row: Piece | None = None
        self._item: int | None = None

    def read(self) -> None:
        """Add the part's blocks to the outline."""
        environment: dict[str, Any] = {}
        tokens: list[Any] = []
        parser = _parser()
        parser.block.parse(self._text.replace("\0", "\ufffd"), parser, environment, tokens)
        for token in tokens:
            self._take(token)
        for label, link in environment.get("references", {}).items():
            self._found.links.setdefault(label, (link["href"], *self._definition(link["map"])))
        for link in environment.get("duplicate_refs", ()):
            self._definition(link["map"])
        self._found.pieces.sort(key=lambda piece: piece.start)

    def _definition(self, lines: list[int]) -> tuple[int, int]:
        """Add the definition of a link; returns its span."""
        span = (self._edge(lines[0])[0], self._edge(lines[1] - 1)[1])
        self._found.pieces.append(Piece("reference", [span], marker=span[0]))
        return span

    def _take(self, token: Any) -> None:
        kind = token.type
        if kind == "inline":
            self._words(token)
        elif kind in _CODE or kind == "html_block":
            self._raw(token)
        elif kind == "tr_open":
            self._table_row(token.map[0])
        elif kind == "footnote_reference_open":
            self._define(token)
        elif kind.endswith("_open"):
            self._enter(token)
        elif kind.endswith("_close"):
            self._leave(kind)

    def _enter(self, token: Any) -> None:
        """A container or a heading begins."""
        kind = token.type.removesuffix("_open")
        if kind == "heading":
            self._heading = int(token.tag[1])
        elif kind == "blockquote":
            self._kinds.append("quote")
        elif kind == "list_item":
            self._kinds.append("list_item")
            self._item = token.map[0]
        elif kind in _LISTS:
            self._depth += 1

    def _leave(self, closing: str) -> None:
        """A container or a heading ends."""
        kind = closing.removesuffix("_close")
        if kind == "heading":
            self._heading = 0
        elif kind in {"blockquote", "list_item"}:
            self._kinds.pop()
        elif kind in _LISTS:
            self._depth -= 1
        elif kind == "footnote_reference":
            self._notes.pop()
        elif kind == "table":
            self._row = None

    def _words(self, token: Any) -> None:
        """A paragraph or heading; the cells of a table's row are one block."""
        if self._row is not None:
            return
        spans = []
        for number, words in zip(range(*token.map), token.content.split("\n"), strict=False):
            spans.append(self._placed(number, words.strip()))
        spans = [span for span in spans if span[0] < span[1]]
        if not spans:
            return
        kind: BlockKind = self._kinds[-1] if self._kinds else "paragraph"
        level = self._depth if kind == "list_item" else 0
        if self._heading:
            kind, level = "heading", self._heading
        self._add(kind, spans, level)

    def _raw(self, token: Any) -> None:
        """Code, a rule, or HTML; HTML with words of its own is prose."""
        body = self._found.definitions[self._notes[-1]].body if self._notes else 0
        spans = [self._edge(number) for number in range(*token.map)]
        spans = [(max(start, body), end) for start, end in spans if max(start, body) < end]
        prose = token.type == "html_block" and not _HIDDEN_HTML.match(token.content)
        if spans:
            self._add("paragraph" if prose else "boilerplate", spans, 0)
            self._found.pieces[-1].code = not prose

    def _table_row(self, number: int) -> None:
        span = self._edge(number)
        self._add("table", [span], 0)
        self._row = self._found.pieces[-1]

    def _add(self, kind: BlockKind, spans: list[tuple[int, int]], level: int) -> None:
        note = self._notes[-1] if self._notes else None
        marker = spans[0][0]
        if kind == "list_item" and self._item is not None:
            marker = self._mark_of_item(self._item, marker)
            self._item = None
        if note is not None:
            definition = self._found.definitions[note]
            kind, marker = "note", marker if definition.end > definition.body else definition.start
            definition.end = spans[-1][1]
        self._found.pieces.append(Piece(kind, spans, level, note, marker))

    def _mark_of_item(self, number: int, words: int) -> int:
        """Where the bullet or number stands that begins a list item on a line."""
        offset, line = self._lines[number]
        before = line[: max(0, words - offset)].rstrip()
        return offset + len(before) - len(before.split(" ")[-1].split("\t")[-1])

    def _define(self, token: Any) -> None:
        number = token.map[0]
        offset, line = self._lines[number]
        done = self._found.definitions
        after = max(0, done[-1].body - offset) if done and done[-1].start >= offset else 0
        place = line.find(f"[^{token.meta['label']}]:", after)
        match = _DEFINITION.match(line, max(place, 0))
        body = offset + (match.end() if match else len(line))
        if self._notes:
            done[self._notes[-1]].end = min(done[self._notes[-1]].end, offset + place)
        self._notes.append(len(done))
        start = offset + max(place, 0)
        done.append(Definition(token.meta["label"], start, body, body))

    def _placed(self, number: int, words: str) -> tuple[int, int]:
        """Where the words of a line stand."""
        offset, line = self._lines[number]
        whole = line.rstrip()
        at = len(whole) - len(words) if whole.endswith(words) else line.rfind(words)
        return (offset + at, offset + at + len(words)) if at >= 0 else self._edge(number)

    def _edge(self, number: int) -> tuple[int, int]:
        """A line without the white space at its ends."""
        offset, line = self._lines[number]
        words = line.strip()
        start = offset + len(line) - len(line.lstrip())
        return start, start + len(words)
