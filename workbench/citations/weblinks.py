"""Web links in prose as citations.

A linked phrase, or an address that stands in the sentence, is how most pages cite. Each address
becomes a note, and each place a marker. A linked phrase is part of its sentence, so its marker is
the empty span right behind it and takes no words away; an address that is printed is a mark, with
the brackets around it, and so is a linked number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from workbench.citations.addresses import addresses
from workbench.citations.spans import Spans
from workbench.intake.labels import SUPERSCRIPTS
from workbench.model.document import PROSE, Block
from workbench.model.manuscript import Hyperlink, Manuscript

_NUMBER = re.compile(r"[\[(]?(?P<label>\d{1,3}|[⁰¹²³⁴-⁹]{1,3})[\])]?")
_NEAR = 3
"""Characters between a linked phrase and its address in the same mark-up."""
_BRACKETS = {"(": ")", "[": "]", "<": ">"}


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link in prose.

    Attributes:
        url: the address.
        start, end: the marker's span; empty behind a linked phrase.
        words: the span of the linked words, or of the printed address.
        label: what the reader sees: a number, or the address's host.
    """

    url: str
    start: int
    end: int
    words: tuple[int, int]
    label: str


def web_links(manuscript: Manuscript) -> list[WebLink]:
    """The links to web addresses in a manuscript's prose, in text order."""
    blocks = [block for block in manuscript.blocks if block.kind in PROSE]
    prose = Spans((block.start, block.end) for block in blocks)
    anchors = [(anchor.start, anchor.end) for anchor in manuscript.anchors]
    marks = Spans(anchors)
    linked = [
        _linked(manuscript.text, link)
        for link in manuscript.links
        if _is_outward(link)
        and prose.holds(link.start, link.end)
        and not marks.touches(link.start, link.end)
    ]
    taken = Spans([*anchors, *((link.start, link.end + _NEAR) for link in manuscript.links)])
    printed = (found for block in blocks for found in _printed(manuscript.text, block, taken))
    return sorted([*linked, *printed], key=lambda link: (link.start, link.end))


def _linked(text: str, link: Hyperlink) -> WebLink:
    """A linked phrase; when the phrase is a number, that is the mark."""
    words = (link.start, link.end)
    if (number := _NUMBER.fullmatch(text, *words)) is not None:
        return WebLink(link.href, *words, words, number["label"].translate(SUPERSCRIPTS))
    return WebLink(link.href, link.end, link.end, words, _host(link.href))


def _host(url: str) -> str:
    """The host of an address as a reader knows it, without ``www.``."""
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


def _is_outward(link: Hyperlink) -> bool:
    """Whether a link leads to another page and its words are not empty."""
    return link.end > link.start and link.href.lower().startswith(("http://", "https://"))


def _printed(text: str, block: Block, taken: Spans) -> Iterator[WebLink]:
    """The addresses printed in a block, those inside declared links left out."""
    for found in addresses(text, block.start, block.end):
        if taken.touches(found.start, found.end):
            continue
        start, end = found.start, found.end
        closing = _BRACKETS.get(text[start - 1 : start]) if start > block.start else None
        if closing is not None and text[end : end + 1] == closing:
            start, end = start - 1, end + 1
        yield WebLink(found.url, start, end, (found.start, found.end), _host(found.url))
