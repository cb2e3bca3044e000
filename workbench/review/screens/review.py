"""The review room: a claim, its citations, its counterparts, and a person's verdict."""

from __future__ import annotations

from asyncio import wrap_future
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
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
    _leaving = False

    # ---- verdicts

    def action_decide(self, verdict: StateName) -> None:
        """Give the claim under the cursor a verdict, and go to the next open one."""
        self._decide(Decision(verdict))

    async def action_decide_because(self, verdict: VerdictName) -> None:
        """Ask for the reason of a verdict, then give it."""
        from workbench.review.screens.reason import ReasonDialog

        if self.claims.current is None:
            self.status.say("There is no claim here")
            return

        def answered(reason: str | None) -> None:
            if reason is not None:
                self._decide(Decision(verdict, reason))
            elif verdict in REASON_REQUIRED:
                self.status.say(f"Left open: {verdict} needs a reason")

        await self.app.push_screen(ReasonDialog(verdict, self.glyphs, answered))

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
        saving = self.decisions.decide(row, decision)
        self.claims.reread()
        self.status.say(f"{_said(row, decision)}, saving {self.glyphs.ellipsis}")
        if decision.verdict == "unreviewed" or not self.go_to_open(forward=True, wrap=False):
            self.show_claim()
        self._save(row, decision, saving)

    @work(group="keep")
    async def _save(self, row: ClaimRow, decision: Decision, saving: Future[None]) -> None:
        try:
            await wrap_future(saving)
        except WorkbenchError as error:
            self.status.complain(f"{_named(row)} was not saved: {told(error)}")
        else:
            self.status.say(f"{_said(row, decision)}, saved", "z undoes")
        self.decisions.settle(row, decision)
        self._changed()

    def action_undo(self) -> None:
        """Undo one's last step, and go to the claim it was about."""
        self._step(self.decisions.undo(), back=True)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._step(self.decisions.redo(), back=False)

    @work(group="keep")
    async def _step(self, stepping: Future[str | None], *, back: bool) -> None:
        try:
            claim = await wrap_future(stepping)
            listed = await self._go_to_claim(claim) if claim else False
        except WorkbenchError as error:
            self.status.complain(told(error))
            return
        if claim is None:
            self.status.say("There is nothing of yours to undo" if back else "Nothing to do again")
            return
        self._changed()
        row = self.claims.current
        done, hint = ("Undone", "Z does it again") if back else ("Done again", "z undoes")
        if listed and row is not None:
            state = "open" if row.verdict == "unreviewed" else row.verdict
            self.status.say(f"{done}: {_named(row)} is {state}", hint)
        else:
            self.status.say(f"{done}, on a claim that is not listed now", hint)

    async def _go_to_claim(self, claim: str) -> bool:
        from workbench.store.listing import claim_key

        key = await self.reader.run(lambda store: claim_key(store, claim))
        return key is not None and self.claims.go_to(key)

    # ---- notes and evidence

    async def action_note(self) -> None:
        """Write a note on the claim under the cursor."""
        row = self.claims.current
        if row is None:
            self.status.say("There is no claim here")
            return

        async def done(text: str | None) -> None:
            if text and text.strip():
                noting = self.decisions.annotate(row.id, text.strip())
                self._report(noting, f"Noted on {_named(row)}")
            else:
                self.status.say("No note was written")

        await self.ask(f"Note on {_named(row)}:", "", done=done)

    def action_pin(self) -> None:
        """Pin the selected counterpart as evidence, or take its pin out."""
        pair = self.selected_pair
        if pair is None or self.shown is None:
            self.status.say("There is no counterpart to pin here")
            return
        pin = self.shown.pin_on(pair)
        said = f"{'Pinned' if pin is None else 'Took out the pin on'} {pair.other.name}"
        self._report(self.decisions.pin(pair, pin), said)

    def action_mark_counterpart(self, state: CounterpartState) -> None:
        """Say that the selected counterpart is about the same fact, or about another."""
        pair = self.selected_pair
        if pair is None:
            self.status.say("There is no counterpart here")
            return
        fact = "the same fact" if state == "confirmed" else "another fact"
        self._report(self.decisions.judge(pair, state), f"{pair.other.name} is about {fact}")

    @work(group="keep")
    async def _report(self, doing: Future[None], said: str) -> None:
        """Say when something is in the log, or why it is not."""
        try:
            await wrap_future(doing)
        except WorkbenchError as error:
            self.status.complain(told(error))
        else:
            self.status.say(f"{said}, saved", "z undoes")
        self._changed()

    def _changed(self) -> None:
        """Show what was decided here. It is no news then for the next look at the database."""
        if not self.changed():
            self.claims.reread()
        self.show_claim()

    # ---- other screens

    @on(Cards.Chosen, "#counterparts")
    @on(ClaimList.Chosen)
    async def action_compare(self) -> None:
        """Compare the claim with the selected counterpart; where there is one pane, open it."""
        from workbench.review.screens.compare import CompareScreen

        if self.has_class("-single") and not self.has_class("-reading"):
            self.focus_pane("claim")
        elif self.selected_pair is None:
            self.status.say("There is no counterpart to compare with here")
        else:
            await self.app.push_screen(CompareScreen(self))

    async def action_help(self) -> None:
        """Show all keys."""
        from workbench.review.screens.help import HelpDialog

        await self.app.push_screen(HelpDialog(self.glyphs))

    def action_quit(self) -> None:
        """Leave; what is on its way to the log gets there first."""
        self._leaving = True
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Keys do nothing here while one types, and after the one to leave."""
        return self.prompt is None and not self._leaving


def _named(row: ClaimRow) -> str:
    return f"claim {row.ord} of {row.name}"


def _said(row: ClaimRow, decision: Decision) -> str:
    state = "open again" if decision.verdict == "unreviewed" else decision.verdict
    reason = f" ({spaced(decision.reason)})" if decision.reason else ""
    return f"{_named(row).capitalize()}: {state}{reason}"
