"""Rules that hold for every page, well-formed or not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.pages import read
from tests.intake.sound import check, covers
from workbench.model.errors import InputError

_TAGS = (
    *(
        "p",
        "div",
        "span",
        "a",
        "sup",
        "ol",
        "ul",
        "li",
        "h1",
        "h2",
        "table",
        "tr",
        "td",
        "br",
        "hr",
    ),
    *("aside", "article", "section", "blockquote", "pre", "b", "q", "label", "script", "template"),
    *("footer", "nav", "dl", "dt", "dd", "figure", "figcaption", "button", "small", "img"),
)
_ATTRIBUTES = (
    *(
        'id="fn1"',
        'id="fnref1"',
        'href="#fn1"',
        'href="#fnref1"',
        'href="#x"',
        'name="x"',
        'id="x"',
    ),
    *(
        'class="footnotes"',
        'class="footnote-ref"',
        'class="sidenote"',
        'class="comments"',
        "hidden",
    ),
    *('href="https://example.org/a"', 'style="display:none"', 'role="doc-noteref"', 'start="3"'),
    *('class="note"', 'for="x"', 'data-definition="fn1"', 'alt="x"', 'class="references"'),
)
_WORDS = st.sampled_from(
    (
        "1",
        "[1]",
        "*",
        "2. ",
        "Notes",
        "The bridge opened in 1894. ",
        "Ships wait",
        "  ",
        "\n",
        "↩",
        "<",
    )
)
_TAG = st.builds(
    lambda tag, attributes, end: f"</{tag}>" if end else f"<{' '.join([tag, *attributes])}>",
    st.sampled_from(_TAGS),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=2),
    st.booleans(),
)
_PAGES = st.lists(st.one_of(_TAG, _WORDS), max_size=60).map("".join)


@given(_PAGES)
def test_any_arrangement_of_tags_gives_a_sound_manuscript(html: str) -> None:
    manuscript = read(f"<body>{html}")
    check(manuscript)
    assert covers(manuscript)


@given(st.text(max_size=200))
def test_any_characters_give_a_sound_manuscript(text: str) -> None:
    try:
        check(read(text))
    except InputError as error:
        assert "binary" in error.what


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), max_size=12))
def test_words_come_out_as_they_went_in(words: list[str]) -> None:
    escaped = " ".join(words).replace("&", "&amp;").replace("<", "&lt;")
    text = read(f"<p>{escaped}</p>".encode()).text
    assert text.split() == " ".join(words).split()
