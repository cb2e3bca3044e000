"""What to add: files, the files of a directory, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.intake.declared import NOTHING, Declared
from workbench.intake.formats import BY_ENDING
from workbench.model.errors import InputError

READABLE = frozenset(BY_ENDING)
"""Endings that ``--recursive`` takes; a file that is named is read whatever it is called."""

STANDARD_INPUT = "-"
STANDARD_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file, or bytes with a name and what a host declared of them."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    declared: Declared = NOTHING


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about the documents; None leaves it to the reader.

    Attributes:
        replaces: the version whose place it takes; None: that of the same name, if there is one.
        new: take it for no version of another document.
    """

    role: str = "draft"
    title: str | None = None
    language: str | None = None
    published: str | None = None
    replaces: str | None = None
    new: bool = False


def gather(
    arguments: Sequence[str],
    *,
    recursive: bool,
    name: str | None = None,
    web: Iterator[Input | InputError] | None = None,
) -> Iterator[Input | InputError]:
    """The inputs that the arguments name, in their order; a failure takes its input's place.

    Args:
        arguments: paths, addresses, or ``-`` for standard input.
        recursive: whether a directory stands for the readable files in it, by name.
        name: what to call standard input; its ending helps to tell the format.
        web: what came of asking for the addresses, in their order.
    """
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield Input(name or STANDARD_NAME, data=standard_input())
        elif is_address(argument):
            assert web is not None
            yield next(web)
        elif (path := Path(argument)).is_dir() and recursive:
            yield from _files_in(path)
        else:
            yield Input(argument, path)


def is_address(argument: str) -> bool:
    """Whether an argument names a document on the web."""
    return argument[:8].lower().startswith(("http://", "https://"))


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
