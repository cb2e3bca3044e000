"""From the characters of a page to its nodes, within bounds and with an account of losses.

The parser is quick on anything but tags with thousands of attributes (its time grows with their
square), which are turned away before it sees them. Elements nested hundreds deep are flattened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.intake.html_tree import UNSEEN, Node, Page
from workbench.model.errors import InputError

MAX_ATTRIBUTES = 1_000
"""More on one tag is no page that a person wrote; the parser needs a millisecond for these."""
MAX_DEPTH = 500
"""Elements nested deeper are left out, their text is not; formatting never closed nests so."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_ATTRIBUTE = re.compile(r"[\s/\"'][^\s=/\"'<>]+")
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_EMPTY_ELEMENT = re.compile(
    r"<((?!(?:br|hr|img|input|meta|link|col|wbr|area|base|source|track|param|embed)\b)"
    r"[a-z][a-z0-9]*)((?:\s[^<>]*?[\s\"'])?)/>",
    re.IGNORECASE,
)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_UNREAD = re.compile(r"<!--|<(script|style|template|iframe|head)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_ENTITY = re.compile(r"&#?\w{1,31};")
_SPACE = re.compile(r"\s+")


def parse(html: str, where: str) -> Page:
    """Parse a page.

    Args:
        html: its characters.
        where: what to call it in a message.

    Raises:
        InputError: a tag has thousands of attributes.
    """
    for tag in _LONG_TAG.finditer(html):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag.group())) > MAX_ATTRIBUTES:
            raise InputError(
                f"a tag with more than {MAX_ATTRIBUTES:,} attributes is not read",
                where,
                "save the page from a browser and add that copy",
            )
    html = _ENDS.sub("", _UNFIT.sub("\ufffd", html))  # browsers show what follows them
    html = _EMPTY_ELEMENT.sub(r"<\1\2></\1>", html)
    return Page(_nodes(html))


def lost_share(html: str, page: Page) -> float:
    """The share of a page's characters that the parser dropped, by a count without a parser."""
    plain = _ENTITY.sub("x", _TAG.sub("", _without_unread(html)))
    found = len(_SPACE.sub("", plain))
    if not found:
        return 0.0
    kept = sum(
        len(_SPACE.sub("", part))
        for node in page.nodes
        if node.tag not in UNSEEN
        for part in node.content
        if isinstance(part, str)
    )
    return max(0.0, 1 - kept / found)


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
