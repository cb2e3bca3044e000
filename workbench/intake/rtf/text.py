"""The meaning of RTF's control words: destinations, paragraphs, notes, fields, looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from workbench.intake.rtf.story import LinkEnd, NoteDraft, Notes, Story, Words
from workbench.intake.rtf.syntax import Lexer, Token, charset
from workbench.intake.stylenames import style_kind
from workbench.model.document import BlockKind

_CHARACTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emdash": "—", "endash": "–", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "softline": "\n",
}  # fmt: skip
_SKIPPED = frozenset(
    {
        *("colortbl", "pict", "objdata", "themedata", "datastore", "listtable"),
        *("listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "latentstyles"),
        *("filetbl", "nonshppict", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
        *("sp", "mmathPr", "template", "author", "operator", "creatim", "revtim", "printim"),
        *("buptim", "comment", "company", "subject", "keywords", "doccomm", "hlinkbase"),
        *("manager", "category", "fldtype", "tc", "xe", "pntxta", "pntxtb", "falt", "panose"),
        *("background", "objclass", "objname", "bkmkstart", "bkmkend", "atnid", "atnref"),
        *("atndate", "nesttableprops", "listname", "userprops"),
    }
)
_STARRED = frozenset(
    {
        *("footnote", "fldinst", "shppict", "annotation", "atnauthor", "shpinst", "shptxt", "do"),
        *("dptxbxtext", "ud", "shpgrp", "cs", "s", "ts", "ds"),
    }
)
"""Destinations marked as ignorable that are read all the same."""
_HEADERS = frozenset(f"{place}{pages}" for place in ("header", "footer") for pages in ("", *"lrf"))
_PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "nestcell", "\n", "\r"})
_MOST_LEVELS = 9
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX)\b")
_NUMBERING = re.compile(r"(a?)ftnn(ar|alc|auc|rlc|ruc|chi)")


@dataclass(slots=True)
class _Field:
    instruction: str = ""


@dataclass(slots=True)
class _Group:
    """What holds in a group; the groups in it inherit it."""

    story: Story
    sink: str = "story"
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    kind: BlockKind = "paragraph"
    level: int = 0
    field: _Field | None = None
    note: NoteDraft | None = None
    ends: Story | None = None
    ends_link: bool = False


@dataclass(slots=True)
class _CharacterStyle:
    name: str = ""
    raised: bool = False
    outline: int = 0


@dataclass(slots=True)
class Interpreter:
    """Reads a document's stories.

    Attributes:
        comments: author and words.
        hidden: characters that are formatted as hidden, and were left out.
    """

    data: bytes
    title: str = ""
    hidden: int = 0
    body: Story = field(default_factory=Story)
    notes: Notes = field(default_factory=Notes)
    comments: list[tuple[str, Story]] = field(default_factory=list)
    headers: list[Story] = field(default_factory=list)
    _styles: dict[tuple[str, int], _CharacterStyle] = field(default_factory=dict)
    _style: _CharacterStyle = field(default_factory=_CharacterStyle)
    _author: str = ""
    _font: int = 0
    _star: bool = False
    _groups: list[_Group] = field(default_factory=list)

    def run(self) -> None:
        """Read the whole file."""
        lexer = Lexer(self.data)
        self._groups = [_Group(self.body)]
        for token in lexer.tokens():
            if token.kind == "{":
                now = self._groups[-1]
                self._groups.append(replace(now, ends=None, ends_link=False))
                self._star = False
            elif token.kind == "}":
                self._end_group()
            elif token.kind == "text":
                self._text(token.text)
            else:
                self._word(token, lexer)
        while len(self._groups) > 1:
            self._end_group()
        self.body.end()
        self.notes.number()

    def _end_group(self) -> None:
        if len(self._groups) < 2:
            return
        group = self._groups.pop()
        if group.ends is not None:
            group.ends.end()
        if group.ends_link:
            group.story.now.pieces.append(LinkEnd())

    def _text(self, text: str) -> None:
        group = self._groups[-1]
        if group.sink == "story":
            self._words(group, text)
        elif group.sink == "styles":
            self._style.name += text
        elif group.sink == "printed":
            group.story.now.printed += text
        elif group.sink == "instruction" and group.field:
            group.field.instruction += text
        elif group.sink == "title":
            self.title += text
        elif group.sink == "writer":
            self._author += text

    def _words(self, group: _Group, text: str) -> None:
        if group.deleted:
            return
        if group.hidden:
            self.hidden += len("".join(text.split()))
            return
        pieces = group.story.now.pieces
        last = pieces[-1] if pieces else None
        if isinstance(last, Words) and last.raised == group.raised:
            last.text += text
        else:
            pieces.append(Words(text, group.raised))

    def _word(self, token: Token, lexer: Lexer) -> None:
        word, number = token.text, token.number
        group = self._groups[-1]
        if word == "*":
            self._star = True
            return
        starred, self._star = self._star, False
        if (starred and word not in _STARRED) or word in _SKIPPED or word == "upr":
            group.sink = "skip" if word != "upr" else "upr"
        elif word == "ud":
            group.sink = "story"
        elif word in _CHARACTERS:
            self._text(_CHARACTERS[word])
        elif group.sink == "fonts":
            self._font_table(word, number, lexer)
        elif group.sink == "styles":
            self._style_sheet(word, number)
        elif group.sink != "skip" and not self._destination(group, word):
            self._structure(group, word, number)
            self._look(group, word, number)
            self._numbering(word, number)

    def _destination(self, group: _Group, word: str) -> bool:
        """Whether the word says where the group's text goes."""
        if word in ("fonttbl", "stylesheet", "title", "fldinst", "listtext", "pntext", "atnauthor"):
            names = {"fonttbl": "fonts", "stylesheet": "styles", "fldinst": "instruction"}
            names |= {"listtext": "printed", "pntext": "printed", "atnauthor": "writer"}
            group.sink = names.get(word, word)
        elif word == "info":
            group.sink = "info"
        elif word == "footnote":
            self._footnote(group)
        elif word in ("annotation", "shptxt", "dptxbxtext") or word in _HEADERS:
            self._aside(group, word)
        elif word == "field":
            group.field = _Field()
        elif word == "fldrslt":
            self._field_result(group)
        else:
            return False
        return True

    def _footnote(self, group: _Group) -> None:
        """A note begins; its mark was just met, or is the raised text before it."""
        pieces = group.story.now.pieces
        last = pieces[-1] if pieces else None
        if isinstance(last, NoteDraft) and last.story is None:
            draft = last
        else:
            draft = NoteDraft()
            if isinstance(last, Words) and last.raised and last.text.strip():
                draft.own = last.text.strip()
                pieces.pop()
            pieces.append(draft)
            self.notes.drafts.append(draft)
        draft.story = Story()
        self._begin(group, draft.story)
        group.note = draft

    def _aside(self, group: _Group, word: str) -> None:
        story = Story()
        if word == "annotation":
            self.comments.append((self._author.strip(), story))
            self._author = ""
        elif word in _HEADERS:
            self.headers.append(story)
        else:
            story = self.body
            story.end_paragraph(group.in_table)
        self._begin(group, story)

    @staticmethod
    def _begin(group: _Group, story: Story) -> None:
        """What follows in the group goes into a story of its own."""
        group.story = group.ends = story
        group.sink = "story"
        group.raised = group.hidden = group.in_table = False
        group.kind, group.level = "paragraph", 0

    def _field_result(self, group: _Group) -> None:
        group.sink = "story"
        instruction = group.field.instruction if group.field else ""
        if link := _HYPERLINK.match(instruction):
            group.story.now.pieces.append(LinkEnd(link[1]))
            group.ends_link = True
        elif _CONTENTS.match(instruction):
            group.kind = "boilerplate"

    def _structure(self, group: _Group, word: str, number: int | None) -> None:
        story = group.story
        if word in _PARAGRAPH_ENDS:
            if word != "page" or story.now.pieces:
                self._end_paragraph(group)
        elif word == "cell":
            story.end_cell()
        elif word == "row":
            story.end_row()
        elif word == "intbl":
            group.in_table = True
        elif word == "chftn" and group.note is None:
            draft = NoteDraft()
            story.now.pieces.append(draft)
            self.notes.drafts.append(draft)
        elif word == "ftnalt" and group.note:
            group.note.kind = "endnote"
        else:
            self._paragraph_style(group, word, number)

    def _paragraph_style(self, group: _Group, word: str, number: int | None) -> None:
        if word == "pard":
            group.in_table = False
            if group.kind != "boilerplate":
                group.kind, group.level = "paragraph", 0
        elif word == "s":
            style = self._styles.get(("s", number or 0), _CharacterStyle())
            named = style_kind(style.name.strip(" ;"))
            if named or style.outline:
                group.kind, group.level = named or ("heading", style.outline)
        elif word == "outlinelevel" and number is not None and 0 <= number < _MOST_LEVELS:
            group.kind, group.level = "heading", number + 1

    def _end_paragraph(self, group: _Group) -> None:
        paragraph = group.story.now
        paragraph.kind, paragraph.level = group.kind, group.level
        group.story.end_paragraph(group.in_table)

    def _look(self, group: _Group, word: str, number: int | None) -> None:
        if word == "super":
            group.raised = number != 0
        elif word in ("nosupersub", "sub", "dn"):
            group.raised = False
        elif word == "up":
            group.raised = bool(number)
        elif word == "plain":
            group.raised = group.hidden = group.deleted = False
        elif word == "v":
            group.hidden = number != 0
        elif word == "deleted":
            group.deleted = number != 0
        elif word == "cs":
            style = self._styles.get(("cs", number or 0), _CharacterStyle())
            group.raised = group.raised or style.raised

    def _numbering(self, word: str, number: int | None) -> None:
        """How notes are numbered, for the whole document."""
        if match := _NUMBERING.fullmatch(word):
            self.notes.styles["endnote" if match[1] else "footnote"] = match[2]
        elif word in ("ftnstart", "aftnstart") and number:
            self.notes.starts["endnote" if word[0] == "a" else "footnote"] = number

    def _font_table(self, word: str, number: int | None, lexer: Lexer) -> None:
        if word == "f":
            self._font = number or 0
        elif word == "fcharset" and (codec := charset(number or 0)):
            lexer.fonts[self._font] = codec

    def _style_sheet(self, word: str, number: int | None) -> None:
        """Read the styles: each begins with its number, ends with its name and a semicolon."""
        if word in ("s", "cs", "ts", "ds"):
            self._style = _CharacterStyle()
            self._styles[word, number or 0] = self._style
        elif word == "super":
            self._style.raised = True
        elif word == "outlinelevel" and number is not None and 0 <= number < _MOST_LEVELS:
            self._style.outline = number + 1
