"""The command palette's commands, made from the registry of actions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from workbench.review.actions import ACTIONS, Action
from workbench.review.keys import key_names
from workbench.review.themes import THEMES


class RoomCommands(Provider):
    """Every action of the room by name, with its keys, and the themes."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for name, help_text, does in self._commands():
            yield DiscoveryHit(name, partial(self._run, does), help=help_text)

    async def search(self, query: str) -> Hits:
        """The commands that fit what is typed."""
        matcher = self.matcher(query)
        for name, help_text, does in self._commands():
            if (score := matcher.match(f"{name} {help_text}")) > 0:
                yield Hit(score, matcher.highlight(name), partial(self._run, does), name, help_text)

    def _commands(self) -> Iterator[tuple[str, str, str]]:
        for action in ACTIONS:
            if action.palette and "room" in action.scopes:
                yield _title(action), action.help, action.does
        for theme in THEMES:
            yield f"Theme: {theme}", "Change the colours", f"app.set_theme('{theme}')"

    async def _run(self, does: str) -> None:
        await self.app.run_action(does, self.screen)


def _title(action: Action) -> str:
    return f"{action.label.capitalize()}   {key_names(action.keys)}"
