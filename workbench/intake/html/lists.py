"""Lists of notes that a page shows by its structure, whether or not anything links to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.intake.html.sections import NoteSections, Section
from workbench.intake.html.tree import Node, Page
from workbench.intake.html.words import is_list_element, is_sure_list, label_of
from workbench.intake.labels import note_label
from workbench.intake.numerals import alphabetic, roman
from workbench.intake.wording.lines import is_citing

_LABEL_TAGS = frozenset({"sup", "strong", "b", "em", "i", "a", "span", "small", "font", "td", "dt"})
_NEAR = 3
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


def printed_label(page: Page, node: Node) -> tuple[str, bool] | None:
    """The label that an element's words begin with, and whether it is set as an element."""
    for inner in page.subtree(node)[1:8]:
        if inner.tag in _LABEL_TAGS and 0 < page.size(inner) <= _LONGEST_LABEL:
            if page.size_before(node, inner) <= 1 and page.size(inner) < page.size(node):
                label = label_of(page.text(inner, limit=40))
                if label is not None:
                    return label, True
        elif inner.tag in _LABEL_TAGS and not inner.is_block and not _first_inside(inner):
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
    labelled = {entry.group for entry in found if entry.label and entry.node.tag != "li"}
    return [entry for entry in found if entry.label or not _is_within(entry.node, labelled)]


def _is_within(item: Node, groups: set[int]) -> bool:
    """Whether an item's list stands among labelled notes, and so goes on with one of them."""
    holder = item.parent.parent if item.parent is not None else None
    return item.tag == "li" and holder is not None and holder.index in groups


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
    first = _first_inside(node)
    while first is not None and first.tag in _LABEL_TAGS and first.tag != "sup":
        first = _first_inside(first)
    raised = first is not None and first.tag == "sup"
    if place is None or (place == "anywhere" and not raised and not _is_bracketed(node)):
        return None
    printed = printed_label(page, node)
    if printed is None or node.parent is None:
        return None
    return Entry(node, printed[0], node.parent.index, place == "sure")


def _first_inside(node: Node) -> Node | None:
    """The element that an element begins with, or None when it begins with words."""
    for part in node.content:
        if not isinstance(part, str):
            return part
        if part.strip():
            return None
    return None


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
