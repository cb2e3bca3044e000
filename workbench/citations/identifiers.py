"""Identifiers of published works: DOI, ISBN, arXiv, PMID, checked as far as their form allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from workbench.citations.addresses import Address
from workbench.model.document import Target

_DOI = re.compile(
    r"(?<![\w./])(?:doi\s?:?\s?|https?://(?:dx\.)?doi\.org/|DOI\s?:?\s?)?(?P<doi>10\.\d{4,9}/[^\s\"<>“”]+)"
)
_ISBN = re.compile(
    r"ISBN(?:-1[03])?(?: \(?(?:print|online|ebook|pbk|hbk)\)?)?:?\s*"
    r"(?P<named>(?:\d[\s‐‑–-]?){9,12}[\dXx])"
    r"|(?<![\d\w-])(?P<bare>97[89](?:[‐‑–-]\d{1,7}){3}[‐‑–-]\d)(?![\d-])"
)
_ARXIV = re.compile(
    r"arXiv\s?:\s?(?P<id>(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE
)
_PMID = re.compile(r"\bPMID\s?:?\s?(?P<id>\d{1,8})\b", re.IGNORECASE)
_DOI_HOST = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/.+)", re.IGNORECASE)
_ARXIV_HOST = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)",
    re.IGNORECASE,
)
_PMID_HOST = re.compile(
    r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})",
    re.IGNORECASE,
)
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}


def identifiers(text: str) -> Iterator[tuple[int, Target]]:
    """The identifiers printed in a note, with their places, in no certain order.

    A DOI ends like an address: a bracket belongs to it when it opened one. An ISBN counts only
    when its check digit is right (ISO 2108).
    """
    lower = text.lower()
    if "10." in text:
        for match in _DOI.finditer(text):
            yield match.start(), Target("doi", _trim(match["doi"]))
    if "isbn" in lower or "97" in text:
        for match in _ISBN.finditer(text):
            number = re.sub(r"[^\dX]", "", (match["named"] or match["bare"]).upper())
            digits = next((d for d in (number[:13], number[:10]) if is_isbn(d)), None)
            if digits is not None:
                yield match.start(), Target("isbn", digits)
    if "arxiv" in lower:
        for match in _ARXIV.finditer(text):
            yield match.start(), Target("arxiv", match["id"])
    if "pmid" in lower:
        for match in _PMID.finditer(text):
            yield match.start(), Target("pmid", match["id"])


def of_address(address: Address) -> Target | None:
    """The identifier that an address resolves (``https://doi.org/10.…``), or None."""
    for pattern, kind in ((_DOI_HOST, "doi"), (_ARXIV_HOST, "arxiv"), (_PMID_HOST, "pmid")):
        if (match := pattern.match(address.url)) is not None:
            return Target(kind, unquote(match[1]))  # type: ignore[arg-type]
    return None


def is_isbn(digits: str) -> bool:
    """Whether digits are an ISBN-10 or ISBN-13 with the right check digit."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0
    return False


def _trim(identifier: str) -> str:
    """A DOI without the marks that the sentence put behind it."""
    while identifier:
        last = identifier[-1]
        opening = _CLOSERS.get(last)
        if opening is not None and identifier.count(last) <= identifier.count(opening):
            break
        if opening is None and last not in ".,;:!?'’*_":
            break
        identifier = identifier[:-1]
    return identifier
