"""What would be signed: numbers, and every house rule with whether it is met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.review.content import ink
from workbench.review.content.words import counted
from workbench.review.glyphs import Glyphs
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.house_rules import Breach, HouseRules
    from workbench.desk.sign_off import Proposal

_STATE = 12
"""Cells for whether a rule is met."""


def proposal_text(
    proposal: Proposal, rules: HouseRules, set_aside: Mapping[str, str], glyphs: Glyphs
) -> Content:
    """The document's numbers by verdict, and the rules.

    Args:
        proposal: what would be signed.
        rules: the rules in force.
        set_aside: why, by the names of the rules that are set aside.
        glyphs: the signs to draw with.
    """
    from workbench.desk.house_rules import RULES

    row = proposal.document
    states = {
        "corroborated": row.corroborated,
        "contested": row.contested,
        "unsupported": row.unsupported,
        "dismissed": row.dismissed,
        "unreviewed": row.open,
    }
    numbers = [
        Content.assemble(
            (f"{glyphs.states[state]} {number:,} ", ink.STATES[state]),
            "open" if state == "unreviewed" else state,
        )
        for state, number in states.items()
    ]
    broken = Counter(breach.rule for breach in proposal.broken)
    lines = [
        Content.assemble((counted(row.claims, "claim"), ink.STRONG), ": ")
        + Content("   ").join(numbers),
        Content(""),
    ]
    lines += [
        _rule(name, RULES[name], broken[name], set_aside.get(name), glyphs)
        for name in RULES
        if name in rules.rules
    ]
    if set(set_aside) != set(broken):
        lines += [Content(""), Content.styled("Unmet:", ink.STRONG)]
    return Content("\n").join(lines)


def _rule(name: str, asks: str, broken: int, aside: str | None, glyphs: Glyphs) -> Content:
    """A rule: met, set aside with the reason, or how often it is broken."""
    if broken and aside:
        told = Content.styled(f"{glyphs.warning} set aside: {line(aside)}", ink.WARNING)
    elif broken:
        told = Content.styled(f"{glyphs.warning} {broken:,} unmet".ljust(_STATE), ink.WARNING)
    else:
        met = f"{glyphs.states['corroborated']} met".ljust(_STATE)
        told = Content.styled(met, ink.STATES["corroborated"])
    return Content.assemble(told, f"  {asks}  ", (name, ink.QUIET))


def breach_line(breach: Breach) -> Content:
    """What is unmet of one claim."""
    return Content.assemble(
        (f"#{breach.claim.ord} ", ink.KEY),
        (f"{line(breach.message)}  ", ink.WARNING),
        (line(breach.claim.reading), ink.QUIET),
    )
