"""Whither a page's links lead, and what such an address stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from workbench.intake.html_marks import Marks
from workbench.intake.html_tree import Node, Page
from workbench.model.document import Target

_LONGEST = 4_000
_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)(?:\.pdf)?",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"https?://(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d{1,8})/?",
    re.IGNORECASE,
)
_ISBN = re.compile(r"(?:urn:isbn:|.*/(?:Special:BookSources|isbn)/)((?:97[89])?[\d-]{9,16}[\dXx])")


class Addresses:
    """The absolute web addresses of a page's links."""

    def __init__(self, page: Page, links: Marks, where: str) -> None:
        """Prepare.

        Args:
            page: the page.
            links: its marks, which lead to notes and not elsewhere.
            where: the page's own address, if that is how it is called.
        """
        self._page = page
        self._marks = {reference.link.index for reference in links.accepted}
        self._base = _base(page, where)

    def of(self, node: Node) -> str:
        """The address an element leads to, or empty: none, on this page, or not of the web."""
        href = node.attrs.get("href", "").strip() if node.tag == "a" else ""
        if not href or href[0] == "#" or len(href) > _LONGEST or node.index in self._marks:
            return ""
        if "#" in href and unquote(href.rpartition("#")[2]) in self._page.anchors:
            return ""
        return _joined(self._base, href)

    def targets(self, nodes: Iterable[Node]) -> Iterator[tuple[Node, Target]]:
        """What the links among some elements point to: the address, and what it stands for."""
        for node in nodes:
            href = self.of(node)
            if href:
                yield node, Target("url", href)
                named = _named(href)
                if named is not None:
                    yield node, named


def _named(href: str) -> Target | None:
    """The work that an address stands for: by DOI, arXiv id, PMID or ISBN."""
    if match := _DOI.fullmatch(href):
        return Target("doi", unquote(match[1]))
    if match := _ARXIV.fullmatch(href):
        return Target("arxiv", match[1])
    if match := _PMID.fullmatch(href):
        return Target("pmid", match[1])
    if match := _ISBN.fullmatch(unquote(href)):
        return Target("isbn", match[1].replace("-", "").upper())
    return None


def _base(page: Page, where: str) -> str:
    """The address against which a page's links are to be read, or empty."""
    named = {"base": "", "canonical": ""}
    for node in page.nodes:
        if node.tag == "base":
            named["base"] = named["base"] or node.attrs.get("href", "")
        elif node.tag == "link" and node.attrs.get("rel", "").lower() == "canonical":
            named["canonical"] = named["canonical"] or node.attrs.get("href", "")
    own = where if where.lower().startswith(("http://", "https://")) else named["canonical"]
    return _joined(own, named["base"]) or own


def _joined(base: str, href: str) -> str:
    """An absolute web address, or empty."""
    try:
        address = urljoin(base, href)
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in {"http", "https"} and parts.netloc else ""
