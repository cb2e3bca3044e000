"""Note lists in a plain text: in sections named for them, at the end, or right below a paragraph.

A list counts as one when its section is named so, or when the text before it bears marks with
its labels; a numbered list of an article's own is neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.intake.labels import (
    Label,
    bullet_length,
    note_label,
    section_label,
)
from workbench.intake.text.loosemarks import LooseMarks
from workbench.intake.text.notespans import Entry, NoteList, note_spans, restarts
from workbench.intake.text.units import Unit
from workbench.intake.wording.lines import (
    is_citing,
    is_comments_heading,
    is_other_section,
    section_kind,
)
from workbench.model.document import BlockKind
from workbench.model.manuscript import NoteSpan

_LONG = 300
_PLAIN = frozenset({"dot", "paren", "bare", "glued", "alone"})
"""Styles in which other lists are numbered too."""
_OF_PAGES = frozenset({"dot", "paren", "bare"})
"""Styles in which notes are set at the foot of pages."""
_ENOUGH = 3
"""Entries of a plainly numbered list that does not begin with 1."""
_LOOKED_AT = 8
"""Entries that show how a list is set."""
_MOST_SKIPPED = 3
"""Numbers that a list may leave out in a row and still be one list."""


def find_notes(text: str, every: Sequence[Unit], *, plainly: bool = True) -> tuple[NoteSpan, ...]:
    """Find the note lists of a text and give their units their kinds.

    Args:
        text: the text.
        every: its units; entries become ``note`` or ``reference``, a list's title ``heading``.
        plainly: whether a list without a title may be numbered as other lists are too (``1.``).

    Returns:
        The notes in text order; lists that number alike have section numbers of their own.
    """
    named = _named_lists(every)
    plain = plainly and not any(label for found in named for _, label, _ in found.entries)
    lists = named + _other_lists(every, LooseMarks(text), plain=plain)
    return note_spans(text, lists)


def _named_lists(every: Sequence[Unit]) -> list[NoteList]:
    """The lists in sections named for notes; their units get their kinds on the way."""
    lists: list[NoteList] = []
    at = 0
    while at < len(every):
        unit = every[at]
        kind = section_kind(unit.words) if unit.kind is None and unit.lines == 1 else None
        found, after = _section(every, at + 1, kind) if kind else (None, at + 1)
        if found is not None:
            unit.kind, unit.level = "heading", 2
            lists.extend(_taken(found))
        at = after
    return lists


def _other_lists(every: Sequence[Unit], marks: LooseMarks, *, plain: bool) -> list[NoteList]:
    """The lists that only marks in the text before them make lists of notes.

    Args:
        every: the units; those of a list get their kinds on the way.
        marks: the marks of the text.
        plain: whether plainly numbered lists may be among them.
    """
    lists: list[NoteList] = []
    at = since = 0
    while at < len(every):
        label = note_label(every[at].words) if every[at].kind is None else None
        if label is None:
            at += 1
            continue
        found, after = _labelled_run(every, at, label)
        placed = label.style not in _PLAIN or (plain and _is_placed(every, after, found))
        if (placed and _is_supported(found, marks)) or (plain and _is_answer(found, marks, since)):
            lists.extend(_taken(found))
            since = found.entries[-1][0].end
        at = after
    return lists


def _is_answer(found: NoteList, marks: LooseMarks, since: int) -> bool:
    """Whether a plainly numbered list answers the marks of the page above it, one by one.

    Args:
        since: where the last list ended.
    """
    below = found.entries[0][0]
    labels = [label for _, label, _ in found.entries if label is not None]
    if labels[0].style not in _OF_PAGES or not below.gap:
        return False
    places = [marks.sure_place(label.label, since, below.start) for label in labels]
    return all(place is not None for place in places) and places == sorted(
        place for place in places if place is not None
    )


def _is_supported(found: NoteList, marks: LooseMarks) -> bool:
    """Whether the text before a list bears marks with at least half of its labels."""
    wanted = {label.label for _, label, _ in found.entries if label is not None}
    seen = sum(1 for label in wanted if marks.first(label) < found.entries[0][0].start)
    return seen > 0 and 2 * seen >= len(wanted)


def _taken(found: NoteList) -> Iterator[NoteList]:
    """A list whose units have got their kinds, cut where its numbers begin again."""
    for entry, _, _ in found.entries:
        entry.kind = found.kind
    return restarts(found)


def _section(every: Sequence[Unit], first: int, kind: BlockKind) -> tuple[NoteList | None, int]:
    """The entries below a heading for notes; None when what follows is prose of its own."""
    after = first
    while after < len(every) and not _ends_section(every, after, first):
        after += 1
    body = [at for at in range(first, after) if every[at].kind is None]
    entries = [every[at] for at in body if not _is_subheading(every, at)]
    labels = [section_label(unit.words) for unit in entries]
    styles = [label.style for label in labels if label is not None]
    if styles and len(styles) * 3 >= len(entries):
        for at in body:
            if _is_subheading(every, at):
                every[at].kind, every[at].level = "heading", 3
        return NoteList(_labelled(entries, labels, max(styles, key=styles.count)), kind), after
    citing = sum(1 for unit in entries if is_citing(unit.words))
    last = kind == "note" and after == len(every) and all(unit.size < _LONG for unit in entries)
    if not entries or (2 * citing < len(entries) and not last):
        return None, first
    return NoteList([(unit, None, bullet_length(unit.words)) for unit in entries], kind), after


def _ends_section(every: Sequence[Unit], at: int, first: int) -> bool:
    """Whether a unit stands below the note section that began at ``first``."""
    unit = every[at]
    if unit.kind is not None:
        return unit.kind not in ("boilerplate", "table", "caption")
    if at == first:
        return False
    if (
        unit.gap
        and not section_label(unit.words)
        and _is_tight(every[first : min(at, first + _LOOKED_AT)])
    ):
        return True
    if unit.lines > 1 or _is_subheading(every, at):
        return False
    if section_kind(unit.words) or is_other_section(unit.words):
        return True
    below = every[at + 1] if at + 1 < len(every) else None
    heading = unit.gap and unit.short and not unit.terminated
    if not heading or note_label(unit.words) or is_citing(unit.words) or below is None:
        return False
    return below.size > _LONG and note_label(below.words) is None


def _is_tight(listed: Sequence[Unit]) -> bool:
    """Whether a list's entries have labels and no blank lines between them."""
    return all(unit.gap == 0 and section_label(unit.words) for unit in listed[1:]) and (
        section_label(listed[0].words) is not None and len(listed) > 1
    )


def _is_subheading(every: Sequence[Unit], at: int) -> bool:
    """Whether a unit in a note section stands over notes that begin at 1 again."""
    unit = every[at]
    if at + 1 >= len(every) or not unit.short or unit.terminated or note_label(unit.words):
        return False
    below = note_label(every[at + 1].words)
    return below is not None and below.value == 1


def _labelled(entries: Sequence[Unit], labels: Sequence[Label | None], style: str) -> list[Entry]:
    """The entries of a list whose labels have one style; others go on with the note above."""
    kept = [label if label and label.style == style else None for label in labels]
    return [
        (unit, label, label.length if label else 0)
        for unit, label in zip(entries, kept, strict=True)
    ]


def _labelled_run(every: Sequence[Unit], at: int, label: Label) -> tuple[NoteList, int]:
    """Labelled units in a row, of one style and rising; and the index behind them."""
    entries: list[Entry] = [(every[at], label, label.length)]
    after = at + 1
    while after < len(every) and every[after].kind is None:
        unit = every[after]
        following = note_label(unit.words)
        if _goes_on(entries, unit, label, following):
            entries.append((unit, None, 0))
        elif following is None or following.style != label.style or not _follows(label, following):
            break
        else:
            label = following
            entries.append((unit, label, label.length))
        after += 1
    return NoteList(entries, "note"), after


def _goes_on(entries: Sequence[Entry], unit: Unit, label: Label, own: Label | None) -> bool:
    """Whether a unit goes on with the last note, although that is not to be seen from a heading.

    Args:
        entries: the list so far.
        unit: the unit.
        label: the last note's label.
        own: the unit's own label, if it has one.
    """
    if label.style == "caret":
        return unit.indents[0] >= 2
    if label.style == "alone":
        # The number stands on a line of its own, the words below it.
        return entries[-1][1] is not None and (own is None or own.style != "alone")
    return _bracket_is_open(entries)


def _bracket_is_open(entries: Sequence[Entry]) -> bool:
    """Whether the last note is of the form ``[Footnote 1: …]`` and has not been closed."""
    labelled = next(unit for unit, label, _ in reversed(entries) if label is not None)
    head = labelled.words[:24]
    if not head.startswith("[") or "]" in head.split(":")[0] or ":" not in head:
        return False
    return len(entries) < 50 and not entries[-1][0].tail.endswith("]")


def _follows(before: Label, label: Label) -> bool:
    """Whether a label may come next in a list."""
    if before.value is None or label.value is None:
        return before.value is None and label.value is None
    return 0 <= label.value - before.value <= _MOST_SKIPPED


def _is_placed(every: Sequence[Unit], after: int, found: NoteList) -> bool:
    """Whether a plainly numbered list may stand here: before a chapter's end or the text's."""
    label = found.entries[0][1]
    if label is not None and label.value != 1 and len(found.entries) < _ENOUGH:
        return False
    rest = [unit for unit in every[after : after + 3] if unit.kind is None]
    if not rest or is_comments_heading(rest[0].words):
        return True
    return rest[0].short and not rest[0].terminated and rest[0].gap > 0
