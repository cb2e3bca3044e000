"""The command palette's commands, made from the registry of actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from workbench.review.keys import key_names
from workbench.review.screens.review import ReviewScreen
from workbench.review.themes import THEMES

_VIEW = "View: "
_BY_HELP = 0.5
"""What it is worth that a command's help fits, beside its name."""


class RoomCommands(Provider):
    """Every action of the room by name, with its keys, and the themes."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for name, help_text, run in self._commands():
            yield DiscoveryHit(name, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """The commands that fit what is typed."""
        matcher = self.matcher(query)
        for name, help_text, run in self._commands():
            score = matcher.match(name) or matcher.match(help_text) * _BY_HELP
            if name.startswith(_VIEW):  # a verdict comes before the view of those who have it
                score *= _BY_HELP
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, name, help_text)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        room = self.screen
        if not isinstance(room, ReviewScreen):
            return
        for number, view in enumerate(room.setup.views, 1):
            run = partial(self.app.run_action, f"view({number})", self.screen)
            yield f"{_VIEW}{view.name}   {number}", f"List the claims of /{view.line}", run
        for action in room.keymap.actions:
            if action.palette and "room" in action.scopes:
                run = partial(self.app.run_action, action.does, self.screen)
                yield f"{action.label.capitalize()}   {key_names(action.keys)}", action.help, run
        for theme in THEMES:
            yield (
                f"Theme: {theme}",
                "Change the colours",
                partial(setattr, self.app, "theme", theme),
            )
