"""Text that cannot act on a terminal.

A terminal obeys what it is sent: an escape sequence in a document could move the cursor, set the
title, write the clipboard; a bidirectional override could show words in another order than they
stand. :func:`clean` makes such characters visible instead, one code point for one, so that spans
into the text stay right. Stored text is never changed by it.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"
"""Stands for a character that has no picture of its own."""

_MARK_RUN = 4
"""Combining marks on one letter that are shown; scripts in use need no more."""

_ACTING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"  # invisible
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # bidi, separators
    "\ud800-\udfff"  # surrogates that stand alone
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # format controls, tags
    "]"
)
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {
    0x7F: "\u2421",
    0x2028: "\u240a",
    0x2029: "\u240a",
}
_JOINERS = "\u200c\u200d"
_EMOJI_SELECTOR = "\ufe0f"
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LONG_MARK_RUN = re.compile(f"(?<=[{_COMBINING}]{{{_MARK_RUN}}})[{_COMBINING}]+")


def clean(text: str) -> str:
    """Make a text safe to show on a terminal.

    Args:
        text: anything from a document, the network, a file name or an error message.

    Returns:
        A text of the same length in code points. Line feed and tab are kept; every other control,
        bidirectional, zero-width or lone surrogate character is replaced by a visible one.
        Joiners stay where a script or an emoji needs them.
    """
    if text.isascii() and text.isprintable():
        return text
    if _ACTING.search(text):
        text = _ACTING.sub(_visible, text)
    return _LONG_MARK_RUN.sub(lambda run: "\u25cc" * len(run[0]), text)


def line(text: str) -> str:
    """Make a text safe for a place of one line: :func:`clean`, and line feed and tab as spaces."""
    return clean(text).replace("\n", " ").replace("\t", " ")


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in _JOINERS and _joins(match.string, match.start()):
        return character
    if character == _EMOJI_SELECTOR and _after_symbol(match.string, match.start()):
        return character
    return _PICTURES.get(ord(character), REPLACEMENT)


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two letters of a script, or two signs, that need it."""
    if not 0 < at < len(text) - 1 or text[at - 1].isascii():
        return False
    before, after = text[at - 1], text[at + 1]
    if before == _EMOJI_SELECTOR:
        return unicodedata.category(after) == "So"
    return unicodedata.category(before)[0] in "LMS" and unicodedata.category(after)[0] in "LMS"


def _after_symbol(text: str, at: int) -> bool:
    return at > 0 and unicodedata.category(text[at - 1]) in {"So", "Sm", "Sk"}
