"""Everything short on a page that points to a place on it: marks, links back, contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from workbench.intake.html.tree import Node, Page
from workbench.intake.html.words import bare, is_note_element, is_other_name, label_of

_POINTERS = frozenset({"a", "span", "sup", "label", "button", "abbr", "small", "cite", "b", "ins"})
_NO_POINTER = frozenset(
    {"class", "id", "href", "name", "style", "src", "title", "alt", "type", "role", "value", "lang"}
)
_QUOTED = re.compile(r"""['"]#?([^'"]{1,80})['"]""")
_LONGEST_NAME = 40
"""Characters of a name that are looked at."""
_MOST_SIBLINGS = 1_000
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

    @property
    def is_forward(self) -> bool:
        """Whether it points to what stands below it, or to nothing that is there."""
        return self.target is None or self.target.index > self.link.index

    @property
    def is_of_note_kind(self) -> bool:
        """Whether the link, or an inline element round it, is called a mark by class or role."""
        if is_note_element(self.link):
            return True
        for node in self.link.near(_NEAR):
            if node.is_block:
                return False
            if is_note_element(node) or (node.tag == "cite" and self.label is not None):
                return True
        return False

    @property
    def is_of_other_kind(self) -> bool:
        """Whether the name of the place says that it is no note: an equation, a figure."""
        names = [self.fragment[:_LONGEST_NAME]]
        if self.target is not None and not is_note_element(self.target):
            names.append(self.target.attrs.get("class", "")[:_LONGEST_NAME])
        return any(map(is_other_name, names))

    @property
    def is_bracketed(self) -> bool:
        """Whether the link shows, or stands right behind, a square bracket."""
        first = self.link.content[0] if self.link.content else ""
        if isinstance(first, str) and first.lstrip().startswith("["):
            return True
        siblings = self.link.parent.content if self.link.parent is not None else []
        at = siblings.index(self.link) if len(siblings) < _MOST_SIBLINGS else 0
        before = siblings[at - 1] if at else ""
        return isinstance(before, str) and before.rstrip().endswith(("[", ",", ";"))


def references(page: Page) -> list[Reference]:
    """Everything on a page that points to a place on it, in document order."""
    found = []
    for node in page.nodes:
        fragment = _fragment(page, node) if node.attrs else None
        if fragment is not None:
            shown = page.text(node, limit=400)
            mark = _outermost(page, node, bare(shown))
            target = page.anchors.get(fragment)
            found.append(Reference(node, mark, shown, label_of(shown), fragment, target))
    return found


def is_raised(page: Page, link: Node) -> bool:
    """Whether a link is set as a superscript."""
    if any(node.tag == "sup" for node in page.subtree(link)):
        return True
    for node in (link, *link.near(_NEAR)):
        if node.is_block:
            return False
        style = node.attrs.get("style", "")
        if node.tag == "sup" or "super" in style or node.words & {"sup", "superscript"}:
            return True
    return False


def return_places(page: Page, reference: Reference) -> Iterator[Node]:
    """The elements by whose id a note may point back to a mark."""
    yield reference.link
    yield reference.mark
    yield from _empty_before(page, reference.link)
    for node in reference.link.near(_NEAR):
        yield node
        if node.is_block:
            return
        yield from _empty_before(page, node)


def _empty_before(page: Page, node: Node) -> Iterator[Node]:
    """The empty element that stands right before another in the same element."""
    before = page.nodes[node.index - 1]
    while before.parent is not None and before.parent is not node.parent:
        before = before.parent
    if before.parent is node.parent and before.begins == node.begins:
        yield before


def _fragment(page: Page, node: Node) -> str | None:
    """The name of the place that an element points to: by its address, or any attribute."""
    href = node.attrs.get("href", "")
    if node.tag == "a" and "#" in href:
        raw = href.rpartition("#")[2]
        if raw:
            return raw if raw in page.anchors else unquote(raw)
    if node.tag in _POINTERS and (node.tag != "a" or not href or href[0] in "#j"):
        for key, value in node.attrs.items():
            names = _QUOTED.findall(value) if key.startswith("on") else value.split(None, 3)
            for name in names[:3] if key not in _NO_POINTER else ():
                target = page.anchors.get(name.removeprefix("#"))
                if target is not None and not target.holds(node) and not node.holds(target):
                    return name.removeprefix("#")
    return None


def _outermost(page: Page, node: Node, label: str) -> Node:
    """The outermost element round a mark that shows nothing else, brackets aside."""
    size = page.size(node)
    while (parent := node.parent) is not None and not parent.is_block and parent.tag:
        if page.size(parent) > size + 2:
            break
        if page.size(parent) != size and bare(page.text(parent, limit=100)) != label:
            break
        node = parent
    return node
