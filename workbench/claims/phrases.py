"""The noun phrase beside a word of saying: who is said to say it.

No grammar, but a walk over the words on either side of the cue that stops at what cannot
belong to a name or a description of a speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.claims import lexicon as lx
from workbench.claims import tokens as tk
from workbench.claims.lexicon import words
from workbench.claims.tokens import Token

_LINKING = words("of for in at from with on inside to")
_HANGING = frozenset({"of", "for", "in", "at", "from", "with", "close", "on", "inside"})
_WIDEST = 12
_PLACING = words("of in at from")
_APPOSED = words("of from at with speaking writing citing referring quoting responding")
_CLAUSE = 60
"""How many words back the beginning of a clause is looked for."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens taken for a speaker."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens[-1].end

    @property
    def pronoun(self) -> str | None:
        """The pronoun, when the phrase is nothing else."""
        lower = self.tokens[0].lower
        return lower if len(self.tokens) == 1 and lower in tk.PRONOUNS else None

    @property
    def described(self) -> bool:
        """Whether a role is the head and what follows hangs on it (``head of the board``)."""
        lower = [token.lower for token in self.tokens]
        return any(
            word in lx.ROLES and following in _HANGING for word, following in pairwise(lower)
        )

    @property
    def description(self) -> bool:
        """Whether it tells of someone without a name: ``a pilot from Moss``, ``Moss’s mayor``."""
        plain = [token for token in self.tokens if token.lower not in tk.DETERMINERS]
        return bool(plain) and any(at.text[0].islower() for at in (plain[0], plain[-1]))

    @property
    def joined(self) -> bool:
        """Whether several are named: ``the mayor and the harbour board``."""
        return any(token.lower == "and" for token in self.tokens)

    @property
    def plural(self) -> bool:
        """Whether it stands for more than one."""
        last = self.tokens[-1].lower
        return (
            self.joined
            or last == "they"
            or self.role in lx.PLURAL_ROLES
            or last in lx.PLURAL_DEMONYMS
            or bool(tk.DOERS.search(last) and last.endswith("s"))
        )

    @property
    def role(self) -> str | None:
        """The noun that says what the speaker is: ``official``, ``ministry``."""
        lower = [token.lower for token in self.tokens]
        owners = max((at for at, word in enumerate(lower) if word in ("’s", "'s")), default=-1)
        return next((word for word in lower[owners + 1 :] if word in lx.ROLES), None)


def before(run: Sequence[Token], at: int) -> Phrase | None:
    """The speaker left of the cue ``run[at]``; None when none can be told."""
    at -= 1
    while at >= 0 and tk.skipped(run[at]):
        at -= 1
    if at < 0:
        return None
    if run[at].text in (",", "—", "–", ")"):
        return _across_apposition(run, at)
    if run[at].lower in ("who", "which") and at:
        back = at - 1 if run[at - 1].text != "," else at - 2
        return _leftwards(run, back) if back >= 0 else None
    return _leftwards(run, at)


def _across_apposition(run: Sequence[Token], at: int) -> Phrase | None:
    """``Anna Berg, the keeper of the light, said``: the phrase before the first comma."""
    openings = ("(",) if run[at].text == ")" else (",", "—", "–")
    for back in range(at - 1, max(0, at - 30), -1):
        if run[back].text in openings and _apposes(run, back + 1, at):
            outer = _described(run, back)
            named = outer is not None and not outer.description
            return outer if named else _renamed(run, back, at) or outer
    return None


def _described(run: Sequence[Token], comma: int) -> Phrase | None:
    """The phrase before an apposition; where it is one itself, the name before that.

    ``Karl Lund, a pilot from Moss, in Norway, said``; ``Karl Lund (54), chair of the board,``.
    """
    if comma and run[comma - 1].text == ")":
        return _across_apposition(run, comma - 1)
    found = _leftwards(run, comma - 1)
    if found is None or not found.description:
        return found
    first = run.index(found.tokens[0])
    if first < 2 or run[first - 1].text != "," or not run[first - 2].text[0].isupper():
        return found
    outer = _leftwards(run, first - 2)
    before_it = run.index(outer.tokens[0]) - 1 if outer else -1
    led = before_it >= 0 and run[before_it].lower in tk.PREPOSITIONS
    return found if outer is None or led else outer


def _renamed(run: Sequence[Token], comma: int, at: int) -> Phrase | None:
    """``the ferry company, Skyline, said``: the name that stands in apposition."""
    between = run[comma + 1 : at]
    described = run[comma - 1].text.islower()
    if described and 0 < len(between) < 5 and all(token.text[0].isupper() for token in between):
        return Phrase(tuple(between))
    return None


def _apposes(run: Sequence[Token], first: int, at: int) -> bool:
    """Whether ``run[first:at]`` may describe the name before it."""
    if at - first < 3 or run[first - 1].text == "(":
        return True
    lower = run[first].lower
    return (
        lower in tk.DETERMINERS
        or lower in _APPOSED
        or lower in ("who", "which", "whose", "then", "former", "himself", "herself", "also")
        or lower in lx.ROLES
        or lower in lx.TITLES
        or run[first].text[0].isdigit()
        or (first + 1 < at and run[first + 1].text in ("’s", "'s"))
    )


def _leftwards(run: Sequence[Token], at: int) -> Phrase | None:
    last = at
    if run[at].lower in tk.PRONOUNS:
        return Phrase((run[at],))
    while at >= 0 and last - at < _WIDEST:
        token = run[at]
        if token.lower in tk.DETERMINERS:
            if _may_link(run, at - 1) or _joins(run, at - 1):
                at -= 2
                continue
            at -= 1
            break
        if token.lower in ("and", "&"):
            if at == last or not _joins(run, at):
                break
        elif token.lower in _LINKING and token.lower not in lx.CONNECTORS:
            if not _may_link(run, at):
                break
        elif not tk.nominal(token):
            break
        at -= 1
    return _phrase(run[at + 1 : last + 1])


def _joins(run: Sequence[Token], at: int) -> bool:
    """Whether ``run[at]`` is an *and* between two who can speak."""
    return at > 0 and run[at].lower == "and" and tk.can_speak(run[at - 1])


def _may_link(run: Sequence[Token], at: int) -> bool:
    """Whether the preposition ``run[at]`` hangs on a word for a speaker: ``head of``."""
    if at < 1 or run[at].lower not in _LINKING:
        return False
    left = run[at - 1]
    named = run[at].lower in _PLACING and left.text[0].isupper()
    return named or left.lower in lx.ROLES or left.lower in lx.OF_HEADS or left.lower == "close"


def opening(run: Sequence[Token], at: int) -> Phrase | None:
    """The subject of the clause that ``run[at]`` belongs to: the phrase it opens with."""
    first = max(0, at - _CLAUSE)
    for back in range(at - 2, first, -1):
        if run[back].text in (";", "—") or run[back].lower in ("but", "while", "because", "when"):
            first = back + 1
            break
    lower = run[first].lower
    if lower in tk.PREPOSITIONS or lower in ("while", "when", "as", "if") or lower.endswith("ly"):
        comma = next((i for i in range(first, at) if run[i].text == ","), None)
        first = at if comma is None else comma + 1
    return after(run, first) if first < at else None


def after(run: Sequence[Token], at: int, *, anything: bool = False) -> Phrase | None:
    """The speaker right of position ``at`` (the first token that may belong to it).

    Args:
        anything: whether papers, terms and the like will do (after ``according to``).
    """
    first = at
    while at < len(run) and at - first < _WIDEST:
        token = run[at]
        linked = token.lower in _LINKING and (
            _may_link(run, at) or (anything and token.lower == "of" and at > first)
        )
        determiner = token.lower in tk.DETERMINERS and (
            at == first or run[at - 1].lower in _LINKING or run[at - 1].lower == "and"
        )
        joined = token.lower in ("and", "&") and at > first and _speaks(run, at + 1)
        if not (linked or determiner or joined or tk.nominal(token)):
            break
        goes_on = linked or token.text in ("’s", "'s") or not token.text.islower()
        if at > first and not goes_on and tk.doer(run[at - 1].lower):
            break
        at += 1
    if at > first and at + 1 < len(run) and run[at].text == ",":
        stop = next((i for i in range(at + 1, min(at + 6, len(run))) if run[i].text in ",."), at)
        if (named := _renamed(run, at, stop)) is not None:
            return named
    found = _phrase(run[first:at], anything=anything) or _phrase(_named(run[first:at]))
    if found is None and first < len(run) and run[first].lower in tk.PRONOUNS:
        return Phrase((run[first],))
    return found


def _named(run: Sequence[Token]) -> Sequence[Token]:
    """The run up to its last capitalised word: ``Karl Lund declined`` is Karl Lund.

    One capital alone may be the sentence's own.
    """
    last = max((at for at, token in enumerate(run) if token.text[0].isupper()), default=-1)
    owner = last + 1 < len(run) and run[last + 1].text in ("’s", "'s")
    return [] if owner or last < 1 else run[: last + 1]


def _speaks(run: Sequence[Token], at: int) -> bool:
    return at < len(run) and (run[at].text[:1].isupper() or run[at].lower in lx.ROLES)


def _phrase(run: Sequence[Token], *, anything: bool = False) -> Phrase | None:
    """The phrase, when what it names can speak: a name, a role, a people."""
    kept = list(run)
    while kept and (kept[0].lower in ("and", "&") or kept[0].text in ("’s", "'s")):
        kept.pop(0)
    while kept and kept[-1].lower in ("and", "&", "of", "for", "’s", "'s", "’"):
        kept.pop()
    if not kept:
        return None
    phrase = Phrase(tuple(kept))
    able = tk.can_speak(kept[-1]) or (len(kept) > 1 and tk.doer_alone(kept))
    return phrase if anything or able or phrase.described else None
