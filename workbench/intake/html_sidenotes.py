"""Notes that stand inside the paragraph they belong to: side notes, margin notes, pop-ups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.intake.html_tree import Node, Page
from workbench.intake.html_words import NOTE_WORDS, is_arrow, label_of

_SIDE = frozenset({"sidenote", "marginnote", "margin-note", "side-note", "inline-footnote"})
_NOTE = frozenset({"footnote", "endnote", "sidenote", "fn", "note", "marginnote"})
_TEXT = frozenset(
    {"content", "contents", "text", "body", "popup", "popover", "tooltip", "inner", "tip"}
)
_MARK_TAGS = frozenset({"label", "sup", "a", "button", "span", "small", "summary"})
_TAGS = frozenset({"span", "small", "aside", "div", "section", "ins", "cite", "i", "em"})
_PARAGRAPHS = frozenset({"p", "li", "td", "dd", "blockquote"})
_SHORTEST = 3
_BACKWARDS = 12
"""Elements before a note among which its mark is looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class SideNote:
    """A note inside a paragraph; ``mark`` is None where nothing marks its place."""

    node: Node
    mark: Node | None


def side_notes(page: Page, starts: Sequence[Node]) -> list[SideNote]:
    """The notes of a page that stand beside their marks.

    Args:
        page: the page.
        starts: where notes begin that links lead to; these are found already.
    """
    begun = {start.index for start in starts}
    return [
        SideNote(node, _mark_before(page, node))
        for node in _candidates(page)
        if not any(place in begun for place in range(node.index, node.last + 1))
    ]


def _candidates(page: Page) -> Iterator[Node]:
    behind = -1
    for node in page.nodes:
        if node.index > behind and node.tag in _TAGS and node.attrs and _is_side_note(page, node):
            behind = node.last
            yield node


def _is_side_note(page: Page, node: Node) -> bool:
    if not node.names & _SIDE:
        words = node.words
        inline = not node.is_block and page.block_of(node).tag in _PARAGRAPHS
        if not (words & _NOTE and words & _TEXT and inline):
            return False
    if page.size(node) < _SHORTEST:
        return False
    shown = page.text(node, limit=60)
    return label_of(shown) is None and not is_arrow(shown)


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
