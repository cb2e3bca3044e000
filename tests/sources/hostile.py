"""A server on loopback whose every path behaves badly in its own way."""

from __future__ import annotations

import asyncio
import gzip
import os
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]

MEGABYTE = bytes(1 << 20)
REDIRECTS: dict[str, str | bytes] = {
    "to-loopback": "http://127.0.0.1:80/x",
    "to-metadata": "http://169.254.169.254/latest/meta-data/",
    "to-metadata-of-another-cloud": "http://100.100.100.200/latest/",
    "to-a-neighbour": "http://10.0.0.7/",
    "to-a-file": "file:///etc/passwd",
    "to-gopher": "gopher://127.0.0.1:70/_x",
    "to-mapped": "http://[::ffff:127.0.0.1]/",
    "to-decimal": "http://2130706433/",
    "to-hexadecimal": "http://0x7f000001/",
    "to-short": "http://127.1/",
    "to-octal": "http://0177.0.0.1/",
    "to-zero": "http://0/",
    "to-circled-digits": "http://①②⑦.⓪.⓪.①/".encode(),
    "to-a-name-of-here": "http://rebind.example/ok",
    "to-a-name-of-both": "http://both.example/ok",
    "to-nat64": "http://[64:ff9b::7f00:1]/",
    "to-6to4": "http://[2002:7f00:1::]/",
    "to-a-user": "http://user:word@public.example/ok",
    "to-a-port": "http://public.example:22/",
    "to-localhost": "http://localhost./",
    "to-a-script": "javascript:alert(1)",
    "to-data": "data:text/html,x",
    "to-control-characters": b"http://public.example/ok\x0bX: y",
    "to-a-relative-host": "//127.0.0.1/x",
    "to-a-broken-host": "http://[::1/",
    "to-a-zone": "http://[fe80::1%25lo]/",
}
"""Where paths send on to; none of them may be dialled."""


def head(status: str = "200 OK", /, **headers: object) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


def whole(body: bytes, **headers: object) -> bytes:
    return head("200 OK", content_length=len(body), **headers) + body


@cache
def bomb(megabytes: int) -> bytes:
    """So many megabytes of nothing, in gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(MEGABYTE) for _ in range(megabytes)), packer.flush()])


def said(data: bytes) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return behave


def forever(start: bytes, pieces: Callable[[int], bytes], pause: float = 0.0) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        number = 0
        while True:
            writer.write(pieces(number))
            await writer.drain()
            await asyncio.sleep(pause)
            number += 1

    return behave


async def silent(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(3600)


async def reset(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


def _many(count: int) -> bytes:
    return b"".join(b"X-%d: a\r\n" % number for number in range(count))


HTML = "text/html"
_gzipped = gzip.compress(os.urandom(50_000))

BEHAVIOURS: dict[str, Behaviour] = {
    "ok": said(whole(b"<p>hello</p>", content_type=HTML)),
    "endless": forever(head(content_type=HTML), lambda n: b"x" * 65536),
    "endless-chunks": forever(
        head(transfer_encoding="chunked"), lambda n: b"10000\r\n" + b"x" * 65536 + b"\r\n"
    ),
    "slow-body": forever(head(content_length=100_000), lambda n: b"x", 0.1),
    "slow-headers": forever(b"HTTP/1.1 200 OK\r\n", lambda n: b"X-%d: a\r\n" % n, 0.1),
    "slow-status": forever(b"", lambda n: b"HTTP/1.1 200 OK"[n : n + 1], 0.3),
    "silent": silent,
    "huge-header": said(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 5_000_000 + b"\r\n\r\n"),
    "many-headers": said(b"HTTP/1.1 200 OK\r\n" + _many(200_000) + b"\r\n"),
    "endless-continue": forever(b"", lambda n: b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "loop": said(head("302 Found", location="/loop", content_length=0)),
    "to-nowhere": said(head("302 Found", location="", content_length=0)),
    "gzip-bomb": said(whole(bomb(64), content_encoding="gzip", content_type=HTML)),
    "deflate-bomb": said(
        whole(zlib.compress(MEGABYTE * 16, 9), content_encoding="deflate", content_type=HTML)
    ),
    "bomb-in-a-bomb": said(
        whole(gzip.compress(bomb(64)), content_encoding="gzip, gzip", content_type=HTML)
    ),
    "many-codings": said(whole(b"x", content_encoding=", ".join(["gzip"] * 500))),
    "no-gzip": said(whole(b"not gzip!", content_encoding="gzip")),
    "cut-gzip": said(whole(_gzipped[:20_000], content_encoding="gzip")),
    "cut-trailer": said(whole(gzip.compress(b"some words")[:-4], content_encoding="gzip")),
    "wrong-sum": said(whole(gzip.compress(b"words")[:-8] + bytes(8), content_encoding="gzip")),
    "unknown-coding": said(whole(b"abc", content_encoding="rot13")),
    "cut": said(head(content_length=1000) + b"only this"),
    "cut-chunks": said(head(transfer_encoding="chunked") + b"5\r\nwords\r\n"),
    "bad-chunk": said(head(transfer_encoding="chunked") + b"zz\r\nabc\r\n"),
    "huge-chunk": said(head(transfer_encoding="chunked") + b"FFFFFFFFFFFFFFFF\r\nabc"),
    "chunk-extension": said(
        head(transfer_encoding="chunked") + b"1;" + b"a" * 3_000_000 + b"\r\nx\r\n0\r\n\r\n"
    ),
    "not-http": said(b"\x16\x03\x01 SSH-2.0-OpenSSH\r\n" * 10),
    "nothing": said(b""),
    "reset": reset,
    "more-than-said": said(head(content_length=5) + b"hello and more than that"),
    "two-lengths": said(
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello.."
    ),
    "negative-length": said(head(content_length=-5) + b"hello"),
    "nul-in-header": said(b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 2\r\n\r\nok"),
    "bad-status": said(b"HTTP/1.1 999 \xff\xfe\r\nContent-Length: 2\r\n\r\nok"),
    "busy-for-ever": said(head("429 Too Many", retry_after="99999999999", content_length=0)),
    "cookie": said(whole(b"ok", set_cookie="t=1; Path=/")),
    "empty-with-body": said(head("204 No Content", content_length=9) + b"surprise!"),
    "not-modified": said(head("304 Not Modified")),
    **{
        name: said(
            b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
            + (where.encode() if isinstance(where, str) else where)
            + b"\r\n\r\n"
        )
        for name, where in REDIRECTS.items()
    },
}


class Site:
    """The server under way; ``heads`` are the requests that came."""

    def __init__(self, behaviours: dict[str, Behaviour]) -> None:
        self.port = 0
        self.heads: list[bytes] = []
        self._behaviours = behaviours

    def asked(self) -> list[str]:
        return [head.split(b" ")[1].decode() for head in self.heads]

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gone = (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError)
        with suppress(*gone):
            request = await reader.readuntil(b"\r\n\r\n")
            self.heads.append(request)
            path = request.split(b" ")[1].decode().split("?")[0]
            behave = self._behaviours.get(path) or self._behaviours.get(path.strip("/"))
            await (behave or said(head("404 Not Found", content_length=0)))(writer)
        writer.close()


@asynccontextmanager
async def site(behaviours: dict[str, Behaviour] | None = None) -> AsyncIterator[Site]:
    """Run a server on a port of its own."""
    made = Site(BEHAVIOURS if behaviours is None else behaviours)
    server = await asyncio.start_server(made.handle, "127.0.0.1", 0, limit=1 << 16)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
