"""A terminal of our own: tmux on a socket that nobody else uses, with one pane."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
import uuid
from collections.abc import Callable, Sequence

PATIENCE = 20.0
"""Seconds to wait for what is expected; a slow machine is no failure."""


class Tmux:
    """One pane in which one program runs.

    Args:
        columns, lines: the pane's size.
    """

    def __init__(self, columns: int = 120, lines: int = 36) -> None:
        self._socket = f"workbench-{uuid.uuid4().hex[:12]}"
        self._size = ("-x", str(columns), "-y", str(lines))

    def tmux(self, *words: str) -> str:
        """Tell tmux something; what it answers."""
        # The environment is given: a module that pytest loads sets COLUMNS and LINES in C, out of
        # os.environ's sight, and programs would believe them.
        return subprocess.run(
            ["tmux", "-L", self._socket, "-f", os.devnull, *words],
            check=True,
            capture_output=True,
            text=True,
            env=dict(os.environ),
        ).stdout

    def run(self, command: Sequence[str], **environment: str) -> None:
        """Run a program; when it ends, the pane tells its exit status."""
        pairs = [word for item in environment.items() for word in ("-e", "=".join(item))]
        told = f"{shlex.join(command)}; echo exit status $?; exec sleep 600"
        self.tmux("new-session", "-d", *self._size, *pairs, "sh", "-c", told)

    def keys(self, *keys: str) -> None:
        """Press keys, by tmux's names; each word of several letters that is no name is typed."""
        self.tmux("send-keys", *keys)

    def resize(self, columns: int, lines: int) -> None:
        """Give the pane another size."""
        self.tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def screen(self, *, colours: bool = False) -> str:
        """What the pane shows; with escape codes for colours if asked."""
        return self.tmux("capture-pane", "-p", *(["-e"] if colours else []))

    def process(self) -> int:
        """The id of the program that runs in the pane."""
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        children = subprocess.run(
            ["pgrep", "-P", shell], capture_output=True, text=True, check=True
        )
        return int(children.stdout.split()[0])

    def expect(self, *texts: str) -> str:
        """Wait until the pane shows all of the texts; the screen."""
        return self._wait(lambda shown: all(text in shown for text in texts), texts, "not")

    def expect_gone(self, *texts: str) -> str:
        """Wait until the pane shows none of the texts; the screen."""
        return self._wait(lambda shown: not any(text in shown for text in texts), texts, "still")

    def _wait(self, done: Callable[[str], bool], texts: tuple[str, ...], how: str) -> str:
        end = time.monotonic() + PATIENCE
        shown = ""
        while time.monotonic() < end:
            shown = self.screen()
            if done(shown):
                return shown
            time.sleep(0.03)
        raise AssertionError(f"{how} on the screen: {texts}\n{shown}")

    def close(self) -> None:
        """End the server and all that runs in it."""
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True
        )
