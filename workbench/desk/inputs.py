"""What to add: files, the files of a directory, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import InputError

READABLE = frozenset(
    {
        *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt"),
        *(".epub", ".pdf", ".rtf", ".tex", ".wiki", ".mediawiki"),
    }
)
"""Endings that ``--recursive`` takes; a file that is named is read whatever it is called."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file, or bytes with a name."""

    name: str
    path: Path | None = None
    data: bytes | None = None


def gather(arguments: Sequence[str], *, recursive: bool) -> Iterator[Input | InputError]:
    """The inputs that the arguments name, in their order; a failure takes its input's place.

    Args:
        arguments: paths, or ``-`` for standard input.
        recursive: whether a directory stands for the readable files in it, by name.
    """
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield Input("standard input", data=standard_input())
        elif (path := Path(argument)).is_dir() and recursive:
            yield from _files_in(path)
        else:
            yield Input(argument, path)


def standard_input() -> bytes:
    """All bytes of standard input."""
    return sys.stdin.buffer.read()


def _files_in(directory: Path) -> Iterator[Input | InputError]:
    files = sorted(
        path
        for path in directory.rglob("*")
        if path.suffix.lower() in READABLE
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(directory).parts)
    )
    if not files:
        yield InputError("no readable documents in this directory", str(directory), "name a file")
    for path in files:
        yield Input(str(path), path)
