"""Every way in which pages set notes: each mark is found and leads to its own note."""

from __future__ import annotations

import pytest

from tests.intake.pages import found, page, read

ONE = "Harbour Board minutes, 3 May 1894."
TWO = "The tide gauge was read twice a day."

STYLES = {
    "pandoc": (
        '<p>The bridge opened<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref">'
        '<sup>1</sup></a> late. Ships wait<a href="#fn2" class="footnote-ref" id="fnref2"'
        ' role="doc-noteref"><sup>2</sup></a>.</p><section class="footnotes" role="doc-endnotes">'
        f'<hr/><ol><li id="fn1" role="doc-endnote"><p>{ONE}<a href="#fnref1" class="footnote-back"'
        f' role="doc-backlink">↩︎</a></p></li><li id="fn2"><p>{TWO}<a href="#fnref2"'
        ' class="footnote-back">↩︎</a></p></li></ol></section>'
    ),
    "libreoffice": (
        '<p>The bridge opened<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">'
        '<sup>1</sup></a> late. Ships wait<a class="sdfootnoteanc" name="sdfootnote2anc"'
        ' href="#sdfootnote2sym"><sup>2</sup></a>.</p>'
        '<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym"'
        f' name="sdfootnote1sym" href="#sdfootnote1anc">1</a>{ONE}</p></div>'
        '<div id="sdfootnote2"><p class="sdfootnote-western"><a class="sdfootnotesym"'
        f' name="sdfootnote2sym" href="#sdfootnote2anc">2</a>{TWO}</p></div>'
    ),
    "mammoth": (
        '<p>The bridge opened<sup><a href="#footnote-2" id="footnote-ref-2">[1]</a></sup> late.'
        ' Ships wait<sup><a href="#footnote-3" id="footnote-ref-3">[2]</a></sup>.</p>'
        f'<ol><li id="footnote-2"><p>{ONE} <a href="#footnote-ref-2">↑</a></p></li>'
        f'<li id="footnote-3"><p>{TWO} <a href="#footnote-ref-3">↑</a></p></li></ol>'
    ),
    "word": (
        '<p class=MsoNormal>The bridge opened<a href="#_ftn1" name="_ftnref1" title="">'
        "<span class=MsoFootnoteReference><span>[1]</span></span></a> late. Ships wait"
        '<a href="#_ftn2" name="_ftnref2"><span class=MsoFootnoteReference>[2]</span></a>.</p>'
        '<div><br clear=all><hr align=left size=1 width="33%"><div id=ftn1><p'
        " class=MsoFootnoteText>"
        f'<a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> {ONE}</p></div><div id=ftn2>'
        f'<p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2">[2]</a> {TWO}</p></div></div>'
    ),
    "hugo": (
        '<p>The bridge opened<sup id="fnref:1"><a href="#fn:1" class="footnote-ref"'
        ' role="doc-noteref">1</a></sup> late. Ships wait<sup id="fnref:2"><a href="#fn:2"'
        ' class="footnote-ref">2</a></sup>.</p><div class="footnotes" role="doc-endnotes"><hr><ol>'
        f'<li id="fn:1"><p>{ONE}&#160;<a href="#fnref:1" class="footnote-backref"'
        ' role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li>'
        f'<li id="fn:2"><p>{TWO}&#160;<a href="#fnref:2" class="footnote-backref">&#x21a9;</a></p>'
        "</li></ol></div>"
    ),
    "github": (
        '<p>The bridge opened<sup><a href="#user-content-fn-a" id="user-content-fnref-a"'
        ' data-footnote-ref aria-describedby="footnote-label">1</a></sup> late. Ships wait<sup>'
        '<a href="#user-content-fn-b" id="user-content-fnref-b" data-footnote-ref'
        ' aria-describedby="footnote-label">2</a></sup>.</p>'
        '<section data-footnotes class="footnotes"><h2 id="footnote-label" class="sr-only">'
        f'Footnotes</h2><ol><li id="user-content-fn-a"><p>{ONE} <a href="#user-content-fnref-a"'
        ' data-footnote-backref aria-label="Back to reference 1">↩</a></p></li>'
        f'<li id="user-content-fn-b"><p>{TWO} <a href="#user-content-fnref-b"'
        " data-footnote-backref>↩</a></p></li></ol></section>"
    ),
    "wordpress block": (
        '<p>The bridge opened<sup data-fn="0a1b" class="fn"><a href="#0a1b" id="0a1b-link">1</a>'
        '</sup> late. Ships wait<sup data-fn="2c3d" class="fn"><a href="#2c3d" id="2c3d-link">2</a>'
        f'</sup>.</p><ol class="wp-block-footnotes"><li id="0a1b">{ONE} <a href="#0a1b-link"'
        f' aria-label="Jump to footnote reference 1">↩︎</a></li><li id="2c3d">{TWO}'
        ' <a href="#2c3d-link" aria-label="Jump to footnote reference 2">↩︎</a></li></ol>'
    ),
    "wordpress plug-in, returning in brackets": (
        '<p>The bridge opened<sup><a href="https://news.example/b/#footnote_0_5"'
        f' id="identifier_0_5" class="footnote-link" title="{ONE}">1</a></sup> late. Ships wait'
        '<sup><a href="https://news.example/b/#footnote_1_5" id="identifier_1_5"'
        ' class="footnote-link">2</a></sup>.</p><ol class="footnotes"><li id="footnote_0_5"'
        f' class="footnote">{ONE} [<a href="https://news.example/b/#identifier_0_5"'
        f' class="footnote-link footnote-back-link">&#8617;</a>]</li><li id="footnote_1_5">{TWO}'
        ' [<a href="#identifier_1_5" class="footnote-back-link">&#8617;</a>]</li></ol>'
    ),
    "substack": (
        '<p>The bridge opened<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1"'
        ' href="#footnote-1" target="_self" class="footnote-anchor">1</a> late. Ships wait'
        '<a id="footnote-anchor-2" href="#footnote-2" class="footnote-anchor">2</a>.</p>'
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number"'
        f' contenteditable="false">1</a><div class="footnote-content"><p>{ONE}</p></div></div>'
        '<div class="footnote"><a id="footnote-2" href="#footnote-anchor-2" class="footnote-number"'
        f'>2</a><div class="footnote-content"><p>{TWO}</p></div></div>'
    ),
    "sphinx": (
        '<p>The bridge opened<a class="footnote-reference brackets" href="#id3" id="id1"'
        ' role="doc-noteref"><span class="fn-bracket">[</span>1<span'
        ' class="fn-bracket">]</span></a>'
        ' late. Ships wait<a class="footnote-reference brackets" href="#id4" id="id2"'
        ' role="doc-noteref">[2]</a>.</p><aside class="footnote-list brackets">'
        '<aside class="footnote brackets" id="id3" role="doc-footnote"><span class="label">'
        '<span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a>'
        f'<span class="fn-bracket">]</span></span><p>{ONE}</p></aside><aside class="footnote"'
        ' id="id4" role="doc-footnote"><span class="label">[<a role="doc-backlink"'
        ' href="#id2">2</a>]'
        f"</span><p>{TWO}</p></aside></aside>"
    ),
    "docutils tables": (
        '<p>The bridge opened<a class="footnote-reference" href="#id3" id="id1">[1]</a> late. Ships'
        ' wait<a class="footnote-reference" href="#id4" id="id2">[2]</a>.</p>'
        '<table class="docutils footnote" frame="void" id="id3"'
        ' rules="none"><colgroup><col/></colgroup>'
        '<tbody valign="top"><tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td>'
        f"<td>{ONE}</td></tr></tbody></table>"
        '<table class="docutils footnote" frame="void" id="id4"'
        ' rules="none"><colgroup><col/></colgroup>'
        '<tbody valign="top"><tr><td class="label"><a class="fn-backref" href="#id2">[2]</a></td>'
        f"<td>{TWO}</td></tr></tbody></table>"
    ),
    "docutils definitions": (
        '<p>The bridge opened<a class="footnote-reference brackets" href="#id3" id="id1">1</a>'
        " late."
        ' Ships wait<a class="footnote-reference brackets" href="#id4" id="id2">2</a>.</p>'
        '<dl class="footnote brackets"><dt class="label" id="id3"><span class="brackets">'
        f'<a class="fn-backref" href="#id1">1</a></span></dt><dd><p>{ONE}</p></dd>'
        '<dt class="label" id="id4"><span class="brackets"><a class="fn-backref" href="#id2">2</a>'
        f"</span></dt><dd><p>{TWO}</p></dd></dl>"
    ),
    "asciidoctor": (
        '<p>The bridge opened<sup class="footnote">[<a id="_footnoteref_1" class="footnote"'
        ' href="#_footnotedef_1" title="View footnote.">1</a>]</sup> late. Ships wait'
        '<sup class="footnote">[<a id="_footnoteref_2" class="footnote"'
        ' href="#_footnotedef_2">2</a>]'
        '</sup>.</p><div id="footnotes"><hr><div class="footnote" id="_footnotedef_1">'
        f'<a href="#_footnoteref_1">1</a>. {ONE}</div><div class="footnote" id="_footnotedef_2">'
        f'<a href="#_footnoteref_2">2</a>. {TWO}</div></div>'
    ),
    "org": (
        '<p>The bridge opened<sup><a id="fnr.1" class="footref" href="#fn.1" role="doc-backlink">1'
        '</a></sup> late. Ships wait<sup><a id="fnr.2" class="footref" href="#fn.2"'
        ' role="doc-backlink">2</a></sup>.</p><div id="footnotes"><h2 class="footnotes">Footnotes: '
        '</h2><div id="text-footnotes"><div class="footdef"><sup><a id="fn.1" class="footnum"'
        ' href="#fnr.1" role="doc-backlink">1</a></sup> <div class="footpara" role="doc-footnote">'
        f'<p class="footpara">{ONE}</p></div></div><div class="footdef"><sup><a id="fn.2"'
        ' class="footnum" href="#fnr.2">2</a></sup> <div class="footpara"><p class="footpara">'
        f"{TWO}</p></div></div></div></div>"
    ),
    "mediawiki": (
        '<p>The bridge opened<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">'
        '<span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup>'
        ' late. Ships wait<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">&#91;2&#93;'
        '</a></sup><sup class="reference nowrap">: 12</sup>.</p><ol class="references">'
        '<li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0"><sup><i>'
        '<b>a</b></i></sup></a> <a href="#cite_ref-a_1-1"><sup><i><b>b</b></i></sup></a></span>'
        f' <span class="reference-text">{ONE}</span></li><li id="cite_note-2"><span'
        ' class="mw-cite-backlink"><b><a href="#cite_ref-2" aria-label="Jump up">^</a></b></span>'
        f' <span class="reference-text">{TWO}</span></li></ol>'
    ),
    "gutenberg": (
        '<p>The bridge opened<a name="FNanchor_1_1" id="FNanchor_1_1"></a><a href="#Footnote_1_1"'
        ' class="fnanchor">[1]</a> late. Ships wait<a id="FNanchor_2_2"></a><a href="#Footnote_2_2"'
        ' class="fnanchor">[2]</a>.</p><h3>FOOTNOTES:</h3><div class="footnote"><p>'
        '<a name="Footnote_1_1" id="Footnote_1_1"></a><a href="#FNanchor_1_1"><span'
        ' class="label">[1]'
        f'</span></a> {ONE}</p></div><div class="footnote"><p><a id="Footnote_2_2"></a>'
        f'<a href="#FNanchor_2_2"><span class="label">[2]</span></a> {TWO}</p></div>'
    ),
    "epub": (
        '<p>The bridge opened<a href="endnotes.xhtml#note-1" id="noteref-1"'
        ' epub:type="noteref">1</a>'
        ' late. Ships wait<a href="endnotes.xhtml#note-2" id="noteref-2" epub:type="noteref">2</a>.'
        '</p><section epub:type="endnotes"><ol><li id="note-1" epub:type="endnote">'
        f'<p>{ONE} <a href="chapter-1.xhtml#noteref-1" epub:type="backlink">↩</a></p></li>'
        f'<li id="note-2" epub:type="endnote"><p>{TWO} <a href="chapter-1.xhtml#noteref-2"'
        ' epub:type="backlink">↩</a></p></li></ol></section>'
    ),
    "forum editor": (
        '<p>The bridge opened<span class="footnote-reference" data-footnote-id="ab"'
        ' role="doc-noteref"'
        ' id="fnrefab"><sup><a href="#fnab">[1]</a></sup></span> late. Ships wait'
        '<span class="footnote-reference" role="doc-noteref" id="fnrefcd"><sup><a'
        ' href="#fncd">[2]</a>'
        '</sup></span>.</p><ol class="footnote-section footnotes" role="doc-endnotes">'
        '<li class="footnote-item" id="fnab"><span class="footnote-back-link"><sup><strong>'
        f'<a href="#fnrefab">^</a></strong></sup></span><div class="footnote-content"><p>{ONE}</p>'
        '</div></li><li class="footnote-item" id="fncd"><span class="footnote-back-link"><sup>'
        '<strong><a href="#fnrefcd">^</a></strong></sup></span><div'
        f' class="footnote-content"><p>{TWO}'
        "</p></div></li></ol>"
    ),
    "wikidot": (
        '<p>The bridge opened<sup class="footnoteref"><a id="footnoteref-1" href="javascript:;"'
        ' class="footnoteref" onclick="scrollToReference(\'footnote-1\')">1</a></sup> late. Ships'
        ' wait<sup class="footnoteref"><a id="footnoteref-2" href="javascript:;"'
        ' class="footnoteref"'
        " onclick=\"scrollToReference('footnote-2')\">2</a></sup>.</p>"
        '<div class="footnotes-footer"><div class="title">Footnotes</div><div'
        ' class="footnote-footer"'
        ' id="footnote-1"><a href="javascript:;" onclick="scrollToReference(\'footnoteref-1\')">1'
        f'</a>. {ONE}</div><div class="footnote-footer" id="footnote-2"><a href="javascript:;"'
        f" onclick=\"scrollToReference('footnoteref-2')\">2</a>. {TWO}</div></div>"
    ),
    "essay in line breaks": (
        '<font size=2>The bridge opened <font color=#999999>[<a href="#f1n"><font color=#999999>1'
        '</font></a>]</font> late.<br><br>Ships wait <font color=#999999>[<a href="#f2n"><font'
        ' color=#999999>2</font></a>]</font>.<br><br><b>Notes</b><br><br>[<a name="f1n">'
        f'<font color=#000000>1</font></a>] {ONE}<br><br>[<a name="f2n"><font'
        " color=#000000>2</font>"
        f"</a>] {TWO}<br><br></font>"
    ),
    "old home page": (
        '<p>The bridge opened<a href="#n1" name="b1"><sup>1</sup></a> late. Ships wait<a href="#n2"'
        ' name="b2"><sup>2</sup></a>.</p><hr>'
        f'<p><a name="n1" href="#b1">1</a>. {ONE}</p><p><a name="n2" href="#b2">2</a>. {TWO}</p>'
    ),
    "table of notes": (
        '<p>The bridge opened<sup><a href="#t1">1</a></sup> late. Ships wait<sup><a'
        ' href="#t2">2</a>'
        '</sup>.</p><h2>Notes</h2><table><tr><td><a name="t1">1</a></td><td>' + ONE + "</td></tr>"
        f'<tr><td><a name="t2">2</a></td><td>{TWO}</td></tr></table>'
    ),
    "raised numbers, list under a title": (
        "<p>The bridge opened<sup>1</sup> late. Ships wait<sup>2</sup>.</p><h2>Notes</h2>"
        f"<ol><li>{ONE}</li><li>{TWO}</li></ol>"
    ),
    "raised numbers, paragraphs at the end": (
        "<p>The bridge opened<sup>1</sup> late. Ships wait<sup>2</sup>.</p>"
        f"<p><sup>1</sup> {ONE}</p><p><sup>2</sup> {TWO}</p>"
    ),
    "raised numbers, plain numbers below a rule": (
        "<p>The bridge opened<sup>1</sup> late. Ships wait<sup>2</sup>.</p><hr>"
        f"<p>1. {ONE}</p><p>2. {TWO}</p>"
    ),
    "raised numbers in brackets, in line breaks": (
        "<p>The bridge opened<sup>[1]</sup> late. Ships wait<sup>[2]</sup>.</p><hr>"
        f"<p><sup>[1]</sup> {ONE}<br><sup>[2]</sup> {TWO}</p>"
    ),
    "side notes counted by the style sheet": (
        '<p>The bridge opened<label for="sn-a" class="margin-toggle sidenote-number"></label>'
        '<input type="checkbox" id="sn-a" class="margin-toggle"/><span'
        f' class="sidenote">{ONE}</span>'
        ' late. Ships wait<label for="sn-b" class="margin-toggle sidenote-number"></label>'
        '<input type="checkbox" id="sn-b" class="margin-toggle"/><span'
        f' class="sidenote">{TWO}</span>'
        ".</p>"
    ),
    "notes that open in place": (
        '<p>The bridge opened<sup class="modern-footnotes-footnote"><a href="javascript:void(0)"'
        ' role="button" aria-describedby="mfn-content-1">1</a></sup><span id="mfn-content-1"'
        f' role="tooltip" class="modern-footnotes-footnote__note" style="display:none">{ONE}</span>'
        ' late. Ships wait<sup class="modern-footnotes-footnote"><a href="javascript:void(0)"'
        ' role="button" aria-describedby="mfn-content-2">2</a></sup><span id="mfn-content-2"'
        f' role="tooltip" class="modern-footnotes-footnote__note" style="display:none">{TWO}</span>'
        ".</p>"
    ),
    "pop-overs": (
        '<p>The bridge opened<button popovertarget="note1">1</button> late. Ships wait<button'
        f' popovertarget="note2">2</button>.</p><div popover id="note1">{ONE}</div>'
        f'<div popover id="note2">{TWO}</div>'
    ),
    "converted paper": (
        '<p>The bridge opened<span id="footnote1" class="ltx_note ltx_role_footnote"><sup'
        ' class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content">'
        '<sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>'
        f'{ONE}</span></span></span> late. Ships wait<span id="footnote2" class="ltx_note'
        ' ltx_role_footnote"><sup class="ltx_note_mark">2</sup><span class="ltx_note_outer">'
        '<span class="ltx_note_content"><sup class="ltx_note_mark">2</sup><span class="ltx_tag'
        f' ltx_tag_note">2</span>{TWO}</span></span></span>.</p>'
    ),
    "journal": (
        '<p>The bridge opened<sup><a data-track="click" title="Board 1894"'
        ' href="/articles/b-1#ref-CR1" id="ref-link-1">1</a></sup> late. Ships wait<sup>'
        '<a href="/articles/b-1#ref-CR2" id="ref-link-2">2</a></sup>.</p><section'
        ' aria-labelledby="Bib1"'
        ' data-title="References"><h2 id="Bib1">References</h2><ol class="references">'
        f'<li data-counter="1."><p class="references__text" id="ref-CR1">{ONE}</p></li>'
        '<li data-counter="2."><p class="references__text"'
        f' id="ref-CR2">{TWO}</p></li></ol></section>'
    ),
    "medical archive": (
        '<p>The bridge opened<sup><a href="#B1" class="usa-link" aria-describedby="B1">1</a></sup>'
        ' late. Ships wait<sup><a href="#B2" class="usa-link"'
        ' aria-describedby="B2">2</a></sup>.</p>'
        '<section class="ref-list"><h2>References</h2><ul class="ref-list font-sm"><li id="B1">'
        f'<span class="label">1.</span><cite>{ONE}</cite></li><li id="B2"><span class="label">2.'
        f"</span><cite>{TWO}</cite></li></ul></section>"
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_each_mark_leads_to_its_note(style: str) -> None:
    marks, notes = found(page(STYLES[style]))
    assert [(mark.label, mark.note) for mark in marks] == [("1", ONE), ("2", TWO)]
    assert [mark.before.rstrip(" [")[-4:] for mark in marks] == ["ened", "wait"]
    assert notes == [ONE, TWO]


INLINE = {
    "label in the same element": (
        f'<p>The bridge opened<span class="footnote">¹<span class="footnote-content">{ONE}</span>'
        "</span> late.</p>"
    ),
    "label and body side by side": (
        '<p>The bridge opened<span class="ref"><span class="refnum">[1]</span><span'
        f' class="refbody">{ONE}</span></span> late.</p>'
    ),
    "margin note behind a raised number": (
        f'<p>The bridge opened<sup>1</sup><span class="sidenote"><sup>1</sup> {ONE}</span>'
        " late.</p>"
    ),
}


@pytest.mark.parametrize("style", INLINE)
def test_a_note_inside_a_paragraph_is_set_below_it(style: str) -> None:
    assert read(page(INLINE[style])).text.split("\n\n")[0] in {
        "The bridge opened1 late.",
        "The bridge opened¹ late.",
        "The bridge opened[1] late.",
    }
    marks, notes = found(page(INLINE[style]))
    assert [(mark.label, mark.note) for mark in marks] == [("1", ONE)]
    assert notes == [ONE]


PLAIN = {
    "numbers as names": (
        f'<p>The bridge opened [<a href="#1">1</a>] late.</p><p id="1">[1] {ONE}</p>'
    ),
    "bracketed paragraphs": f"<p>The bridge opened [1] late.</p><p>[1] {ONE}</p>",
    "signs": f"<p>The bridge opened* late.</p><hr><p>* {ONE}</p>",
}


@pytest.mark.parametrize("style", PLAIN)
def test_a_note_is_read_where_only_its_printed_label_shows_it(style: str) -> None:
    assert found(page(PLAIN[style]))[1] == [ONE]
