"""How far a note reaches on a page, once it is known where it begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.intake.html.tree import HEADINGS, Node, Page
from workbench.intake.wording.lines import is_biography, is_boilerplate

_WHOLE = frozenset({"li", "tr", "dd", "dt", "aside"})
"""Elements that are one note when a note begins in them; it does not reach beyond."""
_LISTS = frozenset(
    {
        *("ol", "ul", "dl", "table", "tbody", "thead", "tfoot", "section", "article", "main"),
        *("body", "html", "header", "footer", "form", "nav", "fieldset", "", "details"),
    }
)
_GOES_ON = frozenset({"p", "ul", "ol", "blockquote", "pre", "div", "table", "dl"})
_BRACKETS = 3
_BEFORE = 8
"""Characters that may stand before the place of a note in its element: its printed label."""


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Where a note begins.

    Attributes:
        node: the element that its name stands on, or that it begins with.
        first_mark: the place in document order of the first mark that cites it, or None.
    """

    node: Node
    key: str
    label: str
    first_mark: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class NoteNode:
    """A note: from the beginning of ``first`` to the end of ``last``.

    Attributes:
        until: where it ends before that: another note begins there in the same element.
        inside: stands in the middle of a paragraph, which goes on behind it.
    """

    start: Start
    first: Node
    last: Node
    until: Node | None = None
    inside: bool = False


class Extents:
    """Finds the reach of each note among all the notes of a page."""

    def __init__(self, page: Page, starts: Sequence[Start], marks: Sequence[Node]) -> None:
        self._page = page
        self._starts = sorted(starts, key=lambda start: start.node.index)
        self._places = [start.node.index for start in self._starts]
        self._marks = sorted(mark.index for mark in marks)

    def notes(self) -> list[NoteNode]:
        """The notes, in document order."""
        found = [self._note(at) for at in range(len(self._starts))]
        return self._continued(found)

    def _note(self, at: int) -> NoteNode:
        start = self._starts[at]
        node, page = start.node, self._page
        block = page.block_of(node)
        shared = self._count(block) > 1
        if not node.is_block and self._is_amid(block):
            if page.size(node) > len(start.label) + 2:
                return NoteNode(start, node, node, inside=True)
            return NoteNode(start, node, block, self._next_in(block, at))
        if shared or page.size_before(block, node) > _BEFORE:
            return NoteNode(start, node, block, self._next_in(block, at))
        whole = self._climb(block, start)
        if whole.tag == "dt":
            return NoteNode(start, whole, self._description(whole))
        return NoteNode(start, whole, whole, inside=_in_paragraph(page, whole))

    def _is_amid(self, block: Node) -> bool:
        """Whether words stand in a block before the first note that begins in it."""
        first = self._starts[bisect_left(self._places, block.index)].node
        return self._page.size_before(block, first) > _BEFORE

    def _next_in(self, block: Node, at: int) -> Node | None:
        """Where the following note begins, if it does in the same block."""
        following = self._starts[at + 1].node if at + 1 < len(self._starts) else None
        return following if following is not None and block.holds(following) else None

    def _climb(self, block: Node, start: Start) -> Node:
        """The largest element that holds this note and nothing else."""
        page, node = self._page, start.node
        while block.tag not in _WHOLE and not _is_item(block):
            parent = block.parent
            if (
                parent is None
                or parent.tag in _LISTS
                or self._count(parent) > 1
                or page.size_before(parent, node) > _BEFORE
                or self._has_marks_before(parent, block)
            ):
                break
            block = parent
        return block

    def _description(self, term: Node) -> Node:
        """The last description of a term."""
        last = term
        for sibling in self._page.after(term):
            if sibling.tag != "dd":
                break
            last = sibling
        return last

    def _continued(self, notes: list[NoteNode]) -> list[NoteNode]:
        """The notes with the paragraphs that go on with them."""
        found: list[NoteNode] = []
        went_on: set[int] = set()
        for at, note in enumerate(notes):
            parent = note.last.parent
            label_only = self._page.size(note.first) <= len(note.start.label) + _BRACKETS
            heads = label_only and note.last.tag in HEADINGS
            goes_on = heads or note.last.tag in {"p", "div"}
            if note.inside or note.until or parent is None or not goes_on:
                found.append(note)
                continue
            following = notes[at + 1] if at + 1 < len(notes) else None
            if following is not None and not parent.holds(following.first):
                following = None
            tail = self._tail(note, following)
            if following is None and not (
                parent.index in went_on or self._page.text(note.last)[-1:] == ":"
            ):
                tail = tail[:1] if heads else []
            if tail:
                went_on.add(parent.index)
            found.append(NoteNode(note.start, note.first, tail[-1] if tail else note.last))
        return found

    def _tail(self, note: NoteNode, following: NoteNode | None) -> list[Node]:
        """The elements below a note that belong to it, up to the following note's."""
        if following is not None:
            cited = following.start.first_mark
            if cited is not None and cited > note.first.index:
                return []  # the text goes on between these notes
        tail: list[Node] = []
        for sibling in self._page.after(note.last):
            if following is not None and sibling.holds(following.first):
                break
            words = self._page.text(sibling, limit=500)
            if sibling.tag not in _GOES_ON or is_boilerplate(words) or is_biography(words):
                break
            if self._count(sibling) or any(node.tag in HEADINGS for node in sibling.children):
                break
            tail.append(sibling)
        return tail

    def _count(self, node: Node) -> int:
        """How many notes begin in an element."""
        return bisect_right(self._places, node.last) - bisect_left(self._places, node.index)

    def _has_marks_before(self, outer: Node, inner: Node) -> bool:
        """Whether marks stand in an element before, or besides, an inner one."""
        total = bisect_right(self._marks, outer.last) - bisect_left(self._marks, outer.index)
        inside = bisect_right(self._marks, inner.last) - bisect_left(self._marks, inner.index)
        return total > inside


def _is_item(node: Node) -> bool:
    """Whether an element is named as one note, rather than as a list of them."""
    return bool(node.attrs) and bool(
        node.names & {"footnote", "endnote", "footdef", "doc-footnote"}
    )


def _in_paragraph(page: Page, node: Node) -> bool:
    """Whether a block stands inside a paragraph with words of its own."""
    return any(
        ancestor.tag == "p" and page.size(ancestor) > page.size(node)
        for ancestor in node.ancestors()
    )
