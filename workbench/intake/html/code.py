"""Preformatted text that is a program or what one prints, and no prose."""

from __future__ import annotations

import re

from workbench.intake.html.tree import Node, Page

_TAGS = frozenset({"code", "samp", "kbd"})
_WORDS = frozenset({"code", "highlight", "listing", "programlisting", "source", "prettyprint"})
_PROMPT = re.compile(r"\s*(?:\$|>>>|%|#!|#include|In \[\d+\]:)\s?\S")
_OPERATORS = re.compile(r"[{}()\[\]<>=;$_\\|#/*+]")
_LETTERS = re.compile(r"[^\W\d_]")
_SHARE = 0.1
"""Operators to a letter, from which preformatted text is a program; verse has a tenth of that."""
_LOOKED_AT = 2_000


def is_code(page: Page, node: Node) -> bool:
    """Whether a preformatted element holds program code."""
    if any(child.tag in _TAGS for child in node.children) or node.words & _WORDS:
        return True
    words = page.text(node, limit=_LOOKED_AT)
    return bool(_PROMPT.match(words)) or (
        len(_OPERATORS.findall(words)) > _SHARE * len(_LETTERS.findall(words))
    )
