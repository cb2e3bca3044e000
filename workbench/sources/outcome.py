"""What came of asking for a source: always data, so that it can be kept and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Outcome = Literal[
    "ok",  # an answer came, whole; its status says what it means
    "refused",  # the address is none that may be asked
    "robots",  # the host's robots.txt asks programs to stay away
    "busy",  # the host asks to come back later than anybody would wait
    "dns",
    "connection-refused",
    "unreachable",
    "tls",
    "timeout",
    "deadline",
    "protocol-error",
    "too-many-redirects",
    "too-large",
    "decompression-bomb",
    "incomplete",
    "undecodable",
    "error",
]

TRANSIENT: frozenset[Outcome] = frozenset(
    {"busy", "dns", "connection-refused", "unreachable", "timeout", "deadline", "incomplete"}
)
"""Outcomes that may be others on another day."""


class Failed(Exception):
    """The asking ended early, with this outcome."""

    def __init__(self, outcome: Outcome, detail: str, not_before: datetime | None = None) -> None:
        super().__init__(f"{outcome}: {detail}")
        self.outcome, self.detail, self.not_before = outcome, detail, not_before


@dataclass(frozen=True, slots=True)
class Hop:
    """One request of a chain of redirects.

    Attributes:
        status: the answer's, or None when none came.
        peer: the network address that answered.
    """

    url: str
    status: int | None = None
    peer: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for one address.

    Attributes:
        url: as asked.
        hops: every request, the last one that of the final answer.
        status: of the final answer, or None without one.
        headers: of the final answer, names in lower case, as they came.
        wire: the bytes of its body as they came, transfer coding taken off.
        body: the same with content coding (gzip) taken off; partial unless ``outcome`` is ``ok``.
        detail: why, in words, when ``outcome`` is not ``ok``.
        not_before: when the host wants to be asked again.
        despite_robots: robots.txt forbids it, and a person asked for it all the same.
    """

    url: str
    outcome: Outcome
    detail: str = ""
    hops: tuple[Hop, ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    wire: bytes = b""
    body: bytes = b""
    not_before: datetime | None = None
    despite_robots: bool = False

    @property
    def final_url(self) -> str:
        """The address of the last request."""
        return self.hops[-1].url if self.hops else self.url

    @property
    def peer(self) -> str | None:
        """The network address that the final answer came from."""
        return self.hops[-1].peer if self.hops else None

    @property
    def media_type(self) -> str:
        """The media type that the answer claims, in lower case; empty without one."""
        return self.header("content-type").partition(";")[0].strip().lower()

    def header(self, name: str) -> str:
        """The last value of a header, or an empty text."""
        return next((value for key, value in reversed(self.headers) if key == name), "")
