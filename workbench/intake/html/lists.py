"""Lists of notes that a page shows by its structure, whether or not anything links to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.intake.html.tree import HEADINGS, Node, Page
from workbench.intake.html.words import is_list_element, is_sure_list, label_of
from workbench.intake.labels import note_label
from workbench.intake.numerals import alphabetic, roman
from workbench.intake.wording.lines import is_citing, section_kind
from workbench.model.document import BlockKind

_TITLES = HEADINGS | {"p", "div", "dt", "summary", "legend", "strong", "b"}
_LONGEST_TITLE = 60
_LOWEST = 7
"""The level of a title that is no heading: below all headings."""
_READING = re.compile(r"\b(?:reading|lektüre|lectures?|lecturas?)\b", re.IGNORECASE)
_LABEL_TAGS = frozenset({"sup", "strong", "b", "em", "i", "a", "span", "small", "font", "td", "dt"})
_NEAR = 3
_NESTED = 4
"""How deep sections of notes are nested."""
_PAGE = frozenset({"body", "html", "main", "article", ""})
_ENTRIES = frozenset({"p", "div", "dt", "tr", "aside", "small", "section"})
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An entry of a list of notes.

    Attributes:
        label: printed or counted; empty in a list without numbers.
        group: tells the lists apart.
        certain: the page calls it a note beyond doubt; else only marks with its label make it one.
    """

    node: Node
    label: str
    group: int
    certain: bool


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


def printed_label(page: Page, node: Node) -> tuple[str, bool] | None:
    """The label that an element's words begin with, and whether it is set as an element."""
    for inner in page.subtree(node)[1:8]:
        if inner.tag in _LABEL_TAGS and 0 < page.size(inner) <= _LONGEST_LABEL:
            if page.size_before(node, inner) <= 1 and page.size(inner) < page.size(node):
                label = label_of(page.text(inner, limit=40))
                if label is not None:
                    return label, True
        elif inner.tag in _LABEL_TAGS and page.size(inner) > _LONGEST_LABEL and not inner.is_block:
            break
    found = note_label(page.text(node, limit=60))
    return (found.label, False) if found is not None else None


def entries(page: Page, sections: NoteSections) -> list[Entry]:
    """Everything on a page that is set as an entry of a list of notes, in document order."""
    found: list[Entry] = []
    after_rule = _ruled(page)
    for node in page.nodes:
        if node.tag in {"ol", "ul"}:
            found.extend(_list_entries(page, node, sections))
        elif node.tag == "br":
            entry = _line_entry(page, node, sections, after_rule)
            if entry is not None:
                found.append(entry)
        elif node.tag in _ENTRIES and 0 < page.size(node) < 20_000:
            entry = _block_entry(page, node, sections, after_rule)
            if entry is not None:
                found.append(entry)
    return found


def _list_entries(page: Page, node: Node, sections: NoteSections) -> Iterator[Entry]:
    near = [node, *_nearest(node)]
    section = sections.find(node)
    sure = any(map(is_sure_list, near))
    if not (
        sure or section or any(other.tag == "aside" or is_list_element(other) for other in near)
    ):
        return
    if any(other.tag in {"li", "nav"} for other in near[1:]) or _is_reading(section, sure):
        return
    if section is not None and section.kind == "reference":
        sure = sure or node.tag == "ol" or _is_literature(page, node)
    number = _number(node.attrs.get("start"), 1)
    for item in node.children:
        if item.tag != "li" or not page.size(item):
            continue
        number = _number(item.attrs.get("value"), number)
        printed = printed_label(page, item) if node.tag == "ul" or _is_unnumbered(node) else None
        label = printed[0] if printed else ""
        if node.tag == "ol" and not label:
            label = _counted(number, node.attrs.get("type", "1"))
        number += 1
        yield Entry(item, label, node.index, sure)


def _is_literature(page: Page, node: Node) -> bool:
    """Whether most entries of a list without numbers read like citations."""
    items = [item for item in node.children if page.size(item)]
    citing = sum(1 for item in items if is_citing(page.text(item, limit=500)))
    return 2 * citing >= len(items)


def _is_reading(section: Section | None, sure: bool) -> bool:
    """Whether a list only recommends further reading, which nothing cites."""
    return section is not None and section.reading and not sure


def _block_entry(
    page: Page, node: Node, sections: NoteSections, after_rule: dict[int, int]
) -> Entry | None:
    """A paragraph (or the like) that begins with a note's label, where notes may stand."""
    if node.tag != "dt" and any(child.tag in _ENTRIES for child in node.children):
        return None
    place = _place(node, sections, after_rule)
    raised = node.last > node.index and page.nodes[node.index + 1].tag == "sup"
    if place is None or (place == "anywhere" and not raised and not _is_bracketed(node)):
        return None
    printed = printed_label(page, node)
    if printed is None or node.parent is None:
        return None
    return Entry(node, printed[0], node.parent.index, place == "sure")


def _is_bracketed(node: Node) -> bool:
    """Whether an element's own words begin with a square bracket, as labels do."""
    first = node.content[0] if node.content else ""
    return isinstance(first, str) and first.lstrip().startswith("[")


def _line_entry(
    page: Page, node: Node, sections: NoteSections, after_rule: dict[int, int]
) -> Entry | None:
    """A line inside a paragraph that begins with a note's label."""
    first = page.nodes[node.index + 1] if node.index + 1 < len(page.nodes) else node
    if (
        first.parent is not node.parent
        or first.tag not in _LABEL_TAGS
        or first.on_line > 1
        or not 0 < page.size(first) <= _LONGEST_LABEL
    ):
        return None
    label = label_of(page.text(first, limit=40))
    place = _place(first, sections, after_rule) if label is not None else None
    if label is None or first.parent is None or (place == "anywhere" and first.tag != "sup"):
        return None
    return Entry(first, label, first.parent.index, place == "sure") if place else None


def _place(
    node: Node, sections: NoteSections, after_rule: dict[int, int]
) -> Literal["sure", "likely", "anywhere"] | None:
    """How surely notes stand where an element stands; None where they never do."""
    near = [node, *_nearest(node)]
    if any(other.tag in {"li", "nav", "header"} for other in near) or node.parent is None:
        return None
    if any(map(is_sure_list, near)):
        return "sure"
    if sections.holds(node) or any(map(is_list_element, near)):
        return "likely"
    holders = (*near, node.parent)
    below_rule = any(after_rule.get(other.index, node.index) < node.index for other in holders)
    return "likely" if below_rule else "anywhere"


def _ruled(page: Page) -> dict[int, int]:
    """For each element that holds a horizontal rule, the place of the first one."""
    found: dict[int, int] = {}
    for node in page.nodes:
        if node.tag == "hr" and node.parent is not None:
            found.setdefault(node.parent.index, node.index)
    return found


def _nearest(node: Node) -> list[Node]:
    """The nearest ancestors, up to those that hold the whole page."""
    found = []
    for ancestor in node.near(_NEAR):
        if ancestor.tag in _PAGE:
            break
        found.append(ancestor)
    return found


def _is_unnumbered(node: Node) -> bool:
    """Whether a numbered list is set without its numbers, so that its entries may print theirs."""
    style = node.attrs.get("style", "").replace(" ", "").lower()
    return "list-style:none" in style or "list-style-type:none" in style


def _number(text: str | None, otherwise: int) -> int:
    """A number from an attribute."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _counted(number: int, kind: str) -> str:
    """How a numbered list shows a number."""
    if number > 0 and kind in {"a", "A", "i", "I"}:
        counted = alphabetic(number) if kind in "aA" else roman(number)
        return counted if kind.islower() else counted.upper()
    return str(number)
