"""What the room is opened with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workbench.review.glyphs import ASCII, UNICODE, Glyphs
from workbench.review.keys import Keymap, keymap
from workbench.review.themes import choose
from workbench.review.views import VIEWS, View


@dataclass(frozen=True)
class Setup:
    """A database, a reviewer, and how the reviewer likes the room.

    Attributes:
        path: the database.
        reviewer: whose decisions these are.
        glyphs: the signs to draw with.
        theme: a name out of :data:`workbench.review.themes.THEMES`.
        keymap: which keys do what.
        views: the saved views, the first nine with a key.
        fresh: start at the first open claim, not where one was.
    """

    path: Path
    reviewer: str
    glyphs: Glyphs = UNICODE
    theme: str = "dark"
    keymap: Keymap = field(default_factory=Keymap)
    views: tuple[View, ...] = VIEWS
    fresh: bool = False


def set_up(
    path: Path,
    reviewer: str | None,
    *,
    ascii: bool = False,
    theme: str | None = None,
    fresh: bool = False,
) -> Setup:
    """What to open the room with; the command line stands above the configuration.

    Args:
        path: the database.
        reviewer: the reviewer's name; None to find it out as ``workbench.desk.reviewer`` does.
        ascii: draw with ASCII signs only.
        theme: a name out of :data:`workbench.review.themes.THEMES`; None for the liked one.
        fresh: start at the first open claim, not where one was.

    Raises:
        UsageError: something in the configuration is off, or there is no such theme.
    """
    from workbench.desk.configuration import load
    from workbench.desk.reviewer import who

    liked = load().room
    return Setup(
        path,
        reviewer or who(),
        glyphs=ASCII if ascii or liked.ascii else UNICODE,
        theme=choose(theme, liked.theme),
        keymap=keymap(liked.keys) if liked.keys else Keymap(),
        views=(*VIEWS, *(View(name, line) for name, line in liked.views.items())),
        fresh=fresh,
    )
