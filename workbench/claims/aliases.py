"""One name for one speaker over many documents; two people are never made one.

Names are joined by what a careful reader would accept without looking further, and by nothing
else:

* within a document, a last name alone is the one full name that ends in it;
* anywhere, full names with the same first and last word are one person's, unless middle names
  or initials speak against it; then the short form stays by itself;
* a rare spelling is a slip for a common one that differs by one letter, when the other words
  are the same, no document has both, and the endings are not two families' (``-sen``, ``-son``).

Every step looks names up by words or by words with a letter left out, so that the work grows
with the number of names and not with its square.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.claims import lexicon as lx
from workbench.claims.given import GIVEN
from workbench.claims.lexicon import words
from workbench.claims.spelling import slips

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FAMILIES = re.compile(r"(?:s[eo]n|sson|ova?|ev|ski|sky|ska|man|mann)\Z")
_NO_PERSON = lx.ORGANISATION | lx.ROLES | words("and of the for")
_LONGEST = 5
_FREQUENT, _LONG_ENOUGH = 5, 6
"""A name alone is a slip only for one that stands so often, and when it has so many letters."""
_USUAL = 3
"""A spelling that stands so often is one that a rare one may be a slip for."""


class Named(NamedTuple):
    """A name as a document has it, and how often."""

    document: str
    name: str
    times: int = 1


_Form = tuple[str, ...]


def canonical(names: Iterable[Named]) -> dict[tuple[str, str], str]:
    """The name that stands for every name of every document.

    Args:
        names: the names of the documents; one that stands in several documents, for each.

    Returns:
        For (document, name), the fullest form of the name that is surely the same one's.
    """
    given = list(names)
    forms = {named.name: _form(named.name) for named in given}
    full = _within(given, forms)
    full.update(_misspelt(given, forms, full))
    counts: Counter[_Form] = Counter()
    documents: defaultdict[_Form, set[str]] = defaultdict(set)
    spelled: defaultdict[_Form, Counter[str]] = defaultdict(Counter)
    for named in given:
        form = full.get((named.document, forms[named.name]), forms[named.name])
        counts[form] += named.times
        documents[form].add(named.document)
        spelled[forms[named.name]][named.name] += named.times
    same = {**dict(_slipped(counts, documents)), **_fuller(counts)}
    found = {}
    for named in given:
        form = full.get((named.document, forms[named.name]), forms[named.name])
        for _ in range(2):
            form = same.get(form, form)
        found[named.document, named.name] = max(
            spelled[form].items(), key=lambda spelling: (spelling[1], spelling[0])
        )[0]
    return found


def _form(name: str) -> _Form:
    """A name's words in small letters, without accents, titles and articles."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    parts = [part.lower().replace("’", "'").removesuffix("'s") for part in _WORD.findall(plain)]
    while len(parts) > 1 and (parts[0] in lx.TITLES or parts[0] == "the"):
        parts.pop(0)
    return tuple(parts)


def _person(form: _Form) -> bool:
    """Whether the form may be a person's full name."""
    return 1 < len(form) < _LONGEST and _NO_PERSON.isdisjoint(form)


def _within(given: list[Named], forms: dict[str, _Form]) -> dict[tuple[str, _Form], _Form]:
    """For (document, the last words of a name), the one full name of the document that has them.

    A full name must stand twice, or begin with a given name: two words that met by chance are none.
    """
    counts: Counter[tuple[str, _Form]] = Counter()
    for named in given:
        counts[named.document, forms[named.name]] += named.times
    ends: defaultdict[tuple[str, _Form], set[_Form]] = defaultdict(set)
    for (document, form), times in counts.items():
        if _person(form) and (times > 1 or form[0] in GIVEN):
            for at in range(1, len(form)):
                ends[document, form[at:]].add(form)
    return {
        short: max(fulls, key=lambda form: (len(form), form))
        for short, fulls in ends.items()
        if _one_person(fulls)
    }


def _misspelt(
    given: list[Named], forms: dict[str, _Form], full: dict[tuple[str, _Form], _Form]
) -> Iterator[tuple[tuple[str, _Form], _Form]]:
    """For a last name that stands once, the frequent one of its document that it is a slip for."""
    lasts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    alone: set[tuple[str, _Form]] = set()
    for named in given:
        form = forms[named.name]
        if form and len(form) < _LONGEST:
            lasts[named.document][form[-1]] += named.times
            alone |= {(named.document, form)} if len(form) == 1 else set()
    for document, counts in lasts.items():
        for rare, usual in slips(counts):
            sure = counts[rare] == 1 and counts[usual] >= _FREQUENT and len(rare) >= _LONG_ENOUGH
            if sure and (document, (rare,)) in alone and not _two_names(rare, usual):
                yield (document, (rare,)), full.get((document, (usual,)), (usual,))


def _two_names(rare: str, usual: str) -> bool:
    """Whether the two spellings are names of their own: given names, ``Hansen`` and ``Hanson``."""
    return bool({rare, usual} & GIVEN or _FAMILIES.search(rare))


def _one_person(fulls: set[_Form]) -> bool:
    """Whether full names that end alike are one person's: ``Sami Abu Zuhri``, ``Abu Zuhri``."""
    whole = [
        form
        for form in fulls
        if not any(form != other and form == other[-len(form) :] for other in fulls)
    ]
    return len({(form[0], form[-1]) for form in whole}) == 1 and not _conflict(whole)


def _conflict(forms: Iterable[_Form]) -> bool:
    """Whether the words between first and last name speak for different people."""
    longest: _Form = ()
    for form in sorted(forms, key=len, reverse=True):
        middle = form[1:-1]
        if not longest:
            longest = middle
        elif not all(any(_alike(part, other) for other in longest) for part in middle):
            return True
    return False


def _alike(part: str, other: str) -> bool:
    """Whether two middle names are one, or one is the initial of the other."""
    return part == other or (min(len(part), len(other)) == 1 and part[0] == other[0])


def _fuller(counts: Counter[_Form]) -> dict[_Form, _Form]:
    """For a full name, the fullest one with the same first and last word, if they agree."""
    groups: defaultdict[tuple[str, str], list[_Form]] = defaultdict(list)
    for form in counts:
        if _person(form):
            groups[form[0], form[-1]].append(form)
    return {
        form: max(group, key=lambda each: (len(each), counts[each], each))
        for group in groups.values()
        if len(group) > 1 and not _conflict(group)
        for form in group
    }


def _slipped(
    counts: Counter[_Form], documents: dict[_Form, set[str]]
) -> Iterator[tuple[_Form, _Form]]:
    """Pairs of a rare full name and the common one that it is a slip for."""
    singles: Counter[str] = Counter()
    holders: defaultdict[str, list[_Form]] = defaultdict(list)
    for form, count in counts.items():
        if _person(form):
            singles.update(dict.fromkeys(form, count))
            for part in form:
                holders[part].append(form)
    for rare, usual in slips(singles):
        if _two_names(rare, usual):
            continue
        for form in holders[rare]:
            meant = tuple(usual if part == rare else part for part in form)
            if counts[meant] >= _USUAL and documents[form].isdisjoint(documents[meant]):
                yield form, meant
