"""Speakers over all documents: one row for one person, whatever the documents call them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from workbench.claims.aliases import Named, canonical
from workbench.store.connection import Store
from workbench.store.speakers import (
    NameRow,
    SaidRow,
    full_names,
    speaker_names,
    statements_of,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who is said to say things.

    Attributes:
        name: the fullest form of the name.
        forms: every form that stands for it, the most frequent first.
        documents: how many documents have it.
        claims: how many statements are given to it.
        known: (document, form) of each.
    """

    name: str
    forms: tuple[str, ...]
    documents: int
    claims: int
    known: tuple[tuple[str, str], ...]


def speakers(store: Store) -> list[Speaker]:
    """Everyone who is said to say things, those with the most statements first."""
    rows = speaker_names(store)
    short = {row.document for row in rows if " " not in row.name}
    names = [Named(*row) for row in (*rows, *full_names(store, short))]
    stands = canonical(names)
    groups: defaultdict[str, list[NameRow]] = defaultdict(list)
    for row in rows:
        groups[stands[row.document, row.name]].append(row)
    found = [_speaker(name, group) for name, group in groups.items()]
    return sorted(found, key=lambda speaker: (-speaker.claims, speaker.name))


def said_by(store: Store, name: str) -> list[SaidRow]:
    """The statements of everyone one of whose names has these words, in any case."""
    wanted = " ".join(name.lower().split())
    known = [
        pair
        for speaker in speakers(store)
        if any(wanted in form.lower() for form in (speaker.name, *speaker.forms))
        for pair in speaker.known
    ]
    return statements_of(store, known)


def _speaker(name: str, rows: list[NameRow]) -> Speaker:
    forms: Counter[str] = Counter()
    for row in rows:
        forms[row.name] += row.times
    return Speaker(
        name=name,
        forms=tuple(form for form, _ in sorted(forms.items(), key=lambda pair: (-pair[1], pair))),
        documents=len({row.document for row in rows}),
        claims=forms.total(),
        known=tuple((row.document, row.name) for row in rows),
    )
