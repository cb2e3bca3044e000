"""Which links and raised characters of a page are marks, and what the notes they lead to hold."""

from __future__ import annotations

import pytest

from tests.intake.pages import found, page, read
from workbench.model.document import Target

NOTES = '<h2>Notes</h2><ol><li id="fn1">Minutes.</li><li id="fn2">Gauge book.</li></ol>'


@pytest.mark.parametrize(
    "body",
    [
        '<p>By the theorem (<a href="#b">2</a>) it holds.</p><p><a name="b"></a>Lemma 2.</p>',
        '<p>See <a href="#eq1">(1)</a>.</p><p>x = y <a name="eq1">(1)</a></p>',
        '<p>See <a href="#S2.E4">4</a>.</p><table id="S2.E4"><tr><td>x</td></tr></table>',
        '<ul><li><a href="#h">1</a> <a href="#h">History</a></li></ul><h2 id="h">History</h2>',
        '<p>First.</p><ol><li id="comment-1"><a href="#comment-1">1</a> Nice.</li></ol>',
        '<p>Pages <a href="?page=1">1</a> <a href="?page=2#top">2</a>.</p><p id="top">Top.</p>',
        '<p>Slides: <a href="#slide-1">1</a></p><div id="slide-1"><p>The slide.</p></div>',
        "<p>Of 40 km<sup>2</sup>, 10<sup>6</sup> tons, the 19<sup>th</sup>, x<sup>2</sup>.</p>",
        "<p>CO<sub>2</sub> and the Acme<sup>TM</sup> pump of M<sup>me</sup> Durand.</p>",
        "<p><code>a<sup>1</sup></code> is code.</p>",
    ],
)
def test_what_only_looks_like_a_mark_is_none(body: str) -> None:
    marks, notes = found(page(body))
    assert (marks, notes) == ([], [])


def test_an_exponent_is_no_mark_where_there_are_marks() -> None:
    marks, _ = found(
        page(
            "<p>The bridge<sup>1</sup> covers 40 km<sup>2</sup> and 10<sup>6</sup> stones, and has"
            f" stood since 1894<sup>2</sup>.</p>{NOTES}"
        )
    )
    assert [(mark.label, mark.before[-4:], mark.note) for mark in marks] == [
        ("1", "idge", "Minutes."),
        ("2", "1894", "Gauge book."),
    ]


def test_one_note_may_be_cited_often() -> None:
    marks, notes = found(
        page(
            '<p>One<a href="#fn1"><sup>1</sup></a>, two<a href="#fn2"><sup>2</sup></a>, again'
            f'<a href="#fn1"><sup>1</sup></a> and again<sup>1</sup>.</p>{NOTES}'
        )
    )
    assert [mark.note for mark in marks] == ["Minutes.", "Gauge book.", "Minutes.", "Minutes."]
    assert notes == ["Minutes.", "Gauge book."]


def test_a_note_may_hold_a_mark_of_its_own() -> None:
    marks, notes = found(
        page(
            '<p>The bridge opened.<sup id="r1"><a href="#cite_note-1">[a]</a></sup></p>'
            '<ol><li id="cite_note-1">Or in May.<sup><a href="#cite_note-2">[1]</a></sup></li></ol>'
            '<ol class="references"><li id="cite_note-2">Minutes.</li></ol>'
        )
    )
    assert [(mark.label, mark.note) for mark in marks] == [
        ("a", "Or in May.[1]"),
        ("1", "Minutes."),
    ]
    assert notes == ["Or in May.[1]", "Minutes."]


def test_several_labels_in_one_mark_lead_to_several_notes() -> None:
    marks, _ = found(
        page(
            "<p>The bridge opened.<sup>1, 3–5</sup></p><h2>References</h2><ol><li>First work.</li>"
            "<li>Second work.</li><li>Third work.</li><li>Fourth work.</li><li>Fifth"
            " work.</li></ol>"
        )
    )
    assert [(mark.label, mark.note) for mark in marks] == [
        ("1", "First work."),
        ("3", "Third work."),
        ("4", "Fourth work."),
        ("5", "Fifth work."),
    ]


def test_a_linked_range_cites_what_lies_between() -> None:
    items = "".join(f'<li id="ref{n}">Work {n}.</li>' for n in range(1, 6))
    marks, _ = found(
        page(
            '<p>The bridge opened [<a href="#ref1">1</a>–<a href="#ref4">4</a>].</p>'
            f'<h2>References</h2><ol class="references">{items}</ol>'
        )
    )
    assert [mark.note for mark in marks] == ["Work 1.", "Work 2.", "Work 3.", "Work 4."]


def test_authors_and_years_lead_to_the_literature() -> None:
    marks, notes = found(
        page(
            '<p>Tides were read daily (<a href="#ref-low1899" role="doc-biblioref">Low 1899</a>;'
            ' <a href="#CITEREFHay1902">Hay (1902)</a>).</p><h2>Bibliography</h2><div id="refs"'
            ' class="references csl-bib-body"><div id="ref-low1899" class="csl-entry">Low, A. 1899.'
            '</div><div class="csl-entry"><cite id="CITEREFHay1902">Hay, B.'
            " 1902.</cite></div></div>"
        )
    )
    assert [(mark.label, mark.note) for mark in marks] == [
        ("Low 1899", "Low, A. 1899."),
        ("Hay (1902)", "Hay, B. 1902."),
    ]
    assert notes == ["Low, A. 1899.", "Hay, B. 1902."]


def test_symbols_are_labels_too() -> None:
    marks, _ = found(
        page(
            "<p>The bridge opened<sup>*</sup> late<sup>†</sup>.</p><hr>"
            "<p><sup>*</sup> Minutes.</p><p><sup>†</sup> Gauge book.</p>"
        )
    )
    assert [(mark.label, mark.note) for mark in marks] == [("*", "Minutes."), ("†", "Gauge book.")]


def test_a_raised_number_without_a_note_is_a_mark_without_one() -> None:
    marks, notes = found(page("<p>The bridge opened<sup>1</sup> late<sup>2</sup>.</p>"))
    assert [(mark.label, mark.note) for mark in marks] == [("1", None), ("2", None)]
    assert notes == []


def test_notes_that_begin_again_lead_to_their_own_list() -> None:
    html = page(
        "<section><h2>One</h2><p>The bridge<sup>1</sup> opened.</p><h3>Notes</h3><ol><li>First one."
        "</li></ol></section><section><h2>Two</h2><p>The gauge<sup>1</sup> was read.</p>"
        "<h3>Notes</h3><ol><li>Second one.</li></ol></section>"
    )
    marks, _ = found(html)
    assert [mark.note for mark in marks] == ["First one.", "Second one."]
    assert [note.section for note in read(html).notes] == [1, 2]


def test_a_note_goes_on_in_the_paragraphs_below_it() -> None:
    _, notes = found(
        page(
            "<p>One<sup>1</sup>, two<sup>2</sup>.</p><hr><p><b>1</b> Minutes:</p><ul><li>of"
            " May</li>"
            "</ul><p>and of June.</p><p><b>2</b> Gauge book.</p><p>It was lost.</p>"
        )
    )
    assert notes == ["Minutes:\n\nof May\n\nand of June.", "Gauge book.\n\nIt was lost."]


def test_what_stands_below_the_last_note_is_not_part_of_it() -> None:
    _, notes = found(
        page(
            '<p>One<a href="#n1"><sup>1</sup></a>, two<a href="#n2"><sup>2</sup></a>.</p><hr>'
            '<p id="n1">1. Minutes.</p><p id="n2">2. Gauge book.</p><p>The harbour has a'
            " museum.</p>"
        )
    )
    assert notes == ["Minutes.", "Gauge book."]


def test_text_between_notes_at_the_foot_of_sections_is_no_note() -> None:
    html = page(
        '<p>One<a href="#n1"><sup>1</sup></a>.</p><p id="n1"><sup>1</sup> Minutes.</p>'
        '<p>The text goes on here without a mark.</p><p>Two<a href="#n2"><sup>2</sup></a>.</p>'
        '<p id="n2"><sup>2</sup> Gauge book.</p>'
    )
    assert found(html)[1] == ["Minutes.", "Gauge book."]


def test_a_margin_note_without_a_mark_is_set_below_its_paragraph() -> None:
    manuscript = read(
        page(
            '<p>The bridge<span class="marginnote">Opened late.</span> stands well in its'
            " place.</p>"
        )
    )
    words = [manuscript.text[block.start : block.end] for block in manuscript.blocks]
    assert words == ["The bridge stands well in its place.", "Opened late."]
    assert [block.kind for block in manuscript.blocks] == ["paragraph", "note"]
    assert manuscript.notes == ()


def test_notes_name_what_they_link_to() -> None:
    html = page(
        '<p>One<a href="#fn1"><sup>1</sup></a>, two<a href="#fn2"><sup>2</sup></a>.</p>'
        '<ol class="footnotes"><li id="fn1">See <a href="https://doi.org/10.1000/182">here</a> and'
        ' <a href="/minutes?y=1894">there</a>. <a href="#r1">↩</a></li><li id="fn2">As in <a'
        ' href="#fn1">note 1</a>; <a href="https://arxiv.org/abs/2101.00001">paper</a>.</li></ol>',
        head='<title>Bridges</title><link rel="canonical" href="https://news.example/bridges">',
    )
    first, second = read(html).notes
    assert first.targets == (
        Target("url", "https://doi.org/10.1000/182"),
        Target("doi", "10.1000/182"),
        Target("url", "https://news.example/minutes?y=1894"),
    )
    assert second.targets == (
        Target("cross-reference", "1"),
        Target("url", "https://arxiv.org/abs/2101.00001"),
        Target("arxiv", "2101.00001"),
    )


def test_links_in_prose_are_kept_and_marks_are_none_of_them() -> None:
    manuscript = read(
        page(
            '<nav><a href="https://news.example/">Home</a></nav><p>The <a'
            ' href="https://e.org/log">log'
            '</a> of the bridge<a href="https://news.example/b#fn1"><sup>1</sup></a> is kept.</p>'
            f"{NOTES}"
        )
    )
    links = [(manuscript.text[link.start : link.end], link.href) for link in manuscript.links]
    assert links == [("log", "https://e.org/log")]
    assert [anchor.note for anchor in manuscript.anchors] == ["fn1"]


def test_uncited_entries_of_a_list_of_notes_are_notes() -> None:
    _, notes = found(page(f'<p>One<a href="#fn2"><sup>2</sup></a>.</p>{NOTES}'))
    assert notes == ["Minutes.", "Gauge book."]


@pytest.mark.parametrize("title", ["Further reading", "See also", "History"])
def test_other_lists_are_no_notes(title: str) -> None:
    _, notes = found(page(f"<p>One bridge.</p><h2>{title}</h2><ol><li>A book.</li></ol>"))
    assert notes == []
