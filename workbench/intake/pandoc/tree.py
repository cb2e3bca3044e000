"""Pandoc's tree as plain words: elements are objects with a type ``t`` and a content ``c``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Element = Mapping[str, Any]

BLANKS = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def words(tree: Any) -> Iterator[str]:
    """The words of a tree, in its order."""
    if isinstance(tree, list):
        for each in tree:
            yield from words(each)
    elif isinstance(tree, dict):
        match tree.get("t"):
            case "Str" | "MetaString":
                yield tree["c"]
            case "Code" | "Math":
                yield tree["c"][1]
            case "Space" | "SoftBreak" | "LineBreak" as blank:
                yield BLANKS[blank]
            case "CodeBlock":
                yield tree["c"][1]
            case "Cite":
                yield from words(tree["c"][1])
            case "Link" | "Image":
                yield from words(tree["c"][1])
            case "RawInline" | "RawBlock":
                return
            case _:
                yield from words(tree.get("c"))


def plain(tree: Any) -> str:
    """The words of a tree as one line."""
    return " ".join("".join(words(tree)).split())


def meta_text(meta: Mapping[str, Any], key: str) -> str:
    """A field of a document's head; several values stand in one line."""
    field = meta.get(key)
    if field is None:
        return ""
    if field["t"] == "MetaList":
        return ", ".join(filter(None, (meta_text({key: one}, key) for one in field["c"])))
    if field["t"] == "MetaMap":
        return meta_text(field["c"], "name")
    return plain(field.get("c", "")) if field["t"] != "MetaString" else str(field["c"])
