"""Fetching many addresses with manners: paced, robots.txt kept, busy hosts left alone."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from workbench.sources import robots
from workbench.sources.address import Place
from workbench.sources.fetch import Setting, fetch
from workbench.sources.outcome import Failed, Fetched
from workbench.sources.politeness import Manners, Pace, retry_after
from workbench.sources.robots import Robots

PRODUCT = "Workbench"
"""The product token that robots.txt files may name."""

_TRY_AGAIN = frozenset({429, 502, 503, 504})
_TRIES = 3


class Visitor:
    """Fetches addresses of many hosts at once, each host at its pace.

    Args:
        despite: addresses that a person wants asked though robots.txt forbids it.
        pace: one to share, or a new one.
    """

    def __init__(
        self,
        setting: Setting,
        manners: Manners,
        *,
        despite: Collection[str] = (),
        pace: Pace | None = None,
    ) -> None:
        self._setting, self._manners = setting, manners
        self._pace = pace or Pace(manners)
        self._gate = PoliteGate(setting, self._pace, despite)

    async def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address; a host that is busy is asked again when it wants to be.

        Returns:
            What came of it; ``busy``, with the time to come back, when that is too far off.
        """
        for attempt in range(1, _TRIES + 1):
            fetched = await fetch(url, self._setting, gate=self._gate, headers=headers)
            if fetched.outcome != "ok" or fetched.status not in _TRY_AGAIN:
                break
            wait = retry_after(fetched.header("retry-after"), datetime.now(UTC))
            if wait is not None and wait > self._manners.patience:
                return _busy(fetched, wait)
            if attempt < _TRIES:
                host = urlsplit(fetched.final_url).hostname or ""
                self._pace.hold(host, self._manners.delay * 2**attempt if wait is None else wait)
        overridden = any(hop.url in self._gate.overridden for hop in fetched.hops)
        return replace(fetched, despite_robots=overridden)


def _busy(fetched: Fetched, wait: float) -> Fetched:
    return replace(
        fetched,
        outcome="busy",
        detail=f"the host asks to come back after {wait:g} s",
        not_before=datetime.now(UTC) + timedelta(seconds=wait),
    )


class PoliteGate:
    """A gate that keeps the pace and the hosts' robots.txt.

    Args:
        despite: addresses that a person wants asked though robots.txt forbids it.
    """

    def __init__(self, setting: Setting, pace: Pace, despite: Collection[str] = ()) -> None:
        self._setting, self._pace, self._despite = setting, pace, frozenset(despite)
        self._known: dict[tuple[str, str], asyncio.Future[Robots]] = {}
        self.overridden: set[str] = set()
        self._paced = _Paced(pace)

    async def admit(self, place: Place) -> None:
        """Return if robots.txt lets a program ask for the place.

        Raises:
            Failed: ``robots``.
        """
        rules = await self._rules(place)
        if rules.allows(place.target):
            return
        if place.url not in self._despite:
            raise Failed("robots", f"the robots.txt of {place.netloc} asks programs to stay away")
        self.overridden.add(place.url)

    def turn(self, place: Place) -> AbstractAsyncContextManager[object]:
        """Wait for the host's turn."""
        return self._pace.turn(place.host)

    async def _rules(self, place: Place) -> Robots:
        """The rules of a host, asked for once."""
        key = (place.scheme, place.netloc)
        if key not in self._known:
            # The first one that wants them asks; if it is cancelled, the next does.
            asking: asyncio.Future[Robots] = asyncio.get_running_loop().create_future()
            self._known[key] = asking
            try:
                rules = await self._ask(place)
            except BaseException:
                del self._known[key]
                asking.cancel()
                raise
            if rules.delay is not None:
                self._pace.slow_down(place.host, rules.delay)
            asking.set_result(rules)
            return rules
        try:
            return await asyncio.shield(self._known[key])
        except asyncio.CancelledError:
            if key in self._known:
                raise
            return await self._rules(place)

    async def _ask(self, place: Place) -> Robots:
        """Fetch and read a robots.txt (RFC 9309, §2.3.1)."""
        limits = replace(self._setting.limits, wire=4 * robots.MOST_BYTES, hops=5)
        setting = replace(self._setting, limits=limits)
        address = replace(place, target="/robots.txt").url
        fetched = await fetch(address, setting, gate=self._paced)
        if fetched.outcome in ("ok", "too-large") and fetched.status is not None:
            if 200 <= fetched.status < 300:
                return robots.parse(fetched.body, PRODUCT)
            if fetched.status < 500:
                return robots.ALL
        elif fetched.outcome in ("too-many-redirects", "refused", "undecodable"):
            return robots.ALL
        elif fetched.status is None:
            # Whoever does not answer here does not answer for the page either: let that say how.
            return robots.ALL
        return robots.NONE


class _Paced:
    """A gate that keeps the pace only."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def admit(self, place: Place) -> None:
        """Every place may be asked."""

    def turn(self, place: Place) -> AbstractAsyncContextManager[object]:
        """Wait for the host's turn."""
        return self._pace.turn(place.host)
