"""Tables: where a statement comes from first, and what helps to find its like."""

from __future__ import annotations

SINCE = 5
"""The first version of the schema that has these tables."""

DDL: tuple[str, ...] = ()
