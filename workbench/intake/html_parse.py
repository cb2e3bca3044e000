"""From the characters of a page to its nodes, within bounds and with an account of losses.

The parser is quick on anything but tags with thousands of attributes (its time grows with their
square), which are turned away before it sees them. Elements nested hundreds deep are flattened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from workbench.intake.html_tree import UNSEEN, Node, Page
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
_EMPTY_ELEMENT = re.compile(
    r"<((?!(?:br|hr|img|input|meta|link|col|wbr|area|base|source|track|param|embed)\b)"
    r"[a-z][a-z0-9]*)((?:\s[^<>]*?[\s\"'])?)/>",
    re.IGNORECASE,
)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_UNREAD = re.compile(r"<!--|<(script|style|template|iframe|head)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_SPACE = re.compile(r"\s+")


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
    for stretch in _STRETCH.finditer(read):
        if stretch.end() - stretch.start() > _LONG and _attributes(read, stretch) > MAX_ATTRIBUTES:
            raise InputError(
                f"a tag with more than {MAX_ATTRIBUTES:,} attributes is not read",
                where,
                "save the page from a browser and add that copy",
            )
    html = _ENDS.sub("", _UNFIT.sub("\ufffd", html))  # browsers show what follows them
    page = Page(_nodes(_EMPTY_ELEMENT.sub(r"<\1\2></\1>", html)))
    return page, _lost_share(read, page)


def _lost_share(read: str, page: Page) -> float:
    found = len(_SPACE.sub("", unescape(_TAG.sub("", read))))
    kept = sum(
        len(_SPACE.sub("", part))
        for node in page.nodes
        if node.tag not in UNSEEN
        for part in node.content
        if isinstance(part, str)
    )
    return max(0.0, 1 - kept / found) if found else 0.0


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


def _nodes(html: str) -> list[Node]:
    from lxml import etree

    builder = _Builder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True, no_network=True)
    etree.fromstring(html.encode("utf-8"), parser)
    return builder.nodes


class _Builder:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self._top = Node("", {}, None, 0)
        self._depth = 0
        self._text: list[str] = []
        self.nodes = [self._top]

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            return
        self._flush()
        node = Node(tag, dict(attrs), self._top, len(self.nodes))
        self.nodes.append(node)
        self._top.content.append(node)
        self._top = node

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        if self._depth >= MAX_DEPTH:
            return
        self._flush()
        self._top.last = len(self.nodes) - 1
        if self._top.parent is not None:
            self._top = self._top.parent

    def data(self, text: str) -> None:
        """A piece of text; the parser cuts where it likes."""
        self._text.append(text)

    def close(self) -> None:
        """The page ends."""
        self._flush()
        self.nodes[0].last = len(self.nodes) - 1

    def _flush(self) -> None:
        if self._text:
            self._top.content.append("".join(self._text))
            self._text.clear()
