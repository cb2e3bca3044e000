"""Hostile words in every field: nothing acts in any form, and everything parses back equal."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from tests.exports.desk import Words, exported, worked
from workbench.safe.csv import cell
from workbench.safe.html import bdi, is_web, link
from workbench.safe.markdown import escape
from workbench.safe.terminal import clean, line
from workbench.safe.xml import text

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{background:url(//evil.example)}",
    "<!--<b>-->]]><![CDATA[",
    "&lt;b&gt; &#x3c; &amp;",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](//evil.example/pixel)",
    "`code` *bold* _it_ ~~no~~ # head",
    "- item\n\n1. item\n\n> quote\n\n***",
    "<https://evil.example> www.evil.example",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "+1-1",
    "-2+3",
    "\t=1",
    "＝1+1",
    '","=1",x',
    "\x1b]52;c;eA==\x07 \x1b[2J",
    "\u202eevil\u202c \u200bzero\u2066",
    "</w:t></w:r><w:r><w:t>",
    "{{7*7}} ${7*7} <%= 7 %>",
    '\\u003c"\\',
    "%00 a%0d%0aSet-Cookie: x",
)
"""One for each way in which words become something else; none holds a NUL or a lone surrogate."""


class Elements(HTMLParser):
    """The names of a page's elements and attributes, as a browser would tell them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "section", "p"),
    *("div", "aside", "article", "mark", "a", "b", "i", "bdi", "br", "span", "small", "code"),
    *("blockquote", "ul", "li", "footer"),
}


def test_words_in_every_field_stay_words(tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        words = Words(*[payload] * 7, address=payload, reviewer=line(payload).strip())
        with worked(tmp_path / f"{number}.db", words) as made:
            _page(exported(made, "html", "full").decode())
            _word(exported(made, "docx", "full"), payload)
            _record(exported(made, "jsonl", "full").decode(), payload)
            _sheet(exported(made, "csv", "full").decode())
            for form in ("claimreview", "web-annotation"):
                _linked(exported(made, form, "full").decode(), payload)
            for form in ("markdown", "checking-copy", "checked-copy", "queries"):
                _prose(exported(made, form, "full").decode())


def _page(page: str) -> None:
    found = Elements()
    found.feed(page)
    assert found.tags <= TAGS
    assert not any(name.startswith("on") for name in found.attributes)
    assert all(one.startswith(("#", "http://", "https://")) for one in found.addresses)
    tree = lxml_html.fromstring(page.encode())
    assert {one.tag for one in tree.iter() if isinstance(one.tag, str)} <= TAGS


def _word(data: bytes, payload: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    comments = parts["word/comments.xml"]
    said = "".join(
        {f"{space}t": one.text or "", f"{space}br": "\n", f"{space}tab": "\t"}.get(one.tag, "")
        for one in comments.iter()
    )
    assert clean(payload) in said
    assert {one.tag.removeprefix(space) for one in comments.iter()} == {
        *("comments", "comment", "p", "r", "t"),
        *({"br"} if "\n" in payload else set()),
        *({"tab"} if "\t" in payload else set()),
    }


def _record(lines: str, payload: str) -> None:
    claims = [json.loads(one) for one in lines.splitlines()][1:]
    assert claims[0]["history"][0]["note"] == payload
    assert claims[1]["queries"][0]["question"] == payload
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", lines)


def _sheet(lines: str) -> None:
    rows = list(csv.reader(io.StringIO(lines, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        assert not any(one.startswith(tuple("=+-@\t\r＝＋－＠|%")) for one in row)


def _linked(page: str, payload: str) -> None:
    assert not set("<>&") & set(page)
    held = json.loads(page)
    assert payload in list(_strings(held))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = list(value.values()) if isinstance(value, dict) else value
    return [one for part in parts for one in _strings(part)] if isinstance(parts, list) else []


def _prose(page: str) -> None:
    """Neither a strict nor a liberal reader makes mark-up of the words."""
    for reader in (MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False})):
        found = Elements()
        found.feed(reader.render(page))
        allowed = {"h1", "h2", "h3", "h4", "p", "ul", "li", "blockquote", "code", "strong"}
        assert found.tags <= allowed, page
        assert found.addresses == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_comes_out_of_a_page_as_it_was_shown(value: str) -> None:
    tree = lxml_html.fromstring(f"<p>{bdi(value)}</p>")
    assert [one.tag for one in tree.iter()] == ["p", "bdi"]
    shown = clean(value).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert (tree.text_content() or "") == shown
    element = ElementTree.fromstring(f'<p a="{text(value)}">{text(value)}</p>')
    assert (element.text or "") == shown


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_only_web_addresses_become_links(value: str) -> None:
    for address in (value, f"https://{value}", f"javascript:{value}", f"//{value}"):
        found = Elements()
        found.feed(link(address, value))
        assert found.tags <= {"a", "bdi"}
        assert len(found.addresses) == is_web(address)
        assert all(one.startswith(("http://", "https://")) for one in found.addresses)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_no_cell_is_a_formula_and_no_line_is_mark_up(value: str) -> None:
    assert not cell(value).startswith(tuple("=+-@\t\r＝＋－＠|%"))
    found = Elements()
    found.feed(MarkdownIt("commonmark").render(f"- {escape(value)}\n"))
    assert found.tags <= {"ul", "li", "p"}
