"""Printed labels at the start of a line: of notes, and of list items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "caret",
    "bracket",
    "superscript",
    "symbol",
    "paren",
    "dot",
    "bare",
    "glued",
    "alone",
    "named",
    "letter",
    "key",
]

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"\[\^(?P<caret>[^\]\s]{1,60})\]:?"
    r"|\[(?:(?i:(?:foot|end)?notes?|fn|nb|n|ref)\.?\s?(?=\w+[\]:]))?(?P<bracket>\d{1,4}|[a-z]{1,2}|[ivxlc]{3,5}|[A-Z]"
    r"|[*†‡§¶]{1,4})[\]:]:?"
    r"|\((?P<paren>\d{1,4}|[a-z])\)"
    r"|(?P<superscript>[⁰¹²³⁴-⁹]{1,4})"
    r"|(?P<symbol>\*{1,4}|†{1,3}|‡{1,3}|§|¶)(?=\s?[^\W_]|\s?[“\"‘(_])"
    r"|(?P<dot>\d{1,4})(?:\.\)?|\)|:)(?=\s|[^\W\d_]|[“\"‘(^↑])"
    r"|(?P<bare>\d{1,4})(?=\s+[^\W\d_a-z]|\s+[“\"‘(]|\s+(?:https?:|www\.|[ivx]*bid))"
    r"|(?P<glued>\d{1,3})(?=[A-Z“\"‘][^\W\d_]|https?:|www\.)"
    r"|(?P<alone>\d{1,3})\.?\Z"
)
_NAMED = re.compile(
    r"(?:(?:foot|end)?note|fn|anmerkung|fu(?:ß|ss)note|nota)\.? "
    r"(?P<label>\d{1,4})\s?[.:—–-]\s?(?=\S)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?P<label>[a-z])[.)]\s(?=\S)")
_KEY = re.compile(r"\[(?P<label>[A-Za-z][\w.:+&/-]{1,40})\](?=\s+\S)")
_BULLET = re.compile(r"[•·▪▫■●○◦‣⁃▸►➤✓✔]\s*(?=\S)|[-–*+o]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?:(?:\d{1,3}|[a-z]|[ivxlc]{2,5})[.)]|[A-Z]\))(?:\d{1,2}\.?)*\s+(?=\S)")
_BACKLINK = re.compile(
    r"(?:(?:\^|↑|↩\ufe0e?)\s*(?:Jump up(?: to)?:?)?|Jump up(?: to)?:?\s*(?:\^|↑)?)"
    r"\s*(?:[a-z](?:\s|,\s?))*"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands at the start of a line.

    Attributes:
        label: what the reader sees, without brackets.
        style: how it is set.
        length: characters up to the first of the words behind it.
    """

    label: str
    style: Style
    length: int

    @property
    def value(self) -> int | None:
        """Its number, or None when it is none."""
        return int(self.label) if self.label.isascii() and self.label.isdigit() else None


def note_label(line: str) -> Label | None:
    """The label of a note that may begin with this line, or None."""
    # Most lines begin with a letter, and hardly a label does.
    if line[:1].isalpha():
        match = _NAMED.match(line) if line[0] in "FfEeNnAa" else None
        return Label(match["label"], "named", match.end()) if match else None
    if (match := _NOTE.match(line)) is None:
        return None
    style = match.lastgroup
    label = match[style or 0].translate(SUPERSCRIPTS)
    end = _behind_backlinks(line, match.end())
    return Label(label, style, end)  # type: ignore[arg-type]


def section_label(line: str) -> Label | None:
    """The label of a note in a section of notes, where more may be one: ``a.``, ``[Bell31]``."""
    if (label := note_label(line)) is not None:
        return label
    if (match := _LETTER.match(line) or _KEY.match(line)) is None:
        return None
    style: Style = "letter" if match.re is _LETTER else "key"
    return Label(match["label"], style, _behind_backlinks(line, match.end()))


def _behind_backlinks(line: str, end: int) -> int:
    """Where a note's words begin, white space and links back to the marks left out."""
    while end < len(line) and line[end].isspace():
        end += 1
    if (back := _BACKLINK.match(line, end)) is not None:
        end = back.end()
        while end < len(line) and line[end].isspace():
            end += 1
    return end


def backlink_length(line: str) -> int:
    """How many characters of back-links (``^ a b``, ``↑``) a line begins with."""
    match = _BACKLINK.match(line)
    return match.end() if match and match[0][0] in "^↑↩" else 0


def bullet_length(line: str) -> int:
    """How many characters the bullet or number of a list item takes; 0 when there is none."""
    if line[:1].isalpha() and not {".", ")", " "} & set(line[1:6]):
        return 0
    match = _BULLET.match(line) or _NUMBER.match(line)
    return match.end() if match else 0


def starts_item(line: str, before: Label | None, runs_on: bool) -> bool:
    """Whether a line inside a run of lines begins a list item or a note.

    Args:
        line: the line.
        before: the label of the item that is open above it; the next number up makes certain
            what is else only likely.
        runs_on: whether the line above is full and ends in mid-sentence.
    """
    label = note_label(line)
    if label and before and label.style == before.style and label.value == _next(before):
        return True
    if runs_on:
        return False
    if label is None:
        return bullet_length(line) > 0
    if label.style in ("caret", "bracket", "superscript"):
        return label.value is not None or len(label.label) == 1 or label.style == "caret"
    return label.style in ("dot", "paren", "symbol") and label.value in (None, 1)


def _next(label: Label) -> int:
    """The number after a label's; 0, which no label has, when it is none."""
    return 0 if label.value is None else label.value + 1
