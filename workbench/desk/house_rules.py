"""House rules: what must hold of a document before it is signed off, and what breaks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.claims.threshold import DEFAULT_THRESHOLD
from workbench.model.errors import UsageError

if TYPE_CHECKING:
    from workbench.store.captures import SourceRow
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimDetail, ClaimRow

RULES: dict[str, str] = {
    "claims-decided": "every claim has a verdict or is dismissed",
    "corroborated-has-evidence": (
        "a corroborated claim has a pinned passage of a source it cites, "
        "or pins in two other documents of different origins"
    ),
    "contested-has-evidence": "a contested claim has a pinned passage that stands against it",
    "unsupported-has-reason": "an unsupported claim has a reason",
    "quotations-verbatim": "a quotation stands word for word in a kept source, or is contested",
    "flagged-checked-twice": "a flagged claim has the verdicts of two reviewers",
    "disagreements-settled": "where reviewers decided differently, it was adjudicated",
}
"""Every rule, by its name in the file of rules: what it asks for."""

_THRESHOLD = "threshold"
_KINDS = "check-twice"
_LONGEST = 2**31


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The rules in force.

    Attributes:
        rules: names of :data:`RULES`.
        threshold: claims at or above it are asked about, and those decided on.
        check_twice: kinds of claims that count as flagged (``casualty``, ``quotation``, …).
        source: the file that they come from; None for those built in.
    """

    rules: frozenset[str] = frozenset(RULES)
    threshold: float = DEFAULT_THRESHOLD
    check_twice: frozenset[str] = frozenset()
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a claim breaks, and how."""

    rule: str
    claim: ClaimRow
    message: str


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim that was decided on, with what its rules look at."""

    detail: ClaimDetail
    sources: tuple[SourceRow, ...]

    @property
    def pinned(self) -> set[str]:
        """The documents and captures that standing pins are in, its own left out."""
        own = self.detail.row.document
        return {pin.source for pin in self.detail.pins if pin.active and pin.source != own}


def load_rules(file: Path | None = None) -> HouseRules:
    """Read the house rules.

    Args:
        file: a TOML file; else ``rules.toml`` in the user's configuration directory, if it is
            there; else all rules hold.

    Raises:
        UsageError: the file cannot be read, or something in it is off.
    """
    import tomllib

    place = file or _own_file()
    if file is None and not place.exists():
        return HouseRules()
    try:
        return _rules(tomllib.loads(place.read_text("utf-8")), place)
    except OSError as error:
        raise UsageError(error.strerror or "it cannot be read", str(place)) from error
    except ValueError as error:
        raise UsageError(str(error), str(place), "mend it, or take it out") from None


def breaches(store: Store, document: str, rules: HouseRules) -> Iterator[Breach]:
    """What in a document breaks the rules, in the order of reading."""
    from workbench.store.listing import claim_list
    from workbench.store.rows import ClaimQuery
    from workbench.store.sign_offs import flagged

    flags = flagged(store, document)
    for row in claim_list(store, ClaimQuery(document=document, threshold=rules.threshold)):
        for rule, message in _broken(store, row, rules, row.id in flags):
            if rule in rules.rules:
                yield Breach(rule, row, message)


def _broken(
    store: Store, row: ClaimRow, rules: HouseRules, is_flagged: bool
) -> Iterator[tuple[str, str]]:
    """What is broken of a claim: rule and message."""
    from workbench.desk.checking import parties_missing

    if row.verdict == "dismissed":
        return
    if row.verdict == "unreviewed":
        yield "claims-decided", "it has no verdict"
        return
    if row.change:
        yield "claims-decided", "its verdict was given to other words, in an older version"
    if row.disagreement:
        yield "disagreements-settled", "its reviewers decided differently"
    elif row.verdicts > 1 and (missing := parties_missing(store, row.id)):
        who = ", ".join(missing)
        yield "disagreements-settled", f"one of its reviewers settled it; {who} has yet to agree"
    case = _case(store, row)
    if row.verdict == "corroborated":
        yield from _corroborated(store, case)
    if row.verdict == "contested" and not case.pinned:
        yield "contested-has-evidence", "nothing that stands against it is pinned"
    if row.verdict == "unsupported" and not row.reason:
        yield "unsupported-has-reason", "it has no reason"
    kinds = rules.check_twice & set(case.detail.claim.kinds)
    if (is_flagged or kinds) and row.verdicts < 2:
        why = "it is flagged" if is_flagged else f"it is of the kind {', '.join(sorted(kinds))}"
        yield "flagged-checked-twice", f"{why} and has the verdict of one reviewer"


def _corroborated(store: Store, case: _Case) -> Iterator[tuple[str, str]]:
    cited = {row.content for row in case.sources if row.state == "captured"}
    if not case.pinned & cited and _origins(store, case) < 2:
        message = "no passage of a cited source is pinned"
        if len(case.pinned) > 1:
            message += ", and the other documents are of one origin, or copies of it"
        elif case.pinned:
            message += ", and only one other document"
        yield "corroborated-has-evidence", message
    for quotation in case.detail.claim.quotations:
        if quotation.kind == "direct" and not _stands(store, case, quotation.start, quotation.end):
            yield "quotations-verbatim", "no kept source has its quotation word for word"
            return


def _origins(store: Store, case: _Case) -> int:
    """How many origins what was pinned has, that of the claim itself left out.

    What is in no counterpart of the claim stands for itself.
    """
    from workbench.store.counterparts import counterparts_of

    pairs = counterparts_of(store, case.detail.row.id)
    known = {row.other.document: row.origin for row in pairs}
    own = pairs[0].own_origin if pairs else None
    return len({known.get(source, source) for source in case.pinned} - {own})


def _stands(store: Store, case: _Case, start: int, end: int) -> bool:
    """Whether a quotation stands in a captured source, or in what was pinned."""
    from workbench.sources.quotations import check_quotation
    from workbench.store.audit import text_at

    claim = case.detail.claim
    quote = claim.text[start - claim.start : end - claim.start]
    texts = [row.text for row in case.sources if row.state == "captured"]
    texts += [text_at(store, source, 0, _LONGEST) for source in sorted(case.pinned)]
    return any(check_quotation(quote, text).status == "verbatim" for text in texts if text)


def _case(store: Store, row: ClaimRow) -> _Case:
    from workbench.store.captures import captures_of
    from workbench.store.details import claim_detail

    return _Case(claim_detail(store, row.id), tuple(captures_of(store, row.id)))


def _own_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("workbench", appauthor=False) / "rules.toml"


def _rules(held: Mapping[str, Any], source: Path) -> HouseRules:
    for key, value in held.items():
        if key in RULES and not isinstance(value, bool):
            raise ValueError(f"{key} is neither true nor false")
        if key not in (*RULES, _THRESHOLD, _KINDS):
            raise ValueError(f"there is no rule '{key}'")
    threshold = held.get(_THRESHOLD, DEFAULT_THRESHOLD)
    if isinstance(threshold, bool) or not isinstance(threshold, int | float):
        raise ValueError("threshold is not a number")
    kinds = held.get(_KINDS, [])
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise ValueError(f"{_KINDS} is not a list of kinds of claims")
    on = frozenset(rule for rule in RULES if held.get(rule, True))
    return HouseRules(on, float(threshold), frozenset(kinds), source)
