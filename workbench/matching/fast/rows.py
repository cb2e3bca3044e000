"""Rows of different lengths, laid out one after the other in one array."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def bounds(sizes: Ints) -> Ints:
    """Where each row begins, and where the last one ends."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)))


def spread(at: Ints, rows: NDArray[np.integer]) -> Ints:
    """The places of all that is in some rows, one row after the other.

    Args:
        at: :func:`bounds` of all rows.
        rows: which of them, by number.
    """
    sizes = at[rows + 1] - at[rows]
    ends = np.cumsum(sizes)
    shift = np.repeat(at[rows] - (ends - sizes), sizes)
    shift += np.arange(len(shift))
    return shift
