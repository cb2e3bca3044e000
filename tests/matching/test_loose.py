"""What is told loosely, or of being able to, is no difference."""

from __future__ import annotations

import pytest

from workbench.matching.differences import differences


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The light can be seen for twenty miles.", "The light can be seen for 19 nautical miles."),
        ("The keeper could see the light at Hale.", "The keeper saw the light at Hale."),
        ("The horn could be heard at Hale in fog.", "The horn was heard at Hale in fog."),
        ("The range is 10 nautical miles by day.", "The range is 18.5 km by day."),
    ],
)
def test_it_is_no_difference(left: str, right: str) -> None:
    assert not differences(left, right).differences


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The light is seen for 20 miles.", "The light is seen for 9 nautical miles.", "number"),
        ("The light is seen for 20 miles.", "The light is seen for 20 nautical miles.", "unit"),
        ("The bridge could be closed in May.", "The bridge was closed in May.", "hedge"),
        ("The weir could have burst at Hale.", "The weir burst at Hale.", "hedge"),
    ],
)
def test_what_parts_them_is_still_told(left: str, right: str, kind: str) -> None:
    assert [found.kind for found in differences(left, right).differences] == [kind]
