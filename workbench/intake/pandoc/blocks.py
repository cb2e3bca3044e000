"""The blocks of pandoc's tree, set in a galley; the notes behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.intake.galley import Galley
from workbench.intake.pandoc.inlines import Inlines
from workbench.intake.pandoc.tree import Element, plain
from workbench.intake.pandoc.works import labelled_works, listed_works
from workbench.model.document import BlockKind

_MOST_NESTED = 60
"""How deep elements may lie in one another."""


class Blocks:
    """Sets blocks in a galley.

    Args:
        meta: the document's head, which may hold its references.
    """

    def __init__(self, galley: Galley, meta: Mapping[str, Any]) -> None:
        self._galley = galley
        self._works = listed_works(meta)
        self._inlines = Inlines(galley)
        self._known: set[str] = set(self._works)
        self._depth = 0

    def set(self, blocks: Sequence[Element], kind: BlockKind = "paragraph", level: int = 0) -> None:
        """Set blocks.

        Args:
            kind: what a paragraph is here.
            level: how deep in lists it stands.
        """
        self._inlines.keys = self._known = self._known | labelled_works(blocks)
        self._depth += 1
        for block in blocks if self._depth < _MOST_NESTED else ():
            self._block(block, kind, level)
        self._depth -= 1

    def finish(self) -> None:
        """Set the notes, then the references that the head holds."""
        for number, note in enumerate(self._inlines.notes, start=1):
            body = self._galley.open_note(str(number))
            self._flow(note)
            self._galley.close_note(f"note-{number}", str(number), body)
        for key, words in self._works.items():
            self._galley.open("reference")
            self._galley.flow(words)
            self._galley.entry(key, self._inlines.labels.get(key, ""))

    def _block(self, block: Element, kind: BlockKind, level: int) -> None:
        content: Any = block.get("c")
        match block["t"]:
            case "Plain" | "Para":
                self._paragraph(content, kind, level)
            case "LineBlock":
                lines = [[*line, {"t": "LineBreak"}] for line in content]
                self._paragraph([word for line in lines for word in line][:-1], kind, level)
            case "Header":
                self._paragraph(content[2], "heading", content[0])
            case "CodeBlock":
                self._galley.open("boilerplate")
                self._galley.write(content[1])
                self._galley.close()
            case "BlockQuote":
                self.set(content, "quote" if kind == "paragraph" else kind, level)
            case "Table":
                self._table(content)
            case "Figure":
                self._paragraph(_all_inlines(content[1]), "caption", 0)
                self.set(content[2], kind, level)
            case "Div":
                self.set(content[1], kind, level)
            case name:
                self._list(name, content, kind, level)

    def _list(self, name: str, content: Any, kind: BlockKind, level: int) -> None:
        match name:
            case "BulletList":
                for item in content:
                    self.set(item, "list_item", level + 1)
            case "OrderedList":
                self._ordered(content, level)
            case "DefinitionList":
                self._defined(content, kind, level)

    def _paragraph(self, inlines: Sequence[Element], kind: BlockKind, level: int) -> None:
        pictured = [one for one in inlines if one["t"] not in ("Space", "SoftBreak")]
        alone = bool(pictured) and all(one["t"] == "Image" for one in pictured)
        self._galley.open("caption" if alone else kind, level)
        self._inlines.set(inlines)
        self._galley.close()

    def _ordered(self, content: Any, level: int) -> None:
        (first, _, _), items = content
        for number, item in enumerate(items, start=first):
            self._galley.open("list_item", level + 1)
            self._galley.write(f"{number}. ")
            if item and item[0]["t"] in ("Plain", "Para"):
                self._inlines.set(item[0]["c"])
                item = item[1:]
            self._galley.close()
            self.set(item, "list_item", level + 1)

    def _defined(self, content: Any, kind: BlockKind, level: int) -> None:
        """A list of terms and what they mean; one whose terms label works is their list."""
        for term, meanings in content:
            key = next(iter(labelled_works(term)), None)
            if key is not None:
                label = plain(term)
                body = self._galley.open_note(label)
                self._flow([block for meaning in meanings for block in meaning])
                self._galley.close_note(key, label, body)
                continue
            self._paragraph(term, "list_item", level + 1)
            for meaning in meanings:
                self.set(meaning, kind, level)

    def _table(self, content: Any) -> None:
        if len(content) < 6:  # before pandoc 2.10
            caption, rows = content[0], [content[3], *content[4]]
            cells = [row for row in rows if any(row)]
        else:
            caption = _all_inlines(content[1][1])
            cells = [[cell[4] for cell in row[1]] for row in _rows(content)]
        if caption:
            self._paragraph(caption, "caption", 0)
        self._galley.table(cells, self._flow)

    def _flow(self, blocks: Sequence[Element]) -> None:
        """Set blocks in the block that is open, as one run of words."""
        for number, inlines in enumerate(_runs(blocks)):
            if number:
                self._galley.flow(" ")
            self._inlines.set(inlines)


def _rows(content: Any) -> Iterator[Any]:
    """The rows of a table: head, bodies, foot."""
    _, _, _, head, bodies, foot = content
    yield from head[1]
    for body in bodies:
        yield from body[2]
        yield from body[3]
    yield from foot[1]


def _all_inlines(blocks: Any) -> list[Element]:
    return [inline for run in _runs(blocks or []) for inline in run]


def _runs(blocks: Any) -> Iterator[list[Element]]:
    """The words of blocks that cannot stand as blocks, one run for each paragraph."""
    for block in blocks:
        match block["t"]:
            case "Plain" | "Para":
                yield block["c"]
            case "CodeBlock":
                yield [{"t": "Str", "c": block["c"][1]}]
            case "Header":
                yield block["c"][2]
            case "LineBlock":
                yield from block["c"]
            case "BlockQuote":
                yield from _runs(block["c"])
            case "Div":
                yield from _runs(block["c"][1])
            case "BulletList":
                for item in block["c"]:
                    yield from _runs(item)
            case "OrderedList":
                for item in block["c"][1]:
                    yield from _runs(item)
