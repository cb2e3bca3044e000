"""Taking off content coding within bounds: a few kilobytes can unpack to gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from workbench.sources.outcome import Failed

MOST_LAYERS = 2
"""Codings on top of each other; no honest answer has more."""
STEP = 1 << 16
"""Bytes that are unpacked at a time."""
RATIO = 200
"""Unpacked bytes for each one that came over the wire, beyond :data:`FREE`; text reaches 20."""
FREE = 1 << 20

_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_MAGIC = b"\x1f\x8b"


class _Layer(Protocol):
    """One content coding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack some more, in steps."""

    def complete(self) -> bool:
        """Whether the coded data has come to its own end."""


class _Zlib:
    """gzip (with any number of members, RFC 1952) and deflate (RFC 9110: zlib; or bare)."""

    def __init__(self, gzip: bool) -> None:
        self._gzip, self._begun = gzip, False
        self._unpack = zlib.decompressobj(31 if gzip else 15)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack some more, in steps."""
        while data or not self._unpack.eof:
            if self._unpack.eof:
                if not self._gzip or not data.startswith(_GZIP_MAGIC):
                    return  # what follows is padding
                self._unpack = zlib.decompressobj(31)
            piece = self._step(data)
            data = self._unpack.unused_data or self._unpack.unconsumed_tail
            if piece:
                yield piece
            if not data and len(piece) < STEP:
                return

    def _step(self, data: bytes) -> bytes:
        try:
            piece = self._unpack.decompress(data, STEP)
        except zlib.error:
            if self._begun or self._gzip:
                raise
            self._unpack = zlib.decompressobj(-15)
            piece = self._unpack.decompress(data, STEP)
        self._begun = self._begun or bool(data)
        return piece

    def complete(self) -> bool:
        """Whether the coded data has come to its own end."""
        return self._unpack.eof or not self._begun


class _Brotli:
    """Brotli (RFC 7932), where a library is installed that can be held to steps."""

    def __init__(self, library: Any) -> None:
        self._unpack, self._begun = library.Decompressor(), False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack some more, in steps."""
        self._begun = self._begun or bool(data)
        while True:
            piece = self._unpack.process(data, output_buffer_limit=STEP)
            data = b""
            if piece:
                yield piece
            if self._unpack.is_finished() or self._unpack.can_accept_more_data():
                return

    def complete(self) -> bool:
        """Whether the coded data has come to its own end."""
        return not self._begun or bool(self._unpack.is_finished())


def brotli_library() -> Any:
    """The ``brotli`` package if it is installed and can be held to steps (1.2 or later)."""
    try:
        import brotli
    except ImportError:
        return None
    return brotli if hasattr(brotli.Decompressor, "can_accept_more_data") else None


def accepted() -> str:
    """The codings to ask for, as ``Accept-Encoding`` has them."""
    return "gzip, deflate, br" if brotli_library() else "gzip, deflate"


class Unpacker:
    """Takes off all codings of one body, piece by piece.

    Args:
        coding: the ``Content-Encoding`` header.
        most: unpacked bytes after which it stops.

    Raises:
        Failed: ``undecodable``: there are too many codings, or one is unknown.
    """

    def __init__(self, coding: str, most: int) -> None:
        names = [name.strip().lower() for name in coding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > MOST_LAYERS:
            raise Failed("undecodable", f"{len(names)} content codings on top of each other")
        self.coded = bool(names)
        self._layers = [_layer(name) for name in reversed(names)]
        self._out = [0] * len(names)
        self._most, self._in = most, 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack some more.

        Raises:
            Failed: ``decompression-bomb`` or ``incomplete`` (the coding is broken).
        """
        self._in += len(data)
        try:
            yield from self._through(0, data)
        except Failed:
            raise
        except Exception as error:  # each library has its own, brotli's is not even exported
            raise Failed("incomplete", f"the content coding is broken ({error})") from error

    def finish(self) -> None:
        """Make sure that the coded data came to its own end.

        Raises:
            Failed: ``incomplete``.
        """
        if not all(layer.complete() for layer in self._layers):
            raise Failed("incomplete", "the coded body breaks off")

    def _through(self, depth: int, data: bytes) -> Iterator[bytes]:
        if depth == len(self._layers):
            yield data
            return
        for piece in self._layers[depth].feed(data):
            self._out[depth] += len(piece)
            bound = max(FREE, RATIO * self._in)
            if self._out[depth] > min(bound, self._most):
                raise Failed("decompression-bomb", f"{self._in} bytes unpack to far more")
            yield from self._through(depth + 1, piece)


def _layer(name: str) -> _Layer:
    if name in _GZIP or name == "deflate":
        return _Zlib(name in _GZIP)
    library = brotli_library() if name == "br" else None
    if library is None:
        raise Failed("undecodable", f"the content coding {name[:40]!r} is unknown")
    return _Brotli(library)
