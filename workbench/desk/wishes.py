"""Which sources are to be asked for, and whom that would tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from workbench.desk.configuration import Fetching
from workbench.model.document import Note, Target

if TYPE_CHECKING:
    from workbench.store.attempts import Known
    from workbench.store.connection import Store

Which = Literal["new", "failed", "again"]
"""Sources never asked for; these and those that failed; all of them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A source to be asked for.

    Attributes:
        url: its address.
        target: as the note has it.
        document, note: the first note that cites it.
        published: the document's date.
    """

    url: str
    target: Target
    document: str
    note: Note
    published: str | None


@dataclass(frozen=True, slots=True)
class Hosts:
    """Whom fetching would tell.

    Attributes:
        asked: each host with how many addresses it has, most first.
        refused: addresses that are never asked, each with why.
    """

    asked: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, str], ...]


def wishes(
    store: Store,
    *,
    claims: Sequence[str] = (),
    document: str | None = None,
    which: Which = "new",
) -> list[Wish]:
    """The sources to be asked for, in the order of reading, each address once.

    A host that asked to be left alone until some time is left out until then, unless all are
    asked again.

    Args:
        claims: whole ids; the sources that these cite.
        document: a whole id; the sources that it cites. Without either, those of all drafts.
        which: see :data:`Which`.
    """
    from workbench.ledger.entropy import SYSTEM, moment
    from workbench.store.attempts import known

    cited = _cited_by_claims(store, claims) if claims else cited_sources(store, document)
    found = {wish.url: wish for wish in reversed(cited)}
    asked = known(store, found)
    now = moment(SYSTEM.clock())
    return [
        wish
        for wish in dict.fromkeys(found[wish.url] for wish in cited)
        if _is_wanted(asked.get(wish.url), which, now)
    ]


def _is_wanted(asked: Known | None, which: Which, now: str) -> bool:
    if asked is None or which == "again":
        return True
    if asked.content is not None:
        return False
    if asked.not_before is not None:
        return asked.not_before <= now
    return which == "failed"


def cited_sources(store: Store, document: str | None = None) -> list[Wish]:
    """Every citation of a source on the web, of one document or of all drafts, asked for or not."""
    from workbench.sources.targets import address_of
    from workbench.store.attempts import cited_notes

    return [
        Wish(url, target, cited.document, cited.note, cited.published)
        for cited in cited_notes(store, document)
        for target in cited.note.targets
        if (url := address_of(target))
    ]


def _cited_by_claims(store: Store, claims: Iterable[str]) -> list[Wish]:
    from workbench.store.captures import captures_of
    from workbench.store.details import claim_detail

    found = []
    for claim in claims:
        detail = claim_detail(store, claim)
        for row in captures_of(store, claim):
            if row.url and row.target:
                found.append(
                    Wish(row.url, row.target, detail.row.document, row.note, detail.published)
                )
    return found


def hosts_of(urls: Iterable[str], configured: Fetching) -> Hosts:
    """The hosts that would be asked, and the addresses that may not be."""
    from workbench.sources.address import locate
    from workbench.sources.outcome import Failed

    counts: Counter[str] = Counter()
    refused = []
    for url in urls:
        try:
            counts[locate(url, configured.allowed).netloc] += 1
        except Failed as failure:
            refused.append((url, failure.detail))
    asked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return Hosts(tuple(asked), tuple(refused))


def archive_host(configured: Fetching) -> str:
    """The host of the archive that dead sources are looked for in."""
    from workbench.sources.memento import Archive

    return urlsplit(configured.timegate or Archive().timegate).netloc
