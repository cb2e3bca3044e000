"""The reading of a claim: the statement as it would stand alone.

Reference marks, mark-up and line ends are taken out, and a pronoun or a second mention whose
name the text decides is replaced. What stands in quotation marks keeps its words. The exact text
is a field of its own and never changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.claims.standins import Standin
from workbench.model.claim import Quotation

_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\)){1,2000}(?:\s+\"[^\"]*\")?\)")
_REFERENCE = re.compile(r"\s?\[(?:\^[^\]\s]{1,60}|\d{1,3}|citation needed|note \d+)\]")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,1000}?)(?<=[^\s*_])\1(?![\w*])")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]{1,1000})\1(?!`)")
_LEADING = re.compile(r"\A(?:>\s*|[-*+•]\s+|\d{1,3}[.)]\s+)+")
_SPACE = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([.,;:!?](?:\s|$|[”’\"')]))")
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def read(
    text: str,
    start: int,
    end: int,
    *,
    marks: Iterable[tuple[int, int]] = (),
    standins: Sequence[Standin] = (),
    quotations: Sequence[Quotation] = (),
) -> str:
    """The reading of the sentence ``[start, end)``.

    Args:
        text: the document's text.
        start, end: the sentence.
        marks: spans of the reference marks in it.
        standins: the words in it that stand for a name.
        quotations: the quotations in it.
    """
    replaced = [
        (standin.start, standin.end, standin.name)
        for standin in standins
        if not any(quote.start < standin.end and standin.start < quote.end for quote in quotations)
    ]
    parts: list[str] = []
    at = start
    for first, last, words in sorted([*replaced, *((*mark, "") for mark in marks)]):
        if first < at or last > end:
            continue
        parts += text[at:first], words
        at = last
    parts.append(text[at:end])
    return clean("".join(parts))


def clean(text: str) -> str:
    """The text without mark-up and reference marks, its white space folded.

    >>> clean("The **old** bridge[^2] has [three arches](https://example.org/arches).")
    'The old bridge has three arches.'
    """
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE.sub("", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _CODE.sub(r"\2", text)
    text = _SPACE.sub(" ", _LEADING.sub("", text.translate(_ZERO_WIDTH))).strip()
    return _BEFORE_STOP.sub(r"\1", text)
