"""The language of the filter line: words, and what must hold, as in ``tide is:open doc:harbour``.

Nothing here touches the database: a line becomes a :class:`~workbench.store.rows.ClaimQuery`, and
what could not be understood is said instead of guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.verdict import STATES, VERDICTS
from workbench.store.rows import ClaimQuery

if TYPE_CHECKING:
    from workbench.store.documents import Titled

_PART = re.compile(r'(?P<field>\w+):(?:"(?P<quoted>[^"]*)"?|(?P<value>\S*))|\S+')

_SHORTEST = 2
"""Letters from which on an unfinished word is looked for: one alone begins too many."""

_STALE, _FLAGGED = "stale", "flagged"
_ME = "me"

_IS: dict[str, frozenset[str]] = {
    "open": frozenset({"unreviewed"}),
    "reviewed": frozenset(VERDICTS),
    **{state: frozenset({state}) for state in STATES},
    _STALE: frozenset(),
    _FLAGGED: frozenset(),
}
_HAS = {
    "note": "note",
    "citation": "citation",
    "footnote": "citation",
    "dangling": "dangling",
    "counterpart": "counterpart",
    "difference": "difference",
    "disagreement": "disagreement",
    "pin": "pin",
    "problem": "problem",
    "query": "query",
    "flag": "flag",
    "second-check": "second-check",
}
_DIFFERENCES = (
    *("number", "unit", "date", "name", "negation", "antonym", "hedge", "scope", "attribution"),
)
_KINDS = (
    *("quantity", "date", "casualty", "quotation", "attribution", "position", "anonymous"),
    *("collective", "comparison", "causal", "event", "prediction", "opinion"),
)
_FOOTNOTES = {"none": "no-citation", "some": "citation", "dangling": "dangling"}


class Field(NamedTuple):
    """A field of the language, for the help screen."""

    example: str
    help: str


FIELDS: tuple[Field, ...] = (
    Field("words", "the statement has them, in any form; the last may be unfinished"),
    Field("is:open", f"its state: {', '.join(_IS)}"),
    Field("doc:NAME", 'a part of the document\'s name or title; doc:"two words"'),
    Field("has:note", f"it has one: {', '.join(_HAS)}"),
    Field("fn:none", f"its footnotes: {', '.join(_FOOTNOTES)}"),
    Field("by:NAME", "who has decided on it; by:me for oneself"),
    Field("differs:number", f"a counterpart differs in it: {', '.join(_DIFFERENCES)}"),
    Field("kind:casualty", f"what it states: {', '.join(_KINDS)}"),
)


class Parsed(NamedTuple):
    """What a line means.

    Attributes:
        query: which claims to list.
        words: the words in it, for highlighting.
        problems: what was not understood and is left out.
    """

    query: ClaimQuery
    words: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What has been understood of a line so far."""

    query: ClaimQuery
    documents: Sequence[Titled]
    reviewer: str
    words: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def one_of(self, name: str, value: str, known: Sequence[str]) -> None:
        """Complain of a value, unless it is the beginning of one that would do."""
        if not any(each.startswith(value) for each in known):
            self.problems.append(f"{name}:{value} is not one of {', '.join(known)}")


def parse(
    line: str, base: ClaimQuery, documents: Sequence[Titled] = (), reviewer: str = ""
) -> Parsed:
    """Understand a filter line.

    Args:
        line: as typed, finished or not.
        base: what holds without a filter.
        documents: for ``doc:``.
        reviewer: who ``by:me`` is.
    """
    reading = _Reading(base, documents, reviewer)
    for part in _PART.finditer(line):
        name, value = part["field"], part["quoted"] or part["value"] or ""
        read = _FIELDS.get(name.lower()) if name else None
        if read is None:
            reading.words.append(part[0])
        elif value:
            read(reading, value)
    if line[-1:].isspace():
        reading.words.append("")  # says that the word before it is finished
    elif reading.words and line.endswith(reading.words[-1]) and len(reading.words[-1]) < _SHORTEST:
        reading.words.pop()
    words = tuple(word for text in reading.words for word in re.findall(r"\w+", text))
    query = replace(reading.query, words=" ".join(reading.words))
    return Parsed(query, words, tuple(reading.problems))


def _is(reading: _Reading, value: str) -> None:
    states = _IS.get(value.lower())
    if states is None:
        reading.one_of("is", value.lower(), tuple(_IS))
        return
    if value.lower() == _STALE:
        reading.query = replace(reading.query, stale=True)
    elif value.lower() == _FLAGGED:
        reading.query = replace(reading.query, has=reading.query.has | {"flag"})
    else:
        reading.query = replace(reading.query, states=reading.query.states | states)


def _has(reading: _Reading, value: str) -> None:
    _property(reading, "has", value, _HAS)


def _footnotes(reading: _Reading, value: str) -> None:
    _property(reading, "fn", value, _FOOTNOTES)


def _property(reading: _Reading, name: str, value: str, known: dict[str, str]) -> None:
    wanted = known.get(value.lower())
    if wanted is None:
        reading.one_of(name, value.lower(), tuple(known))
        return
    reading.query = replace(reading.query, has=reading.query.has | {wanted})


def _by(reading: _Reading, value: str) -> None:
    who = reading.reviewer if value.lower() == _ME and reading.reviewer else value
    reading.query = replace(reading.query, reviewer=who)


def _differs(reading: _Reading, value: str) -> None:
    if value.lower() not in _DIFFERENCES:
        reading.one_of("differs", value.lower(), _DIFFERENCES)
        return
    differs = reading.query.differs | {value.lower()}
    reading.query = replace(reading.query, differs=differs)


def _kind(reading: _Reading, value: str) -> None:
    if value.lower() not in _KINDS:
        reading.one_of("kind", value.lower(), _KINDS)
        return
    reading.query = replace(reading.query, kinds=reading.query.kinds | {value.lower()})


def _document(reading: _Reading, value: str) -> None:
    wanted = value.casefold()
    fitting = [
        each
        for each in reading.documents
        if wanted in each.name.casefold() or wanted in each.title.casefold()
    ]
    exact = [each for each in fitting if wanted in (each.name.casefold(), each.title.casefold())]
    chosen = exact or fitting
    if len(chosen) == 1:
        reading.query = replace(reading.query, document=chosen[0].id)
    elif chosen:
        names = ", ".join(each.name for each in chosen[:4])
        reading.problems.append(f"doc:{value} could be {names}")
    else:
        reading.problems.append(f"doc:{value}: there is no such document")


_FIELDS: dict[str, Callable[[_Reading, str], None]] = {
    "is": _is,
    "doc": _document,
    "has": _has,
    "fn": _footnotes,
    "by": _by,
    "differs": _differs,
    "kind": _kind,
}
