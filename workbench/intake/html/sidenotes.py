"""Notes that stand inside the paragraph they belong to: side notes, margin notes, pop-ups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.intake.html.tree import Node, Page
from workbench.intake.html.words import NOTE_WORDS, bare, is_arrow, label_of

_SIDE = frozenset({"sidenote", "marginnote", "margin-note", "side-note", "inline-footnote"})
_INLINE = re.compile(
    r"(?:foot|end|side|margin)?(?:notes?|refs?|fn)[-_]*(?:\w{1,20}[-_]+){0,3}"
    r"(?:content|contents|text|body|popup|popover|tooltip|inner|tip|note)\Z"
)
_NOT_INLINE = frozenset({"reference-text", "mw-reference-text"})
_MARK_TAGS = frozenset({"label", "sup", "a", "button", "span", "small", "summary"})
_TAGS = frozenset({"span", "small", "aside", "div", "section", "ins", "cite", "i", "em"})
_NOTES = frozenset({"footnote", "endnote"})
_PARAGRAPHS = frozenset({"p", "li", "td", "dd", "blockquote"})
_SHORTEST = 3
_LONGEST_LABEL = 6
_BACKWARDS = 12
"""Elements before a note among which its mark is looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class SideNote:
    """A note inside a paragraph.

    Attributes:
        mark: what marks its place, or None. It may be an element that shows the label and then
            holds the note.
        label: what the mark shows; empty where a style sheet counts.
    """

    node: Node
    mark: Node | None
    label: str = ""


def side_notes(page: Page, starts: Sequence[Node]) -> list[SideNote]:
    """The notes of a page that stand beside their marks.

    Args:
        page: the page.
        starts: where notes begin that links lead to; these are found already.
    """
    begun = sorted(start.index for start in starts)
    found = []
    for node in _candidates(page):
        at = bisect_left(begun, node.index)
        within = any(page.nodes[place].holds(node) for place in begun[max(0, at - 1) : at])
        if not within and not (at < len(begun) and begun[at] <= node.last):
            found.append(_side_note(page, node))
    return found


def _side_note(page: Page, node: Node) -> SideNote:
    mark = _mark_before(page, node)
    if mark is not None:
        return SideNote(node, mark, bare(page.text(mark, limit=60)))
    parent = node.parent
    if parent is not None and not parent.is_block and parent.content[:1]:
        first = parent.content[0]
        label = label_of(first) if isinstance(first, str) else None
        if label is not None and page.size_before(parent, node) <= len(label) + 2:
            return SideNote(node, parent, label)
    return SideNote(node, None)


def _candidates(page: Page) -> Iterator[Node]:
    behind = -1
    for node in page.nodes:
        if node.index > behind and _is_side_note(page, node) and not _is_shell(page, node):
            behind = node.last
            yield node


def _is_shell(page: Page, node: Node) -> bool:
    """Whether an element holds a note and, before it, nothing but its label."""
    for inner in page.subtree(node)[1:]:
        if _is_side_note(page, inner):
            lead = page.size_before(node, inner)
            return 0 < lead <= _LONGEST_LABEL and lead + page.size(inner) == page.size(node)
    return False


def _is_side_note(page: Page, node: Node) -> bool:
    if node.tag not in _TAGS or not node.attrs:
        return False
    if not node.names & _SIDE:
        if node.is_block or page.block_of(node).tag not in _PARAGRAPHS:
            return False
        if node.names & _NOT_INLINE:
            return False
        if not any(map(_INLINE.search, node.names)) and not _is_amid(page, node):
            return False
    if page.size(node) < _SHORTEST:
        return False
    shown = page.text(node, limit=60)
    return label_of(shown) is None and not is_arrow(shown)


def _is_amid(page: Page, node: Node) -> bool:
    """Whether an inline element that is called a note stands behind a mark amid other words."""
    if not node.names & _NOTES or not page.size_before(page.block_of(node), node):
        return False
    return _mark_before(page, node) is not None


def _mark_before(page: Page, node: Node) -> Node | None:
    """The mark that stands right before a note, with no words between."""
    outer = next((a for a in node.ancestors() if a.is_block), page.root)
    at = page.size_before(outer, node)
    for index in range(node.index - 1, max(outer.index, node.index - _BACKWARDS), -1):
        before = page.nodes[index]
        if before.holds(node) or before.tag not in _MARK_TAGS:
            continue
        if page.size_before(outer, before) + page.size(before) != at:
            return None
        shown = page.text(before, limit=60)
        named = bool(before.words & NOTE_WORDS) or before.tag == "label"
        if label_of(shown) or (not shown and named):
            return _outermost(page, before, node)
    return None


def _outermost(page: Page, mark: Node, note: Node) -> Node:
    """The largest element round a mark that shows no more than it and does not hold its note."""
    while (
        mark.parent is not None
        and not mark.parent.is_block
        and not mark.parent.holds(note)
        and page.size(mark.parent) == page.size(mark)
    ):
        mark = mark.parent
    return mark
