"""The text of a page: as a browser shows it, block by block."""

from __future__ import annotations

import pytest

from tests.intake.pages import kinds, page, read
from tests.intake.sound import check


def words(body: str) -> list[str]:
    return [words for _, words in kinds(page(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>The  bridge\n\t opened.</p>", ["The bridge opened."]),
        ("<p>The <b>br</b>idge<i> opened</i> .</p>", ["The bridge opened ."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<p>One<br>two.</p>", ["One\ntwo."]),
        ("<p>One.<br><br>Two.</p>", ["One.", "Two."]),
        ("<p>Fish &amp; chips &lt;1894&gt; caf&eacute;</p>", ["Fish & chips <1894> café"]),
        ("<p>The&nbsp;bridge</p>", ["The bridge"]),
        ("<p>har&shy;bour mas<wbr>ter</p>", ["harbour master"]),
        ("<p>She said <q>it is <q>late</q></q>.</p>", ["She said “it is ‘late’”."]),
        ("<pre>One\n  two</pre>", ["One\n  two"]),
        ("<p>a<a id='x'/>b</p><p>c</p>", ["ab", "c"]),
        ("<p>One.</p></body></html><p>Two.</p>", ["One.", "Two."]),
        ("<p>One<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>.</p>", ["One漢."]),
        ('<p>So <img class="emoji" alt="🙂"> it is, <img alt="a bridge">.</p>', ["So 🙂 it is, ."]),
    ],
)
def test_text_is_what_a_browser_shows(body: str, expected: list[str]) -> None:
    assert words(body) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var bridge = 1</script>",
        "<style>p {color: red}</style>",
        "<!-- a remark -->",
        "<template><p>A draft.</p></template>",
        '<p hidden="">A secret.</p>',
        '<p style="color: red; display: none">A secret.</p>',
        '<span class="screen-reader-text">Open in a new tab</span>',
        '<iframe src="x">No frames.</iframe>',
        "<dialog><p>Closed.</p></dialog>",
        '<math><annotation encoding="application/x-tex">x^2</annotation></math>',
    ],
)
def test_what_a_browser_does_not_show_is_left_out(hidden: str) -> None:
    assert words(f"<p>The bridge opened in May 1894.</p>{hidden}") == [
        "The bridge opened in May 1894."
    ]


def test_a_page_that_a_script_shows_is_read() -> None:
    body = '<div style="visibility:hidden"><p>The bridge opened in 1894, and ships wait.</p></div>'
    assert words(f"<p>Wait.</p>{body}") == ["Wait.", "The bridge opened in 1894, and ships wait."]


def test_headings_lists_quotations_and_captions_are_told_apart() -> None:
    found = kinds(
        page(
            "<h1>Bridges of the north</h1><p>The first one opened in 1894 and stands to this"
            " day.</p>"
            "<h2>Stone</h2><ul><li>Granite<ol><li>grey</li></ol></li><li>Slate</li></ul>"
            "<blockquote><p>It will stand.</p></blockquote>"
            "<figure><img><figcaption>The west arch.</figcaption></figure>"
        )
    )
    assert found == [
        ("title", "Bridges of the north"),
        ("paragraph", "The first one opened in 1894 and stands to this day."),
        ("heading", "Stone"),
        ("list_item", "Granite"),
        ("list_item", "grey"),
        ("list_item", "Slate"),
        ("quote", "It will stand."),
        ("caption", "The west arch."),
    ]


def test_list_depth_and_heading_level_are_kept() -> None:
    manuscript = read(
        page("<ul><li>One<ul><li>Two</li></ul></li></ul><h3>Stone</h3><p>Grey it is.</p>")
    )
    assert [block.level for block in manuscript.blocks] == [1, 2, 3, 0]


def test_a_row_of_a_table_is_a_block_and_a_table_that_arranges_is_none() -> None:
    rows = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1894</td><td>53</td></tr></table>"
    assert kinds(page(f"<p>Ships counted at the bridge.</p>{rows}"))[1:] == [
        ("table", "Year\tShips"),
        ("table", "1894\t53"),
    ]
    arranged = (
        f"<table><tr><td><p>The bridge opened in 1894.</p>{rows}</td><td>Aside.</td></tr></table>"
    )
    assert ("paragraph", "The bridge opened in 1894.") in kinds(page(arranged))


def test_program_code_is_no_prose() -> None:
    found = kinds(
        page("<p>Run this program at once.</p><pre><code>print(1)\nprint(2)</code></pre>")
    )
    assert found[1] == ("boilerplate", "print(1)\nprint(2)")


def test_markup_in_the_text_stays_text() -> None:
    manuscript = read(page("<p>[bold]&lt;script&gt;alert(1)&lt;/script&gt;[/bold] [^1]</p>"))
    assert manuscript.text == "[bold]<script>alert(1)</script>[/bold] [^1]"
    check(manuscript)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("$ ferry log --year 1907\nmerged: [6] tides", "boilerplate"),
        ("select avg(tide) from unnest(array[2, 3, 5]) as tide;", "boilerplate"),
        ("The tide comes in,\nthe tide goes out (it must);\nthe keeper sleeps.", "paragraph"),
    ],
)
def test_preformatted_code_is_no_prose_and_verse_is(words: str, kind: str) -> None:
    prose = "<p>The keeper of the harbour light wrote a log of every ship that came in.</p>"
    assert (kind, words) in kinds(page(f"{prose}<pre>{words}</pre>{prose}"))
