"""The article on a page: which parts are its own, its title, dek, byline and date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.intake.html.body import find_body
from workbench.intake.html.meta import Meta, same_words
from workbench.intake.html.notes import Apparatus
from workbench.intake.html.regions import Prose, find_regions
from workbench.intake.html.tree import HEADINGS, Node, Page, any_within
from workbench.model.document import BlockKind

_DEK_WORDS = frozenset(
    {"dek", "standfirst", "subtitle", "subhead", "subheadline", "subheading", "deck"}
)
_CREDIT_WORDS = frozenset({"byline", "bylines", "dateline", "pubdate", "timestamp", "datetime"})
_CAPTION_WORDS = frozenset({"caption", "thumbcaption", "figcaption"})
_LONGEST_CREDIT = 240
_LONGEST_DEK = 420
_LINKS = 0.7
"""The share of links from which a list is one of links rather than of statements."""
_LARGEST_TEASER = 900
_NEAR_TITLE = 1_000
"""Characters between a title and its dek."""
_ALIKE = 3
"""Parts of one make that are a list of other articles."""


@dataclass(slots=True)
class Article:
    """What the parts of a page are, by place; and the element that is the title."""

    kinds: dict[int, BlockKind]
    title: Node | None


def find_article(page: Page, meta: Meta, apparatus: Apparatus, *, whole: bool) -> Article:
    """Find the article on a page.

    Args:
        page: the page.
        meta: what it declares.
        apparatus: its marks and notes, which belong to the article.
        whole: it holds nothing but the article.
    """
    title = _title(page, meta)
    kept = [mark.node for mark in apparatus.marks] + [note.first for note in apparatus.notes]
    kept += [title] if title is not None else []
    prose = Prose(page)
    kinds: dict[int, BlockKind] = {}
    if whole:
        kinds = {node.index: "boilerplate" for node in page.nodes if node.tag == "nav"}
    else:
        kinds = find_regions(page, prose, kept)
        prose.leave_out(page.nodes[place] for place in kinds)
        body = find_body(page, prose, title)
        places = sorted({node.index for node in kept})
        outside = _outside(body, title, prose)
        for node in (*outside, *_lists_of_links(page, prose), *_teasers(page, body)):
            if not any_within(places, node):
                kinds.setdefault(node.index, "boilerplate")
    kinds.update(_named(page, title))
    if title is not None:
        kinds[title.index] = "title"
    return Article(kinds, title)


def _title(page: Page, meta: Meta) -> Node | None:
    """The heading that is the page's title: the one declared, or the only first-level one."""
    headings = [
        node for node in page.nodes if node.tag in HEADINGS and page.size(node) and not node.hidden
    ]
    first = [node for node in headings if node.tag == "h1"]
    for node in (*first, *(node for node in headings if node.tag == "h2")):
        words = page.text(node, 400)
        if any(same_words(words, title) for title in meta.titles):
            return node
    return first[0] if len(first) == 1 else None


def _outside(body: Node, title: Node | None, prose: Prose) -> Iterator[Node]:
    """The parts of the page before and behind the article's body, as large as they come.

    Prose between the title and the body is the article's.
    """
    node = body
    while node.parent is not None:
        for sibling in node.parent.children:
            between = title is not None and title.last < sibling.index < body.index
            if sibling is not node and not (between and prose.of(sibling)):
                yield sibling
        node = node.parent


def _lists_of_links(page: Page, prose: Prose) -> Iterator[Node]:
    for node in page.nodes:
        if node.tag in {"ul", "ol", "dl"} and prose.share_of_links(node) > _LINKS:
            yield node


def _teasers(page: Page, body: Node) -> Iterator[Node]:
    """Parts of one make, each with a linked heading: lists of other articles."""
    alike: dict[tuple[int, str, str], list[Node]] = defaultdict(list)
    for node in page.subtree(body)[1:]:
        if node.tag in {"div", "li", "article", "section"} and node.parent is not None:
            key = (node.parent.index, node.tag, node.attrs.get("class", ""))
            alike[key].append(node)
    for nodes in alike.values():
        if len(nodes) >= _ALIKE and all(_is_teaser(page, node) for node in nodes):
            yield from nodes


def _is_teaser(page: Page, node: Node) -> bool:
    """Whether a part is a linked heading with at most a few lines."""
    if page.size(node) > _LARGEST_TEASER:
        return False
    return any(
        inner.tag in HEADINGS
        and any(a.tag == "a" for a in (*page.subtree(inner), *inner.ancestors()))
        for inner in page.subtree(node)
    )


def _named(page: Page, title: Node | None) -> dict[int, BlockKind]:
    """The dek, bylines, dates and captions, told by their names."""
    found: dict[int, BlockKind] = {}
    for node in page.nodes:
        if not node.is_block or (not node.attrs and node.tag != "address"):
            continue
        size = page.size(node)
        if size <= _LONGEST_CREDIT and (node.tag == "address" or node.words & _CREDIT_WORDS):
            found[node.index] = "credit"
        elif size <= _LONGEST_DEK and node.words & _CAPTION_WORDS:
            found[node.index] = "caption"
        elif size <= _LONGEST_DEK and node.words & _DEK_WORDS and _is_near(title, node):
            found[node.index] = "dek"
    return found


def _is_near(title: Node | None, node: Node) -> bool:
    """Whether an element stands right below the title."""
    return (
        title is not None and node.index > title.last and node.begins - title.begins < _NEAR_TITLE
    )
