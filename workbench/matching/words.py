"""Words of a statement: where they stand, their stems, and which of them carry content."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from workbench.matching.stemming import stem

_LISTED = """
    a about above after again against all also am among an and any are aren't as at be because
    been before being below between both but by can can't cannot could couldn't did didn't do
    does doesn't doing don't down during each either else even ever every few for from further
    had hadn't has hasn't have haven't having he he'd he'll he's hence her here hers herself him
    himself his how however i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself
    just let let's may me might mightn't mine more most must mustn't my myself neither no nor not
    now of off on once one only onto or other others ought our ours ourselves out over own per
    quite rather same say says said shall shan't she she'd she'll she's should shouldn't since so
    some such than that that's the their theirs them themselves then there there's thereby these
    they they'd they'll they're they've this those though through thus to too toward towards under
    until up upon us very was wasn't we we'd we'll we're we've were weren't what what's when where
    whether which while who who's whom whose why will with within without won't would wouldn't yet
    you you'd you'll you're you've your yours yourself yourselves
"""
STOP_WORDS = frozenset(_LISTED.split())
"""Function words of English, and the plain verb of saying."""

_ALSO_NAMES = frozenset({"may", "will", "us"})
"""Stop words that are names where they stand with a capital in mid-sentence."""

PATTERN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?>\d+(?:[.,]\d+)*)(?![^\W_])"  # 53,977
    r"|[^\W_]+(?:['’][^\W_]+)*"  # don't, 42nd
)
"""What is a word: hyphens part words, apostrophes do not."""
_CONTINUES = re.compile(r"[\w,;]\s\Z")
_DAY = re.compile(r"\s\d")
_POSSESSIVE = re.compile(r"['’]s?$")


class Word(NamedTuple):
    """One word of a text.

    Attributes:
        start, end: its span in the text.
        norm: lower case, without diacritics, points and possessive endings.
        stem: what it is compared by.
        content: False for stop words.
        capital: it begins with a capital letter.
    """

    start: int
    end: int
    norm: str
    stem: str
    content: bool
    capital: bool

    @property
    def numeric(self) -> bool:
        """True when it begins with a digit."""
        return self.norm[0].isdigit()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order. Hyphens part words, apostrophes do not."""
    shouted = text.isupper()
    return tuple(read_word(found, text, shouted=shouted) for found in PATTERN.finditer(text))


def depends_on_place(written: str) -> bool:
    """Whether a word is a name or a function word by what stands around it: ``US``, ``May``."""
    norm, _, content, capital = _looked_up(written)
    return not content and capital and (_is_acronym(norm, written) or norm in _ALSO_NAMES)


def read_word(found: re.Match[str], text: str, *, shouted: bool) -> Word:
    """The word that :data:`PATTERN` found in a text; ``shouted``: all of that is in capitals."""
    norm, stemmed, content, capital = _looked_up(found.group())
    if not content and capital and not shouted:
        acronym = _is_acronym(norm, found.group())
        content = acronym or (norm in _ALSO_NAMES and _inside(text, found))
    return Word(found.start(), found.end(), norm, stemmed, content, capital)


def _is_acronym(norm: str, written: str) -> bool:
    return len(norm) > 1 and written.isupper()


@lru_cache(maxsize=32768)
def _looked_up(written: str) -> tuple[str, str, bool, bool]:
    """Norm, stem, whether it is no stop word, and whether it has a capital."""
    norm = _folded(written)
    return norm, stem(norm), norm not in STOP_WORDS, written[0].isupper()


def _inside(text: str, found: re.Match[str]) -> bool:
    """Whether a capital is not owed to the start of a sentence."""
    before = _CONTINUES.search(text, max(0, found.start() - 2), found.start())
    return before is not None or _DAY.match(text, found.end()) is not None


def _folded(written: str) -> str:
    """Lower case without diacritics, points and a possessive ending."""
    lowered = written.lower().replace("’", "'")
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c)) or lowered
    if lowered in STOP_WORDS:
        return lowered
    bare = _POSSESSIVE.sub("", lowered)
    return bare if bare[-1:].isdigit() else bare.replace(".", "") or lowered
