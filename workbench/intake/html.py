"""HTML: pages as they come, with what surrounds an article, and every kind of note."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.intake.encoding import decode
from workbench.intake.galley import Galley
from workbench.intake.html_apparatus import anchors, note_spans
from workbench.intake.html_notes import Apparatus, find_notes
from workbench.intake.html_parse import parse
from workbench.intake.html_meta import read_meta, display_title
from workbench.intake.html_blocks import refine
from workbench.intake.html_article import find_article
from workbench.intake.html_text import Plan, Setter
from workbench.intake.html_tree import Page
from workbench.model.document import BlockKind, Source
from workbench.model.manuscript import Manuscript

_TOLERATED_LOSS = 0.05


def read_html(source: Source, data: bytes) -> Manuscript:
    decoded = decode(data, None, where=source.name)
    source = replace(source, encoding=decoded.encoding, how=decoded.how)
    page, lost = parse(decoded.text, source.name)
    apparatus = find_notes(page)
    galley = Galley()
    meta = read_meta(page)
    kept = [m.node for m in apparatus.marks] + [n.first for n in apparatus.notes]
    article = find_article(page, meta, kept)
    plan = _plan(page, apparatus, article)
    setter = Setter(page, plan, galley)
    setter.set()
    manuscript = galley.manuscript(source, title="")
    heading = page.text(article.title, 400) if article.title else ""
    return replace(
        manuscript,
        title=display_title(heading, meta) or manuscript.title,
        language=meta.language, published=meta.published,
        blocks=refine(manuscript.text, manuscript.blocks),
        anchors=anchors(manuscript.text, setter, apparatus),
        notes=note_spans(page, manuscript.text, setter, apparatus, dict(plan.targets)),
    )


def _plan(page: Page, apparatus: Apparatus, article) -> Plan:
    kinds: dict[int, BlockKind] = dict(article.kinds)
    breaks: dict[int, BlockKind] = {}
    lifted, shown = set(), set()
    fillers = {}
    for note in apparatus.notes:
        kind: BlockKind = "reference" if note.start.key in apparatus.literature else "note"
        if note.inside:
            lifted.add(note.first.index)
            kinds[note.first.index] = kind
        elif note.first.is_block:
            kinds[note.first.index] = kind
            for node in page.after(note.first):
                if node.index > note.last.index: break
                kinds[node.index] = kind
        else:
            breaks[note.first.index] = kind
        if note.first.hidden:
            n = note.first
            while n.parent is not None and n.parent.hidden: n = n.parent
            shown.add(n.index)
    for node in apparatus.unmarked:
        lifted.add(node.index); kinds[node.index]="note"
    for node in apparatus.repeats:
        lifted.add(node.index); kinds[node.index]="boilerplate"
    for mark in apparatus.marks:
        if page.size(mark.node)==0: fillers[mark.node.index]=mark.labels[0]
    targets = {n.index: n.attrs["href"] for n in page.nodes if n.tag=="a" and n.attrs.get("href","").startswith(("http:","https:"))}
    return Plan(kinds,breaks,frozenset(lifted),frozenset(shown),fillers,targets)
