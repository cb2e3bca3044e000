"""The roles of a page's blocks that only their words tell: credits, captions, furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.dates import first_date, is_date_line
from workbench.intake.wording.frames import inside_frame
from workbench.intake.wording.lines import (
    is_biography,
    is_boilerplate,
    is_byline,
    is_caption,
    is_comments_heading,
    is_contents_heading,
    is_credit,
    section_kind,
)
from workbench.model.document import PROSE, Block, BlockKind

_LOOKED_AT = 640
_LABEL_WORDS = 5
"""Words up to which a line above the article's first paragraph may be a label."""
_LONG = 80
_LAST = 4
"""Blocks at an article's end that may tell of its author."""
_ENDS = (".", "!", "?", "…", ":", "”", '"', "’", "»", ")", "。", "！", "？", ",", ";")


def refine(text: str, blocks: Sequence[Block], *, whole: bool) -> tuple[Block, ...]:
    """Give blocks the kinds that their words tell.

    Args:
        text: the page's text.
        blocks: its blocks with the kinds that its structure tells.
        whole: the page holds nothing but the article; its words are taken as they are.
    """
    if whole:
        return tuple(blocks)
    words = [" ".join(text[b.start : min(b.end, b.start + _LOOKED_AT)].split()) for b in blocks]
    inside = inside_frame(text, [(block.start, block.end) for block in blocks])
    kinds: list[BlockKind] = [
        block.kind if at in inside else "boilerplate" for at, block in enumerate(blocks)
    ]
    _comments(kinds, words)
    _wording(kinds, words)
    _head(kinds, words)
    _tail(kinds, words)
    _empty_sections(kinds, words, [block.level for block in blocks])
    return tuple(
        block if block.kind == kind else replace(block, kind=kind)
        for block, kind in zip(blocks, kinds, strict=True)
    )


def _wording(kinds: list[BlockKind], words: Sequence[str]) -> None:
    """Mark furniture and captions."""
    for at, line in enumerate(words):
        if kinds[at] not in PROSE and kinds[at] not in {"heading", "table", "dek"}:
            continue
        if is_boilerplate(line) or is_contents_heading(line):
            kinds[at] = "boilerplate"
        elif kinds[at] == "paragraph" and is_caption(line):
            kinds[at] = "caption"


def _head(kinds: list[BlockKind], words: Sequence[str]) -> None:
    """Mark bylines, dates and labels above the first paragraph."""
    first = next((at for at, kind in enumerate(kinds) if kind in PROSE and _is_long(words[at])), 0)
    title = kinds.index("title") if "title" in kinds else -1
    for at in range(first):
        line = words[at]
        if kinds[at] not in PROSE and kinds[at] != "heading":
            continue
        if is_byline(line) or is_date_line(line) or is_credit(line):
            kinds[at] = "credit"
        elif kinds[at] in PROSE and line.count(" ") < _LABEL_WORDS and not line.endswith(_ENDS):
            kinds[at] = "credit" if first_date(line) else "boilerplate"
        elif at < title:
            kinds[at] = "boilerplate"


def _is_long(line: str) -> bool:
    return len(line) >= _LONG and not is_byline(line) and not is_credit(line)


def _tail(kinds: list[BlockKind], words: Sequence[str]) -> None:
    """Mark credits below the article, and who its author is."""
    prose = [at for at, kind in enumerate(kinds) if kind in PROSE]
    for at in prose[len(prose) // 2 :]:
        if is_credit(words[at]) or is_byline(words[at]):
            kinds[at] = "credit"
    for at in prose[-_LAST:]:
        if is_biography(words[at]):
            kinds[at] = "credit"


def _comments(kinds: list[BlockKind], words: Sequence[str]) -> None:
    """Mark what stands below a heading for comments."""
    for at, line in enumerate(words):
        if kinds[at] == "heading" and is_comments_heading(line):
            kinds[at] = "boilerplate"
            for below in range(at + 1, len(kinds)):
                if kinds[below] in PROSE or kinds[below] == "heading":
                    kinds[below] = "comment"
            return


def _empty_sections(kinds: list[BlockKind], words: Sequence[str], levels: Sequence[int]) -> None:
    """Mark headings over nothing but furniture."""
    filled = [False] * 8  # by level: whether the section of a heading above holds anything
    for at in range(len(kinds) - 1, -1, -1):
        if kinds[at] == "heading":
            level = min(levels[at], 7)
            if not filled[level] and section_kind(words[at]) is None:
                kinds[at] = "boilerplate"
            filled[level:] = [False] * (8 - level)
        elif kinds[at] in PROSE or kinds[at] in {"table", "caption", "note", "reference", "dek"}:
            filled = [True] * 8
