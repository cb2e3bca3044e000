"""Reading robots.txt: RFC 9309's own rules and examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.sources.robots import MOST_BYTES, MOST_DELAY, parse


def allows(text: str, target: str, product: str = "Workbench") -> bool:
    return parse(text.encode(), product).allows(target)


RFC_EXAMPLE = """
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""


@pytest.mark.parametrize(
    ("product", "target", "allowed"),
    [
        ("anybot", "/a.gif", False),
        ("anybot", "/a.gif?x", True),
        ("anybot", "/example/", False),
        ("anybot", "/publications/", True),
        ("foobot", "/x", False),
        ("foobot", "/example/page.html", True),
        ("FooBot", "/example/allowed.gif", True),
        ("barbot", "/example/page.html", False),
        ("bazbot", "/example/page.html", False),
        ("bazbot", "/example/", True),
        ("quxbot", "/example/", True),
    ],
)
def test_the_example_of_the_standard(product: str, target: str, allowed: bool) -> None:
    assert allows(RFC_EXAMPLE, target, product) == allowed


@pytest.mark.parametrize(
    ("rule", "target", "fits"),
    [
        ("/fish", "/fish.html", True),
        ("/fish", "/Fish", False),
        ("/fish*", "/fishheads", True),
        ("/fish/", "/fish", False),
        ("/*.php", "/folder/a.php?x=1", True),
        ("/*.php", "/", False),
        ("/*.php$", "/a.php", True),
        ("/*.php$", "/a.php?x=1", False),
        ("/*.php$", "/a.php.php", True),
        ("/fish*.php", "/fishheads/catfish.php?x", True),
        ("/a*b*c$", "/abc", True),
        ("/a*b*c$", "/ac", False),
        ("/a*$", "/a/anything", True),
        ("/a$", "/ab", False),
        ("*", "/", True),
        ("/foo/bar?baz=%2F", "/foo/bar?baz=%2f", True),
        ("/ツ", "/%E3%83%84", True),
        ("/%7Ejoe/", "/~joe/x", True),
    ],
)
def test_patterns_fit_as_the_standard_says(rule: str, target: str, fits: bool) -> None:
    assert allows(f"User-agent: *\nDisallow: {rule}", target) == (not fits)


@pytest.mark.parametrize(
    ("lines", "allowed"),
    [
        ("Allow: /p\nDisallow: /", True),
        ("Disallow: /page\nAllow: /page", True),
        ("Allow: /\nDisallow: /page", False),
        ("Disallow:", True),
        ("disallow : /page # comment", False),
        ("Sitemap: /s.xml\nDisallow: /page", False),
    ],
)
def test_the_longest_rule_decides_and_allowing_wins_a_tie(lines: str, allowed: bool) -> None:
    assert allows(f"user-agent: *\n{lines}\n", "/page") == allowed


def test_groups_for_the_program_are_taken_together_and_over_those_for_all() -> None:
    text = "User-agent: workbench/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n"
    text += "User-agent: Workbench\nDisallow: /b\n"
    assert not allows(text, "/a")
    assert not allows(text, "/b")
    assert allows(text, "/c")
    assert not allows(text, "/c", "other")


def test_rules_before_any_group_are_passed_over() -> None:
    assert allows("Disallow: /\nUser-agent: other\nDisallow: /", "/x")


def test_the_file_itself_may_always_be_asked() -> None:
    assert allows("User-agent: *\nDisallow: /", "/robots.txt")


def test_a_delay_is_taken_up_to_a_bound() -> None:
    for value, delay in (("2.5", 2.5), ("86400", MOST_DELAY), ("-1", None), ("nan", None)):
        assert parse(f"User-agent: *\nCrawl-delay: {value}".encode(), "x").delay == delay


def test_a_mark_at_the_beginning_and_broken_bytes_do_no_harm() -> None:
    assert not parse(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /a\xff\r\n", "x").allows(
        "/a%EF%BF%BD"
    )


def test_only_so_much_is_read() -> None:
    assert allows("#" * MOST_BYTES + "\nUser-agent: *\nDisallow: /", "/x")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_are_read(data: bytes, target: str) -> None:
    assert parse(b"User-agent: *\nDisallow: " + data, "x").allows(f"/{target}") in (True, False)


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    assert allows(f"User-agent: *\nDisallow: /{'*a' * 5000}b$", "/" + "a" * 8000)
