"""A thread with a database connection of its own: nothing on the screen's thread waits for a disk.

The room has three: one reads the keys of what is listed, one what the panes show, one writes. Jobs
run one after the other, so decisions reach the log in the order of the keys.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from workbench.store.connection import Mode, Store, open_store
from workbench.store.failures import Interrupted

Answer = TypeVar("Answer")


class StoreThread:
    """Runs jobs on a store that its thread opens for the first of them.

    Args:
        path: the database.
        mode: how to open it.
        safe: whether texts come out made safe for a terminal; not for what is written back.
    """

    def __init__(self, path: Path, mode: Mode, *, safe: bool) -> None:
        self._path, self._mode, self._safe = path, mode, safe
        self._store: Store | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"workbench-{mode}")

    def submit(self, job: Callable[[Store], Answer]) -> Future[Answer]:
        """Queue a job; its answer or its error is in the future."""
        return self._thread.submit(self._run, job)

    async def stream(self, job: Callable[[Store], Iterator[Answer]]) -> AsyncIterator[Answer]:
        """Hand on, one by one, what a job finds; :meth:`interrupt` ends it early.

        Raises:
            WorkbenchError: as :meth:`run`.
        """
        found = await self.run(job)
        with suppress(Interrupted):
            while (one := await self.run(lambda store: next(found, None))) is not None:
                yield one

    def interrupt(self) -> None:
        """End what the thread is reading."""
        store = self._store
        if store is not None:
            store.interrupt()

    def load(self, *modules: str) -> None:
        """Import modules that jobs are going to need, without opening the database."""
        for module in modules:
            self._thread.submit(import_module, module)

    async def run(self, job: Callable[[Store], Answer]) -> Answer:
        """Queue a job and wait for its answer without holding up the screen.

        Raises:
            WorkbenchError: what the job raised, or the database could not be opened.
        """
        return await asyncio.wrap_future(self.submit(job))

    def close(self) -> None:
        """Let the queued jobs finish, and close the connection."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _run(self, job: Callable[[Store], Answer]) -> Answer:
        if self._store is None:
            self._store = open_store(self._path, self._mode, safe=self._safe)
        return job(self._store)

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
