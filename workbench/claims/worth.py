"""How much a statement is worth checking."""

from __future__ import annotations

DEFAULT_THRESHOLD: float = 0.5
"""Statements at or above it are listed unless asked otherwise."""
