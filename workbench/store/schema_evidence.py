"""Tables: what captures hold, beside their bytes."""

from __future__ import annotations

SINCE = 7
"""The first version of the schema that has these tables."""

DDL: tuple[str, ...] = ()
