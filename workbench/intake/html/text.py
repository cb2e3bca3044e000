"""The text of a page as a browser shows it, block by block, and where each element stands in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workbench.intake.galley import Galley
from workbench.intake.html.code import is_code
from workbench.intake.html.tables import is_data_table
from workbench.intake.html.tree import HEADINGS, UNSEEN, Node, Page
from workbench.model.document import BlockKind

_VANISHING = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and marks of no width, which a browser does not show."""
_QUOTES = (("“", "”"), ("‘", "’"))
_SKIPPED = UNSEEN | {"rt", "rtc"}
_NOT_THE_ARTICLE = frozenset({"boilerplate", "comment"})
_CELLS = frozenset({"td", "th"})
_BETWEEN_CELLS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
_ITEMS = frozenset({"li", "dt", "dd"})
_ACTIVE = frozenset({"a", "br", "q", ""})
"""Elements inside lines that do something to the text; the root, too."""
_FURNITURE = frozenset({"select", "textarea", "button", "svg", "noscript", "legend"})


@dataclass(frozen=True, slots=True)
class _Context:
    """What text becomes at a place.

    Attributes:
        given: the kind was given by the caller, and holds for everything inside.
        as_is: white space counts, as in ``pre``.
        in_row: in a row of a table, whose cells share a block.
    """

    kind: BlockKind
    level: int = 0
    given: bool = False
    as_is: bool = False
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a page's elements before its text is set.

    Attributes:
        kinds: the kind of everything in an element, by its place in document order.
        breaks: elements in the middle of a block where a block of a kind begins.
        lifted: elements inside a paragraph that are set below it.
        shown: hidden elements that are set all the same.
        fillers: what an element that shows nothing stands for (a mark counted by a style sheet).
        address: whither an element leads, or empty.
    """

    kinds: Mapping[int, BlockKind]
    breaks: Mapping[int, BlockKind]
    lifted: frozenset[int]
    shown: frozenset[int]
    fillers: Mapping[int, str]
    address: Callable[[Node], str]


class Setter:
    """Sets a page's text into a galley."""

    def __init__(self, page: Page, plan: Plan, galley: Galley) -> None:
        self._page, self._plan, self._galley = page, plan, galley
        self._starts = [0] * len(page.nodes)
        self._ends = [0] * len(page.nodes)
        self._written = 0
        self._fresh = True
        self._lines = 0
        self._quotes = 0
        self._waiting: dict[int, list[Node]] = defaultdict(list)
        self._plain = [self._is_plain(node) for node in page.nodes]
        self._data_tables = {
            node.index for node in page.nodes if node.tag == "table" and is_data_table(page, node)
        }

    def set(self) -> None:
        """Set the whole page."""
        self._set(self._page.root, [_Context("paragraph")])
        self._galley.close()

    def span(
        self, first: Node, last: Node | None = None, until: Node | None = None
    ) -> tuple[int, int]:
        """Where an element stands in the text, or what begins with one and ends with another.

        The span may have white space at its ends.
        """
        end = self._ends[(last or first).index]
        if until is not None:
            end = min(end, self._starts[until.index])
        return self._starts[first.index], max(end, self._starts[first.index])

    def _set(self, top: Node, contexts: list[_Context]) -> None:
        skipped: Node | None = None
        for node, what in self._page.walk(top):
            if skipped is not None:
                if node is skipped and what is False:
                    skipped = None
            elif isinstance(what, str):
                self._text(what, contexts[-1], node)
            elif self._plain[node.index]:
                if what:
                    self._starts[node.index] = self._galley.here
                else:
                    self._ends[node.index] = max(self._written, self._starts[node.index])
            elif not what:
                self._close(node, contexts)
            elif self._is_left_out(node):
                skipped = node
            elif node.index in self._plan.lifted and node is not top:
                self._waiting[self._page.block_of(node.parent or node).index].append(node)
                skipped = node
            else:
                self._open(node, contexts)

    def _is_plain(self, node: Node) -> bool:
        """Whether nothing happens at an element's ends, as with most of those inside lines."""
        plan, at = self._plan, node.index
        if node.is_block or node.hidden or node.tag in _SKIPPED or node.tag in _ACTIVE:
            return False
        return not (
            at in plan.kinds or at in plan.breaks or at in plan.lifted or at in plan.fillers
        )

    def _is_left_out(self, node: Node) -> bool:
        if node.tag in _SKIPPED and "shadowrootmode" not in node.attrs:
            return True
        if not node.hidden or node.index in self._plan.shown:
            return False
        return node.parent is None or not node.parent.hidden

    def _open(self, node: Node, contexts: list[_Context]) -> None:
        context = contexts[-1]
        if node.is_block or node.index in self._plan.kinds:
            contexts.append(self._context(node, context))
            if not context.in_row or not contexts[-1].in_row:
                self._break()
            else:
                self._cell(node)
        elif node.index in self._plan.breaks:
            self._break()
            contexts[-1] = _Context(self._plan.breaks[node.index], given=True)
        elif node.tag == "br":
            self._lines += 1
        elif node.tag == "q":
            self._write(_QUOTES[self._quotes % 2][0], contexts[-1])
            self._quotes += 1
        self._starts[node.index] = self._galley.here
        if node.index in self._plan.fillers:
            self._write(self._plan.fillers[node.index], contexts[-1])

    def _close(self, node: Node, contexts: list[_Context]) -> None:
        if node.tag == "q":
            self._quotes -= 1
            self._write(_QUOTES[self._quotes % 2][1], contexts[-1])
        self._ends[node.index] = max(self._written, self._starts[node.index])
        if node.tag == "a" and contexts[-1].kind not in _NOT_THE_ARTICLE:
            self._galley.link(self._starts[node.index], self._plan.address(node))
        if node.is_block or node.index in self._plan.kinds:
            context = contexts.pop() if len(contexts) > 1 else contexts[-1]
            if not (context.in_row and contexts[-1].in_row):
                self._break()
            for lifted in self._waiting.pop(node.index, ()):
                self._set_lifted(lifted)

    def _set_lifted(self, node: Node) -> None:
        self._break()
        kind = self._plan.kinds.get(node.index, "note")
        self._starts[node.index] = self._galley.here
        self._set(node, [_Context(kind, given=True)])
        self._ends[node.index] = max(self._written, self._starts[node.index])
        self._break()

    def _text(self, text: str, context: _Context, node: Node) -> None:
        if _VANISHING.search(text):
            text = _VANISHING.sub("", text)
        blank = not text or text.isspace()
        if blank and (self._fresh or self._lines or node.tag in _BETWEEN_CELLS):
            return
        if self._lines and not context.as_is:
            if self._lines > 1 and not context.in_row:
                self._break()
            elif not self._fresh:
                self._galley.write(" " if context.in_row else "\n")
            self._lines = 0
        self._write(text, context)

    def _write(self, text: str, context: _Context) -> None:
        if self._fresh:
            self._galley.open(context.kind, context.level)
            self._fresh = False
        if context.as_is:
            self._galley.write(text)
        else:
            self._galley.flow(text)
        if not text.isspace():
            self._written = self._galley.here

    def _break(self) -> None:
        self._galley.close()
        self._fresh, self._lines = True, 0

    def _cell(self, node: Node) -> None:
        """Something begins inside a table's row: a cell, or a paragraph in one."""
        if not self._fresh:
            if node.tag in _CELLS:
                self._galley.write("\t")
            else:
                self._galley.flow(" ")
        self._lines = 0

    def _context(self, node: Node, outer: _Context) -> _Context:
        """What text becomes in a block."""
        tag = node.tag
        given = self._plan.kinds.get(node.index)
        if given is not None:
            level = int(tag[1]) if tag in HEADINGS else 0
            outer = replace(outer, kind=given, level=level, given=True)
        if tag == "pre" or tag in {"listing", "xmp"}:
            return self._preformatted(node, outer)
        if tag in {"ol", "ul", "dl", "menu"}:
            return replace(outer, level=0 if outer.given else outer.level + 1)
        if tag == "table":
            return replace(outer, in_row=False)
        if tag == "tr":
            return self._row(node, outer)
        if outer.given or outer.in_row:
            return outer
        return self._by_tag(node, outer)

    def _by_tag(self, node: Node, outer: _Context) -> _Context:
        tag = node.tag
        if tag in HEADINGS:
            return _Context("heading", int(tag[1]))
        if tag in _ITEMS:
            return replace(outer, kind="list_item", level=max(1, outer.level))
        if tag == "blockquote":
            return replace(outer, kind="quote")
        if tag in {"caption", "figcaption"}:
            return replace(outer, kind="caption")
        if tag in _FURNITURE:
            return replace(outer, kind="boilerplate", given=True)
        return outer

    def _row(self, node: Node, outer: _Context) -> _Context:
        table = next((ancestor for ancestor in node.ancestors() if ancestor.tag == "table"), None)
        if table is None or table.index not in self._data_tables:
            return outer
        kind = outer.kind if outer.given else "table"
        return replace(outer, kind=kind, in_row=True)

    def _preformatted(self, node: Node, outer: _Context) -> _Context:
        """Preformatted text: furniture when it is program code, else as it stands."""
        if not outer.given and is_code(self._page, node):
            return replace(outer, kind="boilerplate", given=True, as_is=True)
        return replace(outer, as_is=True)


def edges(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without the white space at its ends."""
    start, end = span[0], min(span[1], len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
