"""Signing a document off: what the house rules ask for, what is unmet, and the signature."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import Awaitable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SuspendNotSupported
from textual.binding import BindingType
from textual.content import Content

from workbench.model.errors import WorkbenchError
from workbench.review.actions import Scope
from workbench.review.content.sign_off import breach_line, proposal_text
from workbench.review.content.words import counted
from workbench.review.decisions import told
from workbench.review.keys import bindings
from workbench.review.screens.choice import ConfirmDialog
from workbench.review.screens.page import PageScreen
from workbench.store.rows import ClaimRow

if TYPE_CHECKING:
    from workbench.desk.house_rules import Breach, HouseRules
    from workbench.desk.sign_off import Proposal
    from workbench.review.screens.review import ReviewScreen
    from workbench.store.connection import Store


class SignOffScreen(PageScreen):
    """What would be signed, and what stands against it.

    Args:
        room: the room it lies over.
        row: a claim of the document.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sign-off")]
    OWN: ClassVar[tuple[Scope, ...]] = ("sign-off",)

    def __init__(self, room: ReviewScreen, row: ClaimRow) -> None:
        super().__init__(room)
        self._document, self._name = row.document, row.name
        self._proposal: Proposal | None = None
        self._rules: HouseRules | None = None
        self._set_aside: dict[str, str] = {}

    def on_mount(self) -> None:
        """Read what the rules ask for."""
        self._read()

    @work(group="read", exclusive=True)
    async def _read(self) -> None:
        await self._propose()

    async def _propose(self) -> None:
        document = self._document

        def job(store: Store, reviewer: str) -> tuple[Proposal, HouseRules]:
            from workbench.desk.house_rules import load_rules
            from workbench.desk.sign_off import propose

            rules = load_rules()
            return propose(store, document, rules, reviewer=reviewer), rules

        try:
            # Read as it is, not made safe: what is signed is a digest of it.
            proposal, rules = await wrap_future(self.room.decisions.submit(job))
        except WorkbenchError as error:
            self.room.status.complain(told(error))
            return
        self._proposal, self._rules = proposal, rules
        self._show(proposal, rules)

    def _show(self, proposal: Proposal, rules: HouseRules) -> None:
        opening = proposal_text(proposal, rules, self._set_aside, self.glyphs)
        left = self._left()
        cards = [breach_line(each) for each in left]
        self.fill(f"Sign off {self._name}", opening, cards, [each.claim.id for each in left])
        if left:
            self.room.status.say(
                f"{counted(len(left), 'thing')} unmet",
                self.room.hint("sign-off.override", "sets the selected rule aside"),
            )
        else:
            self.room.status.say(
                "Every rule is met or set aside", self.room.hint("sign-off.sign", "signs")
            )

    def _left(self) -> list[Breach]:
        """What is unmet and was not set aside."""
        broken = self._proposal.broken if self._proposal else ()
        return [each for each in broken if each.rule not in self._set_aside]

    # ---- setting a rule aside

    async def action_override(self) -> None:
        """Set the rule of the selected line aside, with a reason."""
        left, at = self._left(), self.cards.selected
        if not 0 <= at < len(left):
            self.room.status.say("No rule is unmet")
            return
        rule = left[at].rule

        async def done(text: str | None) -> None:
            if text and text.strip() and self._proposal and self._rules:
                self._set_aside[rule] = text.strip()
                self._show(self._proposal, self._rules)

        await self.ask(f"Why is {rule} set aside?", "", done=done)

    # ---- signing

    async def action_sign(self) -> None:
        """Sign, after a yes."""
        await self._propose()
        proposal = self._proposal
        if proposal is None:
            return
        if left := self._left():
            self.room.status.complain(f"{left[0].rule} is unmet on claim {left[0].claim.ord}")
            return
        reviewer = self.room.setup.reviewer
        how = "with your key" if proposal.key else "without a key: your name stands in the log"
        lines = [Content(f"{self._name}: {proposal.document.claims} claims."), Content(how)]

        def answered(yes: bool | None) -> Awaitable[None] | None:
            return self._sign(proposal) if yes else None

        title = f"Sign off as {reviewer}?"
        await self.app.push_screen(ConfirmDialog(title, lines, self.glyphs, answered))

    async def _sign(self, proposal: Proposal) -> None:
        set_aside = dict(self._set_aside)

        def job(store: Store, reviewer: str) -> None:
            from workbench.desk.sign_off import sign_off

            sign_off(store, proposal, set_aside, reviewer=reviewer)

        try:
            if proposal.key:
                with self.app.suspend():  # ssh-keygen may ask for a passphrase or a touch
                    self.room.decisions.submit(job).result()
            else:
                await wrap_future(self.room.decisions.submit(job))
        except SuspendNotSupported:
            self.room.status.complain("in a browser no key can be asked for; use a terminal")
        except WorkbenchError as error:
            self.room.status.complain(told(error))
        else:
            self.dismiss()
            self.room.status.say(f"{self._name} is signed off, saved")
            self.room.show_changes()
