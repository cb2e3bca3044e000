"""What is to become of each element of a page when its text is set."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.intake.html.addresses import Addresses
from workbench.intake.html.article import Article
from workbench.intake.html.extent import NoteNode
from workbench.intake.html.notes import Apparatus
from workbench.intake.html.pagenumbers import page_numbers
from workbench.intake.html.text import Plan
from workbench.intake.html.tree import Node, Page, any_within
from workbench.model.document import BlockKind

_DRAWN = frozenset({"math", "tex", "latex", "equation", "emoji", "smiley"})
"""Words of pictures that stand for characters, which their ``alt`` gives."""


def make_plan(page: Page, apparatus: Apparatus, article: Article, addresses: Addresses) -> Plan:
    """Plan the setting of a page.

    Args:
        page: the page.
        apparatus: its marks and notes.
        article: the kinds of its parts.
        addresses: whither its links lead.
    """
    kinds = dict(article.kinds)
    breaks: dict[int, BlockKind] = {}
    lifted: set[int] = set()
    shown: set[int] = set()
    for note in apparatus.notes:
        kind: BlockKind = "reference" if note.start.key in apparatus.literature else "note"
        if note.inside:
            lifted.add(note.first.index)
        if note.first.is_block or note.inside:
            kinds.update((node.index, kind) for node in _parts(page, note))
        else:
            breaks[note.first.index] = kind
        shown.update(_hidden_root(note.first))
    for node in apparatus.unmarked:
        lifted.add(node.index)
        kinds[node.index] = "note"
        shown.update(_hidden_root(node))
    marks = sorted(mark.node.index for mark in apparatus.marks)
    numbers = (node for node in page_numbers(page) if not any_within(marks, node))
    for node in (*apparatus.repeats, *numbers):
        lifted.add(node.index)
        kinds[node.index] = "boilerplate"
    return Plan(
        kinds=kinds,
        breaks=breaks,
        lifted=frozenset(lifted),
        shown=frozenset(shown),
        fillers=dict(_fillers(page, apparatus)),
        address=addresses.of,
    )


def _parts(page: Page, note: NoteNode) -> Iterator[Node]:
    """The elements side by side that make up a note."""
    yield note.first
    for node in page.after(note.first):
        if node.index > note.last.index:
            return
        yield node


def _hidden_root(node: Node) -> Iterator[int]:
    """The outermost hidden element that hides a note."""
    if node.hidden:
        while node.parent is not None and node.parent.hidden:
            node = node.parent
        yield node.index


def _fillers(page: Page, apparatus: Apparatus) -> Iterator[tuple[int, str]]:
    """What stands for elements without words: numbers that a style sheet counts, drawn signs."""
    for mark in apparatus.marks:
        if not page.size(mark.node):
            yield mark.node.index, mark.labels[0]
    for node in page.nodes:
        if node.tag == "img" and node.words & _DRAWN and node.attrs.get("alt", "").strip():
            yield node.index, node.attrs["alt"]
