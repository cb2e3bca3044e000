"""Citation templates as the sentence that a reader sees, with their addresses and identifiers.

The order of the parts follows the style of English Wikipedia's "CS1"; parameters of the German,
French and Spanish templates are read under the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.intake.wikitext.expand import Call, Expansion
from workbench.intake.wikitext.syntax import Node
from workbench.model.document import TargetKind

_TITLE = ("title", "titel", "titre", "título", "titolo", "script-title")
_CHAPTER = ("chapter", "contribution", "entry", "article", "section", "chapitre", "capítulo")
_WORK = (
    "journal", "newspaper", "magazine", "work", "website", "periodical", "encyclopedia",
    "encyclopaedia", "dictionary", "conference", "book-title", "booktitle", "werk", "sammelwerk",
    "périodique", "publicación", "obra", "album", "mailinglist", "newsgroup",
)  # fmt: skip
_PUBLISHER = ("publisher", "institution", "distributor", "verlag", "hrsg", "éditeur", "editorial")
_LOCATION = ("location", "place", "publication-place", "ort", "lieu", "ubicación")
_YEAR = ("year", "jahr", "année", "año")
_DATE = ("date", "publication-date", "datum", "fecha")
_URL = ("url", "chapter-url", "chapterurl", "contribution-url", "article-url", "lire en ligne")
_ARCHIVE = ("archive-url", "archiveurl", "archiv-url", "urlarchivo", "archive url")
_ARCHIVED = ("archive-date", "archivedate", "archiv-datum", "fechaarchivo")
_ACCESSED = ("access-date", "accessdate", "zugriff", "abruf", "consulté le", "fechaacceso")
_PAGES = ("pages", "page", "pp", "p", "seiten", "seite", "passage", "páginas", "página")
_SURNAMES = (
    "last",
    "surname",
    "author",
    "authors",
    "vauthors",
    "autor",
    "nom",
    "auteur",
    "apellidos",
)
_GIVEN = ("first", "given", "prénom", "nombre")
_IDENTIFIERS: tuple[tuple[str, str, TargetKind | None], ...] = (
    ("arxiv", "arXiv:", "arxiv"),
    ("eprint", "arXiv:", "arxiv"),
    ("doi", "doi:", "doi"),
    ("isbn", "ISBN ", "isbn"),
    ("issn", "ISSN ", None),
    ("jstor", "JSTOR ", None),
    ("oclc", "OCLC ", None),
    ("pmc", "PMC ", None),
    ("pmid", "PMID ", "pmid"),
    ("bibcode", "Bibcode:", None),
    ("id", "", None),
)
_RUNNING = (
    "web",
    "news",
    "journal",
    "magazine",
    "press release",
    "conference",
    "podcast",
    "citation",
)
"""Kinds of citation whose title stands in quotation marks."""
_FOUR_DIGITS = re.compile(r"\d{4}[a-z]?\b")
_YEAR_LAST = re.compile(r"(?:c\.\s*)?\d{3,4}[a-z]?(?:[–/-]\d{2,4})?|n\.?\s?d\.?|forthcoming", re.I)
_MARKER = re.compile("\x7f\\d+\x7f")
_NAMES_SHOWN = 3


def cite(call: Call) -> str:
    """A full citation (``{{cite web|…}}``, ``{{citation|…}}``, ``{{Literatur|…}}``)."""
    page = call.page
    page.collect()
    names = _people(call, _SURNAMES, _GIVEN)
    date = call.get(*_DATE, *_YEAR)
    parts = [_byline(names, date, call), *_title(call), *_container(call)]
    parts += [date if not names else "", *_identifiers(call)]
    if quote := call.get("quote", "zitat", "cita", "extrait"):
        parts.append(f"“{quote}”")
    if accessed := call.get(*_ACCESSED):
        parts.append(f"Retrieved {accessed}")
    if archive := call.get(*_ARCHIVE):
        archived = page.linked("Archived", archive)
        parts.append(f"{archived} {call.get(*_ARCHIVED)}".strip())
    return sentence(parts) + page.entry(*_key(call, names, date))


def short(call: Call) -> str:
    """An author–year citation (``{{harvnb|Smith|2001|p=5}}`` and its relatives)."""
    names, year = _names_and_year(call.positional())
    kind = call.name
    pages = _locator(call)
    mention = " & ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    if len(names) > _NAMES_SHOWN:
        mention = f"{names[0]} et al."
    key = call.get("ref") or entry_key([*names, year])
    if "txt" in kind or "harvtxt" in kind:
        return call.page.mention(f"{mention} ({year}{pages})", key)
    said = call.page.mention(f"{mention} {year}".strip(), key) + pages
    return said if kind.startswith(("harvnb", "sfn")) else f"({said})"


def footnoted(call: Call) -> str:
    """A reference whose note is an author–year citation (``{{sfn|…}}``); equal ones are one."""
    said = short(call)
    words = _MARKER.sub("", said)
    end = call.get("ps", "postscript").replace("none", "")
    content: list[Node] = [said + (end or ".")]
    return call.page.note(call.get("group"), f"FOOTNOTE{words}", content)


def several_footnoted(call: Call) -> str:
    """``{{sfnm|1a1=Smith|1y=2001|1p=5|2a1=…}}``: one note with several author–year citations."""
    said = []
    for i in map(str, range(1, 10)):
        names = [name for j in "1234" if (name := call.get(f"{i}a{j}"))]
        names = names or [name for name in [call.get(str(2 * int(i) - 1))] if name]
        year = call.get(f"{i}y") or call.get(str(2 * int(i)))
        if not names:
            break
        pages = f", p. {page}" if (page := call.get(f"{i}p")) else ""
        pages = pages or (f", pp. {page}" if (page := call.get(f"{i}pp")) else "")
        words = f"{' & '.join(names)} {year}".strip()
        said.append(call.page.mention(words, entry_key([*names, year])) + pages)
    text = "; ".join(said) + "."
    return call.page.note(call.get("group"), f"FOOTNOTE{_MARKER.sub('', text)}", [text])


def key_of(call: Call) -> str:
    """``{{harvid|Smith|2001}}``: the key of an entry, for a citation's ``ref``."""
    return entry_key(call.positional())


def identifier(call: Call) -> str:
    """``{{ISBN|…}}``, ``{{doi|…}}`` and the like outside a citation."""
    for name, shown, kind in _IDENTIFIERS:
        if call.name.split(" ")[0] == name:
            values = [value for value in call.positional() if value] or [call.get(name)]
            for value in values:
                _point(call.page, kind, value)
            return ", ".join(f"{shown}{value}" for value in values)
    return ""


def archived(call: Call) -> str:
    """``{{webarchive|url=…|date=…}}``: a link to a copy."""
    words = call.page.linked("Archived", call.get("url", "1"))
    return f"{words} {call.get('date', '2', 'text')}".strip()


def entry_key(words: Iterable[str]) -> str:
    """The key under which author–year citations find an entry."""
    return "CITEREF" + re.sub(r"[\s_'.,]+", "", _MARKER.sub("", "".join(words)))


def sentence(parts: Iterable[str]) -> str:
    """Parts as one line, each with a full stop."""
    said = [part.strip() for part in parts if part and part.strip(" .")]
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in said)


def _people(call: Call, surnames: tuple[str, ...], given: tuple[str, ...]) -> list[tuple[str, str]]:
    """Surnames with given names, in the order numbered."""
    people = []
    for i in range(1, 31):
        numbers = ("", "1") if i == 1 else (str(i),)
        names = [*(f"{s}{n}" for n in numbers for s in surnames)]
        names += [f"author{n}-last" for n in numbers] + [f"author-last{n}" for n in numbers]
        if not (surname := call.get(*names)):
            break
        first = [
            *(f"{g}{n}" for n in numbers for g in given),
            *(f"author-first{n}" for n in numbers),
        ]
        people.append((surname, call.get(*first)))
    return people


def _byline(names: list[tuple[str, str]], date: str, call: Call) -> str:
    """``Smith, Ann; Jones, Bo (2001)``; editors where there is no author."""
    if not names:
        editors = _people(
            call, ("editor-last", "editor", "editors", "herausgeber"), ("editor-first",)
        )
        return f"{_listed(editors)}, ed" if editors else ""
    return _listed(names) + (f" ({date})" if date else "")


def _listed(names: list[tuple[str, str]]) -> str:
    return "; ".join(f"{surname}, {first}" if first else surname for surname, first in names)


def _title(call: Call) -> Iterable[str]:
    """The chapter or article in quotation marks, and the title, one of them linked."""
    url, title, chapter = call.get(*_URL), call.get(*_TITLE), call.get(*_CHAPTER)
    link = call.page.linked
    if chapter:
        yield f"“{link(chapter, url)}”"
        yield title
        return
    running = call.name.endswith(_RUNNING) or bool(call.get(*_WORK))
    words = link(title or url, url)
    if words:
        yield f"“{words}”" if running and title else words
    if translated := call.get("trans-title", "trans_title"):
        yield f"[{translated}]"


def _container(call: Call) -> Iterable[str]:
    """Where it appeared: work, volume, pages, edition, publisher."""
    volume = call.get("volume", "band", "tome", "volumen")
    issue = call.get("issue", "number", "nummer", "numéro", "número")
    pages = call.get(*_PAGES)
    numbers = volume + (f" ({issue})" if issue else "")
    if call.name.endswith(("journal", "magazine")) and pages:
        numbers, pages = f"{numbers}: {pages}" if numbers else pages, ""
    yield call.get(*_WORK)
    yield call.get("series", "reihe", "collection")
    yield numbers
    if edition := call.get("edition", "auflage", "edición"):
        yield edition if " " in edition or not edition[-1:].isalnum() else f"{edition} ed"
    place, publisher = call.get(*_LOCATION), call.get(*_PUBLISHER)
    yield ": ".join(filter(None, [place, publisher]))
    yield call.get("agency")
    yield call.get("others", "translator", "via")
    if pages:
        several = re.search(r"[–,-]|&", pages)
        yield pages if not pages[0].isdigit() else f"pp. {pages}" if several else f"p. {pages}"
    yield call.get("at")


def _identifiers(call: Call) -> Iterable[str]:
    for name, shown, kind in _IDENTIFIERS:
        if value := call.get(name):
            _point(call.page, kind, value)
            yield shown + value


def _point(page: Expansion, kind: TargetKind | None, value: str) -> None:
    if kind:
        page.target(kind, _MARKER.sub("", value).strip())


def _key(call: Call, names: list[tuple[str, str]], date: str) -> tuple[str, str]:
    """A citation's key and its author–year label."""
    surnames = [surname for surname, _ in names] or [
        surname for surname, _ in _people(call, ("editor-last", "editor"), ("editor-first",))
    ]
    year = call.get(*_YEAR) or date
    digits = _FOUR_DIGITS.search(year)
    year = digits[0] if digits else ""
    given = call.get("ref")
    key = given if given not in ("", "harv", "none") else entry_key([*surnames[:4], year])
    return key, " ".join(filter(None, [" & ".join(surnames[:2]), year]))


def _names_and_year(words: list[str]) -> tuple[list[str], str]:
    words = [word for word in words if word]
    if words and _YEAR_LAST.fullmatch(words[-1]):
        return words[:-1], words[-1]
    return words, ""


def _locator(call: Call) -> str:
    """``, p. 5``, ``, pp. 5–6`` or ``, chapter 2``."""
    if page := call.get("p", "page"):
        return f", p. {page}"
    if pages := call.get("pp", "pages"):
        return f", pp. {pages}"
    place = call.get("loc", "at")
    return f", {place}" if place else ""
