"""Verdicts, on one claim or on all that are marked, and taking back."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from textual import work
from textual.content import Content

from workbench.model.errors import WorkbenchError
from workbench.model.verdict import REASON_REQUIRED, REASONS, Decision, StateName, VerdictName
from workbench.review.content.words import counted, spaced
from workbench.review.decisions import told
from workbench.review.screens.asking import AskingScreen, named
from workbench.store.rows import ClaimRow

MANY = 20
"""Marked claims from which on a verdict is asked about before it is given to all."""


class DecidingScreen(AskingScreen):
    """The room with the keys that decide."""

    # ---- verdicts

    async def action_decide(self, verdict: StateName) -> None:
        """Give a verdict to the claim under the cursor, or to the marked ones."""
        await self._decide(Decision(verdict))

    async def action_decide_because(self, verdict: VerdictName) -> None:
        """Ask for the reason of a verdict, then give it."""
        if self.here() is None:
            return

        def otherwise() -> None:
            if verdict in REASON_REQUIRED:
                self.status.say(f"Left open: {verdict} needs a reason")

        await self.choose(
            f"{verdict.capitalize()}: why?",
            [spaced(reason) for reason in REASONS[verdict]],
            lambda index: self._decide(Decision(verdict, REASONS[verdict][index])),
            otherwise=otherwise,
        )

    async def action_repeat(self) -> None:
        """Give the last verdict again."""
        if self.decisions.last is None:
            key = self.keymap.key_of("decide.corroborate")
            self.status.say("There is no verdict to repeat yet", f"{key} gives one")
        else:
            await self._decide(self.decisions.last)

    async def _decide(self, decision: Decision) -> None:
        marked = self.claims.marked
        rows = [each.row for each in self.source.rows(marked).values()] if marked else []
        if len(rows) > MANY:
            state = "open" if decision.verdict == "unreviewed" else decision.verdict
            lines = [Content(f"{counted(len(rows), 'marked claim')} will be {state}.")]
            await self.confirm("All of them?", lines, partial(self._give, rows, decision))
        elif rows:
            self._give(rows, decision)
        elif (row := self.here()) is not None:
            self._give([row], decision)

    def _give(self, rows: Sequence[ClaimRow], decision: Decision) -> None:
        saving = self.decisions.decide(rows, decision)
        self.claims.mark([row.pk for row in rows], on=False)
        self.claims.reread()
        self.status.say(f"{_said(rows, decision)}, saving {self.glyphs.ellipsis}")
        if decision.verdict == "unreviewed" or not self.go_to_open(forward=True, wrap=False):
            self.show_claim()
        self._save(rows, decision, saving)

    @work(group="keep")
    async def _save(
        self, rows: Sequence[ClaimRow], decision: Decision, saving: Future[None]
    ) -> None:
        try:
            await wrap_future(saving)
        except WorkbenchError as error:
            self.status.complain(f"{named(rows)} was not saved: {told(error)}")
        else:
            self.status.say(f"{_said(rows, decision)}, saved", self.hint("decide.undo", "undoes"))
        self.decisions.settle(rows, decision)
        self.show_changes()

    # ---- marking several

    def action_mark(self) -> None:
        """Mark the claim under the cursor, or unmark it, and go on to the next."""
        key = self.claims.current_key
        if key is None:
            return
        on = not self.claims.is_marked(key)
        self.claims.mark([key], on=on)
        self._marking_from = key if on else None
        self.claims.action_move(1)
        self._tell_marked()

    def action_mark_range(self) -> None:
        """Mark all claims from the last marked one to the one under the cursor."""
        key = self.claims.current_key
        if key is None:
            return
        begun = self._marking_from
        self.claims.mark(self.claims.between(key if begun is None else begun, key), on=True)
        self._marking_from = key
        self._tell_marked()

    _marking_from: int | None = None

    def _tell_marked(self) -> None:
        number = len(self.claims.marked)
        if number:
            hint = self.hint("panes.back", "unmarks")
            self.status.say(f"{counted(number, 'claim')} marked: a verdict goes to all", hint)
        else:
            self.status.say("No claim is marked")

    # ---- taking back

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
            if claim:
                await self.relist_if_reshaped()
            listed = await self.go_to_claim(claim) if claim else False
        except WorkbenchError as error:
            self.status.complain(told(error))
            return
        if claim is None:
            self.status.say("There is nothing of yours to undo" if back else "Nothing to do again")
            return
        self.show_changes()
        row = self.claims.current
        done = "Undone" if back else "Done again"
        redo, undo = self.hint("decide.redo", "does it again"), self.hint("decide.undo", "undoes")
        hint = redo if back else undo
        if listed and row is not None:
            state = "open" if row.verdict == "unreviewed" else row.verdict
            self.status.say(f"{done}: {named([row])} is {state}", hint)
        else:
            self.status.say(f"{done}, on a claim that is not listed now", hint)


def _said(rows: Sequence[ClaimRow], decision: Decision) -> str:
    state = "open again" if decision.verdict == "unreviewed" else decision.verdict
    reason = f" ({spaced(decision.reason)})" if decision.reason else ""
    name = named(rows)
    return f"{name[:1].upper()}{name[1:]}: {state}{reason}"
