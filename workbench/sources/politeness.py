"""When a host may be asked: one request at a time, spaced out, and not before it wants to be."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 3600
"""Seconds of ``Retry-After`` that are taken at most."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are treated.

    Attributes:
        delay: seconds between the beginnings of two requests to one host.
        at_once: requests to all hosts together.
        patience: the longest wait, in seconds, that a host may ask for and that is waited.
    """

    delay: float = 1.0
    at_once: int = 6
    patience: float = 60.0


Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class Pace:
    """Spaces out the requests to each host.

    Args:
        clock, sleep: seconds as they go by, and waiting.
        ready: returns when another answer can be taken up; None: always.
    """

    def __init__(
        self,
        manners: Manners,
        clock: Clock = _loop_time,
        sleep: Sleep = asyncio.sleep,
        ready: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        self._manners, self._clock, self._sleep = manners, clock, sleep
        self._ready = ready
        self._together = asyncio.Semaphore(manners.at_once)
        self._locks: dict[str, asyncio.Lock] = {}
        self._next: dict[str, float] = {}
        self._delays: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked; nobody else asks it until the block ends."""
        async with self._locks.setdefault(host, asyncio.Lock()):
            # Waiting for one host takes no place from the others.
            while (wait := self._next.get(host, 0.0) - self._clock()) > 0:
                await self._sleep(wait)
            async with self._together:
                if self._ready is not None:
                    await self._ready()
                delay = max(self._manners.delay, self._delays.get(host, 0.0))
                self._next[host] = self._clock() + delay
                yield

    def slow_down(self, host: str, delay: float) -> None:
        """Keep at least so many seconds between requests to a host."""
        self._delays[host] = max(delay, self._delays.get(host, 0.0))

    def hold(self, host: str, seconds: float) -> None:
        """Do not ask a host for so many seconds from now."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a ``Retry-After`` header asks to wait (RFC 9110, §10.2.3).

    Returns:
        0 to :data:`LONGEST_WAIT`, or None where the header is missing or says nothing.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(min(int(value[:9]), LONGEST_WAIT))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), float(LONGEST_WAIT))
