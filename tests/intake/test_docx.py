from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from workbench.intake.docx.reader import read_docx
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*content: str, style: str = "", properties: str = "") -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inside}</w:p>"


def mark(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *content: str, kind: str = "footnote") -> str:
    number_run = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}">{para(number_run, " ", *content)}</w:{kind}>'


def notes(*elements: str, kind: str = "footnote") -> str:
    separator = (
        f'<w:{kind} w:type="separator" w:id="0">{para("<w:r><w:separator/></w:r>")}</w:{kind}>'
    )
    return f"<w:{kind}s {NAMESPACES}>{separator}{''.join(elements)}</w:{kind}s>"


STYLES = f"""<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/>
</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:rPr>
<w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/>
</w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>"""


def docx(body: str, links: str = "", **parts: str) -> bytes:
    """A Word file; ``parts`` are further parts by the name of their relationship's type."""
    parts = {"styles": STYLES, "numbering": NUMBERING, **parts}
    related = "".join(
        f'<Relationship Id="p{i}" Type="{TYPES}{kind}" Target="{kind}.xml"/>'
        for i, kind in enumerate(parts)
    )
    rels = f'<Relationships xmlns="{RELATIONSHIPS}">{{}}</Relationships>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        main = f'<Relationship Id="m" Type="{TYPES}officeDocument" Target="word/document.xml"/>'
        box.writestr("_rels/.rels", rels.format(main))
        box.writestr("word/_rels/document.xml.rels", rels.format(related + links))
        box.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for kind, xml in parts.items():
            box.writestr(f"word/{kind}.xml", xml)
    return buffer.getvalue()


def read(body: str, links: str = "", **parts: str) -> Manuscript:
    data = docx(body, links, **parts)
    return read_docx(Source("a.docx", "", "0" * 64, len(data)), data)


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text[block.start : block.end]) for block in manuscript.blocks]


def linked(manuscript: Manuscript) -> list[tuple[str, str | None]]:
    words = {n.key: manuscript.text[slice(*n.body)] for n in manuscript.notes}
    for anchor in manuscript.anchors:
        assert manuscript.text[anchor.start : anchor.end].strip("[]") == anchor.label
    return [(anchor.label, words.get(anchor.note or "")) for anchor in manuscript.anchors]


class TestNotes:
    def test_footnotes_and_endnotes_are_numbered_as_word_does(self) -> None:
        page = read(
            para("A bridge.", mark(5), " A weir.", mark(2, "endnote"), " A lock.", mark(3)),
            footnotes=notes(note(3, "Lee."), note(5, "Ray.")),
            endnotes=notes(note(2, "Poe.", kind="endnote"), kind="endnote"),
        )
        assert blocks(page) == [
            ("paragraph", "A bridge.1 A weir.i A lock.2"),
            ("note", "1. Ray."),
            ("note", "2. Lee."),
            ("note", "i. Poe."),
        ]
        assert linked(page) == [("1", "Ray."), ("i", "Poe."), ("2", "Lee.")]

    def test_number_formats_starts_and_restarts_are_kept(self) -> None:
        section = (
            '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/>'
            '<w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
        )
        page = read(
            para("One", mark(1), " two", mark(2), properties=section)
            + para("Three", mark(3))
            + section,
            footnotes=notes(note(1, "Lee."), note(2, "Ray."), note(3, "Poe.")),
        )
        assert linked(page) == [("a", "Lee."), ("b", "Ray."), ("a", "Poe.")]
        assert [n.section for n in page.notes] == [0, 0, 1]

    def test_a_sign_of_ones_own_takes_the_place_of_the_number(self) -> None:
        own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>†</w:t></w:r>'
        page = read(
            para("One", own, " two", mark(2)),
            footnotes=notes(f'<w:footnote w:id="1">{para("† Lee.")}</w:footnote>', note(2, "Ray.")),
        )
        assert page.text == "One† two1\n\n† Lee.\n\n1. Ray."
        assert linked(page) == [("†", "Lee."), ("1", "Ray.")]

    def test_a_number_that_refers_to_a_note_again_is_a_second_mark(self) -> None:
        named = '<w:bookmarkStart w:id="0" w:name="_Ref1"/>', '<w:bookmarkEnd w:id="0"/>'
        again = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            r"<w:r><w:instrText> NOTEREF _Ref1 \f \h </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f"{run('1', '<w:vertAlign w:val=' + chr(34) + 'superscript' + chr(34) + '/>')}"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        page = read(
            para("One", named[0], mark(1), named[1], " two", again, "."),
            footnotes=notes(note(1, "Lee.")),
        )
        assert linked(page) == [("1", "Lee."), ("1", "Lee.")]

    def test_marks_in_tables_boxes_and_insertions_are_found_and_in_deletions_not(self) -> None:
        cell = f"<w:tc>{para('Old', mark(1))}</w:tc><w:tc>{para('1500')}</w:tc>"
        box = (
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
            f"{para('Boxed', mark(2))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<w:txbxContent>{para('Boxed', mark(2))}</w:txbxContent></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        page = read(
            f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
            + para(
                "Text", box, f"<w:ins>{run(' new')}{mark(3)}</w:ins>", f"<w:del>{mark(4)}</w:del>"
            ),
            footnotes=notes(*(note(i, f"Note {i}.") for i in (1, 2, 3, 4))),
        )
        assert blocks(page)[:3] == [
            ("table", "Old1\t1500"),
            ("paragraph", "Text new2"),
            ("paragraph", "Boxed3"),
        ]
        assert linked(page) == [("1", "Note 1."), ("2", "Note 3."), ("3", "Note 2.")]
        assert [n.label for n in page.notes] == ["1", "2", "3", ""]

    def test_notes_made_by_hand_with_links_are_linked(self) -> None:
        page = read(
            para("One", f'<w:hyperlink w:anchor="n1">{run("[1]")}</w:hyperlink>', " two.")
            + para('<w:bookmarkStart w:id="1" w:name="n1"/>', "[1] Lee.")
        )
        assert linked(page) == [("1", "Lee.")]
        assert blocks(page)[1] == ("note", "[1] Lee.")

    def test_raised_digits_are_marks_and_exponents_are_not(self) -> None:
        up = '<w:rStyle w:val="Up"/>'
        page = read(
            para("The bridge", run("4", up), " is 5 km", run("2", up), " wide", run("*", up))
        )
        assert [(a.label, a.note) for a in page.anchors] == [("4", None), ("*", None)]

    def test_a_mark_without_a_note_points_nowhere(self) -> None:
        assert linked(read(para("One", mark(9)))) == [("1", None)]

    def test_a_note_with_several_paragraphs_is_one_block(self) -> None:
        two = f'<w:footnote w:id="1">{para(" Lee.")}{para("Ray.")}</w:footnote>'
        page = read(para("One", mark(1)), footnotes=notes(two))
        assert blocks(page)[1] == ("note", "1. Lee.\nRay.")


class TestText:
    def test_styles_give_the_kinds_of_blocks(self) -> None:
        page = read(
            para("Lune", style="T")
            + para("Source", style="Own")
            + para("Said.", style="Q")
            + para("Figure 1", style="C")
            + para("Deep", properties='<w:outlineLvl w:val="3"/>')
            + para("Plain")
        )
        assert [(b.kind, b.level) for b in page.blocks] == [
            ("title", 0),
            ("heading", 2),
            ("quote", 0),
            ("caption", 0),
            ("heading", 4),
            ("paragraph", 0),
        ]
        assert (page.title, page.language) == ("Lune", "en-GB")

    def test_numbers_of_lists_are_printed_and_bullets_are_not(self) -> None:
        def item(number: int, level: int) -> str:
            return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

        page = read(
            para("a", properties=item(1, 0))
            + para("b", properties=item(1, 1))
            + para("c", properties=item(1, 0))
            + para("d", properties=item(2, 0))
        )
        assert page.text.split("\n\n") == ["[1] a", "1.a) b", "[2] c", "d"]
        assert [b.level for b in page.blocks] == [1, 2, 1, 1]

    def test_links_by_relationship_and_by_field_are_declared(self) -> None:
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText>HYPERLINK "http://b.example/"</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("there")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        page = read(
            para(
                "See ", f'<w:hyperlink r:id="h1">{run("here")}</w:hyperlink>', " and ", field, "."
            ),
            f'<Relationship Id="h1" Type="{TYPES}hyperlink" Target="http://a.example/" '
            'TargetMode="External"/>',
        )
        assert page.text == "See here and there."
        assert [(page.text[k.start : k.end], k.href) for k in page.links] == [
            ("here", "http://a.example/"),
            ("there", "http://b.example/"),
        ]

    def test_comments_and_page_headers_are_kept_apart(self) -> None:
        page = read(
            para("Text."),
            comments=f'<w:comments {NAMESPACES}><w:comment w:id="1" w:author="Ann">'
            f"{para('Sure?')}</w:comment></w:comments>",
            header=f"<w:hdr {NAMESPACES}>{para('Draft')}</w:hdr>",
        )
        assert blocks(page)[1:] == [("comment", "Ann: Sure?"), ("boilerplate", "Draft")]

    def test_special_characters_are_read(self) -> None:
        sym = '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'
        page = read(para("a", "<w:r><w:tab/><w:noBreakHyphen/><w:br/></w:r>", "b", sym))
        assert page.text == "a\t\u2011\nbα"

    def test_hidden_words_are_left_out_and_reported(self) -> None:
        page = read(para("Seen.", run(" unseen words", "<w:vanish/>")))
        assert page.text == "Seen."
        assert [(p.kind, p.message) for p in page.problems] == [
            ("hidden text", "11 characters are formatted as hidden")
        ]

    def test_a_table_that_lays_out_a_page_is_text(self) -> None:
        long = "The river is long. " * 50
        page = read(
            f"<w:tbl><w:tr><w:tc>{para(long)}</w:tc><w:tc>{para('Side')}</w:tc></w:tr></w:tbl>"
        )
        assert [kind for kind, _ in blocks(page)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"PK\x03\x04 cut", "cut short or damaged"),
        (docx("")[:400], "cut short or damaged"),
        (docx("<w:p>"), "damaged XML"),
    ],
)
def test_a_damaged_file_is_one_clear_line(data: bytes, line: str) -> None:
    with pytest.raises(InputError, match=rf"a\.docx.*{line}"):
        read_docx(Source("a.docx", "", "0" * 64, len(data)), data)
