"""A network whose public addresses lie on loopback, and which remembers what was dialled."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping, Sequence

import httpcore

from workbench.sources.address import is_public
from workbench.sources.client import Network, Resolver
from workbench.sources.fetch import Limits, Setting

PUBLIC = "93.184.215.14"
NAMES: dict[str, list[str]] = {
    "public.example": [PUBLIC],
    "other.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
    "rebind.example": ["127.0.0.1"],
    "both.example": [PUBLIC, "10.0.0.1"],
    "empty.example": [],
}


class Dial(httpcore.AsyncNetworkBackend):
    """Dials loopback in place of public addresses. Any other address is a failed test."""

    def __init__(self, port: int, private: bool = False) -> None:
        self.port, self.private = port, private
        self.dialled: list[tuple[str, int]] = []
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append((host, port))
        if is_public(host):
            return await self._inner.connect_tcp("127.0.0.1", self.port, timeout)
        assert self.private, f"a packet would have left for {host}"
        return await self._inner.connect_tcp(host, port, timeout)


def resolver(names: Mapping[str, Sequence[str]]) -> Resolver:
    def resolve(host: str, port: int) -> Sequence[str]:
        if host in names:
            return names[host]
        if all(part.isdigit() for part in host.split(".")) or ":" in host:
            return [host]
        raise OSError(f"no such name: {host}")

    return resolve


def network(dial: Dial, certificates: ssl.SSLContext | None = None, **more: list[str]) -> Network:
    chosen = {} if certificates is None else {"certificates": lambda: certificates}
    return Network(resolve=resolver(NAMES | more), dial=dial, **chosen)  # type: ignore[arg-type]


def setting(
    dial: Dial, *, limits: Limits | None = None, allowed: Iterable[tuple[str, int]] = ()
) -> Setting:
    return Setting(
        network=network(dial),
        agent="Workbench/test",
        allowed=frozenset(allowed),
        limits=limits or Limits(),
    )
