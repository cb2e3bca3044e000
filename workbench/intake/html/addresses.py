"""Whither a page's links lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from workbench.intake.html.marks import Marks
from workbench.intake.html.tree import Node, Page
from workbench.intake.works import link_targets
from workbench.model.document import Target

_LONGEST = 4_000


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
            for target in link_targets(self.of(node)):
                yield node, target


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
