"""The body of an article: the part of a page where paragraphs stand together."""

from __future__ import annotations

from collections import defaultdict

from workbench.intake.html.regions import Prose
from workbench.intake.html.tree import Node, Page

_BODY_NAMES = frozenset(
    {
        *("articlebody", "article-body", "article__body", "article-content", "article__content"),
        *("entry-content", "post-content", "post-body", "story-body", "story-content"),
        *("articletext", "article-text", "body-content", "content-body", "bodytext"),
        *("mw-parser-output", "td-post-content"),
    }
)
_TEASER_WORDS = frozenset(
    {
        *("teaser", "card", "promo", "summary", "excerpt", "feed", "river", "tile", "thumb"),
        *("snippet", "item"),
    }
)
_BESIDE = 0.25
"""The share of the best container's prose from which another one is part of the article."""
_NEAR = 4
_WRAPPERS = frozenset({"li", "ul", "ol", "blockquote", "dd", "dl", "td", "tr", "tbody", "table"})


def find_body(page: Page, prose: Prose, title: Node | None) -> Node:
    """The smallest element that holds the containers in which an article's paragraphs stand.

    Args:
        page: the page.
        prose: its prose, furniture left out.
        title: the element of its title, if known.
    """
    scores: dict[int, float] = defaultdict(float)
    for node in page.nodes:
        amount = prose.itself(node)
        if amount:
            scores[_container(node).index] += amount
    if not scores:
        return page.root
    for place in scores:
        scores[place] *= _weight(page.nodes[place], title)
    best = max(scores, key=scores.__getitem__)
    parts = [place for place, score in scores.items() if score >= _BESIDE * scores[best]]
    body = page.nodes[best]
    while body.parent is not None and not all(body.index <= place <= body.last for place in parts):
        body = body.parent
    return body


def _container(block: Node) -> Node:
    """The element that a paragraph stands in, lists and quotations passed over."""
    node = block if block.tag in {"div", "body", "section", "article", "td"} else block.parent
    while node is not None and node.tag in _WRAPPERS and node.parent is not None:
        node = node.parent
    return node or block


def _weight(node: Node, title: Node | None) -> float:
    """How likely, by its names and place, prose in an element is the article's."""
    weight = 1.0
    near = [node, *node.near(_NEAR)]
    if any(other.names & _BODY_NAMES for other in near):
        weight *= 3
    if any(other.words & _TEASER_WORDS for other in near[:2]):
        weight *= 0.5
    if title is not None:
        if node.index < title.index and not node.holds(title):
            weight *= 0.5
        elif any(other.tag == "article" and other.holds(title) for other in node.ancestors()):
            weight *= 1.5
    return weight
