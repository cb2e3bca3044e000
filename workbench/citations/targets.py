"""From a note's words to what it points to: addresses, identifiers, other notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.citations import crossrefs
from workbench.citations.addresses import addresses
from workbench.citations.identifiers import identifiers, of_address
from workbench.model.document import Target

_LOOSE = re.compile(r"^https?://(?:www\.)?|/+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as far as its targets go.

    Attributes:
        label: what the reader sees.
        text: the note's words as they stand, line breaks included.
        declared: what the format says it links to.
    """

    label: str
    text: str
    declared: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A note's targets.

    Attributes:
        astray: labels of notes that it refers to and that are not there.
    """

    targets: tuple[Target, ...]
    astray: tuple[str, ...] = ()


def find_targets(text: str) -> tuple[Target, ...]:
    """The addresses and identifiers in a note's words, in order, each once."""
    found: list[tuple[int, Target]] = []
    for address in addresses(text):
        found.append((address.start, Target("url", address.url)))
        identifier = of_address(address)
        if identifier is not None:
            found.append((address.start, identifier))
    found.extend(identifiers(text))
    found.sort(key=lambda pair: pair[0])
    return _once(target for _, target in found)


def resolve_targets(entries: Sequence[Entry]) -> list[Resolved]:
    """The targets of a document's notes, references from note to note among them.

    Args:
        entries: the notes, in the order in which a reader meets them.

    Returns:
        The targets of each. What the format declares comes first, then what the words say. The
        value of a cross-reference is the label of the note referred to.
    """
    labels = {entry.label for entry in entries if entry.label}
    works: dict[str, str] = {}
    resolved = []
    before: str | None = None
    for entry in entries:
        words = " ".join(entry.text.split())
        aims: list[str] = []
        astray: list[str] = []
        if crossrefs.preceding(words):
            (aims if before is not None else astray).append(before or "the one before")
        for number in crossrefs.numbered(words):
            (aims if number in labels else astray).append(number)
        named = list(crossrefs.works_cited(words))
        for name in named:
            (aims if name in works else astray).append(works.get(name, name))
        if not aims and not astray:
            for name in crossrefs.names(words):
                works.setdefault(name, entry.label)
        pointers = (Target("cross-reference", aim) for aim in aims if aim)
        targets = _once([*entry.declared, *find_targets(entry.text), *pointers])
        resolved.append(Resolved(targets, tuple(astray)))
        before = entry.label or before
    return resolved


def _once(targets: Iterator[Target] | Sequence[Target]) -> tuple[Target, ...]:
    """Targets without those that say the same again."""
    kept: dict[tuple[str, str], Target] = {}
    for target in targets:
        value = _LOOSE.sub("", target.value) if target.kind == "url" else target.value
        kept.setdefault((target.kind, value.lower()), target)
    return tuple(kept.values())
