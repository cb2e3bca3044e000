"""Make the pictures of the review room that the documentation shows.

    python docs/make_screens.py [DATABASE] [FOLDER] [--check]

Each picture is the real room on a copy of the database (``claims.db``), driven by keys, and
written into the folder (``docs/img``) as SVG and, through headless Chromium, as PNG. The same
database and program give the same pictures; ``--check`` writes nothing and fails when the words
of a committed picture are not those that the room shows now, or its PNG is missing.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.review.screen import settled  # noqa: E402
from workbench.review.app import WorkbenchApp  # noqa: E402
from workbench.review.setup import Setup  # noqa: E402

IMAGES = ROOT / "docs" / "img"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SCALE = 2
"""Pixels of a PNG for each of the SVG."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file's name, the keys that lead to it, the terminal's size, the theme."""

    name: str
    keys: str = ""
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"


PICTURES = (
    Picture("review", "j j c j"),
    Picture("review-light", "j j c j", theme="light"),
    Picture("review-80x24", "j j c j", (80, 24)),
    Picture("compare", "j j j v"),
    Picture("pencil", "c t c j P"),
    Picture("sign-off", "c t c S"),
    Picture("keys", "question_mark"),
)


async def take(picture: Picture, database: Path) -> str:
    """Drive the room to a picture; the SVG."""
    setup = Setup(database, "A. Checker", theme=picture.theme, fresh=True)
    app = WorkbenchApp(setup)
    async with app.run_test(size=picture.size) as pilot:
        await settled(pilot)
        for key in picture.keys.split():
            await pilot.press(key)
            await settled(pilot)
        await pilot.pause(0.1)
        await settled(pilot)
        return app.export_screenshot(title="workbench")


def taken(picture: Picture, database: Path) -> str:
    """A picture of the room on a fresh copy of a database; the SVG."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["HOME"] = os.environ["XDG_STATE_HOME"] = scratch
        copy = Path(scratch) / database.name
        shutil.copyfile(database, copy)
        return asyncio.run(take(picture, copy))


def words(svg: str) -> list[str]:
    """What one reads in a picture, in the order in which it is drawn."""
    found = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return [html.unescape(text).replace("\xa0", " ").rstrip() for text in found if text.strip()]


def browser() -> str | None:
    """The command of a browser that can draw, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def draw(svg: Path, png: Path) -> None:
    """Draw an SVG as PNG.

    Raises:
        SystemExit: there is no browser to draw with, or it failed.
    """
    command = browser()
    if command is None:
        raise SystemExit(f"drawing {png.name} needs one of: {', '.join(BROWSERS)}")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text("utf-8"))
    assert box is not None, "Textual's SVG always has one"
    width, height = (round(float(size)) for size in box.groups())
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *(command, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *(f"--user-data-dir={profile}", f"--force-device-scale-factor={SCALE}"),
                *(f"--window-size={width},{height}", "--default-background-color=00000000"),
                *(f"--screenshot={png.resolve()}", svg.resolve().as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def write(database: Path, folder: Path) -> None:
    """Take all pictures and draw them."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        svg = folder / f"{picture.name}.svg"
        svg.write_text(taken(picture, database), "utf-8")
        draw(svg, svg.with_suffix(".png"))
        print(svg, svg.with_suffix(".png").name)


def check(database: Path, folder: Path) -> list[str]:
    """What is wrong with the pictures in a folder: a line for each."""
    problems = []
    for picture in PICTURES:
        svg = folder / f"{picture.name}.svg"
        if not svg.exists() or not svg.with_suffix(".png").exists():
            problems.append(f"{picture.name}: there is no SVG or no PNG of it")
        elif words(svg.read_text("utf-8")) != words(taken(picture, database)):
            problems.append(f"{picture.name}: the room does not look like this any more")
    return problems


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", nargs="?", type=Path, default=ROOT / "claims.db")
    parser.add_argument("folder", nargs="?", type=Path, default=IMAGES)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if not asked.check:
        write(asked.database, asked.folder)
    elif problems := check(asked.database, asked.folder):
        raise SystemExit("\n".join([*problems, "make them anew: python docs/make_screens.py"]))


if __name__ == "__main__":
    main()
