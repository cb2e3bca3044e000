"""A draft that cites pages, and a server on loopback that has some of them."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from workbench.desk.add import add_document
from workbench.desk.configuration import Fetching
from workbench.desk.fetch import Done, Options, fetch
from workbench.desk.inputs import Given
from workbench.desk.wishes import Which, wishes
from workbench.reading import read
from workbench.store.connection import Store

BODY = "The bridge at Tarn Ford was opened in 1911 by the county council, as its minutes say. "
PAGE = f"<!doctype html><title>Tarn Ford</title><body><h1>Tarn Ford</h1><p>{BODY * 8}</p>"


class Pages:
    """What the server answers, and what it was asked.

    Attributes:
        bodies: HTML by path.
        asked: the paths that were asked for, robots.txt left out.
        extra: further headers by path.
        wanted: times that copies of which were asked for (``Accept-Datetime``).
        etags: whether it has validators.
        robots: its robots.txt, if any.
        before: called with each path before it answers.
    """

    def __init__(self, bodies: dict[str, str]) -> None:
        self.bodies = bodies
        self.asked: list[str] = []
        self.conditional = 0
        self.etags = False
        self.robots: str | None = None
        self.extra: dict[str, dict[str, str]] = {}
        self.wanted: list[str] = []
        self.before: Callable[[str], None] = lambda path: None
        self.port = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def configured(self, timegate: str = "") -> Fetching:
        hosts = (f"127.0.0.1:{self.port}",)
        return Fetching(delay=0.0, private_hosts=hosts, timegate=timegate)


class _Handler(BaseHTTPRequestHandler):
    pages: Pages

    def do_GET(self) -> None:  # the name is the library's
        pages = self.pages
        if self.path == "/robots.txt":
            self._answer(200 if pages.robots else 404, (pages.robots or "").encode())
            return
        pages.before(self.path)
        pages.asked.append(self.path)
        if wanted := self.headers["Accept-Datetime"]:
            pages.wanted.append(wanted)
        body = pages.bodies.get(self.path)
        if body is None:
            self._answer(404, b"<h1>Nothing here</h1>")
        elif pages.etags and self.headers["If-None-Match"] == f'"{hash(body)}"':
            pages.conditional += 1
            self._answer(304, b"", etag=f'"{hash(body)}"')
        else:
            self._answer(200, body.encode(), etag=f'"{hash(body)}"' if pages.etags else None)

    def _answer(self, status: int, body: bytes, etag: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in self.pages.extra.get(self.path, {}).items():
            self.send_header(name, value)
        if etag:
            self.send_header("ETag", etag)
        if "gzip" in self.headers.get("Accept-Encoding", "") and body:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(bodies: dict[str, str]) -> Iterator[Pages]:
    """Run the server on a port of its own."""
    pages = Pages(bodies)
    handler = type("Handler", (_Handler,), {"pages": pages})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    pages.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield pages
    finally:
        server.shutdown()
        server.server_close()


def draft(cited: Sequence[str]) -> str:
    """A text of one claim a citation, each with a note that holds the words given."""
    claims = ["The board keeps a list of the bridges over the river and of when they were opened."]
    claims += [f"Bridge {n} at Tarn Ford was opened in {1900 + n}.[{n}]" for n in _numbers(cited)]
    notes = [f"[{n}] {words}" for n, words in zip(_numbers(cited), cited, strict=True)]
    return "\n".join(["Bridges", "", " ".join(claims), "", "Notes", "", *notes, ""])


def _numbers(cited: Sequence[str]) -> range:
    return range(1, len(cited) + 1)


def put(store: Store, cited: Sequence[str], role: str = "draft", name: str = "bridges.txt") -> str:
    """Add such a draft; returns its id."""
    data = draft(cited).encode()
    document = read(data, name=name)
    return add_document(store, document, data, Given(role), reviewer="Ada").document


def write(folder: Path, cited: Sequence[str]) -> Path:
    """Write such a draft to a file."""
    path = folder / "bridges.txt"
    path.write_text(draft(cited), "utf-8")
    return path


def run(
    store: Store,
    pages: Pages,
    which: Which = "new",
    options: Options | None = None,
    timegate: str = "",
) -> list[Done]:
    """Fetch what is cited."""
    wished = wishes(store, which=which)
    return fetch(store, wished, options or Options(), pages.configured(timegate), reviewer="Ada")
