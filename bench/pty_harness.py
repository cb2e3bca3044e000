"""Run a program on a pseudo-terminal, wait for what it shows, and measure it from outside.

The terminal is emulated just enough: the questions that programs ask it are answered, its output
is read in a tight loop, and escape codes are stripped before anything is looked for.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ESCAPES = re.compile(
    rb"\x1b\[[0-9;:?<>=!]*[ -/]*[@-~]"  # control sequences
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # operating system commands
    rb"|\x1b[PX^_].*?\x1b\\"  # device control and other strings
    rb"|\x1b[()][A-Za-z0-9]|\x1b[=>78cDEHMNOZ]",
    re.DOTALL,
)
_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",  # what are you
    b"\x1b[6n": b"\x1b[1;1R",  # where is the cursor
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # reports of the window's size
}
_CHUNK = 1 << 16


class Terminal:
    """A program on a terminal of its own.

    Args:
        command: the program and its arguments.
        columns, lines: the terminal's size.
        environment: set on top of this process's own.

    Attributes:
        raw: everything the program has written since the last :meth:`forget`.
        started: when it was started, on the clock of ``time.perf_counter``.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        lines: int = 36,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        self.raw = bytearray()
        self.ended = False
        self._status: int | None = None
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:  # the program's side
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            inherited = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES"}}
            os.execvpe(command[0], list(command), {**inherited, **told})

    def read(self, patience: float) -> bytes:
        """What the program writes next; empty if nothing comes within ``patience`` seconds."""
        ready, _, _ = select.select([self._file], [], [], patience)
        if not ready:
            return b""
        try:
            data = os.read(self._file, _CHUNK)
        except OSError:
            data = b""
        if not data:
            self.ended = True
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._file, answer)
        self.raw += data
        return data

    def shown(self) -> bytes:
        """What was written, without escape codes."""
        return ESCAPES.sub(b"", bytes(self.raw))

    def wait_for(self, text: bytes, patience: float = 30.0) -> float | None:
        """Seconds from the start until a text is shown; None if it is not, in time."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end and not self.ended:
            if self.read(0.05) and text in self.shown():
                return time.perf_counter() - self.started
        return None

    def settle(self, quiet: float = 0.2, patience: float = 5.0) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end and self.read(quiet):
            pass

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self._file, keys)

    def forget(self) -> None:
        """Forget what was written so far."""
        self.raw.clear()

    def memory(self) -> float:
        """Resident memory of the program, in megabytes."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise ProcessLookupError(self.pid)

    def processor_time(self) -> float:
        """Seconds of processor time the program has used, user and system."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def exit_status(self, patience: float = 10.0) -> int | None:
        """The status the program ends with; None if it does not, in time."""
        end = time.perf_counter() + patience
        while self._status is None and time.perf_counter() < end:
            if not self.ended:
                self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status

    def close(self) -> None:
        """End the program, whatever it does."""
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self._status = -signal.SIGKILL
        os.close(self._file)
