"""The block of ``key: value`` lines before a Markdown text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; ``end`` is where the text begins."""

    end: int = 0
    title: str | None = None
    date: str | None = None
    language: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a text, if it has any. Only plain values are looked at."""
    found = _FRONT.match(text)
    if not found or not _PAIR.search(found[1]):
        return FrontMatter()
    said = {key.lower(): value.strip("\"'") for key, value in _PAIR.findall(found[1])}
    day = _DAY.match(said.get("date") or said.get("published") or "")
    return FrontMatter(
        end=found.end(),
        title=said.get("title") or None,
        date=day[0] if day else None,
        language=said.get("lang") or said.get("language") or None,
    )
