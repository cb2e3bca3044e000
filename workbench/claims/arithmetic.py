"""Figures that do not fit together: shares, sums, and two figures for one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from workbench.claims import signals
from workbench.claims.abbreviations import OPENERS
from workbench.claims.numerals import plain
from workbench.model.claim import Claim, Quantity
from workbench.model.document import Problem

_PART_OF = re.compile(r"\s*(?:out\s+of|of)\s+(?:(?:the|its|all|a\s+total\s+of)\s+)*\Z")
_CHANGE = re.compile(
    r"\b(?:rose|risen|rises|grew|grown|increased?|climbed|fell|fallen|falls|dropped|declined|"
    r"decreased?|shrank|went\s+(?:up|down))\b"
)
_LIST_OPENS = re.compile(r"[^.;:()]{0,40}(?:\(|:\s|—\s?)\Z")
_LIST_GOES_ON = re.compile(r"[^.;:()\d]{0,60}(?:,|\band\b|\bplus\b)\s*(?:and\s+)?\Z")
_SLACK = Decimal("0.6")
"""Percentage points by which a rounded share may be off."""
_ADDED = re.compile(r"\b(?:another|further|additional|extra|other)\s+\Z", re.IGNORECASE)
_SHARED = 4
_OVERLAP = 0.7
_RARE = 8
_TRIES = 20


def find(claims: Sequence[Claim]) -> Iterator[Problem]:
    """Figures of a document that a checker would query."""
    for claim in claims:
        if len(claim.quantities) > 1:
            yield from _share(claim)
            yield from _change(claim)
            yield from _sum(claim)
    yield from _disagreements(claims)


def _percent(claim: Claim) -> Quantity | None:
    """The one percentage of a statement."""
    found = [quantity for quantity in claim.quantities if quantity.unit == "percent"]
    return found[0] if len(found) == 1 and found[0].upper is None else None


def _between(claim: Claim, left: Quantity, right: Quantity) -> str:
    return claim.text[left.end - claim.start : right.start - claim.start]


def _share(claim: Claim) -> Iterator[Problem]:
    """``30 of the 40 ships (60 percent)``."""
    percent = _percent(claim)
    counts = [quantity for quantity in claim.quantities if quantity.unit != "percent"]
    if percent is None or percent.bound == "range":
        return
    for part, whole in pairwise(counts):
        if not _PART_OF.match(_between(claim, part, whole)) or "." in part.value:
            continue
        top, bottom = Decimal(part.value), Decimal(whole.value)
        if bottom <= 0 or top > bottom:
            continue
        share = 100 * top / bottom
        slack = Decimal(3) if percent.bound == "about" else _SLACK
        if abs(share - Decimal(percent.value)) > slack:
            yield Problem(
                "percentage",
                part.start,
                max(whole.end, percent.end),
                f"{part.value} of {whole.value} is {plain(round(share, 1))} percent, "
                f"not {percent.value}",
            )


def _change(claim: Claim) -> Iterator[Problem]:
    """``rose from 200 to 300, an increase of 40 percent``."""
    percent = _percent(claim)
    if percent is None or not _CHANGE.search(claim.text):
        return
    for quantity in claim.quantities:
        lead = claim.text[: quantity.start - claim.start].rstrip().endswith("from")
        if quantity.upper is None or quantity.unit == "percent" or not lead:
            continue
        low, high = Decimal(quantity.value), Decimal(quantity.upper)
        change = 100 * abs(high - low) / low if low else Decimal(0)
        slack = Decimal(3) if percent.bound != "exact" else Decimal(1)
        if low > 0 and abs(change - Decimal(percent.value)) > slack:
            yield Problem(
                "percentage",
                quantity.start,
                max(quantity.end, percent.end),
                f"from {quantity.value} to {quantity.upper} is a change of "
                f"{plain(round(change, 1))} percent, not {percent.value}",
            )


def _sum(claim: Claim) -> Iterator[Problem]:
    """``12 boats (5 large and 8 small)``: a list after its total that does not add up."""
    items = [
        quantity
        for quantity in claim.quantities
        if quantity.upper is None and quantity.bound == "exact" and quantity.unit != "ordinal"
    ]
    for at, total in enumerate(items[:-2]):
        if not _LIST_OPENS.match(_between(claim, total, items[at + 1])):
            continue
        listed = [items[at + 1]]
        for following in items[at + 2 :]:
            if not _LIST_GOES_ON.match(_between(claim, listed[-1], following)):
                break
            listed.append(following)
        alike = total.unit == "percent" or all(item.unit != "percent" for item in listed)
        added = sum((Decimal(item.value) for item in listed), Decimal(0))
        parts = all(Decimal(item.value) <= Decimal(total.value) for item in listed)
        if len(listed) > 1 and alike and parts and added != Decimal(total.value):
            yield Problem(
                "sum",
                total.start,
                listed[-1].end,
                f"{' + '.join(item.value for item in listed)} is {plain(added)}, not {total.value}",
            )


@dataclass(frozen=True, slots=True)
class _Figure:
    """A counted or measured thing with the words around it."""

    claim: Claim
    quantity: Quantity
    words: frozenset[str]

    @property
    def added(self) -> bool:
        """Whether it comes on top of others: ``another two boats``."""
        before = self.claim.text[: self.quantity.start - self.claim.start]
        return bool(_ADDED.search(before))


def _of_one_thing(left: Claim, right: Claim) -> bool:
    """Whether both statements name the same; a statement without a name may be about anything."""
    names, others = (_last_words(claim) for claim in (left, right))
    return not (names or others) or not names.isdisjoint(others)


def _last_words(claim: Claim) -> frozenset[str]:
    return frozenset(name.text.split()[-1] for name in claim.names)


def _disagreements(claims: Sequence[Claim]) -> Iterator[Problem]:
    """Two statements in nearly the same words that give two figures."""
    by_word: defaultdict[tuple[str, str], list[_Figure]] = defaultdict(list)
    told: set[int] = set()
    for claim in claims:
        if not claim.quantities:
            continue
        words = _content(claim)
        for quantity in claim.quantities:
            if quantity.unit is None or quantity.unit == "ordinal":
                continue
            figure = _Figure(claim, quantity, words)
            for other in _alike(figure, by_word):
                if quantity.start not in told and _differ(figure, other):
                    told.add(quantity.start)
                    yield _disagreement(figure, other)
            for word in words:
                by_word[quantity.unit, word].append(figure)


def _alike(figure: _Figure, by_word: dict[tuple[str, str], list[_Figure]]) -> list[_Figure]:
    """Earlier figures of the same unit in statements of nearly the same words."""
    tried: dict[int, _Figure] = {}
    for word in sorted(figure.words):
        bucket = by_word.get((figure.quantity.unit or "", word), [])
        if len(bucket) <= _RARE:
            tried |= {other.quantity.start: other for other in bucket}
        if len(tried) >= _TRIES:
            break
    found = []
    for other in tried.values():
        shared = len(figure.words & other.words)
        smaller = min(len(figure.words), len(other.words))
        if shared >= _SHARED and shared >= _OVERLAP * smaller and other.claim != figure.claim:
            found.append(other)
    return found


def _differ(left: _Figure, right: _Figure) -> bool:
    """Whether both figures cannot hold: other values, same dates, and no *more than*."""
    if len(left.claim.quantities) > 3 or len(right.claim.quantities) > 3:
        return False
    if left.added or right.added or not _of_one_thing(left.claim, right.claim):
        return False
    dates = {mention.text for mention in left.claim.dates}
    others = {mention.text for mention in right.claim.dates}
    if dates != others and dates and others:
        return False
    values = {left.quantity.value, left.quantity.upper}
    alike = left.quantity.value == right.quantity.value or right.quantity.value in values
    exact = left.quantity.bound == right.quantity.bound
    return exact and not alike


def _disagreement(figure: _Figure, other: _Figure) -> Problem:
    return Problem(
        "numbers-disagree",
        figure.quantity.start,
        figure.quantity.end,
        f"“{figure.quantity.text}” here, “{other.quantity.text}” at character "
        f"{other.quantity.start}",
    )


def _content(claim: Claim) -> frozenset[str]:
    return frozenset(
        word for word in signals.tokens(claim.text) if len(word) > 2 and word not in OPENERS
    )
