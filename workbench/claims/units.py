"""Units: money, measures, shares, and the nouns that are counted."""

from __future__ import annotations

import re

from workbench.claims import lexicon as lx
from workbench.claims.abbreviations import OPENERS
from workbench.claims.lexicon import words

MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "rs": "INR",
    "rs.": "INR",
    "₽": "RUB",
    "₪": "ILS",
    "₺": "TRY",
    "₩": "KRW",
    "chf": "CHF",
    "eur": "EUR",
    "usd": "USD",
    "gbp": "GBP",
}
CURRENCY_SIGN = r"(?:(?:US|A|C|NZ|HK|S|R)?\$|[€£¥₹₽₪₺₩]|Rs\.?|CHF|EUR|USD|GBP)"
"""What stands before an amount of money, as a pattern."""

_MONEY = {
    "dollar": "USD",
    "euro": "EUR",
    "cent": "cent",
    "pence": "pence",
    "penny": "pence",
    "zloty": "PLN",
    "lira": "TRY",
    "won": "KRW",
    "chf": "CHF",
    "yen": "JPY",
    "yuan": "CNY",
    "rupee": "INR",
    "franc": "franc",
    "krona": "krona",
    "kronor": "krona",
    "peso": "peso",
    "shekel": "ILS",
    "ruble": "RUB",
    "rouble": "RUB",
    "pound sterling": "GBP",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
}
_MEASURES: dict[str, str] = {
    form: unit
    for unit, forms in {
        "percent": "% percent|per cent|pct|prozent|pour cent|por ciento|por cento|per cento|procent"
        "|процентов|процента|процент",
        "percentage point": "percentage point|percentage points|pp|points of gdp",
        "basis point": "basis point|basis points",
        "km": "km|kilometre|kilometres|kilometer|kilometers",
        "m": "m|metre|metres|meter|meters",
        "cm": "cm|centimetre|centimetres|centimeter|centimeters",
        "mm": "mm|millimetre|millimetres|millimeter|millimeters",
        "mile": "mile|miles|mi",
        "foot": "foot|feet|ft",
        "inch": "inch|inches",
        "yard": "yard|yards",
        "square km": "square kilometre|square kilometres|square kilometer|square kilometers|sq km"
        "|km²",
        "square m": "square metre|square metres|square meter|square meters|sq m|m²",
        "square mile": "square mile|square miles|sq mi",
        "square foot": "square foot|square feet|sq ft",
        "cubic m": "cubic metre|cubic metres|cubic meter|cubic meters|m³",
        "hectare": "hectare|hectares|ha",
        "acre": "acre|acres",
        "kg": "kg|kilogram|kilograms|kilo|kilos",
        "g": "g|gram|grams",
        "tonne": "tonne|tonnes|metric ton|metric tons|t",
        "ton": "ton|tons",
        "pound": "pound|pounds|lb|lbs",
        "ounce": "ounce|ounces|oz",
        "litre": "litre|litres|liter|liters|l",
        "gallon": "gallon|gallons",
        "barrel": "barrel|barrels",
        "second": "second|seconds|sec|secs",
        "minute": "minute|minutes|min|mins",
        "hour": "hour|hours|hr|hrs",
        "day": "day|days",
        "week": "week|weeks",
        "month": "month|months",
        "year": "year|years|yr|yrs|year old|years old|year olds|years of age",
        "decade": "decade|decades",
        "century": "century|centuries",
        "km/h": "km/h|kph|kmh|kilometres per hour|kilometers per hour|kilometres an hour",
        "mph": "mph|miles per hour|miles an hour",
        "knot": "knot|knots",
        "°C": "°c|degrees celsius|degree celsius|degrees c",
        "°F": "°f|degrees fahrenheit|degree fahrenheit|degrees f",
        "degree": "°|degree|degrees",
        "W": "watt|watts",
        "kW": "kw|kilowatt|kilowatts",
        "MW": "mw|megawatt|megawatts",
        "GW": "gw|gigawatt|gigawatts",
        "kWh": "kwh|kilowatt hour|kilowatt hours",
        "MB": "mb|megabyte|megabytes",
        "GB": "gb|gigabyte|gigabytes",
        "light-year": "light year|light years",
        "times": "times|fold|x",
    }.items()
    for form in forms.replace("% ", "%|").split("|")
}
_PLAIN_MEASURE = re.compile(
    r"[\s-]?(?:"
    + "|".join(
        re.escape(form).replace(r"\ ", r"[\s-]")
        for form in sorted(_MEASURES, key=len, reverse=True)
        if form[0].isalpha()
    )
    + r")(?![\w’'])|\s?(?:%|°\s?[CF]?\b|°)",
    re.IGNORECASE,
)
_COIN = re.compile(
    r"[\s-](?:(?:US|Canadian|Australian|Swiss|British)\s)?(?P<coin>"
    + "|".join(sorted(_MONEY, key=len, reverse=True))
    + r")s?\b",
    re.IGNORECASE,
)
_SIGN_AFTER = re.compile(r"[ \u00a0\u202f]?(?P<sign>[€£¥₹₽₪₺₩])(?!\s?\d)")
_STRAY = words("m g t l mi ha min sec pp in x")
"""Measures of a letter or two: only right after a figure."""
_TOKEN = re.compile(r"(?P<gap>[\s-]|[’']s\s)(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")
_IRREGULAR = words(
    """
    people children men women police cattle sheep fish aircraft geese mice teeth feet species
    personnel staff crew poultry deer series dead wounded injured missing
    """
)
_SINGULAR = words("person man woman child euro vote seat")
_MODIFIER = re.compile(
    r"(?:al|ic|ive|ous|ful|ed|ish|ian|ean|an|ese|less|ary|ory|able|ible|ent|ant|ern|en|y|ist|"
    r"ing|er|est)\Z"
)
_MODIFIERS = words(
    """
    more other new old young small large big great dead living remaining additional local major key
    main different separate full further extra long short high low free aid top first last such of
    the these those his her their its our whole senior former public private human head state
    war school police fire power bus car truck prison trade land sea air us uk un
    """
)
_NOT_COUNTED = words("was is has its this does us less unless across towards perhaps as thus yes")


def currency(sign: str) -> str:
    """The ISO code for what stands before an amount."""
    return _SIGNS.get(sign.lower(), sign)


def measure(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The measure or money right after a number, and where it ends."""
    if coin := _COIN.match(text, at, end):
        return _MONEY[coin["coin"].lower()], coin.end()
    if sign := _SIGN_AFTER.match(text, at, end):
        return _SIGNS[sign["sign"]], sign.end()
    match = _PLAIN_MEASURE.match(text, at, end)
    if match is None:
        return None
    form = re.sub(r"[\s-]+", " ", match[0].lower()).strip()
    spaced = match[0][0].isspace()
    lone = spaced and form not in ("m", "ha", "mi", "pp")
    if form in _STRAY and (lone or match[0][0] == "-"):
        return None
    return _MEASURES.get(form.replace("° ", "°"), "degree"), match.end()


def glued(text: str, at: int, end: int) -> tuple[str, int] | None:
    """A measure written onto its number without a space (``5km``)."""
    found = measure(text, at, end)
    return found if found is not None and not text[at].isspace() else None


def counted(text: str, at: int, end: int) -> tuple[str | None, int] | None:
    """The noun that is counted, and where it ends: ``10 Israeli captives``.

    A plural, after at most three words that look like adjectives; a singular after a hyphen.
    """
    position = at
    for _ in range(4):
        match = _TOKEN.match(text, position, end)
        if match is None:
            return None
        word, lower = match["word"], match["word"].lower()
        hyphen = match["gap"] == "-"
        if hyphen and position == at:
            return (None if lower in ("strong", "odd", "plus") else lower), match.end()
        if _plural(lower) or (position == at and lower in _SINGULAR):
            return (word if word[0].isupper() else lower), match.end()
        modifies = (
            lower in _MODIFIERS
            or lower in lx.DEMONYMS
            or word[0].isupper()
            or (bool(_MODIFIER.search(lower)) and lower not in OPENERS)
        )
        if not modifies or (position == at and lower in ("of", "the")):
            return None
        position = match.end()
    return None


def _plural(lower: str) -> bool:
    if lower in _IRREGULAR or lower in lx.PLURAL_DEMONYMS or lower.endswith("eaus"):
        return True
    if lower in _NOT_COUNTED or lower in lx.DEMONYMS:
        return False
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous"))
