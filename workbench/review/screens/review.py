"""The review room: a claim, its citations, its counterparts, and a person's verdict."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType

from workbench.model.errors import WorkbenchError
from workbench.model.verdict import REASON_REQUIRED, Decision, StateName, VerdictName
from workbench.review.content.words import spaced
from workbench.review.decisions import CounterpartState, told
from workbench.review.keys import bindings
from workbench.review.screens.detail import DetailScreen
from workbench.review.widgets.cards import Cards
from workbench.review.widgets.claim_list import ClaimList

if TYPE_CHECKING:
    from workbench.store.rows import ClaimRow


class ReviewScreen(DetailScreen):
    """The room with every key in force."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("room")]

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
        pin = self.shown.pin_on(pair)
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


def _named(row: ClaimRow) -> str:
    return f"claim {row.ord} of {row.name}"


def _said(row: ClaimRow, decision: Decision) -> str:
    state = "open again" if decision.verdict == "unreviewed" else decision.verdict
    reason = f" ({spaced(decision.reason)})" if decision.reason else ""
    return f"{_named(row).capitalize()}: {state}{reason}"
