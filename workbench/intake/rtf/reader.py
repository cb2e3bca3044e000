"""Rich Text Format (RTF): footnotes and endnotes, links, tables, styles.

The text is the running text with the reference marks as a word processor prints them (glued, for
they are raised there), then the notes, then comments and page headers. Deleted and hidden words
are left out; hidden ones are reported.
"""

from __future__ import annotations

from workbench.intake.galley import Galley
from workbench.intake.rtf.story import Setter
from workbench.intake.rtf.text import Interpreter
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript


def read_rtf(source: Source, data: bytes) -> Manuscript:
    """Read an RTF document.

    Raises:
        InputError: it is no RTF.
    """
    if not data.lstrip()[:5].lower().startswith(b"{\\rtf"):
        raise InputError("is no RTF, whatever its name", source.name, "rename it or save it anew")
    reading = Interpreter(data)
    reading.run()
    galley = Galley()
    setter = Setter(galley, reading.notes)
    setter.body(reading.body)
    setter.notes()
    for author, story in reading.comments:
        setter.aside("comment", story, author)
    for story in reading.headers:
        setter.aside("boilerplate", story)
    if reading.hidden:
        galley.problem("hidden text", f"{reading.hidden:,} characters are formatted as hidden", 0)
    return galley.manuscript(source, title=reading.title)
