"""What the reviewer does, on its way to the log.

The room shows a decision as soon as its key is pressed and saves it on a thread of its own; until
then it is *pending*. What was said to be saved is in the log, on the disk.
"""

from __future__ import annotations

from concurrent.futures import Future
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

    What is asked for is queued at once, in order; its future tells when it is on the disk, or
    raises a :class:`WorkbenchError`: then nothing was changed by it.

    Args:
        path: the database.
        reviewer: whose decisions these are.
    """

    def __init__(self, path: Path, reviewer: str) -> None:
        self._reviewer = reviewer
        self._thread = StoreThread(path, "write", safe=False)
        self.pending: dict[int, Decision] = {}
        """Verdicts that are not saved yet, by the claim's key."""
        self.last: Decision | None = None
        """The last verdict given, to be given again."""

    def decide(self, row: ClaimRow, decision: Decision) -> Future[None]:
        """Give a claim a verdict; it is pending until :meth:`settle` is told."""
        self.pending[row.pk] = decision
        if decision.verdict != "unreviewed":
            self.last = decision

        def job(store: Store) -> None:
            from workbench.desk.decide import decide

            decide(store, [row.id], decision, reviewer=self._reviewer)

        return self._thread.submit(job)

    def settle(self, row: ClaimRow, decision: Decision) -> None:
        """A verdict is saved or refused: it is not pending, unless another has been given."""
        if self.pending.get(row.pk) is decision:
            del self.pending[row.pk]

    def undo(self) -> Future[str | None]:
        """Undo the reviewer's latest action; the id of the claim it was about, None if none."""

        def job(store: Store) -> str | None:
            from workbench.desk.decide import undo

            outcome = undo(store, reviewer=self._reviewer)
            return outcome.claims[0] if outcome and outcome.claims else None

        return self._thread.submit(job)

    def redo(self) -> Future[str | None]:
        """Do again what was undone last; the id of the claim it is about, None if none."""

        def job(store: Store) -> str | None:
            from workbench.desk.decide import redo

            outcome = redo(store, reviewer=self._reviewer)
            return outcome.claims[0] if outcome and outcome.claims else None

        return self._thread.submit(job)

    def annotate(self, claim: str, note: str) -> Future[None]:
        """Write a note about a claim."""

        def job(store: Store) -> None:
            from workbench.desk.decide import annotate

            annotate(store, claim, note, reviewer=self._reviewer)

        return self._thread.submit(job)

    def pin(self, pair: CounterpartRow, pin: PinRow | None) -> Future[None]:
        """Pin a counterpart as evidence, or take out the pin that holds it."""
        claim, other = pair.counterpart.claim, pair.counterpart.counterpart

        def job(store: Store) -> None:
            from workbench.desk.decide import pin_counterpart, unpin

            if pin is None:
                pin_counterpart(store, claim, other, reviewer=self._reviewer)
            else:
                unpin(store, claim, pin.event, reviewer=self._reviewer)

        return self._thread.submit(job)

    def judge(self, pair: CounterpartRow, state: CounterpartState) -> Future[None]:
        """Say that a counterpart is about the same fact, or about another."""
        claim, other = pair.counterpart.claim, pair.counterpart.counterpart

        def job(store: Store) -> None:
            from workbench.desk.decide import judge_counterpart

            judge_counterpart(store, claim, other, state, reviewer=self._reviewer)

        return self._thread.submit(job)

    def warm_up(self) -> None:
        """Load what writing needs, before the first verdict needs it."""
        self._thread.load("workbench.desk.decide", "workbench.ledger.record")

    def close(self) -> None:
        """Let what is queued be saved, and end the thread."""
        self._thread.close()


def told(error: WorkbenchError) -> str:
    """An error as the status line tells it: what, and what to do."""
    return f"{error.what}; {error.todo}" if error.todo else error.what
