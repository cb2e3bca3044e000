"""A claim's wording and bounds, notes, flags, queries, and settling a disagreement."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Literal

from workbench.model.verdict import REASON_REQUIRED, REASONS, VERDICTS, Decision, VerdictName
from workbench.review.content.words import spaced
from workbench.review.screens.asking import named
from workbench.review.screens.leaving import LeavingScreen

if TYPE_CHECKING:
    from workbench.desk.decide import Outcome
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimRow

Addressee = Literal["writer", "source", "other"]
_ADDRESSEES: tuple[Addressee, ...] = ("writer", "source", "other")
SPLIT = "|"
"""Stands, in the line one types, where a claim is to be split."""


class EditingScreen(LeavingScreen):
    """The room with the keys that write something about a claim."""

    # ---- notes, flags, queries

    async def action_note(self) -> None:
        """Write a note on the claim under the cursor."""
        if (row := self.here()) is None:
            return

        async def done(text: str | None) -> None:
            if text and text.strip():
                noting = self.decisions.annotate(row.id, text.strip())
                self.report(noting, f"Noted on {named([row])}")
            else:
                self.status.say("No note was written")

        await self.ask(f"Note on {named([row])}:", "", done=done)

    def action_flag(self) -> None:
        """Flag the claim: a second person should check it, without seeing the verdict."""
        if (row := self.here()) is None:
            return

        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.checking import flag

            flag(store, [row.id], reviewer=reviewer)

        self.report(self.decisions.submit(job), f"Flagged for a second check: {named([row])}")

    async def action_query(self) -> None:
        """Put a question about the claim to its writer, a source or somebody else."""
        if (row := self.here()) is None:
            return

        async def to(index: int) -> None:
            addressee = _ADDRESSEES[index]

            async def done(text: str | None) -> None:
                if text and text.strip():
                    self._put(row, text.strip(), addressee)
                else:
                    self.status.say("Nothing was asked")

            await self.ask(f"Question to the {addressee}:", "", done=done)

        await self.choose("A question to whom?", ["the writer", "the source", "other"], to)

    def _put(self, row: ClaimRow, question: str, addressee: Addressee) -> None:
        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.queries import ask

            ask(store, row.id, question, to=addressee, reviewer=reviewer)

        self.report(self.decisions.submit(job), f"Question to the {addressee} about {named([row])}")

    # ---- settling

    async def action_adjudicate(self) -> None:
        """Settle what reviewers decided differently about the claim."""
        if (row := self.here()) is None:
            return

        def settle(verdict: VerdictName, reason: str | None) -> None:
            def job(store: Store, reviewer: str) -> None:
                from workbench.desk.checking import adjudicate

                adjudicate(store, row.id, Decision(verdict, reason), reviewer=reviewer)

            self.report(self.decisions.submit(job), f"Settled: {named([row])} is {verdict}")

        async def chosen(index: int) -> None:
            verdict = VERDICTS[index]
            if verdict not in REASON_REQUIRED:
                settle(verdict, None)
                return
            await self.choose(
                f"{verdict.capitalize()}: why?",
                [spaced(reason) for reason in REASONS[verdict]],
                lambda at: settle(verdict, REASONS[verdict][at]),
            )

        await self.choose(f"Settle {named([row])}: it is", VERDICTS, chosen)

    # ---- the claim itself

    async def action_edit(self) -> None:
        """Ask what to change of the claim: its reading, its speaker, its bounds."""
        if (row := self.here()) is None:
            return
        edits: list[tuple[str, Callable[[ClaimRow], Awaitable[None]]]] = [
            ("the reading: as it would stand alone", self._edit_reading),
            ("who is said to say it", self._edit_speaker),
            (f"split it in two or more, at each {SPLIT}", self._split),
            ("join it with the next claim", self._join),
            ("add a claim: words of this document", self._add),
        ]
        await self.choose("Change", [what for what, _ in edits], lambda at: edits[at][1](row))

    async def _edit_reading(self, row: ClaimRow) -> None:
        def job(text: str) -> Callable[[Store, str], Outcome]:
            def write(store: Store, reviewer: str) -> Outcome:
                from workbench.desk.edits import edit_reading

                return edit_reading(store, row.id, text, reviewer=reviewer)

            return write

        await self._typed("Reading:", row.reading, job, f"Another reading of {named([row])}")

    async def _edit_speaker(self, row: ClaimRow) -> None:
        shown = await self.current_shown()
        speaker = (shown.detail.claim.speaker or "") if shown else ""

        def job(text: str) -> Callable[[Store, str], Outcome]:
            def write(store: Store, reviewer: str) -> Outcome:
                from workbench.desk.edits import edit_speaker

                return edit_speaker(store, row.id, text or None, reviewer=reviewer)

            return write

        said = f"Another speaker of {named([row])}"
        await self._typed("Said by (empty: nobody):", speaker, job, said, empty=True)

    async def _split(self, row: ClaimRow) -> None:
        def job(text: str) -> Callable[[Store, str], Outcome]:
            at = splits(row.text, text)

            def write(store: Store, reviewer: str) -> Outcome:
                from workbench.desk.edits import split_claim

                return split_claim(store, row.id, at, reviewer=reviewer)

            return write

        label = f"Put {SPLIT} where it is to be split:"
        await self._typed(label, row.text, job, f"Split {named([row])}", anew=True)

    async def _join(self, row: ClaimRow) -> None:
        key = self.claims.key_after
        listed = self.source.rows([key]).get(key) if key is not None else None
        if listed is None or listed.row.document != row.document:
            self.status.say("There is no next claim of this document in the list")
            return
        other = listed.row

        def job(store: Store, reviewer: str) -> Outcome:
            from workbench.desk.edits import join_claims

            return join_claims(store, [row.id, other.id], reviewer=reviewer)

        said = f"Joined claims {row.ord} and {other.ord} of {row.name}"
        self.report(self.decisions.submit(job), said, anew=True)

    async def _add(self, row: ClaimRow) -> None:
        def job(text: str) -> Callable[[Store, str], Outcome]:
            def write(store: Store, reviewer: str) -> Outcome:
                from workbench.desk.edits import add_claim, find_quote

                start, end = find_quote(store, row.document, text)
                return add_claim(store, row.document, start, end, reviewer=reviewer)

            return write

        await self._typed("Its words:", "", job, f"Added a claim to {row.name}", anew=True)

    async def _typed(
        self,
        label: str,
        value: str,
        job: Callable[[str], Callable[[Store, str], Outcome]],
        said: str,
        *,
        anew: bool = False,
        empty: bool = False,
    ) -> None:
        """Ask for a line, and write what comes of it; an empty or unchanged one does nothing."""

        async def done(text: str | None) -> None:
            typed = None if text is None else text.strip()
            if typed is None or typed == value or not (typed or empty):
                self.status.say("Nothing was changed")
            else:
                self.report(self.decisions.submit(job(typed)), said, anew=anew)

        await self.ask(label, value, done=done)


def splits(text: str, marked: str) -> list[int]:
    """Where a claim is to be split.

    Args:
        text: the claim's own words.
        marked: the same with a ``|`` put in at each place, as typed on one line.

    Returns:
        Offsets into the claim's words; wrong ones if the words were changed too.
    """
    own = text.count(SPLIT)
    at, found = 0, []
    for sign in marked:
        if sign == SPLIT and not (own and text[at : at + 1] == SPLIT):
            found.append(at)
        else:
            at += 1
    return found
