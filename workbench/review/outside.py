"""Other programs on this machine: the pager, the browser."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path


def page(text: str, at: int) -> None:
    """Show a text in the user's pager.

    Args:
        text: made safe for a terminal already.
        at: the line to begin at, from 1.

    Raises:
        OSError: the pager cannot be run.
    """
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        file = Path(folder) / "document.txt"
        file.write_text(text, "utf-8")
        subprocess.run([*pager(at), str(file)], check=False)


def pager(at: int) -> Sequence[str]:
    """The command that shows a file from a line on: ``PAGER``, else ``less``."""
    words = shlex.split(os.environ.get("PAGER", "")) or ["less"]
    takes_line = Path(words[0]).name in {"less", "more", "most"}
    return [*words, f"+{at}"] if takes_line else words


def has_browser() -> bool:
    """Whether a browser with windows of its own can be opened here."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
