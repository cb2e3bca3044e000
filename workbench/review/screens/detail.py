"""The panes beside the list: they follow its cursor as soon as the keys rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer

from workbench.model.errors import WorkbenchError
from workbench.review.content import ink
from workbench.review.decisions import told
from workbench.review.screens.listing import ListingScreen

if TYPE_CHECKING:
    from workbench.review.content.shown import Shown
    from workbench.store.rows import CounterpartRow

_NO_COUNTERPART = "No claim of another document comes near this one."


class DetailScreen(ListingScreen):
    """The room with its panes filled."""

    REST: ClassVar[float] = 0.05
    """Seconds without a key after which the panes follow the cursor."""
    STAY: ClassVar[float] = 1.0
    """Seconds on a claim after which it is remembered as the place one was at."""

    shown: var[Shown | None] = var(None)
    """What the panes show; None while nothing is selected."""
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
        """Read what belongs to the claim under the cursor, and show it."""
        from workbench.review.content.shown import read

        row = self.claims.current
        try:
            shown = await self.reader.run(lambda store: read(store, row.id)) if row else None
        except WorkbenchError as error:
            self.status.complain(told(error))
            return
        same = shown and self.shown and shown.detail.row.id == self.shown.detail.row.id
        selected = self.counterparts.selected if same else 0
        self._fill_claim(shown)
        self._fill_counterparts(shown, selected)
        self.shown = shown

    def _fill_claim(self, shown: Shown | None) -> None:
        from workbench.review.content.shown import claim_pane

        if shown is None:
            self.claim.show(Content(""))
            return
        # As much context, before and after, as leaves room for the citations below.
        width, height = self.claim.size
        opening, citations = claim_pane(shown, self.glyphs, reach=max(60, width * height // 9))
        self.claim.show(opening, citations)

    def _fill_counterparts(self, shown: Shown | None, selected: int) -> None:
        from workbench.review.content.shown import counterparts_pane

        title, cards = counterparts_pane(shown, self.glyphs) if shown else ("", [])
        nothing = Content.styled(_NO_COUNTERPART, ink.QUIET) if shown else Content("")
        self.counterparts.show(Content("") if cards else nothing, cards, select=selected)
        self.title_counterparts(title)

    def on_resize(self, event: events.Resize) -> None:
        """Show as much context as the pane has come to hold."""
        super().on_resize(event)
        if self.shown is not None:
            self.call_after_refresh(self._fill_claim, self.shown)

    def action_pane(self, name: str) -> None:
        """Go to the claim in its source, to its citations, or to its counterparts."""
        self.focus_pane("counterparts" if name == "counterparts" else "claim")
        if name == "citations":
            self.claim.reveal()
        elif name == "source":
            self.claim.scroll_home(animate=False)

    def action_counterpart(self, steps: int) -> None:
        """Select another counterpart, whatever pane the keys go to."""
        self.counterparts.select(self.counterparts.selected + steps)

    @property
    def selected_pair(self) -> CounterpartRow | None:
        """The selected counterpart, with the claim."""
        index = self.counterparts.selected
        pairs = self.shown.counterparts if self.shown else ()
        return pairs[index] if 0 <= index < len(pairs) else None
