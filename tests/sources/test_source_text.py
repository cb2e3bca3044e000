"""A source's characters: which encoding is taken, and what its bytes are read as."""

from __future__ import annotations

import pytest

from workbench.sources.source_text import SourceText, read_source

WORDS = "Die Brücke über die Wör wurde 1911 eröffnet; Žofín liegt flussabwärts."
PAGE = "<!doctype html><html><head>{meta}<title>Brücke</title></head><body><p>{words}</p></body>"


def page(meta: str = "", words: str = WORDS) -> str:
    return PAGE.format(meta=meta, words=words)


def read(body: bytes, content_type: str, name: str = "http://a.example/x") -> SourceText:
    return read_source(body, content_type, name)


@pytest.mark.parametrize(
    ("body", "content_type", "how", "encoding"),
    [
        (b"\xef\xbb\xbf" + page().encode(), "text/html; charset=iso-8859-2", "bom", "utf-8"),
        (page().encode("utf-16"), "text/html; charset=utf-8", "bom", "utf-16le"),
        (
            page('<meta charset="utf-8">').encode("iso-8859-2"),
            "text/html; charset=ISO-8859-2",
            "http",
            "iso-8859-2",
        ),
        (page().encode("cp1250"), 'text/html;charset="windows-1250"', "http", "windows-1250"),
        (
            page('<meta charset="iso-8859-2">').encode("iso-8859-2"),
            "text/html",
            "declared",
            "iso-8859-2",
        ),
        (page().encode(), "text/html", "utf-8", "utf-8"),
        (page().encode(), "text/html; charset=no-such", "utf-8", "utf-8"),
        (WORDS.encode("iso-8859-2"), "text/plain; charset=latin2", "http", "latin2"),
        (WORDS.encode(), "", "utf-8", "utf-8"),
    ],
)
def test_mark_over_host_over_page_over_detection(
    body: bytes, content_type: str, how: str, encoding: str
) -> None:
    found = read(body, content_type)
    assert WORDS in found.text
    assert found.how == how
    assert (found.encoding or "").replace("_", "-") == encoding


def test_a_host_that_is_wrong_about_the_characters_does_not_spoil_them() -> None:
    found = read(
        page('<meta charset="iso-8859-2">').encode("iso-8859-2"), "text/html; charset=utf-8"
    )
    assert WORDS in found.text


def test_the_media_type_decides_where_the_address_says_nothing() -> None:
    fragment = b"<p>The weir at Hale was rebuilt.</p>"
    assert read(fragment, "text/html").text == "The weir at Hale was rebuilt."
    assert read(fragment, "text/html", "http://a.example/x.php").media_type == "text/html"
    assert "<p>" in read(fragment, "text/plain").text


def test_the_bytes_decide_over_the_media_type() -> None:
    found = read(page().encode(), "text/plain")
    assert found.media_type == "text/html"
    assert found.title == "Brücke"


def test_what_cannot_be_read_says_why() -> None:
    for body, content_type in (
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png"),
        (b"%PDF-1.7 broken", "application/pdf"),
        (bytes(range(256)) * 4, ""),
        (b"", "text/html"),
    ):
        found = read(body, content_type)
        assert found.text == ""
        assert found.problem


def test_any_content_type_header_is_taken() -> None:
    for value in (";;;", "text/html; charset", "text/html; charset=\r\nX: y", "é/ü", "a" * 5000):
        assert read(b"words of a page", value).text in ("words of a page", "")
