"""Which claims the room lists, and how many they are."""

from __future__ import annotations

from array import array
from asyncio import Event
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import work

from workbench.claims.threshold import DEFAULT_THRESHOLD
from workbench.model.errors import StoreError
from workbench.review.claim_source import ClaimSource
from workbench.review.content.header import Heading
from workbench.review.content.words import counted
from workbench.review.decisions import Decisions, told
from workbench.review.screens.layout import RoomLayout
from workbench.review.setup import Setup
from workbench.review.store_thread import StoreThread
from workbench.safe.terminal import line
from workbench.store.listing import FIRST_CHUNK, claim_pks
from workbench.store.rows import ClaimQuery, Counts

if TYPE_CHECKING:
    from workbench.store.documents import Titled

RETRY = 0.5
"""Seconds after which rows that could not be read are read again."""
BRIEF = 0.2
"""Seconds in which the views may be counted as often as anything changes."""
EASE = 5
"""Where it takes longer, they are counted in one of so many parts of the time."""
BEFORE_ALL, AFTER_ALL = -1, 1 << 62
"""Keys that no claim has."""


class ListingScreen(RoomLayout):
    """The room with its list filled.

    Args:
        setup: what the room is opened with.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, setup: Setup) -> None:
        self.decisions = Decisions(setup.path, setup.reviewer)
        self.source = ClaimSource(setup, self.decisions.pending, self._cannot_read)
        super().__init__(setup, self.source.rows)
        self.reader = StoreThread(setup.path, "read", safe=True)
        """Reads what takes longer than a frame."""
        self._scanner = StoreThread(setup.path, "read", safe=True)
        self._counter = StoreThread(setup.path, "read", safe=True)
        self._names = line(setup.path.name), line(setup.reviewer)
        self.filter = ""
        """The filter line in force."""
        self.hidden_too = False
        """Whether sentences that are hardly worth checking are listed too."""
        self.by_risk = False
        """Whether what is most at risk comes first."""
        self.documents: tuple[Titled, ...] = ()
        """The documents by name, as far as they are known."""
        self.asked = ClaimQuery()
        """Which claims are listed."""
        self._words: tuple[str, ...] = ()
        self._problems: tuple[str, ...] = ()
        self._counts: Counts | None = None
        self.opened = Event()
        """Set while the list shows what was last asked for; the next key may be about it."""
        self._complete = False
        self.rest_until = 0.0
        """When the views may be counted anew, by :func:`time.monotonic`."""

    def on_unmount(self) -> None:
        """Let what is pending be saved, and let go of the database."""
        self._scanner.interrupt()
        self._counter.interrupt()
        for each in (self.decisions, self.reader, self._scanner, self._counter, self.source):
            each.close()

    # ---- listing

    @property
    def threshold(self) -> float | None:
        """The least check-worthiness of what is listed; None for all sentences."""
        return None if self.hidden_too else DEFAULT_THRESHOLD

    def parse(self) -> None:
        """Make filter, order, and whether to hide what is hardly worth checking, into a query."""
        base = ClaimQuery(
            threshold=self.threshold,
            blind_to=self.setup.reviewer,
            by_risk=self.by_risk,
        )
        self.asked, self._words, self._problems = base, (), ()
        self.source.tell_risk = self.by_risk
        if self.filter:
            from workbench.review.query import parse

            self.asked, self._words, self._problems = parse(
                self.filter, base, self.documents, self.setup.reviewer
            )

    def list_first(self, wanted: int | None) -> None:
        """List claims at once, before the first screen is painted; the rest comes after it."""
        if self.by_risk:
            self.relist(wanted, patient=False)
            return
        keys = self.source.first(self.asked)
        if wanted is not None and wanted not in keys:
            self.relist(wanted, patient=True)
            return
        self._open(keys, wanted)
        if len(keys) < FIRST_CHUNK:
            self._listed()
        else:
            more = partial(self._load, wanted, patient=False, after=keys[-1])
            self.call_after_refresh(more)

    def relist(self, wanted: int | None, *, patient: bool) -> None:
        """List the claims that the query selects.

        Args:
            wanted: the claim to put the cursor on.
            patient: keep the list as it is until that claim comes in; else open on the first
                ones that do.
        """
        self.opened.clear()
        self._complete = False
        self._scanner.interrupt()
        self._load(wanted, patient=patient)

    def list_new(self) -> None:
        """List what was added behind the rest; whatever else is listed stays as it is."""
        if self._complete and not self.by_risk:
            last = self.claims.last_key
            self._load(None, patient=False, after=BEFORE_ALL if last is None else last)

    @work(group="listing", exclusive=True)
    async def _load(self, wanted: int | None, *, patient: bool, after: int = BEFORE_ALL) -> None:
        """List what comes in; up to ``after`` it is listed already."""
        query, keys, problem = self.asked, array("q"), ""
        self._complete = False
        try:
            async for part in self._scanner.stream(lambda store: claim_pks(store, query, after)):
                if self.opened.is_set():
                    self.claims.extend(part)
                    continue
                keys.extend(part)
                if wanted is None or wanted in part or not patient:
                    self._open(keys, wanted)
        except StoreError as error:
            problem = told(error)
        if not self.opened.is_set():
            self._open(keys, wanted)
        self._complete = True
        self._listed(problem)

    def _open(self, keys: array[int], wanted: int | None) -> None:
        """Show what has come in, with the cursor on a claim if it is there."""
        self.opened.set()
        at = keys.index(wanted) if wanted is not None and wanted in keys else 0
        self.claims.list_claims(keys, words=self._words, at=at, in_order=not self.by_risk)

    def _listed(self, problem: str = "") -> None:
        """All keys are in."""
        self._complete = True
        if problem or self._problems:
            self.status.complain(problem or self._problems[0])
        elif not self.claims.total:
            self._tell_empty()
        elif self.filter:
            told = f"{counted(self.claims.total, 'claim')} listed"
            self.status.say(told, self.hint("panes.back", "ends the filter"))

    def _tell_empty(self) -> None:
        if self.filter:
            self.status.say("No claim fits the filter", self.hint("panes.back", "ends it"))
        elif self.documents and not self.hidden_too:
            said = "No sentence here is worth checking by itself"
            self.status.say(said, self.hint("find.hidden", "shows all sentences"))
        else:
            self.status.say(
                "Nothing here yet: add a document with  workbench add FILE, or try  workbench demo"
            )

    def _cannot_read(self, error: StoreError) -> None:
        self.status.complain(told(error))
        self.set_timer(RETRY, self.claims.reread)

    # ---- the lines at the top

    @work(group="count", exclusive=True)
    async def recount(self) -> None:
        """Count what is listed, on the reader's thread."""
        from workbench.store.listing import counts

        query = self.asked
        try:
            self._counts = await self.reader.run(lambda store: counts(store, query))
        except StoreError as error:
            self.status.complain(told(error))
        self.refresh_heading()

    @work(group="views", exclusive=True)
    async def count_views(self) -> None:
        """Count the claims of each saved view, one after the other, on a thread of its own."""
        from workbench.review.query import parse
        from workbench.store.listing import counts

        base = ClaimQuery(
            threshold=self.threshold,
            blind_to=self.setup.reviewer,
        )
        begun = monotonic()
        for at, view in enumerate(self.setup.views):
            query = parse(f"{view.line} ", base, self.documents, self.setup.reviewer).query
            try:
                found = await self._counter.run(partial(counts, query=query))
            except StoreError:
                return  # another program is writing; the next look will do
            known = [*self.views.counts, *([None] * len(self.setup.views))]
            known[at] = found.total
            self.views.counts = tuple(known[: len(self.setup.views)])
        took = monotonic() - begun
        self.rest_until = monotonic() + (EASE * took if took > BRIEF else 0.0)

    def refresh_heading(self) -> None:
        """Tell database, document, filter, reviewer and progress at the top."""
        row = self.claims.current
        name = row.name if row else ""
        order = "by risk" if self.by_risk else ""
        self.views.chosen = self.filter
        self.heading.heading = Heading(
            self._names[0], name, self.filter, self._names[1], self._counts, order
        )
