"""A document's reading with what people corrected in it: links, kinds of blocks, sentences.

The machine's own reading is made anew from the kept bytes and the corrections that stand are put
on it in their order, so that undoing one leaves what would have been without it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from workbench.citations.targets import find_targets
from workbench.claims.sentences import split
from workbench.desk.prepare import with_queries
from workbench.intake.declared import Declared
from workbench.model.document import Block, BlockKind, Document, Marker, Note, Problem, Sentence
from workbench.model.errors import StoreError
from workbench.model.identity import SHORT
from workbench.reading import in_language, placed, read

if TYPE_CHECKING:
    from workbench.store.connection import Store
    from workbench.store.corrections import CorrectionRow

_OF_LINKS = frozenset({"dangling marker", "ambiguous mark", "unused note", "mark lost"})
"""Problems that corrected links may do away with."""
_NOTES = frozenset({"note", "reference"})


def corrected_reading(store: Store, document: str) -> Document:
    """A document as the corrections that stand have it.

    Args:
        document: its whole id.

    Raises:
        StoreError: its bytes are read otherwise than when it was added.
    """
    from workbench.claims.extract import extract
    from workbench.store.corrections import ever_corrected, standing_corrections
    from workbench.store.documents import load_content, load_document

    held = load_document(store, document)
    if not ever_corrected(store, document):
        return held
    source = held.source
    charset = source.encoding if source.how == "http" else None
    found = read(
        load_content(store, document),
        name=source.name,
        declared=Declared(source.media_type, charset),
    )
    if found.text != held.text:
        raise StoreError(
            "another version of the program read this document and found other words",
            document[:SHORT],
            "correct it with that version, or add the document anew",
        )
    found = in_language(found, held.language)
    found = replace(found, title=held.title, published=held.published)
    found = apply_corrections(found, standing_corrections(store, document))
    return with_queries(found, extract(found))


def apply_corrections(document: Document, corrections: Sequence[CorrectionRow]) -> Document:
    """A reading with corrections put on it, the earliest first; the last one of a place stands."""
    blocks = list(document.blocks)
    places = {(block.start, block.end): at for at, block in enumerate(blocks)}
    links: dict[tuple[int, int], tuple[int, int] | None] = {}
    boundaries = []
    for one in corrections:
        span = (one.start, one.end)
        if one.kind == "block" and span in places:
            blocks[places[span]] = replace(blocks[places[span]], kind=_kind(one.block))
        elif one.kind == "link":
            links[span] = one.target
        elif one.kind == "boundary":
            boundaries.append(one)
    plain = [
        span
        for span, at in places.items()
        if blocks[at].kind != document.blocks[at].kind and blocks[at].kind not in _NOTES
    ]
    markers, notes = _linked(_without_notes(document, plain), links)
    made = replace(document, blocks=tuple(blocks), markers=markers, notes=notes)
    sentences = document.sentences
    if made.blocks != document.blocks or len(markers) != len(document.markers):
        shields = tuple((marker.start, marker.end) for marker in markers)
        sentences = split(document.text, made.blocks, shields, document.language)
    for one in boundaries:
        sentences = _bounded(sentences, made.blocks, one)
    marks = placed(markers, [(sentence.start, sentence.end) for sentence in sentences])
    problems = _problems(document, marks, notes, links) if links else document.problems
    return replace(made, sentences=sentences, markers=marks, problems=problems)


def _kind(kind: str | None) -> BlockKind:
    assert kind is not None
    return cast(BlockKind, kind)


def _without_notes(document: Document, spans: Sequence[tuple[int, int]]) -> Document:
    """The document without the notes in some stretches; marks that led to them dangle."""
    inside = {
        at
        for at, note in enumerate(document.notes)
        if any(start <= note.start < end for start, end in spans)
    }
    if not inside:
        return document
    kept = [at for at in range(len(document.notes)) if at not in inside]
    now: dict[int | None, int] = {was: at for at, was in enumerate(kept)}
    markers = tuple(
        mark
        if mark.note is None
        else replace(
            mark,
            note=now.get(mark.note),
            problem="dangling" if mark.note in inside else mark.problem,
        )
        for mark in document.markers
    )
    return replace(document, markers=markers, notes=tuple(document.notes[at] for at in kept))


def _linked(
    document: Document, links: dict[tuple[int, int], tuple[int, int] | None]
) -> tuple[tuple[Marker, ...], tuple[Note, ...]]:
    """The marks and the notes, as the links of some places have them."""
    notes = list(document.notes)
    at_place = {(note.start, note.end): at for at, note in enumerate(notes)}
    markers = [mark for mark in document.markers if (mark.start, mark.end) not in links]
    labels = {(mark.start, mark.end): mark.label for mark in document.markers}
    for span, target in links.items():
        if target is None:
            continue
        label = labels.get(span) or document.text[slice(*span)].strip("[]() ")
        if target not in at_place:
            at_place[target] = len(notes)
            notes.append(_note(document.text, label, target))
        markers.append(Marker(label, *span, note=at_place[target]))
    markers.sort(key=lambda mark: (mark.start, mark.end))
    used = {mark.note for mark in markers}
    was_used = {mark.note for mark in document.markers}
    told = [
        replace(note, problem=None if at in used else "unused")
        if (at in used) != (at in was_used)
        else note
        for at, note in enumerate(notes)
    ]
    return tuple(markers), tuple(told)


def _note(text: str, label: str, span: tuple[int, int]) -> Note:
    """A note where the machine saw none."""
    words = " ".join(text[slice(*span)].split())
    return Note(f"hand-{span[0]}", label, words, *span, targets=find_targets(text[slice(*span)]))


def _bounded(
    sentences: tuple[Sentence, ...], blocks: Sequence[Block], one: CorrectionRow
) -> tuple[Sentence, ...]:
    """The sentences with those of a stretch put in place of the ones that touch it."""
    starts = [block.start for block in blocks]
    apart = [each for each in sentences if each.end <= one.start or each.start >= one.end]
    put = [Sentence(*span, max(bisect_right(starts, span[0]) - 1, 0)) for span in one.spans]
    return tuple(sorted([*apart, *put], key=lambda each: each.start))


def _problems(
    document: Document,
    markers: Sequence[Marker],
    notes: Sequence[Note],
    links: Iterable[tuple[int, int]],
) -> tuple[Problem, ...]:
    """The problems without those of marks that are corrected, and of notes that are cited now."""
    settled = set(links)
    used = {
        (notes[mark.note].start, notes[mark.note].end) for mark in markers if mark.note is not None
    }
    return tuple(
        problem
        for problem in document.problems
        if problem.kind not in _OF_LINKS or not ({(problem.start, problem.end)} & (settled | used))
    )
