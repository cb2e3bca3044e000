"""The room in a browser on this machine: each visitor gets a room of their own."""

from __future__ import annotations

import shlex
import socket
import sys
from pathlib import Path

from workbench.model.errors import UsageError

LOOPBACK = "127.0.0.1"


def serve(database: Path, reviewer: str | None, *, port: int, theme: str | None) -> None:
    """Serve until interrupted.

    Whoever reaches the port reviews under the reviewer's name, so it is open to this machine
    alone, and there is no option to change that.

    Args:
        database: the file.
        reviewer: whose decisions these are; None to find it out as always.
        port: the port to listen on; 0 for any free one.
        theme: the name of a colour theme; None for the default.

    Raises:
        UsageError: textual-serve is not installed, or the port is taken.
    """
    try:
        from textual_serve.server import Server
    except ImportError:
        raise UsageError(
            "'serve' needs textual-serve", todo="pip install 'workbench[serve]'"
        ) from None
    words = [sys.executable, "-m", "workbench", "--db", str(database)]
    words += ["--reviewer", reviewer] if reviewer else []
    words += ["review", *(["--theme", theme] if theme else [])]
    Server(shlex.join(words), host=LOOPBACK, port=_free(port), title="Workbench").serve()


def _free(port: int) -> int:
    """The port, or a free one for 0.

    Raises:
        UsageError: something listens there already.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise UsageError(
                f"the port cannot be used ({error.strerror})", str(port), "choose another: --port"
            ) from None
        number: int = probe.getsockname()[1]
        return number
