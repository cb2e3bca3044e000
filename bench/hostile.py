"""What servers that mean harm cost: ``python -m bench.hostile [--deadline 6]``.

Every behaviour of ``tests/sources/hostile.py`` is asked for, all at once. The servers run in a
process of their own, so that the memory printed is the fetching's. Prints how each ended, the
longest time past the deadline, the peak memory, and every address that was dialled.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import time
from collections import Counter
from multiprocessing.connection import Connection

from tests.sources.hostile import BEHAVIOURS, site
from tests.sources.wires import Dial, setting
from workbench.sources.fetch import Limits, fetch


def serve(told: Connection) -> None:
    """Run the servers until the process is ended."""

    async def run() -> None:
        async with site() as hostile:
            told.send(hostile.port)
            await asyncio.Event().wait()

    asyncio.run(run())


async def ask_all(port: int, limits: Limits) -> None:
    """Ask for every path, and print what became of them."""
    dial = Dial(port)
    shared = setting(dial, limits=limits)
    spent: dict[str, float] = {}

    async def ask(name: str) -> str:
        begun = time.monotonic()
        fetched = await fetch(f"http://public.example/{name}", shared)
        spent[name] = time.monotonic() - begun
        return fetched.outcome

    outcomes = await asyncio.gather(*map(ask, BEHAVIOURS), return_exceptions=True)
    raised = [one for one in outcomes if isinstance(one, BaseException)]
    told = Counter(map(str, outcomes))
    print(f"{len(BEHAVIOURS)} behaviours, {len(raised)} raised: {dict(told.most_common())}")
    slowest = max(spent, key=lambda name: spent[name])
    late = spent[slowest] - limits.seconds
    print(f"slowest {slowest}: {spent[slowest]:.2f} s, {late:+.2f} s to its deadline")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    print(f"dialled: {sorted(set(dial.dialled))}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deadline", type=float, default=6.0)
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    servers = context.Process(target=serve, args=(theirs,), daemon=True)
    servers.start()
    limits = Limits(seconds=given.deadline, connect=3.0, read=given.deadline * 2 / 3)
    try:
        asyncio.run(ask_all(ours.recv(), limits))
    finally:
        servers.terminate()


if __name__ == "__main__":
    main()
