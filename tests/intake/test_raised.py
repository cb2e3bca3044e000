from __future__ import annotations

import pytest

from workbench.intake.raised import is_mark


@pytest.mark.parametrize(
    ("before", "raised"),
    [
        ("the bridge", "3"),
        ("the bridge.", "12"),
        ("“the bridge”", "4"),
        ("the bridge (of 1843, rebuilt)", "5"),
        ("it stood empty in 1843", "6"),
        ("spoke to it", "7"),
        ("the well-to-do", "8"),
        ("12 %", "9"),
        ("the bridge", "*"),
        ("the bridge.", "a"),
        ("the bridge", "a"),
        ("the bridge", "2–4"),
        ("the bridge", "2, 3"),
        ("the bridge", "[5]"),
        ("the bridge*", "†"),
    ],
)
def test_marks(before: str, raised: str) -> None:
    assert is_mark(before, raised)


@pytest.mark.parametrize(
    ("before", "raised"),
    [
        ("covers 5 km", "2"),
        ("in m", "2"),
        ("10", "6"),
        ("1,843", "6"),
        ("E = mc", "2"),
        ("f(x)", "2"),
        ("ψ−", "1"),
        ("a + b", "3"),
        ("the 19", "th"),
        ("X", "2"),
        ("", "2"),
        ("the bridge ", "2"),
        ("call(", "*"),
        ("12", "a"),
    ],
)
def test_no_marks(before: str, raised: str) -> None:
    assert not is_mark(before, raised)
