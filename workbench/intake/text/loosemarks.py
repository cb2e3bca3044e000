"""What might be marks anywhere in a text: evidence for a note list, never more than that."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from workbench.intake.labels import SUPERSCRIPTS

_SHAPES = (
    re.compile(
        r"\[(?:\^|(?:(?:foot|end)?note|fn|nb|n|ref)\.? ?(?=\d))?"
        r"(?P<label>[^\W_]{1,4}|[*†‡§¶]{1,4})\\?\]",
        re.IGNORECASE,
    ),
    re.compile(r"\((?:see )?(?:(?:foot|end)?note|fn)\.? (?P<label>\d{1,4})\)", re.IGNORECASE),
    re.compile(r"\((?:(?<=[\w.!?,;”’\")]\()|(?<=[.,;] \())(?P<label>\d{1,3})\)"),
    re.compile(
        r"(?P<label>\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_][.,;:!?”’\"')\]]\d)|(?<=[,.]\d\d\d\d)"
        r"|(?<=[.,;][”’\"')]\d))\d{0,3})(?![\w%])"
    ),
    re.compile(r"(?P<label>[⁰¹²³⁴-⁹]+)"),
    re.compile(r"(?P<label>[*†‡§¶](?<=[\w.,;:!?”’\")\\].)[*†‡§¶]{0,3})"),
)
_SURE = re.compile(
    r"(?P<label>\d(?:(?<=[^\W\d_A-Z]{3}\d)|(?<=[^\W\d_A-Z]{2}[.,;:!?”’\"')\]]\d)"
    r"|(?<=[.,;!?][”’\"')]\d))\d{0,2})(?![\w%.,-])"
)
"""Digits behind a word of small letters, or behind the stop or the quotation mark after one."""


class LooseMarks:
    """The places of each label that may be a mark; found once, when first asked.

    Args:
        text: the whole text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[str, int] | None = None
        self._sure: dict[str, list[int]] | None = None

    def first(self, label: str) -> int:
        """Where a label first stands as a mark might; behind the text's end if nowhere."""
        if self._first is None:
            self._first = {}
            for shape in _SHAPES:
                for label_found, place in _found(shape, self._text):
                    self._first[label_found] = min(place, self._first.get(label_found, place))
        return self._first.get(label, len(self._text))

    def sure_place(self, label: str, start: int, end: int) -> int | None:
        """Where a number first stands in a stretch of text as hardly anything but a mark does."""
        if self._sure is None:
            self._sure = defaultdict(list)
            for label_found, place in _found(_SURE, self._text):
                self._sure[label_found].append(place)
        places: Sequence[int] = self._sure.get(label, ())
        at = bisect_left(places, start)
        return places[at] if at < len(places) and places[at] < end else None


def _found(shape: re.Pattern[str], text: str) -> list[tuple[str, int]]:
    """The labels of one shape in a text, with their places."""
    return [
        (match["label"].translate(SUPERSCRIPTS), match.start()) for match in shape.finditer(text)
    ]
