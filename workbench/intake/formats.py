"""The formats that can be read: one line each.

A text format is decoded first and its reader gets a ``str``; every other reader gets the bytes
and runs in a child process (:mod:`workbench.intake.worker`), which knows it by the same key.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        key: the name of its sub-package, which has ``read_<key>`` in ``reader.py``.
        name: as it is called in messages.
        media_type: as registered.
        endings: of file names, lower case, with the dot; the first is the usual one.
        magic: what its files start with; empty where only the ending or the content tells.
        text: whether it is a text format.
    """

    key: str
    name: str
    media_type: str
    endings: tuple[str, ...]
    magic: tuple[bytes, ...] = ()
    text: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"

TEXT = Format("text", "plain text", "text/plain", (".txt", ".text", ".asc"), text=True)
MARKDOWN = Format(
    "markdown", "Markdown", "text/markdown", (".md", ".markdown", ".mkd", ".mdown"), text=True
)
HTML = Format("html", "HTML", "text/html", (".html", ".htm", ".xhtml", ".xht"))
DOCX = Format("docx", "Word", _OFFICE, (".docx", ".docm"))
ODT = Format("odt", "OpenDocument text", _ODT, (".odt", ".ott"))
EPUB = Format("epub", "EPUB", "application/epub+zip", (".epub",))
PDF = Format("pdf", "PDF", "application/pdf", (".pdf",), (b"%PDF-",))
RTF = Format("rtf", "RTF", "application/rtf", (".rtf",), (b"{\\rtf",))
LATEX = Format("latex", "LaTeX", "application/x-tex", (".tex", ".latex", ".ltx"))
WIKITEXT = Format("wikitext", "wikitext", "text/x-wiki", (".wiki", ".wikitext", ".mediawiki"))

DOCBOOK = Format("pandoc", "DocBook", "application/docbook+xml", (".docbook", ".dbk"))
JATS = Format("pandoc", "JATS", "application/jats+xml", (".jats", ".nxml"))
FICTIONBOOK = Format("pandoc", "FictionBook", "application/x-fictionbook+xml", (".fb2",))

THROUGH_PANDOC: tuple[Format, ...] = (
    Format("pandoc", "reStructuredText", "text/x-rst", (".rst", ".rest")),
    Format("pandoc", "Org", "text/org", (".org",)),
    Format("pandoc", "Textile", "text/x-textile", (".textile",)),
    Format("pandoc", "Muse", "text/x-muse", (".muse",)),
    Format("pandoc", "AsciiDoc", "text/x-asciidoc", (".adoc", ".asciidoc")),
    Format("pandoc", "Typst", "text/x-typst", (".typ", ".typst")),
    Format("pandoc", "Djot", "text/x-djot", (".dj", ".djot")),
    Format("pandoc", "DokuWiki", "text/x-dokuwiki", (".dokuwiki",)),
    Format("pandoc", "txt2tags", "text/x-t2t", (".t2t",)),
    Format("pandoc", "OPML", "text/x-opml", (".opml",)),
    Format("pandoc", "Jupyter notebook", "application/x-ipynb+json", (".ipynb",)),
    DOCBOOK,
    JATS,
    FICTIONBOOK,
)
"""Formats that are read through the program pandoc (the extra ``pandoc``)."""

FORMATS: tuple[Format, ...] = (
    TEXT, MARKDOWN, HTML, DOCX, ODT, EPUB, PDF, RTF, LATEX, WIKITEXT, *THROUGH_PANDOC,
)  # fmt: skip
BY_MEDIA_TYPE: dict[str, Format] = {form.media_type: form for form in FORMATS} | {
    "application/xhtml+xml": HTML,
    "text/rtf": RTF,
    "text/x-tex": LATEX,
    "text/x-markdown": MARKDOWN,
}
"""Formats by the media types under which hosts send them."""
BY_ENDING: dict[str, Format] = {ending: form for form in FORMATS for ending in form.endings}

UNREADABLE: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as .docx or .odt"),
    (b"\x89PNG", "a picture", "add its text instead"),
    (b"\xff\xd8\xff", "a picture", "add its text instead"),
    (b"GIF8", "a picture", "add its text instead"),
    (b"II*\x00", "a picture", "add its text instead"),
    (b"MM\x00*", "a picture", "add its text instead"),
    (b"SQLite format 3\x00", "an SQLite database", "open a workbench with --db"),
    (b"\x7fELF", "a program", "add a document instead"),
    (b"MZ\x90", "a program", "add a document instead"),
    (b"\x1f\x8b", "a compressed file", "unpack it and add the documents in it"),
    (b"BZh", "a compressed file", "unpack it and add the documents in it"),
    (b"\xfd7zXZ\x00", "a compressed file", "unpack it and add the documents in it"),
    (b"\x28\xb5\x2f\xfd", "a compressed file", "unpack it and add the documents in it"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", "unpack it and add the documents in it"),
    (b"Rar!", "a compressed file", "unpack it and add the documents in it"),
)
"""Starts of files that hold no readable text: what they are, what to do."""
