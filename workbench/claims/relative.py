"""Dates that only the document's own date settles: ``yesterday``, ``last month``, ``Tuesday``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.claims.lexicon import WEEKDAYS
from workbench.claims.numerals import value


def last_weekday(name: str, published: date | None) -> str | None:
    """The weekday on or before the document's date: news looks back."""
    if published is None:
        return None
    back = (published.weekday() - WEEKDAYS[name.lower()]) % 7
    return (published - timedelta(days=back)).isoformat()


def resolved(match: re.Match[str], published: date) -> str | None:
    """``yesterday``, ``three weeks ago``, ``last month``, counted from the document's date."""
    if match["today"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["today"].lower(), 0)
        return (published + timedelta(days=shift)).isoformat()
    if match["ago"]:
        count, unit, direction = match["ago"].lower().split()
        number = value(count) if count not in ("several", "some", "a", "an") else None
        amount = 1 if count in ("a", "an") else None if number is None else int(number)
        return None if amount is None or direction != "ago" else _back(published, amount, unit)
    if not match["named"]:
        return None
    which, unit = match["named"].lower().rsplit(" ", 1)
    step = {"last": -1, "this": 0, "next": 1}.get(which)
    if step is None:
        return None
    if unit == "year":
        return str(published.year + step)
    if unit == "month":
        return _shift_month(published, step)
    if unit == "week":
        monday = published + timedelta(days=7 * step - published.weekday())
        return "{}-W{:02d}".format(*monday.isocalendar())
    return None


def _back(published: date, amount: int, unit: str) -> str | None:
    if unit.startswith("day"):
        return (published - timedelta(days=amount)).isoformat()
    if unit.startswith("week"):
        then = published - timedelta(weeks=amount)
        return "{}-W{:02d}".format(*then.isocalendar())
    if unit.startswith("month"):
        return _shift_month(published, -amount)
    years = amount * (10 if unit.startswith("decade") else 1)
    return str(published.year - years) if years < published.year else None


def _shift_month(published: date, step: int) -> str:
    index = published.year * 12 + published.month - 1 + step
    return f"{index // 12:04d}-{index % 12 + 1:02d}"
