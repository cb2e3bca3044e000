"""LaTeX's page: words become blocks as paragraphs, lists and headings open and close."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.intake.galley import Galley
from workbench.intake.raised import is_mark
from workbench.model.document import BlockKind

_CONTEXT = 40


class Printer:
    """Sets words in a galley.

    Attributes:
        galley: where they are set.
        prints: off in the preamble and after the end of the document.
        contexts: the kind and level of the paragraphs that begin now, the innermost last.
    """

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.prints = True
        self.contexts: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self._joint: str | None = None
        self._is_open = False
        self._block = 0
        self._entry: tuple[str, str, int] | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether everything goes into one block for now."""
        return self._joint is not None

    def words(self, text: str) -> None:
        """Set words; a paragraph begins when none is open."""
        if self.prints and (text.strip() or self._is_open):
            self.begin()
            self.galley.flow(text)

    def begin(self) -> None:
        """Begin a paragraph, unless one is open."""
        if not self._is_open and not self.is_sealed:
            self.galley.open(*self.contexts[-1])
            self._block = self.galley.here
            self._is_open = True

    def close(self) -> None:
        """End the open block, unless it is sealed; as a reference-list entry, when it is one."""
        if self.is_sealed:
            return
        entry, self._entry = self._entry, None
        if entry:
            key, label, body = entry
            self.galley.entry(key, label, body=body)
        self.galley.close()
        self._is_open = False

    def begin_entry(self, key: str, label: str, shown: str) -> None:
        """Begin a reference-list entry with its printed label."""
        self.close()
        if self.prints:
            self.begin()
            self.galley.write(shown)
            if not self.is_sealed:
                self._entry = key, label, self.galley.here

    def end_paragraph(self) -> None:
        """The paragraph ends; in a block that stays open, its joint is set."""
        if self._joint is None:
            self.close()
        elif self.prints:
            self.galley.write(self._joint)

    @contextmanager
    def sealed(self, joint: str = " ") -> Iterator[None]:
        """Set what follows into one block; the paragraphs in it are joined."""
        before = self._joint, self._is_open, self._block
        self._joint, self._is_open, self._block = joint, True, self.galley.here
        yield
        self._joint, self._is_open, self._block = before

    @contextmanager
    def block(self, kind: BlockKind, level: int = 0) -> Iterator[None]:
        """Set what follows into a block of its own, unless everything goes into one."""
        if self.is_sealed:
            yield
            return
        self.close()
        self.galley.open(kind, level)
        with self.sealed():
            yield
        self.galley.close()

    def verbatim(self, text: str) -> None:
        """Set text as it stands; lines of it are a block of their own."""
        if not self.prints:
            return
        if "\n" in text.strip() and not self.is_sealed:
            self.close()
            self.galley.open("boilerplate")
            self.galley.write(text.strip("\n"))
            self.galley.close()
        else:
            self.begin()
            self.galley.write(text)

    def before(self) -> str:
        """The last words of the open block."""
        if not self._is_open:
            return ""
        return self.galley.since(max(self._block, self.galley.here - _CONTEXT))

    def mark_if_raised(self, before: str, start: int) -> None:
        """Declare superscript set since ``start`` a mark, when it looks like one."""
        if self.prints and is_mark(before, self.galley.since(start).strip()):
            self.galley.anchor(start, None)
