"""A parsed page as plain nodes in document order.

The parser's events build these nodes directly, so that the rest of the HTML room is typed, knows
nothing of the parser, and answers "is this inside that" and "how much text stands before this"
without walking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

UNSEEN = frozenset(
    {
        *("head", "script", "style", "template", "iframe", "object", "embed", "applet"),
        *("audio", "video", "canvas", "map", "datalist", "input", "annotation", "annotation-xml"),
        *("noframes", "defs", "desc", "metadata", "param", "source", "track", "rp"),
    }
)
"""Elements whose content no browser shows as text."""

BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"),
        *("main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul", "noscript", "listing", "xmp"),
        *("textarea", "select", "svg"),
    }
)
"""Elements that stand on lines of their own."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSHOWN_NAMES = frozenset(
    {
        *("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"),
        *("screen-reader-only", "u-visually-hidden", "element-invisible", "cs1-maint", "z3988"),
    }
)
_NAMING = frozenset({"class", "id", "role", "epub:type", "data-type", "itemprop", "rel"})


class Node:
    """One element. Compared and hashed by identity.

    Attributes:
        parent: the element it stands in; None for the root alone, which has no tag.
        index, last: its own place in document order and that of its last descendant.
        opens, closes: the places of its beginning and its end among the page's happenings.
        content: its children and its text, in order.
        hidden: not shown by a browser, by its own attributes or an ancestor's.
        is_block: it stands on lines of its own.
        names: its classes, id, role and the like, each whole, in lower case.
        words: the words these are made of: ``footnote-ref`` has two.
        begins, ends: how many characters, white space apart, the page has to show before the
            element and up to its end.
        on_line: how many of those before it stand on its line.
    """

    __slots__ = (
        *("attrs", "begins", "closes", "content", "ends", "hidden", "index", "is_block", "last"),
        *("names", "on_line", "opens", "parent", "tag", "words"),
    )

    def __init__(self, tag: str, attrs: Mapping[str, str], parent: Node | None, index: int) -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.index = self.last = index
        self.content: list[Node | str] = []
        self.hidden = False
        self.is_block = tag in BLOCKS
        self.names, self.words = _naming(attrs)
        self.begins = self.ends = self.on_line = 0
        self.opens = self.closes = 0

    @property
    def children(self) -> list[Node]:
        """Its child elements."""
        return [part for part in self.content if not isinstance(part, str)]

    def holds(self, other: Node) -> bool:
        """Whether ``other`` is this element or inside it."""
        return self.index <= other.index <= self.last

    def ancestors(self) -> Iterator[Node]:
        """Its parent, its parent's parent, and so on to the root."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def near(self, count: int) -> Iterator[Node]:
        """Its nearest ancestors, at most ``count``."""
        return islice(self.ancestors(), count)


Happening = tuple[Node, str | bool]
"""What comes next on a page: the beginning (True) or end (False) of an element, or its text."""

_Words = frozenset[str]
_NO_NAMES: tuple[_Words, _Words] = (frozenset(), frozenset())


def _naming(attrs: Mapping[str, str]) -> tuple[_Words, _Words]:
    """What an element is called: its names, and the words of them."""
    if not attrs:
        return _NO_NAMES
    naming = " ".join([value for key, value in attrs.items() if key in _NAMING])
    return _split(naming) if naming else _NO_NAMES


@lru_cache(maxsize=8192)
def _split(naming: str) -> tuple[_Words, _Words]:
    words = _SEPARATORS.split(_CAMEL.sub("-", naming).lower())
    return frozenset(naming.lower().split()), frozenset(filter(None, words))


class Page:
    """A whole page: its nodes in document order, what they are called, how much they show."""

    def __init__(self, nodes: Sequence[Node], happenings: Sequence[Happening]) -> None:
        self.nodes = nodes
        self._happenings = happenings
        self.root = nodes[0]
        self._mark_hidden()
        self.anchors: dict[str, Node] = {}
        self._name_anchors()

    def size(self, node: Node) -> int:
        """How many characters other than white space the element has to show, hidden or not."""
        return node.ends - node.begins

    def size_before(self, outer: Node, inner: Node) -> int:
        """How many of them stand in ``outer`` before ``inner``."""
        return inner.begins - outer.begins

    def subtree(self, node: Node) -> Sequence[Node]:
        """The element and everything inside it, in document order."""
        return self.nodes[node.index : node.last + 1]

    def after(self, node: Node) -> Iterator[Node]:
        """The siblings below an element, in order."""
        at = node.last + 1
        while at < len(self.nodes) and self.nodes[at].parent is node.parent:
            yield self.nodes[at]
            at = self.nodes[at].last + 1

    def walk(self, top: Node | None = None) -> Sequence[Happening]:
        """Everything in an element in order: an element's beginning (True), its text, its end.

        Args:
            top: the element, the whole page by default; its own end comes, its beginning does not.
        """
        top = top or self.root
        return self._happenings[top.opens + 1 : top.closes + 1]

    def text(self, node: Node, limit: int = 100_000) -> str:
        """The words the element shows, white space collapsed, cut after about ``limit``.

        Of a hidden element, the words it would show.
        """
        parts: list[str] = []
        room = limit
        stack: list[Node | str] = [node]
        while stack and room > 0:
            part = stack.pop()
            if isinstance(part, str):
                parts.append(part)
                room -= len(part)
            elif part is node or not (part.tag in UNSEEN or (part.hidden and not node.hidden)):
                if part.is_block or part.tag == "br":
                    parts.append(" ")
                    stack.append(" ")
                stack.extend(reversed(part.content))
        return " ".join("".join(parts).split())

    def block_of(self, node: Node) -> Node:
        """The nearest element on lines of its own that is, or holds, ``node``."""
        while not node.is_block and node.parent is not None:
            node = node.parent
        return node

    def _mark_hidden(self) -> None:
        for node in self.nodes:
            parent = node.parent
            node.hidden = (parent is not None and parent.hidden) or _is_unshown(node)
        if self._is_mostly_hidden():  # a page that a script shows
            for node in self.nodes:
                node.hidden = False

    def _is_mostly_hidden(self) -> bool:
        """Whether more words are hidden by attributes than shown."""
        hidden = sum(
            self.size(node)
            for node in self.nodes
            if node.hidden and (node.parent is None or not node.parent.hidden)
        )
        return 2 * hidden > self.size(self.root)

    def _name_anchors(self) -> None:
        for node in self.nodes:
            for key in ("id", "name"):
                name = node.attrs.get(key)
                if name and node.tag != "input" and (key == "id" or node.tag == "a"):
                    self.anchors.setdefault(name, node)


def _is_unshown(node: Node) -> bool:
    attrs = node.attrs
    if node.tag in UNSEEN:
        return "shadowrootmode" not in attrs
    if node.tag == "title" or (node.tag == "dialog" and "open" not in attrs):
        return True  # a title outside the head is a drawing's
    if not attrs:
        return False
    if "hidden" in attrs or "popover" in attrs:
        return True
    style = attrs.get("style")
    if style and _INVISIBLE.search(style):
        return True
    return bool(node.names & _UNSHOWN_NAMES) if "class" in attrs else False


def any_within(places: Sequence[int], node: Node) -> bool:
    """Whether one of some places, in order, is an element or stands inside it."""
    at = bisect_left(places, node.index)
    return at < len(places) and places[at] <= node.last
