"""Damaged and hostile files of every format end as a text or as one clear line, within limits."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.printed import Words, pdf
from tests.intake.test_docx import docx, mark, note, notes, para
from tests.intake.test_epub import PROSE, epub, noteref
from tests.intake.test_odt import note as odt_note
from tests.intake.test_odt import odt, p
from tests.intake.test_worker import source
from tests.intake.test_worker_formats import LAUGHS, parse, replaced
from workbench.intake import worker
from workbench.intake.worker import parse_in_child
from workbench.model.errors import InputError

WHOLE = {
    "docx": docx(para("The bridge.", mark(1)), footnotes=notes(note(1, "Lee."))),
    "odt": odt(p(f"The bridge.{odt_note('a', '1', 'Lee.')}")),
    "epub": epub("one", one=f"<p>{PROSE}The bridge.{noteref('#n', '1')}</p><p id='n'>1. Lee.</p>"),
    "pdf": pdf([[Words(60, 700, "The bridge stood.")], [Words(60, 700, "It fell.")]]),
    "rtf": rb"{\rtf1 The bridge.{\super\chftn}{\footnote Lee.} \b It\b0  fell.\par}",
    "latex": rb"\documentclass{article}\begin{document}The bridge.\footnote{Lee.}\end{document}",
    "wikitext": b"The bridge.<ref name=a>{{cite book|title=Lee}}</ref> {| \n| It || fell\n|}",
    "html": f"<p>{PROSE}Old.<a href='#n'><sup>1</sup></a></p><p id='n'>1. Lee.</p>".encode(),
}


@st.composite
def damage(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file cut short, with bytes changed, or with a stretch of it twice."""
    size = len(whole)
    match draw(st.integers(0, 2)):
        case 0:
            return whole[: draw(st.integers(1, size))]
        case 1:
            changed = bytearray(whole)
            for at in draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=8)):
                changed[at] = draw(st.integers(0, 255))
            return bytes(changed)
        case _:
            start = draw(st.integers(0, size - 1))
            end = draw(st.integers(start, size))
            return whole[:end] + whole[start:]


@pytest.mark.parametrize("key", WHOLE)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(key: str, data: st.DataObject) -> None:
    try:
        manuscript = parse(key, data.draw(damage(WHOLE[key])))
    except InputError as error:
        assert "\n" not in str(error)
        assert "crashes" not in str(error)
    else:
        assert all(manuscript.text[b.start : b.end].strip() for b in manuscript.blocks)


def of_objects(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    file, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        file
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, len(file))
    )


def stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("pdf", of_objects(CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 1>>")),
        ("pdf", of_objects(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", PAGE)),
        ("pdf", of_objects(CATALOGUE, PAGES, PAGE, b"[" * 100_000)),
        ("pdf", of_objects(CATALOGUE, PAGES, PAGE, stream(b"q " * 2_000_000))),
        ("pdf", of_objects(CATALOGUE, PAGES, PAGE, stream(b"\0" * (64 << 20)))),
        ("pdf", b"%PDF-1.7\n" + b"1 0 obj\n" * 100_000),
        ("html", b"<p " + b"a=b " * 200_000 + b">Words"),
        ("odt", replaced(odt(""), "content.xml", LAUGHS)),
        ("odt", replaced(odt(""), "content.xml", b" " * 2**27)),
        ("epub", replaced(epub("one", one="<p>Words</p>"), "META-INF/container.xml", LAUGHS)),
        ("epub", replaced(epub("one", one="<p>Words</p>"), "OEBPS/one.xhtml", b" " * 2**27)),
        ("wikitext", b"{{a|" * 20_000),
        ("latex", rb"\begin{a}" * 50_000),
        ("rtf", b"{\\rtf1 \\bin2000000000 Words}"),
    ],
)
def test_a_hostile_file_ends_within_limits(key: str, data: bytes) -> None:
    try:
        assert len(parse(key, data).text) < 1_000_000
    except InputError as error:
        assert "crashes" not in str(error)
        assert "takes more" not in str(error)


def test_a_parser_that_computes_for_ever_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "endless.py").write_text("def read(source, data):\n    while True: pass\n", "utf-8")
    start = (
        f"import sys; sys.path += [sys.argv[1], {str(tmp_path)!r}]; "
        "from workbench.intake import child; child.SECONDS = 1; "
        "import endless; child.reader = lambda key: endless.read; child.main()"
    )
    monkeypatch.setattr(worker, "_START", start)
    monkeypatch.setattr(worker, "_POOL", worker._Pool())
    with pytest.raises(InputError, match="of processor time to read"):
        parse_in_child("endless", source(), b"x")
