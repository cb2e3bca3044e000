"""What LaTeX's commands print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NoReturn

from workbench.intake.galley import Galley
from workbench.intake.latex.citations import Citations
from workbench.intake.latex.commands import (
    BLOCK_ENVIRONMENTS,
    CHAPTERED,
    CITATIONS,
    ENVIRONMENT_ARGUMENTS,
    FORMULAS,
    FRONT,
    HEADINGS,
    INCLUDED,
    NOTES,
    REFERENCES,
    TABLES,
    UNPRINTED,
)
from workbench.intake.latex.letters import (
    ACCENTS,
    LETTERS,
    accented,
    ligatures,
    maths,
    raised_only,
)
from workbench.intake.latex.macros import Macros
from workbench.intake.latex.notes import NoteDraft, Notes
from workbench.intake.latex.printer import Printer
from workbench.intake.latex.syntax import Cursor, Token, depth_of, plain, source_of, split
from workbench.model.errors import InputError

_MAX_DEPTH = 60
_FLOATS = frozenset({"figure", "figure*", "table", "table*", "abstract", "center"})


class Reader:
    """Reads a document into a galley.

    Attributes:
        title: as the document gives it.
    """

    def __init__(self, galley: Galley, where: str) -> None:
        self.title = ""
        self._galley = galley
        self._page = Printer(galley)
        self._where = where
        self._notes = Notes()
        self._citations = Citations(self._page, self._run, ())
        self._macros = Macros(where)
        self._depth = 0
        self._counts: list[int | None] = []
        self._front: dict[str, list[Token]] = {}
        self._in_box = False
        self._restarts = False
        self._unread: dict[str, None] = {}

    def document(self, tokens: Sequence[Token]) -> None:
        """The whole document, its notes at the end."""
        if depth_of(tokens) > _MAX_DEPTH:
            self._refuse()
        self._citations = Citations(self._page, self._run, tokens)
        self._page.prints = not any(
            t.kind == "command" and t.text in ("documentclass", "documentstyle") for t in tokens
        )
        self._run(tokens)
        self._page.close()
        self._page.prints = True
        for draft in self._notes.drafts:
            self._note(draft)
        self.title = " ".join(plain(self._front.get("title", [])).split())
        for name in self._unread:
            self._galley.problem("text lost", f"{name}, a file of its own, was not read", 0)

    def _run(self, tokens: Sequence[Token]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            self._refuse()
        cursor = Cursor(tokens)
        while (token := cursor.next()) is not None:
            if token.kind == "text":
                self._page.words(ligatures(token.text))
            elif token.kind == "command":
                self._command(token.text, cursor)
            elif token.kind == "open":
                self._run(cursor.group())
            elif token.kind == "tie":
                self._page.words(" ")
            elif token.kind == "break":
                self._page.end_paragraph()
            elif token.kind == "math":
                self._maths(token.text)
            elif token.kind == "verbatim":
                self._page.verbatim(token.text)
            elif token.kind in ("url", "href"):
                self._link(token, cursor)
        self._depth -= 1

    def _refuse(self) -> NoReturn:
        raise InputError("nests its groups too deep to be read", self._where, "simplify it")

    def _command(self, name: str, cursor: Cursor) -> None:
        unstarred = name.rstrip("*")
        if name in self._macros:
            self._run(self._macros.expand(name, cursor))
        elif name in LETTERS:
            self._page.words(LETTERS[name])
        elif name in ACCENTS:
            base = cursor.argument()
            letters = (LETTERS.get(t.text, "") if t.kind == "command" else t.text for t in base)
            self._page.words(accented(name, "".join(letters)))
        elif name in NOTES:
            self._note_command(name, cursor)
        elif unstarred in _COMMANDS:
            _COMMANDS[unstarred](self, cursor)
        else:
            self._other(name, unstarred, cursor)

    def _other(self, name: str, unstarred: str, cursor: Cursor) -> None:
        """Families of commands; one that is not known prints nothing but its arguments."""
        if unstarred in HEADINGS:
            self._heading(unstarred, cursor)
        elif name in FRONT:
            cursor.option()
            self._front[name] = cursor.argument()
        elif unstarred in REFERENCES:
            cursor.argument()
            self._page.words("??")
        elif name in INCLUDED:
            for each in plain(cursor.argument()).split(","):
                self._unread[each.strip() + ("" if "." in each else INCLUDED[name])] = None
        elif CITATIONS.fullmatch(name):
            self._citations.cite(name, cursor)
        elif name in UNPRINTED:
            cursor.option()
            for _ in range(UNPRINTED[name]):
                cursor.argument()
            cursor.option()

    def _maths(self, source: str) -> None:
        raised = raised_only(source)
        if raised is None:
            self._page.words(maths(source))
        else:
            self._raised([Token("text", raised)])

    def _raised(self, tokens: Sequence[Token]) -> None:
        before, start = self._page.before(), self._galley.here
        self._run(tokens)
        if all(token.kind == "text" for token in tokens):
            self._page.mark_if_raised(before, start)

    def _link(self, token: Token, cursor: Cursor) -> None:
        words = cursor.argument() if token.kind == "href" else [Token("verbatim", token.text)]
        if self._page.prints:
            self._page.begin()
            start = self._galley.here
            self._run(words)
            self._galley.link(start, token.text)

    def _define(self, cursor: Cursor) -> None:
        name, body = self._macros.define(cursor)
        if name == "thefootnote":
            self._notes.use_style(body)

    def _define_environment(self, cursor: Cursor) -> None:
        cursor.argument()
        cursor.option()
        cursor.option()
        cursor.argument()
        cursor.argument()

    def _class(self, cursor: Cursor) -> None:
        cursor.option()
        self._restarts = bool(CHAPTERED.fullmatch(plain(cursor.argument())))

    def _line_break(self, cursor: Cursor) -> None:
        cursor.option()
        self._page.words("\n")

    def _heading(self, name: str, cursor: Cursor) -> None:
        cursor.option()
        words = cursor.argument()
        if name == "chapter" and self._restarts:
            self._notes.begin_chapter()
        if self._page.prints:
            with self._page.block("heading", HEADINGS[name]):
                self._run(words)

    def _make_title(self, cursor: Cursor) -> None:
        for name, kind in FRONT.items():
            if name in self._front:
                with self._page.block(kind):
                    self._run(self._front[name])

    def _caption(self, cursor: Cursor) -> None:
        cursor.option()
        words = cursor.argument()
        if self._page.prints:
            with self._page.block("caption"):
                self._run(words)

    def _begin(self, cursor: Cursor) -> None:
        name = plain(cursor.argument())
        if name == "document":
            self._page.prints = True
        elif FORMULAS.fullmatch(name):
            self._page.words(f" {maths(source_of(cursor.until_end(name)))} ")
            return
        elif name in TABLES:
            self._table(name, cursor)
            return
        cursor.option()
        for _ in range(ENVIRONMENT_ARGUMENTS.get(name, 0)):
            cursor.argument()
        self._in_box = self._in_box or name == "minipage"
        if name in BLOCK_ENVIRONMENTS or name == "thebibliography":
            kind = BLOCK_ENVIRONMENTS.get(name, "reference")
            level = sum(outer == "list_item" for outer, _ in self._page.contexts) + 1
            self._page.end_paragraph()
            self._page.contexts.append((kind, level if kind == "list_item" else 0))
            self._counts.append(0 if name == "enumerate" else None)

    def _end(self, cursor: Cursor) -> None:
        name = plain(cursor.argument())
        if name == "document":
            self._page.close()
            self._page.prints = False
        elif name == "minipage":
            self._in_box = False
        elif name in _FLOATS:
            self._page.end_paragraph()
        elif (name in BLOCK_ENVIRONMENTS or name == "thebibliography") and self._counts:
            self._page.end_paragraph()
            self._page.contexts.pop()
            self._counts.pop()

    def _item(self, cursor: Cursor) -> None:
        self._page.end_paragraph()
        if option := cursor.option():
            self._run([*option, Token("text", " ")])
        elif self._counts and self._counts[-1] is not None:
            self._counts[-1] += 1
            self._page.words(f"{self._counts[-1]}. ")

    def _table(self, name: str, cursor: Cursor) -> None:
        cursor.option()
        for _ in range(TABLES[name]):
            cursor.argument()
        rows = split(cursor.until_end(name))
        if self._page.is_sealed or not self._page.prints:
            for cell in (each for row in rows for each in row):
                self._run([*cell, Token("text", " ")])
            return
        self._page.close()
        with self._page.sealed():
            self._galley.table(rows, self._run)

    def _note_command(self, name: str, cursor: Cursor) -> None:
        """A mark, a note, or both."""
        option = cursor.option() or []
        kind = "mpfootnote" if self._in_box and name == "footnote" else NOTES[name]
        text: list[Token] | None
        if name.endswith("cite"):
            bracketed = [Token("text", "["), *option, Token("text", "]")] if option else []
            key = [Token("open"), *cursor.argument(), Token("close")]
            text, option = [Token("command", "cite"), *bracketed, *key], []
        else:
            text = None if name.endswith("mark") else cursor.argument()
        number = "again" if any(t.text == "value" for t in option) else plain(option)
        if name.endswith("text"):
            self._notes.text(kind, number, text or [])
            return
        draft = self._notes.mark(kind, number, text)
        if self._page.prints:
            self._page.begin()
            self._galley.mark(draft.label, draft.key)

    def _note(self, draft: NoteDraft) -> None:
        if draft.text is not None:
            body = self._galley.open_note(draft.label)
            with self._page.sealed("\n"):
                self._run(draft.text)
            self._galley.close_note(draft.key, draft.label, body, section=draft.section)

    def _set_counter(self, cursor: Cursor) -> None:
        name, value = plain(cursor.argument()), plain(cursor.argument())
        if name in ("footnote", "endnote") and value.isdecimal():
            self._notes.set_counter(name, int(value))


def _caption_of(reader: Reader, cursor: Cursor) -> None:
    cursor.argument()
    reader._caption(cursor)


_COMMANDS: dict[str, Callable[[Reader, Cursor], None]] = {
    "begin": Reader._begin,
    "end": Reader._end,
    "item": Reader._item,
    "\\": Reader._line_break,
    "par": lambda reader, _: reader._page.end_paragraph(),
    "caption": Reader._caption,
    "captionof": _caption_of,
    "bibitem": lambda reader, cursor: reader._citations.entry(cursor),
    "documentclass": Reader._class,
    "newcommand": Reader._define,
    "renewcommand": Reader._define,
    "providecommand": Reader._define,
    "DeclareRobustCommand": Reader._define,
    "def": lambda reader, cursor: reader._macros.define_plain(cursor),
    "newenvironment": Reader._define_environment,
    "renewenvironment": Reader._define_environment,
    "setcounter": Reader._set_counter,
    "textsuperscript": lambda reader, cursor: reader._raised(cursor.argument()),
    "maketitle": Reader._make_title,
}
