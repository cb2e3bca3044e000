"""From bytes to characters: which encoding, how it was chosen, and what could not be decoded.

A byte-order mark decides; then what the document declares of itself; then whether the bytes are
valid UTF-8; then detection. Damaged UTF-8 stays UTF-8: the broken bytes become U+FFFD and are
listed, for a whole text in the wrong letters would be worse.
"""

from __future__ import annotations

import codecs
import re
import string
from dataclasses import dataclass

from workbench.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how they came about.

    Attributes:
        text: without a byte-order mark; line ends as they were.
        encoding: the name of the encoding, as registered (``utf-8``, ``windows-1252``).
        how: ``bom``, ``declared``, ``utf-8`` or ``detected``.
        broken: runs of bytes that could not be decoded; each is at least one U+FFFD in the text.
    """

    text: str
    encoding: str
    how: str
    broken: int = 0


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_LABELS = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf8": "utf-8",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
"""Labels that mean more than they say, after the WHATWG Encoding Standard, §4.2."""
_NOT_FOR_DOCUMENTS = frozenset(
    {
        "unicode-escape",
        "raw-unicode-escape",
        "punycode",
        "idna",
        "utf-7",
        "undefined",
        "mbcs",
        "oem",
    }
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
_SAMPLE = 1 << 20
_MOST_CONTROLS = 0.1
"""The share of control characters in valid UTF-8 beyond which it is no text."""
_UNCOMMON = re.compile(
    "[^\t\n\f\r -~\u00a0-\u10ff\u1e00-\u2bff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef"
    "\U0001f300-\U0001faff]"
)
_COMMON = 0.9
"""The share of common characters from which on a guess at UTF-16 is taken."""
_HIGH = bytes(range(0x80, 0x100))
_GUESSED_FROM = 1 << 16
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_FOREIGN = re.compile(r"[^\W\d_][¡-¨«¬®-¶¸»-¿×÷\x80-\x9f€†‡ˆ‰‹„•˜›][^\W\d_]|[À-Þ]{3}|[ß-ÿ]{3}")
"""What Windows-1252 makes of other scripts: signs inside words, accents in heaps."""


def decode(data: bytes, declared: str | None = None, *, where: str = "") -> Decoded:
    """Decode a document's bytes.

    Args:
        data: the bytes.
        declared: the encoding that the document claims (an HTML ``meta``, an XML declaration).
        where: the document's name, for messages.

    Returns:
        Its characters and how they were decoded.

    Raises:
        InputError: the bytes are no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], name, "bom")
    wide = _wide(data)
    if wide is not None:
        return wide
    if _is_binary(data):
        raise _binary(where)
    if declared is not None and (found := _strict(data, label(declared))) is not None:
        return Decoded(found, label(declared) or "", "declared")
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", "utf-8")
    damaged = _damaged_utf8(data)
    return damaged if damaged is not None else _detected(data, where)


def label(name: str) -> str | None:
    """The encoding that a declared label stands for, or None when it names none for documents."""
    lower = name.strip().strip("\"'").lower()
    lower = _LABELS.get(lower, lower)
    try:
        info = codecs.lookup(lower)
        "".encode(info.name)
    except (LookupError, ValueError):
        return None
    return None if info.name.replace("_", "-") in _NOT_FOR_DOCUMENTS else lower


def _strict(data: bytes, name: str | None) -> str | None:
    """The text, or None when the bytes are not valid in the encoding."""
    if name is None:
        return None
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return data.decode("latin-1") if name == "windows-1252" else None


def _lenient(data: bytes, name: str, how: str) -> Decoded:
    """The text with U+FFFD for what is broken."""
    text = _strict(data, name)
    if text is not None:
        return Decoded(text, name, how)
    text = data.decode(name, errors="replace")
    return Decoded(text, name, how, broken=max(1, text.count("\ufffd")))


def _is_binary(data: bytes) -> bool:
    """Whether bytes in no wide encoding hold a NUL or many control characters."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in data or controls > max(2, _MOST_CONTROLS * len(sample))


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a byte-order mark, told by where the NUL bytes stand."""
    sample = data[: _SAMPLE & ~3]
    if b"\0" not in sample or len(data) % 2:
        return None
    zeros = [sample[lane::4].count(0) for lane in range(4)]
    quarter = len(sample) // 4
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if sample.isascii() and controls == sum(zeros) < quarter:
        return None  # ASCII with a few NULs in it, not letters of another script
    if quarter and not len(data) % 4 and min(zeros[2], zeros[3]) == quarter:
        names = ["utf-32le"]
    elif quarter and not len(data) % 4 and min(zeros[0], zeros[1]) == quarter:
        names = ["utf-32be"]
    elif not zeros[0] + zeros[2]:
        names = ["utf-16le"]
    elif not zeros[1] + zeros[3]:
        names = ["utf-16be"]
    else:
        # 一 is U+4E00: NULs on both sides, and only the letters can tell.
        names = ["utf-16le", "utf-16be"]
    texts = ((_strict(data, name), name) for name in names)
    found = [(_commonness(text), text, name) for text, name in texts if text is not None]
    commonness, text, name = max(found, default=(0.0, "", ""))
    return Decoded(text, name, "detected") if commonness >= _COMMON else None


def _commonness(text: str) -> float:
    """The share of a text's first characters that stand in blocks in daily use."""
    sample = text[: _SAMPLE // 16]
    return 1 - len(_UNCOMMON.findall(sample)) / len(sample) if sample else 0.0


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some broken bytes; None when whole characters are the rarer part."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = len(_MULTIBYTE.findall(data))
    return Decoded(text, "utf-8", "detected", broken) if whole > broken else None


def _detected(data: bytes, where: str) -> Decoded:
    """An encoding of one region: Western European when its letters look so, else by detection."""
    sample = data[:_SAMPLE]
    words = b" ".join(word for word in sample.split() if not word.isascii())
    high = len(words) - len(words.translate(None, _HIGH))
    letters = len(sample) - len(sample.translate(None, string.ascii_letters.encode()))
    name: str | None = "windows-1252"
    if _FOREIGN.search(_strict(words, "windows-1252") or "") or high > letters:
        from charset_normalizer import from_bytes

        best = from_bytes(sample[:_GUESSED_FROM]).best() or from_bytes(words).best()
        name = best.encoding.replace("_", "-") if best is not None else None
    if name is None or sample.translate(None, _CONTROLS) != sample:
        raise _binary(where)
    return _lenient(data, name, "detected")


def _binary(where: str) -> InputError:
    return InputError("is binary, not text", where, "add a document or a text file")
