"""Places in a cited work, and archives' copies of cited pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.model.citation import ArchiveCopy, Locator, LocatorKind
from workbench.model.document import Target

_NUMBER = r"(?:\d{1,5}[a-z]?|[ivxlc]{1,7}|[A-Z]\d{1,4})(?:[rv])?"
_RANGE = (
    rf"{_NUMBER}(?:\s?[–—-]\s?{_NUMBER})?(?:,\s?{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?)*(?:\s?ff?\b\.?)?"
)
_KINDS: tuple[tuple[LocatorKind, str], ...] = (
    ("page", r"pp?\.|pages?|pgs?\.|S\.|Seiten?|págs?\."),
    ("chapter", r"ch(?:ap)?s?\.|chapters?|Kap\.|cap\."),
    ("section", r"§§?|secs?\.|sections?|Abschn\."),
    ("paragraph", r"¶¶?|paras?\.|paragraphs?|Rn\.|Abs\."),
    ("folio", r"fols?\.|ff?ols?\.|folios?"),
    ("column", r"cols?\.|columns?|Sp\."),
    ("line", r"ll\.|lines?"),
    ("volume", r"vols?\.|volumes?|Bd\."),
    ("number", r"nos?\.|issues?|Nr\."),
    ("figure", r"figs?\.|figures?|Abb\."),
    ("table", r"tables?|Tab\."),
)
_LOCATORS = tuple(
    (kind, re.compile(rf"(?<![^\W_])(?:{words})\s?(?P<value>{_RANGE})(?![\w])", re.IGNORECASE))
    for kind, words in _KINDS
)
_TIME = re.compile(
    r"(?<![\d:T])(?P<value>\d{1,2}:\d\d:\d\d)(?![\d:])"
    r"|\b(?:at|min(?:ute)?\.?|timestamp)\s(?P<short>\d{1,3}:\d\d)(?![\d:])(?!\s?[ap]\.?m)"
)
_VOLUME_PAGES = re.compile(
    r"\b(?P<volume>\d{1,4})\s?(?:\((?P<number>[\w–/ -]{1,12})\))?\s?[:,]\s?"
    r"(?P<page>(?:e?\d{1,6})(?:\s?[–-]\s?\d{1,6})?)(?![\w:/])"
)
_WAYBACK = re.compile(
    r"https?://(?:web\.|wayback\.)?archive\.org/(?:web/)?(?P<at>\d{4,14})(?:[a-z]{2}_)?\*?/"
    r"(?P<original>.+)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"https?://(?:www\.)?(?:archive\.(?:today|ph|is|li|md|vn|fo)|perma\.cc|webcitation\.org"
    r"|ghostarchive\.org|webarchive\.[\w.]+|arquivo\.pt/wayback)/(?P<path>.+)",
    re.IGNORECASE,
)
_INNER = re.compile(r"(?:(?P<at>\d{8,14})/)?(?P<original>https?://.+)", re.IGNORECASE)


def locators(text: str) -> tuple[Locator, ...]:
    """The places in a work that a note names, in the order of the text.

    Args:
        text: the note's words, its addresses left out.
    """
    found: list[tuple[int, Locator]] = []
    for kind, pattern in _LOCATORS:
        for match in pattern.finditer(text):
            found.append((match.start(), Locator(kind, match["value"].rstrip(" ."))))
    for match in _TIME.finditer(text):
        found.append((match.start(), Locator("time", match["value"] or match["short"])))
    if not any(locator.kind in ("page", "volume") for _, locator in found):
        found.extend(_of_journal(text))
    return tuple(locator for _, locator in sorted(found, key=lambda pair: pair[0]))


def _of_journal(text: str) -> Iterator[tuple[int, Locator]]:
    """Volume, number and pages as journals are cited: ``12 (3): 45–67``."""
    match = _VOLUME_PAGES.search(text)
    if match is None or not (match["number"] or "–" in match["page"] or "-" in match["page"]):
        return
    kinds: tuple[LocatorKind, ...] = ("volume", "number", "page")
    for kind in kinds:
        if match[kind]:
            yield match.start(kind), Locator(kind, match[kind])


def archive_copies(targets: Sequence[Target]) -> tuple[ArchiveCopy, ...]:
    """The archives' copies among a note's targets, each with the address it was taken from."""
    urls = [target.value for target in targets if target.kind == "url"]
    copies = [copy for copy in map(_copy, urls) if copy is not None]
    taken = {copy.url for copy in copies}
    others = [url for url in urls if url not in taken]
    if len(others) == 1:
        copies = [
            copy if copy.original else ArchiveCopy(copy.url, others[0], copy.at) for copy in copies
        ]
    return tuple(copies)


def _copy(url: str) -> ArchiveCopy | None:
    """An address as an archive's copy, or None."""
    if (match := _WAYBACK.match(url)) is not None:
        return ArchiveCopy(url, match["original"], _moment(match["at"]))
    if (match := _OTHERS.match(url)) is None:
        return None
    inner = _INNER.search(match["path"])
    if inner is None:
        return ArchiveCopy(url, "", "")
    return ArchiveCopy(url, inner["original"], _moment(inner["at"] or ""))


def _moment(stamp: str) -> str:
    """An archive's time stamp (``20200504091500``) as ISO 8601, as exact as it is."""
    day = "-".join(filter(None, (stamp[:4], stamp[4:6], stamp[6:8])))
    if len(stamp) < 14:
        return day
    return f"{day}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:14]}Z"
