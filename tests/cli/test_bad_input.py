"""Bad input gets one clear line and the documented exit status; the good ones are kept."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Workbench

GOOD = "The bridge at Tarn Ford was opened in 1911. It is 214 metres long and carries two lanes.\n"


def one_line(run: Run) -> str:
    """The single line of complaint."""
    lines = [line for line in run.err.splitlines() if line.strip()]
    assert len(lines) == 1, run.err
    assert lines[0].startswith("workbench: ")
    assert "Traceback" not in run.err
    return lines[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.bin", bytes(range(256)) * 8),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("broken.docx", b"PK\x03\x04 not really a zip"),
    ],
)
def test_a_file_that_is_no_document_is_named_and_refused(
    workbench: Workbench, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    run = workbench("--db", "t.db", "add", name)
    assert run.status == 3
    assert name in one_line(run)
    assert not (tmp_path / "t.db").exists()


def test_a_missing_file_and_a_directory_are_named(workbench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("missing.txt", "folder"):
        run = workbench("--db", "t.db", "add", name)
        assert run.status == 3
        assert name in one_line(run)


def test_an_unreadable_file_is_named(workbench: Workbench, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(GOOD)
    secret.chmod(0)
    # Nothing is unreadable for root but what the system itself refuses.
    name = "secret.txt" if os.geteuid() else "/proc/self/mem"
    run = workbench("--db", "t.db", "add", name)
    assert run.status == 3
    assert name in one_line(run)


def test_with_several_inputs_the_good_ones_are_added_and_the_bad_ones_listed(
    workbench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "also good.md").write_text("# Title\n\n" + GOOD.replace("Tarn", "Moor"))
    (tmp_path / "empty.txt").write_bytes(b"")
    run = workbench("--db", "t.db", "add", "good.txt", "missing.txt", "empty.txt", "also good.md")
    assert run.status == 3
    assert len(run.err.splitlines()) == 2
    status = workbench("--db", "t.db", "status", "--format", "json").json
    assert [entry["name"] for entry in status["documents"]] == ["good.txt", "also good.md"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"]
)
def test_text_in_any_common_encoding_is_read(
    workbench: Workbench, tmp_path: Path, encoding: str
) -> None:
    text = "Das Café an der Brücke wurde 1911 eröffnet. Es hatte früher 214 Plätze für Gäste.\n"
    (tmp_path / "t.txt").write_bytes((text * 5).encode(encoding))
    run = workbench("inspect", "--format", "json", "t.txt")
    assert run.status == 0
    assert run.json["text"].startswith(text.strip())


def test_bytes_that_are_no_utf8_are_reported_not_dropped(
    workbench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "t.txt").write_bytes(GOOD.encode() + b"A stray \xff byte in \xe2\x82 here. " * 2)
    run = workbench("inspect", "--format", "json", "t.txt")
    assert run.status == 0
    read = run.json
    assert read["problems"] or read["source"]["encoding"] != "utf-8"


def test_a_large_text_is_read(workbench: Workbench, tmp_path: Path) -> None:
    line = "The ferry made 12 crossings on day {} of the year and carried {} people.\n"
    with (tmp_path / "large.txt").open("w") as file:
        for number in range(20_000):
            file.write(line.format(number, number * 7))
    assert workbench("inspect", "large.txt").status == 0


def test_a_foreign_database_is_refused_and_left_alone(workbench: Workbench, tmp_path: Path) -> None:
    foreign = tmp_path / "music.db"
    with sqlite3.connect(foreign) as db:
        db.execute("CREATE TABLE song (title TEXT)")
    before = foreign.read_bytes()
    (tmp_path / "good.txt").write_text(GOOD)
    for arguments in (["add", "good.txt"], ["status"], ["verify"]):
        run = workbench("--db", "music.db", *arguments)
        assert run.status == 4
        assert "music.db" in one_line(run)
    assert foreign.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all, " * 60])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    workbench: Workbench, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x.db").write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD)
    for arguments in (["add", "good.txt"], ["claims"], ["mark", "abcd", "contested"]):
        run = workbench("--db", "x.db", *arguments)
        assert run.status == 4
        assert "x.db" in one_line(run)
    assert (tmp_path / "x.db").read_bytes() == content


def test_a_truncated_database_is_refused(workbench: Workbench, desk: Path) -> None:
    desk.write_bytes(desk.read_bytes()[:20_000])
    run = workbench("--db", desk, "verify")
    assert run.status in {1, 4}
    assert "Traceback" not in run.err


def test_reading_commands_never_make_a_database(workbench: Workbench, tmp_path: Path) -> None:
    for arguments in (["status"], ["claims"], ["counterparts"], ["verify"], ["show", "abcd"]):
        run = workbench(*arguments)
        assert run.status == 4
        assert "workbench add" in one_line(run)
    assert not list(tmp_path.glob("*.db"))


def test_wrong_usage_is_told_in_one_line(workbench: Workbench, desk: Path) -> None:
    for arguments in (
        ["no-such-command"],
        ["claims", "--no-such-option"],
        ["mark", "zzzz", "contested"],
        ["show", "no such words in any claim"],
        ["claims", "--document", "nobody.txt"],
        ["export", "poem"],
    ):
        run = workbench("--db", desk, *arguments)
        assert run.status == 2, arguments
        one_line(run)
