"""Fetching the sources that claims cite: whom to ask, asking, keeping.

Nothing is asked without a person's yes: whoever calls :func:`fetch` has shown
:func:`workbench.desk.wishes.hosts_of` and got it. Each answer is kept as it comes, in a
transaction of its own, so that a run that is killed loses nothing that was there, and the next
one goes on from it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

from workbench.desk.configuration import Fetching
from workbench.desk.wishes import Wish

if TYPE_CHECKING:
    from workbench.desk.keep import Kept
    from workbench.sources.client import Network
    from workbench.sources.fetch import Setting
    from workbench.sources.memento import Archive
    from workbench.sources.visitor import Visitor
    from workbench.store.attempts import Known
    from workbench.store.connection import Store

_POLL = 0.1
"""Seconds between two looks at whether to stop."""


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
class Done:
    """What became of one source.

    Attributes:
        number, total: how many are done, and how many there are.
    """

    wish: Wish
    kept: Kept
    number: int
    total: int


Progress = Callable[[Done], None]


def fetch(
    store: Store,
    wished: Sequence[Wish],
    options: Options,
    configured: Fetching,
    *,
    reviewer: str,
    progress: Progress = lambda done: None,
    stop: Event | None = None,
    network: Network | None = None,
) -> list[Done]:
    """Ask for sources and keep what comes.

    Blocks until all is done; to be called from a thread that may wait, with a store of its own.

    Args:
        store: open for writing.
        wished: from :func:`workbench.desk.wishes.wishes`.
        reviewer: who said yes.
        progress: told of each source when it is kept.
        stop: ends the run when it is set; what is kept by then stays.
        network: for tests.

    Raises:
        Offline: the network is switched off; nothing was asked.
        StoreError: the database or the disk failed; what was kept before stays.
    """
    if not wished:
        return []
    from workbench.sources.client import Network

    network = replace(network or Network(), offline=options.offline)
    run = _Run(store, wished, options, configured, reviewer, progress, network)
    asyncio.run(run.all(stop))
    return run.done


class _Run:
    """One run under way, on one thread."""

    def __init__(
        self,
        store: Store,
        wished: Sequence[Wish],
        options: Options,
        configured: Fetching,
        reviewer: str,
        progress: Progress,
        network: Network,
    ) -> None:
        from workbench.store.attempts import known

        self._store, self._wished, self._options = store, wished, options
        self._configured, self._reviewer, self._progress = configured, reviewer, progress
        self._network = network
        self._known = known(store, [wish.url for wish in wished])
        self.done: list[Done] = []

    async def all(self, stop: Event | None) -> None:
        """Ask for everything; the first fault of our own ends it."""
        visitor = _visitor(self._configured, self._options, self._network)
        reading = asyncio.Semaphore(2)
        work = [asyncio.create_task(self._one(wish, visitor, reading)) for wish in self._wished]
        watch = [asyncio.create_task(_until(stop))] if stop else []
        try:
            pending: set[asyncio.Task[None]] = set(work)
            while pending:
                finished, _ = await asyncio.wait(
                    [*pending, *watch], return_when=asyncio.FIRST_COMPLETED
                )
                for task in finished & pending:
                    task.result()
                if finished & set(watch):
                    return
                pending -= finished
        finally:
            for task in (*work, *watch):
                task.cancel()
            await asyncio.gather(*work, *watch, return_exceptions=True)

    async def _one(self, wish: Wish, visitor: Visitor, reading: asyncio.Semaphore) -> None:
        from workbench.desk.keep import keep, looked_at
        from workbench.sources.memento import cited_on, find_copy

        asked = self._known.get(wish.url)
        fetched = await visitor.fetch(wish.url, _validators(asked))
        async with reading:
            found = await asyncio.to_thread(looked_at, fetched, asked)
        kept = keep(self._store, wish, found, reviewer=self._reviewer)
        if kept.state == "failed" and self._options.archived:
            wanted = cited_on(wish.note.text, wish.published)
            copy = await find_copy(wish.url, wanted, _archive(self._configured), visitor.fetch)
            if copy is not None:
                async with reading:
                    found = await asyncio.to_thread(looked_at, copy.fetched, None)
                found = replace(found, archived_at=copy.made)
                if found.ending is None:
                    kept = keep(self._store, wish, found, reviewer=self._reviewer)
        self.done.append(Done(wish, kept, len(self.done) + 1, len(self._wished)))
        self._progress(self.done[-1])


async def _until(stop: Event) -> None:
    """Wait until another thread says stop."""
    while not stop.is_set():
        await asyncio.sleep(_POLL)


def _visitor(configured: Fetching, options: Options, network: Network) -> Visitor:
    from workbench.sources.politeness import Manners
    from workbench.sources.visitor import Visitor

    manners = Manners(configured.delay, configured.at_once, configured.patience)
    return Visitor(_setting(configured, network), manners, despite=options.despite_robots)


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
