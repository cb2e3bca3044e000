"""Who is said to say it: speaker and cue of every sentence and every quotation.

The author's own voice has no speaker. A pronoun, ``the official`` or ``the movement`` stands for
the last speaker it fits; a quotation without a word of saying of its own goes on from the
sentence before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.claims import cues, phrases
from workbench.claims import lexicon as lx
from workbench.claims.names import Mention, Register
from workbench.claims.phrases import QUOTED, Phrase, Token
from workbench.claims.quotations import Quoted
from workbench.model.document import Sentence

_FRESH = 4
"""For how many sentences a speaker stays the one that ``he`` means."""
_ARTICLE = re.compile(r"(?:the|an?|both)\s+", re.IGNORECASE)
_TRAIL = re.compile(r"[’']s?\Z")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_SHARING = frozenset({",", "—", "–", "while", "by", "in", "when", "before", "after"})
_AFTER_NOUN = frozenset(
    "of in from by and are is were was have has for about over against will would".split()
)
_NOT = frozenset({"not", "n't", "never", "neither"})
_SUBJECT = re.compile(
    r"\s+(?:has|had|was|is|will|would|also|[a-z]+(?:ed|ew|ook|ade|ave|ent|ing))\b"
)
_ANONYMOUS = frozenset(
    "official officials source sources diplomat diplomats aide aides witness witnesses resident "
    "residents expert experts critic critics observer observers analyst analysts people".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it and by which word.

    Attributes:
        kind: ``direct`` (in quotation marks), ``indirect``, ``collective`` (a body or several
            people), or ``anonymous`` (nobody is named).
    """

    speaker: str
    cue: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue with its speaker; ``low`` and ``high`` bound both."""

    cue: str
    speaker: str
    low: int
    high: int
    saying: bool
    plural: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """The outcome: one entry a sentence, one a quotation, and the quotations' groups."""

    sentences: tuple[Attribution | None, ...]
    quotations: tuple[str | None, ...]
    groups: tuple[int, ...]


def find(
    text: str,
    sentences: Sequence[Sentence],
    quoted: Sequence[Quoted],
    reach: Sequence[tuple[int, ...]],
    register: Register,
) -> Voices:
    """Attribute every sentence and quotation.

    Args:
        text: the document's text, reference marks blanked out.
        sentences: its sentences.
        quoted: its quotations, in text order.
        reach: for each sentence, the indexes of the quotations in it.
        register: its names.
    """
    covered = _cover(text, quoted)
    reader = _Reader(text, covered, register)
    hits = [reader.read(sentence) for sentence in sentences]
    speakers = _Speakers(text, sentences, quoted, reach, hits)
    speakers.assign()
    lines = tuple(
        speakers.line(index, covered[sentence.start : sentence.end])
        for index, sentence in enumerate(sentences)
    )
    voices = tuple(found.speaker if found else None for found in speakers.found)
    return Voices(lines, voices, tuple(speakers.groups))


def _cover(text: str, quoted: Sequence[Quoted]) -> str:
    """The text with every quotation's characters replaced; the same length."""
    parts: list[str] = []
    at = 0
    for span in quoted:
        if span.start >= at:
            parts += text[at : span.start], QUOTED * (span.end - span.start)
            at = span.end
    parts.append(text[at:])
    return "".join(parts)


class _Reader:
    """Reads sentence by sentence and remembers who spoke last."""

    def __init__(self, text: str, covered: str, register: Register) -> None:
        self._text = text
        self._covered = covered
        self._register = register
        self._person: tuple[str, int] | None = None
        self._group: str | None = None
        self._several: str | None = None
        self._groups: Counter[str] = Counter()
        self._count = 0
        self._start = 0

    def read(self, sentence: Sentence) -> list[_Hit]:
        """The cues of a sentence that have a speaker, in text order."""
        self._count += 1
        start, end = sentence.start, sentence.end
        self._start = start
        signs = list(cues.SIGN.finditer(self._covered, start, end))
        if not signs:
            self._remember_subject(start, end)
            return []
        run = phrases.tokens(self._covered, start, end)
        places = {token.start: index for index, token in enumerate(run)}
        hits: list[_Hit] = []
        for sign in signs:
            index = places.get(sign.start())
            if index is None:
                continue
            phrase = self._phrase(sign[0], run, index, hits)
            if phrase is not None and (hit := self._hit(sign, phrase)) is not None:
                hits.append(hit)
        if not hits:
            self._remember_subject(start, end)
        return hits

    def _phrase(
        self, form: str, run: Sequence[Token], index: int, hits: Sequence[_Hit]
    ) -> Phrase | _Hit | None:
        """The speaker's phrase of one cue, or the earlier hit whose speaker it shares."""
        if form in cues.NOUNS:
            return phrases.before(run, index - 1)
        if form not in cues.FORMS:
            return phrases.after(run, index + form.count(" ") + 1, anything=True)
        previous = run[index - 1] if index else None
        if previous is None or not cues.fits(form, self._covered, run[index].end):
            return None
        kind = cues.FORMS[form][1]
        if kind == "past" and _passive(run, index):
            agent = _agent(run, index)
            return None if agent is None else phrases.after(run, agent)
        if previous.lower == "to" or previous.lower in _NOT:
            return None
        if form in cues.INVERTING and _after_quotation(run, index):
            inverted = phrases.after(run, index + 1)
            if inverted is not None and inverted.pronoun is None:
                return inverted
        if (kind == "ing" and previous.lower in _SHARING) or previous.lower in ("and", "but"):
            return hits[-1] if hits else phrases.opening(run, index)
        if cues.noun_like(form) and not _verb_here(run, index, kind):
            return None
        phrase = phrases.before(run, index)
        if phrase is None and not hits and kind != "ing":
            return _reduced(run, index)
        if phrase is not None and _embedded(run, index, phrase, kind):
            return None
        return phrase

    def _hit(self, sign: re.Match[str], phrase: Phrase | _Hit) -> _Hit | None:
        form = sign[0]
        saying = form not in cues.FORMS or cues.saying(form)
        if isinstance(phrase, _Hit):
            return _Hit(
                form, phrase.speaker, sign.start(), sign.end(), saying, phrase.plural, phrase.named
            )
        speaker = self._speaker(phrase)
        if speaker is None:
            return None
        low, high = min(sign.start(), phrase.start), max(sign.end(), phrase.end)
        mentions = self._register.within(phrase.start, phrase.end)
        plural = _plural(phrase)
        if phrase.pronoun is None:
            self._remember(speaker, phrase, mentions)
        unnamed = phrase.role in _ANONYMOUS or not mentions
        named = speaker != self._plain(phrase) or (bool(mentions) and not unnamed)
        return _Hit(form, speaker, low, high, saying, plural, named)

    def _speaker(self, phrase: Phrase) -> str | None:
        """The speaker as the text has it, through pronouns and second mentions."""
        pronoun = phrase.pronoun
        if pronoun in ("he", "she"):
            return self._last_person(phrase.start)
        if pronoun == "they":
            return self._several
        if pronoun == "it":
            return self._group
        if pronoun is not None:
            return None
        mentions = self._register.within(phrase.start, phrase.end)
        first, role = phrase.tokens[0].lower, phrase.role
        if not mentions and role is not None and first in ("the", "this"):
            if role in lx.GROUPS:
                return self._organisation(role, phrase.start) or self._plain(phrase)
            if role not in lx.PLURAL_ROLES and len(phrase.tokens) < 3:
                return self._last_person(phrase.start) or self._plain(phrase)
        words = [token.lower for token in phrase.tokens]
        last = mentions[-1] if mentions else None
        if last is None or "and" in words or phrase.described:
            return self._plain(phrase)
        return last.text if last.end >= phrase.end else self._plain(phrase)

    def _plain(self, phrase: Phrase) -> str:
        words = " ".join(self._text[phrase.start : phrase.end].split())
        return _TRAIL.sub("", _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words)

    def _organisation(self, noun: str, before: int) -> str | None:
        """The speaker a noun such as ``the movement`` or ``the museum`` stands for."""
        fitting = [
            name
            for name in self._groups
            if noun in lx.GENERIC_GROUPS or noun in name.lower().split()
        ]
        if not fitting and noun in lx.GENERIC_GROUPS:
            fitting = [
                mention.text
                for mention in self._register.within(max(0, before - 600), before)
                if mention.kind in ("organisation", "other")
                and mention.text.lower().rstrip(".") not in lx.COUNTRIES
            ]
        return max(fitting, key=lambda name: self._groups[name], default=None)

    def _last_person(self, before: int) -> str | None:
        for mention in reversed(self._register.within(self._start, before)):
            if mention.kind == "person" and self._acts(mention):
                return mention.text
        if self._person is not None and self._count - self._person[1] <= _FRESH:
            return self._person[0]
        for mention in reversed(self._register.within(max(0, before - 1500), before)):
            if mention.kind == "person":
                return mention.text
        return self._person[0] if self._person else None

    def _remember(self, speaker: str, phrase: Phrase, mentions: Sequence[Mention]) -> None:
        role = phrase.role
        self._several = speaker
        if _plural(phrase):
            self._group = speaker
        elif mentions and speaker == mentions[-1].text:
            if mentions[-1].kind == "person":
                self._person = (speaker, self._count)
            else:
                self._group = speaker
                if speaker.lower().rstrip(".") not in lx.COUNTRIES:
                    self._groups[speaker] += 1
        elif role is not None and role not in lx.GROUPS and role not in lx.PAPERS:
            self._person = (speaker, self._count)

    def _remember_subject(self, start: int, end: int) -> None:
        """A person who does something outside quotation marks is whom ``he`` means next."""
        for mention in self._register.within(start, end):
            if mention.kind == "person" and self._acts(mention):
                self._person = (mention.text, self._count)
                return

    def _acts(self, mention: Mention) -> bool:
        """Whether the mention stands outside quotation marks before a verb."""
        if self._covered[mention.start] == QUOTED:
            return False
        return bool(_SUBJECT.match(self._covered, mention.end, mention.end + 24))


def _passive(run: Sequence[Token], index: int) -> bool:
    """Whether the cue is a participle after a form of *be* (``was rejected``)."""
    at = index - 1
    while at >= 0 and (run[at].lower.endswith("ly") or run[at].lower in _NOT):
        at -= 1
    return at >= 0 and run[at].lower in _BE


def _after_quotation(run: Sequence[Token], index: int) -> bool:
    """Whether a quotation, or a comma that ends reported words, stands before the cue."""
    previous = run[index - 1].text
    if previous[0] == QUOTED:
        return True
    if previous != ",":
        return False
    speaker = index + 1 < len(run) and run[index + 1].text[0].isupper()
    return run[index - 2].text[0] == QUOTED if index > 1 and not speaker else index > 1


def _reduced(run: Sequence[Token], index: int) -> Phrase | None:
    """``Divers working on the wreck told …``: the phrase a sentence without commas opens with."""
    if any(token.text == "," for token in run[:index]):
        return None
    phrase = phrases.opening(run, index)
    return None if phrase is None or phrase.pronoun else phrase


def _embedded(run: Sequence[Token], index: int, phrase: Phrase, kind: str) -> bool:
    """Whether the cue belongs to what is told rather than to the telling."""
    first = next(at for at, token in enumerate(run) if token.start == phrase.start)
    before = run[first - 1].lower if first else ""
    helper = run[index - 1].lower
    if kind == "ing":
        return before != "with" and not any(
            token.lower in _BE for token in run[first + len(phrase.tokens) : index]
        )
    return before == "that" and "had" in (helper, run[index - 2].lower if index > 1 else "")


def _agent(run: Sequence[Token], index: int) -> int | None:
    """The place after ``by``, when the participle has an agent close by."""
    for at in range(index + 1, min(index + 6, len(run) - 1)):
        if run[at].text in ",.;:" or run[at].lower in ("that", "as"):
            return None
        if run[at].lower == "by":
            return at + 1
    return None


def _verb_here(run: Sequence[Token], index: int, kind: str) -> bool:
    """Whether a form that may be a noun (``claims``, ``report``) is a verb at this place."""
    previous = run[index - 1]
    following = run[index + 1].lower if index + 1 < len(run) else "."
    if following in _AFTER_NOUN and not (following == "for" and run[index].text == "calls"):
        return False
    if previous.text in ("’s", "'s", ","):
        return False
    lower = previous.lower
    if lower in phrases.PRONOUNS or lower.endswith("ly") or lower in ("also", "still", "now"):
        return True
    if following == "that":
        return True
    if kind == "base":
        return lower in lx.PLURAL_ROLES or lower in lx.PLURAL_DEMONYMS
    return previous.text[0].isupper() or (lower in lx.ROLES and lower not in lx.PLURAL_ROLES)


def _plural(phrase: Phrase) -> bool:
    words = [token.lower for token in phrase.tokens]
    role = phrase.role
    if "and" in words or phrase.pronoun == "they":
        return True
    return (role in lx.PLURAL_ROLES) or words[-1] in lx.PLURAL_DEMONYMS


class _Speakers:
    """Gives quotations to cues, then sentences to cues and quotations."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        quoted: Sequence[Quoted],
        reach: Sequence[tuple[int, ...]],
        hits: Sequence[list[_Hit]],
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quoted = quoted
        self._reach = reach
        self._hits = hits
        self.found: list[_Hit | None] = [None] * len(quoted)
        self.groups = list(range(len(quoted)))

    def assign(self) -> None:
        """Find the cue of every quotation."""
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for index, inside in enumerate(self._reach):
            for quote in inside:
                first.setdefault(quote, index)
                last[quote] = index
        outer = -1
        for quote, span in enumerate(self._quoted):
            if quote not in first:
                continue
            if span.nested:
                self.groups[quote] = self.groups[outer] if outer >= 0 else quote
                continue
            outer = quote
            own = self._own(span, self._hits[first[quote]], self._hits[last[quote]])
            self.found[quote] = own or self._carried(quote, first[quote])

    def _own(self, span: Quoted, opening: list[_Hit], closing: list[_Hit]) -> _Hit | None:
        for hit in closing:
            if hit.low >= span.end and not self._text[span.end : hit.low].strip(" ,\n—–-"):
                return hit
        earlier = [hit for hit in opening if hit.high <= span.start]
        if earlier:
            return max(earlier, key=lambda hit: hit.high)
        later = [hit for hit in closing if hit.low >= span.end and hit.saying]
        return later[0] if later and len(self._text[span.start : span.end].split()) > 4 else None

    def _carried(self, quote: int, sentence: int) -> _Hit | None:
        """The speaker of the sentence before, for a quotation that begins its sentence."""
        span = self._quoted[quote]
        here = self._sentences[sentence]
        inner = self._text[span.start + 1 : span.end - 1].rstrip()
        whole = len(inner.split()) > 4 or inner[-1:] in ".!?,"
        begins = not self._text[here.start : span.start].strip(" (—–[*_")
        if not sentence or not whole or not begins:
            return None
        before = self._sentences[sentence - 1]
        alone = span.end - span.start > 0.9 * (here.end - here.start)
        colon = self._text[before.start : before.end].rstrip().endswith(":")
        if before.block != here.block and not colon and not (alone and self._reach[sentence - 1]):
            return None
        for other in reversed(self._reach[sentence - 1]):
            if other < quote and (found := self.found[other]) is not None:
                if before.block == here.block:
                    self.groups[quote] = self.groups[other]
                return found
        saying = [hit for hit in self._hits[sentence - 1] if hit.saying]
        return saying[-1] if saying else None

    def line(self, index: int, covered: str) -> Attribution | None:
        """The attribution of one sentence."""
        hits = self._hits[index]
        if hits:
            return _attribution(_main(hits, self._sentences[index], self._text), QUOTED in covered)
        share = covered.count(QUOTED) / max(1, len(covered))
        for quote in self._reach[index]:
            found = self.found[quote]
            if found is not None and (share > 0.5 or len(self._reach[index]) == 1):
                return _attribution(found, direct=True)
        return None


def _main(hits: Sequence[_Hit], sentence: Sentence, text: str) -> _Hit:
    """The cue that carries the sentence: the first, or a saying set off by commas after it."""
    if not hits[0].saying:
        for hit in hits[1:]:
            if (
                hit.saying
                and hit.speaker != hits[0].speaker
                and text[sentence.start : hit.low].rstrip().endswith((",", "”", '"'))
            ):
                return hit
    return hits[0]


def _attribution(hit: _Hit, direct: bool) -> Attribution:
    if not hit.named:
        kind = "anonymous"
    elif direct:
        kind = "direct"
    else:
        kind = "collective" if hit.plural else "indirect"
    return Attribution(hit.speaker, hit.cue, kind)


def unspoken(voices: Voices, quoted: Sequence[Quoted], text: str) -> Iterator[Quoted]:
    """The quotations of whole statements that nobody is said to have made."""
    for span, speaker in zip(quoted, voices.quotations, strict=True):
        words = text[span.start + 1 : span.end - 1].split()
        if speaker is None and not span.nested and len(words) > 6:
            yield span
