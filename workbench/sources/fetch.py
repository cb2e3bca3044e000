"""Fetching one address: guarded, bounded, and with an outcome whatever happens.

Every hop of a redirect is judged like the first. Nothing is raised but for the network being
switched off: a host that stalls, lies or breaks off is a fact about the source, to be kept.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from workbench.sources.address import Allowed, Place, join, locate
from workbench.sources.layers import Unpacker, accepted
from workbench.sources.outcome import Failed, Fetched, Hop

if TYPE_CHECKING:
    from workbench.sources.client import Answer, Network

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LARGE = 2 << 20
"""Bytes from which on a body is taken one at a time, so that many cannot fill the memory."""
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take at most.

    Attributes:
        wire, decoded: bytes of a body as it comes, and unpacked.
        seconds: for everything together, waiting for a host's turn left out.
        hops: redirects that are followed.
        connect, read: seconds for a connection, and for the next bytes.
    """

    wire: int = 20_000_000
    decoded: int = 40_000_000
    seconds: float = 45.0
    hops: int = 8
    connect: float = 10.0
    read: float = 15.0


class Gate(Protocol):
    """Who decides when a host may be asked, and whether."""

    async def admit(self, place: Place) -> None:
        """Return if the place may be asked.

        Raises:
            Failed: it may not.
        """

    def turn(self, place: Place) -> AbstractAsyncContextManager[object]:
        """Wait for the host's turn; it lasts until the answer has come."""


class _Open:
    """A gate that is always open."""

    async def admit(self, place: Place) -> None:
        """Every place may be asked."""

    def turn(self, place: Place) -> AbstractAsyncContextManager[object]:
        """Every time is right."""
        return nullcontext()


OPEN: Gate = _Open()


@dataclass(slots=True)
class Setting:
    """What all fetches of one run share.

    Attributes:
        agent: the honest ``User-Agent``.
        allowed: private hosts that may be asked.
        large: held while a large body is taken.
    """

    network: Network
    agent: str
    allowed: Allowed = frozenset()
    limits: Limits = field(default_factory=Limits)
    large: asyncio.Lock = field(default_factory=asyncio.Lock)


async def fetch(
    url: str, setting: Setting, *, gate: Gate = OPEN, headers: Mapping[str, str] | None = None
) -> Fetched:
    """Ask for an address, following redirects.

    Args:
        url: as the citation has it.
        headers: beside the usual ones (``If-None-Match``, ``Accept-Datetime``).

    Returns:
        What came of it; partial where it broke off.

    Raises:
        Offline: the network is switched off.
    """
    asking = _Asking(url, setting, gate, dict(headers or {}))
    try:
        await asking.follow()
    except Failed as failure:
        asking.fail(failure)
    return asking.fetched()


class _Asking:
    """One fetch under way."""

    def __init__(self, url: str, setting: Setting, gate: Gate, headers: dict[str, str]) -> None:
        self._setting, self._gate = setting, gate
        self._headers = {
            "User-Agent": setting.agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": accepted(),
            "Connection": "close",
        } | headers
        self._left = setting.limits.seconds
        self._hops: list[Hop] = []
        self._wire, self._body = io.BytesIO(), io.BytesIO()
        self._coded = False
        self._result = Fetched(url, "ok")

    def fail(self, failure: Failed) -> None:
        """End with an outcome; of what is too much, nothing is kept."""
        if failure.outcome in ("too-large", "decompression-bomb"):
            self._wire, self._body = io.BytesIO(), io.BytesIO()
        self._result = replace(
            self._result,
            outcome=failure.outcome,
            detail=failure.detail,
            not_before=failure.not_before,
        )

    def fetched(self) -> Fetched:
        """What came of it."""
        wire = self._wire.getvalue()
        return replace(
            self._result,
            hops=tuple(self._hops),
            wire=wire,
            body=self._body.getvalue() if self._coded else wire,
        )

    async def follow(self) -> None:
        """Ask, and go where the answers lead."""
        url, public = self._result.url, False
        for _ in range(self._setting.limits.hops + 1):
            # What the public web sends on to must be public too, whatever is allowed.
            allowed = frozenset[tuple[str, int]]() if public else self._setting.allowed
            place = locate(url, allowed)
            private = (place.host, place.port) in allowed
            public = public or not private
            await self._gate.admit(place)
            async with self._gate.turn(place):
                location = await self._within_deadline(place, private)
            if location is None:
                return
            url = join(place.url, location)
        raise Failed("too-many-redirects", f"more than {self._setting.limits.hops}")

    async def _within_deadline(self, place: Place, private: bool) -> str | None:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(self._left):
                return await self._ask(place, private)
        except TimeoutError as error:
            seconds = self._setting.limits.seconds
            raise Failed("deadline", f"not done within {seconds:g} s") from error
        finally:
            self._left -= loop.time() - begun

    async def _ask(self, place: Place, private: bool) -> str | None:
        """Ask for one place. Returns where it sends on to, if it does."""
        from workbench.sources.client import Waits, ask

        limits = self._setting.limits
        self._hops.append(Hop(place.url))
        async with ask(
            place,
            self._headers,
            network=self._setting.network,
            private=private,
            waits=Waits(limits.connect, limits.read),
        ) as answer:
            self._hops[-1] = Hop(place.url, answer.status, answer.peer)
            self._result = replace(self._result, status=answer.status, headers=answer.headers)
            if answer.status in _REDIRECTS and (location := self._result.header("location")):
                return _utf8(location)
            await self._take(answer)
        return None

    async def _take(self, answer: Answer) -> None:
        """Take the body, as it comes and unpacked."""
        limits = self._setting.limits
        unpacker = Unpacker(self._result.header("content-encoding"), limits.decoded)
        self._coded = unpacker.coded
        large = self._setting.large
        held = False
        try:
            async for chunk in answer.chunks:
                self._wire.write(chunk)
                if unpacker.coded:
                    for piece in unpacker.feed(chunk):
                        self._body.write(piece)
                if self._wire.tell() > limits.wire:
                    raise Failed("too-large", f"more than {limits.wire:,} bytes")
                if not held and max(self._wire.tell(), self._body.tell()) > _LARGE:
                    await large.acquire()
                    held = True
            unpacker.finish()
        finally:
            if held:
                large.release()


def _utf8(value: str) -> str:
    """A header's value as UTF-8 where it is that; headers are read as Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return value
