"""One well-made body of every kind, and the private texts it goes with."""

from __future__ import annotations

from typing import Any

from workbench.ledger.bodies import exact_sha256, place

DRAFT = "d" * 64
SOURCE = "5" * 64
EVENT = "00000000-0000-4000-8000-000000000001"
PLACE: dict[str, Any] = {**place(DRAFT, 0, 44, "The bridge over the Arrow was opened in 1891.")}
OTHER: dict[str, Any] = {**place(SOURCE, 10, 54, "The bridge over the Arrow was opened in 1892.")}
HEAD = {"log": "1" * 32, "size": 3, "root": "2" * 64}

BODIES: dict[str, dict[str, Any]] = {
    "log-started": {"grown_from": HEAD},
    "merged": {"logs": [HEAD]},
    "document-added": {
        "document": DRAFT,
        "name": "notes/bridge.txt",
        "media_type": "text/plain",
        "bytes": 1200,
        "title": "The bridge",
        "role": "draft",
        "language": "en",
        "published": "1904-05",
        "replaces": None,
        "text_sha256": "e" * 64,
        "claims": 12,
    },
    "document-removed": {"document": DRAFT},
    "claim-added": {**PLACE, "reading": "The bridge was opened in 1891."},
    "claim-edited": {
        **PLACE,
        "edit": "merged",
        "reading": None,
        "speaker": None,
        "parts": [{**place(DRAFT, 0, 20, "a")}, {**place(DRAFT, 20, 44, "b")}],
    },
    "claim-dismissed": {**PLACE, "shown": None},
    "link-corrected": {
        "document": DRAFT,
        "start": 44,
        "end": 45,
        "exact_sha256": exact_sha256("1"),
        "correction": "link",
        "target": {"start": 900, "end": 950},
        "block": None,
        "spans": [],
    },
    "verdict": {**PLACE, "verdict": "unsupported", "reason": "no-citation", "shown": "f" * 64},
    "second-check": {
        **PLACE,
        "verdict": "corroborated",
        "reason": None,
        "shown": None,
        "of": EVENT,
        "blind": True,
    },
    "adjudication": {
        **PLACE,
        "verdict": "contested",
        "reason": "sources-conflict",
        "shown": None,
        "verdicts": [EVENT],
    },
    "carried-over": {**PLACE, "origin": OTHER, "change": "numbers", "events": [EVENT]},
    "note": PLACE,
    "flagged": {**PLACE, "rule": None},
    "query": {**PLACE, "addressee": "writer"},
    "query-answered": {"claim": PLACE["claim"], "query": EVENT},
    "pin": {
        **PLACE,
        "pinned": {
            "kind": "passage",
            "source": SOURCE,
            "start": 10,
            "end": 54,
            "exact_sha256": OTHER["exact_sha256"],
        },
    },
    "unpin": {"claim": PLACE["claim"], "pin": EVENT},
    "counterpart-confirmed": {**PLACE, "counterpart": OTHER},
    "counterpart-dismissed": {**PLACE, "counterpart": OTHER},
    "undo": {"claim": PLACE["claim"], "event": EVENT},
    "erased": {"event": EVENT, "field": "note"},
    "reviewer-added": {"reviewer": "ada@library.example"},
    "key-added": {
        "reviewer": "ada@library.example",
        "key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA",
        "signs": "events",
        "cert_authority": False,
        "valid_after": None,
        "valid_before": "2030-01-01T00:00:00.000000Z",
    },
    "key-revoked": {
        "reviewer": "ada@library.example",
        "key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA",
        "reason": "the laptop was lost",
    },
    "source-captured": {
        "capture": SOURCE,
        "media_type": "text/html",
        "bytes": 5000,
        "how": "fetched",
        "document": DRAFT,
        "note": {"start": 900, "end": 950},
        "target": {"kind": "url", "value": "https://library.example/bridge"},
        "headers_sha256": "a" * 64,
    },
    "override": {
        "document": DRAFT,
        "claim": PLACE["claim"],
        "rule": "quotations-verbatim",
        "reason": "the archive is closed until June",
    },
    "sign-off": {
        "document": DRAFT,
        "head": HEAD,
        "claims": 12,
        "state_sha256": "b" * 64,
        "overrides": [EVENT],
        "signature": None,
    },
    "re-opened": {"document": DRAFT, "claim": None, "sign_off": EVENT},
}
