"""Reference marks that a page links to their notes: which links are marks, and whither they lead.

A short link to a place on the same page may be a mark, a link back from a note, an entry of a
list of contents, or a reference to an equation. It is a mark when the page says so (class, role,
name of the target), when the note links back, when it is raised and its target begins with its
label, or when its target stands in a list of notes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from urllib.parse import unquote

from workbench.intake.html.references import (
    Reference,
    is_raised,
    references,
    return_places,
)
from workbench.intake.html.tree import HEADINGS, Node, Page
from workbench.intake.html.words import (
    bare,
    is_arrow,
    is_back_element,
    is_bibliography,
    is_list_element,
    is_note_element,
    is_note_name,
    label_of,
    names_year,
)

_NOT_A_NOTE = HEADINGS | {
    *("table", "figure", "img", "main", "article", "body", "html", "nav", "input"),
}
_LARGEST_NOTE = 20_000
_LONGEST_MARK = 40
"""Characters of a mark that is no label (``Anm. 3``)."""
_AT_START = 3
"""Characters that may stand before a mark at the beginning of a line: brackets."""
_NEAR = 4
_RETURN = re.compile(r"ref|back|marker|anchor|return|[^a-z0-9]")

InNotes = Callable[[Node], bool]
"""Tells whether an element stands in a section of notes."""


class Marks:
    """Tells marks from other references on a page."""

    def __init__(self, page: Page, in_notes: InNotes) -> None:
        self._page = page
        self._in_notes = in_notes
        self._all = references(page)
        self._pointing = self._by_target()
        self._returns: dict[tuple[str, str], dict[str, Node]] = defaultdict(dict)
        for reference in self._all:
            if reference.target is None and reference.label and _begins_line(reference.mark):
                key = (reference.label, _without_ref(reference.fragment))
                self._returns[key].setdefault(reference.fragment, reference.mark)
        self.accepted: list[Reference] = []
        self._mark_places: set[int] = set()
        self._return_places: set[int] = set()
        for forward in (True, False):
            for reference in self._all:
                if reference.is_forward is forward and self._is_mark(reference):
                    self._accept(reference)
        self.accepted.sort(key=lambda reference: reference.link.index)

    def is_back_link(self, node: Node) -> bool:
        """Whether a link in a note leads back to a mark."""
        if is_back_element(node) or (node.tag == "a" and is_arrow(self._page.text(node, 80))):
            return True
        href = node.attrs.get("href", "")
        target = self._page.anchors.get(unquote(href.rpartition("#")[2])) if "#" in href else None
        if target is None or target.index > node.index:
            return False
        return target.index in self._return_places or self._leads_to_mark(target)

    def returning(self, label: str, fragment: str) -> Node | None:
        """The link back from a note whose place the page does not name (Word's ``_ftn1``)."""
        for name, mark in self._returns.get((label, _without_ref(fragment)), {}).items():
            if name != fragment:
                return mark
        return None

    def _by_target(self) -> dict[int, list[Reference]]:
        pointing: dict[int, list[Reference]] = defaultdict(list)
        for reference in self._all:
            if reference.target is not None:
                pointing[reference.target.index].append(reference)
        return pointing

    def _accept(self, reference: Reference) -> None:
        self.accepted.append(reference)
        for place in return_places(self._page, reference):
            (self._return_places if place.is_block else self._mark_places).add(place.index)

    def _leads_to_mark(self, target: Node) -> bool:
        """Whether a place is a mark that was accepted, is round it or right before it."""
        if target.index in self._mark_places:
            return True
        return not target.is_block and any(
            place in self._mark_places for place in range(target.index, target.last + 3)
        )

    def _is_mark(self, reference: Reference) -> bool:
        link, target, label = reference.link, reference.target, reference.label
        shown = reference.shown
        if is_back_element(link) or (shown and label is None and is_arrow(shown)):
            return False
        if target is None:
            return self._is_answered(reference)
        if not self._can_be_note(target) or self._leads_to_mark(target):
            return False
        if reference.is_of_note_kind and reference.is_forward and not reference.is_of_other_kind:
            numbered = len(shown) <= _LONGEST_MARK and any(map(str.isdigit, shown))
            return label is not None or not shown or numbered or names_year(shown)
        if label is None:
            return self._is_author_year(target, shown)
        return self._is_note(reference, target, label)

    def _is_answered(self, reference: Reference) -> bool:
        """Whether a mark's note has no name on the page, but links back to the mark's."""
        label, fragment = reference.label, reference.fragment
        if label is None or _begins_line(reference.mark):
            return False
        if not is_raised(self._page, reference.link) and not is_note_name(fragment, label):
            return False
        return self.returning(label, fragment) is not None

    def _can_be_note(self, target: Node) -> bool:
        block = self._page.block_of(target)
        if target.tag in _NOT_A_NOTE and not (target.tag == "table" and is_note_element(target)):
            return False
        if block.tag in HEADINGS:  # Texinfo sets the label of a note as a heading over it
            return label_of(self._page.text(block, limit=40)) is not None
        return self._page.size(target) < _LARGEST_NOTE

    def _is_note(self, reference: Reference, target: Node, label: str) -> bool:
        """Whether a labelled reference leads to a note."""
        if self._links_back(reference, target):
            return True
        if reference.is_of_other_kind:
            return False
        listed = self._is_listed(target)
        if not reference.is_forward:
            return listed
        labelled = self._is_labelled(target, label)
        if listed or is_note_name(reference.fragment, label):
            return labelled or self._starts_place(target)
        printed = not target.is_block and label_of(self._page.text(target, limit=40)) == label
        return labelled and (
            printed or is_raised(self._page, reference.link) or reference.is_bracketed
        )

    def _is_author_year(self, target: Node, shown: str) -> bool:
        """Whether a reference cites an entry of a list of literature by author and year."""
        if not names_year(shown):
            return False
        round_it = [target, *target.near(3)]
        return any(map(is_bibliography, round_it)) and not any(map(is_back_element, round_it))

    def _is_listed(self, target: Node) -> bool:
        """Whether a place is in a list of notes, by its name, its class, or the section's title."""
        round_it = [target, *target.near(_NEAR)]
        return any(map(is_list_element, round_it)) or self._in_notes(target)

    def _starts_place(self, target: Node) -> bool:
        """Whether hardly anything stands before a place in its block."""
        block = self._page.block_of(target)
        return self._page.size_before(block, target) < 12 or self._page.size(target) == 0

    def _is_labelled(self, target: Node, label: str) -> bool:
        """Whether what stands at a place begins with the label, or is numbered by its list."""
        page = self._page
        block = page.block_of(target)
        if block.tag == "li" and block.parent is not None and block.parent.tag == "ol":
            return True
        if not _begins_line(target):
            return False
        if page.size(target) > len(label) + 4 or target.is_block:
            first = page.text(target, limit=100).split(None, 1)[:1]
            return bool(first) and bare(first[0]) == label
        if page.size(target):
            return label_of(page.text(target, limit=40)) == label
        following = page.nodes[target.last + 1] if target.last + 1 < len(page.nodes) else target
        words = page.text(following, limit=100).split(None, 1)[:1]
        return bool(words) and bare(words[0]).startswith(label)

    def _links_back(self, reference: Reference, target: Node) -> bool:
        """Whether the note that begins at the target links back to the mark."""
        note = self._page.block_of(target)
        if note.tag == "p" and note.parent is not None and self._page.size(note.parent) < 3000:
            note = note.parent
        for place in return_places(self._page, reference):
            for back in self._pointing.get(place.index, ()):
                if note.holds(back.link) and back.link.index > reference.link.index:
                    return not note.holds(reference.link)
        return False


def _begins_line(mark: Node) -> bool:
    return mark.on_line < _AT_START


def _without_ref(fragment: str) -> str:
    """What the names of a mark and of its note have in common: ``_ftnref1`` and ``_ftn1``."""
    return _RETURN.sub("", fragment.lower())
