"""Carrying decisions over: from a version to the next, and between two readings of one text.

A decision is never carried to other words as if they were the same: then it is kept as stale, for
somebody to look at again. What has no successor stays where it is, and is listed as gone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.matching.versions import Change, VersionClaim, compare_versions
from workbench.model.verdict import HELD

if TYPE_CHECKING:
    from workbench.ledger.entropy import Entropy
    from workbench.ledger.record import Draft
    from workbench.store.connection import Store
    from workbench.store.versions import Kept, Worded

_ONLY_HELD = frozenset({"counterpart_decision", "claim_edit"})
"""Tables of what says nothing about a claim whose words have changed."""

_Target = Callable[[str], tuple[str, str] | None]
"""From a claim to the one that takes its place, and what differs between them."""


def carry_versions(
    store: Store,
    document: str,
    older: Iterable[str],
    *,
    reviewer: str,
    entropy: Entropy | None = None,
) -> int:
    """Carry what counts for claims of other versions over to a document's, inside a write.

    Args:
        older: ids of the other versions, the nearest first.

    Returns:
        How many decisions were carried.
    """
    from workbench.store.versions import decisions_on, pairs_with, worded

    now = worded(store, document=document)
    count = 0
    for version in older:
        kept = [*decisions_on(store, version), *pairs_with(store, version)]
        if not kept:
            continue
        was = worded(store, document=version)
        fates = {change.old: change for change in compare_versions(plain(was), plain(now))}
        drafts = _drafts(store, kept, was, now, _successor(fates))
        count += _record(store, drafts, reviewer, entropy)
    return count


def carry_reading(
    store: Store, before: Sequence[Worded], after: Sequence[Worded], *, reviewer: str
) -> int:
    """Carry what counts for claims that another reading of the text has no more, inside a write.

    They go to the claim that has most of their text.

    Args:
        before, after: the claims of one document, in text order.

    Returns:
        How many decisions were carried.
    """
    from workbench.store.versions import decisions_on

    left = {claim.id for claim in before} - {claim.id for claim in after}
    if not left:
        return 0
    kept = [one for one in decisions_on(store, before[0].document) if one.claim in left]
    gone = {claim.id: claim for claim in before if claim.id in left}
    drafts = _drafts(store, kept, before, after, lambda claim: _covering(gone[claim], after))
    return _record(store, drafts, reviewer, None)


def lineage(store: Store, document: str) -> list[str]:
    """The versions before a document, the nearest first."""
    from workbench.store.versions import predecessors

    found: dict[str, None] = {}
    waiting = [document]
    while waiting:
        older = predecessors(store, waiting.pop(0))[::-1]
        waiting += [one for one in older if one not in found and one != document]
        found |= dict.fromkeys(one for one in older if one != document)
    return list(found)


def _successor(fates: dict[str | None, Change]) -> _Target:
    def successor(claim: str) -> tuple[str, str] | None:
        change = fates.get(claim)
        return (change.new, change.fate) if change and change.new else None

    return successor


def _covering(gone: Worded, claims: Sequence[Worded]) -> tuple[str, str] | None:
    """The claim with most of another one's text, and what that is to it."""
    starts = [claim.start for claim in claims]
    near = claims[max(bisect_right(starts, gone.start) - 2, 0) : bisect_right(starts, gone.end)]
    shared = [(min(one.end, gone.end) - max(one.start, gone.start), one) for one in near]
    shared = [(size, one) for size, one in shared if size > 0]
    if not shared:
        return None
    _, best = max(shared, key=lambda found: (found[0], -len(found[1].text), -found[1].start))
    if _same(gone, best):
        return best.id, "unchanged"
    return best.id, "merged" if best.start <= gone.start and gone.end <= best.end else "split"


def _drafts(
    store: Store,
    kept: Iterable[Kept],
    was: Sequence[Worded],
    now: Sequence[Worded],
    successor: _Target,
) -> list[Draft]:
    """One event for all that goes from one claim to another for the same reason."""
    from workbench.ledger.record import Draft
    from workbench.store.versions import made_on

    old, new = ({claim.id: claim for claim in side} for side in (was, now))
    words_of = cache(lambda event: made_on(store, event))
    together: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in kept:
        # Back where it was made, it needs no comparison.
        found = (one.origin, "unchanged") if one.origin in new else successor(one.claim)
        if found is None or one.claim not in old:
            continue
        claim, fate = found
        change = _change(one, fate, new[claim], words_of)
        if claim != one.claim and (change in HELD or one.table not in _ONLY_HELD):
            together[one.claim, claim, change].append(one.event)
    return [
        Draft(
            "carried-over",
            {**_place(new[claim]), "origin": _place(old[before]), "change": change, "events": ids},
        )
        for (before, claim, change), ids in together.items()
    ]


def _change(kept: Kept, fate: str, claim: Worded, words_of: Callable[[str], Worded | None]) -> str:
    """What differs between a claim and the one that a decision was made on."""
    if kept.change is None:
        return fate
    first = words_of(kept.event)
    if first is not None and _same(first, claim):
        return "unchanged"
    return kept.change if fate in HELD else fate


def _same(one: Worded, other: Worded) -> bool:
    return plain([one])[0].words == plain([other])[0].words and one.cites == other.cites


def plain(claims: Sequence[Worded]) -> list[VersionClaim]:
    """Claims as versions are compared: reference marks left out, white space folded."""
    return [VersionClaim(claim.id, _words(claim), claim.cites) for claim in claims]


def _words(claim: Worded) -> str:
    text, at = [], 0
    for start, end in sorted(claim.marks):
        text.append(claim.text[at:start])
        at = max(at, end)
    return " ".join("".join([*text, claim.text[at:]]).split())


def _place(claim: Worded) -> dict[str, Any]:
    from workbench.ledger.bodies import place

    return {**place(claim.document, claim.start, claim.end, claim.text)}


def record_following(
    store: Store, drafts: Sequence[Draft], reviewer: str, entropy: Entropy | None
) -> None:
    """Record events and that sign-offs are stale by them, inside a write."""
    from workbench.ledger.entropy import SYSTEM
    from workbench.ledger.re_opening import re_opened
    from workbench.ledger.record import record_many

    if drafts:
        whole = [*drafts, *re_opened(store, drafts)]
        record_many(store, whole, actor=reviewer, entropy=entropy or SYSTEM)


def _record(store: Store, drafts: Sequence[Draft], reviewer: str, entropy: Entropy | None) -> int:
    record_following(store, drafts, reviewer, entropy)
    return sum(len(draft.body["events"]) for draft in drafts)
