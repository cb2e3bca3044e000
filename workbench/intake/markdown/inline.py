"""Inside a block of Markdown: note marks, inline notes, links, raised numbers, citation keys.

One pass from left to right. Code spans, mathematics, HTML tags and comments are passed over.
Every search is bounded or remembered, so that time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workbench.intake.html.words import label_of

_TOKEN = re.compile(r"\\.|`+|\^\[|!?\[|\]|<|\$", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\]\s]{1,200})\]")
_MATHS = re.compile(r"\$\$[^$]{1,2000}\$\$|\$(?=[^\s$])[^$\n]{0,500}?[^\s$\\]\$(?!\d)")
_MATHS_SIGNS = re.compile(r"[\\^_{}=]")
_TAG = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|/?[a-zA-Z][^<>]*|[?!][^<>]*)>")
_RAISED = re.compile(
    r"<sup\b[^<>]{0,80}>\s*(?:\[\s*\\?\[?(?P<linked>[^\[\]<>]{1,12}?)\\?\]?\s*\]\([^()\s]{0,200}\)"
    r"|<a\b[^<>]{0,300}>(?P<tagged>[^<>]{1,12})</a>|(?P<plain>[^<>]{1,12}))\s*</sup\s*>",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\(\s{0,100}+(?:<(?P<pointed>[^<>\n]{0,2000}+)>"
    r"|(?P<bare>[^\s()<>]{0,2000}+(?:\([^\s()]{0,500}+\)[^\s()<>]{0,500}+){0,8}))"
    r"(?:\s{1,100}+(?:\"(?:[^\"\\]|\\.){0,1000}+\"|'(?:[^'\\]|\\.){0,1000}+'|\([^()]{0,1000}+\))?)?"
    r"\s{0,100}+\)",
    re.DOTALL,
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_KEY = re.compile(r"(?<![\w@.])-?@(?:[^\W_][\w:.#$%&+?<>~/-]*[\w/]|[^\W_]|\{[^{}\s]{1,200}\})")
_TO_NOTE = re.compile(
    r"#(?:user-content-)?_?(?:fn|ftn|footnote|endnote|note|cite|ref)", re.IGNORECASE
)


@dataclass(slots=True)
class Inline:
    """What stands inside a block; all spans are places in the block's words.

    Attributes:
        marks: label and span of each ``[^label]``.
        notes: span of each inline note, and that of its words.
        links: span of the linked words, and the address.
        numbered: label and span of each link definition cited by its number alone, ``[1]``.
        loose: label and span of marks that do not say where their note is.
    """

    marks: list[tuple[str, int, int]] = field(default_factory=list)
    notes: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    numbered: list[tuple[str, int, int]] = field(default_factory=list)
    loose: list[tuple[str, int, int]] = field(default_factory=list)


def scan(
    words: str, address: Callable[[str], str | None], is_mark: Callable[[str], bool]
) -> Inline:
    """Find marks, notes and links in a block.

    Args:
        words: the block's words.
        address: gives the address that a link label is defined for, or None.
        is_mark: tells whether a label in ``[^label]`` makes a mark, defined or dangling.
    """
    return _Scanner(words, address, is_mark).scan()


class _Scanner:
    def __init__(
        self, words: str, address: Callable[[str], str | None], is_mark: Callable[[str], bool]
    ) -> None:
        self._words, self._address, self._is_mark = words, address, is_mark
        self._found = Inline()
        self._open: list[tuple[str, int, int]] = []
        self._runs: dict[int, list[int]] | None = None
        self._comments = True

    def scan(self) -> Inline:
        """Everything, in order of the ends."""
        at = 0
        while (token := _TOKEN.search(self._words, at)) is not None:
            at = self._take(token)
        return self._found

    def _take(self, token: re.Match[str]) -> int:
        """Deal with what may be mark-up; returns where to go on."""
        sign, start, end = token.group(), token.start(), token.end()
        if sign[0] == "`":
            return self._behind_code(start, len(sign))
        if sign == "<":
            return self._behind_tag(start)
        if sign == "$":
            maths = _MATHS.match(self._words, start)
            return maths.end() if maths and _MATHS_SIGNS.search(maths.group()) else end
        if sign == "]":
            return self._close(start)
        note = self._note(start) if sign == "[" else None
        if note is not None:
            self._found.marks.append((note[1], start, note.end()))
            return note.end()
        if sign[0] != "\\":
            self._open.append((sign, start, end))
        return end

    def _note(self, start: int) -> re.Match[str] | None:
        """The mark ``[^label]`` that begins at a place, unless it is the words of a link."""
        note = _NOTE.match(self._words, start)
        if note is None or self._words[note.end() : note.end() + 1] == "(":
            return None
        return note if self._is_mark(note[1]) else None

    def _behind_code(self, start: int, length: int) -> int:
        """The end of a code span, or of the backticks where none begins."""
        if self._runs is None:
            self._runs = defaultdict(list)
            for run in re.finditer(r"`+", self._words):
                self._runs[run.end() - run.start()].append(run.start())
        runs = self._runs[length]
        at = bisect_left(runs, start + 1)
        return runs[at] + length if at < len(runs) else start + length

    def _behind_tag(self, start: int) -> int:
        """The end of a tag, comment or address in angle brackets; a raised number is a mark."""
        if self._words.startswith("<!--", start) and self._comments:
            end = self._words.find("-->", start + 4)
            self._comments = end >= 0
            return end + 3 if end >= 0 else start + 4
        raised = _RAISED.match(self._words, start)
        if raised is not None:
            label = label_of(raised["linked"] or raised["tagged"] or raised["plain"] or "")
            if label is not None:
                self._found.loose.append((label, start, raised.end()))
                return raised.end()
        tag = _TAG.match(self._words, start)
        return tag.end() if tag is not None else start + 1

    def _close(self, end: int) -> int:
        """A bracket closes: a link, an inline note, a citation, or nothing."""
        if not self._open:
            return end + 1
        sign, start, inside = self._open.pop()
        if sign == "^[":
            if self._words[inside:end].strip():
                self._found.notes.append(((start, end + 1), (inside, end)))
            return end + 1
        to = _TO.match(self._words, end + 1)
        if to is None:
            return self._reference(sign, start, inside, end)
        if sign == "[":
            href = (to["pointed"] or to["bare"] or "").strip()
            self._link((start, to.end()), (inside, end), href)
        return to.end()

    def _reference(self, sign: str, start: int, inside: int, end: int) -> int:
        """A link by label, or a bracket that is none; returns where to go on."""
        words = self._words[inside:end]
        own = self._address(words)
        number = words.isdigit() and own is not None
        label = _LABEL.match(self._words, end + 1) if not number else None
        href = self._address(label[1] or words) if label is not None else None
        if label is not None and href is not None:
            if sign == "[":
                self._link((start, label.end()), (inside, end), href)
            return label.end()
        if sign == "[" and number:
            self._found.numbered.append((words, start, end + 1))
        elif sign == "[" and own is not None:
            self._found.links.append((inside, end, own))
        elif sign == "[" and "@" in words:
            self._found.loose.extend(_keys(words, inside))
        return end + 1

    def _link(self, whole: tuple[int, int], inside: tuple[int, int], href: str) -> None:
        """A link; one whose words are a label, to the place of a note, is a mark."""
        label = label_of(self._words[inside[0] : inside[1]].replace("\\", ""))
        if label is not None and _TO_NOTE.match(href):
            self._found.loose.append((label, *whole))
        elif inside[0] < inside[1] and href and not href.startswith("#"):
            self._found.links.append((*inside, href))


def _keys(words: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """The citation keys in a bracket: ``@smith2001, p. 3; @doe1999``."""
    for part in re.finditer(r"[^;]+", words):
        key = _KEY.search(part.group())
        if key is not None:
            start = offset + part.start() + key.start()
            yield key.group().lstrip("-"), start, start + len(key.group())
