"""The linker: marks to notes, notes to what they point to, and what is wrong with either.

One for all formats. What a format declares comes first; then what the text shows. Nothing is
dropped: a mark without a note is dangling, a note without a mark unused, and each is a row that a
checker can act on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.citations import complaints
from workbench.citations.authoryear import Cited, Entries, find_author_years
from workbench.citations.candidates import Mark
from workbench.citations.marks import Found, find_marks, labels_of
from workbench.citations.numbering import choose, lettered_section
from workbench.citations.spans import Spans
from workbench.citations.targets import Entry, Resolved, resolve_targets
from workbench.citations.weblinks import WebLink, web_links
from workbench.model.document import Marker, Note, Problem, Target
from workbench.model.manuscript import Manuscript, NoteSpan

_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Linked:
    """A manuscript's marks and notes, linked.

    Attributes:
        markers: in text order; ``note`` is an index into ``notes``.
        notes: those of the manuscript in its order, then the addresses cited in its prose.
        problems: what a checker should query, in text order.
    """

    markers: tuple[Marker, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]


def link(manuscript: Manuscript) -> Linked:
    """Link the marks of a manuscript to its notes, and its notes to what they point to."""
    spans = _unique(manuscript.notes)
    bodies = [manuscript.text[span.body[0] : span.body[1]] for span in spans]
    texts = [" ".join(body.split()) for body in bodies]
    entries = Entries({at: texts[at] for at, span in enumerate(spans) if not span.label})
    cited = find_author_years(manuscript.text, manuscript.blocks, entries)
    labels = _labels(manuscript.text, spans, entries, cited)
    free = _free_labels(manuscript, spans, labels)
    markers = _declared(manuscript, spans, labels, free, entries)
    web = web_links(manuscript)
    found = _found(manuscript, free, markers, web)
    markers += _numbered(found.marks, spans, free)
    markers += [_marker(one.mark, one.entry) for one in cited]
    rows = zip(labels, bodies, (span.targets for span in spans), strict=True)
    resolved = resolve_targets([Entry(*row) for row in rows])
    notes = _notes(spans, texts, labels, resolved, {marker.note for marker in markers})
    problems = _problems(manuscript, spans, markers, notes, resolved, found)
    web_markers, web_notes = _web(manuscript, web, first=len(notes))
    return Linked(
        markers=tuple(sorted([*markers, *web_markers], key=lambda m: (m.start, m.end))),
        notes=(*notes, *web_notes),
        problems=tuple(sorted(problems, key=lambda problem: problem.start)),
    )


def _unique(notes: Sequence[NoteSpan]) -> list[NoteSpan]:
    """The notes in text order, each with a key of its own."""
    times: Counter[str] = Counter()
    unique = []
    for note in sorted(notes, key=lambda note: note.start):
        times[note.key] += 1
        copy = times[note.key]
        unique.append(note if copy == 1 else replace(note, key=f"{note.key}~{copy}"))
    return unique


def _labels(
    text: str, spans: Sequence[NoteSpan], entries: Entries, cited: Sequence[Cited]
) -> list[str]:
    """The notes' labels; those of an unnumbered list are authors and years, or the order."""
    counted = not cited and not any(span.label for span in spans)
    lettered = lettered_section(text, spans) if counted else None
    order: Counter[int] = Counter()
    labels = []
    for at, span in enumerate(spans):
        order[span.section] += 1
        place = order[span.section]
        unprinted = chr(ord("a") + place - 1) if span.section == lettered else str(place)
        labels.append(span.label or (unprinted if counted else entries.labels.get(at, "")))
    return labels


def _free_labels(
    manuscript: Manuscript, spans: Sequence[NoteSpan], labels: Sequence[str]
) -> Sequence[str]:
    """The labels that marks may mean whose note no format declares.

    Beside a list that declared marks lead to, another one is what the others mean: the typed
    ``[1]`` of a text with footnotes stands for its list of references.
    """
    by_key = {span.key: span.section for span in spans}
    led_to = {by_key.get(anchor.note) for anchor in manuscript.anchors if anchor.note is not None}
    free = [
        "" if span.section in led_to else label for span, label in zip(spans, labels, strict=True)
    ]
    return free if any(free) else labels


def _declared(
    manuscript: Manuscript,
    spans: Sequence[NoteSpan],
    labels: Sequence[str],
    free: Sequence[str],
    entries: Entries,
) -> list[Marker]:
    """The marks that the format declares; where it does not say whose, the label decides."""
    by_key = {span.key: at for at, span in enumerate(spans)}
    anchors = sorted(manuscript.anchors, key=lambda anchor: anchor.start)
    pending = [Mark(a.label, a.start, a.end) for a in anchors if a.note is None]
    named = [mark for mark in pending if mark.label.startswith("@")]
    return [
        *_numbered([mark for mark in pending if not mark.label.startswith("@")], spans, free),
        *(_marker(mark, entries.by_key(mark.label)) for mark in named),
        *(
            _marker(Mark(a.label, a.start, a.end), by_key.get(a.note))
            for a in anchors
            if a.note is not None
        ),
    ]


def _found(
    manuscript: Manuscript,
    labels: Sequence[str],
    declared: Sequence[Marker],
    web: Sequence[WebLink],
) -> Found:
    """The marks that the text shows and the format does not declare, outside of links."""
    found = find_marks(
        manuscript.text,
        manuscript.blocks,
        labels_of(labels),
        declared={marker.label for marker in declared},
    )
    covered = Spans(
        [
            *((marker.start, marker.end) for marker in declared),
            *((one.start, _link_end(manuscript.text, one.end)) for one in manuscript.links),
            *((one.start, one.end) for one in web),
        ]
    )
    marks = tuple(mark for mark in found.marks if not covered.touches(mark.start, mark.end))
    return replace(found, marks=marks)


def _link_end(text: str, end: int) -> int:
    """Where a link ends in its mark-up, the label of its address included: ``[words][1]``."""
    if text[end : end + 2] != "][":
        return end
    return max(end, text.find("]", end + 2, end + _LONGEST_LABEL) + 1)


def _numbered(
    marks: Sequence[Mark], spans: Sequence[NoteSpan], labels: Sequence[str]
) -> list[Marker]:
    """Marks linked by label, section and order."""
    choices = choose(marks, spans, labels)
    return [
        _marker(mark, choice.note, doubtful=choice.doubtful)
        for mark, choice in zip(marks, choices, strict=True)
    ]


def _marker(mark: Mark, note: int | None, *, doubtful: bool = False) -> Marker:
    problem = "dangling" if note is None else "ambiguous" if doubtful else None
    return Marker(mark.label, mark.start, mark.end, note=note, problem=problem)


def _notes(
    spans: Sequence[NoteSpan],
    texts: Sequence[str],
    labels: Sequence[str],
    resolved: Sequence[Resolved],
    used: set[int | None],
) -> list[Note]:
    """The notes; a label that is not printed stays only where a mark uses its list."""
    cited_sections = {span.section for at, span in enumerate(spans) if at in used}
    return [
        Note(
            id=span.key,
            label=labels[at] if span.label or span.section in cited_sections else "",
            text=texts[at],
            start=span.start,
            end=span.end,
            targets=resolved[at].targets,
            problem=None if at in used else "unused",
        )
        for at, span in enumerate(spans)
    ]


def _problems(
    manuscript: Manuscript,
    spans: Sequence[NoteSpan],
    markers: Sequence[Marker],
    notes: Sequence[Note],
    resolved: Sequence[Resolved],
    found: Found,
) -> list[Problem]:
    """Every row for a checker that marks and notes give rise to."""
    problems = [
        *complaints.of_markers(manuscript.text, markers, listed=bool(notes)),
        *complaints.of_notes(notes, spans),
        *complaints.of_gaps(spans),
        *complaints.of_lacks(manuscript.text, found.lacks),
    ]
    for note, one in zip(notes, resolved, strict=True):
        problems.extend(complaints.of_references(note, one.astray))
    return problems


def _web(
    manuscript: Manuscript, links: Sequence[WebLink], first: int
) -> tuple[list[Marker], list[Note]]:
    """The addresses cited in prose: one note each, one marker for each place."""
    notes: dict[str, Note] = {}
    places: dict[str, int] = {}
    markers = []
    for found in links:
        if found.url not in notes:
            places[found.url] = first + len(notes)
            notes[found.url] = Note(
                id=f"web-{len(notes) + 1}",
                label=found.label,
                text=manuscript.text[slice(*found.words)],
                start=found.words[0],
                end=found.words[1],
                targets=(Target("url", found.url),),
            )
        markers.append(Marker(found.label, found.start, found.end, note=places[found.url]))
    return markers, list(notes.values())
