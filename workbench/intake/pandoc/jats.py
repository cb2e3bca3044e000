"""Notes of JATS articles: put where their marks stand, for pandoc forgets which note is whose."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

_BACK = frozenset({"label"})


def with_notes_in_place(text: str) -> str:
    """An article's XML with each footnote in place of the mark that refers to it.

    Args:
        text: the document; one that is no XML is handed back as it is, for pandoc to judge.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return text
    notes = {note.get("id"): note for note in root.iter("{*}fn") if note.get("id")}
    used: set[str] = set()
    for mark in list(root.iter("{*}xref")):
        name = mark.get("rid")
        if mark.get("ref-type") in ("fn", "table-fn") and name in notes:
            used.add(name)
            _replace(mark, _copy(notes[name]))
    for name in used:
        _remove(notes[name])
    done: str = etree.tostring(root, encoding="unicode")
    return done


def _copy(note: Any) -> Any:
    """A note without its id and its printed label."""
    copy = deepcopy(note)
    copy.attrib.pop("id", None)
    for child in list(copy):
        if isinstance(child.tag, str) and etree.QName(child).localname in _BACK:
            copy.remove(child)
    return copy


def _replace(mark: Any, note: Any) -> None:
    """Put a note in place of a mark; a raised mark is lowered, for notes are raised anyhow."""
    parent = mark.getparent()
    note.tail = mark.tail
    parent.replace(mark, note)
    above = parent.getparent()
    alone = len(parent) == 1 and not (parent.text or "").strip() and not (note.tail or "").strip()
    if above is not None and alone and etree.QName(parent).localname == "sup":
        note.tail = parent.tail
        above.replace(parent, note)


def _remove(note: Any) -> None:
    parent = note.getparent()
    if parent is None:
        return
    before = note.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (note.tail or "")
    else:
        parent.text = (parent.text or "") + (note.tail or "")
    parent.remove(note)
