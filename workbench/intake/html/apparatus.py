"""Marks and notes from places on the page to places in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from workbench.intake.html.addresses import Addresses
from workbench.intake.html.extent import NoteNode
from workbench.intake.html.notes import Apparatus, Mark
from workbench.intake.html.text import Setter, edges
from workbench.intake.html.tree import Node, Page
from workbench.intake.html.words import is_arrow, is_back_element, label_of
from workbench.intake.labels import SUPERSCRIPTS
from workbench.model.document import Target
from workbench.model.manuscript import Anchor, NoteSpan

_CLOSING = re.compile(r"\s*[\])]?\s*[.:)]?\s*")
_DASHES = re.compile(r"\s*[-–—‐‑]\s*")
_NUMBER = re.compile(r"\d{1,4}")
_EDGE = "^↑↩↵⤴⏎⮐⬆⇑⇧⇪↖«⟲˄⌃\ufe0e\ufe0f"
_MOST_IMPLIED = 60


def anchors(text: str, setter: Setter, apparatus: Apparatus) -> tuple[Anchor, ...]:
    """The marks, in text order; those that a linked range (``2–5``) leaves out are added."""
    found: list[Anchor] = []
    for mark in apparatus.marks:
        span = edges(text, setter.span(mark.node))
        if span[0] < span[1]:
            found.extend(_anchors(text, mark, span))
    found.sort(key=lambda anchor: (anchor.start, anchor.end))
    keys = {note.start.label: note.start.key for note in apparatus.notes}
    return tuple(_with_implied(text, _apart(found), keys))


def _anchors(text: str, mark: Mark, span: tuple[int, int]) -> Iterator[Anchor]:
    if len(mark.labels) == 1:
        yield Anchor(mark.labels[0], *span, mark.notes[0])
        return
    places = {match.group(): match.span() for match in _NUMBER.finditer(text, *span)}
    between = _DASHES.search(text, *span)
    for label, note in zip(mark.labels, mark.notes, strict=True):
        place = places.get(label, between.span() if between else span)
        yield Anchor(label, *place, note)


def _apart(found: Iterable[Anchor]) -> Iterator[Anchor]:
    """The marks without those inside others."""
    behind = -1
    for anchor in found:
        if anchor.start >= behind:
            behind = anchor.end
            yield anchor


def _with_implied(text: str, found: Iterable[Anchor], keys: dict[str, str]) -> Iterator[Anchor]:
    before: Anchor | None = None
    for anchor in found:
        if (
            before is not None
            and anchor.start - before.end < 5
            and _DASHES.fullmatch(text, before.end, anchor.start)
            and before.label.isdigit()
            and anchor.label.isdigit()
            and 1 < int(anchor.label) - int(before.label) < _MOST_IMPLIED
        ):
            span = edges(text, (before.end, anchor.start))
            for number in range(int(before.label) + 1, int(anchor.label)):
                if str(number) in keys:
                    yield Anchor(str(number), *span, keys[str(number)])
        yield anchor
        before = anchor


def note_spans(
    page: Page, text: str, setter: Setter, apparatus: Apparatus, addresses: Addresses
) -> tuple[NoteSpan, ...]:
    """The notes, in text order; an empty one is none."""
    labels = {note.first.index: note.start.label for note in apparatus.notes}
    labels |= {note.start.node.index: note.start.label for note in apparatus.notes}
    found = []
    for note in apparatus.notes:
        start, end = edges(text, setter.span(note.first, note.last, note.until))
        if note.until is not None and text[end - 1 : end] in {"[", "("}:
            start, end = edges(text, (start, end - 1))  # the bracket opens the next label
        if start >= end:
            continue
        inside = _inside(page, note)
        back = [
            edges(text, setter.span(node))
            for node in inside
            if is_back_element(node) or (node.tag == "a" and apparatus.links.is_back_link(node))
        ]
        printed = [
            edges(text, setter.span(node))
            for node in inside[:12]
            if page.size(node) <= len(note.start.label) + 4
            and label_of(page.text(node, 60)) == note.start.label
        ]
        body = _body(text, note.start.label, (start, end), printed, back)
        pointed = _targets(page, inside, addresses, labels, note.start.label)
        found.append(NoteSpan(note.start.key, note.start.label, start, end, body, 0, pointed))
    return _sections(sorted(found, key=lambda span: span.start))


def _inside(page: Page, note: NoteNode) -> list[Node]:
    """The elements of a note."""
    end = note.until.index if note.until is not None else note.last.last + 1
    return list(page.nodes[note.first.index : end])


def _body(
    text: str,
    label: str,
    span: tuple[int, int],
    printed: list[tuple[int, int]],
    back: list[tuple[int, int]],
) -> tuple[int, int]:
    """The span of a note's words: without its label and the links back before and behind them.

    Args:
        text: the page's text.
        label: the note's label.
        span: the note's span.
        printed: where an element inside shows the label.
        back: where links lead back to marks.
    """
    at, end = span
    begins = {start: stop for start, stop in (*printed, *back) if stop > start}
    labelled = False
    while at < end:
        place = at + 1 if text[at] in "[(" else at
        if place in begins:
            labelled = labelled or (place, begins[place]) in printed
            at = begins[place]
        elif text[at].isspace() or text[at] in _EDGE or (at > span[0] and text[at] in ".:)],"):
            at += 1
        elif not labelled and (behind := _printed_end(text, label, at, end)) is not None:
            labelled, at = True, behind
        else:
            break
    return at, _body_end(text, at, end, {stop: start for start, stop in back if stop > start})


def _printed_end(text: str, label: str, at: int, end: int) -> int | None:
    """Where the label that is printed in the text at a place ends, or None.

    A number or letter needs a bracket or a stop behind it, lest it be the note's first word.
    """
    start = at + 1 if text[at] in "[(" else at
    stop = start + len(label)
    printed = text[start:stop].translate(SUPERSCRIPTS)
    if stop > end or printed.casefold() != label.casefold():
        return None
    closing = _CLOSING.match(text, stop, end)
    bare_word = label.isalnum() and printed == text[start:stop]
    if closing is None or (bare_word and not closing.group().strip()):
        return None
    return closing.end()


def _body_end(text: str, start: int, end: int, ends: dict[int, int]) -> int:
    """Where a note's words end, before the links back that stand last, bracketed or not."""
    while end > start:
        bracket = text[end - 1] in "])" and end - 1 in ends
        place = end - 1 if bracket else end
        if place in ends and ends[place] >= start:
            end = ends[place]
            if bracket and text[end - 1 : end] in {"[", "("}:
                end -= 1
        elif text[end - 1].isspace() or text[end - 1] in _EDGE:
            end -= 1
        else:
            break
    return end


def _targets(
    page: Page, inside: list[Node], addresses: Addresses, labels: dict[int, str], own: str
) -> tuple[Target, ...]:
    """What a note links to: addresses, what they stand for, and other notes by their labels."""
    found = [(node.index, target) for node, target in addresses.targets(inside)]
    for node in inside:
        if node.tag == "a" and "#" in node.attrs.get("href", ""):
            place = page.anchors.get(unquote(node.attrs["href"].rpartition("#")[2]))
            label = labels.get(place.index) if place is not None else None
            if label is not None and label != own and not is_arrow(page.text(node, 60)):
                found.append((node.index, Target("cross-reference", label)))
    found.sort(key=lambda pair: pair[0])
    return tuple(dict.fromkeys(target for _, target in found))


def _sections(found: list[NoteSpan]) -> tuple[NoteSpan, ...]:
    """The notes; where numbering begins again, each stretch is a section."""
    labels = [note.label for note in found if note.label]
    if len(set(labels)) == len(labels):
        return tuple(found)
    section, seen, numbered = 1, set[str](), []
    for note in found:
        if note.label in seen:
            section, seen = section + 1, set()
        if note.label:
            seen.add(note.label)
        numbered.append(replace(note, section=section))
    return tuple(numbered)
