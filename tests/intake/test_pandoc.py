"""What pandoc reads: notes in place and linked, citations kept, one clear line without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.intake import worker
from workbench.intake.formats import THROUGH_PANDOC, Format
from workbench.intake.pandoc.jats import with_notes_in_place
from workbench.intake.pandoc.program import find_program
from workbench.intake.reader import read_manuscript
from workbench.intake.sniff import sniff_text
from workbench.model.document import Document
from workbench.model.errors import InputError
from workbench.reading import read

with_pandoc = pytest.mark.skipif(find_program() is None, reason="pandoc is not installed")

ORG = """#+TITLE: Lamps of the coast
#+AUTHOR: Anna Reed
#+DATE: 2021-05-03
#+LANGUAGE: en
* The first light[fn:1]
The board met[fn:2] and agreed. See [[https://example.org/board][the page]].
#+CAPTION: Heights of the lights
| Light | Height |
|-------+--------|
| North | 30[fn:3] |
- the lamp
  - the wick
#+BEGIN_QUOTE
The lens was bought.
#+END_QUOTE
[fn:1] Head.
[fn:2] Minutes, https://example.org/m.
[fn:3] Cell.
"""
RST = """Lamps
=====

The board met [#]_ and paid [#log]_ for it, as [Bell1931]_ says.

.. [#] Minutes.
.. [#log] The log.
.. [Bell1931] Bell, The Rock.
"""
TEXTILE = "h1. Lamps\n\nThe board met[1] and paid[2].\n\nfn1. Minutes.\n\nfn2. The log.\n"
DOCBOOK = """<?xml version="1.0"?><article xmlns="http://docbook.org/ns/docbook"><title>Lamps</title>
<para>The board met<footnote><para>Minutes.</para></footnote> and paid<footnote><para>The log.
</para></footnote>.</para></article>"""
FICTION = """<?xml version="1.0" encoding="utf-8"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"
 xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><book-title>Lamps</book-title>
</title-info></description><body><section><p>The board met<a l:href="#n1" type="note">1</a> and
 paid<a l:href="#n2" type="note">2</a>.</p></section></body><body name="notes"><section id="n1"><p>
Minutes.</p></section><section id="n2"><p>The log.</p></section></body></FictionBook>"""
JATS = """<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) 1.2//EN" "a.dtd">
<article><front><article-meta><title-group><article-title>Lamps</article-title></title-group>
</article-meta></front><body><p>The board met<sup><xref ref-type="fn" rid="f1">1</xref></sup> and
 paid<xref ref-type="fn" rid="f2">2</xref> as told<xref ref-type="bibr" rid="B1">1</xref>.</p>
</body><back><fn-group><fn id="f1"><label>1</label><p>Minutes.</p></fn><fn id="f2"><p>The log.</p>
</fn></fn-group><ref-list><ref id="B1"><element-citation publication-type="book"><person-group
 person-group-type="author"><name><surname>Bell</surname><given-names>A</given-names></name>
</person-group><source>The Rock</source><year>1931</year></element-citation></ref></ref-list></back>
</article>"""


def pairs(document: Document) -> list[tuple[str, str | None]]:
    return [
        (mark.label, None if mark.note is None else document.notes[mark.note].text)
        for mark in document.markers
    ]


@with_pandoc
def test_org_has_its_title_date_notes_table_and_lists() -> None:
    document = read(ORG.encode(), name="lamps.org")
    assert (document.title, document.language, document.published) == (
        "Lamps of the coast",
        "en",
        "2021-05-03",
    )
    assert pairs(document) == [
        ("1", "Head."),
        ("2", "Minutes, https://example.org/m."),
        ("example.org", "the page"),
        ("3", "Cell."),
    ]
    kinds = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert ("credit", "Anna Reed") in kinds
    assert ("heading", "The first light1") in kinds
    assert ("caption", "Heights of the lights") in kinds
    assert ("table", "Light\tHeight\nNorth\t303") in kinds
    assert ("list_item", "the wick") in kinds
    assert ("quote", "The lens was bought.") in kinds
    assert document.notes[1].targets[0].value == "https://example.org/m"


@with_pandoc
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (TEXTILE, "lamps.textile"),
        (DOCBOOK, "lamps.docbook"),
        (DOCBOOK, "lamps.xml"),
        (FICTION, "lamps.fb2"),
    ],
)
def test_notes_are_linked(text: str, name: str) -> None:
    document = read(text.encode(), name=name)
    assert pairs(document) == [("1", "Minutes."), ("2", "The log.")]


@with_pandoc
def test_citations_of_restructured_text_lead_to_their_list() -> None:
    assert pairs(read(RST.encode(), name="lamps.rst")) == [
        ("1", "Minutes."),
        ("2", "The log."),
        ("[Bell1931]", "Bell, The Rock."),
    ]


@with_pandoc
def test_a_jats_article_has_its_notes_and_its_references() -> None:
    document = read(JATS.encode(), name="lamps.nxml")
    notes = [note for _, note in pairs(document)]
    assert notes[:2] == ["Minutes.", "The log."]
    assert notes[2] is not None
    assert notes[2].startswith("Bell, A. (1931). The Rock")
    assert document.title == "Lamps"


def test_a_jats_note_takes_the_place_of_its_mark_and_its_label_goes() -> None:
    moved = with_notes_in_place(JATS)
    assert "The board met<fn><p>Minutes.</p></fn> and" in moved
    assert "<label>" not in moved
    assert with_notes_in_place("no xml at all") == "no xml at all"


@pytest.mark.parametrize(
    ("head", "name"), [(JATS, "JATS"), (DOCBOOK, "DocBook"), (FICTION, "FictionBook")]
)
def test_xml_is_told_by_its_document_type_or_name_space(head: str, name: str) -> None:
    assert sniff_text(head).name == name


@pytest.mark.parametrize("form", THROUGH_PANDOC, ids=lambda form: form.name)
def test_without_pandoc_one_line_says_what_is_missing(
    form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = worker._Pool()
    monkeypatch.setattr(worker, "_POOL", pool)
    monkeypatch.setenv("PATH", str(tmp_path))
    brought = find_program() is not None  # the extra is there
    try:
        read_manuscript(b"Lamps of the coast.\n", name=f"lamps{form.endings[0]}")
    except InputError as failure:
        assert brought or (form.name in failure.what and "workbench[pandoc]" in failure.todo)
    else:
        assert brought
    finally:
        pool.close()


@with_pandoc
def test_what_pandoc_cannot_read_is_one_line() -> None:
    with pytest.raises(InputError, match="cannot be read by pandoc"):
        read_manuscript(b"<article><title>Lamps", name="lamps.docbook")
