"""A screen with a status line, above which a line to type into can be opened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from workbench.review.widgets.bars import StatusBar

if TYPE_CHECKING:
    from workbench.review.widgets.prompt import Prompt


class PromptingScreen(Screen[None]):
    """A screen that can ask for a line."""

    status: StatusBar
    """Says what just happened."""
    prompt: Prompt | None = None
    """The line one types into, while there is one."""

    async def ask(
        self,
        label: str,
        value: str,
        *,
        done: Callable[[str | None], Awaitable[None]],
        changed: Callable[[str], None] = lambda text: None,
    ) -> None:
        """Open a line to type into above the status line; the next key is typed there.

        Args:
            label: what is asked for.
            value: what stands there already.
            done: told what was typed, or None if it was cancelled; the next key waits for it.
            changed: told of every change.
        """
        from workbench.review.widgets.prompt import Prompt

        before = self.focused

        async def end(text: str | None) -> None:
            if self.prompt is not None:
                self.prompt.remove()
                self.prompt = None
                self.set_focus(before, scroll_visible=False)
                await done(text)

        self.prompt = Prompt(label, value, changed=changed, done=end)
        await self.mount(self.prompt, before=self.status)
        self.set_focus(self.prompt.line)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys do nothing here while one types."""
        return self.prompt is None
