"""Colours that are told apart by everyone, and themes that are complete."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

from tests.review.room import Room
from workbench.model.errors import UsageError
from workbench.review.content import ink
from workbench.review.themes import DEFAULT_VARIABLES, THEMES, choose

COLOURED = [name for name, theme in THEMES.items() if not theme.ansi]
VERDICTS = ("corroborated", "contested", "unsupported")
# Machado, Oliveira and Fernandes 2009, table 1, severity 1.0: linear RGB as seen with protanopia,
# deuteranopia and tritanopia.
SEEN = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    """Linear RGB of ``#RRGGBB`` (IEC 61966-2-1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def seen(colour: str, sight: str) -> list[float]:
    rgb = linear(colour)
    return [
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in SEEN[sight]
    ]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* under D65."""
    x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047
    y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    weights = (0.2126, 0.7152, 0.0722)
    light, dark = sorted(
        (sum(w * p for w, p in zip(weights, linear(c), strict=True)) for c in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SEEN)
@pytest.mark.parametrize("name", COLOURED)
def test_the_verdicts_colours_are_told_apart(name: str, sight: str) -> None:
    colours = [THEMES[name].variables[verdict] for verdict in VERDICTS]
    for one, other in itertools.combinations(colours, 2):
        assert math.dist(lab(seen(one, sight)), lab(seen(other, sight))) > 20


@pytest.mark.parametrize("name", COLOURED)
def test_every_colour_of_text_stands_out_from_what_is_behind_it(name: str) -> None:
    theme = THEMES[name]
    wanted = 7.0 if name == "contrast" else 4.5
    behind = [theme.background, theme.variables["bar"], theme.variables["cursor"]]
    texts = [theme.variables[key] for key in (*VERDICTS, "quiet", "number", "frame-focus")]
    for text, back in itertools.product([*texts, theme.foreground], behind):
        assert text and back
        least = wanted if back == theme.background else 4.0
        assert contrast(text, back) >= least, (text, back)


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_sets_every_colour_of_the_room(name: str) -> None:
    assert set(DEFAULT_VARIABLES) <= set(THEMES[name].variables)


@pytest.mark.parametrize("name", THEMES)
async def test_every_style_of_text_is_understood_in_every_theme(name: str, database: Path) -> None:
    styles = [value for key, value in vars(ink).items() if key.isupper() and key != "STATES"]
    async with Room.open(database, theme=name) as room:
        for style in [*styles, *ink.STATES.values()]:
            assert room.app.stylesheet.parse_style(style)


def test_no_color_chooses_the_theme_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert choose(None) == "dark"
    monkeypatch.setenv("NO_COLOR", "1")
    assert choose(None) == "ansi"
    assert choose("light") == "light"


def test_a_theme_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="dark, light, contrast, ansi"):
        choose("pink")
