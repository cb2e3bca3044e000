"""Out of the room and back: the pager, the browser, the clipboard."""

from __future__ import annotations

from urllib.parse import urlsplit

from textual.app import SuspendNotSupported
from textual.content import Content

from workbench.model.errors import WorkbenchError
from workbench.review.content import ink
from workbench.review.decisions import told
from workbench.review.screens.judging import JudgingScreen
from workbench.safe.terminal import clean, line


class LeavingScreen(JudgingScreen):
    """The room with the keys that lead out of it."""

    async def action_open_document(self) -> None:
        """Read the claim's document in the pager, at the claim; in a browser, in the room."""
        row = self.here()
        if row is None:
            return
        from workbench.review.outside import page
        from workbench.store.documents import load_document

        try:
            document = await self.reader.run(lambda store: load_document(store, row.document))
        except WorkbenchError as error:
            self.status.complain(told(error))
            return
        above = document.text.count("\n", 0, row.start) + 1
        try:
            with self.app.suspend():
                page(document.text, above)
        except SuspendNotSupported:
            await self.run_action("pencil")
            return
        except OSError as error:
            self.status.complain(f"the pager cannot be run ({error.strerror}); set PAGER")
            return
        self.refresh(layout=True)

    async def action_open_link(self) -> None:
        """Show where the selected source is, and open it in the browser after a yes."""
        await self.current_shown()
        card = self.selected_card
        url = card.row.url if card and card.row else None
        if not url:
            said = "No source with an address is selected"
            self.status.say(said, self.hint("panes.citations", "goes to the footnotes"))
            return
        parts = urlsplit(url)
        lines = [
            Content.assemble(("host  ", ink.QUIET), (line(parts.hostname or ""), ink.STRONG)),
            Content.assemble(("whole ", ink.QUIET), line(url)),
        ]
        await self.confirm("Open this in the browser?", lines, lambda: self._follow_link(url))

    def _follow_link(self, url: str) -> None:
        from workbench.review.outside import has_browser

        if self.app.is_web or has_browser():
            self.app.open_url(url)
            self.status.say(f"Opened {line(url)}")
        else:  # a browser for terminals would draw over the room
            self.app.copy_to_clipboard(url)
            self.status.say(f"There is no browser here; copied {line(url)}")

    async def action_copy(self) -> None:
        """Ask what to copy to the clipboard, and copy it."""
        shown = await self.current_shown()
        if shown is None:
            return
        row = shown.detail.row
        offers = [
            ("the claim's words", row.text),
            ("its reading and place", f"{row.reading} ({row.name}, claim {row.ord})"),
            ("its id", row.id),
        ]
        if (passage := self.selected_passage) is not None:
            offers.append(("the selected passage", passage.text))
        elif (pair := self.selected_pair) is not None:
            offers.append(("the selected counterpart", f"{pair.other.text} ({pair.other.name})"))

        def copy(index: int) -> None:
            what, text = offers[index]
            self.app.copy_to_clipboard(clean(text))
            self.status.say(f"Copied {what}, if the terminal allows it", "OSC 52")

        await self.choose("Copy", [f"{what}: {line(text)}" for what, text in offers], copy)
