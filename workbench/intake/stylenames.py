"""What the names of paragraph styles say: word processors keep the English ones everywhere."""

from __future__ import annotations

import re

from workbench.model.document import BlockKind

_KINDS: dict[BlockKind, re.Pattern[str]] = {
    "title": re.compile(r"title|book title"),
    "dek": re.compile(r"subtitle"),
    "caption": re.compile(r"caption|table of figures|illustration|figure|drawing"),
    "quote": re.compile(r"(?:intense )?quote|block text|quotations?|zitat"),
    "boilerplate": re.compile(r"toc .*|contents .*|table of authorities|index .*"),
    "reference": re.compile(r"bibliography.*|references?|literaturverzeichnis.*"),
    "list_item": re.compile(r"list (?!paragraph|contents|heading).*"),
    "note": re.compile(r"(?:foot|end)note(?: text)?"),
}
_HEADING = re.compile(r"heading (\d+)")


def style_kind(name: str) -> tuple[BlockKind, int] | None:
    """The kind of block and its level that a style of this name is for, or None."""
    name = name.lower()
    if heading := _HEADING.fullmatch(name):
        return "heading", int(heading[1])
    for kind, pattern in _KINDS.items():
        if pattern.fullmatch(name):
            return kind, 1 if kind == "list_item" else 0
    return None
