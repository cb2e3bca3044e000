"""How long fetching takes beside what politeness alone costs, and how much memory.

    python -m bench.fetching [--sources 200] [--hosts 20] [--delay 1.0]

Twenty hosts on loopback answer after 0.2 s in the median. Politeness alone costs, for the host
with most addresses, one delay for each of its requests (robots.txt among them) and the last
answer. The second figure is a run that is killed half way, together with the one that goes on.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import random
import resource
import signal
import socket
import tempfile
import threading
import time
from pathlib import Path

from workbench.desk.add import add_document
from workbench.desk.configuration import Fetching
from workbench.desk.fetch import Options, fetch
from workbench.desk.inputs import Given
from workbench.desk.wishes import wishes
from workbench.reading import read
from workbench.store.connection import open_store

LATENCY = 0.2
WORDS = "The ferry across the sound carried more people in that year than in any year before. "


class Hosts:
    """So many hosts on loopback, each an address of its own, on one port."""

    def __init__(self, count: int) -> None:
        self.addresses = [f"127.0.1.{number}" for number in range(1, count + 1)]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._latencies = random.Random(7)
        self.asked: list[str] = []

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        path = request.split(b" ")[1].decode()
        await asyncio.sleep(LATENCY * self._latencies.lognormvariate(0, 0.4))
        body = f"<!doctype html><title>{path}</title><p>{WORDS * 40}".encode()
        status = "404 Not Found" if path == "/robots.txt" else "200 OK"
        if path != "/robots.txt":
            self.asked.append(path)
        head = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    async def _serve(self, ready: threading.Event) -> None:
        for address in self.addresses:
            await asyncio.start_server(self._answer, address, self.port)
        ready.set()
        await asyncio.Event().wait()

    def start(self) -> None:
        """Serve from another thread until the program ends."""
        ready = threading.Event()
        threading.Thread(
            target=lambda: asyncio.run(self._serve(ready)), daemon=True, name="hosts"
        ).start()
        ready.wait()


def make(database: Path, urls: list[str]) -> None:
    """A database with one draft that cites these addresses."""
    marks = " ".join(f"The ferry of line {n} sailed in 1911.[{n}]" for n in range(1, len(urls) + 1))
    notes = "\n".join(f"[{n}] {url}" for n, url in enumerate(urls, 1))
    data = (
        f"Ferries\n\nThe lines are listed here one by one. {marks}\n\nNotes\n\n{notes}\n".encode()
    )
    with open_store(database, "create") as store:
        add_document(store, read(data, name="ferries.txt"), data, Given(), reviewer="bench")


def run(database: Path, configured: Fetching) -> float:
    """Fetch what is left; returns the seconds."""
    begun = time.perf_counter()
    with open_store(database, "write") as store:
        fetch(store, wishes(store), Options(), configured, reviewer="bench")
    return time.perf_counter() - begun


def captured(database: Path) -> int:
    """How many sources are left to fetch."""
    with open_store(database) as store:
        return len(wishes(store))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--delay", type=float, default=1.0)
    given = parser.parse_args()
    hosts = Hosts(given.hosts)
    hosts.start()
    urls = [
        f"http://{hosts.addresses[n % given.hosts]}:{hosts.port}/{n}" for n in range(given.sources)
    ]
    private = tuple(f"{address}:{hosts.port}" for address in hosts.addresses)
    configured = Fetching(delay=given.delay, private_hosts=private)
    most = -(-given.sources // given.hosts)
    alone = most * given.delay + LATENCY
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "one.db"
        make(database, urls)
        seconds = run(database, configured)
        print(
            f"{given.sources} sources, {given.hosts} hosts, {given.delay:g} s apart: "
            f"{seconds:.2f} s; politeness alone {alone:.2f} s; ratio {seconds / alone:.3f}; "
            f"left over {captured(database)}"
        )
        database = Path(folder) / "two.db"
        make(database, urls)
        hosts.asked.clear()
        child = multiprocessing.get_context("fork").Process(target=run, args=(database, configured))
        child.start()
        time.sleep(alone / 2)
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        left = captured(database)
        run(database, configured)
        twice = len(hosts.asked) - len(set(hosts.asked))
        print(
            f"killed half way with {left} left: the next run left {captured(database)}, "
            f"asked {twice} for a second time (at most {configured.at_once} were under way)"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB, the servers' included")


if __name__ == "__main__":
    main()
