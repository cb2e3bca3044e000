"""What the sources of a claim say: passages, missing words, quotations, and where these stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.bridges import Pages, run, serving
from workbench.desk.add import add_document
from workbench.desk.decide import decide
from workbench.desk.drift import pin_passage, resolve_passage
from workbench.desk.evidence import Evidence, evidence_of
from workbench.desk.inputs import Given
from workbench.desk.shown import shown_digest
from workbench.ledger.verify import verify
from workbench.model.errors import UsageError
from workbench.model.verdict import Decision
from workbench.reading import read
from workbench.sources.client import OFFLINE
from workbench.store.claims import resolve_claim
from workbench.store.connection import Store, open_store

SAID = "We kept the lamp burning till morning, all but twenty minutes of it"
REST = "The relief boat came every second Thursday with oil, flour and the letters. " * 3
FIRST = f"<title>The light</title><p>The light was lit in 1911 by two keepers. {REST}</p>"
SECOND = f"<title>The keeper</title><p>“{SAID},” the keeper of the light said. {REST}</p>"
DRAFT = """Carrow Light

The light at Carrow was lit in 1912 by three keepers.[1] The keeper was asked about the storm.
“{said},” the keeper told the board.[1] The boat came twice a week.[2] Nobody knows its cost.[3]

Notes

[1] {one}
[2] {two}
[3] A book, 1911.
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.delenv(OFFLINE, raising=False)
    with open_store(tmp_path / "t.db", "create") as opened:
        yield opened


@pytest.fixture
def pages() -> Iterator[Pages]:
    with serving({"/one": FIRST, "/two": SECOND}) as served:
        yield served


def put(store: Store, pages: Pages, said: str = SAID) -> str:
    text = DRAFT.format(said=said, one=pages.url("/one"), two=pages.url("/two"))
    document = read(text.encode(), name="light.txt")
    return add_document(store, document, text.encode(), Given(), reviewer="Ada").document


def evidence(store: Store, words: str) -> Evidence:
    return evidence_of(store, resolve_claim(store, words))


def test_a_source_not_asked_for_and_a_failed_one_have_nothing_to_say(
    store: Store, pages: Pages
) -> None:
    put(store, pages)
    (source,) = evidence(store, "lit in 1912").sources
    assert (source.row.state, source.passages, source.quotations) == ("not-attempted", (), ())
    del pages.bodies["/one"]
    run(store, pages)
    (source,) = evidence(store, "lit in 1912").sources
    assert (source.row.state, source.row.why, source.passages) == ("failed", "not-found", ())
    (book,) = evidence(store, "Nobody knows").sources
    assert (book.row.state, book.row.url) == ("not-attempted", None)


def test_the_passage_is_shown_with_what_agrees_and_what_is_missing(
    store: Store, pages: Pages
) -> None:
    put(store, pages)
    run(store, pages)
    found = evidence(store, "lit in 1912")
    (source,) = found.sources
    best = source.passages[0]
    assert best.text == "The light was lit in 1911 by two keepers."
    assert source.row.text is not None
    assert source.row.text[best.start : best.end] == best.text
    agreeing = {(found.text[a:b], best.text[c:d]) for (a, b), (c, d) in best.agreeing}
    assert {("light", "light"), ("lit", "lit"), ("keepers", "keepers")} <= agreeing
    missing = [found.text[start:end] for start, end in source.unsupported]
    assert any("1912" in words for words in missing)
    assert any("three" in words for words in missing)
    assert not any("[1]" in words for words in missing)


def test_a_quotation_that_another_note_has_is_said_to_stand_there(
    store: Store, pages: Pages
) -> None:
    put(store, pages)
    run(store, pages)
    (source,) = evidence(store, "told the board").sources
    (quoted,) = source.quotations
    assert quoted.text.startswith("We kept the lamp")
    assert (quoted.check.status, quoted.there) == ("absent", None)
    (other,) = quoted.elsewhere
    assert (other.kind, other.where, other.check.status) == ("capture", "note 2", "verbatim")
    assert other.text == SAID


def test_a_quotation_that_another_document_has_is_found_there_altered_too(
    store: Store, pages: Pages
) -> None:
    put(store, pages, said=SAID.replace("twenty", "thirty"))
    run(store, pages)
    text = f"Letters\n\nThe keeper wrote this down. {SAID}, she wrote to the board of the port.\n"
    document = read(text.encode(), name="letters.txt")
    add_document(store, document, text.encode(), Given("source"), reviewer="Ada")
    (source,) = evidence(store, "told the board").sources
    (quoted,) = source.quotations
    assert quoted.check.status == "absent"
    assert [(one.kind, one.where, one.check.status) for one in quoted.elsewhere] == [
        ("capture", "note 2", "drifted"),
        ("document", "letters.txt", "drifted"),
    ]


def test_a_quotation_that_its_source_has_is_looked_for_nowhere_else(
    store: Store, pages: Pages
) -> None:
    pages.bodies["/one"] = SECOND.replace("burning", "burn-\ning")
    put(store, pages)
    run(store, pages)
    (source,) = evidence(store, "told the board").sources
    (quoted,) = source.quotations
    assert (quoted.check.status, quoted.elsewhere) == ("verbatim", ())


def test_a_passage_is_pinned_by_its_id_and_shown_as_pinned(store: Store, pages: Pages) -> None:
    put(store, pages)
    run(store, pages)
    claim = resolve_claim(store, "lit in 1912")
    best = evidence_of(store, claim).sources[0].passages[0]
    assert best.pinned is None
    content, start, end = resolve_passage(store, best.id)
    assert (content, start, end) == (best.content, best.start, best.end)
    done = pin_passage(store, claim, content, start, end, reviewer="Ada")
    assert evidence_of(store, claim).sources[0].passages[0].pinned == done.events[0]
    assert verify(store).ok


@pytest.mark.parametrize("text", ["", "nothing", "0000:1-2", "zz:1-2", "abc", "12345678:5"])
def test_what_is_no_passage_is_refused(store: Store, text: str) -> None:
    with pytest.raises(UsageError):
        resolve_passage(store, text)


def test_what_a_verdict_was_given_on_changes_with_the_passages(store: Store, pages: Pages) -> None:
    put(store, pages)
    claim = resolve_claim(store, "lit in 1912")
    before = shown_digest(store, claim)
    run(store, pages)
    after = shown_digest(store, claim)
    assert before != after
    decide(store, [claim], Decision("contested", "cited-source-contradicts", None), reviewer="Ada")
    (shown,) = store.db.execute("SELECT shown FROM verdict").fetchone()
    assert shown == after
    pages.bodies["/one"] = FIRST.replace("1911", "1912")
    run(store, pages, "again")
    assert shown_digest(store, claim) != after
