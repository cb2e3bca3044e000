"""Date lines: the day on which a document was published, as its own head says."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero",
            "february feb februar février febrero",
            "march mar märz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août agosto",
            "september sep sept septembre septiembre",
            "october oct oktober octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?:T[\d:.]+Z?)?(?!\d)",
        r"(?P<year>\d{4})/(?P<number>\d\d)/(?P<day>\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}(?: de| of)? {_MONTH},?(?: de)? (?P<year>\d{{4}})",
        rf"\b{_MONTH} (?P<day>\d{{1,2}}){_ORDINAL},? (?P<year>\d{{4}})",
        rf"\b{_MONTH},? (?P<year>\d{{4}})",
    )
)
_FILLER = re.compile(
    r"(?>(?:first |last |originally )?(?:published|posted|updated|modified|issued|created|filed"
    r"|dated?|on|at|of|the|veröffentlicht|aktualisiert|am|uhr|publié|le|mis à jour|à|publicado|el"
    r"|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|[ap]\.?m\.?|[ap]m"
    r"|[A-Z]{2,4}T?|UTC|[+-]\d{4}|\d{1,2}[:.h]\d\d(?::\d\d)?Z?|\d{1,2}|T"
    r"|\d+ min(?:ute)?s? read|ago)\b|[\W_])++",
    re.IGNORECASE,
)
_LONGEST = 120


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date, a time and words such as ``Published``."""
    found = _find(line)
    if found is None:
        return False
    rest = line[: found.start()] + " " + line[found.end() :]
    if (second := _find(rest)) is not None:
        rest = rest[: second.start()] + " " + rest[second.end() :]
    return not rest.strip() or _FILLER.fullmatch(rest) is not None


def first_date(line: str) -> str | None:
    """The first date of a line, as far as it is certain: ``2024-04-15`` or ``2024-04``."""
    found = _find(line)
    if found is None:
        return None
    parts = found.groupdict()
    month = int(parts.get("number") or 0) or _MONTHS[parts["month"].lower()]
    if parts.get("day") is None:
        return f"{parts['year']}-{month:02}"
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _find(line: str) -> re.Match[str] | None:
    """The first date of a short line; the most exact form where several begin together."""
    if len(line) > _LONGEST:
        return None
    found = [match for form in _FORMS if (match := form.search(line))]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)
