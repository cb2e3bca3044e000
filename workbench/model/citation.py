"""What a note says of the work that it cites, as far as its words tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LocatorKind = Literal[
    "page", "chapter", "section", "paragraph", "folio", "column", "line", "volume", "number",
    "figure", "table", "time",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a work: ``pp. 12–14`` is a page with the value ``12–14``."""

    kind: LocatorKind
    value: str


@dataclass(frozen=True, slots=True)
class ArchiveCopy:
    """An archive's copy of a page.

    Attributes:
        url: where the copy is.
        original: the address it was taken from; empty where the copy's address does not say.
        at: when it was taken, in ISO 8601; empty where unknown.
    """

    url: str
    original: str
    at: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited work. What cannot be read is empty.

    Attributes:
        authors: as the note has them.
        title: of the work that is cited itself.
        container: what it appeared in (a newspaper, journal, book, site), or who published it.
        published: ISO 8601, as exact as the note is; the day somebody looked is not it.
        locators: the places in it.
        archives: the archive copies among the note's addresses.
    """

    authors: tuple[str, ...] = ()
    title: str = ""
    container: str = ""
    published: str | None = None
    locators: tuple[Locator, ...] = ()
    archives: tuple[ArchiveCopy, ...] = ()
