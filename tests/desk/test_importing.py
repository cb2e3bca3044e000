"""Captures as WARC files: out and in again, from other archivers, and from people who mean harm."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.bridges import BODY, PAGE, put, run, serving
from workbench.desk.attach import attach, resolve_note
from workbench.desk.importing import import_warc
from workbench.exports.verification_log import render
from workbench.ledger.verify import verify
from workbench.model.errors import InputError
from workbench.sources import warc
from workbench.sources.client import OFFLINE
from workbench.store.attempts import headers_sha256
from workbench.store.captures import SourceRow, captures_of
from workbench.store.claims import resolve_claim
from workbench.store.connection import Store, open_store
from workbench.store.documents import load_content
from workbench.store.observed import captured_attempts

pytest.importorskip("warcio", reason="the extra 'archive'")
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

CITED = "http://bridges.example/tarn"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.delenv(OFFLINE, raising=False)
    with open_store(tmp_path / "t.db", "create") as opened:
        yield opened


def exported(store: Store) -> bytes:
    return b"".join(
        piece if isinstance(piece, bytes) else piece.encode()
        for piece in render(store, "warc", None)
    )


def source(store: Store, number: int = 1) -> SourceRow:
    return captures_of(store, resolve_claim(store, f"Bridge {number} at"))[0]


def test_what_goes_out_comes_in_the_same(store: Store, tmp_path: Path) -> None:
    file, minutes = tmp_path / "x.warc.gz", tmp_path / "minutes.txt"
    minutes.write_text("The board met in 1911 and had the bridge at Tarn Ford painted green.")
    with serving({"/a": PAGE, "/b": PAGE.replace("1911", "1912")}) as pages:
        pages.extra["/b"] = {"X-Built-By": "na\u00efve masons"}
        cited = [pages.url("/a"), pages.url("/b"), "Minutes of the board."]
        put(store, cited)
        run(store, pages)
        attach(store, resolve_note(store, "3"), minutes, reviewer="Ada")
    file.write_bytes(exported(store))
    with open_store(tmp_path / "other.db", "create") as other:
        put(other, cited)
        done = import_warc(other, file, reviewer="Grace")
        assert (len(done.brought), done.known, done.others) == (3, 0, 0)
        for ours, theirs in zip(captured_attempts(store), captured_attempts(other), strict=True):
            for name in ("at", "url", "final_url", "status", "hops", "headers", "peer", "content"):
                assert getattr(theirs, name) == getattr(ours, name), name
            assert (theirs.how, theirs.reviewer) == ("imported", "Grace")
            assert theirs.wire == ours.wire
            assert headers_sha256(theirs.headers) == headers_sha256(ours.headers)
            assert load_content(other, str(theirs.content)) == load_content(
                store, str(ours.content)
            )
        assert [source(other, n).state for n in (1, 2, 3)] == ["captured"] * 3
        assert verify(other).ok
        again = import_warc(other, file, reviewer="Grace")
        assert (again.brought, again.known) == ((), 3)
        assert exported(other) == file.read_bytes()


def test_the_file_is_what_warcio_takes_for_whole(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "x.warc.gz"
    with serving({"/a": PAGE}) as pages:
        put(store, [pages.url("/a")])
        run(store, pages)
    file.write_bytes(exported(store))
    assert file.read_bytes() == exported(store)
    told = type("Told", (), {"inputs": [str(file)], "verbose": False})()
    assert Checker(told).process_all() == 0
    plain = gzip.decompress(file.read_bytes())
    assert plain.startswith(b"WARC/1.1\r\n")
    assert plain.count(b"WARC-Type: response") == 1


Made = list[tuple[str, int, list[tuple[str, str]], bytes]]


def made_by_others(path: Path, answers: Made, packed: bool = True) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed, warc_version="1.0")
        writer.write_record(writer.create_warcinfo_record("x", {"software": "a crawler"}))
        for url, status, headers, body in answers:
            http = StatusAndHeaders(f"{status} x", headers, protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(body),
                    http_headers=http,
                    warc_headers_dict={"WARC-Date": "2021-05-04T08:00:00Z"},
                )
            )
    return path


HTML = [("Content-Type", "text/html; charset=utf-8")]


@pytest.mark.parametrize("packed", [True, False])
def test_another_archivers_captures_are_found_by_address_and_redirect(
    store: Store, tmp_path: Path, packed: bool
) -> None:
    put(store, [CITED, "http://bridges.example/none"])
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
    answers: Made = [
        ("http://bridges.example/tarn", 301, [("Location", "https://new.example/t")], b""),
        ("http://elsewhere.example/", 200, HTML, b"<p>Herons</p>"),
        ("https://new.example/t", 200, [*HTML, ("Transfer-Encoding", "chunked")], chunked),
    ]
    done = import_warc(store, made_by_others(tmp_path / "x.warc", answers, packed), reviewer="Ada")
    assert ([one.source for one in done.brought], done.others) == ([CITED], 1)
    row = source(store)
    assert (row.state, row.at, row.how) == ("captured", "2021-05-04T08:00:00.000000Z", "imported")
    assert row.final_url == "https://new.example/t"
    assert row.text is not None
    assert BODY.strip() in row.text
    assert source(store, 2).state == "not-attempted"
    assert verify(store).ok


def test_a_page_that_was_dead_when_it_was_archived_is_no_capture(
    store: Store, tmp_path: Path
) -> None:
    put(store, [CITED])
    answers: Made = [(CITED, 404, HTML, b"<h1>Not found</h1>")]
    (one,) = import_warc(
        store, made_by_others(tmp_path / "x.warc", answers), reviewer="Ada"
    ).brought
    assert (one.kept.state, one.kept.why) == ("failed", "not-found")
    assert source(store).state == "failed"


def test_an_older_copy_that_is_brought_in_does_not_take_the_place_of_a_newer(
    store: Store, tmp_path: Path
) -> None:
    with serving({"/a": PAGE}) as pages:
        put(store, [pages.url("/a")])
        run(store, pages)
        old: Made = [(pages.url("/a"), 200, HTML, PAGE.replace("1911", "1899").encode())]
    done = import_warc(store, made_by_others(tmp_path / "x.warc", old), reviewer="Ada")
    assert len(done.brought) == 1
    text = source(store).text
    assert text is not None
    assert "1911" in text


def bomb(good: bytes) -> bytes:
    return gzip.compress(b"WARC/1.0\r\n" + b"A" * 40_000_000)


def long_header(good: bytes) -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 3_000_000


def cut(good: bytes) -> bytes:
    return good[: len(good) * 2 // 3]


def lying_length(good: bytes) -> bytes:
    return gzip.decompress(good).replace(b"Content-Length: ", b"Content-Length: 99", 2)


def another_digest(good: bytes) -> bytes:
    return gzip.decompress(good).replace(b"county council", b"county charter")


def no_date(good: bytes) -> bytes:
    return gzip.decompress(good).replace(b"WARC-Date: 2021", b"WARC-Date: soon")


def one_gzip(good: bytes) -> bytes:
    return gzip.compress(gzip.decompress(good))


HOSTILE: list[Callable[[bytes], bytes]] = [
    *(bomb, long_header, cut, lying_length, another_digest, no_date, one_gzip),
    lambda good: b"",
    lambda good: b"PK\x03\x04 a zip",
    lambda good: b"\x1f\x8b\x08 not gzip",
    lambda good: zlib.compress(good),
    lambda good: b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n",
    lambda good: bytes(range(256)) * 400,
]


@pytest.mark.parametrize("harm", range(len(HOSTILE)))
def test_a_broken_or_hostile_file_is_one_error_and_breaks_nothing(
    store: Store, tmp_path: Path, harm: int
) -> None:
    put(store, [CITED])
    file = made_by_others(tmp_path / "x.warc.gz", [(CITED, 200, HTML, PAGE.encode())])
    file.write_bytes(HOSTILE[harm](file.read_bytes()))
    try:
        done = import_warc(store, file, reviewer="Ada")
    except InputError as error:
        assert "\n" not in str(error)
        assert str(file) in str(error)
    else:
        assert done.brought == ()
    assert source(store).state == "not-attempted"
    assert verify(store).ok


def test_a_coded_body_that_unpacks_without_end_is_kept_as_a_failure(
    store: Store, tmp_path: Path
) -> None:
    put(store, [CITED])
    body = gzip.compress(b"a" * 60_000_000)
    answers: Made = [(CITED, 200, [*HTML, ("Content-Encoding", "gzip")], body)]
    (one,) = import_warc(
        store, made_by_others(tmp_path / "x.warc", answers), reviewer="Ada"
    ).brought
    assert (one.kept.state, one.kept.why) == ("failed", "decompression-bomb")


def test_without_the_extra_one_line_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "find_spec", lambda name: None)
    put(store, [CITED])
    for attempt in (
        lambda: exported(store),
        lambda: import_warc(store, tmp_path / "x.warc", reviewer="Ada"),
    ):
        with pytest.raises(Exception, match=r"workbench\[archive\]"):
            attempt()
