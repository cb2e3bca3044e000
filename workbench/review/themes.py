"""Colour themes that a colour-blind reader can tell apart, and the one for no colour at all.

The three verdict colours were chosen so that the smallest CIE76 distance between any two, as seen
with protanopia, deuteranopia and tritanopia (Machado 2009), stays above 20; their contrast with
the background is above 4.5 : 1 (WCAG 2.2, 1.4.3). ``tests/review/test_themes.py`` computes both.
"""

from __future__ import annotations

import os

from textual.theme import Theme

from workbench.model.errors import UsageError

DEFAULT_VARIABLES: dict[str, str] = {
    "corroborated": "$text-primary",
    "contested": "$text-warning",
    "unsupported": "$text-error",
    "quiet": "$text-muted",
    "number": "$text-accent",
    "cursor": "$primary 30%",
    "cursor-blurred": "$primary 15%",
    "frame": "$foreground 30%",
    "frame-focus": "$primary",
    "bar": "$panel",
}
"""The room's own colours, for a theme that does not set them."""

_DARK = Theme(
    name="dark",
    primary="#5CB8FF",
    secondary="#9CCBF0",
    warning="#F0B000",
    error="#FF7AA8",
    success="#5CB8FF",
    accent="#C9B6FF",
    foreground="#E4E4E4",
    background="#121212",
    surface="#121212",
    panel="#242424",
    dark=True,
    variables={
        "corroborated": "#5CB8FF",
        "contested": "#F0B000",
        "unsupported": "#FF7AA8",
        "quiet": "#A0A0A0",
        "number": "#C9B6FF",
        "cursor": "#1F3A52",
        "cursor-blurred": "#262C31",
        "frame": "#5A5A5A",
        "frame-focus": "#5CB8FF",
        "bar": "#242424",
        "scrollbar": "#5A5A5A",
        "scrollbar-background": "#121212",
    },
)
_LIGHT = Theme(
    name="light",
    primary="#005A9C",
    secondary="#2F6F9F",
    warning="#8A5A00",
    error="#A3005C",
    success="#005A9C",
    accent="#5B3FA8",
    foreground="#1A1A1A",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#ECECEC",
    dark=False,
    variables={
        "corroborated": "#005A9C",
        "contested": "#8A5A00",
        "unsupported": "#A3005C",
        "quiet": "#5C5C5C",
        "number": "#5B3FA8",
        "cursor": "#D3E6F5",
        "cursor-blurred": "#ECEFF1",
        "frame": "#9A9A9A",
        "frame-focus": "#005A9C",
        "bar": "#ECECEC",
        "scrollbar": "#9A9A9A",
        "scrollbar-background": "#FFFFFF",
    },
)
_CONTRAST = Theme(
    name="contrast",
    primary="#5CB8FF",
    secondary="#FFFFFF",
    warning="#F0B000",
    error="#FF7AA8",
    success="#5CB8FF",
    accent="#E0D6FF",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "corroborated": "#5CB8FF",
        "contested": "#F0B000",
        "unsupported": "#FF7AA8",
        "quiet": "#D8D8D8",
        "number": "#E0D6FF",
        "cursor": "#003A66",
        "cursor-blurred": "#26333D",
        "frame": "#FFFFFF",
        "frame-focus": "#F0B000",
        "bar": "#000000",
        "scrollbar": "#FFFFFF",
        "scrollbar-background": "#000000",
    },
)
_ANSI = Theme(
    name="ansi",
    primary="ansi_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    ansi=True,
    variables={
        "corroborated": "ansi_bright_blue",
        "contested": "ansi_yellow",
        "unsupported": "ansi_bright_magenta",
        "quiet": "ansi_default",
        "number": "ansi_default",
        "cursor": "ansi_default",
        "cursor-blurred": "ansi_default",
        "frame": "ansi_default",
        "frame-focus": "ansi_default",
        "bar": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_white",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_white",
        "screen-selection-foreground": "ansi_black",
    },
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (_DARK, _LIGHT, _CONTRAST, _ANSI)}
"""The room's themes by name: ``dark``, ``light``, ``contrast``, and ``ansi``, which uses the
terminal's own sixteen colours and, with ``NO_COLOR``, none at all."""


def choose(name: str | None, liked: str = "") -> str:
    """The theme to start with.

    Args:
        name: what the user asked for, or None for the default: ``ansi`` if ``NO_COLOR`` is set
            (https://no-color.org), else the liked one.
        liked: what the configuration says; ``dark`` if that is nothing.

    Raises:
        UsageError: there is no such theme.
    """
    if name is None:
        name = "ansi" if os.environ.get("NO_COLOR") else liked or "dark"
    if name not in THEMES:
        raise UsageError(f"there is no theme {name!r}", "", f"choose from {', '.join(THEMES)}")
    return name
