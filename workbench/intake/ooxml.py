"""The container of Office Open XML files: parts and the relationships between them (ECMA-376-2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.intake.archive import Archive
from workbench.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: ``kind`` is the last word of the relationship's type."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an Office Open XML file.

    Args:
        data: the file's bytes.
        where: the file's name, for messages.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._archive = Archive(data, where)
        self._relationships: dict[str, dict[str, Relationship]] = {}

    def main(self) -> str:
        """The name of the main part.

        Raises:
            InputError: there is none.
        """
        for related in self.related("").values():
            if related.kind == "officeDocument":
                return related.target
        if found := self._archive.find("word/document.xml"):
            return found
        raise InputError("has no document in it", self.where, "get a whole copy")

    def xml(self, name: str) -> Any:
        """The root element of a part."""
        return self._archive.xml(name)

    def related(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part (``""``: of the package), by their ids."""
        if part not in self._relationships:
            self._relationships[part] = dict(self._read_related(part))
        return self._relationships[part]

    def parts(self, part: str, kind: str) -> Iterator[str]:
        """The parts that ``part`` refers to with a relationship of a kind, if they are there."""
        for related in self.related(part).values():
            if related.kind == kind and not related.external:
                found = self._archive.find(related.target)
                if found is not None:
                    yield found

    def _read_related(self, part: str) -> Iterator[tuple[str, Relationship]]:
        folder, name = posixpath.split(part)
        rels = self._archive.find(f"{folder}/_rels/{name}.rels")
        if rels is None:
            return
        for element in self._archive.xml(rels):
            kind = element.get("Type", "").rpartition("/")[2]
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield element.get("Id", ""), Relationship(kind, target, external)


def local(element: Any) -> str:
    """An element's name without its namespace: the transitional and strict formats agree in it."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


@lru_cache(maxsize=4096)
def _namespace(tag: object) -> str:
    name, brace, _ = str(tag).rpartition("}")
    return name + brace


def value(element: Any, name: str = "val") -> str:
    """An attribute by its name without a namespace; empty when it is not there."""
    if element is None:
        return ""
    if (own := element.get(_namespace(element.tag) + name)) is not None:
        return str(own)
    for key, text in element.items():
        if key.rpartition("}")[2] == name:
            return str(text)
    return ""


def number(element: Any, name: str = "val", default: int = 0) -> int:
    """An attribute that is a whole number; the default when it is none."""
    text = value(element, name)
    return int(text) if text.removeprefix("-").isdecimal() else default


def child(element: Any, *path: str) -> Any:
    """The first descendant along a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


def is_on(element: Any) -> bool:
    """Whether an on/off property is there and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off")
