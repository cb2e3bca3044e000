"""Statements for the tests: neutral, invented."""

from __future__ import annotations

from hypothesis import strategies as st

_LISTED = """
    the bridge river harbour library old new 12 890 1932 May was were rebuilt closed opened not
    no Anna Keller Marlow Hale km percent and of in to on ships boats lost never all some about
    more than million said may , . “ ” ’s - ( )
"""
WORDS = _LISTED.split()
STATEMENTS = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)
"""Word salad with everything in it that is looked for."""
TEXTS = st.one_of(STATEMENTS, st.text(max_size=60))
