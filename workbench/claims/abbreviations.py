"""Words that end in a full stop without ending a sentence, and words that begin sentences.

All are lower-case and without their last stop. The groups differ in what may follow: see
:mod:`workbench.claims.stops`.
"""

from __future__ import annotations


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


JOINING = _words(
    """
    mr mrs ms mx dr prof messrs mme mlle msgr fr rev hon st ste sr mt
    gen lt col maj capt cmdr cdr adm brig sgt cpl pvt cpt lieut
    sen rep gov amb insp supt atty sec-gen
    v vs cf viz e.g eg i.e ie ca approx al. est q.v
    rs op ed eds trans illus govt gov't dept misc incl excl max avg temp
    """
)
"""Nothing ends here: titles before a name, ``e.g.``, ``vs.``, a currency before its amount."""

NUMBERED = _words(
    """
    no nos n° nº nr num p pp vol vols ch chap sec sect art arts fig figs eq eqs para paras
    app ver cl tel ext cap pt pts tab reg res bk
    """
)
"""Nothing ends here when a number follows; otherwise they are ordinary words."""

TRAILING = _words(
    """
    inc ltd corp co cos bros jr esq llc plc dept univ assn natl intl ave blvd rd hwy bldg etc al
    jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo
    """
)
"""These may end a sentence or stand inside one: they end it when a sentence opener follows.

Only written with a capital, where the lower-case word means something else.
"""

CAPITALISED_ONLY = _words(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo mt col gen hon rev ed app cap ext op ste est
    """
)

CLOSING = _words(
    """
    a.m p.m am pm b.c a.d c.e b.c.e bce ph.d m.d m.b.a b.a m.a b.sc m.sc j.d d.d.s ll.b ll.m ll.d
    lb lbs oz ft in mi yd yds sq km cm mm kg hr hrs min mins
    """
)
"""Times, eras, degrees and units: a capital after them opens a sentence, as a rule."""

UNITS = _words("lb lbs oz ft in mi yd yds sq km cm mm kg hr hrs min mins")
"""Those of :data:`CLOSING` that count only after a number."""

AFTER_TIME = _words(
    """
    et est edt gmt utc cet cest cst cdt pst pdt pt mst mdt bst ist eastern pacific central
    mountain local monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec
    """
)
"""What may follow a time of day within its sentence."""

OPENERS = _words(
    """
    the a an he it she they we i you his her its their our my your this that these those there
    here but and or so yet nor in on at by for from with without when while where who what why how
    which whose after before since until although though if unless because as however meanwhile
    instead then now nobody nothing none no not both some many most all any each every few several
    another other others such only even also still thus therefore hence moreover furthermore
    besides nevertheless nonetheless indeed perhaps please let is are was were do does did can
    could would should will may might have has had to of between under over into about against
    among during despite according critics officials residents one two three both once whether
    it's he's she's they're we're i'm i've i'll that's there's what's let's don't
    """
)
"""Capitalised, these open a sentence rather than continue a name."""

PLAIN_OPENERS = _words(
    """
    i i'm im i've i'll he she it they we you this that these those there but so if when what why
    how where who my your our their his her its it's there's that's don't do does did can
    could would should have has please just also then however although the because maybe like
    """
)
"""Written small, these still open a sentence after a whole word and its stop."""

PREPOSITIONS = _words("at on in by around about before after since until from during circa")

REPORTING = _words(
    """
    said says asked asks added told replied wrote shouted cried answered exclaimed tweeted posted
    demanded wondered declared insisted warned
    """
)

ORDINAL_LANGUAGES = _words("de da no nb nn fi cs sk sl hr sr hu et lv is pl tr")
"""Languages that write an ordinal as a number and a stop."""

BY_LANGUAGE: dict[str, frozenset[str]] = {
    "de": _words(
        """
        abs abt allg art aufl bd bsp bspw bzgl bzw ca dipl dr d.h etc evtl fr frl geb gem ggf hg
        hr hrn ing inkl jh jhd jr kap lt kath ev max med mind mio mrd nr o.ä p.a prof s.o s.u sog
        st str tel u.a u.ä usf usw v.a vgl z.b z.t zz
        """
    ),
    "fr": _words("m mm mme mlle mgr dr pr av boul chap art fig vol env cf p.ex etc st ste no"),
    "es": _words("sr sra srta dr dra d dña ud uds prof ing lic gral cap núm art pág págs vol fig"),
    "it": _words(
        "sig amm dir sig.ra sig.na sigg dott dott.ssa prof ing avv on sen art pag n cap ecc st"
    ),
    "pt": _words("sr sra dr dra prof eng exmo art pág págs vol fig núm av r d"),
    "nl": _words("dhr mevr mw dr drs ir ing prof mr nr blz bijv bv ca d.w.z enz evt m.b.t o.a zgn"),
    "ru": _words("г гг в вв им ул д кв т.е т.д т.п т.к руб тыс млн млрд стр рис см др проф акад"),
    "uk": _words("р рр ст вул ім буд кв т.д т.п тис млн млрд стор рис див ін проф акад"),
    "pl": _words("dr prof inż mgr ul al św np tzn tj itd itp nr str r w godz tys mln mld"),
    "sv": _words("bl.a t.ex d.v.s dvs m.m osv ca dr prof nr s.k kl"),
}
"""Further joining words, by language."""
