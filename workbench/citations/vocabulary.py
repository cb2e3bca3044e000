"""Words that carry digits of their own, so that digits behind them are hardly a mark."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATORS = _words("""
    nos nr vol vols p pp f ff fol ll fig figs ch chap chs sec secs art arts eq eqs ca ver app par
    para paras tab cl cols ref refs tel
""")
"""Abbreviations of places in a work: the digits behind them never are marks."""

ABBREVIATIONS = _words("""
    no l st c v vs rev ed op cap pl ex col jan feb mar apr jun jul aug sep sept oct nov dec mt ft
    lat long approx min max ext sq s d
""")
"""Abbreviations that may have a number: digits behind their full stop may be one."""

UNITS = _words("m km cm mm dm nm µm ft in yd mi sq kg g l h")
"""Units of length and area: their 2 and 3 are powers."""

FORMULAS = _words("""
    CO SO NO NOx NH CH PM SF UF TiO SiO CaCO HCO CS PO CD IL HLA MP PS MK MD A4 US$
""")
"""Formulas and types, written just so."""

NAMED = _words("""
    nox tio sio mp mpeg ipv html css utf sha md base log web python java perl php windows win
    iphone ipad covid sars cov mers formula usb gpt llama ver version rfc iso en din ean isbn issn
    doi http ftp ssl tls wifi lte dvd mac bs vitamin omega beta alpha ip port hz ghz mhz kb mb gb
    tb px pt em rs eur usd gbp arxiv pmid room hwy route rt apt ste page pg
""")
"""Formats and products: with their digits they are one name."""

COMMON = _words("""
    log base web port room page version formula level beta alpha windows python html vitamin
""")
"""Those of them that are common words too: a note may be cited behind them."""

NUMBERED = _words("""
    type level phase tier grade class stage step day week year chapter figure table part section
    line channel area radio unit zone block gate pier camp sector highway flight group model apollo
    boeing airbus falcon article annex rule form act scene book lesson season episode round number
    world mission district ward precinct division category option plan case studio junction
""")
"""Nouns that are counted by a number behind them; mostly a space stands between."""

VARIABLES = _words("m km cm mm dm nm µm ft in yd mi ha s kg g l")
"""Units whose raised digits are powers."""
