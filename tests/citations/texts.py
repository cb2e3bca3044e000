"""Texts for the tests of this room: made of invented sentences, with marks where one wants them."""

from __future__ import annotations

from workbench.citations.link import Linked, link
from workbench.intake.reader import read_manuscript
from workbench.model.document import Marker

SENTENCES = (
    "The harbour office kept the lens in a shed behind the customs house",
    "Two keepers cleaned its prisms by hand for the better part of a year",
    "The lamp was lit before a crowd that had walked across the sands",
    "Nobody knows how long the new burner will last in the salt air",
    "The fog signal was moved to the breakwater after the great storm",
    "A survey of seabirds counted the kittiwakes on the northern ledges",
    "The masons replaced the granite blocks on the weather side",
    "The causeway floods twice a day and visitors must mind the tide",
)


def linked(text: str, name: str = "story.txt") -> Linked:
    """The marks and notes of a text."""
    return link(read_manuscript(text, name=name))


def labels(text: str) -> list[str]:
    """The labels of its marks, in order."""
    return [marker.label for marker in linked(text).markers]


def spans(text: str) -> list[str]:
    """The words of its marks' spans, in order."""
    return [text[marker.start : marker.end] for marker in linked(text).markers]


def pairs(text: str) -> list[tuple[str, str | None]]:
    """Each mark's label with the words of its note."""
    result = linked(text)
    return [(marker.label, _words(result, marker)) for marker in result.markers]


def complaints(text: str) -> list[str]:
    """The kinds of its problems, in order."""
    return [problem.kind for problem in linked(text).problems]


def _words(result: Linked, marker: Marker) -> str | None:
    return None if marker.note is None else result.notes[marker.note].text
