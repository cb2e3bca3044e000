"""Tables that hold data, told from tables that only arrange a page."""

from __future__ import annotations

from workbench.intake.html.tree import Node, Page

_ARRANGING = frozenset(
    {"table", "h1", "h2", "h3", "form", "article", "section", "blockquote", "nav"}
)
_LARGEST_CELL = 600
_LARGEST_MEAN = 160


def is_data_table(page: Page, table: Node) -> bool:
    """Whether a table's rows are rows of data, each a block; else its cells are read one by one."""
    if table.attrs.get("role") in {"presentation", "none"}:
        return False
    cells = 0
    for node in page.subtree(table)[1:]:
        if node.tag in _ARRANGING:
            return False
        if node.tag in {"td", "th"}:
            cells += 1
            if page.size(node) > _LARGEST_CELL:
                return False
    return cells > 1 and page.size(table) <= _LARGEST_MEAN * cells
