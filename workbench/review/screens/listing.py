"""Which claims the room lists, and where in them the reviewer is."""

from __future__ import annotations

from array import array
from asyncio import Event
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from workbench.claims.worth import DEFAULT_THRESHOLD
from workbench.desk import place
from workbench.model.errors import StoreError
from workbench.review.claim_source import ClaimSource
from workbench.review.content.header import Heading
from workbench.review.content.words import counted
from workbench.review.decisions import Decisions, told
from workbench.review.glyphs import Glyphs
from workbench.review.screens.layout import RoomLayout
from workbench.review.store_thread import StoreThread
from workbench.review.widgets.claim_list import ClaimList
from workbench.safe.terminal import line
from workbench.store.listing import FIRST_CHUNK, claim_pks
from workbench.store.rows import ClaimQuery, Counts

if TYPE_CHECKING:
    from workbench.review.query import Titled

LOOK = 1.0
"""Seconds between two looks at whether somebody else changed the database."""
RETRY = 0.5
"""Seconds after which rows that could not be read are read again."""
_BEFORE_ALL, _AFTER_ALL = -1, 1 << 62
"""Keys that no claim has."""


class ListingScreen(RoomLayout):
    """The room with its list filled.

    Args:
        path: the database.
        reviewer: who reviews.
        glyphs: the signs to draw with.
        fresh: start at the first open claim, not where one was.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, path: Path, reviewer: str, glyphs: Glyphs, *, fresh: bool) -> None:
        self.decisions = Decisions(path, reviewer)
        self.source = ClaimSource(path, self.decisions.pending, self._cannot_read)
        super().__init__(self.source.rows, glyphs)
        self.reader = StoreThread(path, "read", safe=True)
        """Reads what takes longer than a frame."""
        self._scanner = StoreThread(path, "read", safe=True)
        self._path, self._reviewer = path, reviewer
        self._names = line(path.name), line(reviewer)
        self._place = {} if fresh else place.recall(path, reviewer)
        self._filter = line(self._place.get("filter", ""))
        self._hidden_too = bool(self._place.get("hidden"))
        self._documents: tuple[Titled, ...] = ()
        self.asked = ClaimQuery()
        """Which claims are listed."""
        self._words: tuple[str, ...] = ()
        self._problems: tuple[str, ...] = ()
        self._counts: Counts | None = None
        self._opened = Event()
        """Set while the list shows what was last asked for; the next key may be about it."""

    # ---- beginning and end

    def on_mount(self) -> None:
        """List claims before the first screen is painted; the rest comes after it."""
        self._documents = self.source.documents() if "doc:" in self._filter else ()
        self._parse()
        wanted = self._remembered()
        keys = self.source.first(self.asked)
        if wanted is not None and wanted not in keys:
            self.relist(wanted, patient=True)
        else:
            self._open(keys, wanted)
            if len(keys) < FIRST_CHUNK:
                self._listed()
            else:
                more = partial(self._load, wanted, patient=False, after=keys[-1])
                self.call_after_refresh(more)
        self.refresh_heading()
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.recount()
        self._learn_documents()
        self.set_interval(LOOK, self._look)
        self.set_timer(LOOK, self.decisions.warm_up)

    def on_unmount(self) -> None:
        """Let what is pending be saved, remember the place, and let go of the database."""
        self.remember_place()
        self._scanner.interrupt()
        for each in (self.decisions, self.reader, self._scanner, self.source):
            each.close()

    # ---- listing

    def _parse(self) -> None:
        """Make the filter, and whether to hide what is hardly worth checking, into a query."""
        self.asked = ClaimQuery(threshold=None if self._hidden_too else DEFAULT_THRESHOLD)
        self._words = self._problems = ()
        if self._filter:
            from workbench.review.query import parse

            self.asked, self._words, self._problems = parse(
                self._filter, self.asked, self._documents
            )

    def relist(self, wanted: int | None, *, patient: bool) -> None:
        """List the claims that the query selects.

        Args:
            wanted: the claim to put the cursor on.
            patient: keep the list as it is until that claim comes in; else open on the first
                ones that do.
        """
        self._opened.clear()
        self._scanner.interrupt()
        self._load(wanted, patient=patient)

    @work(group="listing", exclusive=True)
    async def _load(self, wanted: int | None, *, patient: bool, after: int = _BEFORE_ALL) -> None:
        """List what comes in; up to ``after`` it is listed already."""
        query, keys, problem = self.asked, array("q"), ""
        try:
            async for part in self._scanner.stream(lambda store: claim_pks(store, query)):
                if part[-1] <= after:
                    continue
                if self._opened.is_set():
                    self.claims.extend(part)
                    continue
                keys.extend(part)
                if wanted is None or wanted in part or not patient:
                    self._open(keys, wanted)
        except StoreError as error:
            problem = told(error)
        if not self._opened.is_set():
            self._open(keys, wanted)
        self._listed(problem)

    def _open(self, keys: array[int], wanted: int | None) -> None:
        """Show what has come in, with the cursor on a claim if it is there."""
        self._opened.set()
        at = keys.index(wanted) if wanted is not None and wanted in keys else 0
        self.claims.list_claims(keys, words=self._words, at=at)

    def _listed(self, problem: str = "") -> None:
        """All keys are in."""
        if problem or self._problems:
            self.status.complain(problem or self._problems[0])
        elif not self.claims.total:
            self._tell_empty()
        elif self._filter:
            self.status.say(f"{counted(self.claims.total, 'claim')} listed", "esc ends the filter")

    def _tell_empty(self) -> None:
        if self._filter:
            self.status.say("No claim fits the filter", "esc ends it")
        elif not self._hidden_too:
            self.status.say(
                "No claims: add a document with  workbench add FILE", "h: all sentences"
            )
        else:
            self.status.say("Nothing here yet; add a document: workbench add FILE")

    def _cannot_read(self, error: StoreError) -> None:
        self.status.complain(told(error))
        self.set_timer(RETRY, self.claims.reread)

    # ---- the top line

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

    def refresh_heading(self) -> None:
        """Tell database, document, filter, reviewer and progress at the top."""
        row = self.claims.current
        name = row.name if row else ""
        self.heading.heading = Heading(
            self._names[0], name, self._filter, self._names[1], self._counts
        )

    # ---- finding

    async def action_filter(self) -> None:
        """Filter the list as one types."""
        await self.ask("/", self._filter, changed=self._set_filter, done=self._end_filter)

    def _set_filter(self, text: str) -> None:
        if text == self._filter:
            return
        self._filter = text
        self._parse()
        self.recount()
        self.relist(self.claims.current_key, patient=not text)

    async def _end_filter(self, text: str | None) -> None:
        self._set_filter(text or "")  # what was typed ahead may not have been told yet
        if text is None:
            self.status.say("The filter is off")
        self.focus_pane("claims")
        await self._opened.wait()

    async def action_toggle_hidden(self) -> None:
        """Show or hide what is hardly worth checking."""
        self._hidden_too = not self._hidden_too
        self._parse()
        self.recount()
        self.relist(self.claims.current_key, patient=True)
        if self._hidden_too:
            self.status.say("Every sentence is listed", "h hides those hardly worth checking")
        else:
            self.status.say("Sentences hardly worth checking are hidden", "h shows them")
        await self._opened.wait()

    def action_next_open(self, forward: bool) -> None:
        """Go to the next open claim, or the one before; past the end, from the other end."""
        if not self.go_to_open(forward=forward, wrap=True):
            self.status.say("No open claim is listed")

    def go_to_open(self, *, forward: bool, wrap: bool) -> bool:
        """Go to an open claim; False if there is none that way."""
        here = self.claims.current_key
        search = self.source.open_after if forward else self.source.open_before
        ends = [_BEFORE_ALL if here is None else here]
        if wrap:
            ends.append(_BEFORE_ALL if forward else _AFTER_ALL)
        found = (search(end, self.asked) for end in ends)
        return any(key is not None and self.claims.go_to(key) for key in found)

    async def action_back(self) -> None:
        """Back to the list; there, end the filter."""
        if self.focused_pane != "claims":
            self.focus_pane("claims")
        elif self._filter:
            await self._end_filter(None)

    # ---- what others do, and what moving the cursor brings

    @work(group="documents", exclusive=True)
    async def _learn_documents(self) -> None:
        """Learn the documents' names for ``doc:``; list anew if some were added or removed."""
        from workbench.review.claim_source import titled_documents

        try:
            documents = await self.reader.run(titled_documents)
        except StoreError:
            return  # another program is writing; the next look will do
        known, self._documents = self._documents, documents
        if known and known != documents:
            self._parse()
            self.relist(self.claims.current_key, patient=True)

    def _look(self) -> None:
        """See what somebody else changed; the cursor stays where it is."""
        if self.changed():
            self._learn_documents()
            self.follow()

    def changed(self) -> bool:
        """Show what has changed in the database since this was last asked, if anything."""
        try:
            changed = self.source.changed()
        except StoreError:
            return False  # another program is writing; the next look will do
        if changed:
            self.claims.reread()
            self.recount()
        return changed

    @on(ClaimList.Moved)
    def _moved(self) -> None:
        self.follow()

    def follow(self) -> None:
        """Show what belongs to the claim under the cursor."""
        self.refresh_heading()

    # ---- where one was

    def _remembered(self) -> int | None:
        """The claim to open on: the one one was on, if it is still there; else the first open."""
        key = self._place.get("key", "")
        row = self.source.rows([int(key)]).get(int(key)) if key.isdecimal() else None
        if row is None or row.id != self._place.get("claim"):
            self.status.say("c t u give a verdict, then the next open claim comes", "? all keys")
            return self.source.open_after(_BEFORE_ALL, self.asked)
        self.status.say(f"Back at claim {row.ord} of {row.name}", "n goes to the next open one")
        return row.pk

    def remember_place(self) -> None:
        """Keep where the reviewer is."""
        row = self.claims.current
        if row is None:
            return
        here = {"claim": row.id, "key": str(row.pk), "filter": self._filter}
        if self._hidden_too:
            here["hidden"] = "yes"
        if here != self._place:
            self._place = here
            place.remember(self._path, self._reviewer, here)
