"""Tables: second checks, adjudications and queries."""

from __future__ import annotations

SINCE = 6
"""The first version of the schema that has these tables."""

DDL: tuple[str, ...] = ()
