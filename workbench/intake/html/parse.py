"""From the characters of a page to its nodes, within bounds and with an account of losses.

The parser is quick on anything but tags with thousands of attributes (its time grows with their
square), which are turned away before it sees them. Elements nested hundreds deep are flattened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from workbench.intake.html.tree import UNSEEN, Happening, Node, Page
from workbench.model.errors import InputError

MAX_ATTRIBUTES = 1_000
"""More on one tag is no page that a person wrote; the parser needs a millisecond for these."""
MAX_DEPTH = 500
"""Elements nested deeper are left out, their text is not; formatting never closed nests so."""

_STRETCH = re.compile(r"[^<>]++")
_LONG = 4_000
"""Characters without angle brackets in which thousands of attributes may stand."""
_QUOTED = re.compile(r""""[^"]*"?|'[^']*'?""")
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_CLOSED = re.compile(r"[\s\"']/>")
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=\s)")
_VOID = frozenset(
    {
        *("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source"),
        *("track", "param", "embed"),
    }
)
_IN_HEAD = frozenset(
    {"title", "meta", "link", "script", "style", "base", "noscript", "template", "object"}
)
"""Elements that a head may hold; any other one ends it, as a page may leave out its end tag."""
_UNREAD = re.compile(r"<!--|<(script|style|template|iframe|head)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")


def parse(html: str, where: str) -> tuple[Page, float]:
    """Parse a page.

    Args:
        html: its characters.
        where: what to call it in a message.

    Returns:
        The page, and the share of its characters that the parser dropped, by a count without it.

    Raises:
        InputError: a tag has thousands of attributes.
    """
    read = _without_unread(html)
    if any(_attributes(read, stretch) > MAX_ATTRIBUTES for stretch in _long_stretches(read)):
        raise InputError(
            f"a tag with more than {MAX_ATTRIBUTES:,} attributes is not read",
            where,
            "save the page from a browser and add that copy",
        )
    html = _ENDS.sub("", html.replace("\0", "\ufffd"))  # browsers show what follows them
    page = _page(_with_ends(html))
    found = _letters(unescape(_TAG.sub("", read)))
    return page, max(0.0, 1 - page.size(page.root) / found) if found else 0.0


def _long_stretches(html: str) -> Iterator[re.Match[str]]:
    """The long stretches without angle brackets."""
    if max(map(len, html.split("<"))) > _LONG:
        for stretch in _STRETCH.finditer(html):
            if stretch.end() - stretch.start() > _LONG:
                yield stretch


def _letters(text: str) -> int:
    """How many characters other than white space a text has."""
    return len("".join(text.split()))


def _with_ends(html: str) -> str:
    """A page with end tags for elements that are closed as in XML: ``<a id="x"/>``."""
    kept: list[str] = []
    at = 0
    for closing in _CLOSED.finditer(html):
        tag = html.rfind("<", max(at, closing.start() - _LONG), closing.start())
        name = _NAME.match(html, tag, closing.end()) if tag >= 0 else None
        if name is not None and name[1].lower() not in _VOID:
            kept += (html[at : closing.end() - 2], f"></{name[1]}>")
            at = closing.end()
    kept.append(html[at:])
    return "".join(kept)


def _attributes(html: str, stretch: re.Match[str]) -> int:
    """How many attributes a long stretch without angle brackets gives, if it stands in a tag."""
    tag = html.rfind("<", 0, stretch.start())
    head = html[tag : stretch.start()]
    if tag < 0 or not html[tag + 1 : tag + 2].isalpha():
        return 0
    rest = stretch.group()
    if head != "<":  # what looks like the tag's end may stand in a quoted value
        bare = _QUOTED.sub("", head[:-1])
        unclosed = next((q for q in "\"'" if head.count(q) % 2), None)
        if ">" in bare or unclosed is None:
            return 0
        rest = rest.partition(unclosed)[2]
    return len(_QUOTED.sub(" ", rest).split())


def _without_unread(html: str) -> str:
    """A page without its comments, scripts and styles; one that is never closed stays."""
    kept: list[str] = []
    lower, at = html.lower(), 0
    unclosed: set[str] = set()
    while (opening := _UNREAD.search(html, at)) is not None:
        closing = f"</{opening[1].lower()}" if opening[1] else "-->"
        end = -1 if closing in unclosed else lower.find(closing, opening.end())
        if end < 0:
            unclosed.add(closing)
        kept.append(html[at : opening.start()])
        at = end + len(closing) if end >= 0 else opening.end()
    kept.append(html[at:])
    return "".join(kept)


def _page(html: str) -> Page:
    from lxml import etree

    builder = _Builder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True, no_network=True)
    etree.fromstring(html.encode("utf-8"), parser)
    return Page(builder.nodes, builder.happenings)


class _Builder:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self._top = Node("", {}, None, 0)
        self._depth = 0
        self._text: list[str] = []
        self._unseen = 0
        self._left_head = False
        self._count = self._line = 0
        self.nodes = [self._top]
        self.happenings: list[Happening] = [(self._top, True)]

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            return
        if self._text:
            self._flush()
        if self._top.tag == "head" and tag not in _IN_HEAD:
            self._close_top()
            self._left_head = True
        node = Node(tag, attrs, self._top, len(self.nodes))
        if node.is_block or tag == "br":
            self._line = self._count
        node.begins, node.on_line = self._count, self._count - self._line
        self._unseen += tag in UNSEEN
        self.nodes.append(node)
        node.opens = len(self.happenings)
        self.happenings.append((node, True))
        self._top.content.append(node)
        self._top = node

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        if self._depth >= MAX_DEPTH or self._top.parent is None:
            return
        if self._text:
            self._flush()
        if tag == "head" and self._left_head:
            self._left_head = False
        else:
            self._close_top()

    def _close_top(self) -> None:
        """The innermost element that is open ends."""
        node = self._top
        assert node.parent is not None
        node.last, node.ends = len(self.nodes) - 1, self._count
        node.closes = len(self.happenings)
        self.happenings.append((node, False))
        self._unseen -= node.tag in UNSEEN
        if node.is_block:
            self._line = self._count
        self._top = node.parent

    def data(self, text: str) -> None:
        """A piece of text; the parser cuts where it likes."""
        self._text.append(text)

    def close(self) -> None:
        """The page ends."""
        if self._text:
            self._flush()
        root = self.nodes[0]
        root.last, root.ends = len(self.nodes) - 1, self._count
        root.closes = len(self.happenings)
        self.happenings.append((root, False))

    def _flush(self) -> None:
        text = self._text[0] if len(self._text) == 1 else "".join(self._text)
        self._text.clear()
        self._top.content.append(text)
        self.happenings.append((self._top, text))
        if not self._unseen:
            self._count += _letters(text)
