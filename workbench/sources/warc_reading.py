"""Reading WARC files that anybody may have made.

Nothing in them is believed: sizes are capped, digests are checked, and whatever is wrong with a
file is one :class:`InputError`.
"""

from __future__ import annotations

import io
import json
from base64 import b32encode
from collections.abc import Callable, Collection, Iterator
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import new
from pathlib import Path
from typing import Any, BinaryIO

from workbench.model.errors import InputError
from workbench.sources.warc import MOVED, NOTE_FORMAT, TRANSFER, Record, require_warcio

MOST_KEPT = 20_000_000
"""Bytes of a body that is taken in, as for fetching."""
_MOST_HEAD = 256 * 1024
_MOST_UNREAD = 64 * 1024
"""Bytes of the file that may pass before a record's headers have ended."""
_RATIO, _FREE = 100, 1 << 30
"""How far a whole file may unpack: so many times its size, beyond a gigabyte."""
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Listed:
    """What a file holds at one place, its body left out.

    Attributes:
        number: of the record in the file.
        location: where an answer sends on to, as it has it.
    """

    number: int
    url: str
    status: int | None
    location: str
    at: str
    told: dict[str, Any]


def listed(path: Path) -> list[Listed]:
    """The answers and files in a WARC file, compressed or not.

    Raises:
        InputError: it is no WARC file, or it is broken.
        UsageError: the extra is not installed.
    """
    return [
        Listed(number, one.url, one.status, one.header("location"), one.at, one.told)
        for number, one in _records(path, lambda number: False)
    ]


def loaded(path: Path, numbers: Collection[int]) -> Iterator[tuple[int, Record]]:
    """Some of the records of a file, whole, in its order. Errors as for :func:`listed`."""
    wanted = frozenset(numbers)
    for number, record in _records(path, wanted.__contains__):
        if number in wanted:
            yield number, record


class _Fused(io.RawIOBase):
    """A file of which no more may be read at a stretch than is granted."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.left = file, _MOST_UNREAD

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.left -= len(data)
        if self.left < 0:
            raise InputError("the headers of a record do not end", "")
        return data

    def tell(self) -> int:
        return self._file.tell()


def _records(path: Path, whole: Callable[[int], bool]) -> Iterator[tuple[int, Record]]:
    """The records that are answers or files, with what is noted beside them."""
    require_warcio()
    number, held = 0, None
    try:
        with path.open("rb") as file, redirect_stderr(io.StringIO()):
            for number, (kind, envelope, record) in enumerate(_envelopes(file, whole)):
                if kind == "metadata" and held and envelope.get("warc-concurrent-to") == held[2]:
                    held = (held[0], _with_note(held[1], record.wire), held[2])
                    continue
                if held:
                    yield held[0], held[1]
                held = None
                if kind in ("response", "resource") and record.url:
                    held = (number, record, envelope.get("warc-record-id"))
        if held:
            yield held[0], held[1]
    except InputError as error:
        raise InputError(error.what, str(path), "import a whole WARC file") from None
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", str(path)) from None
    except Exception as error:
        # warcio raises whatever a broken file leads it to: it has no list of its errors.
        raise InputError(
            f"is no WARC file, or broken at record {number + 1} ({type(error).__name__})",
            str(path),
            "import a whole WARC file",
        ) from error


def _envelopes(
    file: BinaryIO, whole: Callable[[int], bool]
) -> Iterator[tuple[str, dict[str, str], Record]]:
    from warcio.archiveiterator import ArchiveIterator

    fused = _Fused(file)
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    unpacked, most = 0, _FREE + _RATIO * size
    for number, found in enumerate(ArchiveIterator(fused, no_record_parse=True)):
        envelope = {name.lower(): value for name, value in found.rec_headers.headers}
        if "warc-type" not in envelope:
            raise InputError("is neither a WARC file nor JSON with fact-checks", "")
        fused.left = size
        block, length = _block(found.raw_stream, envelope, found.rec_type, whole(number))
        unpacked += length
        if unpacked > most:
            raise InputError("unpacks to far more than its size", "")
        fused.left = _MOST_UNREAD
        record = _parsed(found.rec_type, envelope, block)
        yield found.rec_type, envelope, replace(record, whole=length == len(block))


def _block(stream: Any, envelope: dict[str, str], kind: str, whole: bool) -> tuple[bytes, int]:
    """The block of a record, or the beginning of it; and how long it is."""
    most = _MOST_HEAD + (MOST_KEPT if whole else 0)
    name, _, wanted = envelope.get("warc-block-digest", "").partition(":")
    hasher = new(name) if whole and name in ("sha1", "sha256", "md5") else None
    kept, length = bytearray(), 0
    while data := stream.read(_BLOCK):
        length += len(data)
        kept += data[: max(0, most - len(kept))]
        if hasher:
            hasher.update(data)
    if hasher:
        found = hasher.digest()
        if wanted.upper() not in (b32encode(found).decode(), found.hex().upper()):
            raise InputError("a record is not what its digest says", "")
    return bytes(kept), length


def _parsed(kind: str, envelope: dict[str, str], block: bytes) -> Record:
    """A record from its envelope and its block."""
    url, peer = envelope.get("warc-target-uri", "").strip("<>"), envelope.get("warc-ip-address")
    at = _moment(envelope.get("warc-date", ""))
    if kind != "response" or not url.lower().startswith(("http://", "https://")):
        return Record(url, at, None, (), block, peer, envelope.get("content-type", ""))
    head, _, body = block.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    code = status.split(" ")[1:2]
    if not status.startswith("HTTP/") or not code or not code[0].isdigit():
        raise InputError("a response has no status", "")
    headers = tuple(_headers(lines))
    if any(name == TRANSFER and "chunked" in value.lower() for name, value in headers):
        body = _dechunked(body)
    moved = tuple((TRANSFER if name == MOVED else name, value) for name, value in headers)
    return Record(url, at, int(code[0][:3]), moved, body, peer)


def _headers(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, colon, value = line.partition(":")
        if colon and name.strip():
            yield name.strip().lower(), value.strip(" \t")


def _dechunked(body: bytes) -> bytes:
    """A body with the transfer coding taken off (RFC 9112, §7.1), as far as it goes."""
    found, at = bytearray(), 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].partition(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            break
        found += body[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
    return bytes(found)


def _moment(date: str) -> str:
    """A WARC-Date in the form in which times are kept."""
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        raise InputError(f"a record is of no date ({date[:40]!r})", "") from None
    utc = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _with_note(record: Record, note: bytes) -> Record:
    """A record with what is noted beside it, where that is one of our notes."""
    with suppress(ValueError, RecursionError):
        told = json.loads(note)
        if isinstance(told, dict) and told.get("format") == NOTE_FORMAT:
            return replace(record, told=told)
    return record
