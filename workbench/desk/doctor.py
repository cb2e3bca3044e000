"""How the program and a database are doing, and which signals of matching can be relied on."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.connection import Store
    from workbench.store.health import Decided

EXTRAS = {
    "agreement": "krippendorff",
    "archive": "warcio",
    "multilingual": "sentencex",
    "pandoc": "pypandoc",
    "serve": "textual_serve",
}
"""The optional parts, each with the module that it needs."""
_BANDS = ((0.5, 1.01), (0.3, 0.5), (0.0, 0.3))


@dataclass(frozen=True, slots=True)
class Signal:
    """How often a signal was right, by what reviewers said of the pairs that had it.

    Attributes:
        name: ``score 0.50-1.00``, ``agrees``, ``differs: number``, …
        confirmed, dismissed: pairs.
    """

    name: str
    confirmed: int
    dismissed: int

    @property
    def precision(self) -> float:
        """The share of those decided that were confirmed."""
        return self.confirmed / (self.confirmed + self.dismissed)


def signals(store: Store) -> list[Signal]:
    """The signals that decided pairs had: bands of score, relations, kinds of differences."""
    from workbench.store.health import decided_pairs

    counts: dict[str, list[int]] = {}
    for pair in decided_pairs(store):
        for name in _names(pair):
            counts.setdefault(name, [0, 0])[not pair.confirmed] += 1
    return [Signal(name, *both) for name, both in sorted(counts.items())]


def _names(pair: Decided) -> Iterable[str]:
    low, high = next(band for band in _BANDS if band[0] <= pair.score < band[1])
    yield f"score {low:.2f}-{min(high, 1):.2f}"
    yield pair.relation
    for kind in sorted(pair.differences):
        yield f"differs: {kind}"


def surroundings() -> dict[str, str]:
    """What the program finds around it: Python, ``ssh-keygen``, the terminal, the extras."""
    from workbench import __version__

    terminal = sys.stdout.isatty()
    size = shutil.get_terminal_size()
    return {
        "workbench": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "ssh-keygen": shutil.which("ssh-keygen") or "not found: signing needs OpenSSH",
        "terminal": f"{os.environ.get('TERM', 'unknown')}, {size.columns}×{size.lines}"
        if terminal
        else "none: the output goes elsewhere",
        "encoding": sys.stdout.encoding or "unknown",
        **{
            f"extra {name}": "installed" if find_spec(module) else "not installed"
            for name, module in EXTRAS.items()
        },
    }
