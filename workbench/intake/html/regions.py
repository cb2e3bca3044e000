"""The parts of a page that are not its article: navigation, advertisements, comments."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from workbench.intake.html.tree import UNSEEN, Node, Page, any_within
from workbench.model.document import BlockKind

_TAGS = frozenset(
    {"nav", "button", "select", "textarea", "svg", "noscript", "menu", "dialog", "search"}
)
_ROLES = frozenset(
    {
        *("navigation", "banner", "contentinfo", "search", "menu", "menubar", "tablist", "toolbar"),
        *("dialog", "alertdialog", "alert", "complementary", "button", "doc-toc"),
    }
)
_WORDS = frozenset(
    {
        *("breadcrumb", "breadcrumbs", "navbar", "navigation", "nav", "menu", "submenu", "toc"),
        *("megamenu", "sidebar", "cookie", "cookies", "consent", "gdpr", "onetrust", "sharing"),
        *("share", "social", "sharebar", "addtoany", "sharedaddy", "addthis", "newsletter"),
        *("newsletters", "subscribe", "subscription", "signup", "promo", "promos", "promotion"),
        *("advert", "adverts", "advertisement", "ad", "ads", "adsense", "sponsor", "sponsored"),
        *("taboola", "outbrain", "related", "recommended", "recommendations", "recirc"),
        *("recirculation", "trending", "mostread", "popular", "pagination", "pager", "login"),
        *("signin", "searchform", "paywall", "donate", "donation", "widget", "widgets", "popup"),
        *("modal", "overlay", "lightbox", "toolbar", "masthead", "colophon", "catlinks"),
        *("navbox", "printfooter", "editsection", "skip", "tagcloud", "taglist", "tags"),
        *("readmore", "onward", "teaser", "teasers", "flyout", "dropdown", "footer", "hatnote"),
        *("upsell", "jumplinks", "leaderboard", "crosslinks", "followus"),
    }
)
_COMMENT_WORDS = frozenset(
    {
        *("comments", "comment", "commentlist", "disqus", "respond", "livefyre", "replies"),
        "usercomments",
    }
)
_WHOLE_PAGE_FORMS = frozenset({"form1", "aspnetform"})
"""Names of forms that some servers wrap round whole pages."""
_COMMENT_TAIL = frozenset(
    {"count", "link", "links", "button", "number", "toggle", "icon", "form", "anchor"}
)
_PAGE = frozenset({"html", "body", "main", "article", ""})
_LARGEST_SHARE = 0.4
"""The share of a page's prose that a part of it may hold and still be furniture."""
_INSIDE = 8
_SHORT = 50
"""Characters from which words in one block read as prose rather than as a label."""


class Prose:
    """How much prose stands where on a page: words in blocks of some length, links left out."""

    def __init__(self, page: Page) -> None:
        own = [0] * len(page.nodes)
        linked = [0] * len(page.nodes)
        block = [0] * len(page.nodes)
        in_link = [False] * len(page.nodes)
        for node in page.nodes:
            at = node.index
            if node.parent is not None:
                above = node.parent.index
                block[at] = at if node.is_block else block[above]
                in_link[at] = node.tag == "a" or (in_link[above] and not node.is_block)
            if node.hidden or node.tag in UNSEEN:
                continue
            size = sum(len(part) for part in node.content if isinstance(part, str) and part.strip())
            own[block[at]] += size
            linked[block[at]] += size if in_link[at] else 0
        self._own, self._linked = own, linked
        self._own_sums = [0, *accumulate(own)]
        self._link_sums = [0, *accumulate(linked)]
        self._sums = self._summed(frozenset())

    def leave_out(self, regions: Iterable[Node]) -> None:
        """Count the prose in some parts of the page no more."""
        self._sums = self._summed(
            frozenset(place for node in regions for place in range(node.index, node.last + 1))
        )

    def of(self, node: Node) -> int:
        """The characters of prose in an element."""
        return self._sums[node.last + 1] - self._sums[node.index]

    def itself(self, node: Node) -> int:
        """The characters of prose that stand in a block itself, not in blocks inside it."""
        return self._sums[node.index + 1] - self._sums[node.index]

    def share_of_links(self, node: Node) -> float:
        """Which share of an element's words are links."""
        words = self._own_sums[node.last + 1] - self._own_sums[node.index]
        links = self._link_sums[node.last + 1] - self._link_sums[node.index]
        return links / words if words else 0.0

    def _summed(self, without: frozenset[int]) -> list[int]:
        sums = [0]
        for at, own in enumerate(self._own):
            words = own - self._linked[at]
            counts = words >= _SHORT and 2 * words > own and at not in without
            sums.append(sums[-1] + (words if counts else 0))
        return sums


def find_regions(page: Page, prose: Prose, kept: Iterable[Node]) -> dict[int, BlockKind]:
    """The outermost elements of a page that are furniture or comments.

    Args:
        page: the page.
        prose: its prose.
        kept: elements that no such part may hold: notes, marks, the title.
    """
    places = sorted({inner.index for node in kept for inner in page.subtree(node)[:_INSIDE]})
    total = max(1, prose.of(page.root))
    found: dict[int, BlockKind] = {}
    behind = -1
    for node in page.nodes:
        if node.index <= behind or node.tag in _PAGE:
            continue
        kind = _kind(node)
        if kind is None or prose.of(node) > _LARGEST_SHARE * total:
            continue
        if kind == "boilerplate" and any_within(places, node) and node.tag != "nav":
            continue
        if node.tag in {"div", "section", "span"} and any(
            inner.tag == "blockquote" for inner in page.subtree(node)
        ):
            continue  # a quotation with the buttons of the network it stood on
        found[node.index] = kind
        behind = node.last
    return found


def _kind(node: Node) -> BlockKind | None:
    """What the tag, the role and the names of an element make of it."""
    words = node.words
    if node.tag in _TAGS or (node.tag == "form" and not words & _WHOLE_PAGE_FORMS):
        return "boilerplate"
    if node.tag == "footer" and not any(a.tag in {"blockquote", "figure"} for a in node.near(4)):
        return "boilerplate"
    if "comment" in node.attrs.get("itemtype", "").lower():
        return "comment"
    if not node.is_block:
        return "boilerplate" if "editsection" in words else None
    if words & _COMMENT_WORDS and not words & _COMMENT_TAIL:
        return "comment"
    furniture = node.tag == "aside" or words & _WORDS or words & _COMMENT_WORDS
    return "boilerplate" if furniture or node.attrs.get("role", "").lower() in _ROLES else None
