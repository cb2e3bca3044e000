"""MediaWiki pages: ``<ref>`` in all its forms, templates, tables.

The text is what a reader of the page sees, not its mark-up: templates are resolved, links show
their words, ``<ref>`` is the mark that MediaWiki would print (``[1]``, ``[nb 2]``), and the notes
stand where the page lists them, else at its end.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from workbench.intake.encoding import decode
from workbench.intake.galley import Galley
from workbench.intake.hygiene import hygiene_problems, tidy
from workbench.intake.wikitext.blocks import Setter
from workbench.intake.wikitext.expand import Expansion
from workbench.intake.wikitext.syntax import parse
from workbench.intake.wikitext.templates import rule
from workbench.model.document import Source
from workbench.model.manuscript import Manuscript

_NAMED = 6
"""How many unknown templates are named in a problem row."""


def read_wikitext(source: Source, data: bytes) -> Manuscript:
    """Read a MediaWiki page.

    Args:
        source: what is known of it; its encoding is decided here.
        data: its wikitext.

    Raises:
        InputError: the bytes are no text.
    """
    decoded = decode(data, where=source.name)
    source = replace(source, encoding=decoded.encoding, how=decoded.how)
    text = tidy(decoded.text).replace("\x7f", "\ufffd").replace("\0", "\ufffd")
    title = PurePath(source.name).stem.replace("_", " ")
    page = Expansion(title, rule)
    galley = Galley()
    Setter(galley, page).page(page.expand(parse(text)))
    _report(galley, page)
    manuscript = galley.manuscript(source, title=title)
    problems = hygiene_problems(manuscript.text, decoded.broken)
    return replace(manuscript, problems=manuscript.problems + problems)


def _report(galley: Galley, page: Expansion) -> None:
    """Tell which templates were read by their shape alone."""
    names = list(page.unknown)
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        shown = ", ".join(names[:_NAMED]) + more
        galley.problem("templates not known", f"read without their layout: {shown}", start=0)
