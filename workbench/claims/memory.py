"""Who spoke last: what pronouns and second mentions of a speaker stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.claims import lexicon as lx
from workbench.claims.cues import QUOTED
from workbench.claims.names import Mention, Register
from workbench.claims.phrases import Phrase
from workbench.claims.standins import fits

_FRESH = 4
"""For how many sentences a speaker stays the one that ``he`` means."""
_KEPT = 64
"""How many organisations that spoke are remembered."""
_NEAR = 600
_FAR = 1500
_OF = re.compile(r",?\s(?:of|from|at|with|in)\s(?:the\s)?")
_IN = re.compile(r"\s(?:in|at|from)\s(?:the\s)?")
_ARTICLE = re.compile(r"(?:the|an?|both)\s+", re.IGNORECASE)
_TRAIL = re.compile(r"[’']s?\Z")
_INTRODUCED = re.compile(r",\s(?:an?|the|his|her|who|\d\d)[\s,]")
_SUBJECT = re.compile(
    r"(?:,[^.;]{1,100}?,)?\s+(?:has|had|was|is|will|would|also|came|began|ran|won|met|led|left|"
    r"felt|set|put|lost|sat|fled|spoke|rose|fell|held|kept|got|gave|found|saw|heard|built|knew|"
    r"[a-z]+(?:ed|ew|ook|ade|ave|ent|ing|old|ote|[^\Ws]s|aid|ought|aught))\b"
)


class Memory:
    """The speakers up to a place in the document."""

    def __init__(self, text: str, covered: str, register: Register) -> None:
        self._text = text
        self._covered = covered
        self._register = register
        self._person: tuple[str, int] | None = None
        self._group: str | None = None
        self._last: str | None = None
        self._groups: dict[str, int] = {}
        self._described: dict[str, str] = {}
        self._count = 0
        self._start = self._end = 0

    def begin(self, start: int, end: int) -> None:
        """Go on to the sentence ``[start, end)``."""
        self._count += 1
        self._start, self._end = start, end

    def speaker(self, phrase: Phrase) -> str | None:
        """The speaker as the text has it, through pronouns and second mentions."""
        pronoun = phrase.pronoun
        if pronoun in ("he", "she"):
            return self._last_person(phrase.start, pronoun)
        if pronoun in ("they", "it"):
            return self._last if pronoun == "they" else self._group
        if pronoun is not None:
            return None
        mentions = self._register.within(phrase.start, phrase.end)
        role = phrase.role
        if not mentions and phrase.tokens[0].lower in ("the", "this"):
            return self._second(phrase, role) or self.plain(phrase)
        whole = not mentions or phrase.described or phrase.joined
        if not whole and self._belongs(mentions):
            return mentions[0].text
        if whole or mentions[-1].end < phrase.end:
            return self.plain(phrase)
        return mentions[-1].text

    def _second(self, phrase: Phrase, role: str | None) -> str | None:
        """Whom ``the harbour master``, ``the official`` or ``the movement`` stands for."""
        if (known := self._described.get(self.plain(phrase).lower())) is not None:
            return known
        if role in lx.GROUPS:
            return self._organisation(role, phrase.start)
        alone = role is not None and len(phrase.tokens) < 3
        alone = alone and role not in lx.PLURAL_ROLES | lx.PAPERS | lx.BODIES
        return self._last_person(phrase.start) if alone else None

    def _belongs(self, mentions: Sequence[Mention]) -> bool:
        """Whether the second name tells where the first belongs: ``Holm of the Institute``."""
        if len(mentions) != 2:
            return False
        person, place = mentions[0].kind == "person", mentions[1].kind == "place"
        pattern = _OF if person else _IN if place else None
        return bool(pattern and pattern.fullmatch(self._text, mentions[0].end, mentions[1].start))

    def known(self, speaker: str) -> bool:
        """Whether the speaker is a name that does not stand in the sentence already."""
        return self._register.known(speaker) and speaker not in self._text[self._start : self._end]

    def plain(self, phrase: Phrase) -> str:
        """The phrase's own words, without an article."""
        words = " ".join(self._text[phrase.start : phrase.end].split())
        return _TRAIL.sub("", _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words)

    def remember(self, speaker: str, phrase: Phrase) -> None:
        """Keep the speaker for what follows."""
        mentions = self._register.within(phrase.start, phrase.end)
        role = phrase.role
        self._last = speaker
        if mentions and speaker == mentions[-1].text and not phrase.plural:
            description = self._text[phrase.start : mentions[-1].start].lower().split()
            self._described[" ".join(description).removeprefix("the ")] = speaker
        if phrase.plural:
            if mentions and mentions[-1].kind != "person":
                self._group = mentions[-1].text
        elif mentions and speaker == mentions[-1].text:
            if mentions[-1].kind == "person":
                self._person = (speaker, self._count)
            else:
                self._group = speaker
                self._keep(speaker)
        elif role is not None and role not in lx.GROUPS and role not in lx.PAPERS:
            self._person = (speaker, self._count)

    def remember_subject(self, start: int, end: int) -> None:
        """A person who does something outside quotation marks is whom ``he`` means next."""
        for mention in self._register.within(start, end):
            if mention.kind == "person" and (self._acts(mention) or self._introduced(mention)):
                self._person = (mention.text, self._count)
                return

    def _keep(self, group: str) -> None:
        if group.lower().rstrip(".") in lx.COUNTRIES:
            return
        self._groups[group] = self._groups.pop(group, 0) + 1
        if len(self._groups) > _KEPT:
            del self._groups[next(iter(self._groups))]

    def _organisation(self, noun: str, before: int) -> str | None:
        """The speaker a noun such as ``the movement`` or ``the museum`` stands for."""
        general = noun in lx.GENERIC_GROUPS
        fitting = [name for name in self._groups if general or noun in name.lower().split()]
        if not fitting and general:
            fitting = [
                mention.text
                for mention in self._register.within(max(0, before - _NEAR), before)
                if mention.kind in ("organisation", "other") and not _country(mention)
            ]
        return max(fitting, key=lambda name: self._groups.get(name, 0), default=None)

    def _last_person(self, before: int, pronoun: str = "") -> str | None:
        """The person meant by a pronoun, or by a role alone, at the place ``before``."""
        for mention in reversed(self._register.within(self._start, before)):
            if mention.kind == "person" and fits(mention, pronoun) and self._acts(mention):
                return mention.text
        spoke = self._person
        if spoke is not None and pronoun and not self._may_be(spoke[0], pronoun):
            spoke = None
        if spoke is not None and self._count - spoke[1] <= _FRESH:
            return spoke[0]
        for mention in reversed(self._register.within(max(0, before - _FAR), before)):
            if mention.kind == "person" and fits(mention, pronoun):
                return mention.text
        return spoke[0] if spoke else None

    def _may_be(self, speaker: str, pronoun: str) -> bool:
        """Whether the pronoun can stand for whoever spoke last."""
        mention = self._register.named(speaker)
        return mention is None or fits(mention, pronoun)

    def _introduced(self, mention: Mention) -> bool:
        """Whether a full name is told who it is: ``…, a keeper who lives in Hvaler``."""
        return " " in mention.text and bool(
            _INTRODUCED.match(self._covered, mention.end, mention.end + 8)
        )

    def _acts(self, mention: Mention) -> bool:
        """Whether the mention stands outside quotation marks before a verb."""
        if self._covered[mention.start] == QUOTED:
            return False
        return bool(_SUBJECT.match(self._covered, mention.end, mention.end + 130))


def _country(mention: Mention) -> bool:
    return mention.text.lower().rstrip(".") in lx.COUNTRIES


def anonymous(phrase: Phrase, mentions: Sequence[Mention]) -> bool:
    """Whether the phrase names nobody: ``officials``, ``a source``; a body or a paper speaks."""
    if not mentions and phrase.role in lx.PAPERS | lx.BODIES:
        return False
    return not mentions or phrase.role in lx.ANONYMOUS
