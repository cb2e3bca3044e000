"""Published fact-checks: ClaimReview (schema.org), alone, in feeds, and as search tools hand it on.

Each becomes a small page that can be read as any other document: the claim is its paragraph, who
rated it how is its title, and the ClaimReview lies in it as it came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from workbench.model.errors import InputError
from workbench.safe.terminal import line
from workbench.safe.xml import text

_DEEPEST = 12
"""Levels of lists and objects in which reviews are looked for."""
_ACTING = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A fact-check that somebody published.

    Attributes:
        claim: the statement that was checked.
        claimant: who made it, if that is said.
        publisher: who checked it: a name, else a host.
        rating: the verdict in the publisher's words; empty where there is none.
        url: its page.
        published: the day it was published, as it was written.
        raw: the ClaimReview as it came, as JSON.
    """

    claim: str
    claimant: str
    publisher: str
    rating: str
    url: str
    published: str
    language: str
    raw: str

    @property
    def name(self) -> str:
        """Who rated it how, in one line: what lists show it as."""
        rated = f"{self.publisher}: {self.rating}" if self.rating else self.publisher
        return line(rated).replace("/", "∕").strip() or "a fact-check"

    def page(self) -> bytes:
        """The fact-check as a document: HTML that is the same for the same review."""
        told = [f"Claimed by {self.claimant}." if self.claimant else ""]
        told.append(f"Rated “{self.rating}” by {self.publisher}." if self.rating else "")
        told += [self.published, self.url]
        rest = "".join(f"<p>{text(one)}</p>\n" for one in told if one)
        language = f' lang="{text(self.language)}"' if self.language else ""
        date = ""
        if self.published:
            date = f'<meta property="article:published_time" content="{text(self.published)}">\n'
        page = (
            f'<!doctype html>\n<html{language}>\n<head>\n<meta charset="utf-8">\n'
            f"<title>{text(self.name)}</title>\n{date}"
            f'<script type="application/ld+json">{self.raw}</script>\n</head>\n<body>\n<main>\n'
            f"<h1>{text(self.name)}</h1>\n<p>{text(self.claim)}</p>\n</main>\n"
            f"<footer>\n{rest}</footer>\n</body>\n</html>\n"
        )
        return page.encode("utf-8", "replace")


def fact_checks(data: bytes, where: str) -> list[FactCheck]:
    """The fact-checks in a file, in its order, each once.

    Args:
        data: JSON: a ClaimReview, a list, a graph or a feed of them, or the answer of a search
            for claims (``claims[].claimReview[]``).
        where: the file, for messages.

    Raises:
        InputError: it is no JSON, or there is no ClaimReview in it.
    """
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("is no JSON", where, "give a file of ClaimReview") from error
    found = dict.fromkeys(_in(held, {}, _DEEPEST))
    if not found:
        raise InputError("has no ClaimReview in it", where, "give a file of ClaimReview")
    return list(found)


def _in(held: Any, around: dict[str, Any], depth: int) -> Iterator[FactCheck]:
    """The reviews in a value; ``around`` is the claim that a search tool puts them in."""
    if depth == 0:
        return
    if isinstance(held, list):
        for one in held:
            yield from _in(one, around, depth - 1)
    elif isinstance(held, dict):
        if "ClaimReview" in _listed(held.get("@type")):
            yield from _review(held)
        elif around and ("textualRating" in held or "publisher" in held):
            yield from _handed_on(held, around)
        else:
            inner = held if isinstance(held.get("claimReview"), list) else {}
            for one in held.values():
                yield from _in(one, inner, depth - 1)


def _review(held: dict[str, Any]) -> Iterator[FactCheck]:
    """A ClaimReview in schema.org's terms."""
    item, author = _object(held.get("itemReviewed")), _object(held.get("author"))
    publisher = _object(held.get("publisher"))
    url = _words(held.get("url"))
    names = (author.get("name"), publisher.get("name"), _host(url), _host(author.get("url")))
    yield from _made(
        held,
        claim=held.get("claimReviewed") or item.get("name") or item.get("text"),
        claimant=_object(item.get("author")).get("name"),
        publisher=next((name for name in map(_words, names) if name), ""),
        rating=_object(held.get("reviewRating")).get("alternateName")
        or _object(held.get("reviewRating")).get("name"),
        url=url,
        published=held.get("datePublished"),
        language=held.get("inLanguage"),
    )


def _handed_on(held: dict[str, Any], claim: dict[str, Any]) -> Iterator[FactCheck]:
    """A review in the terms of search tools."""
    publisher = _object(held.get("publisher"))
    url = _words(held.get("url"))
    yield from _made(
        {**{key: claim[key] for key in claim if key != "claimReview"}, "claimReview": [held]},
        claim=claim.get("text"),
        claimant=claim.get("claimant"),
        publisher=_words(publisher.get("name")) or _words(publisher.get("site")) or _host(url),
        rating=held.get("textualRating"),
        url=url,
        published=held.get("reviewDate"),
        language=held.get("languageCode"),
    )


def _made(raw: dict[str, Any], **fields: Any) -> Iterator[FactCheck]:
    """A fact-check, if it says which claim it is about."""
    words = {name: _words(value) for name, value in fields.items()}
    words["published"] = words["published"][:10]
    if words["claim"]:
        whole = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield FactCheck(**words, raw="".join(_ACTING.get(sign, sign) for sign in whole))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _object(value: Any) -> dict[str, Any]:
    """An object, the first of several, or a name as one."""
    first = next(iter(_listed(value)), None)
    if isinstance(first, dict):
        return first
    return {"name": first} if isinstance(first, str) else {}


def _words(value: Any) -> str:
    """A text in one line; empty where there is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _host(url: Any) -> str:
    try:
        return urlsplit(url).hostname or "" if isinstance(url, str) else ""
    except ValueError:
        return ""
