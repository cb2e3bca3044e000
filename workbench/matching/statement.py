"""What matching needs to know of a claim."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as matching sees it.

    Attributes:
        id: the claim's id.
        document: its document's id.
        text: the exact text; differences and alignment are spans of it.
        reading: the statement as it stands alone; what is scored. Empty: the text is.
        speaker: who is said to say it, or None.
        marks: spans of ``text`` that are no words of it (reference marks).
    """

    id: str
    document: str
    text: str
    reading: str = ""
    speaker: str | None = None
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def scored(self) -> str:
        """The words that are scored."""
        return self.reading or self.text

    @property
    def compared(self) -> str:
        """``text`` with its marks blanked out: the same length, so that spans hold."""
        blanked = self.text
        for start, end in self.marks:
            blanked = blanked[:start] + " " * (end - start) + blanked[end:]
        return blanked
