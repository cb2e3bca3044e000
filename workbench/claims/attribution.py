"""Who is said to say it: speaker and cue of every sentence and every quotation.

The author's own voice has no speaker. A pronoun, ``the official`` or ``the movement`` stands for
the last speaker it fits; a quotation without a word of saying of its own goes on from the
sentence before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.claims import transcripts
from workbench.claims.cues import QUOTED
from workbench.claims.hits import Hit, Reader
from workbench.claims.names import Register
from workbench.claims.quotations import Quoted
from workbench.claims.standins import Standin, decide
from workbench.model.document import Sentence

_BETWEEN = 3
"""So many sentences of the author's may stand between two quotations of one speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it and by which word.

    Attributes:
        kind: ``direct`` (in quotation marks), ``indirect``, ``collective`` (a body or several
            people), or ``anonymous`` (nobody is named).
        saying: whether the cue is a word of saying rather than of holding a position.
    """

    speaker: str
    cue: str
    kind: str
    saying: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """The outcome: one entry a sentence, one a quotation, and the quotations' groups.

    Attributes:
        standins: for each sentence, the words in it that stand for a speaker named before.
    """

    sentences: tuple[Attribution | None, ...]
    standins: tuple[tuple[Standin, ...], ...]
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
    reader = Reader(text, covered, register)
    hits = [reader.read(sentence) for sentence in sentences]
    speakers = _Speakers(text, sentences, quoted, reach, hits)
    speakers.assign()
    turns = transcripts.speakers(text, sentences)
    lines = tuple(
        speakers.line(index, covered[sentence.start : sentence.end])
        or _turn(turns.get(sentence.block))
        for index, sentence in enumerate(sentences)
    )
    spoken = [[hit.standin for hit in line if hit.standin] for line in hits]
    standins = decide(covered, sentences, register, spoken)
    voices = tuple(found.speaker if found else None for found in speakers.found)
    return Voices(lines, standins, voices, tuple(speakers.groups))


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


class _Speakers:
    """Gives quotations to cues, then sentences to cues and quotations."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        quoted: Sequence[Quoted],
        reach: Sequence[tuple[int, ...]],
        hits: Sequence[list[Hit]],
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quoted = quoted
        self._reach = reach
        self._hits = hits
        self.found: list[Hit | None] = [None] * len(quoted)
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

    def _own(self, span: Quoted, opening: list[Hit], closing: list[Hit]) -> Hit | None:
        """The cue of the quotation's own sentences: led up to it, right after it, or around it."""
        earlier = [hit for hit in opening if hit.high <= span.start]
        nearest = max(earlier, key=lambda hit: hit.high, default=None)
        if nearest is not None and self._leads(nearest, span):
            return nearest
        later = [hit for hit in closing if hit.low >= span.end]
        for hit in later:
            if not self._text[span.end : hit.low].strip(" ,\n—–-"):
                return hit
        if nearest is not None:
            return nearest
        told = [hit for hit in later if hit.saying]
        return told[0] if told and len(self._text[span.start : span.end].split()) > 4 else None

    def _leads(self, hit: Hit, span: Quoted) -> bool:
        """Whether the cue runs straight into the quotation: ``called it a “…”``."""
        between = self._text[hit.high : span.start]
        return len(between) < 40 and len(between.split()) < 5 and not set(between) & set(',;.”"')

    def _carried(self, quote: int, sentence: int) -> Hit | None:
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
        return saying[-1] if saying else self._resumed(sentence) if alone else None

    def _resumed(self, sentence: int) -> Hit | None:
        """Who was saying things just before what the author puts in between."""
        here = self._sentences[sentence].block
        for back in range(sentence - 2, max(-1, sentence - 2 - _BETWEEN), -1):
            if self._sentences[back].block != here:
                return None
            if saying := [hit for hit in self._hits[back] if hit.saying]:
                return saying[-1]
        return None

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


def _main(hits: Sequence[Hit], sentence: Sentence, text: str) -> Hit:
    """The cue that carries the sentence: the first, or a saying set off by commas after it."""
    if hits[0].cue.endswith("ing"):
        for hit in hits[1:]:
            if hit.speaker == hits[0].speaker and hit.saying and not hit.cue.endswith("ing"):
                return hit
    if not hits[0].saying:
        for hit in hits[1:]:
            if (
                hit.saying
                and hit.speaker != hits[0].speaker
                and text[sentence.start : hit.low].rstrip().endswith((",", "”", '"'))
            ):
                return hit
    return hits[0]


def _attribution(hit: Hit, direct: bool) -> Attribution:
    if not hit.named:
        kind = "anonymous"
    elif direct:
        kind = "direct"
    else:
        kind = "collective" if hit.plural else "indirect"
    return Attribution(hit.speaker, hit.cue, kind, hit.saying)


def _turn(speaker: str | None) -> Attribution | None:
    """The attribution of a sentence within a turn of a transcript."""
    return None if speaker is None else Attribution(speaker, ":", "direct", saying=True)
