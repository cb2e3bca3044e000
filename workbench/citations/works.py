"""Who, what, where and when a note cites, read from its words.

The common ways of citing are told by their signs: a year in brackets behind the authors (APA), a
title in quotation marks (Chicago, MLA, news), a place and publisher in brackets (books). What
stands in none of these places is left empty rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.citations.addresses import addresses
from workbench.citations.locators import archive_copies, locators
from workbench.intake.dates import first_date
from workbench.model.citation import Citation
from workbench.model.document import Target

_SEEN = re.compile(
    r"\(?\b(?:retrieved|accessed|archived|last (?:visited|accessed|updated)|visited|viewed"
    r"|abgerufen|consulté|consultado)\b[^.;)]{0,80}[.;)]?",
    re.IGNORECASE,
)
_IDENTIFIERS = re.compile(
    r"\b(?:doi|pmid|pmc|isbn|issn|arxiv|bibcode|oclc|jstor|s2cid|hdl)\s?:?\s?\S+", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:see(?: also)?|cf\.|e\.g\.,?|quoted in|cited in|compare|interview with|author's)\s+",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“(?P<a>[^”]{3,300})”|\"(?P<b>[^\"]{3,300})\"|«\s?(?P<c>[^»]{3,300}?)\s?»"
    r"|„(?P<d>[^“”]{3,300})[“”]|(?<!\w)‘(?P<e>[^’]{8,300})’(?!\w)"
)
_EMPHASISED = re.compile(
    r"(?<![\w*_])(?P<sign>[*_])(?=\S)(?P<title>[^*_]{3,200})(?P=sign)(?![\w*_])"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_BRACKETED_DATE = re.compile(rf"\((?P<date>[^()]{{0,30}}\b{_YEAR}[a-z]?[^()]{{0,30}})\)")
_BARE_YEAR = re.compile(rf"(?<![\d/.-])(?P<year>{_YEAR})[a-z]?(?![\d/-])")
_PUBLISHED = re.compile(
    rf"\((?:(?P<place>[^():]{{2,40}}):\s?)?(?P<publisher>[^():]{{2,80}}?),\s?{_YEAR}\)"
)
_NAME = (
    r"(?:(?:van|von|de|der|den|la|le|du|di|da|al|el|bin|Mc|Mac|O[’']) ?){0,2}"
    r"[^\W\d_a-z][\w’'-]*(?:[ -](?:[^\W\d_a-z][\w’'.-]*|van|von|de|der|la)){0,3}"
)
_INITIALS = r"(?:[^\W\d_a-z]\.?(?:[ -]?[^\W\d_a-z]\.?){0,3})(?![\w])"
_INVERTED = re.compile(
    rf"{_NAME}(?:,\s?(?:{_INITIALS}|{_NAME})|\s{_INITIALS})"
    rf"(?:(?:;|,?\s?&|,? and|,)\s?(?:{_NAME},\s?(?:{_INITIALS}|{_NAME})|{_NAME}\s{_INITIALS}"
    rf"|{_NAME})){{0,12}}(?:,?\s?et al\.?)?"
)
_WRITERS = re.compile(
    rf"{_NAME}(?:(?:, {_NAME})*,? (?:and|&) {_NAME})?(?:,?\s?(?:et al\.?|and others))?(?=,\s)"
)
"""Names before a title that nothing sets apart: only ``and`` goes on to another."""
_BETWEEN = re.compile(r"\s*(?:;|,?\s&|,?\sand\b)\s*")
_AFTER_TITLE = re.compile(
    r"^[.,:;\s]*(?:in\s|in:\s)?(?P<name>[^.,;()\d“”\"]{2,80}?)\s*(?=[.,;(]|\d|$)", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?P<title>.{3,300}?[^\sA-Z.])(?:[.?!]\s|\.$|$)")
_MONTH = re.compile(
    r"^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?$|^(?:spring|summer|autumn|fall"
    r"|winter|n\.d|ed|eds|ibid|vol|no|pp?|trans)\.?$",
    re.IGNORECASE,
)
_MOST_WORDS = 8
"""Words of an author's name: more are the beginning of a sentence."""


def read_citation(text: str, targets: Sequence[Target] = ()) -> Citation:
    """Read what a note's words say of the work that it cites.

    Args:
        text: the note's words, its own label left out, white space as single spaces.
        targets: what it points to.
    """
    words = _without_addresses(text)
    bare = " ".join(_IDENTIFIERS.sub(" ", _SEEN.sub(" ", words)).split())
    bare = bare[match.end() :] if (match := _LEAD.match(bare)) else bare
    quoted = _QUOTED.search(bare) or _EMPHASISED.search(bare)
    dated = _BRACKETED_DATE.search(bare)
    if quoted is not None:
        authors = _authors(bare[: quoted.start()])
        title = next(part for part in quoted.groups()[::-1] if part and len(part) > 1)
        container = _container(bare[quoted.end() :])
    elif _PUBLISHED.search(bare) is not None:
        authors, title, container = _book(bare)
    elif dated is not None and (authors := _authors(bare[: dated.start()])):
        title, container = _apa(bare[dated.end() :])
    else:
        authors, title, container = (), "", ""
    return Citation(
        authors=authors,
        title=title.strip(" .,;:"),
        container=container,
        published=_published(bare, dated.group("date") if dated else ""),
        locators=locators(words),
        archives=archive_copies(targets),
    )


def _without_addresses(text: str) -> str:
    """A text with blanks in place of its addresses."""
    parts, at = [], 0
    for address in addresses(text):
        parts.append(text[at : address.start])
        at = address.end
    return " ".join(("".join([*parts, text[at:]])).split())


def _authors(before: str) -> tuple[str, ...]:
    """The names that stand before a title or a year."""
    before = _BRACKETED_DATE.sub("", before).strip(" ,.;:—–-(")
    before = re.sub(r"^(?:by|von|par|por)\s", "", before, flags=re.IGNORECASE)
    if not before or before.count(" ") > _MOST_WORDS * 4 or any(map(str.isdigit, before)):
        return ()
    if _INVERTED.fullmatch(before) and "," in before:
        return tuple(_inverted(before))
    parts = [part.strip(" ,.") for part in re.split(r";|,?\s&\s|,?\sand\s|,\s", before)]
    named = [part for part in parts if part and part != "et al"]
    if all(part.count(" ") < 5 and part[:1].isupper() for part in named):
        return tuple(named)
    return ()


def _inverted(before: str) -> list[str]:
    """Names with the surname first: ``Bell, A. B., & Finch, C.``."""
    names: list[str] = []
    for chunk in _BETWEEN.split(before.replace(" et al.", "").replace(" et al", "")):
        pieces = [piece.strip() for piece in chunk.split(",") if piece.strip()]
        while pieces:
            first = pieces.pop(0)
            given = pieces and (len(names) == 0 or _is_initials(pieces[0]))
            names.append(f"{first}, {pieces.pop(0)}" if given else first)
    return names


def _is_initials(piece: str) -> bool:
    return re.fullmatch(_INITIALS, piece) is not None


def _container(after: str) -> str:
    """What a quoted title appeared in: the name right behind it."""
    after = after.lstrip(" .,;:")
    after = after[1:] if after.startswith(("*", "_")) else after
    match = _AFTER_TITLE.match(after)
    name = match["name"].strip(" *_.,") if match else ""
    return "" if not name or _MONTH.match(name) or name[:1].islower() else name


def _apa(after: str) -> tuple[str, str]:
    """Title and container behind ``Bell, A. (1931).``."""
    after = after.lstrip(" .,:")
    match = _SENTENCE.match(after)
    if match is None:
        return "", ""
    return match["title"], _container(after[match.end("title") :])


def _book(bare: str) -> tuple[tuple[str, ...], str, str]:
    """Authors, title and publisher of ``Ada Bell, The Rock (Leeds: Tide Press, 1931), p. 4``."""
    printed = _PUBLISHED.search(bare)
    assert printed is not None
    named = _WRITERS.match(bare) or _INVERTED.match(bare)
    if named is None or named.end() >= printed.start():
        return (), bare[: printed.start()].strip(" ,."), printed["publisher"].strip()
    title = bare[named.end() : printed.start()].strip(" ,.")
    return _authors(named.group()), title, printed["publisher"].strip()


def _published(bare: str, bracketed: str) -> str | None:
    """The date of the work: in brackets first, else the first that is written out, else a year."""
    for place in (bracketed, bare):
        if place and (date := first_date(place)) is not None:
            return date
    match = _BARE_YEAR.search(bracketed) or _BARE_YEAR.search(bare)
    return match["year"] if match else None
