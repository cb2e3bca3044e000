"""Text inside XML and HTML: never mark-up, and no character that the format forbids."""

from __future__ import annotations

import re
from html import escape as _escaped

from workbench.safe.terminal import clean

# What XML 1.0 leaves out; HTML parsers change or drop the same.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """Make a text safe as the content of an element, or as a quoted attribute.

    Args:
        value: anything from a document or a reviewer.

    Returns:
        ``<``, ``>``, ``&`` and both quotation marks as entities; controls, bidirectional
        overrides and other acting characters as visible ones (:func:`safe.terminal.clean`).
    """
    return _escaped(_FORBIDDEN.sub("\ufffd", clean(value)), quote=True)
