"""From bytes to a document: the one place that chains intake, citations and sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from pathlib import Path

from workbench.citations.link import link
from workbench.claims import tongues
from workbench.claims.sentences import split
from workbench.intake.declared import NOTHING, Declared
from workbench.intake.language import SAMPLE, detect
from workbench.intake.reader import read_manuscript
from workbench.model.document import PROSE, Document, Marker, Problem
from workbench.model.manuscript import Manuscript

_LANGUAGE = "language"
"""The kind of the note on how a language was read."""


def read(
    source: Path | str | bytes, *, name: str | None = None, declared: Declared = NOTHING
) -> Document:
    """Read one document.

    Args:
        source: a :class:`~pathlib.Path` names a file; ``str`` is the text itself; ``bytes`` are
            a file's bytes.
        name: what to call it; its ending helps to tell the format of bytes and text.
        declared: what the host that sent the bytes said of them.

    Returns:
        The document: text, blocks, sentences, markers, notes and problems.

    Raises:
        InputError: it is missing, empty, binary, or broken; nothing was read.
    """
    return compose(read_manuscript(source, name=name, declared=declared))


def compose(manuscript: Manuscript) -> Document:
    """Link the marks of a manuscript and find its sentences."""
    language = manuscript.language or detect(_prose(manuscript))
    linked = link(manuscript)
    shields = tuple((marker.start, marker.end) for marker in linked.markers)
    sentences = split(manuscript.text, manuscript.blocks, shields, language)
    told = _told(language)
    return Document(
        source=manuscript.source,
        title=manuscript.title,
        language=language,
        published=manuscript.published,
        text=manuscript.text,
        blocks=manuscript.blocks,
        sentences=sentences,
        markers=placed(linked.markers, [(s.start, s.end) for s in sentences]),
        notes=linked.notes,
        problems=tuple(
            sorted([*told, *manuscript.problems, *linked.problems], key=lambda p: p.start)
        ),
    )


def in_language(document: Document, language: str | None) -> Document:
    """The document as one in the language: its sentences are found anew by that language's rules.

    Args:
        document: a document as it was read.
        language: what the user says; None leaves everything as it was read.
    """
    if language is None or language == document.language:
        return document
    shields = tuple((marker.start, marker.end) for marker in document.markers)
    sentences = split(document.text, document.blocks, shields, language)
    kept = (problem for problem in document.problems if problem.kind != _LANGUAGE)
    return replace(
        document,
        language=language,
        sentences=sentences,
        markers=placed(document.markers, [(s.start, s.end) for s in sentences]),
        problems=(*_told(language), *kept),
    )


def _prose(manuscript: Manuscript) -> str:
    """The prose at the beginning of a text, as much as tells its language."""
    parts: list[str] = []
    size = 0
    for block in manuscript.blocks:
        if block.kind in PROSE and size < SAMPLE:
            parts.append(manuscript.text[block.start : min(block.end, block.start + SAMPLE)])
            size += block.end - block.start
    return "\n".join(parts)


def _told(language: str | None) -> tuple[Problem, ...]:
    """What a reader should know of how the language was read."""
    note = tongues.note(language)
    return () if note is None else (Problem(_LANGUAGE, 0, 0, note),)


def placed(markers: tuple[Marker, ...], sentences: list[tuple[int, int]]) -> tuple[Marker, ...]:
    """The markers, each with the index of the sentence it stands in."""
    starts = [start for start, _ in sentences]
    found = []
    for marker in markers:
        at = bisect_right(starts, marker.start) - 1
        inside = at >= 0 and marker.end <= sentences[at][1]
        found.append(replace(marker, sentence=at if inside else None))
    return tuple(found)
