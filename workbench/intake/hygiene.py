"""Text hygiene that every text format shares: line ends, and what a checker should be told of.

The text is never corrected: what is hidden or mis-decoded in it stays, and becomes a problem row.
"""

from __future__ import annotations

import re

from workbench.model.document import Problem

_SURROGATES = re.compile("[\ud800-\udfff]")
_REPLACEMENTS = re.compile("\ufffd+")
_HIDDEN = re.compile("[\u2061-\u2064\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]+")
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff](?<=[^\\W\\d_].)[\u200b\u2060\ufeff]*(?=[^\\W\\d_])", re.DOTALL
)
_RARE = re.compile("[\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
"""What the two look for, in one pass."""
_MISREAD = re.compile(
    "[âÃ](?:(?<=â)€[\u0093\u0094\u0098\u0099\u009c\u009d\u00a6˜™œ“”¦]"
    "|(?<=Ã)[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])"
)
_MISREAD_NEEDED = 2


def tidy(text: str) -> str:
    """The text with line ends as ``\\n``, and without byte-order mark or lone surrogates."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", text) if _SURROGATES.search(text) else text


def hygiene_problems(text: str, broken: int = 0) -> tuple[Problem, ...]:
    """What a checker should know about the characters of a tidy text.

    Args:
        text: the text.
        broken: runs of bytes that the decoder could not read.
    """
    if text.isascii():
        return ()
    found = []
    if broken and (first := _REPLACEMENTS.search(text)):
        found.append(
            Problem(
                "undecodable bytes",
                *first.span(),
                f"{_count(broken, 'run of bytes', 'runs of bytes')} could not be decoded, the "
                f"first at character {first.start()}; each shows as \ufffd: compare with the "
                "original",
            )
        )
    rare = _RARE.search(text)
    hidden = [*_HIDDEN.finditer(text), *_INVISIBLE.finditer(text)] if rare else []
    if hidden:
        found.append(
            Problem(
                "hidden characters",
                *hidden[0].span(),
                f"{_count(len(hidden), 'place holds', 'places hold')} characters that do not show "
                f"or that turn the direction of writing, the first at character "
                f"{hidden[0].start()}; read the sentence letter by letter",
            )
        )
    misread = list(_MISREAD.finditer(text)) if "â€" in text or "Ã" in text else []
    if len(misread) >= _MISREAD_NEEDED:
        found.append(
            Problem(
                "misread characters",
                *misread[0].span(),
                f"{len(misread)} characters look like UTF-8 read in another encoding "
                f"(\u201c{misread[0][0]}\u201d); get a copy that was saved rightly",
            )
        )
    return tuple(found)


def _count(number: int, one: str, many: str) -> str:
    """``1 place`` or ``3 places``."""
    return f"{number} {one if number == 1 else many}"
