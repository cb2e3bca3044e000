"""Web addresses in running text: where they begin, and above all where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CHARACTER = r"[^\s<>\"“”«»⁰¹²³⁴-⁹\u2060\u200b]"
_START = re.compile(
    rf"(?:https?://|ftp://|file://){_CHARACTER}+|www\.[a-z0-9-]+\.{_CHARACTER}+", re.IGNORECASE
)
_MARKS_BEHIND = re.compile(r"(?<=[.,;:!?’)])(?:\[\^?\w{1,3}\])+\Z")
_HOST = re.compile(
    r"[a-z]+://(?:[^/?#@\s]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#:.]+(?:\.[^\s/?#:.]+)*)", re.IGNORECASE
)
_PAIRS = {")": "(", "]": "[", "}": "{", "’": "‘", "'": "'"}
_TRAILING = ".,;:!?…·*_~`|\\"
_WRAPPED = re.compile(r"\n[ \t]*(?P<rest>[^\s<>\"“”«»]+)")
_BREAKS_AFTER = "/-_=&?%.#~+"
_LIKE_A_PATH = re.compile(
    r"[\w.~%+-]*[/_=&?%#~.-][\w/_=&?%#~.+-]*[\w/=]\Z|[\da-f]{6,}[.,;)]?\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it stands in a text.

    Attributes:
        url: complete with scheme, line breaks left out.
        start, end: its span.
    """

    url: str
    start: int
    end: int


def addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """The web addresses in a stretch of text, in order.

    Only what has a scheme or begins with ``www.`` counts, for ``talks.In`` is no host. Brackets
    and quotation marks belong to an address when it opened them; full stops at its end do not.
    An address inside another one (a Wayback copy of it) is part of that.
    """
    limit = len(text) if end is None else end
    if text.find("://", start, limit) < 0 and text.find("www.", start, limit) < 0:
        return
    at = start
    while (match := _START.search(text, at, limit)) is not None:
        stop = _trimmed_end(text, match.start(), match.end())
        url = text[match.start() : stop]
        if stop == match.end() and (more := _continuation(text, stop, limit)) is not None:
            url += text[more[0] : more[1]]
            stop = more[1]
        at = max(stop, match.start() + 1)
        if text.startswith(("…", "..."), stop):
            continue  # cut short by the writer: it leads nowhere
        if not url.lower().startswith(("http", "ftp", "file")):
            url = f"https://{url}"
        if _HOST.match(url) or url.lower().startswith("file:///"):
            yield Address(url, match.start(), stop)


def _trimmed_end(text: str, start: int, end: int) -> int:
    """Where an address ends: before closing marks and stops that the sentence put there."""
    body = _MARKS_BEHIND.sub("", text[start:end])
    end = start + len(body)
    surplus = {mark: body.count(mark) - body.count(opening) for mark, opening in _PAIRS.items()}
    surplus["'"] = body.count("'") % 2
    while end > start:
        last = text[end - 1]
        if last in _PAIRS:
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _continuation(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """The rest of an address that was broken at a line's end, or None."""
    if text[end - 1] not in _BREAKS_AFTER or (match := _WRAPPED.match(text, end, limit)) is None:
        return None
    stop = _trimmed_end(text, match.start("rest"), match.end("rest"))
    rest = text[match.start("rest") : stop]
    return (match.start("rest"), stop) if _LIKE_A_PATH.match(rest) else None
