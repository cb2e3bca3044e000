"""Copies that archives made: the one nearest to the day a citation was made, after RFC 7089."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime

from workbench.claims.dates import find
from workbench.sources.address import join
from workbench.sources.outcome import Fetched

_ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|consulted|viewed|visited|last checked|abgerufen|consulté)\b",
    re.IGNORECASE,
)
_AFTER = 40
_LINK = re.compile(r"<([^<>\s]+)>((?:\s*;\s*[\w*-]+\s*=\s*(?:\"[^\"]*\"|[^\s;,]+))*)")
_ATTRIBUTE = re.compile(r";\s*([\w*-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))")
_STAMPED = re.compile(r"/(\d{14})(/https?:)")

Asking = Callable[[str, Mapping[str, str]], Awaitable[Fetched]]
"""Fetches an address with additional headers."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that speaks Memento. ``{url}`` stands for the address of the original.

    Attributes:
        timegate: leads to the copy nearest to a time.
        timemap: lists all copies (RFC 7089, §5).
    """

    timegate: str = "https://web.archive.org/web/{url}"
    timemap: str = "https://web.archive.org/web/timemap/link/{url}"


@dataclass(frozen=True, slots=True)
class Memento:
    """A copy that an archive made.

    Attributes:
        made: when.
        fetched: what came of asking for it.
    """

    made: datetime
    fetched: Fetched


def cited_on(note: str, published: str | None) -> datetime | None:
    """The time at which a source was read by who cites it.

    Args:
        note: the note's words; "accessed 3 May 2021" counts most.
        published: the date of the citing document, ISO 8601 as far as it is known.
    """
    if said := _ACCESSED.search(note):
        dates = find(note, said.end(), min(len(note), said.end() + _AFTER))
        if moment := next((_moment(d.iso) for d in dates if d.iso and _moment(d.iso)), None):
            return moment
    return _moment(published or "")


def _moment(iso: str) -> datetime | None:
    """Noon of a day; of a month or a year, of its middle."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])", iso)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        middle = date(year or 1, month or 7, day or (15 if month else 1))
    except ValueError:
        return None
    return datetime(middle.year, middle.month, middle.day, 12, tzinfo=UTC)


async def find_copy(
    url: str, wanted: datetime | None, archive: Archive, ask: Asking
) -> Memento | None:
    """The copy of an address that is nearest to a time.

    Args:
        wanted: the time; None for the latest.
        ask: fetches an address. It is the archive that is asked, never the original.

    Returns:
        None where the archive has no copy, or does not answer.
    """
    headers = {"Accept-Datetime": format_datetime(wanted, usegmt=True)} if wanted else {}
    gate = await ask(archive.timegate.replace("{url}", url), headers)
    if made := _made(gate):
        return await _as_it_was(Memento(made, gate), ask)
    copies = timemap(await ask(archive.timemap.replace("{url}", url), {}))
    if not copies:
        return None
    moment = wanted or datetime.now(UTC)
    made, address = min(copies, key=lambda copy: (abs(copy[0] - moment), copy[0]))
    fetched = await ask(_unadorned(address), {})
    return Memento(_made(fetched) or made, fetched) if _is_page(fetched) else None


def timemap(fetched: Fetched) -> list[tuple[datetime, str]]:
    """The copies that a TimeMap lists: when each was made, and its address (RFC 6690 syntax)."""
    if not _is_page(fetched):
        return []
    copies = []
    for match in _LINK.finditer(fetched.body.decode("utf-8", "replace")):
        attributes = {
            name.lower(): quoted or bare for name, quoted, bare in _ATTRIBUTE.findall(match[2])
        }
        made = _time(attributes.get("datetime", ""))
        if made is not None and "memento" in attributes.get("rel", "").lower().split():
            copies.append((made, join(fetched.final_url, match[1])))
    return copies


async def _as_it_was(memento: Memento, ask: Asking) -> Memento:
    """The copy without what its archive shows round it, where that can be had."""
    address = memento.fetched.final_url
    bare = _unadorned(address)
    if bare == address:
        return memento
    fetched = await ask(bare, {})
    return Memento(_made(fetched) or memento.made, fetched) if _is_page(fetched) else memento


def _unadorned(address: str) -> str:
    """The address under which archives that stamp it with 14 digits give the bytes untouched."""
    return _STAMPED.sub(r"/\1id_\2", address, count=1)


def _is_page(fetched: Fetched) -> bool:
    return fetched.outcome == "ok" and 200 <= (fetched.status or 0) < 300


def _made(fetched: Fetched) -> datetime | None:
    """When the answer says that it was archived."""
    return _time(fetched.header("memento-datetime")) if _is_page(fetched) else None


def _time(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
