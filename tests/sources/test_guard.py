"""The place where connections are made: offline, private hosts, names, certificates."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpcore
import pytest

from tests.sources.hostile import HTML, Behaviour, head, said, site, whole
from tests.sources.wires import PUBLIC, Dial, setting
from workbench.sources.client import OFFLINE, Network, Offline
from workbench.sources.fetch import Limits, Setting, fetch

CERTIFICATE = Path(__file__).with_name("bridge.example.pem")
"""For bridge.example, signed by itself, until 2126; the key is in it and protects nothing."""
PAGE = said(whole(b"<p>The weir at Hale.</p>", content_type=HTML))


@pytest.fixture(autouse=True)
def online(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OFFLINE, raising=False)


# ---- offline


async def test_offline_any_connection_is_an_error() -> None:
    resolved: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        resolved.append(host)
        return [PUBLIC]

    dial = Dial(0)
    chosen = setting(dial)
    chosen.network = Network(offline=True, resolve=resolve, dial=dial)
    with pytest.raises(Offline):
        await fetch("http://public.example/", chosen)
    assert dial.dialled == []
    assert resolved == []


@pytest.mark.parametrize("value", ["1", "true", "yes"])
async def test_the_environment_switches_the_network_off(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OFFLINE, value)
    dial = Dial(0, private=True)
    for url in ("http://public.example/", "https://public.example/", "http://127.0.0.1:9/"):
        with pytest.raises(Offline):
            await fetch(url, setting(dial, allowed=[("127.0.0.1", 9)]))
    assert dial.dialled == []


@pytest.mark.parametrize("value", ["", "0"])
async def test_the_switch_can_be_set_to_off(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OFFLINE, value)
    async with site({"": PAGE}) as server:
        assert (await fetch("http://public.example/", setting(Dial(server.port)))).status == 200


# ---- private hosts


async def test_an_allowed_private_host_is_asked() -> None:
    async with site({"a": PAGE}) as server:
        dial = Dial(server.port, private=True)
        chosen = setting(dial, allowed=[("127.0.0.1", server.port)])
        fetched = await fetch(f"http://127.0.0.1:{server.port}/a", chosen)
        assert fetched.outcome == "ok"
        assert fetched.peer == "127.0.0.1"
        other = await fetch(f"http://localhost:{server.port}/a", chosen)
        assert other.outcome == "refused"


async def test_a_public_page_cannot_send_on_to_an_allowed_private_host() -> None:
    behaviours: dict[str, Behaviour] = {"secret": PAGE}
    async with site(behaviours) as server:
        home = f"http://127.0.0.1:{server.port}/secret"
        behaviours["public"] = said(head("302 Found", location=home, content_length=0))
        dial = Dial(server.port, private=True)
        chosen = setting(dial, allowed=[("127.0.0.1", server.port)])
        fetched = await fetch("http://public.example/public", chosen)
        assert fetched.outcome == "refused"
        assert dial.dialled == [(PUBLIC, 80)]
        assert server.asked() == ["/public"]


async def test_an_allowed_private_host_may_send_on_within_itself_and_outwards() -> None:
    behaviours: dict[str, Behaviour] = {
        "in": said(head("301 Moved", location="/page", content_length=0)),
        "out": said(head("301 Moved", location="http://public.example/page", content_length=0)),
        "page": PAGE,
    }
    async with site(behaviours) as server:
        chosen = setting(Dial(server.port, private=True), allowed=[("127.0.0.1", server.port)])
        for path in ("in", "out"):
            fetched = await fetch(f"http://127.0.0.1:{server.port}/{path}", chosen)
            assert (fetched.outcome, fetched.status) == ("ok", 200)


# ---- names


async def test_a_name_is_resolved_once_and_what_was_judged_is_dialled() -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]

    async with site({"": PAGE}) as server:
        dial = Dial(server.port)
        chosen = setting(dial)
        chosen.network = Network(resolve=lambda host, port: answers.pop(0), dial=dial)
        assert (await fetch("http://public.example/", chosen)).outcome == "ok"
        assert answers == [["127.0.0.1"]]
        assert dial.dialled == [(PUBLIC, 80)]


async def test_a_name_that_is_not_there() -> None:
    dial = Dial(0)
    for host in ("nowhere.example", "empty.example"):
        assert (await fetch(f"http://{host}/", setting(dial))).outcome == "dns"
    assert dial.dialled == []


async def test_a_name_server_that_hangs_holds_nothing_up() -> None:
    released = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        released.wait()
        return [PUBLIC]

    chosen = setting(Dial(0), limits=Limits(seconds=0.2))
    chosen.network = Network(resolve=resolve, dial=Dial(0))
    assert (await fetch("http://public.example/", chosen)).outcome == "deadline"
    released.set()


class Half(Dial):
    """Reaches one of two addresses only."""

    async def connect_tcp(
        self, host: str, port: int, *rest: Any, **more: Any
    ) -> httpcore.AsyncNetworkStream:
        if host == "1.1.1.1":
            raise httpcore.ConnectError
        return await super().connect_tcp(host, port, *rest, **more)


async def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    async with site({"": PAGE}) as server:
        dial = Half(server.port)
        chosen = setting(dial)
        chosen.network = Network(resolve=lambda host, port: ["1.1.1.1", PUBLIC], dial=dial)
        fetched = await fetch("http://public.example/", chosen)
        assert (fetched.outcome, fetched.peer) == ("ok", PUBLIC)


async def test_a_host_that_refuses_the_connection() -> None:
    async with site({}) as server:
        port = server.port
    assert (await fetch("http://public.example/", setting(Dial(port)))).outcome == (
        "connection-refused"
    )


# ---- certificates


def tls(dial: Dial) -> Setting:
    """A setting that trusts the certificate of bridge.example."""
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    names = {"bridge.example": [PUBLIC], "bank.example": [PUBLIC]}
    made = setting(dial)
    made.network = Network(
        resolve=lambda host, port: names[host], dial=dial, certificates=lambda: trusting
    )
    return made


async def secure(server_hits: list[str]) -> asyncio.Server:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        server_hits.append(request.decode())
        writer.write(whole(b"secure"))
        await writer.drain()
        writer.close()

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    return await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)


async def test_a_certificate_is_held_against_the_name_and_never_waived() -> None:
    hits: list[str] = []
    server = await secure(hits)
    async with server:
        chosen = tls(Dial(server.sockets[0].getsockname()[1]))
        good = await fetch("https://bridge.example/", chosen)
        assert (good.outcome, good.body) == ("ok", b"secure")
        # The same address, which has just shown a good certificate for another name.
        forged = await fetch("https://bank.example/", chosen)
        assert forged.outcome == "tls"
        assert "bank.example" in forged.detail
        assert len(hits) == 1
        unknown = setting(Dial(server.sockets[0].getsockname()[1]))
        assert (await fetch("https://public.example/", unknown)).outcome == "tls"
        assert len(hits) == 1


async def test_a_server_without_tls_is_not_asked_in_the_open() -> None:
    async with site({"": PAGE}) as server:
        chosen = setting(Dial(server.port), limits=Limits(connect=0.3))
        fetched = await fetch("https://public.example/", chosen)
        assert fetched.outcome in ("tls", "timeout", "unreachable", "protocol-error")
        assert server.heads == []
