"""What the reviewer does, on its way to the log.

The room shows a decision as soon as its key is pressed and saves it on a thread of its own; until
then it is *pending*. What was said to be saved is in the log, on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from workbench.model.errors import WorkbenchError
from workbench.model.verdict import Decision
from workbench.review.store_thread import StoreThread

if TYPE_CHECKING:
    from workbench.desk.evidence import ShownPassage
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimRow, CounterpartRow, PinRow

Answer = TypeVar("Answer")
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
        self.reviewer = reviewer
        self._thread = StoreThread(path, "write", safe=False)
        self.pending: dict[int, Decision] = {}
        """Verdicts that are not saved yet, by the claim's key."""
        self.last: Decision | None = None
        """The last verdict given, to be given again."""
        self._together: list[frozenset[str]] = []
        self._undone: list[int] = []

    def submit(self, job: Callable[[Store, str], Answer]) -> Future[Answer]:
        """Queue anything else that is to be written; the job is told who does it."""
        self._undone.clear()
        return self._thread.submit(lambda store: job(store, self.reviewer))

    # ---- verdicts

    def decide(self, rows: Sequence[ClaimRow], decision: Decision) -> Future[None]:
        """Give claims a verdict; it is pending until :meth:`settle` is told."""
        self.pending |= dict.fromkeys((row.pk for row in rows), decision)
        if decision.verdict != "unreviewed":
            self.last = decision

        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.decide import decide

            outcome = decide(store, [row.id for row in rows], decision, reviewer=reviewer)
            if len(outcome.events) > 1:
                self._together.append(frozenset(outcome.events))

        return self.submit(job)

    def settle(self, rows: Sequence[ClaimRow], decision: Decision) -> None:
        """A verdict is saved or refused: it is not pending, unless another has been given."""
        for row in rows:
            if self.pending.get(row.pk) is decision:
                del self.pending[row.pk]

    # ---- taking back

    def undo(self) -> Future[str | None]:
        """Undo the reviewer's latest step; the id of the claim it was about, None if none.

        What was decided on several claims by one key is one step.
        """

        def job(store: Store) -> str | None:
            from workbench.desk.decide import undo
            from workbench.ledger.undo import undoable

            first = undoable(store, self.reviewer)
            step = next((held for held in self._together if first in held), frozenset())
            outcome = undo(store, reviewer=self.reviewer)
            done = 1
            while undoable(store, self.reviewer) in step:
                outcome = undo(store, reviewer=self.reviewer)
                done += 1
            self._undone.append(done)
            return outcome.claims[0] if outcome and outcome.claims else None

        return self._thread.submit(job)

    def redo(self) -> Future[str | None]:
        """Do again what was undone last; the id of the claim it is about, None if none."""

        def job(store: Store) -> str | None:
            from workbench.desk.decide import redo

            outcome = None
            for _ in range(self._undone.pop() if self._undone else 1):
                outcome = redo(store, reviewer=self.reviewer)
            return outcome.claims[0] if outcome and outcome.claims else None

        return self._thread.submit(job)

    # ---- notes and evidence

    def annotate(self, claim: str, note: str) -> Future[None]:
        """Write a note about a claim."""

        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.decide import annotate

            annotate(store, claim, note, reviewer=reviewer)

        return self.submit(job)

    def pin(self, pair: CounterpartRow, pin: PinRow | None) -> Future[None]:
        """Pin a counterpart as evidence, or take out the pin that holds it."""
        claim, other = pair.counterpart.claim, pair.counterpart.counterpart

        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.decide import pin_counterpart, unpin

            if pin is None:
                pin_counterpart(store, claim, other, reviewer=reviewer)
            else:
                unpin(store, claim, pin.event, reviewer=reviewer)

        return self.submit(job)

    def pin_passage(self, claim: str, passage: ShownPassage) -> Future[None]:
        """Pin a passage of a source as evidence, or take out the pin that holds it."""

        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.decide import unpin
            from workbench.desk.drift import pin_passage

            if passage.pinned is None:
                place = (passage.content, passage.start, passage.end)
                pin_passage(store, claim, *place, reviewer=reviewer)
            else:
                unpin(store, claim, passage.pinned, reviewer=reviewer)

        return self.submit(job)

    def judge(self, pair: CounterpartRow, state: CounterpartState) -> Future[None]:
        """Say that a counterpart is about the same fact, or about another."""
        claim, other = pair.counterpart.claim, pair.counterpart.counterpart

        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.decide import judge_counterpart

            judge_counterpart(store, claim, other, state, reviewer=reviewer)

        return self.submit(job)

    def warm_up(self) -> None:
        """Load what writing needs, before the first verdict needs it."""
        self._thread.load("workbench.desk.decide", "workbench.ledger.record")

    def close(self) -> None:
        """Let what is queued be saved, and end the thread."""
        self._thread.close()


def told(error: WorkbenchError) -> str:
    """An error as the status line tells it: what, and what to do."""
    return f"{error.what}; {error.todo}" if error.todo else error.what
