"""Rich Text Format as a stream of tokens, its text decoded (RTF Specification 1.9.1)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|'(?P<hex>[0-9a-fA-F]{2})"
    rb"|(?P<symbol>[^a-zA-Z']))|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|.",
    re.DOTALL,
)
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``{``, ``}``, a control ``word`` with its number, decoded ``text``."""

    kind: Literal["{", "}", "word", "text"]
    text: str = ""
    number: int | None = None


_OPEN, _CLOSE = Token("{"), Token("}")


class Lexer:
    """Cuts a file into tokens. Text is decoded with the code page in force.

    Attributes:
        fonts: number → code page, as the font table says; the reader fills it.
    """

    def __init__(self, data: bytes) -> None:
        self.fonts: dict[int, str] = {}
        self._data = data
        self._default = "cp1252"
        self._codec = self._default
        self._skip = 1
        self._stack: list[tuple[str, int]] = []
        self._bytes = bytearray()
        self._high = 0

    def use(self, codec: str | None) -> None:
        """Decode what follows with a code page; None: with the file's own."""
        self._codec = codec or self._default

    def tokens(self) -> Iterator[Token]:
        """The tokens, in order."""
        skipping = 0
        end = 0
        for match in _TOKEN.finditer(self._data):
            if match.start() < end:
                continue
            kind = match.lastgroup
            if kind == "text":
                text = match["text"]
                cut = min(skipping, len(text))
                skipping -= cut
                self._bytes += text[cut:]
            elif kind == "hex":
                if skipping:
                    skipping -= 1
                else:
                    self._bytes.append(int(match["hex"], 16))
            elif match["word"] == b"u":
                yield from self._flush()
                yield from self._unicode(int(match["number"] or 0))
                skipping = self._skip
            elif kind in ("word", "number", "symbol") and skipping:
                skipping -= 1
            elif kind == "brace":
                skipping = 0
                yield from self._flush()
                yield self._brace(match["brace"])
            elif match["word"] == b"bin":
                end = match.end() + max(0, int(match["number"] or 0))
            elif kind in ("word", "number", "symbol"):
                yield from self._flush()
                yield self._control(match)
        yield from self._flush()

    def _brace(self, brace: bytes) -> Token:
        if brace == b"{":
            self._stack.append((self._codec, self._skip))
            return _OPEN
        if self._stack:
            self._codec, self._skip = self._stack.pop()
        return _CLOSE

    def _control(self, match: re.Match[bytes]) -> Token:
        if match["symbol"] is not None:
            return Token("word", match["symbol"].decode("latin-1"))
        word = match["word"].decode("ascii")
        number = int(match["number"]) if match["number"] else None
        if word == "ansicpg" and number:
            self._default = self._codec = _codec(f"cp{number}")
        elif word in ("mac", "pc", "pca"):
            names = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
            self._default = self._codec = names[word]
        elif word == "uc":
            self._skip = max(0, number or 0)
        elif word == "f":
            self.use(self.fonts.get(number or 0))
        return Token("word", word, number)

    def _unicode(self, number: int) -> Iterator[Token]:
        """A UTF-16 unit, signed; halves of a pair are joined."""
        unit = number & 0xFFFF
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
        elif 0xDC00 <= unit < 0xE000:
            if self._high:
                yield Token("text", chr(0x10000 + ((self._high & 0x3FF) << 10) + (unit & 0x3FF)))
            self._high = 0
        else:
            yield Token("text", chr(unit))

    def _flush(self) -> Iterator[Token]:
        if self._bytes:
            yield Token("text", bytes(self._bytes).decode(self._codec, "replace"))
            self._bytes.clear()


def charset(number: int) -> str | None:
    """The code page of a font's character set; None when it says nothing."""
    return _CHARSETS.get(number) if number else None


def _codec(name: str) -> str:
    """A code page that exists: the named one, else Western European."""
    name = "utf-8" if name == "cp65001" else name
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
