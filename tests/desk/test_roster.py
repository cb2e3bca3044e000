"""Keys are added, sign, and are revoked; a signature counts where the roster says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.keys import make_key, needs_ssh_keygen
from tests.ledger.workshop import Added, add, do, logged
from workbench.desk.decide import annotate, decide, undo
from workbench.desk.roster import add_reviewer, read_key, revoke_key
from workbench.exports.roster import allowed_signers_text, reviewer_objects
from workbench.ledger import signing
from workbench.ledger.report import Report
from workbench.ledger.verify import verify
from workbench.model.errors import InputError, StoreError, UsageError
from workbench.model.verdict import Decision
from workbench.store.connection import Store, open_store

pytestmark = needs_ssh_keygen
CONTESTED = Decision("contested")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "claims.db", "create") as opened:
        yield opened


@pytest.fixture
def document(store: Store) -> Added:
    return add(store)


def problem(report: Report) -> str:
    assert not report.ok
    assert {finding.check for finding in report.problems} == {"signature"}
    return str(report.problems[0])


def enrol(store: Store, key: Path, *, sign_events: bool, name: str = "ada") -> None:
    add_reviewer(store, name, key, sign_events=sign_events, reviewer=name)


def test_a_key_signs_for_itself(store: Store, document: Added, tmp_path: Path) -> None:
    done = add_reviewer(store, "ada", make_key(tmp_path, "ada"), sign_events=False, reviewer="ada")
    assert (done.new, done.proven) == (True, True)
    assert logged(store)[-1].sig
    decide(store, [document.claims[0]["claim"]], CONTESTED, reviewer="ada")
    assert not logged(store)[-1].sig
    report = verify(store)
    assert (report.ok, report.signatures, report.unchecked) == (True, 1, 0)


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_every_event_is_signed_where_that_is_wanted(
    store: Store, document: Added, tmp_path: Path, kind: str
) -> None:
    enrol(store, make_key(tmp_path, "ada", kind), sign_events=True)
    claim = document.claims[0]["claim"]
    decide(store, [claim, document.claims[1]["claim"]], CONTESTED, reviewer="ada")
    annotate(store, claim, "see page 3", reviewer="ada")
    undo(store, reviewer="ada")
    assert all(event.sig for event in logged(store)[-5:])
    report = verify(store)
    assert (report.ok, report.signatures) == (True, 5)


def test_signing_does_not_lock_the_database(
    store: Store, document: Added, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol(store, make_key(tmp_path, "ada"), sign_events=True)
    truly = signing.sign

    def slowly(*arguments: object, **options: object) -> str:
        with open_store(store.path, "write") as other:
            other.db.execute("PRAGMA busy_timeout = 0")
            do(other, "reviewer-added", {"reviewer": f"bob {len(logged(other))}"}, "bob")
        return truly(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(signing, "sign", slowly)
    decide(store, [document.claims[0]["claim"]], CONTESTED, reviewer="ada")
    *_, bob, ada = logged(store)
    assert (bob.actor, ada.actor) == ("bob", "ada")
    assert ada.saw.size == len(logged(store)) - 2  # made before bob's line, recorded after it
    assert verify(store).ok


def test_who_signs_every_event_cannot_go_on_without_the_key(
    store: Store, document: Added, tmp_path: Path
) -> None:
    key = make_key(tmp_path, "ada")
    enrol(store, key, sign_events=True)
    key.with_suffix("").unlink()
    before = len(logged(store))
    with pytest.raises(StoreError, match="not signed"):
        decide(store, [document.claims[0]["claim"]], CONTESTED, reviewer="ada")
    assert len(logged(store)) == before


def test_an_event_that_somebody_else_wrote_in_their_name_is_found(
    store: Store, document: Added, tmp_path: Path
) -> None:
    enrol(store, make_key(tmp_path, "ada"), sign_events=True)
    from workbench.ledger import record

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record, "event_signer", lambda store, actor: None)
        do(store, "note", document.claims[0], "ada", note="not hers")
    assert "it is not signed, and ada signs every event" in problem(verify(store))


def test_a_key_of_somebody_else_does_not_count(
    store: Store, document: Added, tmp_path: Path
) -> None:
    from functools import partial

    from workbench.ledger.keyring import remember_key, sign_with
    from workbench.ledger.record import record
    from workbench.ledger.sshkeys import EVENT

    enrol(store, make_key(tmp_path, "ada"), sign_events=False)
    mallory = make_key(tmp_path, "mallory")
    remember_key(read_key(mallory), mallory)
    for namespace, message in ((EVENT, "not ada's"), ("git", "does not hold")):
        sign = partial(sign_with, read_key(mallory).line, namespace, ask=False)
        with store.write():
            record(store, "reviewer-added", {"reviewer": "x"}, actor="ada", sign=sign)
        assert message in str(verify(store).problems[-1])


def test_a_revoked_key_counts_until_then(store: Store, document: Added, tmp_path: Path) -> None:
    key = make_key(tmp_path, "ada")
    enrol(store, key, sign_events=True)
    decide(store, [document.claims[0]["claim"]], CONTESTED, reviewer="ada")
    (held,) = reviewer_objects(store)[0]["keys"]
    revoke_key(store, "ada", held["fingerprint"][:20], "the laptop was lost", reviewer="bob")
    assert verify(store).ok
    decide(store, [document.claims[1]["claim"]], CONTESTED, reviewer="ada")
    assert not logged(store)[-1].sig
    assert "valid-before" in allowed_signers_text(store)
    with pytest.raises(UsageError, match="no such key"):
        revoke_key(store, "ada", held["fingerprint"], None, reviewer="bob")
    enrol(store, key, sign_events=True)
    decide(store, [document.claims[1]["claim"]], CONTESTED, reviewer="ada")
    assert verify(store).ok


def test_without_ssh_keygen_all_but_signing_works(
    store: Store, document: Added, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol(store, make_key(tmp_path, "ada"), sign_events=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    decide(store, [document.claims[0]["claim"]], CONTESTED, reviewer="ada")
    report = verify(store)
    assert (report.ok, report.signatures, report.unchecked) == (True, 0, 1)
    with pytest.raises(StoreError, match="without ssh-keygen"):
        enrol(store, make_key_from(tmp_path), sign_events=True, name="bob")


def make_key_from(folder: Path) -> Path:
    """Another public key, without ssh-keygen."""
    copy = folder / "copy.pub"
    copy.write_bytes((folder / "ada.pub").read_bytes())
    return copy


def test_a_private_key_is_refused_unread(tmp_path: Path, store: Store) -> None:
    key = make_key(tmp_path, "ada").with_suffix("")
    key.chmod(0)
    with pytest.raises(InputError, match=r"ada\.pub"):
        read_key(key)
    disguised = tmp_path / "private.pub"
    disguised.write_text("-----BEGIN OPENSSH PRIVATE KEY-----\n")
    with pytest.raises(InputError, match="not an OpenSSH public key"):
        read_key(disguised)


def test_a_changed_signature_is_found(store: Store, document: Added, tmp_path: Path) -> None:
    enrol(store, make_key(tmp_path, "ada"), sign_events=False)
    event = logged(store)[-1]
    store.close()
    assert event.sig
    forged = event.line.replace(event.sig[-40:].encode(), event.sig[-40:].swapcase().encode())
    from tests.ledger.workshop import tampering, with_leaf

    with tampering(store.path) as db:
        db.execute(
            "UPDATE event SET line = ?, leaf = ? WHERE id = ?", (*with_leaf(forged), event.id)
        )
        db.execute("DELETE FROM log_head")
        _new_head(db)
    with open_store(store.path) as reading:
        assert "does not hold" in problem(verify(reading))


def _new_head(db: sqlite3.Connection) -> None:
    """A head that fits the lines, as a forger would make it."""
    from workbench.ledger.merkle import Frontier

    edge = Frontier()
    (log,) = {row[0] for row in db.execute("SELECT log FROM event")}
    for (leaf,) in db.execute("SELECT leaf FROM event ORDER BY idx").fetchall():
        edge = edge.append(leaf)
    db.execute(
        "INSERT INTO log_head VALUES (?, ?, ?, ?)", (log, edge.size, edge.root(), edge.to_bytes())
    )
