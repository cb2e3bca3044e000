"""Words that reports use for one another."""

from __future__ import annotations

from workbench.matching.stemming import stem

_GROUPS = """
film movie picture
series show programme program sitcom
song single track hit tune
album record
book novel volume
writer author playwright novelist screenwriter dramatist
actor actress performer
singer vocalist
musician drummer guitarist pianist bassist violinist
player footballer quarterback cricketer striker goalkeeper midfielder batsman
athlete sportsman sportswoman
lawyer attorney solicitor barrister
doctor physician
reporter journalist correspondent
politician lawmaker legislator
soldier serviceman trooper
envoy ambassador emissary
captive hostage prisoner detainee
aid relief assistance
truce ceasefire armistice
accord agreement deal pact treaty
talks negotiation discussion
plan proposal scheme
clash fighting combat battle
attack assault strike raid offensive
bomb shell bombard
soldier troop
border frontier
city town municipality
village hamlet settlement
country nation
home house residence
shop store
street road
car automobile vehicle
lorry truck
ship vessel boat
plane aircraft aeroplane airplane
factory plant
company firm business corporation
worker employee
job post position
pupil student
child kid
people person
citizen resident inhabitant
money fund
price cost
pay wage salary
money cash
tax levy duty
begin began begun start commence
end finish conclude
build built construct erect
found establish create set
make made produce manufacture
buy bought purchase acquire
sell sold
get got obtain receive
give gave given grant
show display exhibit
hold held keep kept
choose chose chosen select pick
kill slay slain
die died perish
hurt injure wound
destroy demolish raze
damage harm
rescue save
help assist aid
stop halt cease
ban prohibit forbid
let allow permit
ask request
answer reply respond
tell told inform
think thought believe
need require
try tried attempt seek sought
use employ utilise utilize
fix repair mend restore
close shut
rise rose risen increase grow grew grown climb
fall fell fallen drop decline decrease
win won
beat defeat
lead led head
join enter
leave left depart quit
reach arrive
travel journey trip
meet met encounter
live reside dwell
born birth
marry wed
big large huge great
small little tiny
fast quick rapid swift
hard difficult
near close
whole entire
main chief principal
king emperor monarch ruler leader
queen empress
priest clergyman cleric vicar pastor reverend minister
famous renowned celebrated well-known
old ancient
rich wealthy
poor impoverished
whole complete full
approximately roughly about around
yearly annual
daily everyday
weather climate
sea ocean
river stream
wood forest
storm gale
quake earthquake
fire blaze
flood inundation
rubbish waste garbage
illness disease sickness
drug medicine medication
study research
scientist researcher
test trial experiment
result outcome finding
number figure total
half fifty
chair preside
vote ballot poll
elect vote
resign quit
appoint name
sack dismiss fire
accuse charge allege
arrest detain
jail prison imprison
court tribunal
law legislation statute
rule regulation
police officer
thief burglar robber
blame fault
error mistake
enough sufficient
also too
broadcast air
release publish issue
premiere debut
"""

_GROUP: dict[str, tuple[int, ...]] = {}
for _number, _line in enumerate(_GROUPS.strip().splitlines()):
    for _stem in {stem(word) for word in _line.split()}:
        _GROUP[_stem] = (*_GROUP.get(_stem, ()), _number)


def groups(stemmed: str) -> tuple[int, ...]:
    """The groups of words of one meaning that a stem belongs to, by number."""
    return _GROUP.get(stemmed, ())
