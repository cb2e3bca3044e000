"""The language of a text that does not declare one."""

from __future__ import annotations

import pytest

from workbench.intake.language import detect
from workbench.reading import read

TEXTS = {
    "en": "The harbour board met in May and agreed to buy the lens. Two keepers cleaned its prisms"
    " by hand for the better part of a year, and the lamp was lit before a crowd that had walked"
    " across the sands. Nobody knows how long the new burner will last in the salt air, but the"
    " board has paid for a spare one that is to be kept in the tower at the end of the quay.",
    "de": "Der Hafenrat tagte im Mai und beschloss, die Linse zu kaufen. Zwei Wärter reinigten die"
    " Prismen von Hand, und die Lampe wurde vor einer Menge entzündet, die über den Sand gekommen"
    " war. Niemand weiß, wie lange der neue Brenner in der salzigen Luft halten wird, aber der Rat"
    " hat für einen zweiten bezahlt. Die Maurer ersetzten die Steine nach dem großen Sturm.",
    "fr": "Le conseil du port s'est réuni en mai et a décidé d'acheter la lentille. Deux gardiens"
    " ont nettoyé les prismes à la main, et la lampe fut allumée devant une foule qui avait"
    " traversé les sables. Personne ne sait combien de temps le nouveau brûleur durera dans l'air"
    " salé, mais le conseil a payé pour un autre. Les maçons ont remplacé les pierres du côté.",
    "es": "El consejo del puerto se reunió en mayo y decidió comprar la lente. Dos fareros"
    " limpiaron los prismas a mano, y la lámpara se encendió ante una multitud que había cruzado la"
    " arena. Nadie sabe cuánto tiempo durará el nuevo quemador en el aire salado, pero el consejo"
    " ha pagado por otro. Los albañiles cambiaron las piedras del lado del viento en el invierno.",
    "ru": "Совет порта собрался в мае и решил купить линзу. Два смотрителя чистили призмы вручную,"
    " и лампу зажгли перед толпой, которая пришла по пескам. Никто не знает, как долго новая"
    " горелка будет служить в солёном воздухе, но совет заплатил за запасную. Каменщики заменили"
    " камни на стороне ветра после бури, и за это из города было прислано письмо от мэра, но он не"
    " был на открытии и по этой причине о нём не писали.",
    "zh": "港务局于五月开会，决定购买透镜。两名看守人手工清洗棱镜将近一年，灯在人群面前点亮。"
    "没有人知道新的燃烧器在咸空气中能用多久，但是港务局已经付钱买了一个备用的，放在码头尽头的塔里。",
}


@pytest.mark.parametrize(("tag", "text"), TEXTS.items())
def test_a_page_of_prose_tells_its_language(tag: str, text: str) -> None:
    assert detect(text) == tag


@pytest.mark.parametrize(
    "text", ["", "A lamp.", "1234 " * 200, "lamp lens prism tower quay rope " * 40]
)
def test_nothing_is_said_where_too_little_speaks_for_one(text: str) -> None:
    assert detect(text) is None


def test_a_document_keeps_what_it_declares_and_else_has_what_is_found() -> None:
    assert read(TEXTS["de"], name="a.txt").language == "de"
    assert read(f"---\nlang: en\n---\n\n{TEXTS['de']}", name="a.md").language == "en"
    assert read("A short line about a lamp.", name="a.txt").language is None
