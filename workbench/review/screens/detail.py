"""The panes beside the list: they follow its cursor as soon as the keys rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer

from workbench.model.errors import WorkbenchError
from workbench.review.content import ink
from workbench.review.decisions import told
from workbench.review.screens.watching import WatchingScreen

if TYPE_CHECKING:
    from workbench.desk.evidence import ShownPassage
    from workbench.review.content.shown import Shown
    from workbench.review.content.sources import SourceCard
    from workbench.store.rows import ClaimRow, CounterpartRow

_NO_COUNTERPART = "No claim of another document comes near this one."


class DetailScreen(WatchingScreen):
    """The room with its panes filled."""

    REST: ClassVar[float] = 0.05
    """Seconds without a key after which the panes follow the cursor."""
    STAY: ClassVar[float] = 1.0
    """Seconds on a claim after which it is remembered as the place one was at."""

    shown: var[Shown | None] = var(None)
    """What the panes show; None while nothing is selected."""
    from_sources: var[bool] = var(False)
    """Whether the selected evidence is a passage of a source; else it is a counterpart."""
    _cards: Sequence[SourceCard] = ()
    _resting: Timer | None = None
    _staying: Timer | None = None

    def follow(self) -> None:
        """Show the claim under the cursor as soon as the keys rest."""
        super().follow()
        for timer in (self._resting, self._staying):
            if timer is not None:
                timer.stop()
        self._resting = self.set_timer(self.REST, self.show_claim)
        self._staying = self.set_timer(self.STAY, self.remember_place)

    @work(group="detail", exclusive=True)
    async def show_claim(self) -> None:
        """Show what belongs to the claim under the cursor."""
        await self._show(self.claims.current)

    async def current_shown(self) -> Shown | None:
        """What belongs to the claim under the cursor, shown at once and whole.

        For keys that are about it and may have been typed ahead of the panes.
        """
        row = self.claims.current
        shown = self.shown
        stale = row is not None and (shown is None or shown.detail.row.id != row.id)
        if stale or (shown is not None and shown.evidence is None and shown.detail.citations):
            if self._resting is not None:
                self._resting.stop()
            self.workers.cancel_group(self, "detail")
            await self._show(row)
        return self.shown if row is not None else None

    async def _show(self, row: ClaimRow | None) -> None:
        """Read what belongs to a claim, and show it: first the claim, then what its sources say."""
        from workbench.review.content.shown import read

        if row is None:
            self._fill(None)
            return
        reviewer = self.setup.reviewer
        try:
            shown = await self.reader.run(lambda store: read(store, row.id, reviewer))
            if shown.detail.citations and not self._is_shown(row):
                self._fill(shown)
            if shown.detail.citations:
                from workbench.desk.evidence import evidence_of

                evidence = await self.reader.run(lambda store: evidence_of(store, row.id))
                shown = shown._replace(evidence=evidence)
        except WorkbenchError as error:
            self.status.complain(told(error))
        else:
            self._fill(shown)

    def _is_shown(self, row: ClaimRow) -> bool:
        return self.shown is not None and self.shown.detail.row.id == row.id

    def _fill(self, shown: Shown | None) -> None:
        """Fill the panes; what was selected of the same claim stays so."""
        before = self.shown
        same = shown and before and shown.detail.row.id == before.detail.row.id
        whole = bool(same and before and (before.evidence or not before.detail.citations))
        self._fill_claim(shown, select=self.claim.selected if whole else None)
        self._fill_counterparts(shown, select=self.counterparts.selected if same else 0)
        if not whole:
            self.from_sources = any(card.passage for card in self._cards)
        self.shown = shown
        self._point()

    def _fill_claim(self, shown: Shown | None, *, select: int | None) -> None:
        from workbench.review.content.shown import claim_pane

        if shown is None:
            self._cards = ()
            self.claim.show(Content(""))
            return
        # As much context, before and after, as leaves room for the citations below.
        width, height = self.claim.size
        reach = max(60, width * height // (14 if shown.evidence else 9))
        opening, self._cards = claim_pane(shown, self.glyphs, reach=reach)
        with_passage = [at for at, card in enumerate(self._cards) if card.passage]
        if select is None:
            select = with_passage[0] if with_passage else 0
        self.claim.show(opening, [card.content for card in self._cards], select=select)
        if with_passage:
            self.claim.reveal()

    def _fill_counterparts(self, shown: Shown | None, *, select: int) -> None:
        from workbench.review.content.shown import counterparts_pane

        title, cards = counterparts_pane(shown, self.glyphs) if shown else ("", [])
        nothing = Content.styled(_NO_COUNTERPART, ink.QUIET) if shown else Content("")
        self.counterparts.show(Content("") if cards else nothing, cards, select=select)
        self.title_counterparts(title)

    def on_resize(self, event: events.Resize) -> None:
        """Show as much context as the pane has come to hold."""
        super().on_resize(event)
        if self.shown is not None:
            self.call_after_refresh(self._fill_claim, self.shown, select=self.claim.selected)

    # ---- which evidence is selected

    def _point(self) -> None:
        """Let the bar stand only beside the evidence that is selected."""
        self.claim.pointed = self.from_sources or self.claim.has_focus
        self.counterparts.pointed = not self.from_sources or self.counterparts.has_focus

    def on_descendant_focus(self) -> None:
        """The pane that one goes to is the one whose evidence is selected."""
        if self.focused in (self.claim, self.counterparts):
            self.from_sources = self.focused is self.claim
        self._point()

    def on_descendant_blur(self) -> None:
        """Only the pane that one is in keeps its bar for nothing."""
        self._point()

    def action_pane(self, name: str) -> None:
        """Go to the claim in its source, to its citations, or to its counterparts."""
        self.focus_pane("counterparts" if name == "counterparts" else "claim")
        if name == "citations":
            self.claim.reveal()
        elif name == "source":
            self.claim.scroll_home(animate=False)

    async def action_evidence(self, steps: int) -> None:
        """Select the next passage or counterpart, whatever pane the keys go to."""
        if await self.current_shown() is None:
            return
        passages = [at for at, card in enumerate(self._cards) if card.passage]
        places = [(True, at) for at in passages]
        places += [(False, at) for at in range(self.counterparts.count)]
        here = (
            self.from_sources,
            (self.claim if self.from_sources else self.counterparts).selected,
        )
        if not places:
            self.status.say("There is no passage and no counterpart here")
            return
        at = places.index(here) + steps if here in places else 0
        self.from_sources, card = places[min(max(at, 0), len(places) - 1)]
        (self.claim if self.from_sources else self.counterparts).select(card)
        self.set_class(not self.from_sources, "-counterparts")
        self.show_titles()
        self._point()

    @property
    def selected_card(self) -> SourceCard | None:
        """The selected card of the claim's pane."""
        at = self.claim.selected
        return self._cards[at] if 0 <= at < len(self._cards) else None

    @property
    def selected_passage(self) -> ShownPassage | None:
        """The selected passage of a source, unless a counterpart is what is selected."""
        card = self.selected_card if self.from_sources else None
        return card.passage if card else None

    @property
    def selected_pair(self) -> CounterpartRow | None:
        """The selected counterpart, with the claim, unless a passage is what is selected."""
        if self.selected_passage is not None:
            return None
        index = self.counterparts.selected
        pairs = self.shown.counterparts if self.shown else ()
        return pairs[index] if 0 <= index < len(pairs) else None
