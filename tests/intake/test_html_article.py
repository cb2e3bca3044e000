"""The article on a page: what is its own, what surrounds it, and what the page says of itself."""

from __future__ import annotations

import pytest

from tests.intake.pages import kinds, page, read

FIRST = (
    "The harbour bridge opened to carts on the third of May 1894, a year later than was planned."
)
SECOND = "The board met twice a week that winter, and its minutes list every stone that was bought."
LINKED_DATA = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
    ' "datePublished": "2024-05-03"}]}</script>'
)
RFC = "2024-05-03T10:00:00+00:00"
BODY = f"<h1>A bridge opens</h1><p>{FIRST}</p><p>{SECOND}</p>"


def kind_of(words: str, html: str) -> str:
    return next(kind for kind, text in kinds(html) if words in text)


@pytest.mark.parametrize(
    "part",
    [
        '<nav><ul><li><a href="/">Home page</a></li></ul></nav>',
        '<div class="breadcrumbs"><a href="/">Home page</a></div>',
        '<div class="share-bar">Home page</div>',
        '<aside class="related"><h3>Related</h3><a href="/x">Home page</a></aside>',
        '<div class="cookie-notice"><p>Home page: we use cookies.</p></div>',
        "<form><p>Home page: your address</p></form>",
        '<div role="navigation">Home page</div>',
        '<ul><li><a href="/a">Home page</a></li><li><a href="/b">Ships</a></li></ul>',
        "<p>Advertisement</p><p>Subscribe to our newsletter for the home page</p>",
    ],
)
def test_furniture_of_the_page_is_kept_and_marked(part: str) -> None:
    for body in (f"{part}{BODY}", f"{BODY}{part}"):
        found = kinds(page(body))
        assert ("paragraph", FIRST) in found and ("paragraph", SECOND) in found
        rest = [kind for kind, words in found if words not in {FIRST, SECOND, "A bridge opens"}]
        assert rest and set(rest) == {"boilerplate"}


def test_what_surrounds_the_article_is_furniture_by_its_place() -> None:
    html = (
        "<html><title>A bridge opens</title><body><div><p>The Harbour Post, of the north.</p></div>"
        f'<div class="page"><div>{BODY}</div><div><p>A short word on rain.</p></div></div>'
        "<div><p>Printed weekly.</p></div></body></html>"
    )
    assert kind_of("Harbour Post", html) == "boilerplate"
    assert kind_of("rain", html) == "boilerplate"
    assert kind_of("Printed", html) == "boilerplate"
    assert kind_of(FIRST, html) == "paragraph"


def test_lists_of_other_articles_are_furniture() -> None:
    cards = "".join(
        f'<div class="card"><h3><a href="/{n}">Bridge {n} opens</a></h3><p>A few words on it, and'
        " what else there was to be seen on the day.</p></div>"
        for n in range(4)
    )
    assert kind_of("A few words", page(f"{BODY}<div>{cards}</div>")) == "boilerplate"


def test_comments_of_readers_are_comments() -> None:
    comments = '<section class="comments"><h2>2 comments</h2><p>My uncle built it.</p></section>'
    assert kind_of("My uncle", page(BODY + comments)) == "comment"
    assert (
        kind_of("My uncle", page(f"{BODY}<h2>Comments</h2><p>My uncle built it.</p>")) == "comment"
    )


def test_a_wrapper_named_for_its_sidebar_is_not_lost() -> None:
    assert (
        kind_of(FIRST, f'<body><div class="has-sidebar share">{BODY}</div></body>') == "paragraph"
    )


def test_title_dek_byline_and_date_are_told_apart() -> None:
    html = page(
        '<header><h1>A bridge opens</h1><p class="dek">Carts cross for the first time</p>'
        '<div class="byline">By A. Writer</div><p>By B. Writer</p>'
        '<time datetime="1894-05-04">4 May 1894</time></header>'
        + BODY[len("<h1>A bridge opens</h1>") :],
        head="<title>A bridge opens | The Harbour Post</title>",
    )
    assert kinds(html)[:5] == [
        ("title", "A bridge opens"),
        ("dek", "Carts cross for the first time"),
        ("credit", "By A. Writer"),
        ("credit", "By B. Writer"),
        ("credit", "4 May 1894"),
    ]
    manuscript = read(html)
    assert (manuscript.title, manuscript.published) == ("A bridge opens", "1894-05-04")


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        (
            "<title>A bridge opens - The Harbour Post</title>",
            "<h1>A bridge opens</h1>",
            "A bridge opens",
        ),
        ("<title>Bridges of stone</title>", "<h1>2. Bridges of stone</h1>", "Bridges of stone"),
        ("<title>The Harbour Post</title>", "<h1>A bridge opens</h1>", "A bridge opens"),
        (
            '<title>A bridge opens | Post</title><meta property="og:site_name" content="Post">',
            "",
            "A bridge opens",
        ),
        ('<meta property="og:title" content="A bridge &amp; a gate">', "", "A bridge & a gate"),
    ],
)
def test_the_title_is_the_articles_not_the_sites(head: str, heading: str, title: str) -> None:
    assert read(page(f"{heading}<p>{FIRST}</p>", head=head)).title == title


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ('<meta property="article:published_time" content="2024-05-03">', "", "2024-05-03"),
        ('<meta name="pubdate" content="2024-05-03 10:00:00Z">', "", "2024-05-03T10:00:00Z"),
        (LINKED_DATA, "", "2024-05-03"),
        ('<meta name="dc.date" content="2024/5/3">', "", "2024-05-03"),
        ('<meta name="date" content="Fri, 03 May 2024 10:00:00 +0000">', "", RFC),
        ('<meta name="date" content="3 May 2024">', "", "2024-05-03"),
        ("", '<time class="published" datetime="2024-05-03">Friday</time>', "2024-05-03"),
        ("", '<span itemprop="datePublished" content="2024-05-03">Friday</span>', "2024-05-03"),
        ('<meta name="date" content="soon">', "", None),
        ('<script type="application/ld+json">{"datePublished": </script>', "", None),
    ],
)  # fmt: skip
def test_the_date_of_publication_is_the_one_declared(
    head: str, body: str, date: str | None
) -> None:
    assert read(page(f"{body}<p>{FIRST}</p>", head=head)).published == date


@pytest.mark.parametrize(
    ("html", "language"),
    [
        (f'<html lang="en-GB"><p>{FIRST}</p>', "en-GB"),
        (f'<html xml:lang="de"><p>{FIRST}</p>', "de"),
        (f'<meta property="og:locale" content="fr_FR"><p>{FIRST}</p>', "fr-FR"),
        (f'<html lang="x y"><p>{FIRST}</p>', None),
    ],
)
def test_the_language_is_the_one_declared(html: str, language: str | None) -> None:
    assert read(html).language == language


def test_a_book_is_an_article_throughout() -> None:
    html = "<section><p>Go on.</p></section>" + f"<section>{BODY * 3}</section>"
    assert ("boilerplate", "Go on.") in kinds(html)
    from workbench.intake.html.reader import read_html
    from workbench.model.document import Source

    book = read_html(Source("b.epub", "application/epub+zip", "", 0), html.encode())
    assert {block.kind for block in book.blocks} <= {"paragraph", "title", "heading"}
