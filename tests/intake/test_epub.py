from __future__ import annotations

import io
import zipfile

import pytest

from workbench.intake.epub.reader import read_epub
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
PROSE = "The river rises in the hills and runs past the old mill to the sea, it is said. "


def opf(spine: str, manifest: str | None = None) -> str:
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in (manifest or spine).split()
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in spine.split())
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Rivers</dc:title>'
        "<dc:language>en-GB</dc:language><dc:date>1901-05-02</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head>'
        f"<body>{body}</body></html>"
    )


def epub(spine: str, manifest: str | None = None, /, **texts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr("META-INF/container.xml", CONTAINER)
        box.writestr("OPS/book.opf", opf(spine, manifest))
        for name, body in texts.items():
            part = name.replace("META_INF_", "META-INF/") + ".xml"
            inside = body if name.startswith("META") else page(body)
            box.writestr(part if name.startswith("META") else f"OPS/text/{name}.xhtml", inside)
    return buffer.getvalue()


def read(data: bytes) -> Manuscript:
    return read_epub(Source("a.epub", "application/epub+zip", "0" * 64, len(data)), data)


def linked(manuscript: Manuscript) -> list[tuple[str, str]]:
    words = {n.key: manuscript.text[slice(*n.body)].strip() for n in manuscript.notes}
    return [(anchor.label, words.get(anchor.note or "", "?")) for anchor in manuscript.anchors]


def noteref(target: str, label: str) -> str:
    return f'<a href="{target}" id="r{label}" epub:type="noteref">{label}</a>'


def note(key: str, text: str) -> str:
    return f'<li id="{key}" epub:type="endnote"><p>{text}</p></li>'


def test_notes_in_another_file_are_linked() -> None:
    data = epub(
        "one two notes",
        one=f"<h1>Source</h1><p>{PROSE}{noteref('notes.xhtml#n1', '1')} {PROSE}</p>",
        two=f"<h1>Mouth</h1><p>{PROSE}{noteref('../text/notes.xhtml#n2', '2')} {PROSE}</p>",
        notes="<section epub:type='endnotes'><h2>Notes</h2><ol>"
        f"{note('n1', 'Lee, Rivers, 1899.')}{note('n2', 'Ray, Weirs, 1900.')}</ol></section>",
    )
    book = read(data)
    assert linked(book) == [("1", "Lee, Rivers, 1899."), ("2", "Ray, Weirs, 1900.")]
    assert (book.title, book.language, book.published) == ("Rivers", "en-GB", "1901-05-02")


def test_equal_ids_in_different_files_are_kept_apart() -> None:
    def chapter(words: str) -> str:
        notes = f"<aside id='n1' epub:type='footnote'><p>{words}</p></aside>"
        return f"<p>{PROSE}{noteref('#n1', '1')} {PROSE}</p>{notes}"

    book = read(epub("one two", one=chapter("Lee, Rivers."), two=chapter("Ray, Weirs.")))
    assert linked(book) == [("1", "Lee, Rivers."), ("1", "Ray, Weirs.")]


def test_notes_outside_the_reading_order_are_taken_in() -> None:
    book = read(
        epub(
            "one",
            "one notes unused",
            one=f"<p>{PROSE}{noteref('notes.xhtml#n1', '1')} {PROSE}</p>",
            notes=f"<ol epub:type='endnotes'>{note('n1', 'Lee, Rivers.')}</ol>",
            unused="<p>Nobody refers to this.</p>",
        )
    )
    assert linked(book) == [("1", "Lee, Rivers.")]
    assert "Nobody" not in book.text


def test_the_text_is_in_reading_order() -> None:
    book = read(
        epub("two one", "one two", one=f"<p>First. {PROSE}</p>", two=f"<p>Second. {PROSE}</p>")
    )
    assert book.text.index("Second.") < book.text.index("First.")


def test_a_part_that_is_missing_is_reported() -> None:
    book = read(epub("one two", one=f"<p>{PROSE}</p>"))
    assert [p.message for p in book.problems if p.kind == "text lost"] == [
        "its part OPS/text/two.xhtml is missing from the file"
    ]


def test_an_encrypted_book_is_one_clear_line_and_encrypted_fonts_are_not() -> None:
    fonts = (
        "<encryption><EncryptedData><EncryptionMethod "
        'Algorithm="http://www.idpf.org/2008/embedding"/><CipherReference URI="f.otf"/>'
        "</EncryptedData></encryption>"
    )
    assert read(epub("one", one=f"<p>{PROSE}</p>", META_INF_encryption=fonts)).text
    drm = fonts.replace("http://www.idpf.org/2008/embedding", "http://www.w3.org/2001/04/xmlenc")
    with pytest.raises(InputError, match=r"a\.epub: is encrypted"):
        read(epub("one", one=f"<p>{PROSE}</p>", META_INF_encryption=drm))


def test_a_book_without_text_is_one_clear_line() -> None:
    with pytest.raises(InputError, match="has no text in it"):
        read(epub("one"))
