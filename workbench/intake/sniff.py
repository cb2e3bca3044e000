"""Which format a document is in: by its first bytes, then its name, then its content.

The first bytes decide over the name (a PDF called ``.txt`` is a PDF), the name over the content.
Content alone makes mark-up of a text (HTML, LaTeX, wikitext, Markdown) only where the signs are
beyond doubt.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from workbench.intake.formats import (
    BY_ENDING,
    BY_MEDIA_TYPE,
    DOCBOOK,
    DOCX,
    EPUB,
    FICTIONBOOK,
    FORMATS,
    HTML,
    JATS,
    LATEX,
    MARKDOWN,
    ODT,
    TEXT,
    UNREADABLE,
    WIKITEXT,
    Format,
)
from workbench.intake.markup_signs import looks_like_latex, looks_like_wikitext
from workbench.model.errors import InputError

HEAD = 64 * 1024
"""How much of a document is looked at, in bytes or characters."""

_ZIP = b"PK\x03\x04"
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAGS = re.compile(r"</(?:p|div|a|li|h[1-6]|span|sup)>", re.IGNORECASE)
_TAG_START = re.compile(r"\s*<(?:p|div|article|section|main|h[1-6])[\s>]", re.IGNORECASE)
_MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^\[\^[^\]\s]{1,60}\]: ?\S", re.MULTILINE),
    re.compile(r"\w\S{0,40}\[\^[^\]\s]{1,60}\](?!:)"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,500}\)"),
    re.compile(r"^(?:```|~~~)\w*$", re.MULTILINE),
    re.compile(r"^\[[^\]\n]{1,60}\]: <?https?://\S", re.MULTILINE),
    re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?![*\w])"),
)
_SIGNS_NEEDED = 3
_XML = (
    (JATS, re.compile(r"//NLM//DTD|JATS-(?:journal|archive)", re.IGNORECASE)),
    (DOCBOOK, re.compile(r"DTD DocBook|http://docbook\.org/ns/docbook")),
    (FICTIONBOOK, re.compile(r"<FictionBook\b")),
)
_XML_HEAD = 2_000
"""Characters in which an XML document names its type."""


def ending(name: str) -> str:
    """The lower-case ending of a path or address, with the dot; empty when there is none."""
    path = urlsplit(name).path if re.match(r"https?://", name) else name.replace("\\", "/")
    return PurePosixPath(path).suffix.lower()


def sniff_bytes(data: bytes, name: str, media_type: str = "") -> Format | None:
    """The format by first bytes, media type or name; None when only the decoded content can tell.

    Args:
        data: the document's bytes.
        name: its path or address.
        media_type: what a host declared it to be. ``text/plain`` says nothing: hosts send all
            kinds of text as that.

    Raises:
        InputError: the bytes are known to hold no readable text.
    """
    for form in FORMATS:
        if form.magic and data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(form.magic):
            return form
    if data.startswith(_ZIP):
        return _sniff_zip(data, name)
    for magic, what, todo in UNREADABLE:
        if data.startswith(magic):
            raise InputError(f"is {what}, which cannot be read", name, todo)
    named = BY_MEDIA_TYPE.get(media_type, TEXT)
    if named is TEXT:
        named = BY_ENDING.get(ending(name), TEXT)
    return None if named is TEXT else named


def sniff_text(text: str) -> Format:
    """The format of a decoded text: one of mark-up when beyond doubt, else plain text."""
    head = text[:HEAD]
    if looks_like_html(head):
        return HTML
    if (form := _xml_format(head)) is not None:
        return form
    if looks_like_latex(head):
        return LATEX
    if looks_like_wikitext(head):
        return WIKITEXT
    return MARKDOWN if looks_like_markdown(head) else TEXT


def _xml_format(head: str) -> Format | None:
    """The format of an XML document, by its document type or the name space of its root."""
    if not head.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return None
    start = head[:_XML_HEAD]
    return next((form for form, sign in _XML if sign.search(start)), None)


def looks_like_html(head: str) -> bool:
    """Whether a text is HTML: its document tag, or a block tag and many closing tags."""
    if _HTML_START.match(head):
        return True
    return bool(_TAG_START.match(head)) and len(_HTML_TAGS.findall(head)) >= _SIGNS_NEEDED


def looks_like_markdown(head: str) -> bool:
    """Whether a text is Markdown: three kinds of its marks at least."""
    return sum(1 for sign in _MARKDOWN_SIGNS if sign.search(head)) >= _SIGNS_NEEDED


def _sniff_zip(data: bytes, name: str) -> Format:
    """The document format of a ZIP container, by what is in it."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        form = BY_ENDING.get(ending(name))
        if form in (DOCX, ODT, EPUB):
            return form
        raise InputError("is a damaged ZIP file", name, "get a whole copy") from error
    if "word/document.xml" in names or any(n.startswith("word/") for n in names):
        return DOCX
    if "META-INF/container.xml" in names:
        return EPUB
    form = BY_ENDING.get(ending(name))
    if form in (DOCX, ODT, EPUB):
        return form
    if "content.xml" in names:
        return ODT
    raise InputError(
        "is a ZIP file of no known kind", name, "unpack it and add the documents in it"
    )
