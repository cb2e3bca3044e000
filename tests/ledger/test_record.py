from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.ledger.samples import BODIES
from tests.ledger.workshop import (
    HARBOUR,
    Added,
    add,
    decide,
    do,
    logged,
    sign_off,
    state,
    tampering,
)
from workbench.ledger.bodies import exact_sha256
from workbench.ledger.entropy import Entropy, file_fingerprint, moment, seeded
from workbench.ledger.event import commitment, parse
from workbench.ledger.history import heads, history
from workbench.ledger.merkle import Tree
from workbench.ledger.record import Draft, record, record_many
from workbench.ledger.verify import verify
from workbench.model.errors import StoreError, UsageError
from workbench.store import events as lines
from workbench.store.attempts import Attempt, put_attempt
from workbench.store.connection import Store, open_store

NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


def test_the_first_event_begins_a_log(store: Store) -> None:
    assert heads(store) == []
    document = add(store)
    started, added = logged(store)
    assert (started.kind, started.body, started.n) == ("log-started", {"grown_from": None}, 1)
    assert (added.kind, added.body["document"], added.n) == ("document-added", document.id, 2)
    assert added.saw.root == Tree([started.leaf]).root()


def test_every_event_is_made_on_the_head_before_it(store: Store) -> None:
    document = add(store)
    for verdict in ("corroborated", "contested", "unreviewed", "corroborated"):
        decide(store, document.claims[0], verdict)
    events = logged(store)
    tree = Tree([event.leaf for event in events])
    for size, event in enumerate(events):
        assert (event.saw.size, event.saw.root) == (size, tree.root(size))
    (head,) = heads(store)
    assert (head.size, head.root) == (len(events), tree.root())


def test_each_actor_counts_for_themselves(store: Store) -> None:
    document = add(store, actor="ada")
    for actor in ("bob", "ada", "bob", "cy"):
        decide(store, document.claims[0], "contested", actor)
    assert [(event.actor, event.n) for event in logged(store)] == [
        ("ada", 1),
        ("ada", 2),
        ("bob", 1),
        ("ada", 3),
        ("bob", 2),
        ("cy", 1),
    ]


def test_the_same_choices_make_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("one.db", "two.db"):
        with open_store(tmp_path / name, "create") as store:
            sample = seeded("lighthouse", NOON)
            document = add(store, entropy=sample)
            decide(store, document.claims[1], "contested", entropy=sample, note="see the plan")
            files.append([row.line for row in lines.events(store)])
            assert verify(store).ok
    assert files[0] == files[1]


def test_a_private_text_is_in_no_line(store: Store) -> None:
    document = add(store)
    event = decide(store, document.claims[0], "contested", note="from the keeper's diary")
    other = decide(store, document.claims[1], "contested", note="from the keeper's diary")
    assert b"diary" not in b"".join(row.line for row in lines.events(store))
    assert event.private["note"] != other.private["note"]
    kept = {row.event: row for row in lines.private_texts(store)}
    for made in (event, other):
        row = kept[made.id]
        assert commitment(row.salt, row.text) == made.private["note"]
    assert state(store, document.claims[0]) == (
        "contested",
        None,
        "from the keeper's diary",
        "ada",
        1,
        0,
    )


def test_an_erased_text_leaves_a_log_that_verifies(store: Store, path: Path) -> None:
    document = add(store)
    secret = "the keeper's sister said so"
    event = decide(store, document.claims[0], "contested", note=secret)
    do(store, "note", document.claims[0], note="another matter")
    do(store, "erased", {"event": event.id, "field": "note"}, "bob")
    assert lines.private_text(store, event.id, "note") is None
    assert state(store, document.claims[0]) == ("contested", None, "another matter", "ada", 1, 0)
    assert verify(store).ok
    store.close()
    assert secret.encode() not in path.read_bytes()
    with pytest.raises(UsageError, match="no such private text"), open_store(path, "write") as late:
        do(late, "erased", {"event": event.id, "field": "answer"})


def test_several_claims_are_marked_in_one_transaction(store: Store) -> None:
    document = add(store)
    drafts = [
        Draft("verdict", {**place, "verdict": "contested", "reason": None, "shown": None})
        for place in document.claims
    ]
    with store.write():
        events = record_many(store, drafts, actor="ada", at=NOON)
    assert [event.time for event in events] == ["2026-01-31T12:00:00.000000Z"] * len(drafts)
    assert [parse(row.line) for row in lines.events(store)][-len(drafts) :] == events
    assert verify(store).ok


def test_what_fails_leaves_nothing(store: Store) -> None:
    document = add(store)
    before = logged(store)
    with pytest.raises(UsageError), store.write():
        decided = {**document.claims[0], "verdict": "contested", "reason": None, "shown": None}
        record(store, "verdict", decided, actor="ada")
        record(store, "verdict", {**decided, "end": 1}, actor="ada")
    assert logged(store) == before
    assert state(store, document.claims[0]) is None
    assert verify(store).ok


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("verdict", "was not added"),
        ("pin", "was not added"),
        ("sign-off", "was not added"),
        ("undo", "your own latest"),
        ("unpin", "not there before it"),
        ("query-answered", "not there before it"),
        ("erased", "not there before it"),
    ],
)
def test_an_event_cannot_name_what_is_not_there(store: Store, kind: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        do(store, kind, BODIES[kind], **({"answer": "yes"} if kind == "query-answered" else {}))
    assert logged(store) == []


def test_an_event_is_about_the_text_that_is_there(store: Store) -> None:
    first, second = add(store), add(store, HARBOUR, "harbour.txt")
    claim, other = first.claims[0], second.claims[0]
    off = {**claim, "exact_sha256": exact_sha256("The bridge over the Arrow was closed in 1891.")}
    for kind, body in {
        "verdict": {**off, "verdict": "contested", "reason": None, "shown": None},
        "counterpart-confirmed": {**other, "counterpart": off},
        "pin": {**claim, "pinned": {**BODIES["pin"]["pinned"], "source": second.id}},
    }.items():
        with pytest.raises(UsageError, match="is another"):
            do(store, kind, body)


def capture(store: Store, kept: Added, about: dict[str, str]) -> None:
    """Record that a file was given as a source, as it is kept."""
    told = {"how": "attached", "headers_sha256": None, "capture": kept.id}
    event = do(store, "source-captured", {**BODIES["source-captured"], **about, **told})
    with store.write():
        attempt = Attempt(event.time, "attached", "ada", "ok", **about, content=kept.id)
        put_attempt(store, replace(attempt, media_type="text/plain", event=event.id))


def test_every_other_kind_can_be_recorded_where_it_fits(store: Store) -> None:
    first, second = add(store), add(store, HARBOUR, "harbour.txt")
    place, other = first.claims[0], second.claims[0]
    about = {"document": first.id}
    verdict = decide(store, place, "contested")
    query = do(store, "query", {**place, "addressee": "writer"}, question="which flood?")
    override = do(store, "override", {**BODIES["override"], **about, "claim": place["claim"]})
    signed = sign_off(store, first.id, overrides=[override.id])
    bodies = {
        "claim-added": {**place, "reading": None},
        "claim-edited": {**place, "edit": "speaker", "reading": None, "speaker": "the keeper"}
        | {"parts": []},
        "link-corrected": {
            **BODIES["link-corrected"],
            **about,
            "exact_sha256": exact_sha256(first.text[44:45]),
        },
        "second-check": {**BODIES["second-check"], **place, "of": verdict.id},
        "adjudication": {**BODIES["adjudication"], **place, "verdicts": [verdict.id]},
        "carried-over": {**place, "origin": other, "change": "moved", "events": [verdict.id]},
        "flagged": {**place, "rule": None},
        "query-answered": {"claim": place["claim"], "query": query.id},
        "key-added": BODIES["key-added"],
        "key-revoked": BODIES["key-revoked"],
        "re-opened": {**about, "claim": None, "sign_off": signed.id},
        "document-removed": about,
    }
    for kind, body in bodies.items():
        do(store, kind, body, **({"answer": "that of 1904"} if kind == "query-answered" else {}))
    capture(store, second, about)
    report = verify(store)
    assert report.ok, report.problems


def test_recording_needs_a_transaction(store: Store) -> None:
    with pytest.raises(RuntimeError, match="write"):
        record(store, "reviewer-added", {"reviewer": "ada"}, actor="ada")


def test_a_store_that_alters_texts_is_not_written_through(path: Path) -> None:
    with open_store(path, "create", safe=True) as store:
        with pytest.raises(RuntimeError, match="as is"):
            do(store, "reviewer-added", {"reviewer": "ada"})
        with pytest.raises(RuntimeError, match="alters"):
            verify(store)


@pytest.mark.parametrize("text", ["\udcff", "a\0b"])
def test_a_note_that_is_no_text_is_refused(store: Store, text: str) -> None:
    document = add(store)
    with pytest.raises(UsageError, match="private text"):
        do(store, "note", document.claims[0], note=text)


# ---- copies


def test_a_copied_file_grows_a_log_of_its_own(store: Store, path: Path, tmp_path: Path) -> None:
    document = add(store)
    decide(store, document.claims[0], "contested")
    (head,) = heads(store)
    store.close()
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    with open_store(copy, "write") as copied:
        decide(copied, document.claims[0], "corroborated", "bob")
        decide(copied, document.claims[1], "corroborated", "bob")
        old, new = lines.logs(copied)
        assert (old.own, new.own) == (True, True)
        started, *_ = (parse(row.line) for row in lines.events(copied, new.id))
        assert started.body["grown_from"] == {
            "log": head.log,
            "size": head.size,
            "root": head.root.hex(),
        }
        assert state(copied, document.claims[0]) == ("corroborated", None, None, "bob", 2, 1)
        assert verify(copied).ok
    with open_store(path, "write") as original:
        decide(original, document.claims[0], "contested")
        assert len(lines.logs(original)) == 1
        assert verify(original).ok


def test_a_moved_file_keeps_its_log(store: Store, path: Path, tmp_path: Path) -> None:
    document = add(store)
    store.close()
    (tmp_path / "elsewhere").mkdir()
    moved = path.rename(tmp_path / "elsewhere" / "renamed.db")
    with open_store(moved, "write") as again:
        decide(again, document.claims[0], "contested")
        assert len(lines.logs(again)) == 1


def test_the_first_write_to_a_sample_begins_a_log(path: Path) -> None:
    with open_store(path, "create") as store:
        sample = seeded("sample", NOON)
        document = add(store, entropy=sample)
        add(store, HARBOUR, "harbour.txt", entropy=sample)
        assert len(lines.logs(store)) == 1
        decide(store, document.claims[0], "contested")
        assert len(lines.logs(store)) == 2
        assert verify(store).ok


def test_a_fingerprint_is_the_file_not_its_name(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"same")
    shutil.copy(one, two)
    before = file_fingerprint(one)
    assert before != file_fingerprint(two)
    assert file_fingerprint(one.rename(tmp_path / "three")) == before
    assert len(before) == 64


# ---- several writers


def test_writers_at_once_lose_nothing(store: Store, path: Path) -> None:
    document = add(store)

    def work(actor: str) -> None:
        with open_store(path, "write") as mine:
            for _ in range(10):
                decide(mine, document.claims[0], "contested", actor)

    workers = [threading.Thread(target=work, args=(name,)) for name in ("bob", "cy", "di")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    report = verify(store)
    assert (report.ok, report.events) == (True, 32)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE log_head SET root = zeroblob(32)",
        "UPDATE log_head SET frontier = zeroblob(32)",
        "UPDATE log_head SET size = size + 1",
        "DELETE FROM log_head",
    ],
)
def test_nothing_is_written_on_a_damaged_head(store: Store, path: Path, damage: str) -> None:
    document = add(store)
    with tampering(path) as db:
        db.execute(damage)
    with pytest.raises(StoreError, match="head of the log is damaged"):
        decide(store, document.claims[0], "contested")
    assert len(logged(store)) == 2


def test_a_line_that_is_not_kept_as_written_is_noticed(store: Store) -> None:
    document = add(store)
    with pytest.raises(StoreError, match="not kept"), store.write() as db:
        db.execute("DROP TRIGGER event_is_never_updated")
        db.execute(
            "CREATE TRIGGER sabotage AFTER INSERT ON event BEGIN "
            "UPDATE event SET line = CAST(NEW.line || x'0a' AS BLOB) WHERE id = NEW.id; END"
        )
        record(
            store,
            "verdict",
            {**document.claims[0], "verdict": "contested", "reason": None, "shown": None},
            actor="ada",
        )
    assert verify(store).ok


def test_a_damaged_line_is_told_where_events_are_looked_at(store: Store, path: Path) -> None:
    document = add(store)
    event = decide(store, document.claims[0], "contested", note="see the plan")
    assert [told.private for told in history(store, event.claim)] == [{"note": "see the plan"}]
    with tampering(path) as db:
        db.execute("UPDATE event SET line = x'7b7d' WHERE idx = 2")
    with pytest.raises(StoreError, match=r"line 3 of the log .* is damaged.*workbench verify"):
        list(history(store))
    with pytest.raises(StoreError, match="line 3"):
        do(store, "undo", {"claim": event.claim, "event": event.id})


# ---- time


def test_times_are_utc_to_the_microsecond() -> None:
    zone = timezone(timedelta(hours=5, minutes=45))
    assert moment(datetime(2026, 1, 31, 3, 15, tzinfo=zone)) == "2026-01-30T21:30:00.000000Z"
    assert moment(datetime(7, 1, 1, tzinfo=UTC)) == "0007-01-01T00:00:00.000000Z"


def test_a_clock_that_goes_back_stops_no_work(store: Store) -> None:
    document = add(store)
    past: Entropy = seeded("past", NOON - timedelta(days=9000))
    with store.write():
        body = {**document.claims[0], "verdict": "contested", "reason": None, "shown": None}
        record(store, "verdict", body, actor="ada", at=past.clock())
    decide(store, document.claims[0], "corroborated")
    assert state(store, document.claims[0]) == ("corroborated", None, None, "ada", 1, 0)
    assert verify(store).ok
