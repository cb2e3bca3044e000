"""Numbers of printed pages that stand in a page's running text: no part of it, and no marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.intake.html.tree import Node, Page

_NAMES = frozenset(
    {
        *("pagenum", "pagenumber", "page-number", "pageno", "page-no", "page-num", "pgnum"),
        *("pagebreak", "page-break", "doc-pagebreak", "newpage", "pgbrk", "ws-pagenum"),
    }
)
"""Classes, types and roles by which converters of printed books call them."""
_NUMBER = r"(?:\d{1,4}|[ivxlcdm]{1,8})"
_SHOWN = re.compile(
    rf"\W*(?:(?:page|pag|pg|pp?|seite|s|folio|fol|f)\W*)?{_NUMBER}(?:\W+{_NUMBER})*\W*",
    re.IGNORECASE,
)
_LARGEST = 40
_CELLS = frozenset({"td", "th", "tr", "table"})


def page_numbers(page: Page) -> Iterator[Node]:
    """The outermost elements inside running text that show the numbers of printed pages."""
    behind = -1
    for node in page.nodes:
        if not node.names & _NAMES or node.is_block or node.index <= behind:
            continue
        if not 0 < page.size(node) <= _LARGEST or page.block_of(node).tag in _CELLS:
            continue
        if _SHOWN.fullmatch(page.text(node, limit=80)):
            behind = node.last
            yield node
