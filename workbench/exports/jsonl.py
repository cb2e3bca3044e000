"""The verification log as JSON lines, the record itself: a header, then a claim a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.exports.shapes import (
    VERIFICATION_LOG,
    document_row_object,
    entry_object,
    head_object,
    sign_off_object,
)
from workbench.exports.verification_log import Log
from workbench.safe.json import dumps
from workbench.store.sign_offs import sign_offs


def render(log: Log) -> Iterator[str]:
    """The lines, each with its end."""
    header: dict[str, Any] = {
        "format": VERIFICATION_LOG,
        "audience": log.audience.name,
        "heads": [head_object(head) for head in log.heads],
        "documents": [
            document_row_object(row)
            | {"sha256": row.id, "bytes": row.bytes, "text_sha256": text_sha256}
            | {"sign_offs": [sign_off_object(one) for one in sign_offs(log.store, [row.id])]}
            for row, text_sha256 in log.documents
        ],
    }
    yield dumps(header) + "\n"
    for row, _ in log.documents:
        for entry in log.entries(row.id):
            yield dumps(entry_object(entry)) + "\n"
