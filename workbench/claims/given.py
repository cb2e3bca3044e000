"""Given names: what tells a person from a place, and ``he`` from ``she``. All lower-case."""

from __future__ import annotations

from workbench.claims.lexicon import words

WOMEN = words(
    """
    abigail aisha alexandra alice alison amanda amy ana angela anna anne barbara beth carla carol
    caroline catherine charlotte christina christine claire clara claudia daniela deborah diana
    diane donna dorothy edith elena eleanor elizabeth ella ellen emily emma esther eva evelyn fatima
    fiona florence giulia grace hannah heather heidi helen hillary ida ingrid irene isabel isabella
    jane janet jennifer jessica joan joanna judith julia julie karen kate katherine kathleen laura
    lauren leah lily linda lisa louise lucia lucy margaret maria marie marina martha mary maya megan
    michelle monica nancy naomi natalia natalie nina nora olivia pamela patricia paula rachel
    rebecca rosa rosie ruth sally samantha sandra sara sarah sharon sheila sofia sonia sophia sophie
    stella stephanie susan susanna tamara tanya teresa ursula valerie vera veronica victoria
    virginia wendy yasmin zoe
    """
)
"""Given names for which ``he`` does not stand; a given name not among them or in
:data:`EITHER` is one for which ``she`` does not stand."""

EITHER = words(
    """
    alex ali andrea chris francis gabriel jaime jamie jan jean jordan joe kelly ken kim laurence lee
    leon lewis max morgan nicola noah pat ray robin rosa ross sam sasha scott marta taylor florence
    virginia
    """
)
"""Given names that tell nothing of it."""

GIVEN = WOMEN | words(
    """
    aaron abdul abdullah abigail adam adrian ahmad ahmed aisha alan albert alex alexander alexandra
    alfred ali alice alison amanda amy ana andrea andreas andrew andrey angela anna anne anthony
    antonio arthur barbara ben benjamin bernard beth bill bob boris brandon brian bruce carl carla
    carlos carol caroline catherine charles charlotte chris christian christina christine
    christopher claire clara claudia colin connor craig daniel daniela dave david deborah dennis
    diana diane diego dmitry dominic donald donna dorothy douglas edgar edith edward elena eleanor
    elizabeth ella ellen emil emily emma eric erik ernest esther ethan eva evelyn fatima felix
    fernando fiona florence francis francisco frank fred frederick gabriel gareth gary george
    gerald giovanni giulia grace graham greg gregory hannah hans harold harry hassan heather heidi
    helen henri henry herbert hillary hugh hugo ian ibrahim ida igor imran ingrid irene isaac isabel
    isabella ismail ivan jack jacob jaime james jamie jan jane janet jason jean jeff jeffrey
    jennifer jeremy jessica jim joan joanna joe joel johan john jonathan jordan jorge jose josef
    joseph joshua juan judith julia julian julie karen karl kate katherine kathleen keith kelly ken
    kenneth kevin khalil kim kurt larry laura lauren laurence leah lee leo leon leonard leonardo
    lewis lily linda lisa lorenzo louis louise lucas lucia lucy luis luke magnus malcolm manuel
    marc marco marcus margaret maria marie marina mario mark marta martha martin mary matteo
    matthew max maya megan michael michel michelle miguel mike mohamed mohammad mohammed monica
    morgan mustafa nancy naomi natalia natalie nathan neil nicholas nick nicola nina noah nora
    oliver olivia omar oscar osama otto pablo pamela pat patricia patrick paul paula pedro peter
    philip pierre rachel rafael ralph ray raymond rebecca ricardo richard robert roberto robin
    roger roland ronald rosa rosie ross ruth ryan sally sam samantha samuel sandra sara sarah scott
    sean sebastian sergei sharon sheila simon sofia sonia sophia sophie stefan stella stephanie
    stephen steve steven stuart susan susanna sven tamara tanya teresa theodore thomas tim timothy
    tom tony ursula valerie vera veronica victor victoria vincent viktor virginia vladimir walter
    wendy werner will william xavier yasmin yoav yuri yusuf zoe
    """
)
"""Given names that tell a person from a place or an organisation."""
