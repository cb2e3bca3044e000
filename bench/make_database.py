"""Make a database of many claims from the sentences of a folder of texts.

::

    python bench/make_database.py OUT.db 100000 FOLDER

Every file below the folder is searched for sentences. Where they do not suffice, beginnings and
ends of two are joined. The same folder and number give the same claims.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from workbench.ledger.record import record
from workbench.model.claim import Claim, Quantity
from workbench.model.document import Block, Document, Marker, Note, Sentence, Source, Target
from workbench.model.identity import claim_id, document_id
from workbench.store.connection import Store, open_store
from workbench.store.documents import insert_machine, put_content

A_DOCUMENT = 400
"""Claims in one document."""
_A_PARAGRAPH = 5

_SENTENCE = re.compile(r"[A-Z][^\\\"{}<>|\n]{40,280}?[.!?](?=[\s\"\\]|$)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def sentences(folder: Path) -> list[str]:
    """The distinct sentences in the files of a folder, in the order of the files' names."""
    found: dict[str, None] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = path.read_bytes().decode("utf-8", "replace").replace("\0", "")
        found.update(dict.fromkeys(_SENTENCE.findall(text)))
    return list(found)


def statements(pool: list[str], number: int) -> Iterator[str]:
    """As many statements as asked for: the sentences, then joined parts of two."""
    yield from pool[:number]
    chance = random.Random(7)
    for _ in range(number - len(pool)):
        first, second = chance.choice(pool).split(), chance.choice(pool).split()
        cut = chance.randint(1, len(first))
        yield " ".join(first[:cut] + second[-max(3, len(second) - cut) :])


def document(name: str, words: list[str]) -> tuple[Document, bytes]:
    """A document of these sentences in paragraphs, every third with a note."""
    text = ""
    blocks: list[Block] = []
    spans: list[Sentence] = []
    markers: list[Marker] = []
    for index, sentence in enumerate(words):
        if index % _A_PARAGRAPH == 0:
            text += "\n\n" if text else ""
            blocks.append(Block("paragraph", len(text), len(text)))
        else:
            text += " "
        start = len(text)
        text += sentence
        if index % 3 == 0:
            label = str(len(markers) + 1)
            at = len(text)
            text += f"[{label}]"
            markers.append(Marker(label, at, len(text), index, len(markers)))
        spans.append(Sentence(start, len(text), len(blocks) - 1))
        blocks[-1] = Block("paragraph", blocks[-1].start, len(text))
    notes: list[Note] = []
    for marker in markers:
        target = Target("url", f"https://example.org/{name}/{marker.label}")
        line = f"\n\n{marker.label}. {target.value}"
        start = len(text) + 2
        text += line
        blocks.append(Block("note", start, len(text)))
        notes.append(
            Note(f"n{marker.label}", marker.label, target.value, start, len(text), (target,))
        )
    data = text.encode()
    source = Source(name, "text/plain", document_id(data), len(data), "utf-8", "utf-8")
    read = Document(
        source=source,
        title=f"Report {name}",
        language="en",
        published=None,
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(spans),
        markers=tuple(markers),
        notes=tuple(notes),
    )
    return read, data


def claims(read: Document) -> list[Claim]:
    """Every sentence as a claim, with its numbers."""
    of_sentence = {marker.sentence: index for index, marker in enumerate(read.markers)}
    found = []
    for index, sentence in enumerate(read.sentences):
        text = read.text[sentence.start : sentence.end]
        numbers = tuple(
            Quantity(
                sentence.start + hit.start(),
                sentence.start + hit.end(),
                hit[0].replace(",", ""),
                None,
                hit[0],
            )
            for hit in _NUMBER.finditer(text)
        )
        found.append(
            Claim(
                id=claim_id(read.id, sentence.start, sentence.end),
                start=sentence.start,
                end=sentence.end,
                text=text,
                reading=re.sub(r"\[\d+\]$", "", text),
                sentence=index,
                kinds=("quantity",) if numbers else ("event",),
                check_worthy=min(1.0, 0.4 + 0.2 * len(numbers)),
                why=("a number",) if numbers else (),
                quantities=numbers,
                markers=(of_sentence[index],) if index in of_sentence else (),
            )
        )
    return found


def add(store: Store, name: str, words: list[str]) -> None:
    """Add one document of these sentences, with its event."""
    read, data = document(name, words)
    found = claims(read)
    with store.write():
        put_content(store, data)
        record(
            store,
            "document-added",
            {
                "document": read.id,
                "name": name,
                "media_type": read.source.media_type,
                "bytes": read.source.bytes,
                "title": read.title,
                "role": "draft",
                "language": read.language,
                "published": read.published,
                "replaces": None,
                "text_sha256": sha256(read.text.encode()).hexdigest(),
                "claims": len(found),
            },
            actor="bench",
        )
        insert_machine(store, read, found)


def fill(store: Store, pool: list[str], number: int) -> None:
    """Add documents until there are as many claims as asked for."""
    page: list[str] = []
    names = (f"report-{index:05d}.txt" for index in range(number))
    for statement in statements(pool, number):
        page.append(statement)
        if len(page) == A_DOCUMENT:
            add(store, next(names), page)
            page = []
    if page:
        add(store, next(names), page)


def main() -> None:
    """Make the database that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("output", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    begun = time.perf_counter()
    pool = sentences(asked.folder)
    read = time.perf_counter()
    with open_store(asked.output, "create") as store:
        fill(store, pool, asked.number)
    done = time.perf_counter()
    size = asked.output.stat().st_size / 1e6
    print(f"{len(pool):,} sentences read in {read - begun:.1f} s")
    print(f"{asked.number:,} claims in {done - read:.1f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()
