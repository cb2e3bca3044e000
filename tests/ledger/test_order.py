from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ledger.canonical import Malformed
from workbench.ledger.entropy import moment, seeded
from workbench.ledger.event import Event, Head, build
from workbench.ledger.merkle import Tree
from workbench.ledger.order import causal, named_heads

NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
CHANCE = seeded("order", NOON)


class Logs:
    """Logs grown by hand: events on them, and merges of one into another."""

    def __init__(self) -> None:
        self.events: dict[str, list[Event]] = {}

    def grow(self, log: str, kind: str, body: dict[str, Any], minutes: int) -> Event:
        events = self.events.setdefault(log, [])
        event = build(
            log=log,
            id=CHANCE.event_id(),
            actor="ada",
            n=len(events) + 1,
            saw=Head(len(events), Tree([event.leaf for event in events]).root()),
            salt=CHANCE.salt(),
            time=moment(NOON + timedelta(minutes=minutes)),
            kind=kind,
            body=body,
            private={},
        )
        events.append(event)
        return event

    def begin(self, log: str, grown_from: str | None, minutes: int) -> None:
        head = self.head(grown_from) if grown_from else None
        self.grow(log, "log-started", {"grown_from": head}, minutes)

    def head(self, log: str) -> dict[str, Any]:
        leaves = [event.leaf for event in self.events[log]]
        return {"log": log, "size": len(leaves), "root": Tree(leaves).root().hex()}


NAMES = [digit * 32 for digit in "abc"]
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([None, *NAMES]), st.integers(-500, 500)),
    max_size=25,
)


@given(STEPS, st.randoms(use_true_random=False))
def test_order_is_causal_and_the_same_however_logs_are_put_together(
    steps: list[tuple[str, str | None, int]], random: Any
) -> None:
    logs = Logs()
    for name in NAMES:
        logs.begin(name, None, 0)
    for log, other, minutes in steps:
        if other is None or other == log:
            logs.grow(log, "reviewer-added", {"reviewer": "bob"}, minutes)
        else:
            logs.grow(log, "merged", {"logs": [logs.head(other)]}, minutes)
    ordered = list(causal(logs.events))
    shuffled = list(logs.events)
    random.shuffle(shuffled)
    assert ordered == list(causal({log: logs.events[log] for log in shuffled}))
    assert len(ordered) == sum(map(len, logs.events.values()))
    seen = dict.fromkeys(NAMES, 0)
    for event in ordered:
        assert event.n == seen[event.log] + 1
        assert all(seen[other] >= size for other, size, _ in named_heads(event))
        seen[event.log] += 1


def test_what_is_free_goes_by_time() -> None:
    logs = Logs()
    for number, name in enumerate(NAMES):
        logs.begin(name, None, 3 - number)
    assert [event.log for event in causal(logs.events)] == NAMES[::-1]


def test_a_log_comes_after_the_head_it_grew_from_whatever_the_clocks_say() -> None:
    logs = Logs()
    logs.begin(NAMES[0], None, 100)
    logs.grow(NAMES[0], "reviewer-added", {"reviewer": "bob"}, 200)
    logs.begin(NAMES[1], NAMES[0], 0)
    assert [event.log for event in causal(logs.events)] == [NAMES[0], NAMES[0], NAMES[1]]


def test_logs_that_wait_for_lines_that_are_not_there_are_refused() -> None:
    logs = Logs()
    logs.begin(NAMES[0], None, 0)
    logs.grow(NAMES[0], "merged", {"logs": [{**logs.head(NAMES[0]), "log": NAMES[1]}]}, 0)
    with pytest.raises(Malformed, match="not there"):
        list(causal(logs.events))
