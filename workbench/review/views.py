"""Saved views: filter lines with a name and a key."""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """A filter line that is kept: choosing it is the same as typing it."""

    name: str
    line: str


VIEWS: tuple[View, ...] = (
    View("all", ""),
    View("open", "is:open"),
    View("contested", "is:contested"),
    View("unsupported", "is:unsupported"),
    View("mine", "by:me"),
    View("stale", "is:stale"),
    View("problems", "has:problem"),
)
"""The views that are always there; the configuration may add others after them."""
