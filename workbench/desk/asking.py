"""Asking for sources, in a thread that has nothing else to do.

Disk and network never wait for each other: answers are handed to whoever keeps them, a few at a
time.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING

from workbench.desk.configuration import Fetching
from workbench.desk.wishes import Wish

if TYPE_CHECKING:
    from workbench.desk.keep import Found
    from workbench.sources.client import Network
    from workbench.sources.fetch import Setting
    from workbench.sources.memento import Archive
    from workbench.sources.outcome import Fetched
    from workbench.sources.visitor import Visitor
    from workbench.store.attempts import Known

_POLL = 0.1
"""Seconds between two looks at whether to stop."""
_WAITING = 6
"""Answers that wait to be kept; while there are so many, nobody else is asked."""
_READERS = 2
_FAREWELL = 2.0
"""Seconds to wait for connections to be closed."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch.

    Attributes:
        offline: the network is switched off; asking for anything is an error.
        archived: look for dead sources in the archive.
        despite_robots: addresses to be asked though robots.txt forbids it.
    """

    offline: bool = False
    archived: bool = False
    despite_robots: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of asking for a source: its own answer, then an archive's, if one was asked."""

    wish: Wish
    found: tuple[Found, ...]


class Asking:
    """Sources being asked for, from ``with`` until all answers were taken or the block ends.

    Args:
        known: what is known of the addresses.
        network: what connections are made with.
    """

    def __init__(
        self,
        wished: Sequence[Wish],
        known: Mapping[str, Known],
        options: Options,
        configured: Fetching,
        network: Network,
    ) -> None:
        self._wished, self._known, self._options = wished, known, options
        self._configured, self._network = configured, network
        self._answers: queue.SimpleQueue[Answered | BaseException | None] = queue.SimpleQueue()
        # The loop, while it takes calls from the other thread; it says itself when it no longer
        # does, before it closes, so that no call can come too late.
        self._loop: asyncio.AbstractEventLoop | None = None
        self._taking = threading.Lock()
        self._waiting = 0
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="asking")

    def __enter__(self) -> Asking:
        self._thread.start()
        self._begun.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._call(lambda: self._all.cancel())
        self._thread.join(_FAREWELL)

    def answers(self, stop: Event | None = None) -> Iterator[Answered]:
        """The answers as they come, until there are no more or somebody says stop.

        Raises:
            Offline: the network is switched off.
        """
        while stop is None or not stop.is_set():
            try:
                answer = self._answers.get(timeout=_POLL)
            except queue.Empty:
                continue
            if answer is None:
                return
            if isinstance(answer, BaseException):
                raise answer
            yield answer
            self._call(lambda: self._take(-1))

    def _call(self, work: Callable[[], object]) -> None:
        """Have the loop do something, if it has not ended."""
        with self._taking:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(work)

    def _run(self) -> None:
        try:
            asyncio.run(self._ask_all())
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self._answers.put(error)
        finally:
            self._begun.set()
            self._answers.put(None)

    async def _ask_all(self) -> None:
        """Ask for everything; the first fault of our own ends it."""
        self._slack, self._readers = asyncio.Event(), asyncio.Semaphore(_READERS)
        self._slack.set()
        current = asyncio.current_task()
        assert current is not None
        self._all = current
        visitor = visitor_of(self._configured, self._options, self._network, ready=self._slack.wait)
        work = [asyncio.create_task(self._ask(wish, visitor)) for wish in self._wished]
        try:
            self._loop = asyncio.get_running_loop()
            self._begun.set()
            for done in asyncio.as_completed(work):
                await done
        finally:
            with self._taking:
                self._loop = None
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)

    async def _ask(self, wish: Wish, visitor: Visitor) -> None:
        known = self._known.get(wish.url)
        fetched = await visitor.fetch(wish.url, _validators(known))
        self._take(1)
        found = [await self._look(fetched, known)]
        if found[0].ending is not None and self._options.archived:
            self._take(-1)  # it waits for the archive, and keeps nobody from being asked
            found += await self._in_archive(wish, visitor)
            self._take(1)
        self._answers.put(Answered(wish, tuple(found)))

    def _take(self, count: int) -> None:
        """Reckon with so many more answers that wait to be kept."""
        self._waiting += count
        if self._waiting < _WAITING:
            self._slack.set()
        else:
            self._slack.clear()

    async def _look(self, fetched: Fetched, known: Known | None) -> Found:
        from workbench.desk.keep import looked_at
        from workbench.sources.threads import in_thread

        async with self._readers:
            return await in_thread(looked_at, fetched, known)

    async def _in_archive(self, wish: Wish, visitor: Visitor) -> list[Found]:
        """The archive's copy of a dead source, if it has one and that is not dead too."""
        from workbench.sources.memento import cited_on, find_copy

        wanted = cited_on(wish.note.text, wish.published)
        copy = await find_copy(wish.url, wanted, _archive(self._configured), visitor.fetch)
        if copy is None:
            return []
        found = replace(await self._look(copy.fetched, None), archived_at=copy.made)
        return [found] if found.ending is None else []


def visitor_of(
    configured: Fetching,
    options: Options,
    network: Network,
    ready: Callable[[], Awaitable[object]] | None = None,
) -> Visitor:
    """Who asks, with the manners and the permissions that are configured.

    Args:
        ready: returns when another answer can be taken up; None: always.
    """
    from workbench.sources.politeness import Manners, Pace
    from workbench.sources.visitor import Visitor

    manners = Manners(configured.delay, configured.at_once, configured.patience)
    return Visitor(
        _setting(configured, network),
        manners,
        despite=options.despite_robots,
        pace=Pace(manners, ready=ready),
    )


def _setting(configured: Fetching, network: Network) -> Setting:
    from workbench import __version__
    from workbench.sources.fetch import Limits, Setting
    from workbench.sources.visitor import PRODUCT

    contact = f"; {configured.contact}" if configured.contact else ""
    return Setting(
        network=network,
        agent=f"{PRODUCT}/{__version__} (a fact-checker's copy of a cited page{contact})",
        allowed=configured.allowed,
        limits=Limits(seconds=configured.deadline),
    )


def _archive(configured: Fetching) -> Archive:
    from workbench.sources.memento import Archive

    usual = Archive()
    return Archive(
        configured.timegate or usual.timegate,
        configured.timemap or (usual.timemap if not configured.timegate else ""),
    )


def _validators(asked: Known | None) -> dict[str, str]:
    """What lets a host say that nothing has changed (RFC 9110, §13.1)."""
    if asked is None or asked.content is None:
        return {}
    return ({"If-None-Match": asked.etag} if asked.etag else {}) | (
        {"If-Modified-Since": asked.last_modified} if asked.last_modified else {}
    )
