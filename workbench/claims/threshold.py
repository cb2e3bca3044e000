"""From which score on a statement is listed unless asked otherwise; nothing is imported for it."""

from __future__ import annotations

DEFAULT_THRESHOLD: float = 0.35
"""Statements whose ``check_worthy`` reaches it are listed; the rest are one key away."""
