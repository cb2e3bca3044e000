"""Quantities and dates as news writes them; every line was written with its answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claims.texts import only
from workbench.model.claim import Quantity

_QUANTITIES = [
    # approximations
    ("It cost just over €2 million.", [("2000000", "EUR", "over")]),
    ("It cost slightly less than $5m.", [("5000000", "USD", "under")]),
    ("Roughly 1,500 gulls came.", [("1500", "gulls", "about")]),
    ("Almost 60 per cent agreed.", [("60", "percent", "about")]),
    ("At least 12 boats sank.", [("12", "boats", "over")]),
    ("No more than three boats sank.", [("3", "boats", "under")]),
    ("Up to 40 millimetres of rain fell.", [("40", "mm", "under")]),
    ("Some 300 people came.", [("300", "people", "about")]),
    ("Close to a third of the boats sank.", [("0.3333", "boats", "about")]),
    ("Nearly three-quarters of voters came.", [("0.75", "voters", "about")]),
    ("More than a million and a half people came.", [("1500000", "people", "over")]),
    ("A million and a half gulls nest here.", [("1500000", "gulls", "exact")]),
    ("Two and a half million gulls nest here.", [("2500000", "gulls", "exact")]),
    ("One and a half kilometres of pier burned.", [("1.5", "km", "exact")]),
    ("About two dozen boats sank.", [("24", "boats", "about")]),
    ("Half a dozen boats sank.", [("6", "boats", "exact")]),
    ("Tens of thousands of gulls came.", [("10000", "gulls", "about")]),
    ("Twenty-odd boats sank.", [("20", "boats", "about")]),
    ("A hundred or so boats sank.", [("100", "boats", "about")]),
    # ranges
    ("Between 20 and 30 boats sank.", [("20-30", "boats", "range")]),
    ("From 20 to 30 boats sank.", [("20-30", "boats", "range")]),
    ("It costs $3-4 million.", [("3000000-4000000", "USD", "range")]),
    ("It costs £200–£300.", [("200-300", "GBP", "range")]),
    ("It takes 18 to 20 weeks.", [("18-20", "week", "range")]),
    ("Between one-quarter and one-third of boats sank.", [("0.25-0.3333", "boats", "range")]),
    ("It rose from 2.5 to 3.1 percent.", [("2.5-3.1", "percent", "range")]),
    # percent and percentage points
    ("It fell by 2.3%.", [("2.3", "percent", "exact")]),
    ("It fell by 2.3 percentage points.", [("2.3", "percentage point", "exact")]),
    ("It fell by half a percentage point.", [("0.5", "percentage point", "exact")]),
    ("It fell 25 basis points.", [("25", "basis point", "exact")]),
    ("A 10-percent cut followed.", [("10", "percent", "exact")]),
    # money
    ("It cost 250,000 euros.", [("250000", "EUR", "exact")]),
    ("It cost 250,000 €.", [("250000", "EUR", "exact")]),
    ("It cost 3.5 million kronor.", [("3500000", "krona", "exact")]),
    ("It cost EUR 4.5 million.", [("4500000", "EUR", "exact")]),
    ("It cost 4.5 million EUR.", [("4500000", "EUR", "exact")]),
    ("It cost US$1.2bn.", [("1200000000", "USD", "exact")]),
    ("It cost A$40.", [("40", "AUD", "exact")]),
    ("It cost 40 pence.", [("40", "pence", "exact")]),
    ("It cost 99 cents.", [("99", "cent", "exact")]),
    ("It cost £1,250.50.", [("1250.5", "GBP", "exact")]),
    ("It cost ¥500 billion.", [("500000000000", "JPY", "exact")]),
    ("It cost billions of dollars.", [("1000000000", "USD", "about")]),
    # ordinals and ages
    ("It was the 27th crossing.", [("27", "ordinal", "exact")]),
    ("Karl Lund, 54, resigned.", [("54", None, "exact")]),
    ("The 54-year-old pilot resigned.", [("54", "year", "exact")]),
    ("He is 54 years old.", [("54", "year", "exact")]),
    ("A girl aged nine swam it.", [("9", None, "exact")]),
    # words and figures
    ("Seven boats sank.", [("7", "boats", "exact")]),
    ("Twenty-seven boats sank.", [("27", "boats", "exact")]),
    ("One hundred and twenty boats sank.", [("120", "boats", "exact")]),
    ("Three thousand, two hundred gulls came.", [("3200", "gulls", "exact")]),
    ("12.5 million gulls came.", [("12500000", "gulls", "exact")]),
    ("1\u202f250 boats sank.", [("1250", "boats", "exact")]),
    ("Two-thirds of the boats sank.", [("0.6667", "boats", "exact")]),
    ("3½ miles of pier burned.", [("3.5", "mile", "exact")]),
    ("One in four boats sank.", [("0.25", "boats", "exact")]),
    ("Two out of three boats sank.", [("0.6667", "boats", "exact")]),
    ("Nine out of ten people agree.", [("0.9", "people", "exact")]),
    # measures
    ("It fell to -12 degrees Celsius.", [("-12", "°C", "exact")]),
    ("It was minus 12 degrees.", [("-12", "degree", "exact")]),
    ("It was 30°C in the shade.", [("30", "°C", "exact")]),
    ("Winds of 90 km/h blew.", [("90", "km/h", "exact")]),
    ("Winds of 60 mph blew.", [("60", "mph", "exact")]),
    ("It is 1.8 metres deep.", [("1.8", "m", "exact")]),
    ("It is 1.8m deep.", [("1.8", "m", "exact")]),
    ("It covers 40 sq km.", [("40", "square km", "exact")]),
    ("It weighs 12 tonnes.", [("12", "tonne", "exact")]),
    ("A 350-tonne crane fell.", [("350", "tonne", "exact")]),
    ("It yields 20 megawatts.", [("20", "MW", "exact")]),
    ("It lasted two hours and ten minutes.", [("2", "hour", "exact"), ("10", "minute", "exact")]),
    ("It tripled to 90 boats.", [("90", "boats", "exact")]),
    ("It is three times as long.", [("3", "times", "exact")]),
    ("It is 4x larger.", [("4", "times", "exact")]),
    # no quantities
    ("He took Flight 815 from Gate 12.", []),
    ("See Article 50 and page 12.", []),
    ("He lives at 10 Harbour Street.", []),
    ("It opens at 10:30 and closes at 5 p.m.", []),
    ("It opens at ten o’clock.", []),
    ("No one came.", []),
    ("On the one hand it leaks.", []),
    ("One of the boats sank.", []),
    ("The Second World War began.", []),
    ("The Fifty Lamps exhibition opened.", []),
    ("They call 555 123 4567 for help.", []),
    ("They outnumber them 3 to 1.", [("3-1", "ratio", "exact")]),
    ("The board voted 5–4 to close it.", [("5-4", "score", "exact")]),
    ("Moss lost 1-3 on Sunday.", [("1-3", "score", "exact")]),
    ("Moss won 3-1 on Sunday.", [("3-1", "score", "exact")]),
]


def _told(quantity: Quantity) -> tuple[str, str | None, str]:
    upper = f"-{quantity.upper}" if quantity.upper else ""
    return quantity.value + upper, quantity.unit, quantity.bound


@pytest.mark.parametrize(("text", "expected"), _QUANTITIES)
def test_quantities(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [_told(quantity) for quantity in only(text).quantities] == expected


_DATES = [
    # precision
    ("It opened on 12 May 1931.", [("1931-05-12", "day")]),
    ("It opened on May 12, 1931, at noon.", [("1931-05-12", "day")]),
    ("It opened on the 12th of May, 1931.", [("1931-05-12", "day")]),
    ("It opened on Tuesday, May 12, 1931.", [("1931-05-12", "day")]),
    ("It opened on Tuesday 12 May 1931.", [("1931-05-12", "day")]),
    ("It opened on 12th May 1931.", [("1931-05-12", "day")]),
    ("It opened on 1931-05-12.", [("1931-05-12", "day")]),
    ("It opened on 12.05.1931.", [(None, "day")]),
    ("It opened on 25.05.1931.", [("1931-05-25", "day")]),
    ("It opened on 5/25/1931.", [("1931-05-25", "day")]),
    ("It opened in May 1931.", [("1931-05", "month")]),
    ("It opened in May of 1931.", [("1931-05", "month")]),
    ("It opened in early May 1931.", [("1931-05", "month")]),
    ("It opened in mid-May 1931.", [("1931-05", "month")]),
    ("It opened at the end of May 1931.", [("1931-05", "month")]),
    ("It opened in 1931.", [("1931", "year")]),
    ("It opened in late 1931.", [("1931", "year")]),
    ("It opened around 1931.", [("1931", "year")]),
    ("It opened in the 1930s.", [("193", "decade")]),
    ("It opened in the early 1930s.", [("193", "decade")]),
    ("It opened in the ’30s.", [(None, "decade")]),
    ("It opened in the nineteenth century.", [("18", "century")]),
    ("It opened in the late 19th century.", [("18", "century")]),
    ("It opened in the 1800s.", [("18", "century")]),
    ("It opened in the summer of 1931.", [("1931", "period")]),
    ("It opened in summer 1931.", [("1931", "period")]),
    ("It opened in the third quarter of 1931.", [("1931", "period")]),
    ("It opened in Q3 1931.", [("1931", "period")]),
    ("It opened in the first half of 1931.", [("1931", "period")]),
    ("It was built in 300 BC.", [("-0299", "year")]),
    # ranges
    ("It was built between 1931 and 1934.", [("1931", "year"), ("1934", "year")]),
    ("It was built in 1931–34.", [("1931/1934", "period")]),
    ("It ran from May 12 to May 14, 1931.", [("--05-12", "day"), ("1931-05-14", "day")]),
    ("It ran on 12–14 May 1931.", [("1931-05-12/1931-05-14", "period")]),
    ("It ran on May 12-14, 1931.", [("1931-05-12/1931-05-14", "period")]),
    ("It ran in the 2019/20 season.", [("2019/2020", "period")]),
    # weekdays and relative
    ("It opened on Tuesday.", [("2025-03-25", "weekday")]),
    ("It opened last Tuesday.", [(None, "relative")]),
    ("It opened yesterday.", [("2025-03-25", "relative")]),
    ("It opened two weeks ago.", [("2025-W11", "relative")]),
    ("It opened three years ago.", [("2022", "relative")]),
    ("It opened last month.", [("2025-02", "relative")]),
    ("It opens next year.", [("2026", "relative")]),
    ("It opened last summer.", [(None, "relative")]),
    ("It opened on March 18.", [("2025-03-18", "day")]),
    ("It opened in February.", [("2025-02", "month")]),
    ("It opened the following day.", [(None, "relative")]),
    # no dates
    ("It may march on.", []),
    ("It is 1931 metres long.", []),
    ("To this day it leaks.", []),
    ("It serves 1900 people.", []),
    ("It opened in Room 2019.", []),
    ("The second floor fell in.", []),
]


@pytest.mark.parametrize(("text", "expected"), _DATES)
def test_dates(text: str, expected: list[tuple[str | None, str]]) -> None:
    found = only(text, published=date(2025, 3, 26).isoformat()).dates
    assert [(mention.iso, mention.precision) for mention in found] == expected
