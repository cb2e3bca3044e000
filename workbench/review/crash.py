"""What is left behind when the room fails: where it happened, and no word of any document.

Textual's own report shows local variables, and error messages may quote what they choke on. So
neither is kept: a report names the kinds of the errors, files, lines and functions.
"""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

EXIT_STATUS = 1


def report(error: BaseException) -> str:
    """The chain of errors, without messages and values."""
    lines = []
    for link in _chain(error):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
    return "\n".join(lines) + "\n"


def keep(error: BaseException) -> Path | None:
    """Write the report where the user finds it, readable for the user only.

    Returns:
        The file, or None if there was no place to write.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="workbench-crash-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(report(error))
    except OSError:
        return None
    return Path(name)


def notice(error: BaseException) -> str:
    """What to tell on the terminal afterwards."""
    kept = keep(error)
    where = f"Where it happened (no document text): {kept}" if kept else report(error).rstrip()
    return f"The review room failed; every verdict up to now is saved.\n{where}"


def _chain(error: BaseException) -> list[BaseException]:
    """The error, and those that led to it, the first one first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.insert(0, link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain
