"""Text that stays text inside a Markdown file."""

from __future__ import annotations

import re

from workbench.safe.terminal import line

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&$^=:@]")
_PLAIN = re.compile(r"(?<=[\w,;])[-.:](?=\w)|(?<=\w)[.:](?=[\s”’»]|$)")


def escape(text: str) -> str:
    """Make a text inert in Markdown: no emphasis, link, heading, list, table cell or HTML.

    Args:
        text: anything from a document or a reviewer.

    Returns:
        One line; every character that Markdown could read as mark-up has a backslash. A full
        stop or colon after a word, and a hyphen, stop or colon inside one, cannot start anything
        (after a leading number they can) and are left, so that prose stays readable.
    """
    text = line(text).strip()
    plain = {found.start() for found in _PLAIN.finditer(text)}
    numbered = re.match(r"\d+[.)]", text)
    if numbered:
        plain.discard(numbered.end() - 1)
    if "://" in text or "www." in text.lower():
        plain.clear()  # an address would become a link by itself
    return _SPECIAL.sub(lambda found: found[0] if found.start() in plain else "\\" + found[0], text)
