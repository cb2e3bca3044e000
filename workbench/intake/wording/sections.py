"""Headings of sections that hold notes or references, and what such entries look like."""

from __future__ import annotations

import re

from workbench.model.document import BlockKind

_LONGEST_NAME = 60
_NOTES = "|".join(
    (
        r"(?:end-?|foot-?|chapter |explanatory )?notes?",
        r"notes? (?:and|&) (?:references?|sources?|citations?)",
        r"anmerkungen|fu(?:ß|ss)noten|endnoten",
        r"notes de bas de page|notas(?: al pie)?|note a piè di pagina|noten|voetnoten",
    )
)
_REFERENCES = "|".join(
    (
        r"references?(?: (?:cited|list))?|list of references|works cited|citations?",
        r"references? (?:and|&) (?:notes?|further reading)",
        r"(?:cited )?sources?(?: (?:and|&) (?:notes?|further reading|references?))?|source list",
        r"literature(?: cited)?|(?:select(?:ed)? )?bibliography|webography",
        r"(?:further|suggested|recommended) reading",
        r"quellen(?:verzeichnis|angaben)?|literatur(?:verzeichnis)?|einzelnachweise",
        r"bibliographie|références|sources et références",
        r"referencias|bibliografía|fuentes|riferimenti|bibliografia|fonti",
        r"referenties|bronnen|literatuur",
    )
)
_NAME = re.compile(
    rf"(?:#+ |\d{{1,2}}\.? |[IVX]+\. )?(?:(?P<note>{_NOTES})|(?P<reference>{_REFERENCES}))"
    r"(?: (?:to|for) (?:chapter|part|section) \w+)?\s*:?(?:\s*\[edit\])?",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:#+ )?(?:about (?:the|this) (?:author|article|report)s?|acknowledge?ments?|external links"
    r"|appendix\b.{0,60}|see also|comments|(?:chapter|part|book|volume) (?:\d+|[ivxlc]+)\b.{0,80}"
    r"|index|glossary|conclusion|credits|author(?:s|'s)?(?: note| bio.*)?"
    r"|leave a (?:reply|comment).*)(?:\s*\[edit\])?",
    re.IGNORECASE,
)
_CITING = re.compile(
    r"\A[\^↑]|https?://|www\.|\b(?:doi|ISBN|ibid|supra|et al|accessed|retrieved|interview with)\b"
    r"|\bop\. ?cit|\bpp?\. ?\d|\bvol\. ?\d|\b(?:ed|eds|trans)\.|\barchives?\b"
    r"|\([^()]{0,40}\b(?:1[5-9]|20)\d\d[a-z]?\)|\b(?:1[5-9]|20)\d\d[a-z]?\.?\Z"
    r"|\A\W*[^\W\d_]{2,}, (?:[A-Z]\.|[A-Z][a-z]+[ ,.])",
    re.IGNORECASE,
)


def section_kind(line: str) -> BlockKind | None:
    """The kind of entry that a section with this heading holds, or None for other sections."""
    if len(line) > _LONGEST_NAME or (match := _NAME.fullmatch(line.strip())) is None:
        return None
    return "note" if match["note"] else "reference"


def is_other_section(line: str) -> bool:
    """Whether a line is the heading of a section that may follow the notes."""
    return _OTHER.fullmatch(line) is not None


def is_citing(words: str) -> bool:
    """Whether words read like an entry: an address, a year in brackets, pages, ``ibid.``."""
    return _CITING.search(words) is not None
