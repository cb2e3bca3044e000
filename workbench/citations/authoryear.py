"""Author–year citations: ``(Smith 2001; Jones and Lee, 1999, p. 4)``, ``Smith (2001)``.

Where a text has none of them, author and page (``(Smith 12)``) are looked for.

They count only beside a reference list that has such an entry: a name and a year in brackets
alone may be anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.citations.candidates import Mark
from workbench.model.document import PROSE, Block

_YEAR = r"(?:(?:1[5-9]|20)\d\d|n\.d\.|forthcoming|in press)(?:[a-z]\b)?"
_NAME = (
    r"(?:(?:van|von|de|der|den|la|le|du|di|da|al|el|ten|ter) ){0,2}"
    r"[^\W\d_a-z][^\W\d_]*(?:[’'-][^\W\d_]+)*(?: [A-Z][a-z][\w’'-]+)?"
)
_NAMES = rf"(?P<first>{_NAME})(?:(?:,? and |,? & |, ){_NAME}){{0,5}}(?:,? (?:et al\.?|and others))?"
_YEARS_LIST = rf"(?P<years>{_YEAR}(?:(?:, | and |/|; ){_YEAR})*)"
_PART = re.compile(
    r"\s*(?:(?i:see also|but see|see|cf\.|e\.g\.,?|for example,?|compare|also|after|in)\s+)*"
    rf"{_NAMES}(?:’s|'s)?,?\s+{_YEARS_LIST}(?:\s?[,:].{{0,80}})?\s*"
)
_BRACKET = re.compile(rf"\([^()]{{2,300}}?\b{_YEAR}[^()]{{0,120}}\)")
_NARRATIVE = re.compile(rf"\({_YEARS_LIST}(?:\s?[,:][^()]{{0,60}})?\)")
_NARRATIVE_NAMES = re.compile(rf"{_NAMES}(?:’s|'s)?,?\s*\Z")
_ENTRY_NAME = re.compile(rf"\W*(?P<first>{_NAME})")
_CITATION_KEY = re.compile(
    r"@(?P<name>[^\W\d_]+)[-_:.]?\w{0,30}?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)(?![0-9])"
)
_BY_PAGE = re.compile(
    rf"\((?:(?i:see|cf\.|qtd\. in)\s+)?{_NAMES} \d{{1,4}}(?:[-–]\d{{1,4}})?(?:, \d{{1,4}})*\)"
)
_YEARS = re.compile(_YEAR)
_REACH = 120
_ENOUGH = 2
"""Citations with an entry, from which on one without an entry counts as dangling."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation by author and year; ``entry`` is the index of its reference, or None."""

    mark: Mark
    entry: int | None


class Entries:
    """Reference-list entries by surname and year.

    Args:
        texts: the words of the entries, by the caller's index.
    """

    def __init__(self, texts: dict[int, str]) -> None:
        self._found: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self.labels: dict[int, str] = {}
        for index, text in texts.items():
            name = _ENTRY_NAME.match(text)
            years = _YEARS.findall(text)
            if name is None or not years:
                continue
            surname = name["first"].split(",")[0]
            printed = re.search(rf"\((?P<year>{_YEAR})[^()]{{0,20}}\)", text)
            self.labels[index] = f"{surname} {printed['year'] if printed else years[0]}"
            self._by_name[_last(surname)].append(index)
            for year in dict.fromkeys([printed["year"]] if printed else years):
                self._found[_last(surname), year].append(index)

    def by_key(self, key: str) -> int | None:
        """The one entry that a citation key such as ``@bell1931rock`` may mean, or None."""
        match = _CITATION_KEY.match(key)
        found = self._found.get((match["name"].lower(), match["year"]), []) if match else []
        return found[0] if len(found) == 1 else None

    def only(self, surname: str) -> int | None:
        """The entry of an author who has no other in the list, or None."""
        found = self._by_name.get(_last(surname), [])
        return found[0] if len(found) == 1 else None

    def get(self, surname: str, year: str) -> int | None:
        """The entry of an author's work of a year, or None."""
        found = self._found.get((_last(surname), year)) or self._found.get(
            (_last(surname), year.rstrip("abcdefgh"))
        )
        return found[0] if found else None


def find_author_years(text: str, blocks: Sequence[Block], entries: Entries) -> list[Cited]:
    """Find the citations by author and year in a text's prose.

    Args:
        text: the document's text.
        blocks: its blocks.
        entries: the reference list.

    Returns:
        The citations in text order; empty when the list has no entry for any.
    """
    if not entries.labels:
        return []
    kinds = PROSE | {"note", "caption"}
    found = [
        cited
        for block in blocks
        if block.kind in kinds
        for cited in _in_stretch(text, block.start, block.end, entries)
    ]
    known = sum(1 for cited in found if cited.entry is not None)
    if known < _ENOUGH:
        found = [cited for cited in found if cited.entry is not None]
    if not found:
        found = _by_page(text, blocks, entries)
    return sorted(found, key=lambda cited: cited.mark.start)


def _by_page(text: str, blocks: Sequence[Block], entries: Entries) -> list[Cited]:
    """The citations by author and page (``(Bell 12)``) of a text that has several."""
    found = []
    for block in blocks:
        if block.kind in PROSE:
            for match in _BY_PAGE.finditer(text, block.start, block.end):
                entry = entries.only(match["first"])
                if entry is not None:
                    found.append(Cited(Mark(entries.labels[entry], *match.span()), entry))
    return found if len(found) >= _ENOUGH else []


def _in_stretch(text: str, start: int, end: int, entries: Entries) -> Iterator[Cited]:
    """The citations in a stretch of text, in no certain order."""
    for match in _BRACKET.finditer(text, start, end):
        yield from _in_bracket(text, match.start(), match.end(), entries)
    for match in _NARRATIVE.finditer(text, start, end):
        low = max(start, match.start() - _REACH)
        names = _trailing_names(text, low, match.start())
        for first in names:
            years = _YEARS.findall(match["years"])
            hits = [entries.get(first, year) for year in years]
            if any(hit is not None for hit in hits):
                yield from _each(first, years, hits, match.start(), match.end(), entries)
                break


def _trailing_names(text: str, low: int, end: int) -> list[str]:
    """The first authors that the words right before a year may name, the longest reading first."""
    found = []
    at = low
    while (match := _NARRATIVE_NAMES.search(text, at, end)) is not None:
        found.append(match["first"])
        at = match.start() + 1
        if len(found) > 4:
            break
    return found


def _in_bracket(text: str, start: int, end: int, entries: Entries) -> Iterator[Cited]:
    """The citations of one bracket, all of whose parts must read as citations."""
    parts: list[tuple[int, str, list[str]]] = []
    at = start + 1
    for piece in text[start + 1 : end - 1].split(";"):
        match = _PART.fullmatch(piece)
        if match is None:
            return
        lead = len(piece) - len(piece.lstrip())
        parts.append((at + lead, match["first"], _YEARS.findall(match["years"])))
        at += len(piece) + 1
    for number, (left, first, years) in enumerate(parts):
        begin = left if number else start
        stop = parts[number + 1][0] if number + 1 < len(parts) else end
        hits = [entries.get(first, year) for year in years]
        yield from _each(first, years, hits, begin, stop, entries)


def _each(
    first: str,
    years: Sequence[str],
    hits: Sequence[int | None],
    start: int,
    end: int,
    entries: Entries,
) -> Iterator[Cited]:
    """One citation for each year; all of them share the span."""
    for year, hit in zip(years, hits, strict=True):
        label = f"{first} {year}" if hit is None else entries.labels[hit]
        yield Cited(Mark(label, start, end), hit)


def _last(surname: str) -> str:
    """The word of a surname that lists are sorted by, in lower case, without a genitive."""
    return surname.split()[-1].lower().removesuffix("’s").removesuffix("'s")
