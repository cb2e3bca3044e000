"""Published fact-checks become documents; their claims become counterparts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Workbench
from workbench import read
from workbench.intake.factchecks import FactCheck, fact_checks
from workbench.model.errors import InputError

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/tower",
    "claimReviewed": "The tower at Carrow Point stands 42 metres high.",
    "datePublished": "2024-05-01T10:00:00Z",
    "inLanguage": "en",
    "author": {"@type": "Organization", "name": "Harbour Checks"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A ferryman"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "Mostly/partly false"},
}
HANDED_ON = {
    "claims": [
        {
            "text": "The tower at Carrow Point stands 42 metres high.",
            "claimant": "A ferryman",
            "claimReview": [
                {
                    "publisher": {"name": "Harbour Checks", "site": "checks.example"},
                    "url": "https://checks.example/tower",
                    "reviewDate": "2024-05-01T10:00:00Z",
                    "textualRating": "Mostly/partly false",
                    "languageCode": "en",
                }
            ],
        }
    ]
}


def found(value: object) -> list[FactCheck]:
    return fact_checks(json.dumps(value).encode(), "feed.json")


@pytest.mark.parametrize(
    "value",
    [
        REVIEW,
        [REVIEW],
        [REVIEW, REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]},
        {**REVIEW, "@type": ["ClaimReview", "Review"], "author": "Harbour Checks"},
        HANDED_ON,
    ],
)
def test_a_review_is_found_wherever_it_lies(value: object) -> None:
    (one,) = found(value)
    assert one.claim == "The tower at Carrow Point stands 42 metres high."
    assert (one.publisher, one.rating) == ("Harbour Checks", "Mostly/partly false")
    assert (one.claimant, one.published, one.language) == ("A ferryman", "2024-05-01", "en")
    assert one.name == "Harbour Checks: Mostly∕partly false"


@pytest.mark.parametrize("data", [b"{", b"[1, 2]", b'{"@type": "ClaimReview"}', b"[" * 5000])
def test_what_holds_no_review_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"feed\.json"):
        fact_checks(data, "feed.json")


def test_its_page_has_the_claim_as_its_one_sentence(tmp_path: Path) -> None:
    (one,) = found({**REVIEW, "claimReviewed": "The </p><script>alert(1)</script> tower leans."})
    document = read(one.page(), name=one.name)
    (sentence,) = document.sentences
    assert document.text[sentence.start : sentence.end] == (
        "The </p><script>alert(1)</script> tower leans."
    )
    assert (document.title, document.published) == (one.name, "2024-05-01")
    assert one.page() == one.page()


def test_a_rating_stands_beside_the_counterpart(
    workbench: Workbench, desk: Path, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps([REVIEW]))
    done = workbench("--db", desk, "import", feed)
    assert (done.status, "1 fact-checks, 1 new" in done.out) == (0, True), done
    again = workbench("--db", desk, "import", feed)
    assert "1 fact-checks, 0 new" in again.out
    name = "Harbour Checks: Mostly∕partly false"
    pairs = workbench("--db", desk, "counterparts", "--document", name, "--format", "json")
    others = {pair["claims"][1]["name"] for pair in pairs.json["pairs"]}
    assert "carrow-light-draft.md" in others
    told = workbench("--db", desk, "show", "The tower was built between 1868 and 1871 and stands")
    assert name in told.out
    assert workbench("--db", desk, "verify").status == 0


def test_what_is_no_feed_is_refused_in_one_line(workbench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text("{}")
    done = workbench("import", "feed.json")
    assert (done.status, done.err.count("\n")) == (3, 1)
    assert not (tmp_path / "claims.db").exists()
