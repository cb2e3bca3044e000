"""Copies in archives: a Memento server of our own, and the copy nearest to the citation."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

import pytest

from tests.sources.hostile import HTML, head, site, whole
from tests.sources.wires import Dial, setting
from workbench.sources.fetch import fetch
from workbench.sources.memento import Archive, Memento, cited_on, find_copy
from workbench.sources.outcome import Fetched

ORIGINAL = "http://gone.example/bridge?page=2"
COPIES = [
    datetime(year, month, 5, 8, 30, tzinfo=UTC) for year, month in ((2015, 1), (2019, 6), (2023, 9))
]


def stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%d%H%M%S}"


class MementoServer:
    """An archive of one page (RFC 7089, patterns 1.1 and 2.1)."""

    def __init__(self, *, gate: bool = True, adorned: bool = True) -> None:
        self.gate, self.adorned = gate, adorned

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        target = request.split(" ")[1]
        wanted = next(
            (
                parsedate_to_datetime(line.partition(":")[2].strip())
                for line in request.split("\r\n")
                if line.lower().startswith("accept-datetime:")
            ),
            COPIES[-1],
        )
        writer.write(self.answer(target, wanted))
        await writer.drain()
        writer.close()

    def answer(self, target: str, wanted: datetime) -> bytes:
        if target == f"/gate/{ORIGINAL}" and self.gate:
            nearest = min(COPIES, key=lambda copy: abs(copy - wanted))
            where = f"/web/{stamp(nearest)}/{ORIGINAL}"
            return head("302 Found", location=where, vary="accept-datetime", content_length=0)
        if target == f"/map/{ORIGINAL}":
            return whole(self.timemap().encode(), content_type="application/link-format")
        for copy in COPIES:
            bare = target == f"/web/{stamp(copy)}id_/{ORIGINAL}"
            if bare or target == f"/web/{stamp(copy)}/{ORIGINAL}":
                page = f"<p>The page as of {copy.year}.</p>"
                if self.adorned and not bare:
                    page = f"<div>An archive's toolbar</div>{page}"
                return whole(
                    page.encode(),
                    content_type=HTML,
                    memento_datetime=format_datetime(copy, usegmt=True),
                )
        return head("404 Not Found", content_length=0)

    def timemap(self) -> str:
        lines = [
            f'<{ORIGINAL}>; rel="original"',
            '</map/x>; rel="self"; type="application/link-format"',
        ]
        lines += [
            f'</web/{stamp(copy)}/{ORIGINAL}>; rel="{"first " if n == 0 else ""}memento"; '
            f'datetime="{format_datetime(copy, usegmt=True)}"'
            for n, copy in enumerate(COPIES)
        ]
        return ",\n".join(lines)


async def look(server: MementoServer, wanted: datetime | None) -> Memento | None:
    listening = await asyncio.start_server(server.handle, "127.0.0.1", 0)
    async with listening:
        chosen = setting(Dial(listening.sockets[0].getsockname()[1]))

        async def ask(url: str, headers: Mapping[str, str]) -> Fetched:
            return await fetch(url, chosen, headers=headers)

        archive = Archive("http://public.example/gate/{url}", "http://public.example/map/{url}")
        return await find_copy(ORIGINAL, wanted, archive, ask)


@pytest.mark.parametrize("gate", [True, False], ids=["timegate", "timemap"])
@pytest.mark.parametrize(
    ("wanted", "year"),
    [
        (datetime(2001, 1, 1, tzinfo=UTC), 2015),
        (datetime(2016, 1, 1, tzinfo=UTC), 2015),
        (datetime(2018, 12, 1, tzinfo=UTC), 2019),
        (datetime(2030, 1, 1, tzinfo=UTC), 2023),
        (None, 2023),
    ],
)
async def test_the_copy_nearest_to_the_time_is_found(
    gate: bool, wanted: datetime | None, year: int
) -> None:
    found = await look(MementoServer(gate=gate), wanted)
    assert found is not None
    assert found.made.year == year
    assert found.fetched.body == f"<p>The page as of {year}.</p>".encode()


async def test_an_archive_without_a_copy_has_none() -> None:
    async with site({}) as empty:
        chosen = setting(Dial(empty.port))

        async def ask(url: str, headers: Mapping[str, str]) -> Fetched:
            return await fetch(url, chosen, headers=headers)

        assert await find_copy(ORIGINAL, None, Archive(), ask) is None


@pytest.mark.parametrize(
    ("note", "published", "day"),
    [
        ("Harbour Board, http://a.example (accessed 3 May 2021).", "2024-01-01", "2021-05-03"),
        ("Harbour Board 1911. Retrieved May 3, 2021, from http://a.example", None, "2021-05-03"),
        ("Harbour Board, 4 June 1911.", "2024-02-03", "2024-02-03"),
        ("Harbour Board.", "2024-02", "2024-02-15"),
        ("Harbour Board.", "2024", "2024-07-01"),
        ("Harbour Board.", "2024-02-30", None),
        ("Harbour Board.", None, None),
    ],
)
def test_when_a_source_was_cited(note: str, published: str | None, day: str | None) -> None:
    found = cited_on(note, published)
    assert (found.date().isoformat() if found else None) == day
