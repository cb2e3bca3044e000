"""Verdicts as ClaimReview (schema.org), one for each claim with a verdict, as JSON-LD.

The fields are those that Google's reference for fact-checks calls required or recommended. A
verdict is words, never a number: a scale from false to true has no place for *unsupported*,
which says of the evidence, not of the claim, that it is wanting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from workbench.exports.entries import Entry
from workbench.exports.evidence import Evidence
from workbench.exports.linked import dumps, present
from workbench.exports.standing import reason_words
from workbench.exports.verification_log import Log
from workbench.model.identity import SHORT
from workbench.model.verdict import VERDICTS
from workbench.safe.html import is_web
from workbench.store.rows import DocumentRow

_STATUS = {
    None: "not signed off",
    "holds": "signed off",
    "stale": "changed since it was signed off",
}


def render(log: Log) -> Iterator[str]:
    """The file, in one piece."""
    reviews = [
        _review(log, row, entry)
        for row in log.drafts
        for entry in log.entries(row.id)
        if entry.detail.row.verdict in VERDICTS and not entry.detail.row.stale
    ]
    yield dumps({"@context": "https://schema.org", "@graph": reviews})


def page_of(base_url: str, claim: str) -> str:
    """The page that a fact-check is published on."""
    return f"{base_url}/{claim[:SHORT]}"


def _review(log: Log, document: DocumentRow, entry: Entry) -> dict[str, Any]:
    row = entry.detail.row
    assert log.base_url is not None
    host = urlsplit(log.base_url).hostname or log.base_url
    return present(
        {
            "@type": "ClaimReview",
            "@id": page_of(log.base_url, row.id),
            "url": page_of(log.base_url, row.id),
            "claimReviewed": row.reading,
            "datePublished": row.at[:10] if row.at else None,
            "inLanguage": document.language,
            "author": {"@type": "Organization", "name": host, "url": log.base_url},
            "creativeWorkStatus": _STATUS[entry.sign_off],
            "reviewRating": _rating(entry),
            "reviewBody": row.note,
            "itemReviewed": _claim(document, entry),
            "citation": [_cited(one) for one in entry.evidence if one.text is not None],
        }
    )


def _rating(entry: Entry) -> dict[str, Any]:
    """The verdict in words, and what it rests on."""
    row = entry.detail.row
    return present(
        {
            "@type": "Rating",
            "alternateName": row.verdict.capitalize(),
            "ratingExplanation": reason_words(row.reason).capitalize() or None,
        }
    )


def _claim(document: DocumentRow, entry: Entry) -> dict[str, Any]:
    """What is reviewed: who said it, when, and where it stands."""
    speaker, text = entry.detail.claim.speaker, entry.detail.row.text
    address = document.name if is_web(document.name) else None
    return present(
        {
            "@type": "Claim",
            "name": entry.detail.row.reading,
            "text": text,
            "author": {"@type": "Person", "name": speaker} if speaker else None,
            "datePublished": document.published,
            "appearance": present(
                {"@type": "CreativeWork", "name": document.title or None, "url": address}
            ),
        }
    )


def _cited(one: Evidence) -> dict[str, Any]:
    """A pinned passage as a work that is cited."""
    return present(
        {
            "@type": "Quotation",
            "text": one.text,
            "isPartOf": present(
                {
                    "@type": "CreativeWork",
                    "name": one.name,
                    "url": one.url,
                    "sha256": one.source,
                }
            ),
        }
    )
