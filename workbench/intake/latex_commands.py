"""What LaTeX's commands print."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.intake.galley import Galley
from workbench.intake.latex_letters import (
    ACCENTS,
    LETTERS,
    accented,
    ligatures,
    maths,
    raised_only,
)
from workbench.intake.latex_notes import Entry, NoteDraft, Notes, read_bibliography
from workbench.intake.latex_syntax import Cursor, Token, plain, source_of
from workbench.intake.raised import is_mark
from workbench.model.document import BlockKind
from workbench.model.errors import InputError

_HEADINGS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4,
    "paragraph": 5, "subparagraph": 6, "addchap": 1, "addsec": 2,
}  # fmt: skip
_UNPRINTED: dict[str, int] = {
    **dict.fromkeys(("label", "index", "vspace", "vspace*", "hspace", "hspace*", "pagestyle"), 1),
    **dict.fromkeys(("thispagestyle", "includegraphics", "bibliographystyle", "nocite"), 1),
    **dict.fromkeys(("usepackage", "RequirePackage", "documentclass", "hypersetup", "geometry"), 1),
    **dict.fromkeys(("pagenumbering", "input@path", "graphicspath", "phantom", "hphantom"), 1),
    **dict.fromkeys(("selectlanguage", "thispagestyle", "hyphenation", "theoremstyle"), 1),
    **dict.fromkeys(("markright", "pdfbookmark", "color", "fontsize", "linespread"), 1),
    **dict.fromkeys(("setlength", "addtolength", "definecolor", "newcounter", "markboth"), 2),
    **dict.fromkeys(("newtheorem", "newtheorem*", "setcounter*", "DeclareMathOperator"), 2),
    **dict.fromkeys(("textcolor", "colorbox", "foreignlanguage", "raisebox", "parbox"), 1),
    **dict.fromkeys(("addcontentsline", "fancyhead", "fancyfoot", "titleformat"), 3),
}
"""Commands whose first arguments, so many, are for LaTeX; what follows is printed."""
_NOTES = {
    "footnote": "footnote", "footnotetext": "footnote", "footnotemark": "footnote",
    "endnote": "endnote", "endnotetext": "endnote", "endnotemark": "endnote", "thanks": "thanks",
    "tablefootnote": "footnote", "sidenote": "footnote", "footcite": "footnote",
}  # fmt: skip
_ENVIRONMENTS: dict[str, BlockKind] = {
    "quote": "quote", "quotation": "quote", "verse": "quote", "displayquote": "quote",
    "itemize": "list_item", "enumerate": "list_item", "description": "list_item",
}  # fmt: skip
_TABLES = frozenset({"tabular", "tabular*", "tabularx", "longtable", "tabulary", "array"})
_FORMULAS = re.compile(r"(?:equation|align|gather|multline|eqnarray|displaymath|math|flalign)\*?")
_CITES = re.compile(r"(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]ull|smart|super)?[Cc]ite(?:[a-z]*)\*?")
_MARK_ARGUMENTS = {"textsuperscript", "textsuper"}
_CONTEXT = 40
_MOST_EXPANSIONS = 50_000
_MAX_DEPTH = 120


@dataclass(frozen=True, slots=True)
class _Macro:
    """A command that the document defines: how many arguments, and what it stands for."""

    arguments: int
    body: tuple[Token, ...]


class Reader:
    """Sets a document in a galley."""

    def __init__(self, galley: Galley, where: str) -> None:
        self.title: str | None = None
        self._galley = galley
        self._where = where
        self._notes = Notes()
        self._entries: dict[str, Entry] = {}
        self._macros: dict[str, _Macro] = {}
        self._expansions = 0
        self._depth = 0
        self._context: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self._is_open = False
        self._front: dict[str, list[Token]] = {}
        self._block = 0
        self._in_box = False
        self._restarts = False
        self._unread: dict[str, None] = {}

    def document(self, tokens: Sequence[Token]) -> None:
        """The whole document, its notes at the end."""
        self._entries = read_bibliography(tokens)
        self._run(tokens)
        self._close()
        for draft in self._notes.drafts:
            self._note(draft)
        for name in self._unread:
            self._galley.problem("text lost", f"{name} was not read: it is a file of its own", 0)

    def _run(self, tokens: Sequence[Token]) -> None:
        """Set tokens."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise InputError("nests its groups too deep to be read", self._where, "simplify it")
        cursor = Cursor(tokens)
        while (token := cursor.next()) is not None:
            if token.kind == "text":
                self._words(ligatures(token.text))
            elif token.kind == "command":
                self._command(token.text, cursor)
            elif token.kind == "open":
                self._run(cursor.group())
            elif token.kind == "tie":
                self._words("\u00a0")
            elif token.kind == "break":
                self._paragraph_ends()
            elif token.kind == "math":
                self._maths(token.text)
            elif token.kind == "verbatim":
                self._verbatim(token.text)
        self._depth -= 1

    def _command(self, name: str, cursor: Cursor) -> None:
        if name in self._macros:
            self._expand(self._macros[name], cursor)
        elif name in LETTERS:
            self._letter(name)
        elif name in ACCENTS:
            self._words(accented(name, plain(cursor.argument()) or " "))
        elif name in _NOTES:
            self._note_command(name, cursor)
        elif name in _HEADINGS or name.rstrip("*") in _HEADINGS:
            self._heading(name.rstrip("*"), cursor)
        elif name in _COMMANDS:
            _COMMANDS[name](self, cursor)
        elif _CITES.fullmatch(name):
            self._cite(name, cursor)
        else:
            self._other(name, cursor)

    ...
