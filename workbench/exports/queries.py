"""The open questions, grouped by the source or the person they go to: a list to work through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from workbench.exports.verification_log import Log
from workbench.model.identity import SHORT
from workbench.safe.markdown import escape
from workbench.store.captures import captures_of
from workbench.store.checking import QueryRow
from workbench.store.connection import Store

NO_SOURCE = "no source cited"
_WAYS: tuple[Literal["person", "source"], ...] = ("person", "source")
_WHO = {"writer": "the writer", "source": "a source", "other": "somebody else"}


def grouped(
    store: Store, rows: Sequence[QueryRow], by: Literal["source", "person"]
) -> dict[str, list[QueryRow]]:
    """Queries by the sources that their claims cite (one may stand under several), or by person.

    Args:
        rows: in the order in which they are to stand.
    """
    found: dict[str, list[QueryRow]] = {}
    for row in rows:
        names = [person_of(row)] if by == "person" else _sources(store, row)
        for name in names:
            found.setdefault(name, []).append(row)
    return {name: found[name] for name in sorted(found)}


def person_of(row: QueryRow) -> str:
    """Who is asked, as far as it is known."""
    return row.person or _WHO[row.addressee]


def _sources(store: Store, row: QueryRow) -> list[str]:
    """What a query's claim cites: addresses, else the notes' words."""
    if not row.text:
        return [NO_SOURCE]
    cited = captures_of(store, row.claim)
    names = [one.url or (one.target.value if one.target else one.note.text) for one in cited]
    return list(dict.fromkeys(names)) or [NO_SOURCE]


def render(log: Log) -> Iterator[str]:
    """The list, piece by piece."""
    yield "# Queries\n"
    for row, _ in log.documents:
        asked = [query for query in log.queries(row.id) if query.open]
        if not asked:
            continue
        yield f"\n## {escape(row.title or row.name)}\n"
        for by in _WAYS:
            yield f"\n### By {by}\n"
            for name, rows in grouped(log.store, asked, by).items():
                yield f"\n#### {escape(name)}\n\n"
                for query in rows:
                    yield from _query(query)


def _query(row: QueryRow) -> Iterator[str]:
    yield f"- [ ] {escape(row.question or 'a question that is left out here')}\n"
    yield f"  - Claim `{row.claim[:SHORT]}`: {escape(row.text)}\n"
    yield f"  - To {escape(person_of(row))}, by {escape(row.reviewer)}, {row.at[:10]}"
    yield f" (query `{row.event[:SHORT]}`)\n"
