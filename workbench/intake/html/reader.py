"""HTML: pages as they come, with what surrounds an article, and every kind of note."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.encoding import decode
from workbench.intake.formats import HTML
from workbench.intake.galley import Galley
from workbench.intake.html.addresses import Addresses
from workbench.intake.html.apparatus import anchors, note_spans
from workbench.intake.html.article import find_article
from workbench.intake.html.blocks import refine
from workbench.intake.html.meta import display_title, read_meta
from workbench.intake.html.notes import find_notes
from workbench.intake.html.parse import parse
from workbench.intake.html.plan import make_plan
from workbench.intake.html.text import Setter
from workbench.intake.hygiene import hygiene_problems
from workbench.model.document import Block, Problem, Source
from workbench.model.manuscript import Hyperlink, Manuscript

_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|\A\s*<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4_096
"""Bytes in which a page declares its encoding; browsers look at the first 1,024."""
_TOLERATED_LOSS = 0.05
_SMALLEST_LOSS = 20
_NOT_THE_ARTICLE = frozenset({"boilerplate", "comment"})


def read_html(source: Source, data: bytes) -> Manuscript:
    """Read a page.

    Everything that a browser would show is in the text, in the page's order, and what does not
    belong to the article is marked so. Notes that stand inside a paragraph are set below it.
    A source that is no page by its media type (a book made of pages) is an article throughout.

    Args:
        source: where the page came from; its encoding, if it has one, is what the host declared.
        data: its bytes.

    Raises:
        InputError: it is no text, or made to exhaust its reader.
    """
    decoded = decode(data, source.encoding or _declared(data), where=source.name)
    how = source.how if source.how and decoded.how == "declared" else decoded.how
    page, lost = parse(decoded.text, source.name)
    apparatus = find_notes(page)
    meta = read_meta(page)
    whole = source.media_type not in {HTML.media_type, ""}
    article = find_article(page, meta, apparatus, whole=whole)
    addresses = Addresses(page, apparatus.links, source.name)
    plan = make_plan(page, apparatus, article, addresses)
    galley = Galley()
    setter = Setter(page, plan, galley)
    setter.set()
    heading = page.text(article.title, limit=400) if article.title is not None else ""
    set_page = galley.manuscript(source, title=display_title(heading, meta))
    blocks = refine(set_page.text, set_page.blocks, whole=whole)
    notes = note_spans(page, set_page.text, setter, apparatus, addresses)
    keys = {note.key for note in notes}
    return replace(
        set_page,
        source=replace(source, encoding=decoded.encoding, how=how),
        title=display_title(heading, meta) or set_page.title,
        language=meta.language,
        published=meta.published,
        blocks=blocks,
        # A note of which nothing is left to read is no note; its marks stay and are looked up.
        anchors=tuple(
            anchor if anchor.note in keys else replace(anchor, note=None)
            for anchor in anchors(set_page.text, setter, apparatus)
        ),
        notes=notes,
        links=_in_article(set_page.links, blocks),
        problems=(
            *_losses(page.size(page.root), lost),
            *hygiene_problems(set_page.text, decoded.broken),
        ),
    )


def _declared(data: bytes) -> str | None:
    """The encoding that a page says it has."""
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else None


def _in_article(links: Sequence[Hyperlink], blocks: Sequence[Block]) -> tuple[Hyperlink, ...]:
    """The links that stand in the article."""
    starts = [block.start for block in blocks]
    return tuple(
        link
        for link in links
        if blocks[bisect_right(starts, link.start) - 1].kind not in _NOT_THE_ARTICLE
    )


def _losses(kept: int, share: float) -> tuple[Problem, ...]:
    """What to tell of the text that the parser dropped."""
    dropped = kept * share / (1 - share) if share < 1 else _SMALLEST_LOSS + 1
    if share <= _TOLERATED_LOSS or dropped <= _SMALLEST_LOSS:
        return ()
    message = f"parser dropped text: about {share:.0%} of the page; compare with the original"
    return (Problem("text lost", 0, 0, message),)
