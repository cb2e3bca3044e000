"""The one place from which a connection is made.

The name is resolved once, every address it has is judged, and a judged address is dialled; name
indication and certificate check keep the name. httpx asks through a transport of our own, on a
connection pool that is given our network (httpx's own transport takes none), so that nothing of its
inside is touched and no URL is rewritten: a connection that was checked for one name can never
serve another.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache

import certifi
import httpcore
import httpx

from workbench.model.errors import UsageError
from workbench.sources.address import Place, is_public
from workbench.sources.outcome import Failed
from workbench.sources.threads import in_thread

OFFLINE = "WORKBENCH_OFFLINE"
"""The environment variable that switches the network off."""
_MOST_DIALLED = 4
"""Addresses of one name that are tried."""

Resolver = Callable[[str, int], Sequence[str]]


class Offline(UsageError):
    """The network is switched off."""


def _resolve(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@cache
def _certificates() -> ssl.SSLContext:
    """What certificates are held against; there is no way to leave that out."""
    return ssl.create_default_context(cafile=os.environ.get("SSL_CERT_FILE") or certifi.where())


@dataclass(frozen=True, slots=True)
class Network:
    """What connections are made with.

    Attributes:
        offline: whether making one is an error.
        resolve: from a host and port to network addresses; may block.
        dial: makes a connection to a network address.
        certificates: what certificates are held against.
    """

    offline: bool = False
    resolve: Resolver = _resolve
    dial: httpcore.AsyncNetworkBackend = field(default_factory=httpcore.AnyIOBackend)
    certificates: Callable[[], ssl.SSLContext] = _certificates


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds to wait for a connection, and for the next bytes."""

    connect: float = 10.0
    read: float = 15.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose body is still to come."""

    status: int
    headers: tuple[tuple[str, str], ...]
    peer: str | None
    chunks: AsyncIterator[bytes]


class _Guard(httpcore.AsyncNetworkBackend):
    """Dials public addresses only, unless the place was allowed."""

    def __init__(self, network: Network, private: bool) -> None:
        self._network, self._private = network, private
        self.peer: str | None = None

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, judge, dial."""
        if self._network.offline or os.environ.get(OFFLINE, "0") not in ("", "0"):
            raise Offline(
                "the network is switched off", todo=f"leave out --offline and {OFFLINE} to fetch"
            )
        found = await self._resolved(host, port, timeout)
        others = [] if self._private else [address for address in found if not is_public(address)]
        if others:
            raise Failed("refused", f"{host} leads to {', '.join(others)}, not a public address")
        failure: Exception = Failed("dns", f"{host} has no address")
        for address in found[:_MOST_DIALLED]:
            try:
                stream = await self._network.dial.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                self.peer = address
                return stream
        raise failure

    async def _resolved(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(timeout):
                return await in_thread(self._network.resolve, host, port)
        except TimeoutError:
            raise Failed("timeout", f"no name server answers for {host}") from None
        except (OSError, UnicodeError) as error:
            raise Failed("dns", f"{host} cannot be found ({error})") from error

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise Failed("refused", "a socket of this machine")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    """The body of an answer, as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


class _Transport(httpx.AsyncBaseTransport):
    """Carries httpx's requests over connections that the guard makes."""

    def __init__(self, network: Network, guard: _Guard) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=network.certificates(), network_backend=guard, retries=0
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, exactly for the target that was given."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.extensions["target"],
        )
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, extensions=request.extensions
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


@asynccontextmanager
async def ask(
    place: Place,
    headers: Mapping[str, str],
    *,
    network: Network,
    private: bool = False,
    waits: Waits | None = None,
) -> AsyncIterator[Answer]:
    """Ask for one place, on a connection of its own; no cookie outlives it.

    Args:
        headers: beside ``Host``.
        private: whether the place may lead to an address that is not public.

    Raises:
        Failed: no answer came, or it broke off.
        Offline: the network is switched off.
    """
    waits = waits or Waits()
    guard = _Guard(network, private)
    limits = httpx.Timeout(waits.read, connect=waits.connect, pool=waits.connect)
    request = httpx.Request(
        "GET",
        f"{place.scheme}://{place.netloc}/",
        headers=[("Host", place.netloc), *headers.items()],
        extensions={"timeout": limits.as_dict(), "target": place.target.encode()},
    )
    try:
        # Not through httpx's client: it adds headers, keeps cookies, and stumbles over an odd
        # ``Location`` that we want to judge ourselves.
        async with _Transport(network, guard) as transport:
            response = await transport.handle_async_request(request)
            assert isinstance(response.stream, httpx.AsyncByteStream)
            async with aclosing(response), aclosing(aiter(response.stream)) as chunks:  # type: ignore[type-var]
                yield Answer(response.status_code, _texts(response), guard.peer, chunks)
    except (
        httpcore.NetworkError,
        httpcore.TimeoutException,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
    ) as error:
        raise _told(error, place.host) from error


def _texts(response: httpx.Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in response.headers.raw
    )


def _told(error: Exception, host: str) -> Failed:
    """The outcome that an error of the network means."""
    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) and cause not in causes:
        causes.append(cause)
    for cause in causes:
        if isinstance(cause, Failed):
            return cause
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", "") or cause.reason or "no secure connection"
            return Failed("tls", f"{host}: {reason}")
        if isinstance(cause, ConnectionRefusedError):
            return Failed("connection-refused", f"{host} refuses the connection")
    match error:
        case httpcore.ConnectTimeout():
            return Failed("timeout", f"{host} does not answer")
        case httpcore.TimeoutException():
            return Failed("timeout", f"{host} stopped sending")
        case httpcore.ConnectError():
            return Failed("unreachable", f"{host} cannot be reached")
        case httpcore.NetworkError():
            return Failed("incomplete", f"{host} broke the connection")
        case _:
            return Failed("protocol-error", f"{host} does not speak HTTP as it should ({error})")
