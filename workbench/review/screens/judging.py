"""What stands for or against a claim: pinning, judging counterparts, fetching, comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from workbench.model.errors import WorkbenchError
from workbench.review.content import ink
from workbench.review.content.words import counted, one_line
from workbench.review.decisions import CounterpartState, told
from workbench.review.screens.deciding import DecidingScreen
from workbench.review.widgets.cards import Cards
from workbench.review.widgets.claim_list import ClaimList
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.background import Plan, Run
    from workbench.desk.fetch import Done


class JudgingScreen(DecidingScreen):
    """The room with the keys that are about evidence."""

    _fetching: Run | None = None

    async def action_pin(self) -> None:
        """Pin the selected passage or counterpart as evidence, or take its pin out."""
        shown = await self.current_shown()
        passage, pair = self.selected_passage, self.selected_pair
        if shown is not None and passage is not None:
            saying = "Pinned the passage" if passage.pinned is None else "Took out the pin"
            self.report(self.decisions.pin_passage(shown.detail.row.id, passage), saying)
        elif shown is not None and pair is not None:
            pin = shown.pin_on(pair)
            saying = f"{'Pinned' if pin is None else 'Took out the pin on'} {pair.other.name}"
            self.report(self.decisions.pin(pair, pin), saying)
        else:
            self.status.say(
                "There is no passage and no counterpart to pin here",
                self.hint("evidence.fetch", "fetches the claim's sources"),
            )

    async def action_mark_counterpart(self, state: CounterpartState) -> None:
        """Say that the selected counterpart is about the same fact, or about another."""
        await self.current_shown()
        pair = self.selected_pair
        if pair is None:
            self.status.say("No counterpart is selected")
            return
        fact = "the same fact" if state == "confirmed" else "another fact"
        self.report(self.decisions.judge(pair, state), f"{pair.other.name} is about {fact}")

    # ---- fetching

    async def action_fetch(self) -> None:
        """Show which hosts the claim's sources are on, and fetch them after a yes."""
        row = self.here()
        if row is None:
            return
        if self._fetching is not None and self._fetching.running:
            self.status.say("Sources are being fetched already")
            return
        from workbench.desk.background import plan

        try:
            planned = await self.reader.run(lambda store: plan(store, row.id))
        except WorkbenchError as error:
            self.status.complain(told(error))
            return
        if not planned.wished:
            self.status.say("There is nothing to fetch for this claim")
            return
        title = f"Fetch {counted(len(planned.wished), 'source')}? These hosts are told:"
        await self.confirm(title, _hosts(planned), lambda: self._fetch(planned))

    def _fetch(self, planned: Plan) -> None:
        from workbench.desk.asking import Options
        from workbench.desk.background import start

        self.status.say(f"Fetching {counted(len(planned.wished), 'source')}")
        self._fetching = start(
            self.setup.path,
            planned,
            Options(),
            reviewer=self.setup.reviewer,
            told=lambda done: self.app.call_from_thread(self._fetched, done),
            ended=lambda outcome: self.app.call_from_thread(self._all_fetched, outcome),
        )

    def _fetched(self, done: Done) -> None:
        why = f" ({done.kept.why})" if done.kept.why else ""
        self.status.say(f"{done.number} of {done.total}: {done.kept.state}{why} {done.wish.url}")
        self.show_claim()

    def _all_fetched(self, outcome: list[Done] | WorkbenchError) -> None:
        if isinstance(outcome, WorkbenchError):
            self.status.complain(told(outcome))
            return
        failed = sum(done.kept.state == "failed" for done in outcome)
        brought = counted(len(outcome) - failed, "source")
        self.status.say(f"Fetched {brought}" + (f", {failed} failed" if failed else ""))
        self.show_changes()

    def on_unmount(self) -> None:
        """End a run that is under way; what it has kept stays."""
        if self._fetching is not None:
            self._fetching.stop()

    # ---- comparing

    @on(Cards.Chosen, "#counterparts")
    @on(Cards.Chosen, "#claim")
    @on(ClaimList.Chosen)
    async def action_compare(self) -> None:
        """Compare the claim with the selected evidence; where there is one pane, open it."""
        from workbench.review.screens.compare import CompareScreen

        await self.current_shown()
        if self.has_class("-single") and not self.has_class("-reading"):
            self.focus_pane("claim")
        elif self.selected_pair is None and self.selected_passage is None:
            self.status.say("There is nothing to compare with here")
        else:
            await self.app.push_screen(CompareScreen(self))


def _hosts(planned: Plan) -> list[Content]:
    """Whom fetching would tell, and what is not asked."""
    lines = [
        Content.assemble(
            (one_line(line(host)), ink.STRONG),
            "  1 address" if number == 1 else f"  {number} addresses",
        )
        for host, number in planned.hosts.asked
    ]
    lines += [
        Content.assemble(("not asked: ", ink.WARNING), f"{line(url)} ({line(why)})")
        for url, why in planned.hosts.refused
    ]
    return lines
