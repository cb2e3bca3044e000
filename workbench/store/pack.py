"""Lists and small objects in a column, as JSON: an object is the list of its fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from workbench.model.claim import Claim, DateMention, Name, Quantity, Quotation
from workbench.model.comparison import Difference
from workbench.model.document import Target
from workbench.safe.terminal import clean

_PARTS: tuple[tuple[str, type[Any]], ...] = (
    ("quotations", Quotation),
    ("quantities", Quantity),
    ("dates", DateMention),
    ("names", Name),
)
"""What a claim's ``detail`` holds, in this order."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_VALUES = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Quotation, Quantity, DateMention, Name, Difference, Target)
}


def pack(value: Any) -> str:
    """Write a value as JSON, in one line without spaces."""
    return _ENCODER.encode(value)


def unpack(text: str, safe: bool) -> Any:
    """Read JSON.

    Args:
        text: as :func:`pack` wrote it.
        safe: make the strings in it safe for a terminal. Doing so before reading does not
            help: JSON writes control characters as escapes.
    """
    value = json.loads(text)
    return _cleaned(value) if safe and "\\" in text else value


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def pack_objects(objects: Sequence[Any]) -> str:
    """Write dataclass objects of one kind as a list of lists."""
    return pack(_lists(objects))


def _lists(objects: Iterable[Any]) -> list[tuple[Any, ...]]:
    return [_VALUES[type(item)](item) for item in objects]


def unpack_targets(text: str, safe: bool) -> tuple[Target, ...]:
    """The targets of a note."""
    return tuple(Target(*values) for values in unpack(text, safe))


def unpack_strings(text: str, safe: bool) -> tuple[str, ...]:
    """A list of strings."""
    return tuple(unpack(text, safe))


def unpack_spans(text: str) -> tuple[tuple[int, int], ...]:
    """A list of spans."""
    return tuple((start, end) for start, end in json.loads(text))


def pack_detail(claim: Claim) -> str:
    """A claim's quotations, quantities, dates and names."""
    return pack([_lists(getattr(claim, part)) for part, _ in _PARTS])


def unpack_detail(text: str, safe: bool) -> dict[str, tuple[Any, ...]]:
    """What :func:`pack_detail` wrote, by the names of the claim's fields."""
    return {
        part: tuple(kind(*values) for values in lists)
        for (part, kind), lists in zip(_PARTS, unpack(text, safe), strict=True)
    }


def unpack_differences(text: str, safe: bool) -> tuple[Difference, ...]:
    """The differences of a pair."""
    return tuple(
        Difference(kind, left, right, _span(left_span), _span(right_span))
        for kind, left, right, left_span, right_span in unpack(text, safe)
    )


def unpack_aligned(text: str) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """The aligned spans of a pair."""
    return tuple(((a, b), (c, d)) for (a, b), (c, d) in json.loads(text))


def _span(values: list[int] | None) -> tuple[int, int] | None:
    return (values[0], values[1]) if values else None
