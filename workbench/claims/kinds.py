"""What kinds of statement a sentence makes; most sentences are of several."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.claims import signals
from workbench.claims.analysis import Finding


def kinds(finding: Finding) -> tuple[str, ...]:
    """The kinds of a statement, in a fixed order.

    ``quantity``, ``date``, ``casualty``, ``quotation``, ``attribution``, ``position``,
    ``anonymous``, ``collective``, ``comparison``, ``causal``, ``event``, ``prediction``,
    ``opinion``, ``framing``, ``question``; ``statement`` when none of them fits.
    """
    return tuple(_kinds(finding)) or ("statement",)


def _kinds(finding: Finding) -> Iterator[str]:
    statement, line = finding.statement, finding.attribution
    seen, own = frozenset(finding.words), frozenset(statement.own)
    tests = {
        "quantity": bool(finding.quantities),
        "date": bool(finding.dates),
        "casualty": bool(seen & signals.CASUALTIES),
        "quotation": any(quote.kind == "direct" for quote in finding.quotations),
        "attribution": line is not None and line.saying,
        "position": line is not None and not line.saying,
        "anonymous": line is not None and line.kind == "anonymous",
        "collective": line is not None and line.kind == "collective",
        "comparison": bool(own & (signals.COMPARISONS - {"than", "up", "down", "per"})),
        "causal": bool(own & signals.CAUSES),
        "event": signals.past(finding.words) > 0 and not statement.text.endswith("?"),
        "prediction": bool(own & signals.PREDICTIONS),
        "opinion": sum(word in signals.OPINIONS for word in statement.own) > 1
        or bool(own & signals.FIRST_PERSON),
        "framing": sum(word in signals.FRAMING for word in statement.own) > 1,
        "question": statement.text.rstrip("”’\"')").endswith("?"),
    }
    return (name for name, holds in tests.items() if holds)
