"""Quoted words: from the opening to the closing mark, in every common style.

Curly and straight marks, guillemets either way round, German and Swedish habits, corner
brackets, quotations within quotations, and quotations over several paragraphs of which each
re-opens the mark. An apostrophe never opens one. Work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.claim import QuotationKind
from workbench.model.document import PROSE, Block

_MARKS = re.compile(r"[“”„‟«»‹›‘’‚「」『』\"]|''|``|'")
_CLOSER = {"“": "”“", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’'", "‚": "‘’"}
_CLOSER |= {"「": "」", "『": "』", "»": "«", "›": "‹", '"': '"', "'": "'", "”": "”", "``": '"'}
_SINGLE = frozenset("‘’'‚")
_ELIDED = re.compile(r"(?:\d\ds?|tis|twas|em|til|till|cause|bout|round|n|cos|neath|tween)\b", re.I)
_SINGLE_AHEAD = re.compile(r"(?P<open>‘|(?<![^\s(\[“\"—–-])'(?=\w))|(?<=[^\s(\[])(?:[’'])(?!\w)")
_DEEPEST = 6
_REACH = 600
"""How far, in characters, a single mark looks for its partner."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted span, marks included; ``nested`` when it stands within another one."""

    start: int
    end: int
    nested: bool


@dataclass(frozen=True, slots=True)
class Quotes:
    """What :func:`find` found: the spans in text order, and the places of unpaired marks."""

    spans: tuple[Quoted, ...]
    unclosed: tuple[int, ...]


def find(text: str, blocks: Sequence[Block]) -> Quotes:
    """Find the quotations of the prose blocks.

    A quotation that is open at a paragraph's end goes on when the next paragraph of prose
    begins with the same mark; its span then runs over both.
    """
    prose = [block for block in blocks if block.kind in PROSE]
    scan = _Scan(text)
    for block, following in pairwise([*prose, None]):
        if block is not None:
            scan.read(block.start, block.end)
            at = len(text) if following is None else following.start
            scan.end_of_block(text[at : at + 3])
    spans = sorted(scan.found, key=lambda quoted: (quoted.start, -quoted.end))
    return Quotes(tuple(spans), tuple(scan.unclosed))


class _Scan:
    """The marks open at a place of the text, and the quotations found up to it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[str, int]] = []
        self._resumed = ""
        self.found: list[Quoted] = []
        self.unclosed: list[int] = []

    def read(self, start: int, end: int) -> None:
        """Read one block."""
        for match in _MARKS.finditer(self._text, start, end):
            mark = '"' if match[0] in ("''", '"') else match[0]
            if self._resumed:
                resumed, self._resumed = self._resumed, ""
                if mark == resumed and not self._text[start : match.start()].strip():
                    continue
            before = self._text[match.start() - 1] if match.start() > start else " "
            after = self._text[match.end()] if match.end() < end else " "
            if self._closes(mark, before, after, match.end(), end):
                self._close(mark, match.end())
            elif len(self._open) < _DEEPEST and self._opens(mark, before, after, match.end(), end):
                self._open.append((mark, match.start()))

    def end_of_block(self, following: str) -> None:
        """Decide whether the outermost open quotation goes on in the next paragraph.

        Args:
            following: how the next paragraph of prose begins; empty when there is none.
        """
        if not self._open:
            return
        mark = self._open[0][0]
        goes_on = mark not in _SINGLE and following.lstrip("*_ ").startswith(mark)
        self._resumed = mark if goes_on else ""
        if goes_on:
            del self._open[1:]
            return
        self.unclosed += [at for mark, at in self._open[:1] if mark not in _SINGLE]
        self._open.clear()

    def _closes(self, mark: str, before: str, after: str, at: int, end: int) -> bool:
        """Whether the mark closes one that is open."""
        if not any(mark in _CLOSER[opened] for opened, _ in self._open):
            return False
        if mark in _SINGLE:
            return self._single_closes(before, after, at, end)
        top = self._open[-1][0]
        if mark == "“":
            return not before.isspace() and not after.isalnum()
        if mark in "«»":
            return mark in _CLOSER[top] or not before.isspace()
        if mark == '"':
            return not before.isspace() or after.isspace() or not after.isalnum()
        return True

    def _single_closes(self, before: str, after: str, at: int, end: int) -> bool:
        if before.isspace() or after.isalnum():
            return False
        genitive = before in "sS" and self._text[at : at + 2].strip().islower()
        if not genitive:
            return True
        ahead = _SINGLE_AHEAD.search(self._text, at, min(end, at + _REACH))
        return ahead is None or bool(ahead["open"])

    def _opens(self, mark: str, before: str, after: str, at: int, end: int) -> bool:
        """Whether the mark opens a quotation."""
        if mark in "„‟«‹‚「『" or mark == "``":
            return True
        if mark == "“":
            return not after.isspace() or before.isspace()
        if mark in "’』」›":
            return False
        if before.isalnum() or after.isspace():
            return mark == '"' and before.isspace() and after.isspace() and end - at > 2
        if mark in "”»":
            return before.isspace() or before in "([—–"
        if mark == '"':
            return True
        return self._single_opens(at, end)

    def _single_opens(self, at: int, end: int) -> bool:
        """A single mark opens when its partner follows and it is no apostrophe of ``’80s``."""
        partner = _SINGLE_AHEAD.search(self._text, at, min(end, at + _REACH))
        if partner is None or partner["open"]:
            return partner is not None and self._text[at - 1] == "‘"
        return not _ELIDED.match(self._text, at)

    def _close(self, mark: str, end: int) -> None:
        """Close the innermost quotation that the mark can close; marks left open inside it fall."""
        while self._open:
            opened, start = self._open.pop()
            if mark in _CLOSER[opened]:
                self.found.append(Quoted(start, end, nested=bool(self._open)))
                return


_NAMING = re.compile(
    r"(?:called|known as|termed|named|nicknamed|dubbed|titled|entitled|headlined|so-called|"
    r"labell?ed|word|words|term|phrase|expression|means?|meaning|abbreviated|refers? to as|"
    r"referred to as|use of|calls? for|calling for|rather than|instead of|slogan|motto|"
    r"book|film|song|album|novel|article|paper|report|essay|poem|play|series)"
    r"(?:\s+(?:a|an|the|its?|his|her|their))?\s*\Z"
)
_ENTITLED = re.compile(r"\b(?:titled|entitled|headlined|captioned)\s+\Z")
_TITLE_CASE = re.compile(
    r"\W*[A-Z][\w’'-]*(?:[:,?!]?\s+(?:[A-Z\d][\w’'-]*|of|the|and|in|on|for|a|an|to|with))*\W*\Z"
)
_LONG = 5
_SHORT = 3


def kind(text: str, quoted: Quoted, spoken: bool) -> QuotationKind:
    """Tell direct speech from a term, a title or words held at arm's length.

    Args:
        text: the document's text.
        quoted: the quotation.
        spoken: whether a speaker is named for it by a word of saying.

    Returns:
        ``direct``, ``term``, ``scare`` or ``nested``.
    """
    if quoted.nested:
        return "nested"
    inner = text[quoted.start + 1 : quoted.end - 1]
    words = len(inner.split())
    before = text[max(0, quoted.start - 40) : quoted.start]
    if words >= _LONG:
        return "term" if _title(inner, words) or _ENTITLED.search(before) else "direct"
    if words <= _SHORT + 1 and (_NAMING.search(before) or _title(inner, words)):
        return "term"
    begins = before.rstrip(" (“‘\"'*_")[-1:] in ("", "\n", ".", "!", "?", ":", ",", "”", "’")
    whole = inner[:1].isupper() and inner.rstrip()[-1:] in ".!?…,"
    if whole and not spoken and not begins:
        return "term" if _TITLE_CASE.match(inner) else "scare"
    if spoken or whole:
        return "direct"
    return "scare" if words <= _SHORT else "direct"


def _title(inner: str, words: int) -> bool:
    stop = words < _LONG and inner.rstrip()[-1:] in ".!?,"
    return words > 1 and not stop and bool(_TITLE_CASE.match(inner))


def overlapping(
    spans: Sequence[Quoted], sentences: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, ...]]:
    """For each sentence in turn, the indexes of the quotations that reach into it."""
    at = 0
    active: list[int] = []
    for start, end in sentences:
        while at < len(spans) and spans[at].start < end:
            active.append(at)
            at += 1
        active = [index for index in active if spans[index].end > start]
        yield tuple(active)
