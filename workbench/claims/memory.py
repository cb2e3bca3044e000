"""Who spoke last: what pronouns and second mentions of a speaker stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.claims import lexicon as lx
from workbench.claims.names import Mention, Register
from workbench.claims.phrases import QUOTED, Phrase

_FRESH = 4
"""For how many sentences a speaker stays the one that ``he`` means."""
_KEPT = 64
"""How many organisations that spoke are remembered."""
_NEAR = 600
_FAR = 1500
_ARTICLE = re.compile(r"(?:the|an?|both)\s+", re.IGNORECASE)
_TRAIL = re.compile(r"[’']s?\Z")
_SUBJECT = re.compile(
    r"(?:,[^.;]{1,100}?,)?\s+(?:has|had|was|is|will|would|also|came|began|ran|won|"
    r"[a-z]+(?:ed|ew|ook|ade|ave|ent|ing|old|ote|ays|aid))\b"
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
            return self._last_person(phrase.start)
        if pronoun in ("they", "it"):
            return self._last if pronoun == "they" else self._group
        if pronoun is not None:
            return None
        mentions = self._register.within(phrase.start, phrase.end)
        role = phrase.role
        if not mentions and role is not None and phrase.tokens[0].lower in ("the", "this"):
            if role in lx.GROUPS:
                return self._organisation(role, phrase.start) or self.plain(phrase)
            if role not in lx.PLURAL_ROLES and len(phrase.tokens) < 3:
                return self._last_person(phrase.start) or self.plain(phrase)
        whole = not mentions or phrase.described or phrase.joined
        if whole or mentions[-1].end < phrase.end:
            return self.plain(phrase)
        return mentions[-1].text

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
            if mention.kind == "person" and self._acts(mention):
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

    def _last_person(self, before: int) -> str | None:
        for mention in reversed(self._register.within(self._start, before)):
            if mention.kind == "person" and self._acts(mention):
                return mention.text
        if self._person is not None and self._count - self._person[1] <= _FRESH:
            return self._person[0]
        for mention in reversed(self._register.within(max(0, before - _FAR), before)):
            if mention.kind == "person":
                return mention.text
        return self._person[0] if self._person else None

    def _acts(self, mention: Mention) -> bool:
        """Whether the mention stands outside quotation marks before a verb."""
        if self._covered[mention.start] == QUOTED:
            return False
        return bool(_SUBJECT.match(self._covered, mention.end, mention.end + 130))


def _country(mention: Mention) -> bool:
    return mention.text.lower().rstrip(".") in lx.COUNTRIES


def anonymous(phrase: Phrase, mentions: Sequence[Mention]) -> bool:
    """Whether the phrase names nobody: ``officials``, ``a source``."""
    return not mentions or phrase.role in lx.ANONYMOUS
