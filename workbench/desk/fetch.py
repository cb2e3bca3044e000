"""Fetching the sources that claims cite: whom to ask, asking, keeping.

Nothing is asked without a person's yes: whoever calls :func:`fetch` has shown :func:`hosts_of`
and got it. Each answer is kept as it comes, in a transaction of its own, so that a run that is
killed loses nothing that was there, and the next one goes on from it.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from workbench.desk.configuration import Fetching
from workbench.model.document import Note, Target

if TYPE_CHECKING:
    from workbench.desk.keep import Kept
    from workbench.sources.client import Network
    from workbench.sources.fetch import Setting
    from workbench.sources.visitor import Visitor
    from workbench.store.attempts import Known
    from workbench.store.connection import Store

Which = Literal["new", "failed", "again"]
"""Sources never asked for; these and those that failed; all of them."""

_POLL = 0.1
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A source to be asked for.

    Attributes:
        url: its address.
        target: as the note has it.
        document, note: the first note that cites it.
        published: the document's date.
    """

    url: str
    target: Target
    document: str
    note: Note
    published: str | None


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


@dataclass(frozen=True, slots=True)
class Hosts:
    """Whom fetching would tell.

    Attributes:
        asked: each host with how many addresses it has, most first.
        refused: addresses that are never asked, each with why.
    """

    asked: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, str], ...]


Progress = Callable[[Done], None]


def wishes(
    store: Store,
    *,
    claims: Sequence[str] = (),
    document: str | None = None,
    which: Which = "new",
) -> list[Wish]:
    """The sources to be asked for, in the order of reading, each address once.

    A host that asked to be left alone until some time is left out until then, unless all are
    asked again.

    Args:
        claims: whole ids; the sources that these cite.
        document: a whole id; the sources that it cites. Without either, those of all drafts.
        which: see :data:`Which`.
    """
    from workbench.ledger.entropy import SYSTEM, moment
    from workbench.store.attempts import known

    cited = _cited_by_claims(store, claims) if claims else _cited(store, document)
    found = {wish.url: wish for wish in reversed(cited)}
    asked = known(store, found)
    now = moment(SYSTEM.clock())
    return [
        wish
        for wish in dict.fromkeys(found[wish.url] for wish in cited)
        if _is_wanted(asked.get(wish.url), which, now)
    ]


def _is_wanted(asked: Known | None, which: Which, now: str) -> bool:
    if asked is None or which == "again":
        return True
    if asked.content is not None:
        return False
    if asked.not_before is not None:
        return asked.not_before <= now
    return which == "failed"


def _cited(store: Store, document: str | None) -> list[Wish]:
    from workbench.sources.targets import address_of
    from workbench.store.attempts import cited_notes

    return [
        Wish(url, target, cited.document, cited.note, cited.published)
        for cited in cited_notes(store, document)
        for target in cited.note.targets
        if (url := address_of(target))
    ]


def _cited_by_claims(store: Store, claims: Iterable[str]) -> list[Wish]:
    from workbench.store.captures import captures_of
    from workbench.store.details import claim_detail

    found = []
    for claim in claims:
        detail = claim_detail(store, claim)
        for row in captures_of(store, claim):
            if row.url and row.target:
                found.append(
                    Wish(row.url, row.target, detail.row.document, row.note, detail.published)
                )
    return found


def hosts_of(wished: Iterable[Wish], configured: Fetching) -> Hosts:
    """The hosts that would be asked, and the addresses that may not be."""
    from workbench.sources.address import locate
    from workbench.sources.outcome import Failed

    counts: Counter[str] = Counter()
    refused = []
    for wish in wished:
        try:
            counts[locate(wish.url, configured.allowed).netloc] += 1
        except Failed as failure:
            refused.append((wish.url, failure.detail))
    asked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return Hosts(tuple(asked), tuple(refused))


def archive_host(configured: Fetching) -> str:
    """The host of the archive that dead sources are looked for in."""
    from workbench.sources.memento import Archive

    return urlsplit(configured.timegate or Archive().timegate).netloc


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
        wished: from :func:`wishes`.
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


def _archive(configured: Fetching) -> Any:
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
