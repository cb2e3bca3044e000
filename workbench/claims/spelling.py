"""Names that a document writes in two ways, and titles that it gives in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from workbench.claims import lexicon as lx
from workbench.claims.given import GIVEN
from workbench.claims.lexicon import words
from workbench.model.claim import Claim
from workbench.model.document import Problem

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"(?<![\w’'-])[a-zß-ÿ][^\W\d_]{4,}")
_SHORTEST = 5
_FREQUENT = 3
"""A spelling that stands this often is no slip."""
_TITLE_RUN = re.compile(r"((?:[A-Z][\w-]*\.?\s+){1,4})\Z")
_COURTESY = words("mr mrs ms mx sir dame dr doctor prof professor lord lady saint st former")
_TITLE_WORDS = lx.TITLES | lx.PORTFOLIOS
_SHORTENED = {
    "gen": "general",
    "maj": "major",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "adm": "admiral",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "rev": "reverend",
    "pres": "president",
}
_NO_TITLE = words("national security foreign interior finance defense defence press official")
_NO_TITLE |= words("officials special deputy senior acting former major count")
"""Words that only belong to a title when another one follows."""
_LOOSE = words("then-president ex-president former acting special senior deputy the chief then")


def names(claims: Sequence[Claim]) -> Iterator[Problem]:
    """Names that differ from a more frequent one by a letter or two.

    The two must stand alone, or beside the same word: ``Karl Lunde`` is no slip for ``Ida Lund``.
    What the document also writes small is a word, and two words of one name are no slip.
    """
    found = _Names(claims)
    for rare, usual in slips(found.counts):
        if not found.distinct(rare, usual):
            yield Problem(
                "spelling-differs",
                *found.first[rare],
                f"“{rare}” here, “{usual}” {found.counts[usual]} times elsewhere",
            )


class _Names:
    """The words of a document's names, how often each stands, and beside which others."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.counts: Counter[str] = Counter()
        self.first: dict[str, tuple[int, int]] = {}
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        self._alone: set[str] = set()
        self._small: set[str] = set()
        for claim in claims:
            self._small.update(_SMALL.findall(claim.text))
            for name in claim.names:
                parts = _WORD.findall(name.text)
                for word in parts:
                    if len(word) >= _SHORTEST and word[0].isupper() and not _known(word):
                        self.counts[word] += 1
                        self.first.setdefault(word, (name.start, name.end))
                        self._beside[word].update(part for part in parts if part != word)
                self._alone.update(parts if len(parts) == 1 else ())

    def distinct(self, rare: str, usual: str) -> bool:
        """Whether the document shows that the two are different words."""
        beside = self._beside[rare]
        if {rare.lower(), usual.lower()} & self._small or usual in beside:
            return True
        companions = not beside.isdisjoint(self._beside[usual])
        return not companions and (rare not in self._alone or self.counts[usual] < _FREQUENT)


def _known(word: str) -> bool:
    lower = word.lower()
    return (
        lower in lx.COUNTRIES
        or lower in lx.DEMONYMS
        or lower in lx.PLURAL_DEMONYMS
        or lower in GIVEN
        or lower in lx.MONTHS
    )


def slips(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Rare and usual spellings that differ by a letter.

    Candidates share what is left when one letter is dropped, so that no pair is looked at twice
    and the work grows with the letters.

    Args:
        counts: the words, with how often each stands.
    """
    short: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        for key in {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}:
            short[key].append(word)
    told: set[str] = set()
    for bucket in short.values():
        usual = max(bucket, key=lambda word: (counts[word], word))
        for word in bucket:
            slip = counts[word] < _FREQUENT and counts[usual] > counts[word]
            slip = slip and one_slip(word, usual)
            if word != usual and slip and word not in told and not _inflected(word, usual):
                told.add(word)
                yield word, usual


def one_slip(left: str, right: str) -> bool:
    """Whether one letter is missing, added, wrong, or has changed places with the next."""
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return max(len(left), len(right)) < 2 or (len(left) == 2 and left == right[::-1])


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
    plain = [_SHORTENED.get(word, word) for word in lower]
    kept = [word for word in plain if word in _TITLE_WORDS and word not in _COURTESY | _LOOSE]
    return " ".join(kept) if lower[-1] in lx.TITLES - _NO_TITLE else ""


def _compatible(left: str, right: str) -> bool:
    """Whether one title may be short for the other."""
    shorter, longer = sorted((set(left.split()), set(right.split())), key=len)
    return shorter <= longer
