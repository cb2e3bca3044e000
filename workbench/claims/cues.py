"""Words by which statements are given to someone: saying, and taking a position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.claims.lexicon import words

QUOTED = "¤"
"""Stands for every character of a quotation, so that words in quotes are never cues."""

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "think": "thinks thought thinking",
    "swear": "swears swore swearing",
    "foresee": "foresees foresaw foreseeing",
    "hold": "holds held holding",
    "understand": "understands understood",
    "read": "reads reading",
    "begin": "begins began beginning",
}
_SAYING = words(
    """
    say tell state add announce claim argue contend assert maintain insist declare explain note
    report write reply answer ask warn acknowledge admit concede confirm reveal disclose suggest
    stress emphasize emphasise reiterate repeat remark comment observe allege predict testify
    recall recount tweet post promise vow pledge caution conclude estimate find show complain joke
    quip lament urge swear signal indicate hint clarify counter protest boast speculate deny refute
    imply assure inform advise propose recommend affirm reaffirm charge proclaim profess mention
    describe foresee forecast project calculate hold begin continue shout whisper exclaim
    """
)
_HOLDING = words(
    """
    accuse reject oppose object criticize criticise condemn welcome praise dismiss call denounce
    endorse characterize characterise view believe think consider regard fear worry blame demand
    express voice defend frame brand label dub question doubt advocate favour favor credit decry
    deplore applaud term justify cite understand hail slam blast mock point attribute
    recognize recognise
    """
)
_AS_NOUNS = words(
    """
    state claim report note post promise pledge comment estimate find show joke signal hint
    counter protest charge project hold view call fear worry demand question doubt favour favor
    credit term label brand frame voice answer forecast urge regard blame object point attribute
    """
)
_DOUBLED = {"quip": "quipp", "admit": "admitt", "dub": "dubb", "slam": "slamm"}
_FOLLOWED = {
    "call": re.compile(
        r"\s+(?:for\b|on\b|¤|(?:it|him|her|them|this|that|himself|itself)\s+(?:an?\b|the\b|¤)"
        r"|(?:the|an?|[A-Z])[^,.;]{0,60}?\s(?:an?\s|¤))"
    ),
    "write": re.compile(r"\s*(?:[,:.¤]|that\b|in\b|on\b|to\b|of\b|about\b)"),
    "show": re.compile(r"\s+(?:that|how)\b"),
    "find": re.compile(r"\s+(?:that|no)\b"),
    "hold": re.compile(r"\s+that\b"),
    "understand": re.compile(r"\s+that\b"),
    "regarding": re.compile(r"(?!)"),
    "point": re.compile(r"\s+(?:to|out)\b"),
    "attribute": re.compile(r"\s+(?:to|the|this|its|his|it|them|that)\b"),
    "begin": re.compile(r"\s*(?:[.,¤]|a\s)"),
    "continue": re.compile(r"\s*[.,¤]"),
    "recognize": re.compile(r"\s+(?:that|this|the)\b"),
    "recognise": re.compile(r"\s+(?:that|this|the)\b"),
    "add": re.compile(r"\s*(?:,|that\b|¤|\.|:|in\b|on\b|(?:he|she|they|we)\b)"),
    "indicate": re.compile(r"\s+(?:that|agreement|support|it|they|the|a)\b"),
    "read": re.compile(r"\s*(?::|¤)"),
}


def _forms(base: str) -> dict[str, str]:
    """The inflected forms of a verb, each with which one it is."""
    if base in _IRREGULAR:
        forms = _IRREGULAR[base].split()
        kinds = {form: "ing" if form.endswith("ing") else "past" for form in forms[1:]}
        return {base: "base", forms[0]: "s", **kinds}
    stem = base[:-1] if base.endswith("e") else _DOUBLED.get(base, base)
    if base.endswith("y") and base[-2] not in "aeiou":
        short = base[:-1]
        return {base: "base", f"{short}ies": "s", f"{short}ied": "past", f"{base}ing": "ing"}
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    return {base: "base", third: "s", f"{stem}ed": "past", f"{stem}ing": "ing"}


FORMS: dict[str, tuple[str, str]] = {
    form: (base, kind) for base in sorted(_SAYING | _HOLDING) for form, kind in _forms(base).items()
}
"""Every form of every cue, with its verb and whether it is ``base``, ``s``, ``past``, ``ing``."""

NOUNS = words(
    """
    position view stance contention argument claim assessment belief assertion allegation warning
    statement demand promise insistence conclusion opinion message
    """
)
"""Nouns that carry what someone holds, after a genitive: ``the museum's view that``."""

_PHRASAL: dict[str, tuple[str, str]] = {
    "make": ("state", "base"),
    "makes": ("state", "s"),
    "made": ("state", "past"),
    "making": ("state", "ing"),
    "issued": ("state", "past"),
    "issues": ("state", "s"),
    "released": ("state", "past"),
    "gave": ("state", "past"),
    "want": ("ask", "base"),
    "wants": ("ask", "s"),
    "wanted": ("ask", "past"),
    "put": ("state", "past"),
}
"""Verbs that are cues with what :data:`_COMPLEMENT` finds after them, and what they then mean."""
_COMPLEMENT = re.compile(
    r"\w+ (?:(?:it |very )?(?:clear|public|known)|to know"
    r"|(?:an?|this|the following) (?:\w+ )?statement|it(?=(?: \w+){0,3}[:,.]))\b"
)
_PHRASES = dict.fromkeys(_PHRASAL, _COMPLEMENT)
_PHRASES["according"] = re.compile(r"according to\b", re.IGNORECASE)
_CARRIED = re.compile(r"\w+ (?:(?:is|was) )?that\b")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


class Sign(NamedTuple):
    """A cue in the text.

    Attributes:
        form: the words as they stand.
        verb: the dictionary form, for a verb; else empty.
        kind: ``base``, ``s``, ``past`` or ``ing`` for a verb; ``source`` for *according to* and
            the like; ``noun`` for *X's view that*.
    """

    form: str
    verb: str
    kind: str
    start: int
    end: int


_OWNED = re.compile(r"\b[Ii]n the (?:words|eyes) of\b")


def signs(text: str, start: int, end: int) -> Iterator[Sign]:
    """The cues in a stretch of text, in order."""
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if word in FORMS:
            verb, kind = FORMS[word]
            if word not in NOUNS or not _genitive(text, match):
                inverted = text[max(start, match.start() - 2) : match.start()].strip() == QUOTED
                if inverted or _fits(word, verb, text, match.end()):
                    yield Sign(word, verb, kind, match.start(), match.end())
                continue
        if word in NOUNS and _genitive(text, match):
            yield Sign(word, "", "noun", match.start(), match.end())
        elif (pattern := _PHRASES.get(word.lower())) and (
            phrase := pattern.match(text, match.start(), end)
        ):
            verb, kind = _PHRASAL.get(word, ("", "source"))
            yield Sign(phrase[0], verb, kind, phrase.start(), phrase.end())
        elif word in ("words", "eyes") and (
            owned := _OWNED.match(text, max(start, match.start() - 7), end)
        ):
            yield Sign(owned[0], "", "source", owned.start(), owned.end())


def _genitive(text: str, match: re.Match[str]) -> bool:
    """Whether the noun stands after ``…'s`` and before what is held."""
    owned = text[max(0, match.start() - 3) : match.start()] in ("’s ", "'s ")
    return owned and bool(_CARRIED.match(text, match.start()))


INVERTING = frozenset(
    form
    for form, (base, kind) in FORMS.items()
    if base in _SAYING - {"tell", "inform", "assure", "advise"} and kind in ("past", "s")
)
"""Forms that may stand before their speaker, after a quotation: ``said the envoy``."""


def saying(sign: Sign) -> bool:
    """Whether the cue is one of saying rather than of holding a position."""
    return sign.verb not in _HOLDING and sign.kind != "noun"


def finding(sign: Sign) -> bool:
    """Whether the cue is of finding out: only papers and researchers tell by it."""
    return sign.verb in ("find", "show")


def noun_like(sign: Sign) -> bool:
    """Whether the form may be a noun as well: ``claims``, ``report``."""
    return sign.verb in _AS_NOUNS and sign.kind in ("base", "s")


def _fits(form: str, verb: str, text: str, end: int) -> bool:
    """Whether what follows the form lets it be a cue at all."""
    pattern = _FOLLOWED.get(form) or _FOLLOWED.get(verb)
    return pattern is None or bool(pattern.match(text, end, end + 80))
