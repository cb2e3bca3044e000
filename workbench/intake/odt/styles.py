"""What the styles of an OpenDocument text say: kinds of block, raised and hidden runs, lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workbench.intake.numerals import repeated_letter, roman
from workbench.intake.ooxml import child, local, number, value
from workbench.intake.stylenames import style_kind
from workbench.model.document import BlockKind

_FORMATS = {"a": repeated_letter, "i": roman}
_RAISED_FROM = 10
"""Per cent of the line's height; word processors raise superscripts by 33 or 58."""


@dataclass(slots=True)
class Style:
    """A paragraph or text style."""

    name: str = ""
    parent: str = ""
    outline: int = 0
    raised: bool | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document's parts, by their internal names."""

    _styles: dict[str, Style] = field(default_factory=dict)
    _lists: dict[str, dict[int, Any]] = field(default_factory=dict)
    language: str | None = None

    def add(self, root: Any) -> None:
        """Read the styles that a part (``content.xml``, ``styles.xml``) holds."""
        for element in root.iter():
            name = local(element)
            if name == "style":
                self._add_style(element)
            elif name == "list-style":
                levels = {number(level, "level"): level for level in element}
                self._lists[value(element, "name")] = levels
            elif name == "default-style" and value(element, "family") == "paragraph":
                self._read_language(element)

    def kind(self, style: str) -> tuple[BlockKind, int]:
        """The kind and level of a paragraph."""
        for ancestor in self._chain(style):
            if named := style_kind(ancestor.name):
                return named
            if ancestor.outline:
                return "heading", ancestor.outline
        return "paragraph", 0

    def is_raised(self, style: str) -> bool:
        """Whether a run is superscript."""
        return next((s.raised for s in self._chain(style) if s.raised is not None), False)

    def is_hidden(self, style: str) -> bool:
        """Whether a run is not shown."""
        return next((s.hidden for s in self._chain(style) if s.hidden is not None), False)

    def printed(self, style: str, counts: list[int]) -> str:
        """What is printed before a list item; empty for a bullet.

        Args:
            counts: the numbers of the item and of those it lies in, the outermost first.
        """
        levels = self._lists.get(style, {})
        level = levels.get(len(counts))
        if level is None or local(level) != "list-level-style-number":
            return ""
        shown = max(1, min(number(level, "display-levels", 1), len(counts)))
        numbers = [
            _number(value(levels.get(place), "num-format"), counts[place - 1])
            for place in range(len(counts) - shown + 1, len(counts) + 1)
        ]
        words = ".".join(filter(None, numbers))
        return value(level, "num-prefix") + words + value(level, "num-suffix") if words else ""

    def start(self, style: str, level: int) -> int:
        """The number that a list begins with."""
        return number(self._lists.get(style, {}).get(level), "start-value", 1)

    def _add_style(self, element: Any) -> None:
        text = child(element, "text-properties")
        position = value(text, "text-position").split(" ")[0]
        raised = None
        if position:
            percent = position.rstrip("%")
            raised = position == "super" or (percent.isdecimal() and int(percent) >= _RAISED_FROM)
        display = value(text, "display")
        name = value(element, "display-name") or _readable(value(element, "name"))
        self._styles[value(element, "name")] = Style(
            name,
            value(element, "parent-style-name"),
            number(element, "default-outline-level"),
            raised,
            display == "none" if display else None,
        )

    def _read_language(self, element: Any) -> None:
        text = child(element, "text-properties")
        language, country = value(text, "language"), value(text, "country")
        if language not in ("", "none", "zxx"):
            region = f"-{country}" if country not in ("", "none") else ""
            self.language = language + region

    def _chain(self, style: str) -> list[Style]:
        """A style and its parents; one that is not defined says as much as its name."""
        chain: list[Style] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            chain.append(self._styles[style])
            style = chain[-1].parent
        if style and style not in seen:
            chain.append(Style(_readable(style)))
        return chain


def _readable(name: str) -> str:
    return name.replace("_20_", " ")


def _number(style: str, count: int) -> str:
    """A number in one of OpenDocument's formats (``1``, ``a``, ``A``, ``i``, ``I``)."""
    if not style:
        return ""
    counter = _FORMATS.get(style.lower(), str)
    text = counter(max(count, 1))
    return text.upper() if style.isupper() else text
