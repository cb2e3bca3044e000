"""The container of an EPUB: its metadata, its documents in reading order (EPUB 3.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from workbench.intake.archive import Archive, resolve
from workbench.intake.ooxml import child, local, value
from workbench.model.errors import InputError

_DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_FONTS = re.compile(rb"idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc#RC")


@dataclass(frozen=True, slots=True)
class Book:
    """What a package document says.

    Attributes:
        spine: the documents in reading order, by their names in the container.
        others: further documents; notes may be in them.
        missing: documents that are listed and not there.
    """

    title: str
    language: str | None
    published: str | None
    spine: tuple[str, ...]
    others: tuple[str, ...]
    missing: tuple[str, ...]


def read_package(archive: Archive) -> Book:
    """The book in a container.

    Raises:
        InputError: it is no EPUB, or its text is encrypted.
    """
    _refuse_encrypted(archive)
    name = _package_name(archive)
    package = archive.xml(name, doctype=True)
    items = {
        value(item, "id"): item
        for item in package.iter()
        if local(item) == "item" and value(item, "media-type") in _DOCUMENTS
    }
    names = {key: resolve(name, value(item, "href")) for key, item in items.items()}
    spine = child(package, "spine")
    order = [value(each, "idref") for each in spine] if spine is not None else []
    listed = [names[key] for key in order if key in names]
    contents = {names[key] for key, item in items.items() if "nav" in value(item, "properties")}
    there = {each for each in names.values() if archive.find(each)}
    if not there & set(listed):
        raise InputError("has no text in it", archive.where, "get a whole copy")
    return Book(
        title=_metadata(package, "title") or "",
        language=_metadata(package, "language"),
        published=_metadata(package, "date"),
        spine=tuple(dict.fromkeys(each for each in listed if each in there)),
        others=tuple(
            e for e in names.values() if e in there and e not in listed and e not in contents
        ),
        missing=tuple(each for each in listed if each not in there),
    )


def _package_name(archive: Archive) -> str:
    if archive.find("META-INF/container.xml"):
        for element in archive.xml("META-INF/container.xml", doctype=True).iter():
            if local(element) == "rootfile" and archive.find(value(element, "full-path")):
                return value(element, "full-path")
    for name in archive.names():
        if name.lower().endswith(".opf"):
            return name
    raise InputError("has no list of its parts", archive.where, "get a whole copy")


def _refuse_encrypted(archive: Archive) -> None:
    """Raise when more than fonts is encrypted."""
    if not archive.find("META-INF/encryption.xml"):
        return
    for data in archive.read("META-INF/encryption.xml").split(b"EncryptedData>"):
        if b"CipherReference" in data and not _FONTS.search(data):
            raise InputError("is encrypted", archive.where, "get a copy without copy protection")


def _metadata(package: Any, name: str) -> str | None:
    metadata = child(package, "metadata")
    for element in metadata.iter() if metadata is not None else ():
        if local(element) == name and element.text and element.text.strip():
            return str(element.text).strip()
    return None
