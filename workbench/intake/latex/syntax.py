"""LaTeX source as tokens, and a cursor that takes commands' arguments from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "command", "open", "close", "text", "break", "math", "verbatim", "tie", "url", "href"
]

_VERBATIM = r"verbatim\*?|Verbatim|lstlisting|minted|alltt|filecontents\*?|comment"
_LONGEST_OPTION = 300
"""Tokens in an optional argument; a bracket that is not closed within these is text."""
_NOT_PRINTED = ("comment", "filecontents", "filecontents*")
_TOKEN = re.compile(
    rf"""
      (?P<comment>(?<!\\)%[^\n]*(?:\n[ \t]*(?!\s*\n))?)
    | \\begin\{{(?P<environment>{_VERBATIM})\}}(?P<verbatim>.*?)(?:\\end\{{(?P=environment)\}}|\Z)
    | \\(?:verb|lstinline)\*?(?P<fence>[^\w\s*{{])(?P<inline>[^\n]*?)(?P=fence)
    | \\\[(?P<display>(?:[^\\]|\\[^\[\]])*)\\\] | \\\((?P<round>(?:[^\\]|\\[^()])*)\\\)
    | \$\$(?P<display2>(?:[^$\\]|\\.)*)\$\$
    | \$(?P<math>(?:[^$\\]|\\.)*)\$
    | \\(?P<linker>url|nolinkurl|path|href)\s*\{{(?P<address>(?:[^{{}}\\]|\\.|\{{[^{{}}]*\}})*)\}}
    | \\(?P<word>[a-zA-Z@]+\*?)[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?
    | \\(?P<symbol>.)
    | (?P<open>\{{) | (?P<close>\}}) | (?P<tie>~)
    | (?P<break>[ \t]*\n[ \t]*(?:\n[ \t]*)+)
    | (?P<text>[^\\{{}}$%~\n]+|\n|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ROW_ENDS = ("\\", "tabularnewline", "cr")
_KINDS: dict[str, Kind] = {
    "word": "command", "symbol": "command", "open": "open", "close": "close", "tie": "tie",
    "break": "break", "text": "text", "math": "math", "round": "math", "display": "math",
    "display2": "math", "inline": "verbatim", "verbatim": "verbatim",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``text`` is a command's name, the words, or what stands in math."""

    kind: Kind
    text: str = ""


def tokenize(source: str) -> list[Token]:
    """The tokens of a source; comments are gone."""
    tokens = []
    for match in _TOKEN.finditer(source):
        if match["environment"] in _NOT_PRINTED:
            continue
        if match["linker"]:
            address = re.sub(r"\\([%#&_~{}])", r"\1", match["address"]).strip()
            tokens.append(Token("href" if match["linker"] == "href" else "url", address))
            continue
        for group, kind in _KINDS.items():
            if match[group] is not None:
                tokens.append(Token(kind, match[group]))
                break
    return tokens


class Cursor:
    """A place in a run of tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = list(tokens)
        self._at = 0

    def next(self) -> Token | None:
        """The next token, or None at the end."""
        if self._at == len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def argument(self) -> list[Token]:
        """A mandatory argument: a group's content, or the next token."""
        self._skip_blanks()
        token = self.next()
        if token is None or token.kind == "close":
            return []
        if token.kind == "text":
            # An argument without braces is one character; the rest is read again.
            words = token.text.lstrip()
            self._at -= 1
            self._tokens[self._at] = Token("text", words[1:])
            return [Token("text", words[:1])]
        return self.group() if token.kind == "open" else [token]

    def group(self) -> list[Token]:
        """The content of a group whose brace was just taken."""
        depth = 1
        start = self._at
        while (token := self.next()) is not None:
            depth += (token.kind == "open") - (token.kind == "close")
            if not depth:
                return self._tokens[start : self._at - 1]
        return self._tokens[start:]

    def option(self) -> list[Token] | None:
        """An optional argument (``[…]``), or None when there is none."""
        before = self._at
        self._skip_blanks()
        token = self._peek()
        if token is None or token.kind != "text" or not token.text.startswith("["):
            self._at = before
            return None
        depth = 0
        found: list[Token] = []
        while (token := self.next()) is not None and self._at - before < _LONGEST_OPTION:
            if token.kind == "break":
                break
            depth += (token.kind == "open") - (token.kind == "close")
            words, bracket, rest = token.text.partition("]")
            if token.kind == "text" and bracket and not depth:
                found.append(Token("text", words))
                self._at -= 1
                self._tokens[self._at] = Token("text", rest)
                first = found[0].text
                return [Token("text", first[1:]), *found[1:]]
            found.append(token)
        self._at = before
        return None

    def until_end(self, environment: str) -> list[Token]:
        """The tokens up to ``\\end{environment}``, which is taken too."""
        start = self._at
        depth = 1
        while (token := self.next()) is not None:
            if token == Token("command", "begin") and plain(self.argument()) == environment:
                depth += 1
            elif token == Token("command", "end"):
                before = self._at - 1
                depth -= plain(self.argument()) == environment
                if not depth:
                    return self._tokens[start:before]
        return self._tokens[start:]

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _skip_blanks(self) -> None:
        while (token := self._peek()) and token.kind == "text" and not token.text.strip():
            self._at += 1


def depth_of(tokens: Sequence[Token]) -> int:
    """How deep groups and environments nest."""
    deepest = groups = environments = 0
    for token in tokens:
        groups += (token.kind == "open") - (token.kind == "close")
        if token.kind == "command":
            environments += (token.text == "begin") - (token.text == "end")
        deepest = max(deepest, groups, environments)
    return deepest


def plain(tokens: Sequence[Token]) -> str:
    """Tokens as the words in them, for names and keys."""
    return "".join(t.text for t in tokens if t.kind in ("text", "math", "verbatim")).strip()


def split(tokens: Sequence[Token]) -> list[list[list[Token]]]:
    """The rows of a table, each as its cells."""
    rows: list[list[list[Token]]] = [[[]]]
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if not depth and token.kind == "command" and token.text in _ROW_ENDS:
            rows.append([[]])
        elif not depth and token.kind == "text" and "&" in token.text:
            first, *others = token.text.split("&")
            rows[-1][-1].append(Token("text", first))
            rows[-1] += [[Token("text", other)] for other in others]
        else:
            rows[-1][-1].append(token)
    return rows


def source_of(tokens: Sequence[Token]) -> str:
    """Tokens as they were written, so far as that matters in a formula."""
    written = {"open": "{", "close": "}", "tie": " ", "break": " "}
    return "".join(
        f"\\{t.text} " if t.kind == "command" else written.get(t.kind, t.text) for t in tokens
    ).strip()
