"""Reference marks without a link: raised numbers and signs, and elements that are called marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.intake.html.tree import UNSEEN, Node, Page
from workbench.intake.html.words import bare, is_note_element, label_of
from workbench.intake.raised import is_mark

_NO_MARKS = frozenset({"code", "pre", "math", "kbd", "samp", "var", "svg", "h1", "title", "button"})
_LARGEST = 24
_LEAD = 16
"""Characters before a mark that tell it from an exponent."""
_POWER = re.compile(r"(?:^|[\s×x·*])10$")
_SEVERAL = re.compile(r"[\[(]?\s*\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})+\s*[\])]?")


@dataclass(frozen=True, slots=True, eq=False)
class BareMark:
    """A mark that no link leads from.

    Attributes:
        labels: one, or several where one element shows ``1, 3``.
        certain: the page calls it a mark, or it is set in brackets.
        doubtful: it may be an exponent, an ordinal or the like.
    """

    node: Node
    labels: tuple[str, ...]
    certain: bool
    doubtful: bool


def bare_marks(page: Page, linked: Sequence[Node], beside: Sequence[Node]) -> list[BareMark]:
    """The unlinked marks of a page, in document order.

    Args:
        page: the page.
        linked: the marks that are links; nothing in or round them is a mark again.
        beside: where notes begin, inside paragraphs too; what stands first in one is its label.
    """
    taken = {node.index for mark in linked for node in page.subtree(mark)}
    taken.update(node.index for mark in linked for node in _inline_ancestors(mark))
    candidates = {node.index: node for node in _candidates(page, taken)}
    leads = _leads(page, frozenset(candidates), {node.index for node in beside})
    found: list[BareMark] = []
    for index, node in candidates.items():
        mark = _mark(page, node, leads.get(index, ""))
        if mark is not None:
            found.append(mark)
    return found


def labels_in(shown: str) -> tuple[str, ...]:
    """The labels of a mark that may show several: ``1, 3–5`` are four."""
    if not _SEVERAL.fullmatch(shown.strip()):
        label = label_of(shown)
        return (label,) if label is not None else ()
    labels: list[str] = []
    for part in re.split(r"[,;]", bare(shown)):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        first, last = ends[0], ends[-1]
        labels.extend(map(str, range(first, last + 1) if 0 <= last - first < 50 else ends))
    return tuple(labels)


def _candidates(page: Page, taken: set[int]) -> Iterator[Node]:
    """The outermost elements that may be bare marks."""
    behind = -1
    for node in page.nodes:
        if node.index <= behind or node.index in taken or not 0 < page.size(node) <= _LARGEST:
            continue
        if node.is_block or (node.tag != "sup" and not _is_called_mark(node)):
            continue
        if any(other.tag in _NO_MARKS or _leads_away(other) for other in _round(node)):
            continue
        if any(_leads_away(other) for other in page.subtree(node)):
            continue
        behind = node.last
        yield node


def _is_called_mark(node: Node) -> bool:
    return node.tag in {"span", "label", "a", "small", "abbr", "ins"} and is_note_element(node)


def _leads_away(node: Node) -> bool:
    """Whether an element is a link to another page."""
    href = node.attrs.get("href", "#") if node.tag == "a" else "#"
    return not href.startswith(("#", "javascript:"))


def _round(node: Node) -> Iterator[Node]:
    yield node
    for ancestor in node.ancestors():
        yield ancestor
        if ancestor.tag in {"p", "li", "div", "body", "td", "section", "article"}:
            return


def _inline_ancestors(node: Node) -> Iterator[Node]:
    for ancestor in node.ancestors():
        if ancestor.is_block:
            return
        yield ancestor


def _leads(page: Page, wanted: frozenset[int], beside: set[int]) -> dict[int, str]:
    """What stands right before each of some elements, in its block."""
    leads: dict[int, str] = {}
    if not wanted:
        return leads
    before = ""
    for node, what in page.walk():
        if isinstance(what, str):
            before = (before + what[-_LEAD:])[-_LEAD:] if node.tag not in UNSEEN else before
        elif node.is_block or node.tag == "br" or (what and node.index in beside):
            before = ""
        elif what and node.index in wanted:
            leads[node.index] = " ".join(before.split()) + (" " if before[-1:].isspace() else "")
    return leads


def _mark(page: Page, node: Node, lead: str) -> BareMark | None:
    shown = page.text(node, limit=_LARGEST * 4)
    labels = labels_in(shown)
    if not labels or not lead.strip():
        return None  # at the start of a block it is a note's own label
    bracketed = shown.strip()[:1] in {"[", "("}
    certain = is_note_element(node) or any(map(is_note_element, page.subtree(node))) or bracketed
    before = lead.rstrip()
    if certain or is_mark(before, shown.strip()):
        return BareMark(node, labels, certain, doubtful=lead[-1].isspace() and not certain)
    if _POWER.search(before) or not (lead[-1].isspace() or before[-1].isdigit()):
        return None
    return BareMark(node, labels, certain, doubtful=True)


def in_sequence(marks: Sequence[BareMark]) -> bool:
    """Whether numbers rise as those of notes do: from 1, by one at most, back to any before."""
    highest = 0
    for mark in marks:
        for label in mark.labels:
            if not label.isdigit():
                continue
            if int(label) > highest + 1:
                return False
            highest = max(highest, int(label))
    return highest > 0
