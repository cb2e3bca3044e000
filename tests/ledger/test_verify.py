"""Every change past the program is found, and the first broken line is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.samples import BODIES
from tests.ledger.workshop import HARBOUR, Added, add, decide, do, sign_off, tampering, with_leaf
from workbench.ledger.bodies import exact_sha256
from workbench.ledger.canonical import encode
from workbench.ledger.event import parse
from workbench.ledger.merkle import Frontier
from workbench.ledger.report import Finding
from workbench.ledger.undo import undoable
from workbench.ledger.verify import Report, verify
from workbench.model.errors import StoreError
from workbench.store import audit
from workbench.store import events as lines
from workbench.store.connection import Store, open_store
from workbench.store.engine import sqlite3
from workbench.store.schema_log import HUMAN_KEYS


@pytest.fixture
def worked(store: Store) -> Added:
    """A desk on which every human table has rows."""
    document, other = add(store), add(store, HARBOUR, "harbour.txt")
    claim, second, *_ = document.claims
    do(store, "reviewer-added", {"reviewer": "bob"})
    decide(store, claim, "contested", "ada", "sources-conflict", note="the yearbook says 1892")
    decide(store, claim, "corroborated", "bob")
    decide(store, second, "unsupported", "bob")
    do(store, "note", second, "ada", note="measured along the deck")
    do(store, "counterpart-confirmed", {**claim, "counterpart": other.claims[0]})
    pinned = {**other.claims[0], "kind": "counterpart", "source": other.id}
    for key in ("claim", "document"):
        del pinned[key]  # type: ignore[misc]
    do(store, "pin", {**claim, "pinned": pinned}, "ada", note="page 3")
    do(store, "flagged", {**second, "rule": None}, "ada")
    key = {"reviewer": "ada", "key": "ssh-ed25519 AAAA", "signs": "sign-offs"}
    times = {"cert_authority": False, "valid_after": None, "valid_before": None}
    do(store, "key-added", {**key, **times})
    asked = do(store, "query", {**second, "addressee": "source"}, question="How?", name="M. Keel")
    body = {"claim": second["claim"], "query": asked.id}
    do(store, "query-answered", body, answer="With a chain.")
    edited = {"edit": "reading", "reading": "The bridge is long.", "speaker": None, "parts": []}
    do(store, "claim-edited", {**second, **edited}, note="the pronoun")
    mark = {**BODIES["link-corrected"], "document": document.id}
    do(store, "link-corrected", {**mark, "exact_sha256": exact_sha256(document.text[44:45])})
    old = decide(store, other.claims[1], "contested", "bob")
    newer = add(store, HARBOUR.replace("two moles", "three moles"), replaces=other.id)
    carried = {"origin": other.claims[1], "change": "numbers", "events": [old.id]}
    do(store, "carried-over", {**newer.claims[1], **carried})
    sign_off(store, document.id)
    event = undoable(store, "bob", second["claim"])
    do(store, "undo", {"claim": second["claim"], "event": event}, "bob")
    assert verify(store).ok
    return document


def first(report: Report) -> Finding:
    assert not report.ok
    return report.problems[0]


def broken_line(store: Store) -> int | None:
    return first(verify(store)).line


def count(store: Store) -> int:
    return len(list(lines.events(store)))


def own(store: Store) -> str:
    log = lines.own_log(store)
    assert log is not None
    return log.id


# ---- what is whole


def test_an_empty_database_is_whole(store: Store) -> None:
    report = verify(store)
    assert (report.ok, report.events, report.head, report.heads) == (True, 0, None, ())


def test_a_worked_database_is_whole_and_has_a_head(store: Store, worked: Added) -> None:
    report = verify(store)
    assert report.ok
    assert report.head is not None
    assert report.head.size == report.events == count(store)
    assert report.heads == (report.head,)


def test_every_human_table_has_rows_here(store: Store, worked: Added) -> None:
    for table in HUMAN_KEYS:
        assert audit.rows(store, table), table


def test_verifying_changes_nothing(store: Store, path: Path, worked: Added) -> None:
    store.close()
    before = path.read_bytes()
    with open_store(path, "read") as reading:
        assert verify(reading).ok
    assert path.read_bytes() == before


def test_machine_tables_may_be_dropped(store: Store, worked: Added) -> None:
    with store.write() as db:
        db.execute("DELETE FROM document_text")
    assert verify(store).ok


# ---- lines


def test_any_other_byte_of_a_line_is_found(store: Store, worked: Added) -> None:
    target = list(lines.events(store))[5]
    with pytest.raises(Back), store.write() as db:
        db.execute("DROP TRIGGER event_is_never_updated")
        for place in range(len(target.line)):
            line = bytearray(target.line)
            line[place] ^= 1 << place % 8
            db.execute("UPDATE event SET line = ? WHERE id = ?", (bytes(line), target.id))
            assert broken_line(store) == 6, place
        raise Back
    assert verify(store).ok


def test_any_other_byte_is_found_though_its_hash_was_made_to_fit(
    store: Store, worked: Added
) -> None:
    target = list(lines.events(store))[5]
    saw = range(target.line.index(b'"saw"'), target.line.index(b'"time"'))
    with pytest.raises(Back), store.write() as db:
        db.execute("DROP TRIGGER event_is_never_updated")
        for place in range(len(target.line)):
            line = bytearray(target.line)
            line[place] ^= 1 << place % 8
            db.execute(
                "UPDATE event SET line = ?, leaf = ? WHERE id = ?",
                (*with_leaf(bytes(line)), target.id),
            )
            # Where the line says what it was made on, it or the line before it may be at fault.
            assert broken_line(store) in ((5, 6) if place in saw else (6,)), place
        raise Back


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line + b" ",
        lambda line: line[:-1],
        lambda line: line[: len(line) // 2],
        lambda line: b"",
        lambda line: line.replace(b'"n":', b'"n": '),
        lambda line: line.replace(b'"contested"', b'"corroborated"'),
        lambda line: line.replace(b'{"event":{"actor":', b'{"event":{"actor":"bob","actor":'),
        lambda line: line[:-1] + b',"sig":"AAAA"}',
    ],
)
def test_an_edited_line_is_named(
    store: Store, path: Path, worked: Added, change: Callable[[bytes], bytes]
) -> None:
    target = list(lines.events(store))[4]
    assert target.kind == "verdict"
    for columns in ("line = ?1", "line = ?1, leaf = ?2"):
        with tampering(path) as db:
            line, leaf = with_leaf(change(target.line))
            db.execute(f"UPDATE event SET {columns} WHERE id = ?3", (line, leaf, target.id))
        assert broken_line(store) == 5


def test_a_verdict_rewritten_as_well_as_can_be_is_found_by_the_line_after_it(
    store: Store, path: Path, worked: Added
) -> None:
    """The forger edits line, hash, columns and tables, and works out a new head."""
    target = list(lines.events(store))[4]
    said = json.loads(target.line)
    said["event"]["body"] |= {"verdict": "corroborated", "reason": None}
    with tampering(path) as db:
        db.execute(
            "UPDATE event SET line = ?, leaf = ? WHERE id = ?",
            (*with_leaf(encode(said)), target.id),
        )
        db.execute(
            "UPDATE verdict SET verdict = 'corroborated', reason = NULL WHERE event = ?",
            (target.id,),
        )
        forge_head(db)
    found = first(verify(store))
    assert found.line == 5
    assert "it is not what line 6 was made on" in found.message


def forge_head(db: sqlite3.Connection) -> None:
    """Make the kept head fit the lines."""
    edge = Frontier()
    for (leaf,) in db.execute("SELECT leaf FROM event ORDER BY idx"):
        edge = edge.append(leaf)
    db.execute(
        "UPDATE log_head SET size = ?, root = ?, frontier = ?",
        (edge.size, edge.root(), edge.to_bytes()),
    )


@pytest.mark.parametrize("number", [1, 3, 6])
def test_a_deleted_line_is_named(store: Store, path: Path, worked: Added, number: int) -> None:
    for closing in ("", "UPDATE event SET idx = idx - 1 WHERE idx > ?"):
        with tampering(path) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            db.execute("DELETE FROM event WHERE idx = ?", (number - 1,))
            if closing:
                for idx in range(number, count(store)):
                    db.execute("UPDATE event SET idx = ? WHERE idx = ?", (idx - 1, idx))
        assert broken_line(store) == number


def test_swapped_lines_are_named(store: Store, path: Path, worked: Added) -> None:
    with tampering(path) as db:
        for old, new in ((5, 99), (6, 5), (99, 6)):
            db.execute("UPDATE event SET idx = ? WHERE idx = ?", (new, old))
    assert broken_line(store) == 6


def test_a_line_entered_twice_is_named(store: Store, path: Path, worked: Added) -> None:
    end = count(store)
    with tampering(path) as db:
        db.execute(
            "INSERT INTO event SELECT log, ?, id || 'x', line, leaf, actor, n + 99, kind, time, "
            "claim FROM event WHERE idx = 5",
            (end,),
        )
        forge_head(db)
    assert broken_line(store) == end + 1


def test_a_missing_number_is_noticed(store: Store, path: Path, worked: Added) -> None:
    """Someone leaves out a reviewer's event before anything was made on it."""
    rows = list(lines.events(store))
    last = rows[-1]
    said = json.loads(last.line)
    said["event"]["n"] += 1
    with tampering(path) as db:
        db.execute(
            "UPDATE event SET line = ?, leaf = ?, n = n + 1 WHERE id = ?",
            (*with_leaf(encode(said)), last.id),
        )
        forge_head(db)
    found = first(verify(store))
    assert (found.line, "an event is missing" in found.message) == (len(rows), True)


def test_a_line_of_another_log_is_noticed(store: Store, path: Path, worked: Added) -> None:
    last = list(lines.events(store))[-1]
    said = json.loads(last.line)
    said["event"]["log"] = "0" * 32
    with tampering(path) as db:
        db.execute(
            "UPDATE event SET line = ?, leaf = ? WHERE id = ?",
            (*with_leaf(encode(said)), last.id),
        )
        forge_head(db)
    assert "was written for the log 00000000" in first(verify(store)).message


@pytest.mark.parametrize(
    ("saw", "told"),
    [
        ({"size": 99}, "cannot have seen"),
        ({"size": 0}, "cannot have seen"),
        ({"size": 3}, "never had"),
    ],
)
def test_a_head_that_was_never_there_is_noticed(
    store: Store, path: Path, worked: Added, saw: dict[str, Any], told: str
) -> None:
    last = list(lines.events(store))[-1]
    said = json.loads(last.line)
    said["event"]["saw"] |= saw
    with tampering(path) as db:
        db.execute(
            "UPDATE event SET line = ?, leaf = ? WHERE id = ?",
            (*with_leaf(encode(said)), last.id),
        )
        forge_head(db)
    found = first(verify(store))
    assert found.line == count(store)
    assert told in found.message


def test_an_event_may_be_made_on_an_older_head(store: Store, path: Path, worked: Added) -> None:
    """As a reviewer does who signs away from the desk."""
    rows = list(lines.events(store))
    older = parse(rows[3].line).saw
    said = json.loads(rows[-1].line)
    said["event"]["saw"] = {"size": older.size, "root": older.root.hex()}
    with tampering(path) as db:
        db.execute(
            "UPDATE event SET line = ?, leaf = ? WHERE id = ?",
            (*with_leaf(encode(said)), rows[-1].id),
        )
        forge_head(db)
    assert verify(store).ok


def test_lines_cut_off_the_end_are_missed_by_the_kept_head(
    store: Store, path: Path, worked: Added
) -> None:
    end = count(store)
    with tampering(path) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM event WHERE idx >= ?", (end - 2,))
    assert broken_line(store) == end - 1


@pytest.mark.parametrize("column", ["id", "actor", "kind", "time", "claim", "n"])
def test_a_column_beside_a_line_is_held_to_it(
    store: Store, path: Path, worked: Added, column: str
) -> None:
    with tampering(path) as db:
        db.execute(f"UPDATE event SET {column} = {column} + 77 WHERE idx = 5")
    assert broken_line(store) == 6


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE log_head SET root = zeroblob(32)",
        "UPDATE log_head SET frontier = zeroblob(32)",
        "UPDATE log_head SET size = size - 1",
        "DELETE FROM log_head",
        "INSERT INTO log_head VALUES ('x', 0, zeroblob(32), x'')",
        "UPDATE log SET begun_at = ''",
        "UPDATE log SET own = 0",
        "INSERT INTO log VALUES (2, 'x', 0, NULL, '')",
        "DELETE FROM log",
    ],
)
def test_the_list_of_logs_and_their_heads_are_held_to_the_lines(
    store: Store, path: Path, worked: Added, damage: str
) -> None:
    with tampering(path) as db:
        db.execute(damage)
    assert first(verify(store)).check == "log"


def test_the_head_a_copy_grew_from_is_held_to_it(
    store: Store, path: Path, tmp_path: Path, worked: Added
) -> None:
    store.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with open_store(copy, "write") as copied:
        decide(copied, worked.claims[0], "contested", "cy")
        assert verify(copied).ok
        old, new = lines.logs(copied)
        for grown_from in (
            {"size": 2},
            {"size": 99},
            {"root": "0" * 64},
            {"log": "0" * 32},
            None,
        ):
            row = next(lines.events(copied, new.id))
            said = json.loads(row.line)
            body = said["event"]["body"]
            body["grown_from"] = grown_from and {**body["grown_from"], **grown_from}
            with tampering(copy) as db:
                db.execute(
                    "UPDATE event SET line = ?, leaf = ? WHERE id = ?",
                    (*with_leaf(encode(said)), row.id),
                )
                db.execute("DELETE FROM event WHERE log = ? AND idx > 0", (new.id,))
                db.execute("DELETE FROM verdict WHERE reviewer = 'cy'")
                edge = Frontier().append(with_leaf(encode(said))[1])
                db.execute(
                    "UPDATE log_head SET size = 1, root = ?, frontier = ? WHERE log = ?",
                    (edge.root(), edge.to_bytes(), new.id),
                )
            found = first(verify(copied))
            assert (found.log, found.line) == (new.id, 1), grown_from
            with tampering(copy) as db:
                db.execute(
                    "UPDATE event SET line = ?, leaf = ? WHERE id = ?",
                    (row.line, row.leaf, row.id),
                )
        assert old.id != new.id


def test_an_undo_of_what_someone_else_did_is_refused(
    store: Store, path: Path, worked: Added
) -> None:
    rows = list(lines.events(store))
    said = json.loads(rows[-1].line)
    said["event"]["body"]["event"] = rows[4].id
    said["event"]["body"]["claim"] = rows[4].claim
    with tampering(path) as db:
        db.execute(
            "UPDATE event SET line = ?, leaf = ?, claim = ? WHERE id = ?",
            (*with_leaf(encode(said)), rows[4].claim, rows[-1].id),
        )
        forge_head(db)
    found = first(verify(store))
    assert (found.line, found.message) == (len(rows), "bob cannot undo what ada did")


# ---- tables


@pytest.mark.parametrize("table", HUMAN_KEYS)
def test_any_edit_of_a_human_table_is_found(store: Store, worked: Added, table: str) -> None:
    store.db.execute("PRAGMA foreign_keys = OFF")
    names = audit.columns(store, table)
    key = " AND ".join(f"{name} = :{name}" for name in HUMAN_KEYS[table])
    for row in audit.rows(store, table):
        values = dict(zip(names, row, strict=True))
        for name in names:
            tried = 0
            for other in others(values[name]):
                change = f'UPDATE {table} SET "{name}" = :other WHERE {key}'
                found = verified_after(store, change, {**values, "other": other})
                if found is not None:
                    tried += 1
                    assert any(table in item.where for item in found), (name, other)
            assert tried, name
    assert verify(store).ok


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_one_other_byte_anywhere_in_a_human_table_is_found(
    store: Store, worked: Added, data: st.DataObject
) -> None:
    """A text with one bit of one byte changed, as a failing disk or a careful hand leaves it."""
    store.db.execute("PRAGMA foreign_keys = OFF")
    table = data.draw(st.sampled_from([one for one in HUMAN_KEYS if audit.rows(store, one)]))
    names, rows = audit.columns(store, table), audit.rows(store, table)
    row = dict(zip(names, data.draw(st.sampled_from(rows)), strict=True))
    name = data.draw(st.sampled_from([name for name in names if isinstance(row[name], str)]))
    old = str(row[name]).encode()
    place = data.draw(st.integers(0, max(len(old) - 1, 0)))
    bit = 1 << data.draw(st.integers(0, 7))
    changed = old[:place] + bytes([old[place] ^ bit]) + old[place + 1 :] if old else b"x"
    key = " AND ".join(f'"{one}" IS :{one}' for one in HUMAN_KEYS[table])
    change = f'UPDATE {table} SET "{name}" = CAST(:changed AS TEXT) WHERE {key}'
    found = verified_after(store, change, {**row, "changed": changed})
    assert found is None or any(table in item.where for item in found)


@pytest.mark.parametrize("table", HUMAN_KEYS)
def test_a_row_taken_out_of_a_human_table_is_found(store: Store, worked: Added, table: str) -> None:
    store.db.execute("PRAGMA foreign_keys = OFF")
    found = verified_after(store, f"DELETE FROM {table} WHERE rowid = 1", {})
    assert found is not None
    assert [(item.check, item.message) for item in found if item.where.startswith("table")] == [
        ("table", "the row is missing")
    ]


def others(value: Any) -> list[Any]:
    """Values one step away, and all words that a column may be bound to."""
    if isinstance(value, int):
        return [value + 1, value - 1, value + 1000]
    words = [
        None,
        "contested",
        "dismissed",
        "confirmed",
        "events",
        "second-check",
        "redo",
        "source",
        *("passage", "writer", "moved", "added", "block"),
    ]
    if value is None:
        return ["", "x"]
    flipped = [
        value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :] for at in (0, len(value) // 2, -1)
    ]
    flipped[-1] = value[:-1] + chr(ord(value[-1]) ^ 1)
    return [other for other in (*flipped, value + " ", *words) if other != value]


class Back(Exception):
    """Ends a transaction that is to leave nothing."""


def verified_after(store: Store, change: str, values: Any) -> tuple[Finding, ...] | None:
    """What is found after a change, which is then taken back; None if the table refuses it."""
    found = None
    try:
        with store.write() as db:
            if db.execute(change, values).rowcount:
                found = verify(store).problems
            raise Back
    except (Back, sqlite3.IntegrityError):
        return found


def test_a_row_that_nobody_made_is_found(store: Store, path: Path, worked: Added) -> None:
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO reviewer VALUES ('mallory', '', '')")
    found = first(verify(store))
    assert (found.where, found.message) == (
        "table reviewer, mallory",
        "no event led to this row",
    )


def test_a_text_that_is_no_unicode_is_found(store: Store, worked: Added) -> None:
    change = "UPDATE reviewer SET added_by = CAST(x'ff' AS TEXT)"
    found = verified_after(store, change, {})
    assert found is not None
    assert found[0].where == "table reviewer"


def test_a_claim_filed_under_another_state_is_found(store: Store, worked: Added) -> None:
    """Lists filter by a copy of the state, which must not hide anything either."""
    found = verified_after(store, "UPDATE claim_summary SET state = 'dismissed'", {})
    assert found is not None
    assert "another state" in found[0].message


def test_a_table_with_other_columns_is_found(store: Store, worked: Added) -> None:
    found = verified_after(store, "ALTER TABLE pin ADD COLUMN more TEXT", {})
    assert found is not None
    assert found[0].message == "the table has other columns"


# ---- private texts


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE private_text SET text = text || '.' WHERE field = 'note'", "not what was written"),
        ("UPDATE private_text SET salt = zeroblob(16)", "not what was written"),
        ("UPDATE private_text SET field = field || 's'", "no event has it"),
        ("DELETE FROM private_text", "it is missing"),
        (
            "INSERT INTO private_text SELECT id, 'x', zeroblob(16), '' FROM event WHERE n = 2",
            "no event has it",
        ),
    ],
)
def test_private_texts_are_held_to_their_hashes(
    store: Store, path: Path, worked: Added, damage: str, told: str
) -> None:
    with tampering(path) as db:
        db.execute(damage)
    found = [item for item in verify(store).problems if item.check == "private"]
    assert told in found[0].message


def test_an_erased_text_that_came_back_is_found(store: Store, path: Path, worked: Added) -> None:
    kept = next(lines.private_texts(store))
    do(store, "erased", {"event": kept.event, "field": kept.field})
    assert verify(store).ok
    with tampering(path) as db:
        db.execute("INSERT INTO private_text VALUES (?, ?, ?, ?)", kept)
    assert "it was erased" in first(verify(store)).message


# ---- texts


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE text_part SET text = replace(text, '1891', '1892')", "not the one added"),
        ("UPDATE document_text SET length = length - 1", "not the one added"),
        ("UPDATE content SET data = zeroblob(9)", "are damaged"),
        ("DELETE FROM content", "not kept here"),
        ("UPDATE claim SET text = text || ' '", "not what was decided on"),
        ('UPDATE claim SET start = start + 1, "end" = "end" + 1', "not what was decided on"),
    ],
)
def test_what_was_decided_on_is_held_to_the_log(
    store: Store, worked: Added, damage: str, told: str
) -> None:
    found = verified_after(store, damage, {})
    assert found is not None
    assert told in found[0].message
    assert found[0].check == "text"


# ---- guards


def test_a_missing_trigger_is_found(store: Store, worked: Added) -> None:
    with store.write() as db:
        db.execute("DROP TRIGGER event_is_never_updated")
    assert first(verify(store)).where == "trigger event_is_never_updated"


def test_a_trigger_that_does_nothing_is_found(store: Store, worked: Added) -> None:
    with store.write() as db:
        db.execute("DROP TRIGGER event_is_never_deleted")
        db.execute(
            "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT 1; END"
        )
    assert first(verify(store)).where == "trigger event_is_never_deleted"


def test_any_other_byte_of_a_line_in_the_file_itself_is_found(
    store: Store, path: Path, worked: Added
) -> None:
    line = list(lines.events(store))[5].line
    store.close()
    whole = path.read_bytes()
    start = whole.index(line[:200])
    assert whole[start : start + len(line)] == line
    for place in range(0, len(line), 40):
        data = bytearray(whole)
        data[start + place] ^= 4
        path.write_bytes(data)
        with open_store(path) as damaged:
            assert broken_line(damaged) == 6


def test_a_byte_of_the_file_is_found_in_a_table_and_in_its_index(
    store: Store, path: Path, worked: Added
) -> None:
    """Wherever a claim's id stands in the file."""
    with store.write() as db:
        db.execute("DELETE FROM document_text")  # machine tables name claims too
    store.close()
    whole = path.read_bytes()
    name = worked.claims[1]["claim"].encode()
    places = [at for at in range(len(whole)) if whole.startswith(name, at)]
    assert len(places) > 6
    for place in places:
        data = bytearray(whole)
        data[place] ^= 4
        path.write_bytes(data)
        try:
            with open_store(path) as damaged:
                assert not verify(damaged).ok, place
        except StoreError:
            continue
