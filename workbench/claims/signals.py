"""Signs by which a statement shows what it is: the named features of check-worthiness.

Each feature looks at one thing that a reader can see: a figure, a date, a name, a hedge, a
prediction. :mod:`workbench.claims.worth` weighs them; :mod:`workbench.claims.kinds` names kinds
of statements by them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workbench.claims.lexicon import words

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")

HEDGES = words(
    """
    perhaps maybe might may could possibly possible seems seem seemed seemingly appears appear
    appeared apparently likely unlikely presumably supposedly potentially somewhat arguably
    ostensibly suggests suggest suggested suggesting indications
    """
)
OPINIONS = words(
    """
    should must ought best worst better worse good bad great terrible horrible awful wonderful
    beautiful ugly sad sadly shame shameful disgrace disgraceful outrageous ridiculous absurd
    fortunately unfortunately hopefully clearly obviously undoubtedly certainly frankly honestly
    truly important unacceptable inadequate genuine legitimate right wrong fair unfair just unjust
    necessary essential needs deserve deserves love hate hope wish admirable excellent splendid
    fine nice notable remarkable impressive disappointing failed fail fails failure imperfect
    meaningful reasonable unreasonable brave cruel evil lies propaganda sabotage genocidal fanatical
    grudgingly belligerent massive bloody huge sweeping
    """
)
FRAMING = words(
    """
    underscores underscore underscoring highlights highlight highlighting reflects reflect
    reflecting reveals exposes exemplifies represents represent represented represents signals
    illustrates demonstrates shapes informs centers extends concerns dynamics dynamic complex
    complexity nuanced fundamental fundamentally crucial significant significantly significance
    broader perspective perspectives framework frameworks approach approaches context contexts
    narrative challenges challenge continuing ongoing deep deeply profound inherent underlying
    comprehensive ultimately essentially rather particularly increasingly considerations
    implications role nature sense aspects dimension dimensions legitimacy moral spiritual core
    central theme concern underpin foundation foundations lasting genuine vital importance testament
    landscape tapestry pivotal overall conclusion
    """
)
PREDICTIONS = words(
    """
    will won't shall tomorrow soon future eventually inevitably expected expects forecast forecasts
    predicted predicts prediction i'll we'll you'll he'll she'll they'll it'll
    """
)
CONDITIONALS = words("would if unless otherwise wouldn't i'd we'd you'd he'd she'd they'd")
FIRST_PERSON = words("i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've")
SECOND_PERSON = words("you your yours yourself you're you've you'd you'll")
SUPERLATIVES = words(
    """
    most least largest biggest smallest highest lowest greatest oldest youngest longest shortest
    fastest slowest strongest weakest richest poorest deadliest worst best first last only ever
    never always record unprecedented every everyone nobody none no unique sole
    """
)
COMPARISONS = words(
    """
    more less fewer higher lower larger smaller bigger greater than rose rise risen rises rising
    fell fall fallen falls falling increased increase increases increasing decreased decrease grew
    grow grown growing declined decline doubled double tripled triple halved dropped drop gained
    lost cut reduced raised up down compared twice average per
    """
)
CAUSES = words(
    """
    because due caused cause causes causing led leads leading resulted result results resulting
    therefore hence thus consequently owing thanks prompted triggered forced forcing contributed
    blamed enabled prevented allowed stems
    """
)
NEGATIONS = words("not no never none nobody nothing neither nor without n't")
CASUALTIES = words(
    """
    killed kill killing kills died dead death deaths dies dying wounded injured injuries casualties
    casualty fatalities fatality murdered drowned perished victims missing hospitalized
    hospitalised toll bodies survivors
    """
)
_IRREGULAR_PAST = words(
    """
    was were had did went came made took gave got saw knew found told said became began left kept
    held brought built bought sent spent lost paid met ran won wrote sat stood led grew rose fell
    cut put set broke chose drove flew spoke drew hit shot struck fought sold sank swam wore threw
    opened closed voted signed served bore swore withdrew
    """
)
_EVENTS = words(
    """
    signed voted passed killed died born elected appointed announced launched founded opened closed
    arrested charged convicted sentenced resigned attacked bombed invaded withdrew seized captured
    released returned built destroyed bought sold paid spent approved banned imposed introduced
    ordered attended visited met moved joined left served won lost beat published released reported
    discovered measured collapsed crashed struck fell rose agreed rejected refused violated
    completed repaired carried counted recorded hired fired issued created established
    """
)
_THANKS = words("thank thanks hello welcome please goodbye sorry okay ok well yes no oh")
_ADJECTIVE_ED = re.compile(r"(?:eed|ied)\Z")
_YOU_KNOW = re.compile(r"\b(?:you know|i mean|let me|i think|i believe|i want|by the way)\b")


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known of a sentence when it is weighed.

    Attributes:
        text: its words as they stand.
        own: its words outside quotation marks, in small letters: the author's. All of them when
            there are none outside.
        quantities, dates, names: how many of each.
        money, share: whether one of the quantities is an amount of money, a percentage.
        big: whether one of them is over a thousand.
        people: how many of the names are a person's.
        quoted: how much of it stands in quotation marks, 0…1.
        spoken: whether someone is said to say it; ``held`` whether someone holds the position.
        marked: whether it carries a reference mark.
    """

    text: str
    own: tuple[str, ...] = ()
    quantities: int = 0
    dates: int = 0
    names: int = 0
    people: int = 0
    money: bool = False
    share: bool = False
    big: bool = False
    quoted: float = 0.0
    spoken: bool = False
    held: bool = False
    marked: bool = False


def tokens(text: str) -> list[str]:
    """The words in small letters, with a plain apostrophe."""
    return _WORD.findall(text.lower().replace("’", "'"))


def past(run: Sequence[str]) -> int:
    """How many words look like a past tense."""
    return sum(
        word in _IRREGULAR_PAST
        or (len(word) > 4 and word.endswith("ed") and not _ADJECTIVE_ED.search(word))
        for word in run
    )


def features(statement: Statement, run: Sequence[str]) -> dict[str, float]:
    """The features of a statement that are present, each 0…1.

    Args:
        statement: what was found in it.
        run: its words, as :func:`tokens` gives them.
    """
    own = statement.own or run
    seen, voice = frozenset(run), frozenset(own)
    text = statement.text
    length = len(run)
    found = {
        "quantity": min(statement.quantities, 3) / 3,
        "any_quantity": float(statement.quantities > 0),
        "money": float(statement.money),
        "percentage": float(statement.share),
        "large_number": float(statement.big),
        "date": min(statement.dates, 2) / 2,
        "name": min(statement.names, 4) / 4,
        "any_name": float(statement.names > 0),
        "person": min(statement.people, 2) / 2,
        "event": min(_count(run, _EVENTS), 3) / 3,
        "past_tense": min(past(run), 4) / 4,
        "casualties": float(bool(seen & CASUALTIES)),
        "superlative": float(bool(seen & SUPERLATIVES)),
        "comparison": min(_count(run, COMPARISONS), 2) / 2,
        "cause": float(bool(seen & CAUSES)),
        "negation": float(bool(seen & NEGATIONS)),
        "attribution": float(statement.spoken),
        "position": float(statement.held and not statement.spoken),
        "quotation": statement.quoted,
        "reference_mark": float(statement.marked),
        "hedge": min(_count(own, HEDGES), 2) / 2,
        "opinion": min(_count(own, OPINIONS), 3) / 3,
        "framing": min(_count(own, FRAMING), 4) / 4,
        "prediction": float(bool(voice & PREDICTIONS)),
        "conditional": float(bool(voice & CONDITIONALS)),
        "first_person": min(_count(own, FIRST_PERSON), 3) / 3,
        "second_person": min(_count(own, SECOND_PERSON), 2) / 2,
        "question": float("?" in text[-3:]),
        "exclamation": float("!" in text[-3:]),
        "courtesy": float(bool(run) and run[0] in _THANKS),
        "talk": float(bool(_YOU_KNOW.search(" ".join(own)))),
        "short": max(0.0, 1 - length / 8),
        "long": min(max(0, length - 12), 24) / 24,
    }
    return {name: value for name, value in found.items() if value}


def _count(run: Sequence[str], among: Collection[str]) -> int:
    return sum(word in among for word in run)
