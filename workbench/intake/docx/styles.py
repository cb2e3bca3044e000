"""What Word's styles, lists and note settings say: kinds of block, printed numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workbench.intake.numerals import repeated_letter, roman, sign
from workbench.intake.ooxml import child, is_on, local, number, value
from workbench.intake.stylenames import style_kind
from workbench.model.document import BlockKind

_NO_OUTLINE = 9
_MOST_LEVELS = 9

Counter = Callable[[int], str]
_FORMATS: dict[str, Counter] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": repeated_letter,
    "upperLetter": lambda n: repeated_letter(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "chicago": sign,
    "ordinal": lambda n: f"{n}.",
    "numberInDash": lambda n: f"- {n} -",
}


def numbered(style: str, count: int) -> str:
    """A number as a Word number format shows it; formats not known count in digits."""
    return _FORMATS.get(style, str)(max(count, 1))


@dataclass(slots=True)
class Style:
    """A paragraph or character style."""

    name: str = ""
    based_on: str = ""
    properties: Any = None
    run: Any = None


class Styles:
    """The styles of a document (``styles.xml``)."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Style] = {}
        self.language: str | None = None
        self.default = ""
        if root is None:
            return
        language = child(root, "docDefaults", "rPrDefault", "rPr", "lang")
        self.language = value(language) or None
        for element in root:
            if local(element) == "style":
                self._add(element)

    def kind(self, style: str, properties: Any) -> tuple[BlockKind, int]:
        """The kind and level of a paragraph with this style and these properties of its own."""
        for ancestor in self._chain(style):
            if named := style_kind(ancestor.name):
                return named
        outline = number(self._property(style, properties, "outlineLvl"), default=_NO_OUTLINE)
        if outline < _NO_OUTLINE:
            return "heading", outline + 1
        return "paragraph", 0

    def numbering(self, style: str, properties: Any) -> tuple[str, int] | None:
        """The list a paragraph belongs to and its level, counted from 0; None outside lists."""
        element = self._property(style, properties, "numPr")
        listed = value(child(element, "numId"))
        if listed in ("", "0"):
            return None
        return listed, max(0, min(number(child(element, "ilvl")), _MOST_LEVELS - 1))

    def run_property(self, style: str, properties: Any, name: str) -> Any:
        """A property of a run, its own or its style's, or None."""
        own = child(properties, name)
        if own is not None:
            return own
        found = (child(ancestor.run, name) for ancestor in self._chain(style))
        return next((element for element in found if element is not None), None)

    def is_raised(self, style: str, properties: Any) -> bool:
        """Whether a run is superscript."""
        return value(self.run_property(style, properties, "vertAlign")) == "superscript"

    def is_hidden(self, style: str, properties: Any) -> bool:
        """Whether a run is not shown."""
        return is_on(self.run_property(style, properties, "vanish"))

    def _add(self, element: Any) -> None:
        style = Style(
            value(child(element, "name")),
            value(child(element, "basedOn")),
            child(element, "pPr"),
            child(element, "rPr"),
        )
        key = value(element, "styleId")
        self._styles[key] = style
        if value(element, "default") in ("1", "true") and value(element, "type") == "paragraph":
            self.default = key

    def _chain(self, style: str) -> list[Style]:
        """A style and those it is based on."""
        chain: list[Style] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            chain.append(self._styles[style])
            style = chain[-1].based_on
        return chain

    def _property(self, style: str, properties: Any, name: str) -> Any:
        own = child(properties, name)
        if own is not None:
            return own
        found = (child(ancestor.properties, name) for ancestor in self._chain(style))
        return next((element for element in found if element is not None), None)


@dataclass(slots=True)
class Level:
    """One level of a list: its number format, what is printed, and where it starts."""

    style: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document (``numbering.xml``), counting as their paragraphs come."""

    def __init__(self, root: Any) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                key = value(element, "abstractNumId")
                self._levels[key] = dict(_level(e) for e in element if local(e) == "lvl")
            elif local(element) == "num":
                self._add_list(element)

    def printed(self, key: str, level: int) -> str:
        """What is printed before the next paragraph of a list; empty for a bullet."""
        listed = self._lists.get(key)
        levels = self._levels.get(listed.abstract, {}) if listed else {}
        if listed is None or level not in levels:
            return ""
        counts = self._counts.setdefault(listed.abstract, [0] * _MOST_LEVELS)
        if not counts[level]:
            counts[level] = listed.starts.get(level, levels[level].start) - 1
        counts[level] += 1
        counts[level + 1 :] = [0] * (_MOST_LEVELS - level - 1)
        if levels[level].style in ("bullet", "none") or "%" not in levels[level].text:
            return ""
        return re.sub(r"%([1-9])", lambda m: self._count(levels, counts, m[1]), levels[level].text)

    @staticmethod
    def _count(levels: dict[int, Level], counts: list[int], place: str) -> str:
        level = int(place) - 1
        style = levels[level].style if level in levels else "decimal"
        return numbered(style, counts[level])

    def _add_list(self, element: Any) -> None:
        listed = _List(value(child(element, "abstractNumId")))
        for override in element:
            start = child(override, "startOverride")
            if start is not None:
                listed.starts[number(override, "ilvl")] = number(start, default=1)
        self._lists[value(element, "numId")] = listed


def _level(element: Any) -> tuple[int, Level]:
    return number(element, "ilvl"), Level(
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")),
        number(child(element, "start"), default=1),
    )
