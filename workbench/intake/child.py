"""The child process in which documents are parsed: bytes in, a manuscript out, under limits.

Run by :mod:`workbench.intake.worker`. It imports the reader of a format when the first document
of that format comes, sets its limits, and only then looks at the document.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from workbench.intake import wire
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

Reader = Callable[[Source, bytes], Manuscript]

MEMORY = 1 << 30
"""Most bytes of address space."""
SECONDS = 14
"""Most seconds of processor time for one document."""
_TIRED = 400 << 10
"""Kilobytes of resident memory after which a child is replaced by a fresh one."""
_GARBAGE = 50_000
"""Objects left by a document from which those in cycles are looked for."""


def main() -> None:
    """Answer requests on standard input until it ends.

    A request is a line of JSON (``format``, ``source``, ``bytes``) and the document's bytes. The
    answer is a line of JSON (``bytes``; ``error`` where there is one; ``retire`` when this process
    should not be used again) and the manuscript's bytes.

    Cycles are collected between documents: while one is read nearly everything made is kept, and
    looking it over again and again took a fifth of the time.
    """
    gc.disable()
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["bytes"])
        head, body = _answer(request, data)
        answers.write(json.dumps(head | {"bytes": len(body)}).encode() + b"\n" + body)
        answers.flush()
        if head["retire"]:
            break
        del data, body
        if gc.get_count()[0] > _GARBAGE:
            gc.collect()


def reader(key: str) -> Reader:
    """The reader of the format that :mod:`workbench.intake.formats` calls ``key``."""
    found: Reader = getattr(import_module(f"{__package__}.{key}.reader"), f"read_{key}")
    return found


def _answer(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    where = request["source"]["name"]
    try:
        read = reader(request["format"])
        _limit()
        body = wire.dump(read(wire.load_source(request["source"]), data))
        return {"retire": _tired()}, body
    except InputError as error:
        return {"retire": _tired(), "error": [error.what, error.where, error.todo]}, b""
    except MemoryError:
        what = f"needs more than {MEMORY >> 30} GB of memory to be read"
        return {"retire": True, "error": [what, where, "split it"]}, b""
    except Exception as error:  # a parser's own failure, whatever it is, is the document's
        what = f"is damaged, or made in a way that is not understood ({type(error).__name__})"
        return {"retire": True, "error": [what, where, "save it anew or in another format"]}, b""


def _limit() -> None:
    """Set what one document may use; where the system knows no such limits, only the clock does."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    for kind, soft in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, spent + SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        try:
            resource.setrlimit(kind, (soft, hard))
        except (ValueError, OSError):
            continue


def _tired() -> bool:
    try:
        import resource
    except ImportError:
        return False
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _TIRED


if __name__ == "__main__":
    main()
