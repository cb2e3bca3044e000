"""ZIP containers (DOCX, ODT, EPUB) and the XML in them, read under caps.

Caps bind what is really unpacked, never what a header declares: a header can lie. XML is read
without entities, without a network and, unless the caller allows one, without a document type.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from workbench.model.errors import InputError

MAX_ENTRIES = 4_000
MAX_MEMBER = 100 * 2**20
"""Most bytes that one member may unpack to."""
MAX_TOTAL = 250 * 2**20
"""Most bytes that all members read may unpack to."""
MAX_RATIO = 200
"""Most bytes out for one byte in, once a member has grown beyond :data:`RATIO_FROM`."""
RATIO_FROM = 10 * 2**20
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """The members of a ZIP file, by name.

    Args:
        data: the file's bytes.
        where: the file's name, for messages.

    Raises:
        InputError: it is no ZIP file, it is protected by a password, or it has too many members.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._unpacked = 0
        if data.startswith(_OLE):
            raise InputError(
                "is protected by a password or in an older binary format",
                where,
                "save it without a password in a current format",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise InputError(
                "is cut short or damaged (no list of its parts)", where, "get a whole copy"
            ) from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise InputError(f"has {len(entries):,} parts, more than {MAX_ENTRIES:,}", where)
        self._entries = {_normal(entry.filename): entry for entry in entries}
        self._folded = {name.lower(): name for name in self._entries}

    def names(self) -> Iterator[str]:
        """The members' names, in the file's order."""
        return iter(self._entries)

    def find(self, name: str) -> str | None:
        """The member that ``name`` means, whatever its case, or None."""
        name = _normal(name)
        return name if name in self._entries else self._folded.get(name.lower())

    def read(self, name: str) -> bytes:
        """One member, unpacked.

        Raises:
            InputError: it is missing, damaged, protected, or larger than the caps.
        """
        found = self.find(name)
        if found is None:
            raise InputError(f"lacks its part {name}", self.where, "get a whole copy")
        entry = self._entries[found]
        if entry.flag_bits & 1:
            raise InputError("is protected by a password", self.where, "save it without one")
        try:
            with self._zip.open(entry) as stream:
                return b"".join(self._chunks(stream, entry))
        except _BROKEN as error:
            raise InputError(
                f"is cut short or damaged (in {name})", self.where, "get a whole copy"
            ) from error

    def xml(self, name: str, *, doctype: bool = False) -> Any:
        """The root element of a member that is XML (see :func:`parse_xml`)."""
        return parse_xml(self.read(name), f"{self.where} ({name})", doctype=doctype)

    def _chunks(self, stream: Any, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            self._unpacked += len(chunk)
            inflated = size > RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)
            if size > MAX_MEMBER or self._unpacked > MAX_TOTAL or inflated:
                raise InputError(
                    f"unpacks to more than {size >> 20} MB (in {entry.filename})",
                    self.where,
                    "it looks made to exhaust memory",
                )
            yield chunk


def resolve(base: str, reference: str) -> str:
    """The member that a relative ``reference`` in the member ``base`` names, fragment left out."""
    path = unquote(reference.split("#", 1)[0])
    return _normal(posixpath.join(posixpath.dirname(base), path))


def parse_xml(data: bytes, where: str, *, doctype: bool = False) -> Any:
    """The root element of an XML document.

    Args:
        doctype: allow a document type as long as it declares no entities.

    Raises:
        InputError: it is not well formed, or it has a document type.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        detail = re.sub(r"\s+", " ", str(error)).strip()
        raise InputError(f"is damaged XML ({detail[:120]})", where, "get a whole copy") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and (not doctype or any(True for _ in declared.iterentities())):
        raise InputError("is XML with a document type or entities", where, "save it anew")
    return root


def _normal(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/")
