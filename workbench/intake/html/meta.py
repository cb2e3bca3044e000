"""What a page says of itself: title, language, the day of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.intake.html.tree import Node, Page
from workbench.intake.isodate import iso_date

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "title")
_DATES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "citation_online_date",
    ),
    *("citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date"),
    *("dcterms.created", "dcterms.date", "dc.date.created", "date", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date"),
    *(
        "article.published",
        "displaydate",
        "originalpublicationdate",
        "created",
        "rnews:datepublished",
    ),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_TIME_WORDS = frozenset({"published", "pubdate", "posted", "dateline", "date", "datepublished"})
_MOST_TIMES = 40
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Meta:
    """What the head of a page declares.

    Attributes:
        titles: what it gives as titles, best first; the content of ``title`` last.
        site: the name of the site, or empty.
        description: the summary it gives, or empty.
        published: ISO 8601, as exact as declared, or None.
    """

    titles: tuple[str, ...]
    site: str
    description: str
    language: str | None
    published: str | None


def read_meta(page: Page) -> Meta:
    """Read what a page says of itself."""
    fields = _fields(page)
    linked = list(_linked_data(page))
    titles = [fields[name] for name in _TITLES if name in fields]
    titles.extend(_texts(linked, "headline"))
    titles.extend(page.text(node) or _raw(node) for node in page.nodes if _is_page_title(node))
    return Meta(
        titles=tuple(dict.fromkeys(filter(None, map(_line, titles)))),
        site=_line(fields.get("og:site_name", "") or next(_site_names(linked), "")),
        description=_line(fields.get("og:description", "") or fields.get("description", "")),
        language=_language(page, fields, linked),
        published=_published(page, fields, linked),
    )


def display_title(heading: str, meta: Meta) -> str:
    """The title of a page: of its heading and its declared titles the one without additions.

    Args:
        heading: the words of the heading that is the title, or empty.
        meta: what the page declares.
    """
    for declared in meta.titles:
        if heading and _folded(heading) in _folded(declared):
            return heading
        if heading and _folded(declared) in _folded(heading) and " " in declared:
            return declared
    declared = meta.titles[0] if meta.titles else ""
    return heading or _without_site(declared, meta.site)


def same_words(left: str, right: str) -> bool:
    """Whether one of two titles is the other with something added."""
    a, b = _folded(left), _folded(right)
    return bool(a and b) and (a in b or b in a) and 3 * min(len(a), len(b)) >= max(len(a), len(b))


def _without_site(title: str, site: str) -> str:
    """A declared title without the site's name behind or before it."""
    if not site:
        return title
    name, dash = re.escape(site), r"\s*[|–—·•:»-]{1,2}\s*"
    return re.sub(rf"\A{name}{dash}|{dash}{name}\Z", "", title, flags=re.IGNORECASE) or title


def _fields(page: Page) -> dict[str, str]:
    """The meta elements, and the values given by properties in the text; the first of each name."""
    fields: dict[str, str] = {}
    for node in page.nodes:
        attrs = node.attrs
        if node.tag == "meta":
            for key in ("property", "name", "itemprop", "http-equiv"):
                if key in attrs and attrs.get("content", "").strip():
                    fields.setdefault(attrs[key].lower(), attrs["content"])
        elif attrs.get("itemprop") == "datePublished":
            value = attrs.get("datetime") or attrs.get("content") or page.text(node, 100)
            fields.setdefault("datepublished", value)
    return fields


def _linked_data(page: Page) -> Iterator[dict[str, Any]]:
    """The objects that a page gives as JSON-LD, outermost first."""
    for node in page.nodes:
        if node.tag == "script" and "ld+json" in node.attrs.get("type", ""):
            try:
                yield from _objects(json.loads(_raw(node), strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(value.get(name), depth + 1)
    elif isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)


def _texts(linked: list[dict[str, Any]], name: str) -> list[str]:
    return [item[name] for item in linked if isinstance(item.get(name), str)]


def _site_names(linked: list[dict[str, Any]]) -> Iterator[str]:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield publisher["name"]


def _is_page_title(node: Node) -> bool:
    return node.tag == "title" and not any(a.tag in {"svg", "symbol"} for a in node.ancestors())


def _raw(node: Node) -> str:
    return "".join(part for part in node.content if isinstance(part, str))


def _language(page: Page, fields: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    declared = [
        node.attrs.get("lang") or node.attrs.get("xml:lang") or ""
        for node in page.nodes[:400]
        if node.tag in {"html", "body", "main", "article"}
    ]
    declared += [fields.get("content-language", ""), fields.get("og:locale", "")]
    for value in (*declared, *_texts(linked, "inLanguage")):
        first = value.split(",")[0].strip()
        if _LANGUAGE.fullmatch(first):
            return first.replace("_", "-")
    return None


def _published(page: Page, fields: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    declared = [fields[name] for name in _DATES[:3] if name in fields]
    declared += _texts(linked, "datePublished")
    declared += [fields[name] for name in _DATES[3:] if name in fields]
    declared += _times(page)
    return next(filter(None, map(iso_date, declared)), None)


def _times(page: Page) -> list[str]:
    """The dates of ``time`` elements that stand as the date of publication."""
    times = [node for node in page.nodes if node.tag == "time"][:_MOST_TIMES]
    sure = [
        node.attrs.get("datetime") or page.text(node, 100)
        for node in times
        if "pubdate" in node.attrs
        or node.words & _TIME_WORDS
        or any(near.words & _TIME_WORDS for near in node.near(2))
        or any(near.tag == "header" for near in node.ancestors())
    ]
    return sure or ([times[0].attrs.get("datetime", "")] if len(times) == 1 else [])


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _line(text: str) -> str:
    return " ".join(text.split())
