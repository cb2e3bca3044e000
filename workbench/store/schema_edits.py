"""Tables: corrections, hand-made claims and carried-over verdicts."""

from __future__ import annotations

SINCE = 4
"""The first version of the schema that has these tables."""

DDL: tuple[str, ...] = ()
