"""Sentences and numbers in languages other than English.

The extra ``[multilingual]`` brings `sentencex <https://github.com/wikimedia/sentencex>`_ with
abbreviations of some 300 languages. It keeps a quotation of several sentences whole; we split it.
Without the extra the rules of :mod:`workbench.claims.stops` do, which know fewer abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

from workbench.claims import abbreviations as ab
from workbench.claims import quotations, stops
from workbench.claims.lexicon import words
from workbench.model.document import Block

_COMMA_DECIMAL = words(
    """
    af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl
    pt ro ru sk sl sq sr sv tr uk vi
    """
)
"""Languages that write 1.234,5 for a thousand two hundred thirty-four and a half (CLDR)."""
_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")
_SWAP = {".": ",", ",": "."}
_CAPITAL_NOUNS = words("de lb nds gsw")


def base(language: str | None) -> str:
    """The first part of a language tag, in small letters; ``en`` when nothing is known."""
    return (language or "en").replace("_", "-").split("-")[0].lower() or "en"


def capital_nouns(language: str | None) -> bool:
    """Whether the language writes every noun with a capital, so that a capital is no name."""
    return base(language) in _CAPITAL_NOUNS


def english_figures(text: str, language: str | None) -> str:
    """The text with the separators within numbers as English has them; the same length."""
    if base(language) not in _COMMA_DECIMAL:
        return text
    return _SEPARATOR.sub(lambda match: _SWAP[match[0]], text)


def note(language: str | None) -> str | None:
    """What a reader should know of how a document in the language was split, or None."""
    tongue = base(language)
    if tongue == "en" or _splitter() is not None:
        return None
    return (
        f"language {tongue}: sentences were split by general rules; "
        "install workbench[multilingual] for the abbreviations of this language"
    )


def boundaries(text: str, language: str | None) -> Iterator[int]:
    """Yield the offsets at which a new sentence starts, in order (never 0 or the text's end).

    Args:
        text: a block of prose; marks that would disturb are blanked out already.
        language: a language tag, or None for English.
    """
    tongue = base(language)
    splitter = None if tongue == "en" else _splitter()
    if splitter is None:
        yield from stops.boundaries(text, language)
        return
    known = ab.BY_LANGUAGE.get(tongue, frozenset())
    cuts = {found["start_index"] for found in splitter(tongue, text)}
    cuts = {at for at in cuts if _last_word(text[max(0, at - 20) : at]) not in known}
    quoted = quotations.find(text, [Block("paragraph", 0, len(text))]).spans
    inside = (at for at in stops.boundaries(text, language) for _ in _around(at, quoted))
    yield from sorted((cuts | set(inside)) - {0, len(text)})


def _last_word(before: str) -> str:
    """The word before a stop, in small letters; empty when no stop ends the text."""
    token = (before.split() or [""])[-1].lower()
    return token[:-1] if token.endswith(".") else ""


def _around(at: int, quoted: tuple[quotations.Quoted, ...]) -> Iterator[quotations.Quoted]:
    """The quotations that a boundary lies in, more than a mark from either end."""
    return (span for span in quoted if span.start + 1 < at < span.end - 1)


@cache
def _splitter() -> Callable[[str, str], Any] | None:
    """The splitter for other languages, where it is installed."""
    try:
        found: Callable[[str, str], Any] = import_module("sentencex").get_sentence_boundaries
    except ImportError:
        return None
    return found
