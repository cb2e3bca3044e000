from __future__ import annotations

import io
import zipfile

import pytest

from workbench.intake.odt.reader import read_odt
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

NAMESPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"'
        for name, place in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = """<style:style style:name="P1" style:parent-style-name="Quotations"/>
<style:style style:name="Up" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/>
</style:style><text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix="."
 text:display-levels="2"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>"""


def note(key: str, label: str, *paragraphs: str, kind: str = "footnote") -> str:
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return (
        f'<text:note text:id="{key}" text:note-class="{kind}"><text:note-citation>{label}'
        f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
    )


def odt(body: str, **parts: str) -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr("content.xml", content)
        for name, xml in parts.items():
            box.writestr(f"{name}.xml".replace("manifest", "META-INF/manifest"), xml)
    return buffer.getvalue()


def read(body: str, **parts: str) -> Manuscript:
    data = odt(body, **parts)
    return read_odt(Source("a.odt", "", "0" * 64, len(data)), data)


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text[block.start : block.end]) for block in manuscript.blocks]


def linked(manuscript: Manuscript) -> list[tuple[str, str | None]]:
    words = {n.key: manuscript.text[slice(*n.body)] for n in manuscript.notes}
    for anchor in manuscript.anchors:
        assert manuscript.text[anchor.start : anchor.end] == anchor.label
    return [(anchor.label, words.get(anchor.note or "")) for anchor in manuscript.anchors]


def test_footnotes_stand_before_endnotes_and_each_is_linked() -> None:
    page = read(
        p(f"A bridge{note('e1', 'i', 'Poe.', kind='endnote')}.{note('f1', '1', 'Lee.', 'More.')}")
        + p(f"A weir.{note('f2', '*', 'Ray.')}")
    )
    assert page.text == "A bridgei.1\n\nA weir.*\n\n1. Lee.\nMore.\n\n* Ray.\n\ni. Poe."
    assert linked(page) == [("i", "Poe."), ("1", "Lee.\nMore."), ("*", "Ray.")]


def test_numbers_that_begin_anew_begin_a_section() -> None:
    page = read(p(f"One{note('a', '1', 'Lee.')} two{note('b', '1', 'Ray.')}"))
    assert linked(page) == [("1", "Lee."), ("1", "Ray.")]
    assert [n.section for n in page.notes] == [0, 1]


def test_marks_in_tables_and_boxes_are_found() -> None:
    cell = "<table:table-cell>{}</table:table-cell>"
    row = cell.format(p(f"Old{note('a', '1', 'Lee.')}")) + cell.format(p("1500"))
    box = f"<draw:frame><draw:text-box>{p('Boxed' + note('b', '2', 'Ray.'))}</draw:text-box>"
    page = read(
        f"<table:table><table:table-row>{row}</table:table-row></table:table>"
        + p(f"Text {box}<svg:title>alt</svg:title></draw:frame>goes on.")
    )
    assert blocks(page)[:3] == [
        ("table", "Old1\t1500"),
        ("paragraph", "Text goes on."),
        ("paragraph", "Boxed2"),
    ]
    assert linked(page) == [("1", "Lee."), ("2", "Ray.")]


def test_a_number_that_refers_to_a_note_again_is_a_mark_when_it_is_glued() -> None:
    again = '<text:note-ref text:ref-name="a">1</text:note-ref>'
    page = read(p(f"One{note('a', '1', 'Lee.')} two{again}, see note {again}."))
    assert linked(page) == [("1", "Lee."), ("1", "Lee.")]


def test_raised_digits_are_marks_and_exponents_are_not() -> None:
    page = read(
        p(
            'The bridge<text:span text:style-name="Up">3</text:span> is 5 km'
            '<text:span text:style-name="Up">2</text:span> wide.'
        )
    )
    assert [(a.label, a.note) for a in page.anchors] == [("3", None)]


def test_blocks_have_their_kinds() -> None:
    item = "<text:list-item>{}</text:list-item>"
    inner = f"<text:list>{item.format(p('c'))}</text:list>"
    page = read(
        p("Lune", "Title")
        + '<text:h text:outline-level="2">Source</text:h>'
        + p("Said.", "P1")
        + f'<text:list text:style-name="L1">{item.format(p("a") + p("more"))}'
        + f"{item.format(p('b') + inner)}</text:list>"
        + f'<text:list text:style-name="L2">{item.format(p("d"))}</text:list>'
        + f"<text:table-of-content><text:index-body>{p('Source 1')}</text:index-body>"
        "</text:table-of-content>"
    )
    assert blocks(page) == [
        ("title", "Lune"),
        ("heading", "Source"),
        ("quote", "Said."),
        ("list_item", "1) a"),
        ("list_item", "more"),
        ("list_item", "2) b"),
        ("list_item", "2.a. c"),
        ("list_item", "d"),
        ("boilerplate", "Source 1"),
    ]


def test_white_space_links_and_breaks_are_as_shown() -> None:
    page = read(
        p('a <text:s text:c="2"/>b<text:tab/>c<text:line-break/>d\n  e ')
        + p('See <text:a xlink:href="http://a.example/">here</text:a>.')
    )
    assert page.text == "a   b\tc\nd e\n\nSee here."
    assert [(page.text[k.start : k.end], k.href) for k in page.links] == [
        ("here", "http://a.example/")
    ]


def test_deletions_and_hidden_words_are_left_out_and_comments_and_headers_kept_apart() -> None:
    comment = (
        "<office:annotation><dc:creator>Ann</dc:creator><text:p>Sure?</text:p></office:annotation>"
    )
    page = read(
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        + p(f'Seen.{comment}<text:span text:style-name="Gone">unseen</text:span>'),
        styles=f"<office:document-styles {NAMESPACES}><style:header>{p('Draft')}</style:header>"
        "</office:document-styles>",
    )
    assert blocks(page) == [
        ("paragraph", "Seen."),
        ("comment", "Ann: Sure?"),
        ("boilerplate", "Draft"),
    ]
    assert [p.kind for p in page.problems] == ["hidden text"]


def test_a_protected_file_is_one_clear_line() -> None:
    with pytest.raises(InputError, match=r"a\.odt: is protected by a password"):
        read("", manifest="<manifest:encryption-data/>")
