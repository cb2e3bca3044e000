"""Several logs: held to the checkpoint, and put in one order."""

from __future__ import annotations

import base64
import heapq
import re
from collections.abc import Iterator
from typing import Any

from workbench.exports.checker.files import Bad
from workbench.exports.checker.lines import Log

CHECKPOINT = re.compile(
    rb"workbench\.log/([0-9a-f]{32})\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/=]{44})\n"
)


def check_checkpoint(data: bytes, own: Log, logs: dict[str, Log]) -> None:
    """The checkpoint is the head of the own log, and through it of every other one."""
    match = CHECKPOINT.fullmatch(data)
    wanted = (own.id.encode(), b"%d" % len(own.events), base64.b64encode(own.roots[-1]))
    if not match or match.groups() != wanted:
        raise Bad("checkpoint is not the head of log.jsonl")
    covered = {own.id: len(own.events)}
    for log in logs.values():
        for event in log.events:
            for other, size, root in named_heads(event):
                if other not in logs or not logs[other].had(size, root):
                    raise Bad(f"{event['where']}: it names a head that is not there")
                covered[other] = max(size, covered.get(other, 0))
    for name, log in logs.items():
        if covered.get(name) != len(log.events):
            raise Bad(f"{log.name}: no other log vouches for all of it")


def named_heads(event: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The heads of other logs that an event names: log, size, root."""
    heads: Any = []
    if event["kind"] == "log-started" and event["body"].get("grown_from") is not None:
        heads = [event["body"]["grown_from"]]
    elif event["kind"] == "merged":
        heads = event["body"].get("logs")
    for head in heads if type(heads) is list else [None]:
        if type(head) is not dict or type(head.get("log")) is not str:
            raise Bad(f"{event['where']}: it names no head")
        yield head["log"], head.get("size"), head.get("root")


def in_order(logs: dict[str, Log]) -> list[dict[str, Any]]:
    """All events, each after what it was made on; what is free goes by time, then id.

    Args:
        logs: whole ones, whose named heads are all there.
    """
    done = dict.fromkeys(logs, 0)
    ready: list[tuple[str, str, str]] = []
    waiting: dict[str, list[str]] = {}
    found: list[dict[str, Any]] = []

    def queue(name: str) -> None:
        if done[name] == len(logs[name].events):
            return
        event = logs[name].events[done[name]]
        for other, size, _ in named_heads(event):
            if done[other] < size:
                waiting.setdefault(other, []).append(name)
                return
        heapq.heappush(ready, (event["time"], event["id"], name))

    for name in logs:
        queue(name)
    while ready:
        name = heapq.heappop(ready)[2]
        found.append(logs[name].events[done[name]])
        done[name] += 1
        queue(name)
        for other in waiting.pop(name, ()):
            queue(other)
    if len(found) != sum(len(log.events) for log in logs.values()):
        raise Bad("the logs wait for each other")
    return found
