"""What the reviewer does, on its way to the log.

The room shows a decision as soon as its key is pressed and saves it on a thread of its own; until
then it is *pending*. What was said to be saved is in the log, on the disk.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.model.errors import WorkbenchError
from workbench.model.verdict import Decision
from workbench.review.store_thread import StoreThread

if TYPE_CHECKING:
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimRow, CounterpartRow, PinRow

CounterpartState = Literal["confirmed", "dismissed"]


class Decisions:
    """One reviewer's way to the log of one database.

    Args:
        path: the database.
        reviewer: whose decisions these are.
    """

    def __init__(self, path: Path, reviewer: str) -> None:
        self._path, self._reviewer = path, reviewer
        self._thread = StoreThread(path, "write", safe=False)
        self.pending: dict[int, Decision] = {}
        """Verdicts that are not saved yet, by the claim's key."""
        self.last: Decision | None = None
        """The last verdict given, to be given again."""

    async def decide(self, row: ClaimRow, decision: Decision) -> None:
        """Give a claim a verdict. It is pending from the call on, until saved or refused.

        Raises:
            WorkbenchError: it could not be saved; the claim is as it was.
        """

        def job(store: Store) -> None:
            from workbench.desk.decide import decide

            decide(store, [row.id], decision, reviewer=self._reviewer)

        try:
            await self._thread.run(job)
        finally:
            if self.pending.get(row.pk) is decision:
                del self.pending[row.pk]

    async def step_back(self) -> str | None:
        """Undo the reviewer's latest action; the id of the claim it was about, or None."""

        def job(store: Store) -> str | None:
            from workbench.desk.decide import undo

            outcome = undo(store, reviewer=self._reviewer)
            return outcome.claims[0] if outcome and outcome.claims else None

        return await self._thread.run(job)

    async def step_forward(self) -> str | None:
        """Do again what was undone last; the id of the claim it is about, or None."""

        def job(store: Store) -> str | None:
            from workbench.desk.decide import redo

            outcome = redo(store, reviewer=self._reviewer)
            return outcome.claims[0] if outcome and outcome.claims else None

        return await self._thread.run(job)

    async def annotate(self, claim: str, note: str) -> None:
        """Write a note about a claim."""

        def job(store: Store) -> None:
            from workbench.desk.decide import annotate

            annotate(store, claim, note, reviewer=self._reviewer)

        await self._thread.run(job)

    async def pin(self, pair: CounterpartRow, pin: PinRow | None) -> None:
        """Pin a counterpart as evidence, or take its pin out.

        Args:
            pair: the claim and its counterpart.
            pin: the pin that holds it, if it is held.
        """
        claim, other = pair.counterpart.claim, pair.counterpart.counterpart

        def job(store: Store) -> None:
            from workbench.desk.decide import pin_counterpart, unpin

            if pin is None:
                pin_counterpart(store, claim, other, reviewer=self._reviewer)
            else:
                unpin(store, claim, pin.event, reviewer=self._reviewer)

        await self._thread.run(job)

    async def judge(self, pair: CounterpartRow, state: CounterpartState) -> None:
        """Say that a counterpart is about the same fact, or about another."""
        claim, other = pair.counterpart.claim, pair.counterpart.counterpart

        def job(store: Store) -> None:
            from workbench.desk.decide import judge_counterpart

            judge_counterpart(store, claim, other, state, reviewer=self._reviewer)

        await self._thread.run(job)

    def warm_up(self) -> None:
        """Load what writing needs, and open the database, before the first verdict needs it."""

        def job(store: Store) -> None:
            import workbench.desk.decide
            import workbench.ledger.record  # noqa: F401

        self._thread.submit(job)

    def close(self) -> None:
        """Let what is pending be saved, and end the thread."""
        self._thread.close()


def told(error: WorkbenchError) -> str:
    """An error as the status line tells it: what, and what to do."""
    return f"{error.what}; {error.todo}" if error.todo else error.what
