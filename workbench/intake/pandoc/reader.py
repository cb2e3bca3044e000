"""Any format that pandoc reads: its tree set as text, notes and citations kept and linked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbench.intake.encoding import decode
from workbench.intake.formats import BY_MEDIA_TYPE, JATS
from workbench.intake.galley import Galley
from workbench.intake.hygiene import hygiene_problems, tidy
from workbench.intake.isodate import iso_date
from workbench.intake.pandoc.blocks import Blocks
from workbench.intake.pandoc.jats import with_notes_in_place
from workbench.intake.pandoc.program import parse
from workbench.intake.pandoc.tree import meta_text, words
from workbench.model.document import Source
from workbench.model.manuscript import Manuscript


def read_pandoc(source: Source, data: bytes) -> Manuscript:
    """Read a document through pandoc.

    Notes stand at the end of the text, numbered in the order of their marks; those of a citation's
    references, which some formats hold apart, behind them.

    Args:
        source: what is known of it; its encoding is decided here.
        data: its bytes.

    Raises:
        InputError: pandoc is not there, or cannot read it.
    """
    decoded = decode(data, where=source.name)
    text = tidy(decoded.text)
    form = BY_MEDIA_TYPE[source.media_type]
    tree = parse(form, with_notes_in_place(text) if form is JATS else text, source.name)
    meta: dict[str, Any] = tree.get("meta", {})
    galley = Galley()
    title = meta_text(meta, "title")
    if title:
        galley.open("title")
        galley.flow(title)
        galley.close()
    for key in ("author", "date"):
        if found := meta_text(meta, key):
            galley.open("credit")
            galley.flow(found)
            galley.close()
    blocks = Blocks(galley, meta)
    blocks.set(tree["blocks"])
    blocks.finish()
    galley.account(sum(len("".join(word.split())) for word in words(tree["blocks"])))
    manuscript = galley.manuscript(
        replace(source, encoding=decoded.encoding, how=decoded.how),
        title=title,
        language=meta_text(meta, "lang") or None,
        published=iso_date(meta_text(meta, "date")),
    )
    problems = hygiene_problems(manuscript.text, decoded.broken)
    return replace(manuscript, problems=manuscript.problems + problems)
