"""Fetching the sources that claims cite, and keeping what comes.

Nothing is asked without a person's yes: whoever calls :func:`fetch` has shown
:func:`workbench.desk.wishes.hosts_of` and got it. Each answer is kept as it comes, in a
transaction of its own, so that a run that is killed loses nothing that was there, and the next
one goes on from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

from workbench.desk.asking import Asking, Options
from workbench.desk.configuration import Fetching
from workbench.desk.wishes import Wish

if TYPE_CHECKING:
    from workbench.desk.keep import Kept
    from workbench.sources.client import Network
    from workbench.store.connection import Store

__all__ = ["Done", "Options", "fetch"]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one source.

    Attributes:
        number, total: how many are done, and how many there are.
    """

    wish: Wish
    kept: Kept
    number: int
    total: int


Progress = Callable[[Done], None]


def fetch(
    store: Store,
    wished: Sequence[Wish],
    options: Options,
    configured: Fetching,
    *,
    reviewer: str,
    progress: Progress = lambda done: None,
    stop: Event | None = None,
    network: Network | None = None,
) -> list[Done]:
    """Ask for sources and keep what comes.

    Blocks until all is done; to be called from a thread that may wait, with a store of its own.

    Args:
        store: open for writing.
        wished: from :func:`workbench.desk.wishes.wishes`.
        reviewer: who said yes.
        progress: told of each source when it is kept.
        stop: ends the run when it is set; what is kept by then stays.
        network: for tests.

    Raises:
        Offline: the network is switched off; nothing was asked.
        StoreError: the database or the disk failed; what was kept before stays.
    """
    if not wished:
        return []
    from workbench.desk.keep import keep
    from workbench.sources.client import Network
    from workbench.store.attempts import known

    network = replace(network or Network(), offline=options.offline)
    asked = known(store, [wish.url for wish in wished])
    done: list[Done] = []
    with Asking(wished, asked, options, configured, network) as asking:
        for answer in asking.answers(stop):
            for found in answer.found:
                kept = keep(store, answer.wish, found, reviewer=reviewer)
            done.append(Done(answer.wish, kept, len(done) + 1, len(wished)))
            progress(done[-1])
    return done
