"""Every format through the child process: good files, and files made to do harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.intake.printed import Words, pdf
from tests.intake.test_docx import docx, mark, note, notes, para
from tests.intake.test_epub import PROSE, epub, noteref
from tests.intake.test_odt import note as odt_note
from tests.intake.test_odt import odt, p
from workbench.intake.worker import parse_in_child
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

ASIDE = f"<aside id='n' epub:type='footnote'><p>Lee.</p></aside><p>{PROSE}</p>"


def parse(key: str, data: bytes) -> Manuscript:
    return parse_in_child(key, Source(f"a.{key}", "application/x", "0" * 64, len(data)), data)


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    """A container with one part put in another's place."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("docx", docx(para("The bridge.", mark(1)), footnotes=notes(note(1, "Lee.")))),
        ("odt", odt(p(f"The bridge.{odt_note('a', '1', 'Lee.')}"))),
        ("epub", epub("one", one=f"<p>{PROSE}The bridge.{noteref('#n', '1')}</p>{ASIDE}")),
        ("rtf", rb"{\rtf1 The bridge.{\super\chftn}{\footnote Lee.}}"),
        ("latex", rb"The bridge.\footnote{Lee.}"),
        ("wikitext", b"The bridge.<ref>Lee.</ref>"),
        ("html", f"<p>{PROSE}Old.<a href='#n'><sup>1</sup></a></p><p id='n'>1. Lee.".encode()),
    ],
)
def test_a_mark_and_its_note_come_through(key: str, data: bytes) -> None:
    manuscript = parse(key, data)
    (anchor,) = manuscript.anchors
    spans = {span.key: manuscript.text[slice(*span.body)].strip() for span in manuscript.notes}
    assert (anchor.label, spans[anchor.note or ""]) == ("1", "Lee.")


def test_a_pdf_comes_through() -> None:
    assert parse("pdf", pdf([[Words(60, 700, "The bridge.")]])).text == "The bridge."


LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
ABROAD = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
NESTED = b"<w:tbl xmlns:w='w'>" * 2_000 + b"</w:tbl>" * 2_000


@pytest.mark.parametrize(
    ("key", "data", "line"),
    [
        ("docx", replaced(docx(""), "word/document.xml", b" " * 2**25), "unpacks to more than"),
        ("docx", replaced(docx(""), "word/document.xml", LAUGHS), "document type or entities"),
        ("docx", replaced(docx(""), "word/document.xml", ABROAD), "document type or entities"),
        ("docx", replaced(docx(""), "word/document.xml", NESTED), "is damaged XML"),
        ("docx", docx(para("Words."))[:-60], "cut short or damaged"),
        ("odt", replaced(odt(""), "content.xml", b"<a>"), "is damaged XML"),
        ("epub", b"PK\x05\x06" + b"\0" * 18, "has no list of its parts"),
        ("pdf", pdf([[Words(60, 700, "Words")]])[:150], "is damaged"),
        ("rtf", b"plain words", "is no RTF"),
        ("latex", rb"\def\a{\a}\a", "nests its groups too deep"),
        ("latex", b"{" * 100_000, "nests its groups too deep"),
        ("wikitext", bytes(range(256)) * 9, "is binary"),
    ],
)
def test_what_is_made_to_do_harm_is_one_clear_line(key: str, data: bytes, line: str) -> None:
    with pytest.raises(InputError, match=rf"a\.{key}.*: .*{line}|a\.{key}: .*{line}"):
        parse(key, data)


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("rtf", b"{\\rtf1 " + b"{" * 20_000 + b"Words" + b"}" * 20_000),
        ("wikitext", b"Words of a text. " * 9 + b"{{[[<ref>|" * 4_000),
        ("wikitext", b"Words of a text. " * 9 + b"<!-- " * 50_000),
    ],
)
def test_what_nests_without_end_is_read(key: str, data: bytes) -> None:
    assert "Words" in parse(key, data).text
