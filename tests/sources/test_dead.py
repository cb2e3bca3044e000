"""In what way a source is dead; and that pages which only speak of such things are not."""

from __future__ import annotations

import pytest

from workbench.sources.dead import ending_of
from workbench.sources.outcome import Fetched, Hop, Outcome
from workbench.sources.source_text import read_source

ARTICLE = " ".join(
    f"In year {n} the harbour board met {n + 2} times and the ferry carried more people."
    for n in range(40)
)


def kind(
    body: str = "",
    *,
    title: str = "",
    head: str = "",
    status: int = 200,
    url: str = "http://a.example/news/bridge",
    final: str | None = None,
    outcome: Outcome = "ok",
    media_type: str = "text/html",
) -> str | None:
    page = body
    if media_type == "text/html":
        page = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body>"
    data = page.encode()
    hops = (Hop(url, 302), Hop(final, status)) if final else (Hop(url, status),)
    fetched = Fetched(
        url,
        outcome,
        hops=hops,
        status=status,
        headers=(("content-type", media_type),),
        wire=data,
        body=data,
    )
    found = ending_of(fetched, read_source(data, media_type, fetched.final_url))
    return found.kind if found else None


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, None),
        (404, "not-found"),
        (410, "not-found"),
        (401, "login"),
        (402, "paywall"),
        (403, "forbidden"),
        (451, "withheld"),
        (500, "server-error"),
        (503, "server-error"),
        (304, "no-answer"),
        (418, "no-answer"),
    ],
)
def test_a_status_says_what_it_means(status: int, expected: str | None) -> None:
    assert kind(f"<p>{ARTICLE}</p>", status=status) == expected


@pytest.mark.parametrize(
    "outcome", ["dns", "connection-refused", "tls", "deadline", "robots", "incomplete", "busy"]
)
def test_an_outcome_that_is_no_answer_says_how(outcome: Outcome) -> None:
    assert kind("<p>part", outcome=outcome) == outcome


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page not found | The Gazette", "<p>Try our search.</p>"),
        ("404", "<h1>Error 404</h1><p>Nothing here.</p>"),
        ("The Gazette", "<h1>Sorry, the page you are looking for could not be found.</h1>"),
        ("The Gazette", "<h1>Oops!</h1><p>This article is no longer available.</p>"),
        ("The Gazette", "<p>The document has been removed.</p>"),
        ("The Gazette", "<p>The page you requested doesn’t exist.</p>"),
        ("Fehler 404", "<p>Die Seite wurde nicht gefunden.</p>"),
        ("Le Port", "<p>Page introuvable</p>"),
    ],
)
def test_a_page_that_says_it_is_not_there(title: str, body: str) -> None:
    assert kind(body, title=title) == "soft-404"


def test_being_sent_on_to_the_front_page_is_not_the_page() -> None:
    for final in ("http://a.example/", "https://www.b.example"):
        assert kind(f"<p>{ARTICLE}</p>", final=final) == "soft-404"
    assert kind(f"<p>{ARTICLE}</p>", url="http://a.example/", final="https://a.example/") is None
    assert kind(f"<p>{ARTICLE}</p>", final="https://a.example/news/bridge-2") is None


@pytest.mark.parametrize(
    "body",
    [
        "<h1>a.example</h1><p>This domain is for sale! Inquire now.</p>",
        "<p>Buy this domain.</p>",
        "<p>This website is parked free, courtesy of a registrar.</p>",
        "<p>The domain name a.example has expired.</p>",
    ],
)
def test_a_parked_domain(body: str) -> None:
    assert kind(body) == "parked"


def test_a_paywall_by_what_the_page_says_of_itself() -> None:
    mark = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    tier = '<meta property="article:content_tier" content="locked">'
    for head in (mark, mark.replace("false", '"False"'), tier):
        assert kind("<p>The bridge was opened by</p>", head=head) == "paywall"
        wall = f"<p>{ARTICLE * 2}</p><p>Subscribe to continue reading.</p>"
        assert kind(wall, head=head) == "paywall"
        assert kind(f"<p>{ARTICLE * 2}</p>", head=head) is None


@pytest.mark.parametrize(
    "stub",
    [
        "Subscribe to continue reading.",
        "This article is for subscribers only.",
        "You have read your 3 free articles this month.",
        "Already a subscriber? Log in",
    ],
)
def test_a_paywall_by_its_stub(stub: str) -> None:
    assert kind(f"<p>The bridge was opened by the board in May.</p><p>{stub}</p>") == "paywall"


def test_a_login_wall() -> None:
    assert kind("<p>Welcome</p>", final="https://a.example/login?next=/news") == "login"
    assert kind("<p>Welcome</p>", final="https://sso.a.example/auth/start") == "login"
    form = '<form><input name="user"><input type="password" name="word"></form><p>Welcome back</p>'
    assert kind(form) == "login"
    assert kind("<p>Please log in to view this page.</p>") == "login"
    assert kind(f"<p>{ARTICLE}</p>{form}") is None


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="a.js"></script><script src="b.js"></script>',
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>",
        "<p>Please enable JavaScript and cookies to continue</p>",
        "<h1>Just a moment...</h1><p>Checking your browser</p>",
    ],
)
def test_a_shell_that_only_scripts_would_fill(body: str) -> None:
    assert kind(body) == "javascript"


def test_a_page_without_words() -> None:
    assert kind("<div></div>") == "empty"
    assert kind("", media_type="text/plain") == "empty"


@pytest.mark.parametrize(
    "sentence",
    [
        "The page of the log for that night was not found in the archive.",
        "He asked readers to subscribe to continue reading his letters about birds.",
        "The domain name was for sale in 1998 and the port bought it.",
        "Visitors were asked to sign in to see the lighthouse book.",
        "The site could not be found by divers until the survey of 1974.",
        "The museum explains how JavaScript is required for its map.",
    ],
)
def test_an_article_that_speaks_of_such_things_is_alive(sentence: str) -> None:
    assert kind(f"<h1>The harbour</h1><p>{ARTICLE} {sentence}</p>") is None


@pytest.mark.parametrize("media_type", ["text/plain", "application/json"])
def test_short_documents_that_are_no_pages_are_alive(media_type: str) -> None:
    assert kind("Page not found: see the log of the lighthouse.", media_type=media_type) is None


def test_a_short_page_is_alive() -> None:
    assert kind("<h1>Opening hours</h1><p>The library opens at ten.</p>") is None
