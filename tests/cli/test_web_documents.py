"""``add`` and ``inspect`` of addresses and of standard input, as a user runs them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Workbench

LINE = "The bridge at Tarn Ford was opened in 1911 by the county council, as its minutes say. "
PAGE = f"<!doctype html><title>Tarn Ford</title><h1>Tarn Ford</h1><p>{LINE * 4}</p>".encode()
FRENCH = (
    "<!doctype html><meta charset=utf-8><h1>Le café du pont</h1><p>Le café du pont, fermé depuis"
    " 1911, fut vendu en février par la société des écluses.</p>"
).encode("windows-1252")
MARKDOWN = f"# Tarn Ford\n\n{LINE}[^1]\n\n[^1]: Minutes of the council, 3 May 1911.\n".encode()
GONE = b"<!doctype html><title>404 Not Found</title><p>Page not found.</p>"

PAGES: dict[str, tuple[int, str, bytes]] = {
    "/page": (200, "text/html", PAGE),
    "/french": (200, "text/html; charset=windows-1252", FRENCH),
    "/notes": (200, "text/markdown; charset=utf-8", MARKDOWN),
    "/notes.md": (200, "text/plain", MARKDOWN),
    "/soft": (200, "text/html", GONE),
    "/picture": (200, "image/png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    "/empty": (200, "text/html", b""),
    "/broken": (500, "text/html", b"<p>Sorry</p>"),
}


class Handler(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:  # the name is the library's
        if self.path != "/robots.txt":
            self.asked.append(self.path)
        status, kind, body = PAGES.get(self.path, (404, "text/html", b"<h1>Nothing</h1>"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Served:
    """A server on loopback, allowed in the configuration."""

    def __init__(self, port: int, asked: list[str]) -> None:
        self.port, self.asked = port, asked

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.delenv("WORKBENCH_OFFLINE", raising=False)
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Pages", (Handler,), {"asked": asked}))
    served = Served(server.server_address[1], asked)
    config = tmp_path / "config.toml"
    config.write_text(f'[fetch]\ndelay = 0\nprivate-hosts = ["127.0.0.1:{served.port}"]\n')
    monkeypatch.setenv("WORKBENCH_CONFIG", str(config))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()


def inspected(workbench: Workbench, *arguments: str | Path, stdin: bytes = b"") -> Run:
    return workbench("inspect", *arguments, "--format", "json", stdin=stdin)


def test_a_page_is_added_under_its_address_byte_for_byte(workbench: Workbench, web: Served) -> None:
    done = workbench("add", web.url("/page"), "--yes")
    assert done.status == 0, done.err
    (document,) = workbench("status", "--format", "json").json["documents"]
    assert document["name"] == web.url("/page")
    assert document["id"] == sha256(PAGE).hexdigest()


def test_nothing_is_asked_without_a_yes(workbench: Workbench, web: Served) -> None:
    for answer in (b"", b"n\n", b"\n"):
        done = workbench("add", web.url("/page"), stdin=answer)
        assert done.status == 2
        assert f"127.0.0.1:{web.port}" in done.err
    assert web.asked == []
    assert workbench("inspect", web.url("/page"), stdin=b"y\n").status == 0
    assert web.asked == ["/page"]


@pytest.mark.parametrize("command", ["add", "inspect"])
def test_offline_is_an_error_and_nothing_is_asked(
    workbench: Workbench, web: Served, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = workbench(command, web.url("/page"), "--offline")
    assert (done.status, "switched off" in done.err) == (2, True)
    monkeypatch.setenv("WORKBENCH_OFFLINE", "1")
    done = workbench(command, web.url("/page"), "--yes")
    assert (done.status, "switched off" in done.err) == (2, True)
    assert web.asked == []


def test_a_host_that_is_not_allowed_is_never_asked(
    workbench: Workbench, web: Served, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("[fetch]\ndelay = 0\n")
    done = workbench("add", web.url("/page"), "--yes")
    assert done.status == 3
    assert "private-hosts" in done.err.splitlines()[-1]
    assert web.asked == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/none", "status 404"),
        ("/broken", "status 500"),
        ("/soft", "it says"),
        ("/empty", "empty"),
        ("/picture", "picture"),
    ],
)
def test_what_is_no_document_is_one_line_and_the_rest_is_added(
    workbench: Workbench, web: Served, path: str, why: str
) -> None:
    done = workbench("--quiet", "add", web.url(path), web.url("/page"), "--yes")
    assert done.status == 3
    (told,) = [line for line in done.err.splitlines() if line.startswith("workbench:")]
    assert why in told
    assert web.url(path) in told
    assert len(workbench("status", "--format", "json").json["documents"]) == 1


def test_the_hosts_word_on_characters_goes_over_the_pages_own(
    workbench: Workbench, web: Served
) -> None:
    found = inspected(workbench, web.url("/french"), "--yes").json
    assert "café du pont, fermé" in found["text"]
    assert (found["source"]["encoding"], found["source"]["how"]) == ("windows-1252", "http")


@pytest.mark.parametrize("path", ["/notes", "/notes.md"])
def test_the_media_type_tells_the_format_and_plain_text_leaves_it_to_the_name(
    workbench: Workbench, web: Served, path: str
) -> None:
    found = inspected(workbench, web.url(path), "--yes").json
    assert found["source"]["media_type"] == "text/markdown"
    assert [note["label"] for note in found["notes"]] == ["1"]


def test_standard_input_has_a_name_that_tells_its_format(workbench: Workbench) -> None:
    found = inspected(workbench, "-", "--name", "bridge.md", stdin=MARKDOWN).json
    assert found["source"]["name"] == "bridge.md"
    assert found["source"]["media_type"] == "text/markdown"
    assert workbench("add", "-", "--name", "bridge.md", stdin=MARKDOWN).status == 0
    (document,) = workbench("status", "--format", "json").json["documents"]
    assert document["name"] == "bridge.md"


def test_standard_input_and_an_address_need_a_yes_on_the_command_line(
    workbench: Workbench, web: Served
) -> None:
    done = workbench("add", "-", web.url("/page"), stdin=MARKDOWN)
    assert (done.status, "--yes" in done.err) == (2, True)
    assert workbench("add", "-", web.url("/page"), "--yes", stdin=MARKDOWN).status == 0
