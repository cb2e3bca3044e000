"""Signs by which a text without a telling name shows to be wikitext or LaTeX."""

from __future__ import annotations

import re

_REDIRECT = re.compile(r"\s*#[A-Z]{6,20}:?\s*\[\[", re.IGNORECASE)
_WIKITEXT = (
    re.compile(r"\[\[[^\[\]\n|{}]{1,120}(?:\|[^\[\]\n]{0,200})?\]\]"),
    re.compile(r"^={2,5}[^=\n]{1,120}={2,5}[ \t]*$", re.MULTILINE),
    re.compile(r"'''[^'\n]{1,200}'''"),
    re.compile(r"\{\{[^\W_][^{}\n|]{0,60}(?:\||\}\}|\n\s*\|)"),
    re.compile(r"<ref(?:\s[^<>\n]{0,200})?/?>", re.IGNORECASE),
    re.compile(r"^\{\|", re.MULTILINE),
)
_LATEX_START = re.compile(r"^[^%\n]{0,40}\\(?:documentclass|documentstyle|begin\{document\})", re.M)
_LATEX = re.compile(
    r"\\(?:section|subsection|chapter|footnote|emph|textit|textbf|cite[a-z]?|label|ref"
    r"|begin|end|item)\b\*?[\[{ \n]"
)
_WIKITEXT_NEEDED, _LATEX_NEEDED = 2, 5


def looks_like_wikitext(head: str) -> bool:
    """Whether a text is a MediaWiki page: a redirection, or two kinds of its mark-up."""
    if _REDIRECT.match(head):
        return True
    return sum(1 for sign in _WIKITEXT if sign.search(head)) >= _WIKITEXT_NEEDED


def looks_like_latex(head: str) -> bool:
    """Whether a text is LaTeX: it begins a document, or has several of its commands."""
    if _LATEX_START.search(head):
        return True
    return sum(1 for _ in _LATEX.finditer(head)) >= _LATEX_NEEDED
