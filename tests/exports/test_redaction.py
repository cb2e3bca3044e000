"""What is confidential is in no byte of an export for others; the log verifies all the same."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.bridges import put
from tests.exports.desk import CONFIDENTIAL, Desk, Words, all_files, worked
from tests.ledger.workshop import Added
from workbench.desk.attach import attach, resolve_note
from workbench.desk.drift import pin_passage
from workbench.exports.checker.program import check_bundle
from workbench.exports.folder import write_files
from workbench.ledger.verify import verify
from workbench.store.claims import resolve_claim
from workbench.store.connection import open_store
from workbench.store.documents import documents

SECRETS = Words(
    note="Wvexqua-notesecret",
    second="Jorblik-secondsecret",
    flag="Pluvogar-flagsecret",
    question="Zimtrod-questionsecret",
    person="Quellemar Personsecret",
    answer="Trondifex-answersecret",
    remark="Babbulon-remarksecret",
    address="https://hidden-addressecret.example/x",
)
NOTES = (SECRETS.note, SECRETS.second, SECRETS.flag, SECRETS.remark)
TALK = (SECRETS.question, SECRETS.answer)
SOURCE = (SECRETS.person, SECRETS.address, "hidden-addressecret", CONFIDENTIAL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with worked(tmp_path_factory.mktemp("desk") / "claims.db", SECRETS) as made:
        yield made


def disguises(secret: str) -> Iterator[bytes]:
    """The words themselves, in hex, and in base64 at each of the three places they may begin."""
    data = secret.encode()
    yield data
    yield data.hex().encode()
    yield data.decode().encode("utf-16-le")
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + data)
        yield whole[4 if shift else 0 : -4]
        yield whole[4 if shift else 0 : -4].replace(b"+", b"-").replace(b"/", b"_")


def found(files: dict[str, bytes], secrets: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (name, secret)
        for name, data in files.items()
        for secret in secrets
        if any(shape in data for shape in disguises(secret))
    ]


def test_the_public_gets_no_note_no_question_no_name_no_confidential_source(desk: Desk) -> None:
    files = all_files(desk, "public")
    assert found(files, (*NOTES, *TALK, *SOURCE)) == []


def test_a_lawyer_gets_notes_and_questions_but_not_who_the_source_is(desk: Desk) -> None:
    files = all_files(desk, "lawyer")
    assert found(files, SOURCE) == []
    for secret in (*NOTES, *TALK):
        assert found(files, (secret,)), secret


def test_the_full_export_has_all_of_it(desk: Desk) -> None:
    files = all_files(desk, "full")
    for secret in (*NOTES, *TALK, *SOURCE):
        assert found(files, (secret,)), secret


@pytest.mark.parametrize("audience", ["public", "lawyer", "full"])
def test_the_log_verifies_whatever_is_left_out(desk: Desk, tmp_path: Path, audience: str) -> None:
    files = {
        name.removeprefix("bundle/"): data
        for name, data in all_files(desk, audience).items()
        if name.startswith("bundle/")
    }
    write_files(tmp_path / "bundle", files)
    outcome = check_bundle(tmp_path / "bundle", [], [])
    assert outcome.ok, outcome.lines


def test_the_search_for_secrets_finds_them_in_every_disguise() -> None:
    for secret in SOURCE:
        for shift in range(3):
            data = base64.b64encode(b"x" * shift + secret.encode() + b"yz")
            assert found({"file": data}, (secret,)), (secret, shift)


def test_a_file_attached_as_confidential_stays_with_those_who_may_have_it(tmp_path: Path) -> None:
    words = "Bridge 1 at the ford was opened in 1911, the caretaker wrote to nobody else."
    file = tmp_path / "caretaker-Yorrovane.txt"
    file.write_text(words)
    with open_store(tmp_path / "claims.db", "create") as store:
        put(store, ["A letter.", "http://gone.example/report"])
        kept = attach(store, resolve_note(store, "1"), file, reviewer="ada", confidential=True)
        claim = resolve_claim(store, "Bridge 1 at")
        assert kept.content is not None
        pin_passage(store, claim, kept.content, 0, len(words), reviewer="ada")
        (document,) = documents(store)
        draft = Added(document.id, "", ())
        for audience, secrets in (("public", True), ("lawyer", True), ("full", False)):
            files = all_files(Desk(store, draft, Words()), audience)
            shown = found(files, ("Yorrovane", words))
            assert (shown == []) is secrets, (audience, shown)
        assert verify(store).ok
