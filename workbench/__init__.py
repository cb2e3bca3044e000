"""Workbench: check claims against their footnotes and against other documents.

The public Python interface. Names are loaded on first use, so that ``import workbench``
and ``workbench --version`` stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from workbench.claims.extract import extract
    from workbench.index import Index
    from workbench.matching.differences import differences
    from workbench.model.claim import Claim
    from workbench.model.comparison import (
        Comparison,
        Difference,
        Match,
        Passage,
        QuotationCheck,
    )
    from workbench.model.document import Document
    from workbench.model.errors import WorkbenchError
    from workbench.reading import read
    from workbench.sources.passages import passages
    from workbench.sources.quotations import check_quotation
    from workbench.sources.support import unsupported_words

_HOMES = {
    "Claim": "workbench.model.claim",
    "Comparison": "workbench.model.comparison",
    "Difference": "workbench.model.comparison",
    "Document": "workbench.model.document",
    "Index": "workbench.index",
    "Match": "workbench.model.comparison",
    "Passage": "workbench.model.comparison",
    "QuotationCheck": "workbench.model.comparison",
    "WorkbenchError": "workbench.model.errors",
    "check_quotation": "workbench.sources.quotations",
    "differences": "workbench.matching.differences",
    "extract": "workbench.claims.extract",
    "passages": "workbench.sources.passages",
    "read": "workbench.reading",
    "unsupported_words": "workbench.sources.support",
}

__all__ = [
    "Claim",
    "Comparison",
    "Difference",
    "Document",
    "Index",
    "Match",
    "Passage",
    "QuotationCheck",
    "WorkbenchError",
    "__version__",
    "check_quotation",
    "differences",
    "extract",
    "passages",
    "read",
    "unsupported_words",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its home module on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted(__all__)
