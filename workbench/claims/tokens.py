"""The words of a sentence, and what each can be part of: a name, a description, neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.claims import lexicon as lx
from workbench.claims.cues import QUOTED
from workbench.claims.lexicon import words

_TOKEN = re.compile(
    rf"{QUOTED}+|(?:[^\W\d_]\.){{2,}}|[A-Z][a-z]{{0,3}}\.(?=\s[A-Z])"
    r"|[^\W_]+(?:(?:[-.]|[’'](?!s\b))[^\W_]+)*|[’']s\b|[^\w\s]"
)
_SKIPPED = words(
    """
    has have had is are was were be been being do does did will would can could may might must
    should shall also then later again once further now still even never already since often
    repeatedly first himself herself themselves itself all both not n't have ever thus therefore
    too just only long recently instead rather soon always sometimes almost perhaps indeed quite
    yet so
    """
)
PREPOSITIONS = words(
    """
    in on at by with from to into onto upon over under about above after before during between
    among against across through throughout within without toward towards since until till than
    despite like unlike amid near off out per via as regarding including concerning following of for
    """
)
_STOPPERS = words(
    """
    that which while when where whether because if although though but or nor so unless until
    however there here what why how then thus hence this these those i me him them us who whom
    whose it its'
    """
)
DETERMINERS = words(
    """
    the a an his her its their our my your this these those some many several most few two three
    four five six seven eight nine ten eleven twelve both all one another other any every each no
    """
)
PRONOUNS = words("he she it they we who i which you")
DOERS = re.compile(r"(?:[a-z]{3}(?:ers|ors|ists|ians|men|women|masters?|(?<=[a-z]{2})ologist))\Z")
_NO_DOER = words(
    """
    others numbers letters papers waters orders factors matters powers centers borders quarters
    offers computers towers rivers barriers colors errors sectors doors floors winters summers
    chapters characters counters covers dangers dollars fingers shoulders disasters flowers layers
    meters kilometers markers motors mirrors parameters registers rumors shelters showers specimen
    sisters stickers temperatures tenders theaters tigers trailers transfers vectors indicators
    """
)
_DOER_ALONE = re.compile(r"[a-z]{2}(?:er|or|ist|ian|man|woman|master|ologist)\Z")
_NO_ADVERB = words("family italy july ally assembly monopoly supply reply bully butterfly fly")


class Token(NamedTuple):
    """One word or sign with its place in the document; ``lower`` without a full stop."""

    text: str
    lower: str
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of a stretch of text."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        found.append(Token(word, word.lower().rstrip("."), match.start(), match.end()))
    return found


def determiner(token: Token) -> bool:
    """Whether the word stands before a noun: ``the``, ``that``, ``his``."""
    return token.lower in DETERMINERS or token.lower == "that"


def doer_alone(run: Sequence[Token]) -> bool:
    """Whether it is one who does something: ``the diver``, ``a farmer``."""
    lower = run[-1].lower
    return (
        run[0].lower in DETERMINERS
        and f"{lower}s" not in _NO_DOER
        and lower not in _STOPPERS
        and bool(_DOER_ALONE.search(lower))
    )


def can_speak(head: Token) -> bool:
    """Whether the head noun is a name, a role, a people or a word for a doer."""
    lower = head.lower
    if head.text[:1].isupper():
        return not (
            lower in DETERMINERS
            or lower in lx.DEMONYMS
            or lower in _SKIPPED
            or lower in PREPOSITIONS
            or lower in _STOPPERS
            or lower.endswith(("n't", "n’t"))
        )
    return doer(lower)


def doer(lower: str) -> bool:
    """Whether the noun is one for people who do or say things."""
    return lower in lx.ROLES or (bool(DOERS.search(lower)) and lower not in _NO_DOER)


def skipped(token: Token) -> bool:
    """Whether the word may stand between a subject and its verb: ``has``, ``also``, ``later``."""
    return token.lower in _SKIPPED or _adverb(token.lower)


def _adverb(lower: str) -> bool:
    return lower.endswith("ly") and lower not in _NO_ADVERB


def nominal(token: Token) -> bool:
    """Whether the word can be part of a name or of a description of someone."""
    lower = token.lower
    if token.text in ("’s", "'s", "’", "-"):
        return True
    if not (token.text[0].isalpha() or token.text[0].isdigit()) or token.text[0] == QUOTED:
        return False
    if token.text.isupper() and len(token.text) > 1:
        return True
    if lower in _STOPPERS or lower in DETERMINERS or lower in PRONOUNS:
        return False
    if lower in lx.MONTHS or lower in lx.WEEKDAYS:
        return False
    if lower in PREPOSITIONS and lower not in lx.CONNECTORS:
        return False
    return lower not in _SKIPPED and not (token.text.islower() and _adverb(lower))
