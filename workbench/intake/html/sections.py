"""The sections of a page whose titles say that they hold notes or references."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.intake.html.tree import HEADINGS, Node, Page
from workbench.intake.html.words import is_list_element
from workbench.intake.wording.lines import section_kind
from workbench.model.document import BlockKind

_TITLES = HEADINGS | {"p", "div", "dt", "summary", "legend", "strong", "b"}
_LONGEST_TITLE = 60
_LOWEST = 7
"""The level of a title that is no heading: below all headings."""
_READING = re.compile(r"\b(?:reading|lektüre|lectures?|lecturas?)\b", re.IGNORECASE)
_NESTED = 4
"""How deep sections of notes are nested."""
_PAGE = frozenset({"body", "html", "main", "article", ""})


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page under a title such as ``Notes``."""

    start: int
    end: int
    kind: BlockKind
    reading: bool


class NoteSections:
    """The sections of a page whose titles say that they hold notes or references."""

    def __init__(self, page: Page) -> None:
        self.sections = sorted(_sections(page), key=lambda section: section.start)
        self._starts = [section.start for section in self.sections]

    def find(self, node: Node) -> Section | None:
        """The section that an element stands in, or None."""
        at = bisect_right(self._starts, node.index)
        for section in reversed(self.sections[max(0, at - _NESTED) : at]):
            if node.index <= section.end:
                return section
        return None

    def holds(self, node: Node) -> bool:
        """Whether an element stands in a section of notes."""
        return self.find(node) is not None


def _sections(page: Page) -> Iterator[Section]:
    titles = [node for node in page.nodes if _may_be_title(page, node)]
    levels = [_level(node) for node in titles]
    for at, node in enumerate(titles):
        words = page.text(node, limit=2 * _LONGEST_TITLE)
        kind = section_kind(words)
        if kind is None:
            continue
        end = next(
            (
                titles[below].index - 1
                for below in range(at + 1, len(titles))
                if levels[below] <= levels[at]
                and (levels[below] < _LOWEST or _is_named(page, titles[below]))
            ),
            len(page.nodes) - 1,
        )
        holder = node.parent
        if holder is not None and is_list_element(holder) and holder.tag not in _PAGE:
            end = min(end, holder.last)
        yield Section(node.last + 1, end, kind, bool(_READING.search(words)))


def _may_be_title(page: Page, node: Node) -> bool:
    if node.tag not in _TITLES or not 0 < page.size(node) <= _LONGEST_TITLE:
        return False
    return node.tag in HEADINGS or _is_named(page, node)


def _is_named(page: Page, node: Node) -> bool:
    """Whether the whole of a short element is the title of a note section."""
    parent = node.parent
    if node.tag in {"strong", "b"} and parent is not None and page.size(parent) != page.size(node):
        return False
    return section_kind(page.text(node, limit=2 * _LONGEST_TITLE)) is not None


def _level(node: Node) -> int:
    return int(node.tag[1]) if node.tag in HEADINGS else _LOWEST
