"""What a capture says: its bytes read as any document is, with what the host said about them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.intake.declared import declared_by
from workbench.intake.encoding import decode
from workbench.intake.formats import BY_MEDIA_TYPE, HTML
from workbench.intake.reader import read_manuscript
from workbench.intake.sniff import sniff_bytes
from workbench.model.errors import InputError

MOST_MARKUP = 1 << 20
"""Characters of a page's source that are kept at hand, to tell in what way it is dead."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source as it was read.

    Attributes:
        media_type: what it was read as, or what the host called it where it could not be read.
        text: empty where nothing could be read; ``problem`` says why.
        encoding, how: which characters the bytes were taken for, and why: ``bom``, ``http``,
            ``declared`` (by the document itself), ``utf-8``, ``detected``; None where the format
            leaves no choice.
        markup: the beginning of a page's source, for HTML.
    """

    media_type: str
    title: str = ""
    language: str | None = None
    published: str | None = None
    text: str = ""
    encoding: str | None = None
    how: str | None = None
    problem: str | None = None
    markup: str = ""


def read_source(body: bytes, content_type: str, name: str) -> SourceText:
    """Read a source's bytes.

    A byte-order mark decides over what the host says of the characters, that over what the
    document says of itself, and that over detection.

    Args:
        body: content coding taken off.
        content_type: the ``Content-Type`` header, or an empty text.
        name: the address or path, whose ending helps to tell the format.
    """
    declared = declared_by(content_type)
    media_type, charset = declared.media_type, declared.charset
    form = BY_MEDIA_TYPE.get(media_type)
    called = name if form is None else f"source{form.endings[0]}"
    data, encoding, how, markup = body, None, None, ""
    try:
        if _has_characters(body, called, media_type):
            decoded = decode(body, charset, where=name)
            encoding, how = decoded.encoding, decoded.how
            markup = decoded.text[:MOST_MARKUP]
            if how == "declared":
                how = "http"
                data = _BOM + decoded.text.encode("utf-8", "replace")
        manuscript = read_manuscript(data, name=called)
    except InputError as error:
        return SourceText(
            media_type or "application/octet-stream",
            encoding=encoding,
            how=how,
            problem=error.what,
            markup=markup,
        )
    source = manuscript.source
    if how != "http":
        encoding, how = source.encoding, source.how
    return SourceText(
        media_type=source.media_type,
        title=manuscript.title,
        language=manuscript.language,
        published=manuscript.published,
        text=manuscript.text,
        encoding=encoding,
        how=how,
        markup=markup if source.media_type == HTML.media_type else "",
    )


def _has_characters(body: bytes, name: str, media_type: str) -> bool:
    """Whether the bytes are characters in some encoding: text, or HTML."""
    if media_type and not media_type.startswith("text/") and media_type not in BY_MEDIA_TYPE:
        return False
    form = sniff_bytes(body, name)
    return form is None or form.text or form is HTML
