"""What was made of the latest texts, kept for the next time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")

CHARACTERS = 12_000_000
"""Of all texts that are kept together; what is made of one takes some ten times its size."""
MOST = 64


class Recent(Generic[Made]):
    """A function of a text that remembers its latest results, up to a size; for all threads.

    Args:
        make: the function.
        characters: of the texts that are remembered together; the latest one always is.
    """

    def __init__(self, make: Callable[[str], Made], characters: int = CHARACTERS) -> None:
        self._make, self._characters = make, characters
        self._held: OrderedDict[str, Made] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def __call__(self, text: str) -> Made:
        """What is made of a text."""
        with self._lock:
            if text in self._held:
                self._held.move_to_end(text)
                return self._held[text]
        made = self._make(text)
        with self._lock:
            if text not in self._held:
                self._held[text] = made
                self._size += len(text)
            while len(self._held) > 1 and (self._size > self._characters or len(self._held) > MOST):
                forgotten, _ = self._held.popitem(last=False)
                self._size -= len(forgotten)
        return made

    def forget(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._held.clear()
            self._size = 0
