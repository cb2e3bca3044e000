"""Finding claims: the filter, the saved views, the order, the next open one."""

from __future__ import annotations

from workbench.review.content.words import counted
from workbench.review.screens.listing import AFTER_ALL, BEFORE_ALL, ListingScreen


class FindingScreen(ListingScreen):
    """The room with its list to be searched."""

    async def action_filter(self) -> None:
        """Filter the list as one types."""
        await self.ask("/", self.filter, changed=self.set_filter, done=self._end_filter)

    def set_filter(self, text: str) -> None:
        """List what a filter line selects."""
        if text == self.filter:
            return
        self.filter = text
        self._list_anew(patient=not text)

    async def _end_filter(self, text: str | None) -> None:
        self.set_filter(text or "")  # what was typed ahead may not have been told yet
        if text is None:
            self.status.say("The filter is off")
        self.focus_pane("claims")
        await self.opened.wait()

    async def action_view(self, number: int) -> None:
        """List the claims of a saved view, by its number, from 1."""
        if number > len(self.setup.views):
            self.status.say(f"There is no view {number}")
            return
        view = self.setup.views[number - 1]
        self.set_filter(view.line)
        await self.opened.wait()
        if not view.line:
            self.status.say(f"{counted(self.claims.total, 'claim')} listed")

    async def action_order(self) -> None:
        """List what is most at risk first, or in the order of reading."""
        self.by_risk = not self.by_risk
        self._list_anew(patient=True)
        await self.opened.wait()
        if self.by_risk:
            self.claims.go_to_row(0)
            said = "What is most at risk first"
            self.status.say(said, self.hint("find.order", "lists in the order of reading"))
        else:
            said = "In the order of reading"
            self.status.say(said, self.hint("find.order", "lists what is most at risk first"))

    async def action_toggle_hidden(self) -> None:
        """Show or hide what is hardly worth checking."""
        self.hidden_too = not self.hidden_too
        self._list_anew(patient=True)
        self.count_views()
        if self.hidden_too:
            said = "Every sentence is listed"
            self.status.say(said, self.hint("find.hidden", "hides those hardly worth checking"))
        else:
            said = "Sentences hardly worth checking are hidden"
            self.status.say(said, self.hint("find.hidden", "shows them"))
        await self.opened.wait()

    def _list_anew(self, *, patient: bool) -> None:
        self.parse()
        self.recount()
        self.relist(self.claims.current_key, patient=patient)

    def action_next_open(self, forward: bool) -> None:
        """Go to the next open claim, or the one before; past the end, from the other end."""
        if not self.go_to_open(forward=forward, wrap=True):
            self.status.say("No open claim is listed")

    def go_to_open(self, *, forward: bool, wrap: bool) -> bool:
        """Go to an open claim; False if there is none that way."""
        found = self._open_by_risk if self.by_risk else self._open_in_order
        key = found(forward, wrap)
        return key is not None and self.claims.go_to(key)

    def _open_in_order(self, forward: bool, wrap: bool) -> int | None:
        here = self.claims.current_key
        search = self.source.open_after if forward else self.source.open_before
        found = search(BEFORE_ALL if here is None else here, self.asked)
        if found is None and wrap:
            found = search(BEFORE_ALL if forward else AFTER_ALL, self.asked)
        return found

    def _open_by_risk(self, forward: bool, wrap: bool) -> int | None:
        claims = self.claims
        after, before = claims.keys_from(claims.cursor + 1), claims.keys_before(claims.cursor)
        found = self.source.open_among(after if forward else before)
        if found is None and wrap:
            found = self.source.open_among((before if forward else after)[::-1])
        return found

    async def action_back(self) -> None:
        """Back to the list; there, unmark all; then end the filter."""
        if self.focused_pane != "claims":
            self.focus_pane("claims")
        elif marked := self.claims.marked:
            self.claims.mark(marked, on=False)
            self.status.say(f"{counted(len(marked), 'claim')} unmarked")
        elif self.filter:
            await self._end_filter(None)
