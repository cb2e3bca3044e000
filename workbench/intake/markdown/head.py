"""What stands above a Markdown text: front matter in YAML or TOML, a pandoc title block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.intake.isodate import iso_date
from workbench.model.document import Block, BlockKind

_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>.{0,65536}?)^(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(?P<value>\S.*)?")
_TITLE_BLOCK = re.compile(
    r"%[ \t]*(?P<title>.*(?:\n[ \t]+\S.*)*)\n(?:%[ \t]*(?P<author>.*(?:\n[ \t]+\S.*)*)(?:\n|\Z))?"
    r"(?:%[ \t]*(?P<date>.*)(?:\n|\Z))?"
)
_NAMES = {
    "title": "title",
    "headline": "title",
    "subtitle": "dek",
    "description": "dek",
    "author": "credit",
    "authors": "credit",
    "byline": "credit",
    "date": "date",
    "published": "date",
    "pubdate": "date",
    "publishdate": "date",
    "date published": "date",
    "lang": "language",
    "language": "language",
    "locale": "language",
}
_KINDS: dict[str, BlockKind] = {
    "title": "title",
    "dek": "dek",
    "credit": "credit",
    "date": "credit",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


@dataclass(slots=True)
class FrontMatter:
    """What is declared above a text.

    Attributes:
        end: where the text itself begins.
        blocks: the lines above, each with its role.
    """

    end: int = 0
    title: str = ""
    published: str | None = None
    language: str | None = None
    blocks: list[Block] = field(default_factory=list)


def front_matter(text: str) -> FrontMatter:
    """Read what is declared above a text; nothing when it begins at once."""
    found = FrontMatter()
    if (fenced := _FENCED.match(text)) is not None and _is_fields(fenced["fields"]):
        found.end = fenced.end()
        _lines(text, fenced.end(), found)
    elif text.startswith("%") and (block := _TITLE_BLOCK.match(text)) is not None:
        found.end = block.end()
        for name in ("title", "author", "date"):
            if block[name] and block[name].strip():
                start = block.start(name)
                end = start + len(block[name].rstrip())
                _declare(found, _NAMES[name], " ".join(block[name].split()), start, end)
    return found


def _is_fields(lines: str) -> bool:
    """Whether lines between rules are fields rather than a text."""
    first = next((line for line in lines.split("\n") if line.strip()), "")
    return bool(_FIELD.match(first)) or first.lstrip().startswith("#") or not first


def _lines(text: str, end: int, found: FrontMatter) -> None:
    at = 0
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        entry = _FIELD.match(line)
        role = _NAMES.get(entry["key"].lower()) if entry is not None else None
        value = (entry["value"] or "").strip() if entry is not None else ""
        if role is not None and entry is not None and value.strip("\"'|>[]- "):
            inner = value.strip("\"'")
            start = at + entry.start("value") + value.index(inner)
            found.blocks.append(Block("boilerplate", at, at + entry.end("key")))
            _declare(found, role, inner, start, start + len(inner))
        elif line.strip():
            indent = len(line) - len(line.lstrip())
            found.blocks.append(Block("boilerplate", at + indent, at + len(line.rstrip())))
        at = stop + 1


def _declare(found: FrontMatter, role: str, value: str, start: int, end: int) -> None:
    """Take one declared value."""
    if role == "title" and not found.title:
        found.title = value
    elif role == "date":
        found.published = found.published or iso_date(value)
    elif role == "language" and _LANGUAGE.fullmatch(value):
        found.language = found.language or value.replace("_", "-")
    found.blocks.append(Block(_KINDS.get(role, "boilerplate"), start, end))
