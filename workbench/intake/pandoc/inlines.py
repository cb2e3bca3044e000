"""The words of pandoc's tree, set in a galley: marks, citations and links among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.intake.galley import Galley
from workbench.intake.pandoc.tree import BLANKS, Element, plain
from workbench.intake.raised import is_mark

_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_LONGEST_LABEL = 12


class Inlines:
    """Sets words in the block that is open.

    Attributes:
        notes: the blocks of the notes that were met, in the order of their marks.
        keys: the keys of works that citations may lead to.
        labels: what citations show for works, by their keys.
    """

    def __init__(self, galley: Galley) -> None:
        self.notes: list[Sequence[Element]] = []
        self.keys: set[str] = set()
        self.labels: dict[str, str] = {}
        self._galley = galley
        self._before = ""

    def set(self, inlines: Sequence[Element]) -> None:
        """Set words."""
        for inline in inlines:
            self._set(inline)

    def _set(self, inline: Element) -> None:
        content: Any = inline.get("c")
        match inline["t"]:
            case "Str":
                self._write(content)
            case "Space" | "SoftBreak" | "LineBreak" as blank:
                self._write(BLANKS[blank])
            case "Emph" | "Strong" | "Strikeout" | "Underline" | "Subscript" | "SmallCaps":
                self.set(content)
            case "Superscript":
                self._raised(content)
            case "Quoted":
                opening, closing = _QUOTES[str(content[0]["t"])]
                self._write(opening)
                self.set(content[1])
                self._write(closing)
            case "Code" | "Math":
                self._write(content[1])
            case "Span" | "Image":
                self.set(content[1])
            case "Link":
                self._link(content)
            case "Cite":
                self._cite(content)
            case "Note":
                self.notes.append(content)
                number = str(len(self.notes))
                self._galley.mark(number, f"note-{number}")
                self._before = ""

    def _write(self, text: str) -> None:
        if text == " ":
            self._galley.flow(text)
        else:
            self._galley.write(text)
        self._before = (self._before + text)[-40:]

    def _raised(self, content: Any) -> None:
        """Raised characters: a mark that nothing links, or an exponent."""
        shown = plain(content)
        if is_mark(self._before, shown):
            self._galley.mark(shown.strip("[]()"), None, shown)
        else:
            self.set(content)

    def _link(self, content: Any) -> None:
        (_, _, _), inlines, (href, _) = content
        start = self._galley.here
        self.set(inlines)
        if href.startswith("#") and href[1:] in self.keys:
            label = plain(inlines).strip("[]()")
            self.labels.setdefault(href[1:], label)
            self._galley.anchor(start, href[1:])
        elif not href.startswith("#"):
            self._galley.link(start, href)

    def _cite(self, content: Any) -> None:
        """A citation: the label that it shows for its one work, or its keys in brackets."""
        citations, inlines = content
        shown = plain(inlines)
        label = shown.strip("[]() ")
        if len(citations) == 1 and 0 < len(label) <= _LONGEST_LABEL and "@" not in label:
            key = citations[0]["citationId"]
            self.labels.setdefault(key, label)
            self._galley.mark(label, key if key in self.keys else None, shown)
            return
        self._galley.write("[")
        for number, citation in enumerate(citations):
            if number:
                self._galley.write("; ")
            self.set(citation["citationPrefix"])
            if citation["citationPrefix"]:
                self._galley.write(" ")
            key = citation["citationId"]
            self._galley.mark(f"@{key}", key if key in self.keys else None)
            self.set(citation["citationSuffix"])
        self._galley.write("]")
        self._before = ""
