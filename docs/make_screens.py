"""Make the pictures of the review room that the documentation shows.

    python docs/make_screens.py DATABASE [FOLDER]

Each picture is the real room on a copy of the database, driven by keys, and written as SVG into
the folder (``docs/img``). The same database and program give the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.review.screen import settled  # noqa: E402
from workbench.review.app import WorkbenchApp  # noqa: E402


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file's name, the keys that lead to it, the terminal's size, the theme."""

    name: str
    keys: str = ""
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"


PICTURES = (
    Picture("review", "j j c j"),
    Picture("compare", "j j j v"),
    Picture("keys", "question_mark"),
    Picture("review-light", "j j c j", theme="light"),
    Picture("review-80x24", "j j c j", (80, 24)),
)


async def take(picture: Picture, database: Path, folder: Path) -> Path:
    """Drive the room to a picture and write it; the file."""
    app = WorkbenchApp(database, "A. Checker", theme=picture.theme, fresh=True)
    async with app.run_test(size=picture.size) as pilot:
        await settled(pilot)
        for key in picture.keys.split():
            await pilot.press(key)
            await settled(pilot)
        await pilot.pause(0.1)
        await settled(pilot)
        file = folder / f"{picture.name}.svg"
        file.write_text(app.export_screenshot(title="workbench"), "utf-8")
    return file


def main(database: Path, folder: Path) -> None:
    """Take all pictures, each on a fresh copy of a database."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["HOME"] = scratch
        for picture in PICTURES:
            copy = Path(scratch) / picture.name / database.name
            copy.parent.mkdir()
            shutil.copyfile(database, copy)
            print(asyncio.run(take(picture, copy, folder)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "img")
