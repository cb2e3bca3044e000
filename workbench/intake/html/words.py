"""What pages call their notes: the words of classes, ids and roles, and the shapes of labels."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.intake.html.tree import Node
from workbench.intake.labels import SUPERSCRIPTS

NOTE_WORDS = frozenset(
    {
        *("footnote", "footnotes", "endnote", "endnotes", "sidenote", "sidenotes", "marginnote"),
        *("noteref", "footnoteref", "fnref", "footref", "footdef", "footpara", "biblioref"),
        *("fn", "fns", "ftn", "ftnt", "edn", "fna", "rearnote", "sdfootnote", "sdendnote"),
        *("sdfootnoteanc", "sdendnoteanc", "sdfootnotesym", "sdendnotesym", "msofootnotetext"),
        *("cite", "citation", "citations", "citeref", "bibref", "bibr", "biblioentry"),
    }
)
"""Words by which a mark, a note or a list of notes is told on any element."""

LIST_WORDS = NOTE_WORDS | frozenset(
    {
        *("notes", "references", "reflist", "bibliography", "biblist", "bibitem", "bibblock"),
        *("bibliographies", "biblio", "refs", "reference", "bib", "csl", "sources"),
    }
)
"""Words by which a note or a list of notes is told; on other elements they say less."""

_SURE_WORDS = frozenset(
    {
        *("footnote", "footnotes", "endnote", "endnotes", "sidenotes", "rearnote", "rearnotes"),
        *("fns", "msofootnotetext", "footdef", "sdfootnote", "sdendnote"),
    }
)
_SURE_NAMES = frozenset(
    {
        *("references", "reflist", "bibliography", "doc-bibliography", "doc-endnotes", "citations"),
        *(
            "csl-bib-body",
            "ltx_biblist",
            "ref-list",
            "reference-list",
            "references-list",
            "biblist",
        ),
        *("citation-list", "cited-references", "mw-references-wrap", "refbegin"),
    }
)
_BIBLIOGRAPHY = frozenset(
    {
        *("references", "reflist", "bibliography", "biblist", "bibitem", "bibblock", "biblio"),
        *("refs", "reference", "bib", "csl", "citeref", "biblioentry", "sources", "citation"),
    }
)
_WEAK = frozenset({"ref", "n", "en", "b", "r", "rf", "cr", "note", "bb", "rn", "f", "refs", "nt"})
_STRONG = NOTE_WORDS | frozenset({"note", "foot", "bib", "reference", "bibl", "cr"})
_NOT_NOTES = frozenset(
    {
        *("eq", "eqn", "equation", "mjx", "fig", "figure", "tab", "table", "thm", "theorem", "lem"),
        *("lemma", "def", "definition", "prop", "cor", "sec", "section", "chap", "chapter", "page"),
        *("pg", "comment", "comments", "respond", "slide", "tabpanel", "item", "step", "line"),
        *("alg", "algorithm", "example", "toc", "panel", "accordion", "carousel", "question"),
    }
)
_REFERRING = frozenset({"footref", "noteref", "fnref", "footnoteref"})
"""Words of a mark; Org's exporter gives its marks the role of a link back besides."""
_BACK = re.compile(
    r"back-?_?(?:link|ref)|reverse-?_?footnote|fn-?_?back|footnote-?_?(?:back|return)"
)
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OPENING, _CLOSING = "[(（［{⟦", "])）］}⟧"
_LABEL = re.compile(
    r"(?:(?:foot|end|side)?notes?\.?|fn\.?|nb|n\.?|ref\.?)?\s?"
    r"(?:\d{1,4}(?:[a-z]|:\d{1,3})?|[ivxlc]{1,7}|[a-z]{1,2}|[α-ω]|[*†‡§¶‖⁎⁑※#◊⊕]{1,5})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|\bforthcoming\b|\bin press\b")
_LONGEST_YEAR_LABEL = 90
_ARROWS = re.compile(
    r"[\s\[\](){}.|,^↑↩↵⤴⏎⮐⬆⇑⇧⇪↖⬑◄◀←«⟲˄⌃‹\ufe0e\ufe0f\u200d\u20e3]*"
    r"(?:(?:jump|go|scroll|click)?\s?(?:back|up|return|top|retour|zurück)\s?(?:up)?\s?"
    r"(?:to (?:the )?(?:text|content|main text|top|reference|article|footnote|note|body|\d+)"
    r"(?: \d+)?)?)?"
    r"[\s\[\](){}.|,^↑↩↵⤴⏎⮐⬆⇑⇧⇪↖⬑◄◀←«⟲˄⌃‹\ufe0e\ufe0f\u200d\u20e3]*",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """A shown mark without its brackets, dots and raised digits: ``[1]`` and ``¹`` are ``1``."""
    text = text.translate(SUPERSCRIPTS).strip()
    while len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING:
        text = text[1:-1].strip()
    label = text.strip(_OPENING + _CLOSING).strip("^ ").rstrip(".:),")
    return label if _LABEL.fullmatch(label) else text


@lru_cache(maxsize=4096)
def label_of(text: str) -> str | None:
    """The label that a short text is, or None: a number, a letter or two, a sign."""
    if len(text) > 24:
        return None
    label = bare(text)
    return label if _LABEL.fullmatch(label) else None


def names_year(text: str) -> bool:
    """Whether a text can be an author–year citation: ``Smith 2001``, ``(1999a)``."""
    return len(text) <= _LONGEST_YEAR_LABEL and bool(_YEAR.search(text))


def is_arrow(text: str) -> bool:
    """Whether a link's words only lead back: ``↩``, ``^``, ``Back to text``, or nothing."""
    return len(text) < 40 and _ARROWS.fullmatch(text) is not None


def is_note_name(name: str, label: str) -> bool:
    """Whether an element id or fragment names a note with this label: ``fn:1``, ``_ftn3``."""
    words = set(_WORD.findall(_CAMEL.sub(" ", name).lower()))
    if words & _NOT_NOTES:
        return False
    joined = "".join(sorted(words)) if len(words) == 1 else ""
    if words & _STRONG or joined.startswith(("footnote", "endnote", "fnref", "citeref")):
        return True
    digits = re.search(r"\d+\Z", name)
    return bool(words & _WEAK) and digits is not None and digits.group().lstrip("0") == label


def is_other_name(name: str) -> bool:
    """Whether an id or fragment names an equation, a figure, a section, a comment."""
    return bool(set(_WORD.findall(_CAMEL.sub(" ", name).lower())) & _NOT_NOTES)


def is_note_element(node: Node) -> bool:
    """Whether an element's class, id or role calls it a mark or a note."""
    return bool(node.attrs) and bool(node.words & NOTE_WORDS)


def is_list_element(node: Node) -> bool:
    """Whether an element's class, id or role calls it a note or a list of notes."""
    return bool(node.attrs) and bool(node.words & LIST_WORDS)


def is_sure_list(node: Node) -> bool:
    """Whether an element's class, id or role says beyond doubt that it is, or lists, notes."""
    return bool(node.attrs) and bool(node.words & _SURE_WORDS or node.names & _SURE_NAMES)


def is_bibliography(node: Node) -> bool:
    """Whether an element's class, id or role calls it an entry or a list of literature."""
    return bool(node.attrs) and bool(node.words & _BIBLIOGRAPHY)


def is_back_element(node: Node) -> bool:
    """Whether an element's class or role calls it a link back to the text."""
    if not node.attrs or node.words & _REFERRING:
        return False
    own = node.attrs.get("id", "").lower()  # whither links back lead, in InDesign's pages
    return any(_BACK.search(name) for name in node.names if name != own)
