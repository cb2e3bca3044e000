"""The work as an RO-Crate (1.2): the forms of the log, the files that it rests on, and PROV.

A folder, or a zip file, in which ``ro-crate-metadata.json`` says what each file is.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from workbench.exports import claimreview, html, jsonl, web_annotation
from workbench.exports.linked import dumps, present, seconds
from workbench.exports.provenance import provenance
from workbench.exports.verification_log import Log
from workbench.safe.html import is_web
from workbench.store import audit
from workbench.store.captured import Captured, captured, confidential
from workbench.store.documents import load_content

METADATA = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.2"
_NO_LICENCE = "No licence is given: ask whoever gave you this before you pass it on."


def crate_files(log: Log, license: str | None = None) -> dict[str, bytes]:
    """The files of a crate, by name. To be called within one snapshot.

    Args:
        license: the address of the licence it is passed on under.
    """
    told = [(row, entry) for row in log.drafts for entry in log.entries(row.id)]
    files = {
        "verification-log.jsonl": _joined(jsonl.render(log)),
        "report.html": _joined(html.render(log)),
        "annotations.jsonld": _joined(web_annotation.render(log)),
        "provenance.json": dumps(provenance(log, told)).encode("utf-8"),
    }
    if log.base_url:
        files["claimreview.jsonld"] = _joined(claimreview.render(log))
    about = {row.id for row in log.drafts}
    about |= {one.source for _, entry in told for one in entry.evidence}
    about |= {s.content for _, e in told for s in e.sources if s.state == "captured" and s.content}
    if not log.audience.confidential:
        about -= confidential(log.store)
    for digest in sorted(about):
        if audit.is_kept(log.store, digest):
            files[f"contents/{digest}"] = load_content(log.store, digest)
    reviewers = dict.fromkeys(row.reviewer for _, e in told for row in e.detail.history)
    files[METADATA] = dumps(_metadata(log, files, list(reviewers), license)).encode("utf-8")
    return files


def _joined(chunks: Any) -> bytes:
    return "".join(chunks).encode("utf-8")


def _metadata(
    log: Log, files: dict[str, bytes], reviewers: list[str], license: str | None
) -> dict[str, Any]:
    people = [
        {"@id": f"#reviewer-{number}", "@type": "Person", "name": name}
        for number, name in enumerate(reviewers, 1)
    ]
    licence = (
        {"@id": license, "@type": "CreativeWork", "name": license}
        if license and is_web(license)
        else {"@id": "#licence", "@type": "CreativeWork", "name": license or _NO_LICENCE}
    )
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": "Verification log",
        "description": _description(log),
        "datePublished": _latest(log),
        "license": {"@id": licence["@id"]},
        "author": [{"@id": one["@id"]} for one in people],
        "hasPart": [{"@id": name} for name in files],
    }
    descriptor = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _VERSION},
    }
    parts = [_part(log, name, data) for name, data in files.items()]
    return {
        "@context": f"{_VERSION}/context",
        "@graph": [descriptor, present(root), licence, *people, *parts],
    }


def _description(log: Log) -> str:
    names = ", ".join(row.title or row.name for row in log.drafts)
    heads = "; ".join(f"{head.size} events, root {head.root.hex()}" for head in log.heads)
    return f"What was checked, by whom, on which evidence: {names or 'nothing yet'}. Log: {heads}."


def _latest(log: Log) -> str:
    """The day of the latest document or decision: the log's own time, not that of the export."""
    times = [row.added_at for row, _ in log.documents]
    times += [e.detail.row.at for row in log.drafts for e in log.entries(row.id) if e.detail.row.at]
    return max(times, default="1970-01-01")[:10]


_FORMS = {
    "verification-log.jsonl": ("The verification log, a claim a line", "application/x-ndjson"),
    "report.html": ("The drafts with every claim in its place", "text/html"),
    "annotations.jsonld": ("The decisions as Web Annotations", "application/ld+json"),
    "claimreview.jsonld": ("The verdicts as ClaimReview", "application/ld+json"),
    "provenance.json": ("Who did what, with what, and when (PROV-JSON)", "application/json"),
}


def _part(log: Log, name: str, data: bytes) -> dict[str, Any]:
    """A file of the crate: what it is, and where it came from."""
    digest = sha256(data).hexdigest()
    said = {"@id": name, "@type": "File", "contentSize": str(len(data)), "sha256": digest}
    if name in _FORMS:
        words, media_type = _FORMS[name]
        return {**said, "name": words, "encodingFormat": media_type}
    row = next((row for row, _ in log.documents if row.id == digest), None)
    if row is not None:
        return present({**said, "name": row.name, "encodingFormat": row.media_type})
    copy = captured(log.store, digest)
    return {**said, **(_copy(copy) if copy else {"name": digest})}


def _copy(copy: Captured) -> dict[str, Any]:
    """A capture: the source that it is a copy of."""
    return present(
        {
            "name": copy.title or copy.url or copy.content,
            "encodingFormat": copy.media_type,
            "dateCreated": seconds(copy.at),
            "isBasedOn": copy.url,
        }
    )
