from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake import reader
from workbench.intake.reader import read_manuscript
from workbench.model.errors import InputError
from workbench.model.identity import document_id
from workbench.model.manuscript import Manuscript

PROSE = "The bridge was opened in 1931. It carries two lines of rail over the river."


def covered(manuscript: Manuscript) -> bool:
    """Whether the blocks, in order and without overlap, hold everything but white space."""
    at = 0
    for block in manuscript.blocks:
        if (
            block.start < at
            or block.end <= block.start
            or manuscript.text[at : block.start].strip()
        ):
            return False
        at = block.end
    return not manuscript.text[at:].strip()


def test_a_file_is_read_with_what_is_known_of_it(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_bytes(PROSE.encode())
    source = read_manuscript(path).source
    assert source.name == str(path)
    assert source.media_type == "text/plain"
    assert source.sha256 == document_id(PROSE.encode())
    assert source.bytes == len(PROSE)
    assert (source.encoding, source.how) == ("utf-8", "utf-8")


def test_a_string_is_the_text_itself() -> None:
    manuscript = read_manuscript("/etc/hosts is a file, but this is a sentence about it.")
    assert manuscript.text.startswith("/etc/hosts is a file")
    assert manuscript.source.encoding is None


def test_line_ends_and_byte_order_mark_are_the_only_things_that_change() -> None:
    data = "\ufeffOne line.\r\nAnother.\rA third.\n\n  Kept: \u00a0 \u200b —\t“x” ".encode()
    manuscript = read_manuscript(data, name="a.txt")
    assert manuscript.text == "One line.\nAnother.\nA third.\n\n  Kept: \u00a0 \u200b —\t“x” "
    assert manuscript.source.how == "bom"
    assert manuscript.source.sha256 == document_id(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "is empty"),
        ("\ufeff\n".encode(), "is empty"),
        (b"PK\x03\x04 cut short", "damaged ZIP file"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old Office document"),
        (b"\x1f\x8b\x08....", "compressed file"),
        (b"SQLite format 3\x00....", "SQLite database"),
        (b"A text with a \x00 in it, and some more words", "is binary"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as failure:
        read_manuscript(data, name="thing")
    line = str(failure.value)
    assert line.startswith("thing: ")
    assert what in line
    assert "\n" not in line
    assert failure.value.todo
    assert failure.value.exit_status == 3


@pytest.mark.parametrize("text", ["", "  \n ", "\ufeff", "NUL \x00 here"])
def test_a_string_without_text_is_refused_too(text: str) -> None:
    with pytest.raises(InputError):
        read_manuscript(text)


def test_a_missing_file_and_a_directory_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_manuscript(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="is a directory"):
        read_manuscript(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_manuscript(Path("a\0b"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(PROSE)
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_manuscript(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_not_read_without_end() -> None:
    with pytest.raises(InputError, match="is a device"):
        read_manuscript(Path("/dev/zero"))


def test_a_file_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_BYTES", 10)
    path = tmp_path / "long.txt"
    path.write_text(PROSE)
    with pytest.raises(InputError, match="larger than"):
        read_manuscript(path)


def test_broken_bytes_show_in_the_text_and_in_a_problem() -> None:
    manuscript = read_manuscript("Brücken über Flüsse, größer als früher. ".encode() + b"\xff!")
    (problem,) = manuscript.problems
    assert problem.kind == "undecodable bytes"
    assert manuscript.text[problem.start : problem.end] == "\ufffd"
    assert "1 run of bytes could not be decoded" in problem.message


def test_lone_surrogates_are_replaced() -> None:
    assert read_manuscript("The bridge \ud800 stands.").text == "The bridge \ufffd stands."


@given(st.text(min_size=1))
def test_any_text_is_read_or_refused_and_blocks_cover_it(text: str) -> None:
    try:
        manuscript = read_manuscript(text)
    except InputError:
        assert "\0" in text or not text.strip("\ufeff").strip()
        return
    assert covered(manuscript)
    assert not {"\0", "\r"} & set(manuscript.text)


LINES = st.sampled_from(
    [
        PROSE,
        "A heading of some words",
        "Notes",
        "1. A note of the harbour office.",
        "[2] Another, https://harbour.example/log.",
        "- an item",
        "Share this article",
        "Table of Contents",
        "By A. Writer",
        "3 May 1931",
        "a | b | c",
        "    indented words of a line",
        "> quoted words.",
        "CHAPTER I",
        "",
        "",
        "x1.",
        "* * *",
        "Comments",
        "Anna Bell contributed research for this article.",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=30))
def test_blocks_cover_texts_of_every_kind_of_line(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    manuscript = read_manuscript(text, name="a.txt")
    assert covered(manuscript)
    for note in manuscript.notes:
        assert note.start <= note.body[0] <= note.body[1] <= note.end
    assert len({note.key for note in manuscript.notes}) == len(manuscript.notes)
