"""Hosts are asked one request at a time, spaced out, as robots.txt and Retry-After have it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.hostile import HTML, Behaviour, head, said, silent, site, whole
from tests.sources.wires import Dial, setting
from workbench.sources.fetch import Limits
from workbench.sources.politeness import LONGEST_WAIT, Manners, Pace, retry_after
from workbench.sources.visitor import Visitor

PAGE = said(whole(b"<p>Herons nest below the bridge.</p>", content_type=HTML))
QUICK = Manners(delay=0.0)


class Clock:
    """Time that goes by only while somebody waits for it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


# ---- pace


async def test_requests_to_one_host_begin_a_delay_apart() -> None:
    clock = Clock()
    pace = Pace(Manners(delay=1.5), clock, clock.sleep)
    begun = []
    for _ in range(4):
        async with pace.turn("a.example"):
            begun.append(clock.now - 1000)
    assert begun == [0, 1.5, 3, 4.5]


async def test_a_host_is_asked_one_request_at_a_time_and_hosts_side_by_side() -> None:
    pace = Pace(Manners(delay=0.0, at_once=3))
    now: dict[str, int] = {}
    most: dict[str, int] = {"all": 0}

    async def ask(host: str) -> None:
        async with pace.turn(host):
            now[host] = now.get(host, 0) + 1
            most[host] = max(most.get(host, 0), now[host])
            most["all"] = max(most["all"], sum(now.values()))
            await asyncio.sleep(0.001)
            now[host] -= 1

    await asyncio.gather(*(ask(f"{n % 5}.example") for n in range(40)))
    assert most.pop("all") == 3
    assert set(most.values()) == {1}


async def test_waiting_for_one_host_takes_no_place_from_another() -> None:
    clock = Clock()
    held = asyncio.Event()

    async def stuck(seconds: float) -> None:
        await held.wait()
        clock.now += seconds

    pace = Pace(Manners(delay=1.0, at_once=1), clock, stuck)
    async with pace.turn("a.example"):
        pass
    waiting = asyncio.create_task(pace.turn("a.example").__aenter__())
    await asyncio.sleep(0)
    async with pace.turn("b.example"):
        assert not waiting.done()
    held.set()
    await waiting


async def test_a_host_that_wants_more_time_gets_it() -> None:
    clock = Clock()
    pace = Pace(Manners(delay=1.0), clock, clock.sleep)
    pace.slow_down("a.example", 5.0)
    pace.slow_down("a.example", 2.0)
    begun = []
    for _ in range(2):
        async with pace.turn("a.example"):
            begun.append(clock.now)
    pace.hold("a.example", 60.0)
    async with pace.turn("a.example"):
        begun.append(clock.now)
    assert [moment - 1000 for moment in begun] == [0, 5, 65]


# ---- Retry-After

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("99999999999999999999", LONGEST_WAIT),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60),
        ("Sunday, 01-Mar-26 12:01:00 GMT", 60),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("Sun, 01 Mar 2099 11:00:00 GMT", LONGEST_WAIT),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
    ],
)
def test_retry_after_is_read_and_bounded(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOON) == seconds


@given(st.text())
def test_any_retry_after_is_bounded(value: str) -> None:
    found = retry_after(value, NOON)
    assert found is None or 0 <= found <= LONGEST_WAIT


def in_turn(*answers: Behaviour) -> Behaviour:
    left = list(answers)

    async def behave(writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(writer)

    return behave


@pytest.mark.parametrize("status", ["429 Slow", "502 Bad", "503 Busy", "504 Late"])
async def test_a_busy_host_is_asked_again_when_it_wants_to_be(status: str) -> None:
    busy = said(head(status, retry_after="0", content_length=0))
    async with site({"a": in_turn(busy, PAGE)}) as server:
        visitor = Visitor(setting(Dial(server.port)), QUICK)
        fetched = await visitor.fetch("http://public.example/a")
        assert fetched.status == 200
        assert server.asked() == ["/robots.txt", "/a", "/a"]


async def test_a_host_that_stays_busy_is_left_after_three_times() -> None:
    async with site({"a": said(head("503 Busy", content_length=0))}) as server:
        visitor = Visitor(setting(Dial(server.port)), QUICK)
        assert (await visitor.fetch("http://public.example/a")).status == 503
        assert server.asked().count("/a") == 3


async def test_a_wait_too_long_is_not_waited_but_told() -> None:
    late = format_datetime(datetime.now(UTC) + timedelta(days=2), usegmt=True)
    for value in ("99999999999", "3000", late):
        busy = said(head("429 Slow", retry_after=value, content_length=0))
        async with site({"a": busy}) as server:
            visitor = Visitor(setting(Dial(server.port)), QUICK)
            fetched = await visitor.fetch("http://public.example/a")
            assert fetched.outcome == "busy"
            assert fetched.not_before is not None
            assert server.asked().count("/a") == 1


async def test_other_failures_are_not_asked_for_again() -> None:
    async with site({"a": said(head("404 Not Found", content_length=0))}) as server:
        visitor = Visitor(setting(Dial(server.port)), QUICK)
        assert (await visitor.fetch("http://public.example/a")).status == 404
        assert server.asked().count("/a") == 1


# ---- robots.txt


def rules(text: str, status: str = "200 OK") -> Behaviour:
    body = text.encode()
    return said(head(status, content_type="text/plain", content_length=len(body)) + body)


async def visit(robots: Behaviour, path: str = "a", despite: str = "") -> tuple[str, list[str]]:
    async with site({"robots.txt": robots, "a": PAGE, "b": PAGE}) as server:
        limits = Limits(seconds=0.3)
        visitor = Visitor(
            setting(Dial(server.port), limits=limits), QUICK, despite=[despite] if despite else []
        )
        fetched = await visitor.fetch(f"http://public.example/{path}")
        assert fetched.despite_robots == bool(despite)
        return fetched.outcome, server.asked()


async def test_what_robots_txt_forbids_is_not_asked_for() -> None:
    outcome, asked = await visit(rules("User-agent: *\nDisallow: /a\n"))
    assert outcome == "robots"
    assert asked == ["/robots.txt"]
    assert (await visit(rules("User-agent: *\nDisallow: /a\n"), "b"))[0] == "ok"


async def test_a_person_can_ask_for_one_address_all_the_same() -> None:
    forbidden = rules("User-agent: *\nDisallow: /\n")
    outcome, asked = await visit(forbidden, "a", despite="http://public.example/a")
    assert outcome == "ok"
    assert asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
async def test_without_a_robots_txt_everything_may_be_asked(status: str) -> None:
    assert (await visit(rules("Disallow: /", status)))[0] == "ok"


async def test_while_robots_txt_fails_nothing_is_asked() -> None:
    assert (await visit(rules("", "500 Fault")))[0] == "robots"


async def test_a_robots_txt_that_never_comes_does_not_hide_how_the_page_fails() -> None:
    assert (await visit(silent))[0] == "ok"


async def test_robots_txt_is_asked_for_once_a_host_and_holds_after_redirects() -> None:
    behaviours = {
        "robots.txt": rules("User-agent: *\nDisallow: /b\n"),
        "a": said(head("302 Found", location="/b", content_length=0)),
        "b": PAGE,
        "c": PAGE,
    }
    async with site(behaviours) as server:
        visitor = Visitor(setting(Dial(server.port)), QUICK)
        found = await asyncio.gather(
            *(visitor.fetch(f"http://public.example/{path}") for path in "abccc")
        )
        assert [one.outcome for one in found] == ["robots", "robots", "ok", "ok", "ok"]
        assert server.asked().count("/robots.txt") == 1
        assert "/b" not in server.asked()


async def test_a_crawl_delay_is_kept() -> None:
    clock = Clock()
    text = "User-agent: *\nCrawl-delay: 7\n"
    async with site({"robots.txt": rules(text), "a": PAGE}) as server:
        pace = Pace(Manners(delay=1.0), clock, clock.sleep)
        visitor = Visitor(setting(Dial(server.port)), Manners(delay=1.0), pace=pace)
        for _ in range(2):
            await visitor.fetch("http://public.example/a")
        assert clock.now - 1000 >= 8
