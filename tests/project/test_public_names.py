"""The Python interface: every name is there, and its home is what it says."""

from __future__ import annotations

import pytest

import workbench


@pytest.mark.parametrize("name", sorted(set(workbench.__all__) - {"__version__"}))
def test_every_public_name_loads_and_is_documented(name: str) -> None:
    value = getattr(workbench, name)
    assert value.__doc__
    assert name in dir(workbench)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nobody"):
        _ = workbench.nobody
