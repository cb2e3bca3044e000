"""Documents made of plain paragraphs, for the tests of this room."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256

from workbench.claims.extract import extract
from workbench.claims.sentences import split
from workbench.model.claim import Claim
from workbench.model.document import Block, BlockKind, Document, Marker, Source

MARK = re.compile(r"\{(\w+)\}")


def blocks(*parts: str, kind: BlockKind = "paragraph") -> tuple[str, tuple[Block, ...]]:
    """The parts as blocks of one text, a blank line between them."""
    text, found = "", []
    for part in parts:
        text += "\n\n" if text else ""
        found.append(Block(kind, len(text), len(text) + len(part)))
        text += part
    return text, tuple(found)


def document(*parts: str, published: str | None = None, marks: Sequence[str] = ()) -> Document:
    """A document of paragraphs; every one of ``marks`` is a reference mark wherever it stands."""
    text, found = blocks(*parts)
    places = [
        (match.start(), match.end())
        for mark in marks
        for match in re.finditer(re.escape(mark), text)
    ]
    sentences = split(text, found, places)
    starts = [sentence.start for sentence in sentences]
    markers = tuple(
        Marker(text[start:end].strip("[]^"), start, end, bisect_right(starts, start) - 1)
        for start, end in sorted(places)
    )
    source = Source("test.txt", "text/plain", sha256(text.encode()).hexdigest(), len(text))
    return Document(source, "", "en", published, text, found, sentences, markers)


def claims(*parts: str, published: str | None = None, marks: Sequence[str] = ()) -> list[Claim]:
    """The claims of such a document."""
    return extract(document(*parts, published=published, marks=marks))


def only(*parts: str, published: str | None = None, marks: Sequence[str] = ()) -> Claim:
    """The one claim of a document of one sentence."""
    (claim,) = claims(*parts, published=published, marks=marks)
    return claim
