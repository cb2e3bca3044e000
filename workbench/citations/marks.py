"""Undeclared marks: found by shape, let through by the gate, never by either alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.citations.candidates import Candidate, Family, Mark, Strength
from workbench.citations.gate import Lack, gate
from workbench.citations.glued import glued
from workbench.citations.shapes import brackets, keys, parens, superscripts, symbols
from workbench.citations.spans import Spans
from workbench.model.document import PROSE, Block

_SHAPED: frozenset[str] = PROSE | {"title", "dek", "heading", "caption", "table"}
_GLUED: frozenset[str] = PROSE | {"caption", "dek"}
_HEADS: frozenset[str] = frozenset({"title", "heading"})
_CODE = re.compile(
    r"(?:https?://|www\.|[\w.+-]{1,64}@)\S{1,2000}|`[^`\n]{1,400}`"
    r"|\b[\w-]{1,63}\.(?:com|org|net|html?|pdf)\b\S{0,500}|(?:\. ?){4,}\d{1,4}(?!\w)"
)
_BEHIND = re.compile(r"[.,;:!?)”’]+(?:\[\^?\w{1,4}\]|[⁰¹²³⁴-⁹]+)+[.,;:!?)”’]*\Z")
_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]*(?:[’'‑-][^\W\d_]+)*(?!\w)")

_CHUNK = 1 << 20
"""Characters whose words are held in memory at once."""
_MOST_WORDS = 100
_MOST_PLACES = 200
"""Words looked for one by one, and places looked at: common words stand alone in the first few."""
_SIGNS = ("://", "www.", "@", ".com", ".org", ".net", ".htm", ".pdf", "`", "....", ". . . .")
"""What every address, all quoted code and the dots before a page's number have one of."""

_HABIT = 3
"""Bracketed numbers, more of which are a text's way of citing."""

Finder = Callable[[str, int, int], Iterator[Candidate]]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a document's notes.

    Attributes:
        numbers: those that are numbers.
        others: letters, symbols, names.
    """

    numbers: frozenset[int]
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """Marks in text order, and the values that they lack."""

    marks: tuple[Mark, ...]
    lacks: tuple[Lack, ...] = ()


def labels_of(labels: Collection[str]) -> Labels:
    """The labels of notes, numbers apart from the rest."""
    numbers = {int(label) for label in labels if label.isascii() and label.isdigit()}
    others = {label for label in labels if label and not (label.isascii() and label.isdigit())}
    return Labels(frozenset(numbers), frozenset(others))


def find_marks(
    text: str, blocks: Sequence[Block], labels: Labels, *, declared: Collection[str] = ()
) -> Found:
    """Find the marks that the format does not declare.

    Args:
        text: the document's text.
        blocks: its blocks; marks are looked for in prose, titles, captions, tables and notes.
        labels: what its notes are called.
        declared: the labels of the marks that the format declares. When there are any, only
            those of a shape of their own that have a note are taken besides.

    Returns:
        The marks in text order, and the values that they lack.
    """
    families: dict[Family, list[Candidate]] = {
        "bracket": _collect(brackets, text, blocks, _SHAPED),
        "superscript": _collect(superscripts, text, blocks, _SHAPED),
        "symbol": _collect(symbols, text, blocks, _SHAPED),
        "paren": _collect(parens, text, blocks, PROSE),
        "key": _collect(keys, text, blocks, _SHAPED) if labels.others else [],
    }
    found = {
        "bracket": _bracketed(families["bracket"], labels, bool(declared)),
        "superscript": _raised(families["superscript"], labels, bool(declared)),
        "symbol": [c for c in families["symbol"] if c.marks[0].label in labels.others],
        "paren": _numbered(families["paren"], labels),
    }
    found["key"] = _keyed(families["key"], labels, found["bracket"])
    lacks: tuple[Lack, ...] = ()
    taken = {
        value for family in ("bracket", "superscript") for c in found[family] for value in c.values
    }
    if not declared:
        candidates = _believed(text, _glued(text, blocks, labels))
        result = gate(candidates, labels.numbers)
        passed = _apart(candidates[at] for at in sorted(result.indexes))
        if _stands_alone(passed, taken, labels):
            found["glued"], lacks = passed, result.lacks
            taken |= {value for c in passed for value in c.values}
    taken |= labels_of(declared).numbers
    if labels.numbers and len(labels.numbers & taken) * 2 > len(labels.numbers):
        found["paren"] = []
    inner = _collect(brackets, text, blocks, frozenset({"note"}))
    found["bracket"] += [c for c in inner if all(_has_note(mark, labels) for mark in c.marks)]
    chosen = [candidate for family in found.values() for candidate in family]
    marks = sorted((mark for c in chosen for mark in c.marks), key=lambda m: (m.start, m.end))
    return Found(tuple(marks), tuple(lack for lack in lacks if lack.value not in taken))


def _glued(text: str, blocks: Sequence[Block], labels: Labels) -> list[Candidate]:
    """Digits glued to words; in headings, which names end, only those with a note, in a gap."""
    found = _collect(glued, text, blocks, _GLUED)
    if labels.numbers:
        headed = _collect(glued, text, blocks, _HEADS)
        found += [
            replace(c, strength=min(c.strength, Strength.WEAK))
            for c in headed
            if set(c.values) <= labels.numbers
        ]
        found.sort(key=lambda c: c.start)
    return found


def _collect(
    finder: Finder, text: str, blocks: Sequence[Block], kinds: frozenset[str]
) -> list[Candidate]:
    """The candidates of one family in all blocks of some kinds, addresses left out."""
    found: list[Candidate] = []
    for block in blocks:
        if block.kind in kinds and (here := list(finder(text, block.start, block.end))):
            code = _code(text, block)
            found.extend(c for c in here if not code or not code.holds(c.start, c.end))
    return found


def _code(text: str, block: Block) -> Spans | None:
    """Where addresses, names of files and quoted code stand in a block, if any do."""
    if not any(text.find(sign, block.start, block.end) >= 0 for sign in _SIGNS):
        return None
    # Digits at the very start of what looks like an address are in front of it, and brackets
    # behind the stop at its end are behind it.
    found = _CODE.finditer(text, block.start, block.end)
    return Spans(
        (match.start() + 1, match.start() + len(_BEHIND.sub("", match[0]))) for match in found
    )


def _bracketed(found: list[Candidate], labels: Labels, declared: bool) -> list[Candidate]:
    """Bracketed labels that have a note, or look like marks of a text that lost its notes."""
    listed = {c for c in found if all(_has_note(mark, labels) for mark in c.marks)}
    if declared:
        return [c for c in found if c in listed]
    certain = {c for c in found if c.strength is Strength.CERTAIN}
    numeric = [c for c in found if not {None, 0} & set(c.values) and c.strength > Strength.WEAK]
    if labels.numbers:
        kept = listed | certain | _like_listed(numeric, listed, 2 * max(labels.numbers) + 10)
    else:
        # Brackets say more than digits do: in a sequence, those behind a space are marks too.
        sure = [replace(c, strength=Strength.STRONG) if c.closes else c for c in numeric]
        chained = {numeric[at] for at in gate(sure, frozenset()).indexes}
        glued_on = {c for c in numeric if c.strength is Strength.STRONG}
        habit = set(numeric) if len(numeric) > _HABIT else set()
        kept = listed | certain | chained | glued_on | habit
    return [c for c in found if c in kept]


def _keyed(
    found: list[Candidate], labels: Labels, brackets: Sequence[Candidate]
) -> list[Candidate]:
    """Words in brackets that label a reference, and, in their habit, those whose entry is lost."""
    taken = {c.start for c in brackets}
    free = [c for c in found if c.start not in taken]
    listed = [c for c in free if all(mark.label in labels.others for mark in c.marks)]
    if len(listed) < _HABIT:
        return listed
    cut = {mark.label.rstrip("0123456789") for c in listed for mark in c.marks}
    return [
        c
        for c in free
        if all(
            mark.label in labels.others
            or (mark.label[-1].isdigit() and mark.label.rstrip("0123456789") in cut)
            for mark in c.marks
        )
    ]


def _like_listed(numeric: list[Candidate], listed: set[Candidate], highest: int) -> set[Candidate]:
    """Brackets without a note that are set as those with a note mostly are."""
    habit = Counter(c.strength for c in listed) or Counter({Strength.STRONG: 1})
    usual = habit.most_common(1)[0][0]
    return {c for c in numeric if c.strength >= usual and max(v or 0 for v in c.values) <= highest}


def _raised(found: list[Candidate], labels: Labels, declared: bool) -> list[Candidate]:
    """Raised digits that have a note, or stand where marks stand."""
    listed = [c for c in found if all(_has_note(mark, labels) for mark in c.marks)]
    if declared:
        return listed
    kept = set(listed) | {c for c in found if c.strength is Strength.STRONG}
    kept |= {found[at] for at in gate(found, labels.numbers).indexes}
    return [c for c in found if c in kept]


def _has_note(mark: Mark, labels: Labels) -> bool:
    return mark.value in labels.numbers if mark.value is not None else mark.label in labels.others


def _numbered(found: list[Candidate], labels: Labels) -> list[Candidate]:
    """Numbers in round brackets, all of which have notes."""
    passed = gate(found, labels.numbers).indexes if labels.numbers else frozenset()
    return [found[at] for at in sorted(passed) if set(found[at].values) <= labels.numbers]


def _stands_alone(passed: list[Candidate], taken: set[int | None], labels: Labels) -> bool:
    """Whether glued digits are marks beside those of another shape."""
    if not taken:
        return True
    values = {value for candidate in passed for value in candidate.values}
    return len(values - taken) > len(values & taken) and bool(
        values & labels.numbers or len(values) > 4
    )


def _apart(passed: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without those that overlap a stronger one: two readings of one figure."""
    kept: list[Candidate] = []
    for candidate in passed:
        if kept and candidate.start < kept[-1].end:
            if candidate.strength <= kept[-1].strength:
                continue
            kept.pop()
        kept.append(candidate)
    return kept


def _believed(text: str, found: list[Candidate]) -> list[Candidate]:
    """Candidates weighed by their words: does the word also stand without digits?

    A name that does is no name with a number (``US3`` beside ``US``). A word that has the same
    digits again and again, not only where a sentence ends, is one (``gtk2``).
    """
    same: dict[tuple[str, tuple[int | None, ...]], list[bool]] = defaultdict(list)
    for candidate in found:
        if candidate.host:
            same[candidate.host, candidate.values].append(candidate.closes)
    named = {key for key, closes in same.items() if len(closes) > 1 and not all(closes)}
    doubtful = {c.host for c in found if c.host and c.strength < Strength.STRONG}
    bare = _standing_alone(text, doubtful | {host for host, _ in named})
    kept = []
    for candidate in found:
        if candidate.host in bare and candidate.strength < Strength.STRONG:
            candidate = replace(candidate, strength=Strength(candidate.strength + 1))
        if candidate.host in bare or (candidate.host, candidate.values) not in named:
            kept.append(candidate)
    return kept


def _standing_alone(text: str, words: set[str]) -> set[str]:
    """Those of some words that also stand in a text without anything glued to them."""
    names = {word for word in words if word[0].isupper()}
    found: set[str] = set()
    for start in range(0, len(text), _CHUNK) if names else ():
        found |= names & set(_NAME.findall(text, start, start + _CHUNK))
    found |= {word for word in sorted(words - names)[:_MOST_WORDS] if _stands_alone_at(text, word)}
    return found


def _stands_alone_at(text: str, word: str) -> bool:
    """Whether one of a word's first places in a text has neither letter nor digit beside it."""
    at = -1
    for _ in range(_MOST_PLACES):
        at = text.find(word, at + 1)
        if at < 0:
            return False
        beside = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
        if not any(char.isalnum() or char in "_’'-" for char in beside):
            return True
    return False
