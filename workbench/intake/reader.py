"""The one way in: a file, bytes or a text becomes a manuscript."""

from __future__ import annotations

import stat
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from workbench.intake.declared import NOTHING, Declared
from workbench.intake.encoding import decode
from workbench.intake.formats import EPUB, HTML, TEXT, Format
from workbench.intake.hygiene import hygiene_problems, tidy
from workbench.intake.sniff import HEAD, looks_like_html, sniff_bytes, sniff_text
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.identity import document_id
from workbench.model.manuscript import Manuscript

MOST_BYTES = 1 << 30
"""The largest document that is read."""
BY_HOST = "http"
"""How an encoding was chosen that the host declared (:attr:`Source.how`)."""
_UTF8_BOM = b"\xef\xbb\xbf"


def read_manuscript(
    source: Path | str | bytes, *, name: str | None = None, declared: Declared = NOTHING
) -> Manuscript:
    """Read a document's text and structure.

    Args:
        source: a :class:`~pathlib.Path` names a file; ``str`` is the text itself; ``bytes`` are
            a file's bytes.
        name: what to call it; its ending helps to tell the format.
        declared: what a host said of the bytes. A byte-order mark and the first bytes go over
            it; it goes over the name, and over what the document says of its characters.

    Returns:
        The manuscript. Its ``source`` says which encoding was used and how it was chosen.

    Raises:
        InputError: the document is missing, a directory, unreadable, empty, binary, broken, or
            in a format that is not read.
    """
    if isinstance(source, Path):
        return _from_bytes(load(source), name or str(source), declared)
    if isinstance(source, bytes):
        return _from_bytes(source, name or "bytes", declared)
    return _from_text(source, name or "text")


def load(path: Path) -> bytes:
    """A file's bytes, or what is wrong with it."""
    where = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError("is a directory", where, "name the files in it, or use --recursive")
        if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
            raise InputError("is a device, not a file", where, "add a document")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError("does not exist", where, "check the path") from error
    except PermissionError as error:
        raise InputError("may not be read", where, "check its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read ({reason})", where, "check the path") from error
    if len(data) > MOST_BYTES:
        raise InputError("is larger than 1 GiB", where, "split it")
    return data


def _from_bytes(data: bytes, name: str, declared: Declared) -> Manuscript:
    """The manuscript of a file's bytes."""
    _refuse_empty(not data.strip(), name)
    source = Source(tidy(name), TEXT.media_type, document_id(data), len(data))
    if declared.charset is not None:
        source = replace(source, encoding=declared.charset, how=BY_HOST)
    form = sniff_bytes(data, name, declared.media_type)
    if form is not None and not form.text:
        return _read_bytes(form, source, data)
    source = replace(source, encoding=None, how=None)
    decoded = decode(data, declared.charset, where=name)
    text = tidy(decoded.text)
    form = form or sniff_text(text)
    if not form.text:
        return _read_bytes(form, source, data)
    how = BY_HOST if decoded.how == "declared" else decoded.how
    source = replace(source, encoding=decoded.encoding, how=how)
    return _read_text(form, source, text, decoded.broken)


def _from_text(text: str, name: str) -> Manuscript:
    """The manuscript of a text that the caller has decoded."""
    data = text.encode("utf-8", errors="surrogatepass")
    if "\0" in text:
        raise InputError("is binary, not text", name, "add a document or a text file")
    _refuse_empty(not text.strip("\ufeff").strip(), name)
    source = Source(tidy(name), TEXT.media_type, document_id(data), len(data))
    form = sniff_bytes(b"", name)
    text = tidy(text)
    if form is None or (form.text and looks_like_html(text[:HEAD])):
        form = sniff_text(text)
    if not form.text:
        # A byte-order mark goes over whatever encoding the document once declared.
        return _read_bytes(form, source, _UTF8_BOM + text.encode())
    return _read_text(form, source, text, broken=0)


def _refuse_empty(empty: bool, name: str) -> None:
    """Raise when a document holds nothing but white space."""
    if empty:
        raise InputError("is empty", name, "add a document with text in it")


def _read_text(form: Format, source: Source, text: str, broken: int) -> Manuscript:
    """Read a text format in this process."""
    _refuse_empty(not text.strip(), source.name)
    module = import_module(f"{__package__}.{form.key}.reader")
    reader = getattr(module, f"read_{form.key}")
    manuscript: Manuscript = reader(replace(source, media_type=form.media_type), text)
    problems = hygiene_problems(text, broken)
    return replace(manuscript, problems=manuscript.problems + problems)


def _read_bytes(form: Format, source: Source, data: bytes) -> Manuscript:
    """Read any other format in a child process, which may be killed."""
    from workbench.intake.worker import parse_in_child

    source = replace(source, media_type=form.media_type)
    if form is not HTML:
        source = replace(source, encoding=None, how=None)
    manuscript = parse_in_child(form.key, source, data)
    if form not in (HTML, EPUB):  # pages show their lists by their structure
        from workbench.intake.text.typedlists import with_typed_lists

        manuscript = with_typed_lists(manuscript)
    _refuse_empty(not manuscript.text.strip(), source.name)
    return manuscript
