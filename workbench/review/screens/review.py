"""The review room: a claim, its citations, its counterparts, and a person's verdict."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer

from workbench.model.errors import WorkbenchError
from workbench.model.verdict import REASON_REQUIRED, Decision, StateName, VerdictName
from workbench.review.content.citations import citation_text, citations_heading
from workbench.review.content.claim import claim_text
from workbench.review.content.counterparts import (
    counterpart_text,
    counterparts_heading,
    counterparts_title,
    pin_of,
)
from workbench.review.content.words import spaced
from workbench.review.decisions import CounterpartState, told
from workbench.review.keys import bindings
from workbench.review.screens.listing import ListingScreen
from workbench.review.widgets.cards import Card, Cards
from workbench.review.widgets.claim_list import ClaimList

if TYPE_CHECKING:
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimDetail, ClaimRow, CounterpartRow


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panes show beside the list."""

    detail: ClaimDetail
    counterparts: tuple[CounterpartRow, ...]


class ReviewScreen(ListingScreen):
    """The room with its panes filled, and every key in force."""

    REST: ClassVar[float] = 0.05
    """Seconds without a key after which the panes follow the cursor."""
    STAY: ClassVar[float] = 1.0
    """Seconds on a claim after which it is remembered as the place one was at."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("room")]

    shown: var[Shown | None] = var(None)
    """What the panes show; None while nothing is selected."""
    _resting: Timer | None = None
    _staying: Timer | None = None

    # ---- the panes follow the cursor

    def follow(self) -> None:
        """Show the claim under the cursor as soon as the keys rest."""
        super().follow()
        for timer in (self._resting, self._staying):
            if timer is not None:
                timer.stop()
        self._resting = self.set_timer(self.REST, self.show_claim)
        self._staying = self.set_timer(self.STAY, self.remember_place)

    def show_claim(self) -> None:
        """Read what belongs to the claim under the cursor, and show it."""
        self.run_worker(self._show_claim(), group="detail", exclusive=True)

    async def _show_claim(self) -> None:
        row = self.claims.current
        try:
            shown = await self.reader.run(lambda store: _read(store, row.id)) if row else None
        except WorkbenchError as error:
            self.status.complain(told(error))
            return
        same = shown and self.shown and shown.detail.row.id == self.shown.detail.row.id
        self._fill(shown, self.counterparts.selected if same else 0)
        self.shown = shown

    def _fill(self, shown: Shown | None, selected: int) -> None:
        if shown is None:
            self.claim.show(Content(""))
            self.counterparts.show(Content(""))
            self.title_counterparts("")
            return
        detail, rows = shown.detail, shown.counterparts
        opening = claim_text(detail, self.glyphs, reach=self._reach())
        opening += "\n\n" + citations_heading(detail.citations, self.glyphs)
        self.claim.show(
            opening,
            [
                Card(str(number), citation_text(citation, self.glyphs))
                for number, citation in enumerate(detail.citations)
            ],
        )
        cards = []
        for row in rows:
            pinned = pin_of(detail, row.other) is not None
            text = counterpart_text(row, self.glyphs, pinned=pinned)
            cards.append(Card(row.counterpart.counterpart, text))
        self.counterparts.show(counterparts_heading(rows), cards, select=selected)
        self.title_counterparts(counterparts_title(rows))

    def _reach(self) -> int:
        """How much context, before and after, leaves room for the citations below."""
        width, height = self.claim.size
        return max(60, width * height // 9)

    def on_resize(self, event: events.Resize) -> None:
        """Show as much context as the pane has come to hold."""
        super().on_resize(event)
        self.call_after_refresh(lambda: self._fill(self.shown, self.counterparts.selected))

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
        rows = self.shown.counterparts if self.shown else ()
        return rows[index] if 0 <= index < len(rows) else None

    # ---- verdicts

    def action_decide(self, verdict: StateName) -> None:
        """Give the claim under the cursor a verdict, and go to the next open one."""
        self._decide(Decision(verdict))

    def action_decide_because(self, verdict: VerdictName) -> None:
        """Ask for the reason of a verdict, then give it."""
        from workbench.review.screens.reason import ReasonDialog

        if self.claims.current is None:
            self.status.say("There is no claim here")
            return

        def answer(reason: str | None) -> None:
            if reason is not None:
                self._decide(Decision(verdict, reason))
            elif verdict in REASON_REQUIRED:
                self.status.say(f"Left open: {verdict} needs a reason")

        self.app.push_screen(ReasonDialog(verdict, self.glyphs), answer)

    def action_repeat(self) -> None:
        """Give the claim under the cursor the last verdict again."""
        if self.decisions.last is None:
            self.status.say("There is no verdict to repeat yet", "c t u give one")
        else:
            self._decide(self.decisions.last)

    def _decide(self, decision: Decision) -> None:
        row = self.claims.current
        if row is None:
            self.status.say("There is no claim here")
            return
        if decision.verdict != "unreviewed":
            self.decisions.last = decision
        self.decisions.pending[row.pk] = decision
        self.claims.reread()
        self.status.say(f"{_said(row, decision)}, saving {self.glyphs.ellipsis}")
        if decision.verdict == "unreviewed" or not self.go_to_open(forward=True, wrap=False):
            self.show_claim()
        self._keep(self._save(row, decision))

    async def _save(self, row: ClaimRow, decision: Decision) -> None:
        try:
            await self.decisions.decide(row, decision)
        except WorkbenchError as error:
            self.status.complain(f"{_named(row)} was not saved: {told(error)}")
        else:
            self.status.say(f"{_said(row, decision)}, saved", "z undoes")
        self._changed()

    def action_undo(self) -> None:
        """Undo one's last step, and go to the claim it was about."""
        self._keep(self._step(back=True))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._keep(self._step(back=False))

    async def _step(self, *, back: bool) -> None:
        try:
            claim = await (self.decisions.step_back() if back else self.decisions.step_forward())
        except WorkbenchError as error:
            self.status.complain(told(error))
            return
        if claim is None:
            self.status.say("There is nothing of yours to undo" if back else "Nothing to do again")
            return
        await self._go_to_claim(claim)
        row = self.claims.current
        self._changed()
        if row is not None and row.id == claim:
            row = self.claims.current or row
            done, hint = ("Undone", "Z does it again") if back else ("Done again", "z undoes")
            state = "open" if row.verdict == "unreviewed" else row.verdict
            self.status.say(f"{done}: {_named(row)} is {state}", hint)
        else:
            self.status.say("Done, on a claim that is not listed now", "esc ends the filter")

    async def _go_to_claim(self, claim: str) -> None:
        from workbench.store.listing import claim_key

        key = await self.reader.run(lambda store: claim_key(store, claim))
        if key is not None:
            self.claims.go_to(key)

    # ---- notes and evidence

    def action_note(self) -> None:
        """Write a note on the claim under the cursor."""
        from workbench.review.widgets.prompt import Prompt

        row = self.claims.current
        if row is None:
            self.status.say("There is no claim here")
            return
        focused = self.focused

        def done(text: str | None) -> None:
            (focused or self.claims).focus()
            if text and text.strip():
                self._keep(self._annotate(row, text.strip()))
            else:
                self.status.say("No note was written")

        self.mount(Prompt(f"Note on {_named(row)}:", "", done=done), before=self.status)

    async def _annotate(self, row: ClaimRow, note: str) -> None:
        await self._do(self.decisions.annotate(row.id, note), f"Noted on {_named(row)}")

    def action_pin(self) -> None:
        """Pin the selected counterpart as evidence, or take its pin out."""
        pair = self.selected_pair
        if pair is None or self.shown is None:
            self.status.say("There is no counterpart to pin here")
            return
        pin = pin_of(self.shown.detail, pair.other)
        said = f"{'Pinned' if pin is None else 'Took out the pin on'} {pair.other.name}"
        self._keep(self._do(self.decisions.pin(pair, pin), said))

    def action_mark_counterpart(self, state: CounterpartState) -> None:
        """Say that the selected counterpart is about the same fact, or about another."""
        pair = self.selected_pair
        if pair is None:
            self.status.say("There is no counterpart here")
            return
        same = "the same fact" if state == "confirmed" else "another fact"
        said = f"{pair.other.name} is about {same}"
        self._keep(self._do(self.decisions.judge(pair, state), said))

    async def _do(self, doing: Coroutine[Any, Any, None], said: str) -> None:
        try:
            await doing
        except WorkbenchError as error:
            self.status.complain(told(error))
        else:
            self.status.say(f"{said}, saved", "z undoes")
        self._changed()

    def _keep(self, doing: Coroutine[Any, Any, None]) -> None:
        """Start something that ends in the log; several may be under way, in order."""
        self.run_worker(doing, group="keep")

    def _changed(self) -> None:
        self.claims.reread()
        self.recount()
        self.show_claim()

    # ---- other screens

    @on(Cards.Chosen, "#counterparts")
    @on(ClaimList.Chosen)
    def action_compare(self) -> None:
        """Compare the claim with the selected counterpart; where there is one pane, open it."""
        from workbench.review.screens.compare import CompareScreen

        if self.has_class("-single") and not self.has_class("-reading"):
            self.focus_pane("claim")
        elif self.selected_pair is None:
            self.status.say("There is no counterpart to compare with here")
        else:
            self.app.push_screen(CompareScreen(self))

    def action_help(self) -> None:
        """Show all keys."""
        from workbench.review.screens.help import HelpDialog

        self.app.push_screen(HelpDialog(self.glyphs))

    def action_quit(self) -> None:
        """Leave; what is on its way to the log gets there first."""
        self.app.exit()


def _read(store: Store, claim: str) -> Shown:
    """Everything the panes show of a claim; on the reader's thread."""
    from workbench.store.counterparts import counterparts_of
    from workbench.store.details import claim_detail

    with store.snapshot():
        return Shown(claim_detail(store, claim), tuple(counterparts_of(store, claim)))


def _named(row: ClaimRow) -> str:
    return f"claim {row.ord} of {row.name}"


def _said(row: ClaimRow, decision: Decision) -> str:
    state = "open again" if decision.verdict == "unreviewed" else decision.verdict
    reason = f" ({spaced(decision.reason)})" if decision.reason else ""
    return f"{_named(row).capitalize()}: {state}{reason}"
