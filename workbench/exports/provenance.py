"""Where the decisions come from, as PROV (W3C, PROV-JSON): who did what, with what, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from workbench.exports.audience import Audience
from workbench.exports.entries import Entry
from workbench.exports.linked import seconds
from workbench.exports.verification_log import Log
from workbench.store.rows import DocumentRow

PREFIXES = {
    "wb": "urn:workbench:",
    "document": "urn:workbench:document:",
    "capture": "urn:workbench:capture:",
    "claim": "urn:workbench:claim:",
    "event": "urn:uuid:",
    "reviewer": "urn:workbench:reviewer:",
}


def provenance(log: Log, entries: Iterable[tuple[DocumentRow, Entry]]) -> dict[str, Any]:
    """One PROV-JSON document.

    Args:
        entries: the claims with the documents that they stand in.
    """
    found: dict[str, Any] = {"prefix": PREFIXES}
    names: dict[str, str] = {}
    for kind, id, said in _statements(log.audience, entries, names):
        found.setdefault(kind, {}).setdefault(id, said)
    found["agent"] = {
        agent: {"prov:type": "prov:Person", "prov:label": name} for name, agent in names.items()
    }
    return found


_Statement = tuple[str, str, dict[str, Any]]


def _statements(
    audience: Audience, entries: Iterable[tuple[DocumentRow, Entry]], names: dict[str, str]
) -> Iterator[_Statement]:
    for row, entry in entries:
        document, claim = f"document:{row.id}", f"claim:{entry.detail.row.id}"
        yield "entity", document, {"prov:label": row.name, "wb:sha256": row.id}
        yield "entity", claim, {"prov:label": entry.detail.row.reading}
        yield (
            "wasDerivedFrom",
            f"_:from-{entry.detail.row.id}",
            {
                "prov:generatedEntity": claim,
                "prov:usedEntity": document,
                "prov:type": "prov:Quotation",
            },
        )
        for held in entry.detail.history:
            if held.active:
                yield from _decision(held.event, held.verdict, held.at, held.reviewer, claim, names)
        for one in entry.evidence:
            source = f"capture:{one.source}" if one.captured_at else f"document:{one.source}"
            yield "entity", source, {"prov:label": one.name, "wb:sha256": one.source}
            yield from _used(one.event, one.at, one.reviewer, source, claim, names)


def _decision(
    event: str, verdict: str, at: str, reviewer: str, claim: str, names: dict[str, str]
) -> Iterator[_Statement]:
    """A decision is an activity that used the claim and made a verdict."""
    activity, made = f"event:{event}", f"wb:verdict:{event}"
    agent = names.setdefault(reviewer, f"reviewer:{len(names) + 1}")
    time = seconds(at)
    yield "activity", activity, {"prov:startTime": time, "prov:endTime": time}
    yield "entity", made, {"prov:label": verdict}
    yield "used", f"_:claim-{event}", {"prov:activity": activity, "prov:entity": claim}
    yield (
        "wasGeneratedBy",
        f"_:made-{event}",
        {
            "prov:entity": made,
            "prov:activity": activity,
            "prov:time": time,
        },
    )
    yield "wasAssociatedWith", f"_:by-{event}", {"prov:activity": activity, "prov:agent": agent}


def _used(
    event: str, at: str, reviewer: str, source: str, claim: str, names: dict[str, str]
) -> Iterator[_Statement]:
    """Pinning is an activity that used the source and the claim."""
    activity = f"event:{event}"
    agent = names.setdefault(reviewer, f"reviewer:{len(names) + 1}")
    yield "activity", activity, {"prov:startTime": seconds(at), "prov:endTime": seconds(at)}
    for what, entity in (("source", source), ("claim", claim)):
        yield "used", f"_:{what}-{event}", {"prov:activity": activity, "prov:entity": entity}
    yield "wasAssociatedWith", f"_:by-{event}", {"prov:activity": activity, "prov:agent": agent}
