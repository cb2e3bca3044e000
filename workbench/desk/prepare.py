"""Reading and extraction ahead of storing: documents made ready in processes of their own.

Storing and matching need the database and the order of the inputs; what comes before them needs
neither. So worker processes read the next documents while the last one is stored and matched,
and what is stored is the same, in the same order, as one after the other.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from workbench.desk.inputs import Given, Input
from workbench.intake.declared import NOTHING, Declared
from workbench.model.errors import InputError

if TYPE_CHECKING:
    from workbench.model.claim import Claim
    from workbench.model.document import Document

_FEW = 8
"""Inputs below which starting processes takes longer than they save …"""
_MUCH = 1_000_000
"""… unless they have as many bytes."""
_MOST_WORKERS = 8
_AHEAD = 3
"""Documents that are ready or being read for each worker."""
_IN_HAND = 64_000_000
"""Bytes of documents that are read ahead."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An input's bytes, and what a host declared of them."""

    name: str
    data: bytes
    declared: Declared = NOTHING


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that was read, and its claims."""

    document: Document
    claims: list[Claim]


Outcome = tuple[Loaded, Prepared | None] | InputError
"""An input's bytes and what is in them (None: it need not be read), or why it cannot be read."""
_Waiting = tuple[Loaded, "Future[Prepared | InputError]"] | Outcome


def prepared(
    inputs: Iterable[Input | InputError], given: Given, known: Callable[[Loaded], bool]
) -> Generator[Outcome, None, None]:
    """Make documents ready, in the order of the inputs; ahead of the caller where that pays.

    Args:
        inputs: what to read; a failure takes its input's place.
        given: what the user says about them.
        known: whether a document need not be read, because it is there already.
    """
    source = iter(inputs)
    first = list(islice(source, _FEW))
    pays = len(first) > 1 and (len(first) == _FEW or sum(map(_size, first)) > _MUCH)
    workers = min(_MOST_WORKERS, os.cpu_count() or 1) if pays else 0
    waiting: deque[_Waiting] = deque()
    with _pool(workers) as pool:
        for each in chain(first, source):
            waiting.append(_begin(pool, each, given, known))
            while len(waiting) > _AHEAD * workers or _in_hand(waiting) > _IN_HAND:
                yield _end(waiting.popleft(), given)
        while waiting:
            yield _end(waiting.popleft(), given)


def prepare(document: Document, given: Given) -> Prepared:
    """Extract the claims of a document; what a checker would query in them is among its problems.

    Args:
        document: a document as it was read.
        given: what the user says about it, which goes over what was read.
    """
    from workbench.claims.extract import extract
    from workbench.reading import in_language

    document = replace(
        in_language(document, given.language),
        title=given.title or document.title,
        published=given.published or document.published,
    )
    claims = extract(document)
    return Prepared(with_queries(document, claims), claims)


def with_queries(document: Document, claims: list[Claim]) -> Document:
    """The document with what a checker would query in its claims among its problems."""
    from workbench.claims.problems import find

    queried = (*document.problems, *find(document, claims))
    return replace(document, problems=tuple(sorted(queried, key=lambda found: found.start)))


def _load(given: Input) -> Loaded | InputError:
    from workbench.intake.reader import load

    if given.data is not None:
        return Loaded(given.name, given.data, given.declared)
    assert given.path is not None
    try:
        return Loaded(given.name, load(given.path))
    except InputError as error:
        return error


def _read(loaded: Loaded, given: Given) -> Prepared | InputError:
    from workbench.reading import read

    try:
        return prepare(read(loaded.data, name=loaded.name, declared=loaded.declared), given)
    except InputError as error:
        return error


def _size(given: Input | InputError) -> int:
    """About how many bytes an input has."""
    if isinstance(given, InputError) or given.path is None:
        return 0
    try:
        return given.path.stat().st_size
    except OSError:
        return 0


def _begin(
    pool: ProcessPoolExecutor | None,
    each: Input | InputError,
    given: Given,
    known: Callable[[Loaded], bool],
) -> _Waiting:
    loaded = each if isinstance(each, InputError) else _load(each)
    if isinstance(loaded, InputError):
        return loaded
    if known(loaded):
        return loaded, None
    try:
        if pool is not None:
            return loaded, pool.submit(_read, loaded, given)
    except BrokenProcessPool:
        pass
    return _settled(loaded, _read(loaded, given))


def _end(waiting: _Waiting, given: Given) -> Outcome:
    """What became of an input; one whose worker was killed is read here, in its turn."""
    if isinstance(waiting, InputError):
        return waiting
    loaded, reading = waiting
    if not isinstance(reading, Future):
        return loaded, reading
    try:
        return _settled(loaded, reading.result())
    except BrokenProcessPool:
        return _settled(loaded, _read(loaded, given))


def _settled(loaded: Loaded, reading: Prepared | InputError) -> Outcome:
    return reading if isinstance(reading, InputError) else (loaded, reading)


def _in_hand(waiting: deque[_Waiting]) -> int:
    """Bytes of the documents that are read ahead of the next one."""
    return sum(len(each[0].data) for each in islice(waiting, 1, None) if isinstance(each, tuple))


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor | None]:
    """Processes that make documents ready; they end at once when the caller is interrupted."""
    from multiprocessing import active_children, get_context

    others = {child.pid for child in active_children()}
    try:
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _start) if workers else None
    except (OSError, NotImplementedError):  # a system without shared memory
        pool = None
    try:
        yield pool
    except BaseException:
        for child in active_children():
            if child.pid not in others:
                child.terminate()
        raise
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _start() -> None:
    """Leave an interruption to the process that stores."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
