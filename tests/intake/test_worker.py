from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.intake import wire, worker
from workbench.intake.worker import parse_in_child
from workbench.model.document import Block, Problem, Source, Target
from workbench.model.errors import InputError
from workbench.model.manuscript import Anchor, Hyperlink, Manuscript, NoteSpan

BEHAVIOURS = """
import os, time
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

def read(source, data):
    order, _, rest = data.decode().partition(" ")
    if order == "hang":
        time.sleep(60)
    if order == "abort":
        os.abort()
    if order == "grow":
        return bytearray(3 << 30)
    if order == "refuse":
        raise InputError("it is blue", source.name, "paint it")
    if order == "fail":
        raise ZeroDivisionError
    if order == "print":
        print("noise on standard output")
    if order == "write":
        with open(rest, "w") as file:
            file.write("x")
    return Manuscript(source, "", None, None, f"{os.getpid()}")
"""


def source(name: str = "a.doc") -> Source:
    return Source(name, "application/octet-stream", "0" * 64, 3)


@pytest.fixture
def behave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Children that know one more format, ``behaviour``, whose document says what to do."""
    (tmp_path / "behaviours.py").write_text(BEHAVIOURS, "utf-8")
    start = (
        f"import sys; sys.path += [sys.argv[1], {str(tmp_path)!r}]; "
        "from workbench.intake import child; "
        "import behaviours; child.reader = lambda key: behaviours.read; child.main()"
    )
    monkeypatch.setattr(worker, "_START", start)
    pool = worker._Pool()
    monkeypatch.setattr(worker, "_POOL", pool)
    yield
    pool.close()


def do(order: str) -> str:
    return parse_in_child("behaviour", source(), order.encode()).text


@pytest.mark.usefixtures("behave")
class TestLimits:
    def test_a_child_that_behaves_is_used_again(self) -> None:
        assert do("answer") == do("answer")

    def test_noise_on_standard_output_does_no_harm(self) -> None:
        assert do("print") == do("print")

    def test_a_refusal_is_passed_on_and_the_child_kept(self) -> None:
        before = do("answer")
        with pytest.raises(InputError, match=r"a\.doc: it is blue; paint it"):
            do("refuse")
        assert do("answer") == before

    def test_a_hang_ends_as_one_clear_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        do("answer")
        monkeypatch.setattr(worker, "WALL", 0.3)
        with pytest.raises(InputError, match=r"takes more than 0 s to read"):
            do("hang")

    @pytest.mark.parametrize(
        ("order", "line"),
        [
            ("abort", "crashes its parser"),
            ("grow", "more than 1 GB of memory"),
            ("fail", r"damaged.*\(ZeroDivisionError\)"),
        ],
    )
    def test_a_broken_child_is_replaced(self, order: str, line: str) -> None:
        before = do("answer")
        with pytest.raises(InputError, match=line):
            do(order)
        assert do("answer") != before

    def test_a_child_cannot_write_files(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="OSError"):
            do(f"write {tmp_path / 'x'}")

    def test_a_child_that_died_idle_is_not_blamed_on_the_next_document(self) -> None:
        do("answer")
        worker._POOL._idle[0]._process.kill()
        worker._POOL._idle[0]._process.wait()
        assert do("answer")

    def test_threads_have_a_child_each(self) -> None:
        answers: list[str] = []
        threads = [threading.Thread(target=lambda: answers.append(do("answer"))) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(answers) == 3


def test_a_manuscript_survives_the_way() -> None:
    manuscript = Manuscript(
        source("b"),
        "Title",
        "en",
        "2024-05-01",
        "Words¹ here.\n\n1. A note 🌉",
        (Block("paragraph", 0, 12), Block("note", 14, 25, 1)),
        (Anchor("1", 5, 6, "n1"),),
        (NoteSpan("n1", "1", 14, 25, (17, 25), 2, (Target("doi", "10.1/x"),)),),
        (Hyperlink(0, 5, "https://example.org/"),),
        (Problem("text-lost", 0, 0, "gone"),),
    )
    assert wire.load(wire.dump(manuscript), manuscript.source) == manuscript


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        wire.dump(Manuscript(source(), "", None, None, "ab", (Block("title", 0, 3),))),
        wire.dump(Manuscript(source(), "", None, None, "ab", (), (Anchor("1", 2, 1),))),
    ],
)
def test_an_answer_that_is_no_manuscript_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError):
        wire.load(answer, source())
