"""The words of saying of each sentence, with who is said to say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.claims import cues
from workbench.claims.cues import Sign
from workbench.claims.memory import Memory, anonymous
from workbench.claims.names import Register
from workbench.claims.phrases import Phrase
from workbench.claims.standins import Standin
from workbench.claims.subjects import Shared, subject
from workbench.claims.tokens import tokens
from workbench.model.document import Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue with its speaker; ``low`` and ``high`` bound both."""

    cue: str
    speaker: str
    low: int
    high: int
    saying: bool
    plural: bool
    named: bool
    standin: Standin | None = None


class Reader:
    """Reads sentence by sentence; what was read before tells what pronouns mean."""

    def __init__(self, text: str, covered: str, register: Register) -> None:
        self._covered = covered
        self._register = register
        self._memory = Memory(text, covered, register)

    def read(self, sentence: Sentence) -> list[Hit]:
        """The cues of a sentence that have a speaker, in text order."""
        start, end = sentence.start, sentence.end
        self._memory.begin(start, end)
        hits: list[Hit] = []
        if signs := list(cues.signs(self._covered, start, end)):
            run = tokens(self._covered, start, end)
            places = {token.start: index for index, token in enumerate(run)}
            for sign in signs:
                if (index := places.get(sign.start)) is not None:
                    found = subject(sign, run, index, bool(hits))
                    hits += self._hit(sign, found, hits)
        if not hits:
            self._memory.remember_subject(start, end)
        return hits

    def _hit(self, sign: Sign, phrase: Phrase | Shared | None, earlier: Sequence[Hit]) -> list[Hit]:
        """The cue with its speaker; nothing when there is none."""
        saying = cues.saying(sign)
        if phrase is None:
            return []
        if phrase == "shared":
            found = replace(earlier[-1], cue=sign.form, low=sign.start, high=sign.end)
            return [replace(found, saying=saying, standin=None)]
        speaker = self._memory.speaker(phrase)
        if speaker is None:
            return []
        if phrase.pronoun is None:
            self._memory.remember(speaker, phrase)
        mentions = self._register.within(phrase.start, phrase.end)
        resolved = speaker != self._memory.plain(phrase)
        second = resolved and not mentions and self._memory.known(speaker)
        return [
            Hit(
                cue=sign.form,
                speaker=speaker,
                low=min(sign.start, phrase.start),
                high=max(sign.end, phrase.end),
                saying=saying,
                plural=phrase.plural,
                named=resolved or not anonymous(phrase, mentions),
                standin=self._standin(phrase, speaker) if second else None,
            )
        ]

    def _standin(self, phrase: Phrase, speaker: str) -> Standin:
        """The phrase with the fullest form of the name that it stands for."""
        named = self._register.named(speaker)
        return Standin(phrase.start, phrase.end, speaker if named is None else named.full)
