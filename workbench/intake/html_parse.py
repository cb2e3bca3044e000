"""From the characters of a page to its nodes, within bounds and with an account of losses.

The parser is quick on anything but two kinds of hostile page, which are turned away before it
sees them or when it gives up: tags with thousands of attributes (its time grows with their
square) and elements nested thousands deep (it stops, and the text is gone).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.intake.html_tree import UNSEEN, Node, Page
from workbench.model.errors import InputError

MAX_ATTRIBUTES = 1_000
"""More on one tag is no page that a person wrote; the parser needs a millisecond for these."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_ATTRIBUTE = re.compile(r"[\s/\"'][^\s=/\"'<>]+")
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_EMPTY_ELEMENT = re.compile(
    r"<((?!(?:br|hr|img|input|meta|link|col|wbr|area|base|source|track|param|embed)\b)"
    r"[a-z][a-z0-9]*)((?:\s[^<>]*?[\s\"'])?)/>",
    re.IGNORECASE,
)
_FORMATTING = re.compile(
    r"</?(?:font|b|i|u|s|em|strong|big|small|tt|center|nobr|span)\b[^<>]*>", re.IGNORECASE
)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|iframe|head)\b.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_ENTITY = re.compile(r"&#?\w{1,31};")
_SPACE = re.compile(r"\s+")


def parse(html: str, where: str) -> Page:
    """Parse a page.

    Args:
        html: its characters.
        where: what to call it in a message.

    Raises:
        InputError: a tag has thousands of attributes, elements nest too deep, or it is empty.
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
    nodes, too_deep = _nodes(html)
    if too_deep:  # most often formatting that was never closed
        nodes, too_deep = _nodes(_FORMATTING.sub("", html))
    if too_deep:
        raise InputError(
            "elements are nested too deep to be read",
            where,
            "save the page as text and add that copy",
        )
    return Page(nodes)


def lost_share(html: str, page: Page) -> float:
    """The share of a page's characters that the parser dropped, by a count without a parser."""
    plain = _ENTITY.sub("x", _TAG.sub("", _UNREAD.sub("", html)))
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


def _nodes(html: str) -> tuple[list[Node], bool]:
    """The nodes of a page, and whether the parser gave up at its depth."""
    from lxml import etree

    builder = _Builder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True, no_network=True)
    etree.fromstring(html.encode("utf-8"), parser)
    too_deep = any("Excessive depth" in str(error.message) for error in parser.error_log)
    return builder.nodes, too_deep


class _Builder:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self._top = Node("", {}, None, 0)
        self.nodes = [self._top]

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        node = Node(tag, dict(attrs), self._top, len(self.nodes))
        self.nodes.append(node)
        self._top.content.append(node)
        self._top = node

    def end(self, tag: str) -> None:
        self._top.last = len(self.nodes) - 1
        if self._top.parent is not None:
            self._top = self._top.parent

    def data(self, text: str) -> None:
        self._top.content.append(text)

    def close(self) -> None:
        self.nodes[0].last = len(self.nodes) - 1
