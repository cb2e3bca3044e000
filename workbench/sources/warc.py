"""Captures as a WARC 1.1 file (ISO 28500:2017), the format that web archives exchange.

warcio (the extra ``archive``) makes the envelopes. The HTTP messages inside are written here, byte
for byte, so that what comes back (:mod:`workbench.sources.warc_reading`) is what went out.
"""

from __future__ import annotations

import io
import json
from base64 import b32encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha1
from http import HTTPStatus
from importlib.util import find_spec
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from workbench.model.errors import UsageError

NOTE_FORMAT = "workbench.capture/1"
"""The format of the metadata records that tell what WARC has no place for."""
TRANSFER = "transfer-encoding"
MOVED = "x-archive-orig-transfer-encoding"
"""Its name in a file: bodies are kept with that coding taken off."""


@dataclass(frozen=True, slots=True)
class Record:
    """A kept answer of a host, or a file.

    Attributes:
        url: what answered; of a file its name.
        at: when, as in the file (UTC, to the microsecond if known).
        status: of the answer; None for a file.
        headers: names in lower case.
        wire: the body as it came, transfer coding taken off; a file's bytes.
        peer: the network address that answered.
        told: what the writer noted beside it, from records of :data:`NOTE_FORMAT`.
        whole: False when the body was too large to be read.
    """

    url: str
    at: str
    status: int | None
    headers: tuple[tuple[str, str], ...] = ()
    wire: bytes = b""
    peer: str | None = None
    media_type: str = ""
    told: dict[str, Any] = field(default_factory=dict)
    whole: bool = True

    def header(self, name: str) -> str:
        """The last value of a header, or an empty text."""
        return next((value for key, value in reversed(self.headers) if key == name), "")


def require_warcio() -> None:
    """Say how to install the extra, where it is not.

    Raises:
        UsageError: it is not.
    """
    if find_spec("warcio") is None:
        raise UsageError(
            "WARC files need an extra", todo="install it with: pip install 'workbench[archive]'"
        )


def written(records: Iterable[Record], software: str) -> Iterator[bytes]:
    """A WARC file of records, each compressed by itself: the same records, the same bytes.

    Raises:
        UsageError: the extra is not installed.
    """
    require_warcio()
    info = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    for number, record in enumerate(records):
        if not number:
            yield _envelope("warcinfo", "", record.at, "application/warc-fields", info)
        yield from _record(record)


def _record(record: Record) -> Iterator[bytes]:
    """A record, and beside it what WARC has no place for."""
    more = {"WARC-IP-Address": record.peer} if record.peer else {}
    more["WARC-Payload-Digest"] = _digest(record.wire)
    if record.status is None:
        kind, media_type, block = "resource", record.media_type, record.wire
    else:
        kind, media_type = "response", "application/http; msgtype=response"
        block = _head(record) + record.wire
    name = _record_id(kind, record.url, record.at, block)
    yield _envelope(kind, record.url, record.at, media_type, block, more)
    if record.told:
        told = {"format": NOTE_FORMAT} | record.told
        note = json.dumps(told, sort_keys=True, ensure_ascii=False).encode()
        beside = {"WARC-Concurrent-To": name}
        yield _envelope("metadata", record.url, record.at, "application/json", note, beside)


def _head(record: Record) -> bytes:
    status = record.status or 0
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    lines = [f"HTTP/1.1 {status} {phrase}"]
    for name, value in record.headers:
        lines.append(f"{MOVED if name == TRANSFER else name}: {value}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")


def _envelope(
    kind: str,
    url: str,
    at: str,
    media_type: str,
    block: bytes,
    more: dict[str, str] | None = None,
) -> bytes:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import BufferWARCWriter

    headers = [("WARC-Type", kind), ("WARC-Record-ID", _record_id(kind, url, at, block))]
    headers += [("WARC-Target-URI", url)] if url else []
    headers += [("WARC-Date", at), *(more or {}).items(), ("WARC-Block-Digest", _digest(block))]
    writer = BufferWARCWriter(gzip=True, warc_version="1.1")
    envelope = StatusAndHeaders("", headers, protocol="WARC/1.1")
    record = ArcWarcRecord("warc", kind, envelope, io.BytesIO(block), None, media_type, len(block))
    writer.write_record(record)
    contents: bytes = writer.get_contents()
    return contents


def _record_id(kind: str, url: str, at: str, block: bytes) -> str:
    """The same record has the same id whoever writes it, whenever."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {at} {url} {_digest(block)}')}>"


def _digest(data: bytes) -> str:
    return f"sha1:{b32encode(sha1(data).digest()).decode()}"
