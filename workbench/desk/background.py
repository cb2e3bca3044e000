"""Fetching beside a screen that must not wait: what would be asked, then a run in its own thread.

Nothing is asked before somebody was shown :class:`Plan` and said yes; :func:`start` is that yes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from workbench.model.errors import StoreError, WorkbenchError

if TYPE_CHECKING:
    from workbench.desk.asking import Options
    from workbench.desk.configuration import Fetching
    from workbench.desk.fetch import Done
    from workbench.desk.wishes import Hosts, Wish
    from workbench.sources.client import Network
    from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Plan:
    """What fetching a claim's sources would ask, and whom that would tell.

    Attributes:
        wished: the sources that were never asked for, and those that failed; may be none.
        hosts: to be shown before anything is asked.
    """

    wished: tuple[Wish, ...]
    hosts: Hosts
    configured: Fetching


Told = Callable[["Done"], None]
Ended = Callable[["list[Done] | WorkbenchError"], None]


def plan(store: Store, claim: str) -> Plan:
    """What fetching the sources of a claim would ask. Asks nothing.

    Args:
        claim: its whole id.

    Raises:
        UsageError: no claim has this id, or the configuration is off.
    """
    from workbench.desk.configuration import load
    from workbench.desk.wishes import hosts_of, wishes

    configured = load().fetch
    wished = tuple(wishes(store, claims=[claim], which="failed"))
    return Plan(wished, hosts_of([wish.url for wish in wished], configured), configured)


class Run:
    """Sources being fetched in a thread of its own. To be made by :func:`start`."""

    def __init__(self, work: Callable[[Event], None]) -> None:
        self._stop = Event()
        # A daemon: the program ends when it is told to. What was kept by then is kept whole.
        self._thread = Thread(target=work, args=(self._stop,), daemon=True, name="fetching")
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """End it soon; what is kept by then stays."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended, or so long. Returns whether it has."""
        self._thread.join(seconds)
        return not self.running


def start(
    database: Path,
    planned: Plan,
    options: Options,
    *,
    reviewer: str,
    told: Told,
    ended: Ended,
    network: Network | None = None,
) -> Run:
    """Fetch what is planned, after a yes. Returns at once.

    Args:
        database: opened anew, in the run's own thread.
        reviewer: who said yes.
        told: called for each source when it is kept.
        ended: called once, last, with all of them or with what went wrong.
        network: for tests.

    Both are called from the run's thread.
    """

    def work(stop: Event) -> None:
        from workbench.desk.fetch import fetch
        from workbench.store.connection import open_store

        found: list[Done] | WorkbenchError
        try:
            with open_store(database, "write") as store:
                found = fetch(
                    store,
                    planned.wished,
                    options,
                    planned.configured,
                    reviewer=reviewer,
                    progress=told,
                    stop=stop,
                    network=network,
                )
        except WorkbenchError as error:
            found = error
        except Exception as error:
            # Whoever waits must hear of it; a thread's own traceback reaches nobody.
            found = StoreError(f"fetching broke off ({type(error).__name__})", str(database))
        ended(found)

    return Run(work)
