"""Statements to match others against, without a claims database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.matching.counterparts import SHORTLIST, rank
from workbench.matching.statement import Statement
from workbench.matching.terms import terms
from workbench.model.comparison import Match
from workbench.store.fast_index import LARGE, folder
from workbench.store.text_index import TextIndex

if TYPE_CHECKING:
    from workbench.matching.fast.index import FastIndex


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
        self._path = None if str(path) == ":memory:" else Path(path)
        self._fast: FastIndex | None = None
        self._last = 0

    def add(self, items: Iterable[tuple[str, str]]) -> None:
        """Add pairs of an id and a text, all or none; a known id's text is replaced."""
        gone = self._texts.add(items)
        if self._fast is not None:
            for number in gone:
                self._fast.drop(number, number)

    def match(self, text: str, top: int = 10) -> list[Match]:
        """The statements nearest to a text, best first, with what differs; ties by id.

        BM25 over the whole index is half of the score.
        """
        query = Statement("", "query", text)
        fast = self._index()
        if fast is None:
            near = self._texts.candidates(terms(text), max(SHORTLIST, top))
            strongest = max(near.values(), default=0.0)
        else:
            nearest = fast.nearest(query, self._texts.ids, top, strengths=True)
            near = {number: measure for number, (_, measure) in nearest.found.items()}
            strongest = nearest.strongest
        texts = self._texts.texts(list(near))
        shortlist = [Statement(id, "index", held) for id, held in texts.values()]
        strengths = {id: near[number] for number, (id, _) in texts.items()}
        ranked = rank(query, shortlist, limit=top, strengths=strengths, strongest=strongest)
        return [
            Match(pair.counterpart, pair.score, pair.relation, pair.differences) for pair in ranked
        ]

    def match_many(self, texts: Sequence[str], top: int = 10) -> list[list[Match]]:
        """:meth:`match` for each of several texts."""
        return [self.match(text, top) for text in texts]

    def close(self) -> None:
        """Close the file, if there is one."""
        self._texts.close()

    def _index(self) -> FastIndex | None:
        """The fast index, where there are so many statements that it is worth it."""
        if self._fast is None and len(self._texts) < LARGE:
            return None
        from workbench.matching.fast.files import IndexFiles
        from workbench.matching.fast.index import FastIndex

        files = IndexFiles(folder(self._path)) if self._path else None
        state = {"texts": self._texts.state()}
        if self._fast is None:
            kept = files.load() if files else None
            self._fast = kept[0] if kept and kept[1] == state else FastIndex()
            self._last = self._fast.last
        if self._texts.last() > self._last:
            self._fast.add((number, text, None) for number, text in self._texts.after(self._last))
            self._last = self._texts.last()
            if files:
                files.save(self._fast, state)
        return self._fast
