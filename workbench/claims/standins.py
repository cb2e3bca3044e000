"""What ``He``, ``Her boat`` or ``The company`` at the head of a sentence stands for.

Only where the text decides it: just one person (by gender, where the given name tells it) or just
one body stands in the sentence before, or nobody at all does and just one in the sentence before
that. What stands in quotation marks decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.claims import lexicon as lx
from workbench.claims.cues import QUOTED
from workbench.claims.given import EITHER, GIVEN, WOMEN
from workbench.claims.names import Mention, Register
from workbench.model.document import Sentence

_HEAD = re.compile(
    r"(?:(?P<pronoun>He|She)(?=\s+[a-z])|(?P<owner>His|Her)(?=\s+[a-z])"
    r"|The\s+(?P<noun>[a-z]+)(?P<genitive>[’']s)?(?=\s+[a-z]))"
)
_PARENT = re.compile(r"\b(?:son|daughter|child|widow|wife|husband) of (?:[\w.]+ (?:and )?){0,4}\Z")
_SHE = frozenset({"She", "Her"})
_PRONOUNS = frozenset({"he", "she"})
_ARTICLES = ("the ", "The ")
_FAR = 2
"""How many sentences back a name may stand."""
_WIDE = 8
"""So many sentences back nobody else may stand whom a pronoun fits when no given name tells."""


@dataclass(frozen=True, slots=True)
class Standin:
    """A pronoun or a second mention, and the name it stands for."""

    start: int
    end: int
    name: str


def decide(
    covered: str,
    sentences: Sequence[Sentence],
    register: Register,
    spoken: Sequence[Sequence[Standin]],
) -> tuple[tuple[Standin, ...], ...]:
    """For each sentence the words in it that surely stand for a name.

    Args:
        covered: the document's text, every character of a quotation replaced by :data:`QUOTED`.
        sentences: its sentences.
        register: its names.
        spoken: for each sentence, the words in it that were taken to stand for a speaker.
    """
    reader = _Reader(covered, register)
    return tuple(
        reader.read(sentence, said) for sentence, said in zip(sentences, spoken, strict=True)
    )


def fits(mention: Mention, pronoun: str) -> bool:
    """Whether the given name lets ``he`` or ``she`` stand for the person."""
    gender = _gender(mention)
    return not pronoun or gender is None or gender == pronoun


class _Reader:
    """The names of the sentences just read."""

    def __init__(self, covered: str, register: Register) -> None:
        self._covered = covered
        self._register = register
        self._read: list[tuple[Mention, ...]] = []
        self._unknown = False
        """Whether a pronoun stood for someone unknown and nobody was named since."""

    def read(self, sentence: Sentence, spoken: Sequence[Standin]) -> tuple[Standin, ...]:
        """What words of the sentence stand for."""
        names = self._names(sentence.start, sentence.end)
        found = [said for said in spoken if self._holds(sentence, said)]
        head = _HEAD.match(self._covered, sentence.start, sentence.end)
        first = None if head is None else self._standin(head)
        if first is not None and not any(said.start < first.end for said in spoken):
            found.insert(0, first)
        named = (self._register.named(_bare(one.name)) for one in found)
        if head is not None and not head["noun"] and not found:
            self._unknown, names = True, ()
        elif any(each.kind == "person" for each in names):
            self._unknown = False
        self._read = [*self._read[1 - _WIDE :], (*names, *filter(None, named))]
        return tuple(found)

    def _names(self, start: int, end: int) -> tuple[Mention, ...]:
        """The names outside quotation marks."""
        return tuple(
            each
            for each in self._register.within(start, end)
            if self._covered[each.start] != QUOTED
            and not _PARENT.search(self._covered, max(start, each.start - 60), each.start)
        )

    def _holds(self, sentence: Sentence, said: Standin) -> bool:
        """Whether a word taken for a speaker surely stands for the name."""
        word = self._covered[said.start : said.end].lower()
        if word in _PRONOUNS:
            return self._person(word, self._names(sentence.start, said.start)) == said.name
        near = (each.full for mentions in self._read[-_FAR:] for each in mentions)
        return word not in ("it", "they") and said.name in near

    def _standin(self, head: re.Match[str]) -> Standin | None:
        """What the first words of a sentence stand for."""
        if head["noun"]:
            name = self._body(head["noun"])
        else:
            name = self._person("she" if head[0] in _SHE else "he", ())
        if name is None:
            return None
        owner = "’s" if head["owner"] or head["genitive"] else ""
        return Standin(head.start(), head.end(), name + owner)

    def _person(self, pronoun: str, here: Sequence[Mention]) -> str | None:
        """The one person that the pronoun can stand for.

        Args:
            pronoun: ``he`` or ``she``.
            here: the names before it in its own sentence.
        """
        before = [] if self._unknown else self._read[-_FAR:]
        for mentions in (here, *reversed(before)):
            people = [each for each in mentions if each.kind == "person" and fits(each, pronoun)]
            if people:
                names = {each.full for each in people}
                sure = len(names) == 1 and all(each.sure for each in people)
                return people[0].full if sure and self._told(people[0], pronoun) else None
        return None

    def _told(self, person: Mention, pronoun: str) -> bool:
        """Whether the given name tells ``he`` from ``she``, or nobody else is near that it fits."""
        if _gender(person) is not None:
            return True
        others = (each for mentions in self._read for each in mentions if each.kind == "person")
        return all(each.full == person.full or not fits(each, pronoun) for each in others)

    def _body(self, noun: str) -> str | None:
        """The one body that a noun means: of that kind by its name, or of a kind that fits all."""
        if noun not in lx.GROUPS:
            return None
        for mentions in reversed(self._read[-_FAR:]):
            bodies = [each for each in mentions if _is_body(each)]
            own = [each for each in bodies if noun in each.full.lower().split()]
            bodies = own or (bodies if noun in lx.GENERIC_GROUPS else [])
            if bodies:
                article = self._covered[bodies[0].start - 4 : bodies[0].start] in _ARTICLES
                name = f"The {bodies[0].full}" if article else bodies[0].full
                return name if len({each.full for each in bodies}) == 1 else None
        return None


def _bare(name: str) -> str:
    return name.removeprefix("The ").removesuffix("’s")


def _gender(mention: Mention) -> str | None:
    """The pronoun that the given name tells, if it does."""
    given = mention.full.split()[0].lower()
    if given in EITHER or given not in GIVEN:
        return None
    return "she" if given in WOMEN else "he"


def _is_body(mention: Mention) -> bool:
    country = mention.text.lower().rstrip(".") in lx.COUNTRIES
    return mention.kind == "organisation" and not country
