"""Each form of the log: the same bytes each time, what it holds, and that it can be read back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.exports.desk import BASE, Desk, all_files, exported, worked
from tests.ledger.workshop import BRIDGE, sign_off
from workbench.desk.decide import decide
from workbench.exports.linked import named
from workbench.exports.verification_log import FORMS, render
from workbench.model.errors import UsageError
from workbench.model.verdict import Decision

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with worked(tmp_path_factory.mktemp("desk") / "claims.db") as made:
        yield made


def test_the_same_database_gives_the_same_bytes(desk: Desk) -> None:
    for audience in ("public", "full"):
        assert all_files(desk, audience) == all_files(desk, audience)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_an_empty_desk_can_be_made(form: str, tmp_path: Path) -> None:
    from workbench.store.connection import open_store

    with open_store(tmp_path / "claims.db", "create") as store:
        if form == "docx":
            with pytest.raises(UsageError, match="0 drafts"):
                list(render(store, form, None))
        else:
            list(render(store, form, None, base_url=BASE))


# ---- the record and the spreadsheet


def test_json_lines_hold_second_checks_queries_and_evidence(desk: Desk) -> None:
    header, *claims = map(json.loads, exported(desk, "jsonl").splitlines())
    assert (header["format"], header["audience"]) == ("workbench.verification-log/1", "full")
    first, second, third, _ = claims
    assert [row["kind"] for row in first["history"]] == [
        *("verdict", "second-check", "adjudication"),
    ]
    assert first["evidence"][0]["text"] == "The bridge over the Arrow was opened in 1892."
    assert second["queries"][0]["answers"][0]["answer"] == desk.words.answer
    assert third["queries"][0]["open"]


def test_csv_has_a_row_a_claim_and_says_which_cells_it_changed(tmp_path: Path) -> None:
    from tests.exports.desk import Words

    with worked(tmp_path / "claims.db", Words(note="=1+1")) as made:
        rows = list(csv.DictReader(io.StringIO(exported(made, "csv").decode(), newline="")))
    assert [row["verdict"] for row in rows] == [
        *("contested", "unsupported", "corroborated", "dismissed"),
    ]
    assert "".join(row["text"] + " " for row in rows).strip() == BRIDGE
    assert {row["changed_for_spreadsheets"] for row in rows} == {""}  # the adjudicator wrote none


# ---- pages


def test_the_page_runs_nothing_and_asks_for_nothing(desk: Desk) -> None:
    page = exported(desk, "html").decode()
    assert "default-src 'none'" in page.partition("<title>")[0]
    assert not re.search(r"<script|<img|<link|<iframe|<object|<form|\son\w+=|javascript:", page)
    assert not re.search(r'(src|href)="(?!#|https?://)', page)
    assert "url(" not in page


def test_the_page_has_every_claim_in_its_place(desk: Desk) -> None:
    page = exported(desk, "html").decode()
    shown = re.sub(r'<a class="n".*?</a>', "", page)
    paragraph = re.search(r'<p class="paragraph">(.*?)</p>', shown, re.DOTALL)
    assert paragraph is not None
    assert re.sub("<.*?>", "", paragraph[1]) == BRIDGE
    assert re.findall(r'<mark class="(\w+)">', page) == [
        *("contested", "unsupported", "corroborated", "dismissed"),
    ]
    for link in re.findall(r'href="#(.*?)"', page):
        assert f'id="{link}"' in page


def test_the_word_document_has_the_text_and_a_comment_a_claim(desk: Desk) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(desk, "docx"))) as archive:
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    body, comments = parts["word/document.xml"], parts["word/comments.xml"]
    assert "".join(found.text or "" for found in body.iter(f"{WORD}t")) == BRIDGE
    ids = [found.get(f"{WORD}id") for found in comments]
    assert ids == [found.get(f"{WORD}id") for found in body.iter(f"{WORD}commentRangeStart")]
    assert ids == [found.get(f"{WORD}id") for found in body.iter(f"{WORD}commentReference")]
    assert [found.get(f"{WORD}author") for found in comments] == ["cy", "ada", "ada", "bob"]


def test_the_checked_copy_has_corrections_only(desk: Desk) -> None:
    page = exported(desk, "checked-copy", "full").decode()
    assert re.findall(r"^### (.*)$", page, re.MULTILINE) == [
        "1. contested: outdated",
        "2. unsupported: no citation",
    ]
    assert "yearbook" in page
    assert "café" not in page


def test_the_checking_copy_has_everything(desk: Desk) -> None:
    page = exported(desk, "checking-copy").decode()
    for words in ("yearbook", "read it so too", "toll keeper", "café", "measured along"):
        assert words in page


def test_open_queries_are_grouped_by_person_and_source(desk: Desk) -> None:
    page = exported(desk, "queries").decode()
    assert page.count("Who counted the carts?") == 2  # once by person, once by source
    assert "#### the writer" in page
    assert "#### no source cited" in page
    assert "toll keeper" not in page


# ---- linked data


def linked(desk: Desk, form: str) -> Any:
    return json.loads(exported(desk, form))


def test_claim_reviews_have_the_fields_that_are_required(desk: Desk) -> None:
    reviews = linked(desk, "claimreview")["@graph"]
    assert [one["reviewRating"]["alternateName"] for one in reviews] == [
        *("Contested", "Unsupported", "Corroborated"),
    ]
    for one in reviews:
        assert one["@type"] == "ClaimReview"
        assert one["url"].startswith(f"{BASE}/")
        assert one["claimReviewed"] and one["itemReviewed"]["@type"] == "Claim"
        assert one["author"]["name"] and one["author"]["url"] == BASE
        assert "ratingValue" not in one["reviewRating"]
    assert b"false" not in exported(desk, "claimreview").lower()


def test_claim_reviews_need_to_know_where_they_are_published(desk: Desk) -> None:
    with pytest.raises(UsageError, match="base-url"):
        list(render(desk.store, "claimreview", desk.draft.id))


def test_annotations_find_the_words_by_both_selectors(desk: Desk) -> None:
    page = linked(desk, "web-annotation")
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({one["id"] for one in page["items"]}) == len(page["items"])
    for one in page["items"]:
        assert one["target"]["source"] == named(desk.draft.id)
        quote, place = one["target"]["selector"]
        assert BRIDGE[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert BRIDGE.count(around) == 1
        assert one["created"].endswith("Z")
    motives = [one["motivation"] for one in page["items"]]
    assert motives.count("assessing") == 6
    assert motives.count("questioning") == 2


def test_a_crate_names_every_file_in_it(desk: Desk) -> None:
    files = {
        name.removeprefix("ro-crate/"): data
        for name, data in all_files(desk, "full").items()
        if name.startswith("ro-crate/") and "!" not in name
    }
    graph = {one["@id"]: one for one in json.loads(files["ro-crate-metadata.json"])["@graph"]}
    named_files = {id for id, one in graph.items() if one["@type"] == "File"}
    assert named_files == files.keys() - {"ro-crate-metadata.json"}
    assert {one["@id"] for one in graph["./"]["hasPart"]} == named_files
    assert graph["./"]["license"]["@id"] in graph
    told = json.loads(files["provenance.json"])
    entities, activities = told["entity"].keys(), told["activity"].keys()
    for used in told["used"].values():
        assert used["prov:entity"] in entities
        assert used["prov:activity"] in activities


# ---- what was signed off and then changed


def test_every_form_for_people_says_that_a_sign_off_is_stale(tmp_path: Path) -> None:
    with worked(tmp_path / "claims.db") as made:
        sign_off(made.store, made.draft.id)
        decide(made.store, [made.draft.claims[1]["claim"]], Decision("dismissed"), reviewer="ada")
        for form in ("html", "markdown", "checking-copy", "checked-copy"):
            assert b"stale since" in exported(made, form), form
        files = all_files(made, "full")
        assert b"stale since" in files["docx!word/document.xml"]
        assert b"changed since it was signed off" in files["claimreview"]
        header, claim, *_ = map(json.loads, files["jsonl"].splitlines())
        assert header["documents"][0]["sign_offs"][0]["stale"]
        assert claim["sign_off"] == "stale"
        (rows,) = [list(csv.DictReader(io.StringIO(files["csv"].decode(), newline="")))]
        assert {row["sign_off"] for row in rows} == {"stale"}
