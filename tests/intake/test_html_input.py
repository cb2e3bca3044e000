"""Bytes of pages: encodings, damage, and pages made to exhaust their reader."""

from __future__ import annotations

import pytest

from tests.intake.pages import page, read
from tests.intake.sound import check
from workbench.model.errors import InputError

HTTP_EQUIV = "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>Мост</p>"
XML = '<?xml version="1.0" encoding="windows-1251"?><p>Мост</p>'


@pytest.mark.parametrize(
    ("data", "encoding", "how"),
    [
        ("<p>Café</p>".encode(), "utf-8", "utf-8"),
        ("<p>Café</p>".encode("utf-8-sig"), "utf-8", "bom"),
        ("<p>Café</p>".encode("utf-16"), "utf-16le", "bom"),
        ('<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso-8859-2"), "iso-8859-2", "declared"),
        (HTTP_EQUIV.encode("koi8-r"), "koi8-r", "declared"),
        (XML.encode("cp1251"), "windows-1251", "declared"),
        ("<p>Café “late”</p>".encode("cp1252"), "windows-1252", "detected"),
    ],
)
def test_the_encoding_is_found_and_kept(data: bytes, encoding: str, how: str) -> None:
    manuscript = read(data)
    assert (manuscript.source.encoding, manuscript.source.how) == (encoding, how)
    assert manuscript.text in {"Café", "Łódź", "Мост", "Café “late”"}


def test_a_lying_declaration_is_not_believed() -> None:
    manuscript = read('<meta charset="us-ascii"><p>Café</p>'.encode())
    assert manuscript.text in {"Café", "CafÃ©"}
    check(manuscript)


def test_text_that_the_parser_drops_is_reported() -> None:
    manuscript = read(f"<p>Seen.</p><script>var x;<p>{'Never seen by anyone. ' * 20}</p>")
    assert [problem.kind for problem in manuscript.problems] == ["text lost"]
    assert "parser dropped text" in manuscript.problems[0].message


def test_a_whole_page_reports_nothing() -> None:
    assert read(page("<p>The bridge opened in 1894.</p>")).problems == ()


def test_entities_are_not_expanded_beyond_their_own_characters() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;</p>'
    assert len(read(bomb).text) < 40


def test_thousands_of_attributes_on_a_tag_are_refused() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(5_000))
    for tag in (f"<p {attributes}>x</p>", f'<p title=">" {attributes}>x</p>'):
        with pytest.raises(InputError, match="attributes"):
            read(tag)


def test_long_values_are_no_attributes() -> None:
    data = ", ".join(f'"k{n}": "the value {n}"' for n in range(2_000))
    assert read(f"<div data-state='{{{data}}}'><p>Seen.</p></div>").text == "Seen."


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "deep",
        "<font>" * 5_000 + "deep",
        "<table><tr><td>" * 5_000 + "deep",
        "<ul><li>" * 5_000 + "deep",
    ],
)
def test_deep_nesting_is_flattened_and_loses_nothing(html: str) -> None:
    assert read(html).text == "deep"


@pytest.mark.parametrize(
    "html",
    [
        "<" * 50_000,
        "<a " * 30_000,
        '<a b="' * 30_000,
        "<!--" * 30_000,
        "<script>" * 30_000,
        "&amp;" * 50_000,
        "<p>a" * 10_000,
        " />" * 50_000,
        "<sup>1</sup>a" * 5_000,
        '<a href="#x">1</a> ' * 5_000,
        '<p id="x"><a href="#y">1</a></p>' * 5_000,
        "<br>" * 20_000,
        "<p>[1] a</p><hr>" * 2_000,
        '<a href="#_ftn1">1</a>' * 5_000,
    ],
)
def test_pages_made_to_exhaust_their_reader_end(html: str) -> None:
    check(read(html))


@pytest.mark.parametrize("html", ["", "<", "<html>", "<p>", "\0", "&#0;", "&#xD800;<p>x"])
def test_nearly_nothing_is_read_as_what_it_is(html: str) -> None:
    try:
        check(read(html))
    except InputError as error:
        assert "binary" in error.what
