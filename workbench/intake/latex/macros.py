"""Commands that a LaTeX document defines for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.intake.latex.syntax import Cursor, Token, plain
from workbench.model.errors import InputError

_ARGUMENT_SIGN = re.compile(r"#([1-9])")
_NEVER = frozenset({"", "newcommand", "renewcommand", "providecommand", "def", "begin", "end"})
"""Names that keep their meaning whatever a document does."""
_MOST_EXPANSIONS = 50_000


@dataclass(frozen=True, slots=True)
class _Macro:
    """How many arguments, what stands for a missing optional one, and the body."""

    arguments: int
    default: tuple[Token, ...] | None
    body: tuple[Token, ...]


class Macros:
    """The commands of a document.

    Args:
        where: the document's name, for messages.
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._macros: dict[str, _Macro] = {}
        self._expansions = 0

    def __contains__(self, name: str) -> bool:
        return name in self._macros

    def define(self, cursor: Cursor) -> tuple[str, tuple[Token, ...]]:
        """``\\newcommand{\\name}[2][default]{…}``: returns the name and the body."""
        name = next((t.text for t in cursor.argument() if t.kind == "command"), "")
        count = plain(cursor.option() or [])
        default = cursor.option()
        body = tuple(cursor.argument())
        number = int(count) if count.isdecimal() else 0
        if name not in _NEVER:
            self._macros[name] = _Macro(number, tuple(default) if default else None, body)
        return name, body

    def define_plain(self, cursor: Cursor) -> None:
        """``\\def\\name#1{…}``."""
        named = cursor.next()
        count = 0
        while (token := cursor.next()) is not None and token.kind != "open":
            count += len(_ARGUMENT_SIGN.findall(token.text))
        if named and named.kind == "command" and named.text not in _NEVER and token is not None:
            self._macros[named.text] = _Macro(count, None, tuple(cursor.group()))

    def expand(self, name: str, cursor: Cursor) -> list[Token]:
        """What a command stands for here.

        Raises:
            InputError: commands keep standing for one another.
        """
        self._expansions += 1
        if self._expansions > _MOST_EXPANSIONS:
            raise InputError("expands its own commands without end", self._where, "simplify it")
        macro = self._macros[name]
        arguments: list[Sequence[Token]] = []
        if macro.default is not None:
            arguments.append(cursor.option() or macro.default)
        while len(arguments) < macro.arguments:
            arguments.append(cursor.argument())
        return [*_substituted(macro.body, arguments)]


def _substituted(body: Sequence[Token], arguments: Sequence[Sequence[Token]]) -> Iterator[Token]:
    """A body with the arguments in place."""
    for token in body:
        if token.kind != "text" or "#" not in token.text:
            yield token
            continue
        position = 0
        for match in _ARGUMENT_SIGN.finditer(token.text):
            yield Token("text", token.text[position : match.start()])
            position = match.end()
            if int(match[1]) <= len(arguments):
                yield from arguments[int(match[1]) - 1]
        yield Token("text", token.text[position:])
