"""Resolved MediaWiki text set line by line: headings, lists, tables, quotations, paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from workbench.intake.galley import Galley
from workbench.intake.wikitext.expand import (
    Aside,
    Closing,
    Entry,
    Expansion,
    Item,
    Mark,
    NoteDraft,
    NoteList,
    Opening,
    Verbatim,
)
from workbench.intake.wikitext.table import read_table
from workbench.model.document import BlockKind

_INLINE = re.compile(
    r"""
      \x7f(?P<item>\d+)\x7f
    | (?P<emphasis>'{2,})
    | \[(?P<href>(?:https?:|ftp:|mailto:)?//[^\s\[\]<>"\x7f]+)(?P<label>[^\[\]\n]*)\]
    | (?P<bare>(?:https?|ftp)://[^\s\[\]<>"\x7f{|}']+)
    | <(?P<tag>/?[a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>
    """,
    re.VERBOSE,
)
_BARE_END = re.compile(r"[,;.:!?]+$")
_OWN_LINE = re.compile(
    r"[ \t]*(</?(?:blockquote|boilerplate|gallery|poem|div|center|p|ul|ol|dl|section)"
    r"\b[^<>]*>)[ \t]*",
    re.IGNORECASE,
)
_ITEM_TAG = re.compile(r"<(?:li|dd|dt)\b[^<>]*>", re.IGNORECASE)
_TABLE_TAGS = (
    (re.compile(r"<table\b[^<>]*>", re.IGNORECASE), "\n{|\n"),
    (re.compile(r"</table\s*>", re.IGNORECASE), "\n|}\n"),
    (re.compile(r"<tr\b[^<>]*>", re.IGNORECASE), "\n|-\n"),
    (re.compile(r"<(?:td|th)\b[^<>]*>", re.IGNORECASE), "\n| "),
)
_HEADING = re.compile(r"(={1,6})(.+?)\1\s*((?:\x7f\d+\x7f|\s)*)$")
_LIST = re.compile(r"[*#:;]+")
_REGION = re.compile(r"<(/?)(blockquote|boilerplate|gallery|poem)\b[^<>]*>", re.IGNORECASE)
_TAG_LINE = re.compile(r"</?[a-zA-Z][^<>]*>")
_ITEM_LINE = re.compile("\x7f(\\d+)\x7f")
_LISTED = re.compile(
    r"references?|notes?|footnotes?|citations?|sources?|bibliography|further reading|works cited|"
    r"external links?|notes and references|literature|literatur|weblinks|einzelnachweise|quellen|"
    r"belege|références|notes et références|bibliographie|liens externes|referencias|bibliografía|"
    r"fuentes|enlaces externos|примечания|литература|ссылки",
    re.IGNORECASE,
)


_RELATED = re.compile(
    r"see also|related articles|siehe auch|voir aussi|articles connexes|véase también|см\. также",
    re.IGNORECASE,
)


class Setter:
    """Sets a page's resolved text in a galley."""

    def __init__(self, galley: Galley, page: Expansion) -> None:
        self._galley = galley
        self._page = page
        self._open: list[tuple[int, Opening]] = []
        self._entry: Entry | None = None
        self._set: set[str] = set()
        self._lines: list[str] = []
        self._region = ""
        self._section: BlockKind | None = None

    def page(self, text: str) -> None:
        """The whole page, its notes included."""
        for tag, line in _TABLE_TAGS:
            text = tag.sub(line, text)
        text = _OWN_LINE.sub(r"\n\1\n", _ITEM_TAG.sub("\n* ", text))
        lines = iter(text.split("\n"))
        for line in lines:
            if line.lstrip(" :").startswith("{|"):
                self._flush()
                self._table(lines)
            else:
                self._line(line)
        self._flush()
        for group in dict.fromkeys(draft.group for draft in self._page.notes.values()):
            self._notes(group)

    def _line(self, line: str) -> None:
        stripped = line.strip()
        if region := _REGION.fullmatch(stripped):
            self._flush()
            self._region = "" if region[1] else region[2].lower()
        elif not stripped or stripped.strip("-") == "" or _TAG_LINE.fullmatch(stripped):
            self._flush()
        elif self._region == "gallery":
            self._block("caption", 0, stripped.partition("|")[2])
        elif heading := _HEADING.match(stripped):
            self._flush()
            words = heading[2].strip()
            self._section = _section(words)
            self._block("heading", len(heading[1]), words + heading[3])
        elif marks := _LIST.match(line):
            self._flush()
            self._list_item(marks[0], line[marks.end() :])
        elif self._is_note_list(stripped):
            self._flush()
        elif self._region == "poem":
            self._lines.append(stripped + "<br>")
        else:
            self._lines.append(stripped)

    def _list_item(self, marks: str, words: str) -> None:
        kind: BlockKind = "list_item"
        if marks.strip(":") == "":
            kind = "quote" if words.lstrip().startswith(('"', "“", "«", "„", "''")) else "paragraph"
        self._block(self._section or kind, len(marks), words)

    def _is_note_list(self, line: str) -> bool:
        """Set the notes of a group whose place this line is."""
        item = self._item(line)
        if isinstance(item, NoteList):
            self._flush()
            self._notes(item.group)
        return isinstance(item, NoteList)

    def _item(self, line: str) -> Item | None:
        match = _ITEM_LINE.fullmatch(line)
        return self._page.items[int(match[1])] if match else None

    def _flush(self) -> None:
        """Set the paragraph whose lines were collected."""
        if self._lines:
            kinds: dict[str, BlockKind] = {"blockquote": "quote", "poem": "quote"}
            kinds["boilerplate"] = "boilerplate"
            text = "\n".join(self._lines)
            self._lines = []
            self._block(kinds.get(self._region, "paragraph"), 0, text)

    def _block(self, kind: BlockKind, level: int, text: str) -> None:
        self._asides(text)
        self._galley.open(kind, level)
        self._inline(text)
        self._close()

    def _close(self) -> None:
        """End a block; as a reference-list entry, when it holds one that is cited."""
        entry, self._entry, self._open = self._entry, None, []
        if entry:
            self._galley.entry(entry.key, entry.label, entry.targets)
        self._galley.close()

    def _asides(self, text: str) -> None:
        """Set the captions of the pictures in a block before it."""
        for match in _ITEM_LINE.finditer(text):
            item = self._page.items[int(match[1])]
            if isinstance(item, Aside):
                self._block("caption", 0, item.text)

    def _notes(self, group: str) -> None:
        for draft in self._page.notes.values():
            if draft.group == group and draft.text is not None and draft.key not in self._set:
                self._set.add(draft.key)
                self._note(draft, draft.text)

    def _note(self, draft: NoteDraft, text: str) -> None:
        body = self._galley.open_note(draft.label)
        self._inline(text)
        self._open = []
        self._entry = None
        self._galley.close_note(draft.key, draft.label, body, targets=draft.targets)

    def _table(self, lines: Iterator[str]) -> None:
        table = read_table(lines)
        if table.caption:
            self._block("caption", 0, table.caption)
        for row in table.rows:
            self._asides(" ".join(row))
        self._galley.table(table.rows, self._inline)
        self._close()

    def _inline(self, text: str) -> None:
        """Set text with emphasis left out, links and marks declared, entities resolved."""
        position = 0
        for match in _INLINE.finditer(text):
            self._words(text[position : match.start()])
            position = match.end()
            if match["item"]:
                self._set_item(self._page.items[int(match["item"])])
            elif match["emphasis"]:
                self._words("'" * _apostrophes(len(match["emphasis"])))
            elif match["href"]:
                self._external(match["href"], match["label"].strip())
            elif match["bare"]:
                self._bare(match["bare"])
            elif match["tag"].lower() == "br":
                self._galley.write("\n")
        self._words(text[position:])

    def _words(self, text: str) -> None:
        self._galley.flow(html.unescape(text))

    def _external(self, address: str, label: str) -> None:
        start = self._galley.here
        if label:
            self._inline(label)
        else:
            self._words(address)
        self._galley.link(start, html.unescape(address))

    def _bare(self, address: str) -> None:
        end = _BARE_END.search(address)
        cut = end.start() if end else len(address)
        if address[:cut].endswith(")") and "(" not in address:
            cut -= 1
        self._external(address[:cut], "")
        self._words(address[cut:])

    def _set_item(self, item: Item) -> None:
        galley = self._galley
        if isinstance(item, Mark):
            galley.mark(item.label, item.key, f"[{item.label}]")
        elif isinstance(item, Verbatim):
            galley.write(html.unescape(item.text))
        elif isinstance(item, Opening):
            self._open.append((galley.here, item))
        elif isinstance(item, Closing) and self._open:
            self._end(*self._open.pop())
        elif isinstance(item, Entry) and item.key in self._page.mentioned:
            self._entry = item

    def _end(self, start: int, opening: Opening) -> None:
        if opening.href:
            self._galley.link(start, html.unescape(opening.href))
        elif note := self._page.entries.get(opening.entry):
            self._galley.anchor(start, note)


def _section(heading: str) -> BlockKind | None:
    """What the list items under a heading are, when it says so."""
    if _LISTED.fullmatch(heading):
        return "reference"
    return "boilerplate" if _RELATED.fullmatch(heading) else None


def _apostrophes(run: int) -> int:
    """How many apostrophes of a run are shown: two, three and five are emphasis."""
    return 1 if run == 4 else max(0, run - 5)
