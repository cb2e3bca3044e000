"""Statements to match others against, without a claims database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from workbench.matching.counterparts import SHORTLIST, rank
from workbench.matching.statement import Statement
from workbench.matching.terms import terms
from workbench.model.comparison import Match
from workbench.store.text_index import TextIndex


class Index:
    """An index of statements, in memory or in a file of its own.

    ::

        index = Index()
        index.add([("a", "The weir was rebuilt in 1931."), ("b", "Eels pass it in autumn.")])
        index.match("The weir at Hale was rebuilt in 1934.", top=1)

    Args:
        path: a file, made if missing; ``":memory:"`` for none.

    Raises:
        StoreError: the file is something else, or cannot be opened.
    """

    def __init__(self, path: str | Path = ":memory:") -> None:
        self._texts = TextIndex(path)

    def add(self, items: Iterable[tuple[str, str]]) -> None:
        """Add pairs of an id and a text, all or none; a known id's text is replaced."""
        self._texts.add(items)

    def match(self, text: str, top: int = 10) -> list[Match]:
        """The statements nearest to a text, best first, with what differs; ties by id."""
        wanted = terms(text)
        found = self._texts.candidates(wanted, max(SHORTLIST, top))
        shortlist = [Statement(id, "index", held) for id, held in found]
        return [
            Match(pair.counterpart, pair.score, pair.relation, pair.differences)
            for pair in rank(Statement("", "query", text), shortlist, limit=top)
        ]

    def match_many(self, texts: Sequence[str], top: int = 10) -> list[list[Match]]:
        """:meth:`match` for each of several texts."""
        return [self.match(text, top) for text in texts]

    def close(self) -> None:
        """Close the file, if there is one."""
        self._texts.close()
