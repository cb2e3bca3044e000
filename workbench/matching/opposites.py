"""Words that say the opposite of each other."""

from __future__ import annotations

from workbench.matching.stemming import stem

_TABLE = """
rise rose risen increase grow grew grown climb|fall fell fallen drop decline decrease shrink shrank
rise rose risen increase grow grew grown climb|plunge slump sink sank dwindle contract
gain surge soar jump expand swell|fall fell fallen drop decline decrease shrink shrank shrunk
gain surge soar jump expand swell|plunge slump sink sank dwindle contract lose lost
raise lift hike boost|lower cut reduce slash
up|down
before|after
above|below
accept agree approve endorse|reject refuse decline rebuff veto
approve|disapprove
allow permit let enable authorise authorize|ban bar prohibit forbid forbade forbidden block prevent
legal lawful|illegal unlawful
win won victory|lose lost defeat loss
win won|lose lost
succeed success successful|fail failure unsuccessful
open|close shut
begin began begun start launch|end finish stop cease conclude
start|stop
resume|suspend halt
arrive|depart leave left
enter|leave left exit
join|leave left quit
buy bought purchase|sell sold
import|export
lend lent|borrow
hire appoint|fire dismiss sack
build built construct erect|demolish destroy dismantle raze
create|destroy
add|remove delete subtract
include|exclude omit
attach|detach
support back favour favor|oppose
supporter proponent|opponent critic
praise applaud laud|criticise criticize condemn denounce
confirm|deny denied
admit acknowledge|deny denied
prove proved proven|disprove refute
true accurate correct right|false inaccurate incorrect untrue wrong
remember|forget forgot forgotten
keep kept retain|lose lost discard
appear|disappear vanish
improve|worsen deteriorate
strengthen|weaken
strong|weak
accelerate quicken|slow
fast quick rapid|slow
early|late
first|last
best greatest top favourite favorite|worst
form establish found|disband dissolve collapse abolish
better|worse
good|bad poor
positive|negative
high higher highest|low lower lowest
large larger largest big bigger biggest|small smaller smallest little
long longer longest|short shorter shortest
tall taller tallest|short shorter shortest
wide wider widest|narrow narrower narrowest
deep deeper deepest|shallow
old older oldest|new newer newest young younger youngest
heavy heavier heaviest|light lighter lightest
hot hotter hottest warm warmer warmest|cold colder coldest cool cooler coolest
wet wetter wettest|dry drier driest
rich richer richest wealthy|poor poorer poorest
cheap cheaper cheapest|expensive dear costly
full|empty
safe|dangerous unsafe
guilty|innocent
convict|acquit
arrest detain capture|release free
alive living|dead
born|died
survive|die perish
male man men boy|female woman women girl
father|mother
son|daughter
brother|sister
husband|wife
north northern|south southern
east eastern|west western
public|private
domestic|foreign
indoor|outdoor
inside|outside
internal|external
permanent|temporary
major|minor
majority|minority
most|fewest least
more|less fewer
maximum|minimum
upper|lower
ascend|descend
advance|retreat
attack|defend
victory|defeat
ally friend|enemy foe
peace|war
profit|loss
surplus|deficit shortage
income revenue|expenditure expense
asset|liability
hero|villain
teacher|pupil student
possible|impossible
likely|unlikely
common|rare uncommon
popular|unpopular
able capable|unable incapable
complete|incomplete unfinished
known|unknown
happy|unhappy sad
healthy|sick ill
clean|dirty polluted
visible|invisible
married|unmarried single divorced
united|divided
voluntary|compulsory mandatory
optional|mandatory compulsory
fiction|nonfiction
optimistic|pessimistic
increase|reduce
encourage|discourage
protect|harm endanger
benefit|harm
cause|prevent
pass passed|fail
sunrise|sunset
summer|winter
morning|evening
day|night
domesticated tame|wild
upstream|downstream
urban|rural
"""

_OPPOSITES: dict[str, frozenset[str]] = {}
for _line in _TABLE.strip().splitlines():
    _one, _other = ({stem(word) for word in half.split()} for half in _line.split("|"))
    for _here, _there in ((_one, _other), (_other, _one)):
        for _stem in _here:
            _OPPOSITES[_stem] = _OPPOSITES.get(_stem, frozenset()) | _there


def opposites(stemmed: str) -> frozenset[str]:
    """The stems of the words that say the opposite of a stem."""
    return _OPPOSITES.get(stemmed, frozenset())
