"""Rows read in pages, by key, and the few that were used last."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from workbench.review.content.row import Listed

PAGE = 64
"""Rows read at a time."""

KEPT_PAGES = 64

ReadRows = Callable[[Sequence[int]], Mapping[int, Listed]]
"""Reads claims by their keys; those that are gone are missing from the answer."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """A mapping that keeps the values used last.

    Args:
        size: how many.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """The value, or None if it was never put or fell out."""
        value = self._kept.get(key)
        if value is not None:
            self._kept.move_to_end(key)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in place of the one unused for longest."""
        self._kept[key] = value
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)


class Pages:
    """The rows of a list, read page by page as they are asked for.

    Args:
        read: reads rows by their keys.
    """

    def __init__(self, read: ReadRows) -> None:
        self._read = read
        self._pages: Recent[int, Mapping[int, Listed]] = Recent(KEPT_PAGES)

    def row(self, keys: array[int], index: int) -> Listed | None:
        """The claim on a row of the list, or None if it is gone from the database."""
        page = index // PAGE
        rows = self._pages.get(page)
        if rows is None:
            rows = self._read(keys[page * PAGE : (page + 1) * PAGE])
            self._pages.put(page, rows)
        return rows.get(keys[index])

    def forget(self) -> None:
        """Read everything anew when it is next asked for."""
        self._pages.clear()
