"""Whose word a cue is: the phrase that names the speaker, as grammar without a parser has it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal

from workbench.claims import cues, phrases, tokens
from workbench.claims import lexicon as lx
from workbench.claims.cues import QUOTED, Sign
from workbench.claims.lexicon import words
from workbench.claims.phrases import Phrase
from workbench.claims.tokens import Token

_BE = words("is are was were be been being")
_NOT = words("not n't never neither")
_SHARING = words(", — – while by in when before after")
_AFTER_NOUN = words("of in from by and are is were was have has for about over against will would")
_SHOWING = words("suggest indicate signal imply hint point reflect mean")
"""What things do as well as people, so that *it* need not be a speaker."""
_WIDE = 40
"""A subject stands no more words than this before its verb."""
_start = attrgetter("start")
Shared = Literal["shared"]


def subject(sign: Sign, run: Sequence[Token], index: int, earlier: bool) -> Phrase | Shared | None:
    """The speaker's phrase of the cue ``run[index]``.

    Args:
        sign: the cue.
        run: the sentence's words, quotations covered.
        index: the cue's first word in ``run``.
        earlier: whether the sentence has a cue with a speaker before this one.

    Returns:
        The phrase; ``shared`` when the cue has the earlier one's speaker (``…, adding that``);
        or None when the cue is nobody's or no cue.
    """
    kind = sign.kind
    if kind == "noun":
        return phrases.before(run, index - 1)
    if kind == "source":
        return phrases.after(run, index + sign.form.count(" ") + 1, anything=True)
    previous = run[index - 1] if index else None
    if previous is None or (sign.form == "thought" and tokens.determiner(previous)):
        return None
    if kind == "past" and _passive(run, index):
        agent = _agent(run, index)
        return None if agent is None else phrases.after(run, agent)
    if previous.lower == "to" or previous.lower in _NOT:
        return None
    if sign.form in cues.INVERTING and _after_quotation(run, index):
        inverted = phrases.after(run, index + 1)
        if inverted is not None and inverted.pronoun is None:
            return inverted
    if (kind == "ing" and previous.lower in _SHARING) or previous.lower in ("and", "but"):
        return "shared" if earlier else phrases.opening(run, index)
    if cues.noun_like(sign) and not _verb_here(run, index, kind):
        return None
    phrase = phrases.before(run, index)
    if phrase is None:
        return None if earlier or kind == "ing" else _reduced(run, index)
    if phrase.pronoun is not None and (
        cues.finding(sign) or (phrase.pronoun == "it" and sign.verb in _SHOWING)
    ):
        return None
    return None if _embedded(run, index, phrase, kind) else phrase


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
    if previous not in (",", "—", "–", "-", "?", "!"):
        return False
    speaker = index + 1 < len(run) and run[index + 1].text[0].isupper()
    return index > 1 and (speaker or run[index - 2].text[0] == QUOTED)


def _reduced(run: Sequence[Token], index: int) -> Phrase | None:
    """``Divers working on the wreck told …``: the phrase a sentence without commas opens with."""
    if index > _WIDE or any(token.text == "," for token in run[:index]):
        return None
    phrase = phrases.opening(run, index)
    return None if phrase is None or phrase.pronoun else phrase


def _embedded(run: Sequence[Token], index: int, phrase: Phrase, kind: str) -> bool:
    """Whether the cue belongs to what is told rather than to the telling."""
    first = bisect_left(run, phrase.start, key=_start)
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
        return previous.text == "," and following == "that"
    lower = previous.lower
    if lower in tokens.PRONOUNS or lower.endswith("ly") or lower in ("also", "still", "now"):
        return True
    if kind == "base":
        return following == "that" or lower in lx.PLURAL_ROLES or lower in lx.PLURAL_DEMONYMS
    return previous.text[0].isupper() or (lower in lx.ROLES and lower not in lx.PLURAL_ROLES)
