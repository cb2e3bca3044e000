"""Dates that documents declare of themselves, as ISO 8601."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

from workbench.intake.dates import first_date

_ISO = re.compile(
    r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?)?"
)
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST = 100


def iso_date(value: str) -> str | None:
    """A declared date in any common form as ISO 8601, as exact as it is; None when it is none."""
    value = value.strip()[:_LONGEST]
    if match := _ISO.match(value):
        return match.group().strip().replace(" ", "T", 1) if 1400 < int(value[:4]) < 2200 else None
    if match := _SLASHED.match(value):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return first_date(value) or (value if _YEAR.fullmatch(value) else None)
