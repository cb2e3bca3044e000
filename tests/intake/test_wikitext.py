from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.wikitext.expand import label
from workbench.intake.wikitext.reader import read_wikitext
from workbench.model.document import Source, Target
from workbench.model.manuscript import Manuscript


def read(text: str) -> Manuscript:
    data = text.encode()
    return read_wikitext(Source("River_Lune.wiki", "text/x-wiki", "0" * 64, len(data)), data)


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text[block.start : block.end]) for block in manuscript.blocks]


def linked(manuscript: Manuscript) -> list[tuple[str, str | None]]:
    """Each mark with its note's words, or None when there is no such note."""
    notes = {note.key: manuscript.text[slice(*note.body)] for note in manuscript.notes}
    for anchor in manuscript.anchors:
        shown = manuscript.text[anchor.start : anchor.end]
        assert shown.strip("[]") == anchor.label
    return [(anchor.label, notes.get(anchor.note or "")) for anchor in manuscript.anchors]


class TestReferences:
    def test_each_reference_is_a_numbered_mark_linked_to_its_note(self) -> None:
        page = read(
            "Wide.<ref>Ann Lee, ''Rivers''.</ref> Deep.<ref>Bo Ray.</ref>\n== Notes ==\n{{reflist}}"
        )
        assert page.text.startswith(
            "Wide.[1] Deep.[2]\n\nNotes\n\n1. Ann Lee, Rivers.\n\n2. Bo Ray."
        )
        assert linked(page) == [("1", "Ann Lee, Rivers."), ("2", "Bo Ray.")]
        assert [kind for kind, _ in blocks(page)] == ["paragraph", "heading", "note", "note"]

    def test_a_named_reference_is_used_again_before_and_after_its_definition(self) -> None:
        page = read("A.<ref name=lee /> B.<ref name=\"lee\">Lee 1.</ref> C.<ref name='lee'/>")
        assert linked(page) == [("1", "Lee 1.")] * 3
        assert len(page.notes) == 1

    def test_a_slash_forgotten_in_a_reused_reference_swallows_nothing(self) -> None:
        page = read("A.<ref name=lee>Lee.</ref> B.<ref name=lee> C.<ref>Ray.</ref> D.")
        assert linked(page) == [("1", "Lee."), ("1", "Lee."), ("2", "Ray.")]
        assert "C.[2] D." in page.text

    def test_notes_defined_in_the_list_are_linked(self) -> None:
        for listed in (
            '<references>\n<ref name="lee">Lee.</ref>\n<ref name="ray">Ray.</ref>\n</references>',
            '{{reflist|refs=\n<ref name="lee">Lee.</ref>\n<ref name="ray">Ray.</ref>\n}}',
        ):
            page = read(f"A.<ref name=ray/> B.<ref name=lee/>\n{listed}")
            assert linked(page) == [("1", "Ray."), ("2", "Lee.")]

    def test_groups_are_numbered_apart_and_listed_at_their_places(self) -> None:
        page = read(
            "A.<ref group=nb>Side.</ref> B.<ref>Lee.</ref> C.{{efn|Aside.}} D.{{efn|More.}}\n"
            "==Notes==\n<references group=nb />\n{{notelist}}\n==References==\n<references/>"
        )
        assert linked(page) == [("nb 1", "Side."), ("1", "Lee."), ("a", "Aside."), ("b", "More.")]
        assert [text for kind, text in blocks(page) if kind == "note"] == [
            "nb 1 Side.", "a. Aside.", "b. More.", "1. Lee.",
        ]  # fmt: skip

    def test_a_reference_within_a_note_is_a_mark_in_the_note(self) -> None:
        page = read('A.{{#tag:ref|Told by Lee.<ref name="lee">Lee.</ref>|group="nb"}}')
        assert linked(page) == [("nb 1", "Told by Lee.[1]"), ("1", "Lee.")]

    def test_short_citations_are_one_note_and_lead_to_the_bibliography(self) -> None:
        page = read(
            "A.{{sfn|Lee|2001|p=5}} B.{{sfn|Ray|Poe|1999|pp=1–2}} C.{{sfn|Lee|2001|p=5}}\n"
            "==Notes==\n{{reflist}}\n==Sources==\n"
            "* {{cite book |last=Lee |first=Ann |year=2001 |title=Rivers"
            "|isbn=978-0-306-40615-7}}\n"
            "* {{citation |last1=Ray |last2=Poe |date=3 May 1999 |title=Weirs}}\n"
        )
        assert linked(page) == [
            ("1", "Lee 2001, p. 5."),
            ("2", "Ray & Poe 1999, pp. 1–2."),
            ("1", "Lee 2001, p. 5."),
            ("Lee 2001", "Lee, Ann (2001). Rivers. ISBN 978-0-306-40615-7."),
            ("Ray & Poe 1999", "Ray; Poe (3 May 1999). “Weirs”."),
        ]
        assert page.notes[2].targets == (Target("isbn", "978-0-306-40615-7"),)
        assert blocks(page)[-1][0] == "reference"

    def test_a_short_citation_leads_to_a_full_one_in_a_note(self) -> None:
        page = read(
            "A.<ref>{{cite book|last=Lee|year=2001|title=Rivers}}</ref> "
            "B.<ref>{{harvnb|Lee|2001|p=9}}</ref>"
        )
        assert linked(page) == [
            ("1", "Lee (2001). Rivers."),
            ("2", "Lee 2001, p. 9"),
            ("Lee 2001", "Lee (2001). Rivers."),
        ]

    def test_references_in_comments_and_nowiki_are_none(self) -> None:
        page = read("A.<!-- <ref>x</ref> --> B <nowiki><ref>y</ref></nowiki>.")
        assert page.anchors == ()
        assert page.text == "A. B <ref>y</ref>."

    def test_a_mark_without_a_definition_points_nowhere(self) -> None:
        assert linked(read("A.<ref name=gone/>")) == [("1", None)]

    def test_marks_in_boxes_tables_and_captions_are_kept(self) -> None:
        page = read(
            "{{Infobox river\n| name = Lune\n| length = 53 mi<ref>Lee.</ref>\n}}\n"
            "[[File:Lune.jpg|thumb|The river<ref>Ray.</ref>]]It flows.\n"
            "{| class=wikitable\n|+ Bridges\n! Name !! Built\n"
            "|-\n| style=x | Old || 1500<ref>Poe.</ref>\n|}"
        )
        assert linked(page) == [("1", "Lee."), ("2", "Ray."), ("3", "Poe.")]
        assert blocks(page)[:5] == [
            ("table", "name\tLune\nlength\t53 mi[1]"),
            ("caption", "The river[2]"),
            ("paragraph", "It flows."),
            ("caption", "Bridges"),
            ("table", "Name\tBuilt\nOld\t1500[3]"),
        ]

    def test_repeated_named_references_by_template(self) -> None:
        page = read("A.<ref name=lee>Lee.</ref> B.{{r|lee}}{{rp|7}}")
        assert linked(page) == [("1", "Lee."), ("1", "Lee.")]
        assert "B.[1]:7" in page.text


class TestCitations:
    def test_a_citation_reads_as_a_sentence_and_gives_its_targets(self) -> None:
        page = read(
            "A.<ref>{{cite journal |last=Lee |first=Ann |title=Weirs = dams |journal=Water "
            "|volume=2 |issue=3 |pages=4–5 |year=2001 |doi=10.1000/182 |pmid=123 "
            "|url=http://a.example/?q=1&r=2 |access-date=2 May 2002 "
            "|archive-url=https://web.archive.org/web/2001/http://a.example/}}</ref>"
        )
        assert linked(page)[0][1] == (
            "Lee, Ann (2001). “Weirs = dams”. Water. 2 (3): 4–5. doi:10.1000/182. PMID 123. "
            "Retrieved 2 May 2002. Archived."
        )
        assert page.notes[0].targets == (
            Target("url", "http://a.example/?q=1&r=2"),
            Target("doi", "10.1000/182"),
            Target("pmid", "123"),
            Target("url", "https://web.archive.org/web/2001/http://a.example/"),
        )

    def test_links_are_declared_with_their_words(self) -> None:
        page = read(
            "See [http://a.example the ''page''] and http://b.example/c. [http://d.example]"
        )
        assert page.text == "See the page and http://b.example/c. http://d.example"
        assert [(page.text[k.start : k.end], k.href) for k in page.links] == [
            ("the page", "http://a.example"),
            ("http://b.example/c", "http://b.example/c"),
            ("http://d.example", "http://d.example"),
        ]

    def test_a_source_named_by_an_unknown_template_is_kept_and_reported(self) -> None:
        page = read("A.<ref>{{RiverBase|id=61|name=Lune}}</ref>")
        assert linked(page) == [("1", "riverbase: 61, Lune")]
        assert "riverbase" in page.problems[0].message


class TestText:
    def test_mark_up_is_resolved_to_what_a_reader_sees(self) -> None:
        page = read(
            "'''Lune''' is {{convert|53|mi|km}} long, ''the [[Lune|river]]s'' of [[Kent (shire)|]]"
            " &amp; {{lang|fr|l'eau}}&nbsp;&mdash; ''[['71|'71]]''."
        )
        assert page.text == "Lune is 53 mi long, the rivers of Kent & l'eau — '71."

    def test_blocks_have_their_kinds(self) -> None:
        page = read(
            '{{Main|River Wyre}}\nOne\nline.\n\nTwo.\n* item\n** below\n:"Said."\n'
            "<blockquote>Quoted.</blockquote>\n===Deep===\n[[Category:Rivers]]\n"
            "== See also ==\n* [[Wyre]]\n== External links ==\n* [http://a.example Site]\n"
        )
        assert blocks(page) == [
            ("boilerplate", "Main article: River Wyre"),
            ("paragraph", "One line."),
            ("paragraph", "Two."),
            ("list_item", "item"),
            ("list_item", "below"),
            ("quote", '"Said."'),
            ("quote", "Quoted."),
            ("heading", "Deep"),
            ("heading", "See also"),
            ("boilerplate", "Wyre"),
            ("heading", "External links"),
            ("reference", "Site"),
        ]
        assert [b.level for b in page.blocks if b.kind in ("heading", "list_item")] == [
            1,
            2,
            3,
            2,
            2,
        ]
        assert page.title == "River Lune"

    def test_what_is_never_closed_is_text(self) -> None:
        assert read("a {{b [[c '' <blockquote d").text == "a {{b [[c <blockquote d"

    def test_a_reference_that_is_never_closed_swallows_nothing(self) -> None:
        page = read("A.<ref>Lee. B.")
        assert page.text == "A.[1]Lee. B."
        assert linked(page) == [("1", None)]

    def test_a_table_in_html_is_a_table(self) -> None:
        page = read("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>")
        assert blocks(page) == [("table", "a\tb\nc")]


def test_labels_follow_the_style_of_their_group() -> None:
    assert [label("lower-alpha", n) for n in (1, 26, 27, 53)] == ["a", "z", "aa", "ba"]
    assert label("upper-roman", 14) == "XIV"
    assert label("lower-greek", 2) == "β"
    assert label("note", 3) == "note 3"


SIGNS = st.sampled_from(
    ["{{", "}}", "[[", "]]", "|", "=", "<ref>", "</ref>", '<ref name="a"/>', "<references>", "\n",
     "''", "'''", "{|", "|}", "|-", "* ", "==", "<!--", "-->", "cite web", "word ", "[", "]",
     "http://a.b/",
     "<nowiki>", "sfn", "{{reflist}}", "<br>", "&lt;", "<blockquote>"]
)  # fmt: skip


@given(st.lists(SIGNS, max_size=60).map("".join))
def test_any_mark_up_is_read_with_every_place_in_order(text: str) -> None:
    page = read(
        "Words that make it text, whatever signs come after them. " * 4 + "\x7f0\x7f" + text
    )
    ends = [0]
    for block in page.blocks:
        assert ends[-1] <= block.start < block.end <= len(page.text)
        assert page.text[block.start : block.end].strip()
        ends.append(block.end)
    for note in page.notes:
        assert note.start <= note.body[0] <= note.body[1] <= note.end
    for link in page.links:
        assert page.text[link.start : link.end].strip() == page.text[link.start : link.end]
