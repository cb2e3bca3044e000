from __future__ import annotations

import io
import zipfile

import pytest

from workbench.intake.formats import DOCX, EPUB, FORMATS, HTML, MARKDOWN, ODT, PDF, RTF, TEXT
from workbench.intake.sniff import ending, sniff_bytes, sniff_text
from workbench.model.errors import InputError


def container(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        for name in names:
            box.writestr(name, "x")
    return buffer.getvalue()


def test_first_bytes_decide_over_the_name() -> None:
    assert sniff_bytes(b"%PDF-1.4\n", "letter.txt") is PDF
    assert sniff_bytes(b"{\\rtf1 x}", "letter.md") is RTF


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (("[Content_Types].xml", "word/document.xml"), DOCX),
        (("mimetype", "META-INF/container.xml", "content.opf"), EPUB),
        (("mimetype", "META-INF/manifest.xml", "content.xml"), ODT),
    ],
)
def test_a_container_is_known_by_what_is_in_it(names: tuple[str, ...], form: object) -> None:
    assert sniff_bytes(container(*names), "unnamed") is form


def test_a_container_of_no_known_kind_is_refused() -> None:
    with pytest.raises(InputError, match="ZIP file of no known kind"):
        sniff_bytes(container("readme.txt"), "things.zip")


def test_the_name_decides_over_the_content_of_text_formats() -> None:
    assert sniff_bytes(b"<html>", "page.md") is MARKDOWN
    assert sniff_bytes(b"# Title", "page.htm") is HTML
    assert sniff_bytes(b"words", "page.txt") is None


def test_every_ending_belongs_to_one_format() -> None:
    endings = [name for form in FORMATS for name in form.endings]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b.TXT", ".txt"),
        ("C:\\texts\\b.Md", ".md"),
        ("https://bridge.example/a/page.html?x=1.pdf#top", ".html"),
        ("https://bridge.example", ""),
        ("README", ""),
    ],
)
def test_endings_of_paths_and_addresses(name: str, expected: str) -> None:
    assert ending(name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<title>Bridges</title>",
        "  <html lang=en><body>x",
        "<?xml version='1.0'?>\n<html xmlns='x'>",
        "<div><p>One</p><p>Two</p></div>",
    ],
)
def test_html_is_recognised_by_its_tags(text: str) -> None:
    assert sniff_text(text) is HTML


@pytest.mark.parametrize(
    "text",
    [
        "# Bridges\n\nThe bridge opened.[^1]\n\n[^1]: The log.\n",
        "## Bridges\n\nSee [the log](https://harbour.example/log), **in full**.\n",
    ],
)
def test_markdown_is_recognised_by_three_signs(text: str) -> None:
    assert sniff_text(text) is MARKDOWN


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened in 1931.",
        "# not a heading of anything but a hash",
        "if a < b and c > d: the <p> tag is mentioned",
        "The bridge opened.[^1]\n\n[^1]: A note in a plain text.\n",
        "1. One\n2. Two\n",
    ],
)
def test_plain_text_stays_plain(text: str) -> None:
    assert sniff_text(text) is TEXT
