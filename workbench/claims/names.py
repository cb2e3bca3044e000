"""People, organisations and places: capitalised sequences, with rules.

A sentence's first word has a capital anyway; it counts as a name only when the document shows
that it is one. Titles are left out of a person's name, and a last name alone is the same person
as the full name when the document has just one person of that name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from workbench.claims import lexicon as lx
from workbench.claims.abbreviations import OPENERS
from workbench.claims.given import GIVEN
from workbench.claims.identities import NameKind, Span, identify
from workbench.model.document import Sentence

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_WORD = (
    rf"(?:(?:[{_CAPITAL}]\.){{2,}}|[{_CAPITAL}]\.(?=\s[{_CAPITAL}])|(?:Jr|Sr|St|Dr|Mr|Mrs|Ms|Gen|Col"
    rf"|Lt|Sgt|Capt|Prof|Sen|Rep|Gov|Rev|Mt)\."
    rf"|(?:(?:al|el|an|ad|as|ash|at|bin|d|l|Al|El)[-’'])?[{_CAPITAL}][^\W_]*"
    rf"(?:[’'](?!s\b)[^\W\d_]{{2,}}|-[{_CAPITAL}\d][^\W_]*"
    rf"|-(?!(?:led|born|era|made|run|like|wide|held|age|type|only|and|to|on|by|in-)\b)[a-z]{{2,4}}\b)*)"
)
_LINKS = "|".join(sorted(lx.CONNECTORS, key=len, reverse=True))
_SEQUENCE = re.compile(
    rf"(?<![\w@/#]){_WORD}(?:\s+(?:(?:of|for)\s+(?:the\s+)?|(?:{_LINKS})\s+(?:la\s+)?)?{_WORD})*"
)
_PART = re.compile(rf"(?P<name>{_WORD})|(?P<link>\S+)")
_SMALL = re.compile(r"(?<![\w’'])[a-z]{2,}\b")
_LEAD = "“”\"‘'«„([—–-*_ \n"
_LONGEST = 8
_BEFORE_TITLES = lx.TITLES | lx.DEMONYMS | lx.PORTFOLIOS
_BEFORE_GIVEN = GIVEN | lx.CONNECTORS | lx.TITLES | {"of"}
_COUNTED = lx.words("one two three four five six seven eight nine ten i ii iii iv")
_VERBAL = re.compile(
    r"(?:['’]s)?\s+(?:(?:has|had|was|is|will|would|also|did|could|can|may|must|should|then|later|"
    r"first|never|once|still|now)\b|[a-z]+(?:ed|ew|aid|ook|ade|ave|ent|ote|old|ays)\b)|['’]s?\b"
    r"|,\s(?:the|an?)\s[a-z][^,.;]{2,40},\s[a-z]"
)
_Part = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands.

    Attributes:
        full: the longest form the document has for the same one.
        sure: whether something shows that it is a person's.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    full: str
    sure: bool = False


class Register:
    """The names of a document, in text order."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = tuple(mentions)
        self._starts = [mention.start for mention in self.mentions]
        self._named = {mention.text: mention for mention in self.mentions}

    def known(self, name: str) -> bool:
        """Whether the document has exactly this name."""
        return name in self._named

    def named(self, name: str) -> Mention | None:
        """A mention of exactly this name."""
        return self._named.get(name)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that start in ``[start, end)``."""
        first = bisect_left(self._starts, start)
        return self.mentions[first : bisect_left(self._starts, end, first)]


def find(text: str, sentences: Sequence[Sentence], *, capitals: bool = True) -> Register:
    """Find the names in the sentences.

    Args:
        text: the document's text, reference marks blanked out.
        sentences: its sentences.
        capitals: whether a capital in mid-sentence speaks for a name; not so in German.
    """
    runs = [
        _Run(match.start(), parts, first)
        for sentence in sentences
        for match, parts, first in _runs(text, sentence)
    ]
    if not capitals:
        runs = [given for run in runs if (given := _given(run)) is not None]
    evidence = _Evidence(text, sentences, runs)
    found = [piece for run in runs for piece in _pieces(text, run, evidence)]
    return Register(
        Mention(span.start, span.end, known.text, known.kind, known.full, known.sure)
        for span, known in zip(found, identify(text, found), strict=True)
    )


def _given(run: _Run) -> _Run | None:
    """The run from a given name on, up to the first small word; None when it has none."""
    for at, part in enumerate(run.parts):
        if part[0].lower() in GIVEN:
            kept = list(takewhile(lambda part: part[0][0].isupper(), run.parts[at:]))
            return _Run(kept[0][1], tuple(kept), run.first and not at) if len(kept) > 1 else None
    return None


@dataclass(frozen=True, slots=True)
class _Run:
    """A capitalised sequence: the parts with their offsets, and whether it opens a sentence."""

    start: int
    parts: tuple[_Part, ...]
    first: bool


def _runs(text: str, sentence: Sentence) -> Iterator[tuple[re.Match[str], tuple[_Part, ...], bool]]:
    opening = True
    for match in _SEQUENCE.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 2) : match.start()]
        if opening:
            opening = not text[sentence.start : match.start()].strip(_LEAD)
        first = opening or (before[-1:] in '“"‘«' and bool(before))
        opening = False
        if match[0].isalpha():
            parts: tuple[_Part, ...] = ((match[0], match.start(), match.end()),)
        else:
            parts = tuple(
                (part[0], part.start(), part.end())
                for part in _PART.finditer(text, match.start(), match.end())
            )
        yield match, parts, first


class _Evidence:
    """Which words the document writes small, and which it writes large in mid-sentence."""

    def __init__(self, text: str, sentences: Sequence[Sentence], runs: Sequence[_Run]) -> None:
        self.small: set[str] = set()
        self._alone: dict[str, bool] = {}
        for sentence in sentences:
            self.small.update(_SMALL.findall(text, sentence.start, sentence.end))
        self._large = Counter(
            part[0] for run in runs for part in run.parts[1 if run.first else 0 :]
        )

    def common(self, word: str) -> bool:
        """Whether a capital at the start of a sentence says nothing about this word."""
        lower = word.lower().replace("’", "'")
        if lower in OPENERS or lower in lx.COMMON:
            return True
        return lower in self.small and self._large[word] == 0

    def alone(self, word: str) -> bool:
        """Whether a single capitalised word in mid-sentence is a name."""
        if word not in self._alone:
            lower = word.lower().rstrip(".")
            dated = lower in lx.MONTHS or lower in lx.WEEKDAYS or _function_word(word)
            short = len(word) < 2 or (word.endswith(".") and word.count(".") < 2)
            self._alone[word] = not (dated or short or _no_name([word], self))
        return self._alone[word]

    def named(self, word: str) -> bool:
        """Whether the document writes the word large where it need not."""
        return self._large[word] > 0


def _pieces(text: str, run: _Run, evidence: _Evidence) -> Iterator[Span]:
    """The names in one capitalised sequence."""
    if len(run.parts) == 1 and not run.first:
        if evidence.alone(run.parts[0][0]):
            yield Span(run.start, run.parts[0][2], titled=False)
        return
    parts = list(run.parts)
    first = run.first
    while parts and ((first and evidence.common(parts[0][0])) or _function_word(parts[0][0])):
        parts.pop(0)
        first = False
        while parts and parts[0][0].islower() and parts[0][0] not in lx.CONNECTORS:
            parts.pop(0)
    for group in _groups(parts):
        begins = first and group[0] is parts[0]
        for person in _second_person(group):
            yield from _persons(text, person, begins and person[0] is group[0], evidence)


def _function_word(word: str) -> bool:
    return word in {"I", "The", "A", "An"} or word.lower() in {"i'm", "i’m", "i've", "i’ve"}


def _groups(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Split at dates, and at ``of`` after a word that does not go on over it."""
    group: list[_Part] = []
    link: list[_Part] = []
    for part in parts:
        word = part[0].lower().rstrip(".")
        if part[0].islower() and "-" not in part[0]:
            link.append(part)
            continue
        joined = not link or _goes_on(group, link)
        if word in lx.MONTHS or word in lx.WEEKDAYS or not joined:
            if group:
                yield group
            group = []
        elif link:
            group += link
        link = []
        if word not in lx.MONTHS and word not in lx.WEEKDAYS:
            group.append(part)
    if group:
        yield group


def _goes_on(group: Sequence[_Part], link: Sequence[_Part]) -> bool:
    if not group:
        return False
    if link[0][0] not in {"of", "for"}:
        return True
    return group[-1][0].lower() in lx.OF_HEADS


def _second_person(group: list[_Part]) -> list[list[_Part]]:
    """Part a person's name from a name it runs into (``the Middle East Anna Berg``)."""
    words = [part[0].lower().rstrip(".") for part in group]
    if words[0] not in GIVEN:
        for at in range(2, len(group) - 1):
            if words[at] in GIVEN and words[at - 1] not in _BEFORE_GIVEN:
                return [group[:at], group[at:]]
    return [group]


def _persons(text: str, group: list[_Part], first: bool, evidence: _Evidence) -> Iterator[Span]:
    """Divide a group at a title: what stands before it, and the person after it."""
    words = [part[0].lower().rstrip(".") for part in group]
    last_title = -1
    if words[-1] not in lx.ORGANISATION:
        for at in range(len(words) - 1):
            if words[at] in lx.TITLES and not (at and words[at - 1] == "of"):
                last_title = at
    if last_title < 0:
        yield from _plain(text, group, first, evidence, titled=False)
        return
    begin = last_title
    while begin > 0 and words[begin - 1] in _BEFORE_TITLES:
        begin -= 1
    if begin:
        yield from _plain(text, group[:begin], first, evidence, titled=False)
    yield from _plain(text, group[last_title + 1 :], False, evidence, titled=True)


def _plain(
    text: str,
    group: list[_Part],
    first: bool,
    evidence: _Evidence,
    *,
    titled: bool,
) -> Iterator[Span]:
    """One name, if it is one."""
    if len(group) > _LONGEST or _no_name([part[0] for part in group], evidence):
        return
    word, start, end = group[0]
    if len(group) == 1:
        if len(word) < 2 or (word.endswith(".") and word.count(".") < 2):
            return
        if first and not evidence.named(word) and not _VERBAL.match(text, end, end + 60):
            return
    yield Span(start, group[-1][2], titled)


def _no_name(words: Sequence[str], evidence: _Evidence) -> bool:
    """Whether the words are a title, a nationality, a shout or a numbered part, and no name."""
    lower = [word.lower().rstrip(".") for word in words]
    if lower[0] in {"us", "u.s"} and words[0].isupper():
        return False
    if all(
        word in lx.TITLES or word in lx.DEMONYMS or word in lx.PLURAL_DEMONYMS for word in lower
    ):
        return True
    if lower[-1] in _COUNTED and len(lower) < 3:
        return True
    if len(words) == 1 and lower[0] in OPENERS:
        return True
    small = evidence.small
    return all(word.isupper() for word in words) and any(
        word in OPENERS or word in lx.COMMON or word in small for word in lower
    )
