"""The works that a document lists: in its head, or in a list whose terms are labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.intake.pandoc.tree import meta_text

_FIELDS = ("title", "container-title", "publisher", "volume", "page", "DOI", "URL", "PMID", "ISBN")


def listed_works(meta: Mapping[str, Any]) -> dict[str, str]:
    """The references in a document's head as lines, by their keys (CSL's fields)."""
    field = meta.get("references", {})
    entries = field.get("c", []) if field.get("t") == "MetaList" else []
    works = {}
    for entry in entries:
        if entry["t"] == "MetaMap" and (key := meta_text(entry["c"], "id")):
            works[key] = _line(entry["c"])
    return works


def labelled_works(tree: Any) -> set[str]:
    """The keys of the works whose labels stand in a tree, as reStructuredText's citations do."""
    found: set[str] = set()
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, dict):
            if each.get("t") == "Span" and "citation-label" in each["c"][0][1]:
                found.add(each["c"][0][0])
            else:
                waiting.append(each.get("c"))
    return found


def _line(entry: Mapping[str, Any]) -> str:
    """A reference as a reader would print it: who, when, what, where."""
    names = ", ".join(filter(None, (_names(entry, key) for key in ("author", "editor"))))
    year = _year(entry.get("issued"))
    parts = [names, f"({year})" if year else ""]
    for key in _FIELDS:
        value = meta_text(entry, key)
        if value:
            parts.append(f"{key.lower()}:{value}" if key in ("DOI", "PMID") else value)
    return ". ".join(filter(None, parts)) + "."


def _names(entry: Mapping[str, Any], key: str) -> str:
    people = entry.get(key, {}).get("c", [])
    names = []
    for person in people if isinstance(people, list) else []:
        if isinstance(person, dict) and person.get("t") == "MetaMap":
            parts = (meta_text(person["c"], "family"), meta_text(person["c"], "given"))
            names.append(", ".join(filter(None, parts)) or meta_text(person["c"], "literal"))
    return "; ".join(filter(None, names))


def _year(issued: Any) -> str:
    """The first year in a date, in whichever form it is."""
    waiting = [issued]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, str) and each[:4].isdigit():
            return each[:4]
        if isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, dict):
            waiting.extend(each.values())
    return ""
