"""Names that a document writes in two ways, and titles that it gives in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from workbench.claims import lexicon as lx
from workbench.claims.lexicon import words
from workbench.model.claim import Claim
from workbench.model.document import Problem

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
_FREQUENT = 3
"""A spelling that stands this often is no slip."""
_TITLE_RUN = re.compile(r"((?:[A-Z][\w-]*\.?\s+){1,4})\Z")
_COURTESY = words("mr mrs ms mx sir dame dr doctor prof professor lord lady saint st former")
_TITLE_WORDS = lx.TITLES | lx.PORTFOLIOS
_LOOSE = words("then-president ex-president former acting special senior deputy the chief then")


def names(claims: Sequence[Claim]) -> Iterator[Problem]:
    """Names that differ from a more frequent one by a letter or two."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    before: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for name in claim.names:
            lead = ""
            for word in _WORD.findall(name.text):
                if len(word) >= _SHORTEST and word[0].isupper() and not _known(word):
                    counts[word] += 1
                    first.setdefault(word, (name.start, name.end))
                    before[word] |= {lead} - {""}
                lead = word
    for rare, usual in _pairs(counts):
        if before[rare] and before[usual] and before[rare].isdisjoint(before[usual]):
            continue
        yield Problem(
            "spelling-differs",
            *first[rare],
            f"“{rare}” here, “{usual}” {counts[usual]} times elsewhere",
        )


def _known(word: str) -> bool:
    lower = word.lower()
    return (
        lower in lx.COUNTRIES
        or lower in lx.DEMONYMS
        or lower in lx.PLURAL_DEMONYMS
        or lower in lx.GIVEN
        or lower in lx.MONTHS
    )


def _pairs(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Rare and usual spelling; candidates share what is left when one letter is dropped."""
    short: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        for key in {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}:
            short[key].append(word)
    told: set[str] = set()
    for bucket in short.values():
        usual = max(bucket, key=lambda word: (counts[word], word))
        for word in bucket:
            slip = counts[word] < _FREQUENT and counts[usual] > counts[word]
            if word != usual and slip and word not in told and not _inflected(word, usual):
                told.add(word)
                yield word, usual


def _inflected(left: str, right: str) -> bool:
    """``Berg`` and ``Bergs``, ``Anders`` and ``Andersen``: forms, not slips."""
    shorter, longer = sorted((left, right), key=len)
    return longer.startswith(shorter) or left.lower() == right.lower()


def titles(text: str, claims: Sequence[Claim]) -> Iterator[Problem]:
    """A person who stands under two titles."""
    seen: dict[str, tuple[str, int]] = {}
    told: set[str] = set()
    for claim in claims:
        for name in claim.names:
            run = _TITLE_RUN.search(text, max(0, name.start - 60), name.start)
            title = _title(run[1]) if run else ""
            last = name.text.split()[-1]
            if not title or last in told:
                continue
            known = seen.setdefault(last, (title, name.start))
            if not _compatible(known[0], title):
                told.add(last)
                yield Problem(
                    "title-differs",
                    name.start,
                    name.end,
                    f"“{title}” here, “{known[0]}” at character {known[1]}",
                )


def _title(run: str) -> str:
    """The words of a title, without courtesy and nationality."""
    lower = [word.lower().rstrip(".") for word in run.split()]
    kept = [word for word in lower if word in _TITLE_WORDS and word not in _COURTESY | _LOOSE]
    return " ".join(kept) if lower[-1] in lx.TITLES else ""


def _compatible(left: str, right: str) -> bool:
    """Whether one title may be short for the other."""
    shorter, longer = sorted((set(left.split()), set(right.split())), key=len)
    return shorter <= longer
