"""One order for the events of several logs, the same wherever they are put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

from workbench.ledger.canonical import Malformed
from workbench.ledger.event import Event


def causal(logs: Mapping[str, Sequence[Event]]) -> Iterator[Event]:
    """All events, each after what it was made on.

    An event comes after the earlier ones of its log, and after the heads of other logs that it
    names: the one its log grew from, those it merged. What is free is ordered by time, then id.

    Args:
        logs: each log's events in its order, by the log's id.

    Raises:
        Malformed: two logs wait for each other, or for lines that are not there.
    """
    done = dict.fromkeys(logs, 0)
    ready: list[tuple[str, str, str]] = []
    waiting: dict[str, list[str]] = defaultdict(list)

    def queue(log: str) -> None:
        """Put a log's next event where it can be taken, or its log to wait for another."""
        if done[log] == len(logs[log]):
            return
        event = logs[log][done[log]]
        for other, size, _ in named_heads(event):
            if done.get(other, 0) < size:
                waiting[other].append(log)
                return
        heappush(ready, (event.time, event.id, log))

    for log in logs:
        queue(log)
    while ready:
        log = heappop(ready)[2]
        event = logs[log][done[log]]
        done[log] += 1
        yield event
        queue(log)
        for waiter in waiting.pop(log, ()):
            queue(waiter)
    if any(done[log] < len(events) for log, events in logs.items()):
        raise Malformed("the logs name lines of each other that are not there")


def named_heads(event: Event) -> list[tuple[str, int, str]]:
    """The heads of other logs that an event was made on: log, size, and root in hex."""
    heads = []
    if event.kind == "log-started" and event.body["grown_from"]:
        heads = [event.body["grown_from"]]
    elif event.kind == "merged":
        heads = event.body["logs"]
    return [(head["log"], head["size"], head["root"]) for head in heads]
