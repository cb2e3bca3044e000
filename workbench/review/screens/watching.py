"""What others do meanwhile, and where one was."""

from __future__ import annotations

from time import monotonic

from textual import on, work

from workbench.desk import place
from workbench.model.errors import StoreError
from workbench.review.screens.finding import FindingScreen
from workbench.review.screens.listing import BEFORE_ALL
from workbench.review.setup import Setup
from workbench.review.widgets.claim_list import ClaimList
from workbench.safe.terminal import line

RESHAPING = frozenset({"claim-added", "claim-edited", "carried-over", "link-corrected"})
"""Kinds of events after which a key of a claim may be another claim's."""
LOOK = 1.0
"""Seconds between two looks at whether somebody else changed the database."""


class WatchingScreen(FindingScreen):
    """The room as it opens and as it keeps up with others.

    Args:
        setup: what the room is opened with.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self._place = {} if setup.fresh else place.recall(setup.path, setup.reviewer)
        self.filter = line(self._place.get("filter", ""))
        self.hidden_too = bool(self._place.get("hidden"))
        self.by_risk = self._place.get("order") == "risk"
        self._views_stale = False
        self._here: str | None = None
        self._seen = -1

    # ---- the beginning

    def on_mount(self) -> None:
        """List claims before the first screen is painted; the rest comes after it."""
        self.documents = self.source.documents() if "doc:" in self.filter else ()
        self.parse()
        self.list_first(self._remembered())
        self.refresh_heading()
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.recount()
        self._learn_documents()
        self._learn_events()
        self.count_views()
        self.set_interval(LOOK, self._look)
        self.set_timer(LOOK, self.decisions.warm_up)

    def on_unmount(self) -> None:
        """Remember the place, before the database is let go of."""
        self.remember_place()

    # ---- what others do

    def _look(self) -> None:
        """See what somebody else changed; the cursor stays where it is."""
        if self.changed():
            self._learn_documents()
            self._learn_events()
            self.follow()
        self._count_if_rested()

    def _count_if_rested(self) -> None:
        """Count the views anew, if they have changed and counting is not all that is done."""
        if self._views_stale and monotonic() >= self.rest_until:
            self._views_stale = False
            self.count_views()

    def changed(self) -> bool:
        """Show what has changed in the database since this was last asked, if anything."""
        try:
            changed = self.source.changed()
        except StoreError:
            return False  # another program is writing; the next look will do
        if changed:
            self.claims.reread()
            self.recount()
            self._views_stale = True
            self._count_if_rested()
        return changed

    @work(group="documents", exclusive=True)
    async def _learn_documents(self) -> None:
        """Learn the documents' names for ``doc:``; list what was added, leave out what is gone."""
        from workbench.store.documents import titled_documents

        try:
            documents = await self.reader.run(titled_documents)
        except StoreError:
            return  # another program is writing; the next look will do
        known, self.documents = self.documents, documents
        new = documents[len(known) :]
        if not known or known == documents:
            return
        self.parse()
        if documents[: len(known)] == known and not any(each.replaces for each in new):
            self.list_new()
        else:
            self.relist(self.claims.current_key, patient=True)

    @work(group="events", exclusive=True)
    async def _learn_events(self) -> None:
        """List anew when claims were split, joined or added: keys may be of others then."""
        await self.relist_if_reshaped()

    async def relist_if_reshaped(self, claim: str | None = None) -> None:
        """List anew if what was done since has changed which claims there are.

        Args:
            claim: the id of the claim to put the cursor on; None for the one it is on.
        """
        from workbench.store.events import kinds_since

        seen, here = self._seen, claim or self._here
        try:
            self._seen, kinds = await self.reader.run(lambda store: kinds_since(store, seen))
        except StoreError:
            return  # another program is writing; the next look will do
        if seen >= 0 and kinds & RESHAPING:
            await self.relist_at(here)

    async def relist_at(self, claim: str | None) -> None:
        """List anew, with the cursor on a claim, by its id, if it is still there."""
        from workbench.store.listing import claim_key

        key = await self.reader.run(lambda store: claim_key(store, claim)) if claim else None
        self.relist(self.claims.current_key if key is None else key, patient=True)
        await self.opened.wait()
        row = self.claims.current
        self._here = row.id if row else None

    async def go_to_claim(self, claim: str) -> bool:
        """Put the cursor on a claim, by its id; False if it is not listed."""
        from workbench.store.listing import claim_key

        key = await self.reader.run(lambda store: claim_key(store, claim))
        return key is not None and self.claims.go_to(key)

    # ---- what moving the cursor brings

    @on(ClaimList.Moved)
    def _moved(self) -> None:
        row = self.claims.current
        self._here = row.id if row else None
        self.follow()

    def follow(self) -> None:
        """Show what belongs to the claim under the cursor."""
        self.refresh_heading()

    # ---- where one was

    def _remembered(self) -> int | None:
        """The claim to open on: the one one was on, if it is still there; else the first open."""
        key = self._place.get("key", "")
        listed = self.source.rows([int(key)]).get(int(key)) if key.isdecimal() else None
        if listed is None or listed.row.id != self._place.get("claim"):
            self._teach()
            return self.source.open_after(BEFORE_ALL, self.asked)
        row = listed.row
        hint = self.hint("move.next-open", "goes to the next open one")
        self.status.say(f"Back at claim {row.ord} of {row.name}", hint)
        return row.pk

    def _teach(self) -> None:
        """The first words: how to decide."""
        key_of = self.keymap.key_of
        verdicts = " ".join(
            key_of(f"decide.{each}") for each in ("corroborate", "contest", "unsupport")
        )
        said = f"{verdicts} give a verdict, then the next open claim comes"
        self.status.say(said, self.hint("program.help", "all keys"))

    def remember_place(self) -> None:
        """Keep where the reviewer is."""
        row = self.claims.current
        if row is None:
            return
        here = {"claim": row.id, "key": str(row.pk), "filter": self.filter}
        if self.hidden_too:
            here["hidden"] = "yes"
        if self.by_risk:
            here["order"] = "risk"
        if here != self._place:
            self._place = here
            place.remember(self.setup.path, self.setup.reviewer, here)
