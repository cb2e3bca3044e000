"""A small database made by hand, so that these tests do not depend on what is found in texts.

Two invented documents about a harbour: a draft with footnotes, and an almanac.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from workbench.ledger.record import record
from workbench.model.claim import Claim, Quantity, Quotation
from workbench.model.comparison import Counterpart, Difference, Relation
from workbench.model.document import Block, Document, Marker, Note, Sentence, Source, Target
from workbench.model.identity import claim_id, document_id
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import save_counterparts
from workbench.store.documents import insert_machine, put_content

HARBOUR = """\
The harbour wall at Skerry was finished in 1874, after eleven years of work.[^1]

It is 412 metres long and cost 38,000 pounds, twice what had been planned.[^2] “No storm has moved \
a stone of it,” the engineer wrote in his last report.[^3]

Every spring some 900 terns nest on its seaward end.[^4] The number has doubled since the wall was \
closed to walkers. It is a fine place to sit.

The lighthouse was lit for the first time on 3 March 1881. Its beam is seen from 18 miles away.[^5]
"""
NOTES: dict[str, tuple[str, tuple[Target, ...]]] = {
    "1": (
        "Skerry Harbour Board, Minutes, 12 May 1874.",
        (Target("url", "https://archive.example/skerry/minutes-1874"),),
    ),
    "2": ("R. Hale, Walls against the Sea (1902), p. 88.", (Target("isbn", "9780000000002"),)),
    "3": ("As above, p. 91.", ()),
    "5": ("Notice to Mariners 44 of 1881.", (Target("doi", "10.5555/notice.44"),)),
}
ALMANAC = """\
Skerry: the harbour wall, 421 metres long, was finished in 1874.

The light, first lit on 3 March 1881, is seen from 18 miles away.

About 950 terns nest on the seaward end of the wall at Skerry every spring.
"""


@dataclass(frozen=True)
class Pair:
    """Two claims by document and number, from 0, and what a comparison said of them."""

    left: tuple[str, int]
    right: tuple[str, int]
    score: float
    relation: Relation
    differences: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True)
class Text:
    """A document to be."""

    name: str
    text: str
    notes: Mapping[str, tuple[str, tuple[Target, ...]]] = field(default_factory=dict)
    published: str | None = None
    low: frozenset[int] = frozenset()
    """Numbers, from 0, of the sentences that are hardly worth checking."""


SAMPLE = (
    Text("harbour.md", HARBOUR, NOTES, "2024-05-01", frozenset({5})),
    Text("almanac.txt", ALMANAC, published="2023-01-01"),
)
PAIRS = (
    Pair(("harbour.md", 0), ("almanac.txt", 0), 0.71, "agrees"),
    Pair(
        ("harbour.md", 1),
        ("almanac.txt", 0),
        0.64,
        "differs",
        [("number", "412 metres", "421 metres")],
    ),
    Pair(("harbour.md", 3), ("almanac.txt", 2), 0.88, "differs", [("number", "900", "950")]),
    Pair(("harbour.md", 6), ("almanac.txt", 1), 0.83, "agrees"),
    Pair(("harbour.md", 7), ("almanac.txt", 1), 0.62, "related"),
)


def build(path: Path, texts: Iterable[Text] = SAMPLE, pairs: Iterable[Pair] = PAIRS) -> Path:
    """Make a database of documents and pairs; its path."""
    claims: dict[str, list[Claim]] = {}
    with open_store(path, "create") as store:
        for text in texts:
            claims[text.name] = add(store, text)
        with store.write():
            save_counterparts(store, [_counterpart(claims, pair) for pair in pairs])
    return path


def add(store: Store, text: Text) -> list[Claim]:
    """Add one document; its claims."""
    document, data = _document(text)
    claims = _claims(document, text.low)
    with store.write():
        put_content(store, data)
        body = {
            "document": document.id,
            "name": text.name,
            "media_type": "text/markdown",
            "bytes": len(data),
            "title": document.title,
            "role": "draft",
            "language": "en",
            "published": text.published,
            "replaces": None,
            "text_sha256": sha256(document.text.encode()).hexdigest(),
            "claims": len(claims),
        }
        record(store, "document-added", body, actor="Sample")
        insert_machine(store, document, claims)
    return claims


def _document(text: Text) -> tuple[Document, bytes]:
    data = text.text.encode("utf-8", "surrogatepass")
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(re.finditer(r"[^\n]+", text.text)):
        blocks.append(Block("paragraph", *block.span()))
        for found in re.finditer(r"\S.*?[.!?][”\]]?(?:,” .*?[.])?(?:\[\^\w+\])?(?=\s|$)", block[0]):
            sentences.append(
                Sentence(block.start() + found.start(), block.start() + found.end(), number)
            )
    labels = list(text.notes)
    notes = [
        Note(label, label, body, 0, 0, targets) for label, (body, targets) in text.notes.items()
    ]
    markers = [
        Marker(
            mark[1],
            *mark.span(),
            note=labels.index(mark[1]) if mark[1] in labels else None,
            problem=None if mark[1] in labels else "dangling",
        )
        for mark in re.finditer(r"\[\^(\w+)\]", text.text)
    ]
    source = Source(text.name, "text/markdown", document_id(data), len(data), "utf-8", "utf-8")
    document = Document(
        source,
        text.name.partition(".")[0].title(),
        "en",
        text.published,
        text.text,
        tuple(blocks),
        tuple(sentences),
        tuple(markers),
        tuple(notes),
    )
    return document, data


def _claims(document: Document, low: frozenset[int]) -> list[Claim]:
    return [_claim(document, number, number in low) for number in range(len(document.sentences))]


def _claim(document: Document, number: int, low: bool) -> Claim:
    sentence = document.sentences[number]
    text = document.text[sentence.start : sentence.end]
    marks = [
        index
        for index, mark in enumerate(document.markers)
        if sentence.start <= mark.start < sentence.end
    ]
    return Claim(
        id=claim_id(document.id, sentence.start, sentence.end),
        start=sentence.start,
        end=sentence.end,
        text=text,
        reading=re.sub(r"\[\^\w+\]", "", text),
        sentence=number,
        kinds=("quantity",) if re.search(r"\d", text) else (),
        check_worthy=0.2 if low else 0.9,
        why=("a number",),
        quotations=tuple(
            Quotation(sentence.start + found.start(), sentence.start + found.end(), None, "direct")
            for found in re.finditer("“[^”]*”", text)
        ),
        quantities=tuple(
            Quantity(
                sentence.start + found.start(), sentence.start + found.end(), "1", None, found[0]
            )
            for found in re.finditer(r"(?<!\^)\b\d[\d,]*\b", text)
        ),
        markers=tuple(marks),
    )


def _counterpart(claims: Mapping[str, Sequence[Claim]], pair: Pair) -> Counterpart:
    left, right = (claims[name][number] for name, number in (pair.left, pair.right))
    return Counterpart(
        left.id,
        right.id,
        pair.score,
        pair.relation,
        ("harbour",),
        tuple(
            Difference(
                kind,  # type: ignore[arg-type]
                one,
                other,
                _span(left.text, one),
                _span(right.text, other),
            )
            for kind, one, other in pair.differences
        ),
        _aligned(left.text, right.text),
    )


def _span(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


def _aligned(left: str, right: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    ours, theirs = (list(re.finditer(r"\w+", text)) for text in (left, right))
    matcher = SequenceMatcher(
        None, [word[0].lower() for word in ours], [word[0].lower() for word in theirs], False
    )
    return tuple(
        (
            (ours[run.a].start(), ours[run.a + run.size - 1].end()),
            (theirs[run.b].start(), theirs[run.b + run.size - 1].end()),
        )
        for run in matcher.get_matching_blocks()
        if run.size
    )
