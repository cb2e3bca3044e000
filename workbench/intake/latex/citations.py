"""``\\cite`` and its kin, and the entries of ``thebibliography`` that they lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.intake.latex.commands import TEXTUAL
from workbench.intake.latex.printer import Printer
from workbench.intake.latex.syntax import Cursor, Token, plain

_AUTHOR_YEAR = re.compile(
    r"(?P<author>.+?)\s*\(\s*(?P<year>\d{4}[a-z]?|n\.?d\.?)\s*\).*", re.DOTALL
)


class Citations:
    """Sets citations and entries.

    Args:
        page: where.
        run: sets tokens.
        tokens: the whole document; its entries are looked up before they are cited.
    """

    def __init__(
        self, page: Printer, run: Callable[[Sequence[Token]], None], tokens: Sequence[Token]
    ) -> None:
        self._page = page
        self._run = run
        self._entries = read_bibliography(tokens)

    def entry(self, cursor: Cursor) -> None:
        """``\\bibitem[label]{key}``: an entry begins."""
        cursor.option()
        key = plain(cursor.argument())
        entry = self._entries.get(key, Entry(key))
        shown = "" if entry.author else f"[{entry.label}] "
        self._page.begin_entry(f"cite:{key}", entry.label, shown)

    def cite(self, name: str, cursor: Cursor) -> None:
        """``[1, p. 5]``, ``(Lee 2001)`` or ``Lee (2001)``, each label a mark."""
        options = [option for option in (cursor.option(), cursor.option()) if option is not None]
        keys = [key.strip() for key in plain(cursor.argument()).split(",") if key.strip()]
        if not self._page.prints or not keys:
            return
        self._page.begin()
        entries = [(f"cite:{key}", self._entries.get(key, Entry(key))) for key in keys]
        named = any(entry.author for _, entry in entries)
        if len(keys) == 1 and not options and not named:
            key, entry = entries[0]
            self._page.galley.mark(entry.label, key, f"[{entry.label}]")
            return
        textual = bool(TEXTUAL.fullmatch(name)) and named
        opening, closing = ("", "") if textual else ("(", ")") if named else ("[", "]")
        self._page.words(opening)
        if len(options) > 1:
            self._run([*options[0], Token("text", " ")])
        self._labels(entries, textual)
        if options:
            self._run([Token("text", ", "), *options[-1]])
        self._page.words(closing)

    def _labels(self, entries: Sequence[tuple[str, Entry]], textual: bool) -> None:
        for i, (key, entry) in enumerate(entries):
            self._page.words(("; " if entry.author else ", ") if i else "")
            start = self._page.galley.here
            in_sentence = textual and entry.year
            self._page.words(f"{entry.author} ({entry.year})" if in_sentence else entry.label)
            self._page.galley.anchor(start, key)


@dataclass(frozen=True, slots=True)
class Entry:
    """A bibliography's entry: what a citation of it shows."""

    label: str
    author: str = ""
    year: str = ""


def read_bibliography(tokens: Sequence[Token]) -> dict[str, Entry]:
    """The entries of ``thebibliography``, by their keys."""
    entries: dict[str, Entry] = {}
    cursor = Cursor(tokens)
    number = 0
    while (token := cursor.next()) is not None:
        if token == Token("command", "bibitem"):
            option = cursor.option()
            key = plain(cursor.argument())
            number += option is None
            entries[key] = _entry(option, number)
    return entries


def _entry(option: list[Token] | None, number: int) -> Entry:
    if option is None:
        return Entry(str(number))
    words = " ".join(plain(option).split())
    if match := _AUTHOR_YEAR.fullmatch(words):
        return Entry(f"{match['author']} {match['year']}", match["author"], match["year"])
    return Entry(words)
