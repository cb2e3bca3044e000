"""Reference marks that a page links to their notes: which links are marks, and whither they lead.

A short link to a place on the same page may be a mark, a link back from a note, an entry of a
list of contents, or a reference to an equation. It is a mark when the page says so (class, role,
name of the target), when the note links back, when it is raised and its target begins with its
label, or when its target stands in a list of notes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from workbench.intake.html_tree import HEADINGS, Node, Page
from workbench.intake.html_words import (
    bare,
    is_arrow,
    is_back_element,
    is_bibliography,
    is_list_element,
    is_note_element,
    is_note_name,
    is_other_name,
    label_of,
    names_year,
)

_POINTERS = frozenset({"a", "span", "sup", "label", "button", "abbr", "small", "cite", "b", "ins"})
_NO_POINTER = frozenset(
    {"class", "id", "href", "name", "style", "src", "title", "alt", "type", "role", "value", "lang"}
)
_QUOTED = re.compile(r"""['"]#?([^'"]{1,80})['"]""")
_NOT_A_NOTE = HEADINGS | {
    "table",
    "figure",
    "img",
    "main",
    "article",
    "body",
    "html",
    "nav",
    "input",
}
_LARGEST_NOTE = 20_000
_LONGEST_NAME = 40
"""Characters of an id that are looked at, and of a mark that is no label (``Smith, ibid.``)."""
_MOST_SIBLINGS = 1_000
_AT_START = 3
"""Characters that may stand before a mark at the beginning of a line: brackets."""
_NEAR = 4
"""How many wrappers round a mark may carry its class or its id."""


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """Something short that points to a place on the page.

    Attributes:
        link: the element that points.
        mark: the outermost element that shows nothing but the mark.
        shown: its words; ``label`` without brackets, or None when they are no label.
        fragment: the name of the place; ``target`` the place, or None where there is none.
    """

    link: Node
    mark: Node
    shown: str
    label: str | None
    fragment: str
    target: Node | None


_RETURN = re.compile(r"ref|back|marker|anchor|return|[^a-z0-9]")

InNotes = Callable[[Node], bool]
"""Tells whether an element stands in a section of notes."""


def references(page: Page) -> list[Reference]:
    """Everything on a page that points to a place on it, in document order."""
    found = []
    for node in page.nodes:
        if not node.attrs or (node.hidden and node.tag == "head"):
            continue
        for fragment in _fragments(page, node):
            shown = page.text(node, limit=400)
            mark = _outermost(page, node, shown)
            target = page.anchors.get(fragment)
            label = label_of(shown)
            found.append(Reference(node, mark, shown, label, fragment, target))
            break
    return found


def _fragments(page: Page, node: Node) -> Iterator[str]:
    """The names of places that an element points to: by its address, or else by any attribute."""
    href = node.attrs.get("href", "")
    if node.tag == "a" and "#" in href:
        raw = href.rpartition("#")[2]
        fragment = unquote(raw)
        if fragment:
            yield raw if raw in page.anchors else fragment
            return
    if node.tag in _POINTERS and (node.tag != "a" or not href or href[0] in "#j"):
        for key, value in node.attrs.items():
            if key in _NO_POINTER:
                continue
            values = _QUOTED.findall(value) if key.startswith("on") else value.split(None, 3)
            for name in values[:3]:
                name = name.removeprefix("#")
                target = page.anchors.get(name)
                if target is not None and not target.holds(node) and not node.holds(target):
                    yield name


def _outermost(page: Page, node: Node, shown: str) -> Node:
    """The outermost element round a mark that shows nothing else, brackets aside."""
    label = bare(shown)
    size = page.size(node)
    while (parent := node.parent) is not None and not parent.is_block and parent.tag:
        if page.size(parent) > size + 2 or (
            page.size(parent) != size and bare(page.text(parent, limit=100)) != label
        ):
            break
        node = parent
    return node


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
                if self._is_forward(reference) is forward and self._is_mark(reference):
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

    def _is_forward(self, reference: Reference) -> bool:
        return reference.target is None or reference.target.index > reference.link.index

    def _accept(self, reference: Reference) -> None:
        self.accepted.append(reference)
        for place in _places(reference):
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
        if is_back_element(link) or (not label and is_arrow(reference.shown) and reference.shown):
            return False
        if target is None:
            return (
                label is not None
                and self._is_forward(reference)
                and (_is_raised(self._page, link) or is_note_name(reference.fragment, label))
                and not _begins_line(reference.mark)
                and self.returning(label, reference.fragment) is not None
            )
        if not self._can_be_note(target) or self._leads_to_mark(target):
            return False
        if _is_mark_element(link) and not _is_other(reference) and self._is_forward(reference):
            return label is not None or len(reference.shown) <= _LONGEST_NAME
        if label is None:
            return self._is_author_year(reference)
        return self._is_note(reference)

    def _can_be_note(self, target: Node) -> bool:
        block = self._page.block_of(target)
        if target.tag in _NOT_A_NOTE and not (target.tag == "table" and is_note_element(target)):
            return False
        return block.tag not in HEADINGS and self._page.size(target) < _LARGEST_NOTE

    def _is_note(self, reference: Reference) -> bool:
        """Whether a labelled reference leads to a note."""
        target, label = reference.target, reference.label or ""
        assert target is not None
        if self._links_back(reference):
            return True
        if _is_other(reference):
            return False
        listed = self._is_listed(target)
        if not self._is_forward(reference):
            return listed
        labelled = self._is_labelled(target, label)
        if listed or is_note_name(reference.fragment, label):
            return labelled or self._starts_place(target)
        printed = not target.is_block and label_of(self._page.text(target, limit=40)) == label
        link = reference.link
        return labelled and (printed or _is_raised(self._page, link) or _is_bracketed(link))

    def _is_author_year(self, reference: Reference) -> bool:
        target = reference.target
        if target is None or not names_year(reference.shown):
            return False
        near = [target, *_near(target, 3)]
        return any(is_bibliography(node) for node in near) and not any(
            is_back_element(node) for node in near
        )

    def _is_listed(self, target: Node) -> bool:
        """Whether a place is in a list of notes, by its name, its class, or the section's title."""
        near = [target, *_near(target, _NEAR)]
        return any(is_list_element(node) for node in near) or self._in_notes(target)

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
        near = page.text(following, limit=100).split(None, 1)[:1]
        return bool(near) and bare(near[0]).startswith(label)

    def _links_back(self, reference: Reference) -> bool:
        """Whether the note that begins at the target links back to the mark."""
        target = reference.target
        assert target is not None
        note = self._page.block_of(target)
        if note.tag == "p" and note.parent is not None and self._page.size(note.parent) < 3000:
            note = note.parent
        for place in _places(reference):
            for back in self._pointing.get(place.index, ()):
                if note.holds(back.link) and back.link.index > reference.link.index:
                    return not note.holds(reference.link)
        return False


def _begins_line(mark: Node) -> bool:
    return mark.on_line < _AT_START


def _places(reference: Reference) -> Iterator[Node]:
    """The elements by whose id a note may point back to a mark."""
    yield reference.link
    yield reference.mark
    for node in _near(reference.link, _NEAR):
        yield node
        if node.is_block:
            break
        before = _element_before(node)
        if before is not None and not any(before.content):
            yield before
    before = _element_before(reference.link)
    if before is not None and not any(before.content):
        yield before


def _element_before(node: Node) -> Node | None:
    """The element that stands right before another, with no words between."""
    before: Node | None = None
    for part in node.parent.content if node.parent is not None else ():
        if part is node:
            return before
        if not isinstance(part, str):
            before = part
        elif part.strip():
            before = None
    return None


def _near(node: Node, count: int) -> Iterator[Node]:
    """An element's nearest ancestors."""
    for ancestor, _ in zip(node.ancestors(), range(count), strict=False):
        yield ancestor


def _is_mark_element(link: Node) -> bool:
    """Whether a link, or an inline element round it, is called a mark by class or role."""
    if is_note_element(link):
        return True
    for node in _near(link, _NEAR):
        if node.is_block:
            return False
        if is_note_element(node) or node.tag == "cite":
            return True
    return False


def _is_other(reference: Reference) -> bool:
    """Whether the name of a place says that it is no note."""
    target = reference.target
    names = [reference.fragment[:_LONGEST_NAME]]
    if target is not None and not is_note_element(target):
        names.append(target.attrs.get("class", "")[:_LONGEST_NAME])
    return any(map(is_other_name, names))


def _is_raised(page: Page, link: Node) -> bool:
    """Whether a link is set as a superscript."""
    if any(node.tag == "sup" for node in page.subtree(link)):
        return True
    for node in (link, *_near(link, _NEAR)):
        if node.is_block:
            return False
        style = node.attrs.get("style", "")
        if node.tag == "sup" or "super" in style or node.words & {"sup", "superscript"}:
            return True
    return False


def _is_bracketed(link: Node) -> bool:
    """Whether a link shows, or stands right behind, a square bracket."""
    first = link.content[0] if link.content else ""
    if isinstance(first, str) and first.lstrip().startswith("["):
        return True
    siblings = link.parent.content if link.parent is not None else []
    at = siblings.index(link) if len(siblings) < _MOST_SIBLINGS else 0
    before = siblings[at - 1] if at else ""
    return isinstance(before, str) and before.rstrip().endswith(("[", ",", ";"))


def _without_ref(fragment: str) -> str:
    """What the names of a mark and of its note have in common: ``_ftnref1`` and ``_ftn1``."""
    return _RETURN.sub("", fragment.lower())
