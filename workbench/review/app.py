"""The application: themes, the room as its screen, and a quiet end when something fails."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType

from workbench.model.errors import WorkbenchError
from workbench.review.screens.review import ReviewScreen
from workbench.review.setup import Setup
from workbench.review.themes import DEFAULT_VARIABLES, THEMES

if TYPE_CHECKING:
    from textual.command import Provider

_ENDINGS = (signal.SIGTERM, signal.SIGHUP)


def run(setup: Setup) -> int:
    """Open the review room and stay until the reviewer quits.

    Returns:
        The exit status: 0, or 1 if the room failed.

    Raises:
        StoreError: the database cannot be opened or read.
    """
    app = WorkbenchApp(setup)
    gc.freeze()  # what has been imported stays; a collection at the first paint need not look at it
    app.run()
    if isinstance(app.failure, WorkbenchError):
        raise app.failure
    if app.failure is not None:
        from workbench.review.crash import notice

        print(notice(app.failure), file=sys.stderr)
    return app.return_code or 0


def _commands() -> type[Provider]:
    """The palette's commands, loaded when the palette is opened."""
    from workbench.review.palette import RoomCommands

    return RoomCommands


class WorkbenchApp(App[None]):
    """The review room on one database.

    Args:
        setup: what it is opened with.

    Raises:
        StoreError: the database cannot be opened.
    """

    TITLE = "Workbench"
    CSS_PATH = "room.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, setup: Setup) -> None:
        super().__init__(ansi_color=THEMES[setup.theme].ansi or None)
        self.failure: BaseException | None = None
        """What made the room fail, if it did."""
        for each in THEMES.values():
            self.register_theme(each)
        # Before anything is drawn: setting ``theme`` would style it all a second time.
        self.set_reactive(App.theme, setup.theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.room = ReviewScreen(setup)
        """The bottom screen."""
        if setup.keymap.own:
            self.set_keymap(setup.keymap.for_textual)

    def on_mount(self) -> None:
        """Leave in order when told to by the system: the terminal went away, or a shutdown."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for ending in _ENDINGS:
                loop.add_signal_handler(ending, self.exit, None, 128 + ending)

    def get_default_screen(self) -> ReviewScreen:
        """The room is the bottom screen; there is no other to fall back to."""
        self.room.fit(self.size)  # now, so that the first layout is the right one
        return self.room

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The room's own colours, for themes that do not set them."""
        return DEFAULT_VARIABLES

    def _fatal_error(self) -> None:
        # Textual's own report prints local variables, which hold document text.
        self.failure = sys.exc_info()[1] or self._exception
        self._close_messages_no_wait()
