"""The published works that web addresses stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from workbench.model.document import Target

_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)(?:\.pdf)?",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"https?://(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/(\d{1,8})/?",
    re.IGNORECASE,
)
_ISBN = re.compile(r"(?:urn:isbn:|https?://.*/(?:Special:BookSources|isbn)/)([\d-]{9,16}[\dXx])")


def link_targets(href: str) -> Iterator[Target]:
    """What a link in a note points to: its web address, and the work that this stands for."""
    if re.match(r"https?://", href, re.IGNORECASE):
        yield Target("url", href)
    if match := _DOI.fullmatch(href):
        yield Target("doi", unquote(match[1]))
    elif match := _ARXIV.fullmatch(href):
        yield Target("arxiv", match[1])
    elif match := _PMID.fullmatch(href):
        yield Target("pmid", match[1])
    elif match := _ISBN.fullmatch(unquote(href)):
        yield Target("isbn", match[1].replace("-", "").upper())
