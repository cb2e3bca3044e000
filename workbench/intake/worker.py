"""Parsing in a child process that can be killed.

Whatever a document does to its parser (hangs, exhausts memory, crashes) ends as one clear line,
and the program lives on. A child that behaves is kept for the next document.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from workbench.intake import wire
from workbench.intake.child import MEMORY, SECONDS
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

WALL = 15.0
"""Seconds of waiting after which a child is killed, on a machine that has nothing else to do."""
_MOST_PATIENCE = 4.0
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.append(sys.argv[1]); from workbench.intake.child import main; main()"
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH")


def parse_in_child(format_name: str, source: Source, data: bytes) -> Manuscript:
    """Read a document in a child process.

    Args:
        format_name: the key of a format (:mod:`workbench.intake.formats`).
        source: what is known of it.
        data: its bytes.

    Returns:
        What the reader of the format made of it.

    Raises:
        InputError: it cannot be read, or reading it broke a limit. Safe from any thread.
    """
    child = _POOL.take()
    try:
        manuscript = child.parse(format_name, source, data)
    finally:
        _POOL.give(child)
    return manuscript


class _Child:
    """One child process. Used by one thread at a time."""

    def __init__(self) -> None:
        self.usable = True
        self._owner = os.getpid()
        self._late = False
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        )

    def waits(self) -> bool:
        """Whether it is alive, and was started by this very process and not by one forked from."""
        return self._owner == os.getpid() and self._process.poll() is None

    def parse(self, format_name: str, source: Source, data: bytes) -> Manuscript:
        """One document; the child is unusable afterwards if it broke a limit or died."""
        self.usable = False
        timer = Timer(WALL * _patience(), self._stop)
        timer.daemon = True
        timer.start()
        try:
            head, body = self._ask(format_name, source, data)
        except (OSError, ValueError) as error:
            raise self._obituary(source.name) from error
        finally:
            timer.cancel()
        if "error" in head:
            self.usable = not head["retire"]
            raise InputError(*head["error"])
        try:
            manuscript = wire.load(body, source)
        except ValueError as error:
            raise InputError("gets no usable answer from its parser", source.name) from error
        self.usable = not head["retire"]
        return manuscript

    def close(self) -> None:
        """Let the process end; one that cannot be used any more is killed."""
        if not self.usable:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue
        self._process.wait()

    def _stop(self) -> None:
        self._late = True
        self._process.kill()

    def _ask(self, format_name: str, source: Source, data: bytes) -> tuple[dict[str, Any], bytes]:
        request = {"format": format_name, "source": wire.dump_source(source), "bytes": len(data)}
        pipe, answer = self._process.stdin, self._process.stdout
        assert pipe is not None and answer is not None
        pipe.write(json.dumps(request).encode() + b"\n")
        pipe.write(data)
        pipe.flush()
        head = json.loads(answer.readline())
        body = answer.read(head["bytes"])
        if len(body) != head["bytes"]:
            raise ValueError("the answer is cut short")
        return head, body

    def _obituary(self, where: str) -> InputError:
        """Why the child died, as an error."""
        self._process.kill()
        status = self._process.wait()
        if self._late:
            return InputError(f"takes more than {WALL:.0f} s to read", where, "split it")
        if status == -getattr(signal, "SIGXCPU", 0):
            what = f"takes more than {SECONDS} s of processor time to read"
            return InputError(what, where, "split it")
        what = f"crashes its parser (status {status}, limit {MEMORY >> 30} GB of memory)"
        return InputError(what, where, "save it anew or in another format")


def _patience() -> float:
    """How many times longer to wait while others keep the processors busy."""
    try:
        busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    except (OSError, AttributeError):  # not every system tells
        return 1.0
    return min(_MOST_PATIENCE, max(1.0, busy))


class _Pool:
    """The children that wait for work."""

    def __init__(self) -> None:
        self._idle: list[_Child] = []
        self._lock = Lock()

    def take(self) -> _Child:
        """A child that waits, or a new one."""
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.waits():
                    return child
        return _Child()

    def give(self, child: _Child) -> None:
        """Keep a child for the next document, or end it."""
        if child.usable:
            with self._lock:
                self._idle.append(child)
        else:
            child.close()

    def close(self) -> None:
        """End every child."""
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            if child.waits():
                child.close()


_POOL = _Pool()
atexit.register(_POOL.close)
