"""Whatever a server does, the fetch ends as an outcome, and nothing but the public is dialled."""

from __future__ import annotations

import asyncio

import pytest

from tests.sources.hostile import BEHAVIOURS, REDIRECTS, site
from tests.sources.wires import PUBLIC, Dial, setting
from workbench.sources.fetch import Limits, fetch
from workbench.sources.outcome import Fetched

LIMITS = Limits(wire=3_000_000, decoded=8_000_000, seconds=6.0, connect=3.0, read=4.0)

EXPECTED: dict[str, set[str]] = {
    "ok": {"ok"},
    "endless": {"too-large"},
    "endless-chunks": {"too-large"},
    "slow-body": {"deadline"},
    "slow-headers": {"deadline"},
    "slow-status": {"deadline", "timeout"},
    "silent": {"timeout"},
    "huge-header": {"protocol-error", "incomplete"},
    "many-headers": {"protocol-error", "incomplete"},
    "endless-continue": {"deadline"},
    "loop": {"too-many-redirects"},
    "to-nowhere": {"ok"},
    "gzip-bomb": {"decompression-bomb"},
    "deflate-bomb": {"decompression-bomb"},
    "bomb-in-a-bomb": {"decompression-bomb"},
    "many-codings": {"undecodable"},
    "no-gzip": {"incomplete"},
    "cut-gzip": {"incomplete"},
    "cut-trailer": {"incomplete"},
    "wrong-sum": {"incomplete"},
    "unknown-coding": {"undecodable"},
    "cut": {"protocol-error", "incomplete"},
    "cut-chunks": {"protocol-error", "incomplete"},
    "bad-chunk": {"protocol-error"},
    "huge-chunk": {"protocol-error", "incomplete"},
    "chunk-extension": {"protocol-error", "incomplete"},
    "not-http": {"protocol-error"},
    "nothing": {"protocol-error", "incomplete"},
    "reset": {"protocol-error", "incomplete"},
    "more-than-said": {"ok", "protocol-error"},
    "two-lengths": {"protocol-error"},
    "negative-length": {"protocol-error"},
    "nul-in-header": {"protocol-error"},
    "bad-status": {"ok", "protocol-error"},
    "busy-for-ever": {"ok"},
    "cookie": {"ok"},
    "empty-with-body": {"ok", "protocol-error"},
    "not-modified": {"ok"},
    **{name: {"refused"} for name in REDIRECTS},
    "to-control-characters": {"refused", "protocol-error"},
}


@pytest.fixture(scope="module")
def outcomes() -> tuple[dict[str, Fetched], list[tuple[str, int]]]:
    """What became of each path, all asked at once, and what was dialled."""

    async def ask_all() -> tuple[dict[str, Fetched], list[tuple[str, int]]]:
        async with site() as hostile:
            dial = Dial(hostile.port)
            shared = setting(dial, limits=LIMITS)
            asked = {
                name: asyncio.create_task(fetch(f"http://public.example/{name}", shared))
                for name in BEHAVIOURS
            }
            done = {name: await task for name, task in asked.items()}
            return done, dial.dialled

    return asyncio.run(ask_all())


def test_every_behaviour_is_expected_to_end_in_some_way() -> None:
    assert EXPECTED.keys() == BEHAVIOURS.keys()
    assert len(BEHAVIOURS) >= 60


@pytest.mark.parametrize("name", BEHAVIOURS)
def test_it_ends_as_an_outcome(
    name: str, outcomes: tuple[dict[str, Fetched], list[tuple[str, int]]]
) -> None:
    fetched = outcomes[0][name]
    assert fetched.outcome in EXPECTED[name], fetched.detail
    assert fetched.outcome == "ok" or fetched.detail
    assert len(fetched.body) <= LIMITS.decoded
    assert len(fetched.wire) <= LIMITS.wire


def test_only_the_public_address_was_dialled(
    outcomes: tuple[dict[str, Fetched], list[tuple[str, int]]],
) -> None:
    assert set(outcomes[1]) == {(PUBLIC, 80)}


def test_what_broke_off_is_kept_as_far_as_it_came(
    outcomes: tuple[dict[str, Fetched], list[tuple[str, int]]],
) -> None:
    assert outcomes[0]["cut"].wire == b"only this"
    assert outcomes[0]["cut-chunks"].wire == b"words"
    assert outcomes[0]["slow-body"].wire.startswith(b"xx")
    assert outcomes[0]["cut-trailer"].body == b"some words"


def test_the_chain_of_redirects_is_kept(
    outcomes: tuple[dict[str, Fetched], list[tuple[str, int]]],
) -> None:
    hops = outcomes[0]["loop"].hops
    assert len(hops) == LIMITS.hops + 1
    assert {(hop.status, hop.peer) for hop in hops} == {(302, PUBLIC)}


async def test_no_cookie_referer_or_secret_is_sent() -> None:
    async with site() as hostile:
        shared = setting(Dial(hostile.port))
        for _ in range(2):
            await fetch("http://public.example/cookie", shared)
        await fetch("http://public.example/loop#part", shared)
        for request in hostile.heads:
            lower = request.lower()
            assert b"host: public.example\r\n" in lower
            assert b"user-agent: workbench/" in lower
            assert not any(name in lower for name in (b"cookie:", b"referer:", b"authorization:"))
            assert b"#part" not in request


async def test_many_large_bodies_at_once_are_taken_one_by_one() -> None:
    async with site({"big": _big}) as large:
        shared = setting(Dial(large.port), limits=Limits(wire=6_000_000, seconds=20))
        found = await asyncio.gather(
            *(fetch("http://public.example/big", shared) for _ in range(4))
        )
        assert [len(one.body) for one in found] == [5_000_000] * 4
        assert {one.outcome for one in found} == {"ok"}


async def _big(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n" + bytes(5_000_000))
    await writer.drain()
