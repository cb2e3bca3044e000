"""Every way in which plain texts and Markdown set marks and notes, one small text for each.

Each text comes with the marks that a careful reader finds in it and the first words of their
notes; one that has none comes with an empty list.
"""

from __future__ import annotations

import pytest

from workbench.reading import read

Expected = list[tuple[str | None, str | None]]

A = "The harbour board met in May and agreed to buy the lens"
B = "Two keepers cleaned its prisms by hand for the better part of a year"
C = "The lamp was lit before a crowd that had walked across the sands"
D = "Nobody knows how long the new burner will last in the salt air"
E = "The masons replaced the granite blocks on the weather side"
F = "The causeway floods twice a day and visitors must mind the tide"
CASES: list[tuple[str, str, Expected, str]] = []


def case(name: str, text: str, expected: Expected, ending: str = "txt") -> None:
    """Add a text, its marks (label or None for any, note's first words or None) to the cases."""
    CASES.append((name, text, expected, ending))


N3 = (
    "1. Harbour Board minutes, 3 May 1894.\n2. Keeper's log, p. 12.\n3. The Gazette, 4 June 1894.\n"
)
n3: Expected = [("1", "Harbour"), ("2", "Keeper"), ("3", "The Gazette")]
for head in (
    "Notes",
    "NOTES",
    "Endnotes",
    "Footnotes",
    "References",
    "REFERENCES",
    "Sources",
    "Works Cited",
    "Bibliography and notes",
    "Notes and references",
    "Citations",
    "Anmerkungen",
    "Fußnoten",
    "Einzelnachweise",
    "Références",
    "Notas",
    "Note",
    "Fuentes",
    "Literaturverzeichnis",
    "Noten",
    "Bibliografía",
    "## Notes",
    "Notes:",
    "7. References",
    "VII. NOTES",
    "End Notes",
    "Noter",
    "Källor",
    "Przypisy",
    "Примечания",
    "参考文献",
    "注释",
    "脚注",
):
    case(f"heading {head}", f"Lamps\n\n{A}.1 {B}.2 {C}.3\n\n{head}\n\n{N3}", n3)
case(
    "bracket notes",
    f"{A} [1]. {B} [2]. {C} [3].\n\nNotes\n\n[1] Harbour Board minutes.\n"
    f"[2] Keeper's log.\n[3] The Gazette.\n",
    n3,
)
case(
    "bracket multi",
    f"{A} [1, 2]. {B} [1-3]. {C} [3].\n\nReferences\n"
    f"\n[1] Harbour Board minutes.\n[2] Keeper's log.\n"
    f"[3] The Gazette.\n",
    [
        ("1", "Harbour"),
        ("2", "Keeper"),
        ("1", "Harbour"),
        ("2", "Keeper"),
        ("3", "The Gazette"),
        ("3", "The Gazette"),
    ],
)
case(
    "paren notes",
    f"{A} (1). {B} (2). {C} (3).\n\nNotes\n\n(1) Harbour Board minutes.\n"
    f"(2) Keeper's log.\n(3) The Gazette.\n",
    n3,
)
case(
    "paren glued",
    f"{A}(1). {B}(2). {C}.(3)\n\nNotes\n\n1) Harbour Board minutes.\n"
    f"2) Keeper's log.\n3) The Gazette.\n",
    n3,
)
case(
    "superscripts",
    f"{A}¹. {B}.² {C}³ {D}.\n\n¹ Harbour Board minutes.\n² Keeper's log.\n³ The Gazette.\n",
    n3,
)
case(
    "superscripts list",
    f"{A}.¹,² {B}.²⁻⁴ {C}.\n\nNotes\n\n1. Harbour\n2. Keeper\n3. The Gazette\n4. Plan\n",
    [("1", "Harbour"), ("2", "Keeper"), ("2", "Keeper"), ("3", "The Gazette"), ("4", "Plan")],
)
case(
    "symbols",
    f"{A}.* {B}.† {C}.‡\n\n* Harbour Board minutes.\n† Keeper's log.\n‡ The Gazette.\n",
    [("*", "Harbour"), ("†", "Keeper"), ("‡", "The Gazette")],
)
case(
    "asterisks",
    f"{A}* and then rested. {B}.** \n\n{C}.\n\n*Harbour Board minutes.\n**Keeper's log.\n",
    [("*", "Harbour"), ("**", "Keeper")],
)
case(
    "letters bracket",
    f"{A}.[a] {B}.[b] {C}.\n\nNotes\n\n[a] Harbour Board minutes.\n[b] Keeper's log.\n",
    [("a", "Harbour"), ("b", "Keeper")],
)
case(
    "letters list dot",
    f"{A}.[a] {B}.[b] {C}.\n\nNotes\n\na. Harbour Board minutes.\nb. Keeper's log.\n",
    [("a", "Harbour"), ("b", "Keeper")],
)
case(
    "roman",
    f"{A}.[i] {B}.[ii] {C}.[iii]\n\nNotes\n\n[i] Harbour Board minutes.\n"
    f"[ii] Keeper's log.\n[iii] The Gazette.\n",
    [("i", "Harbour"), ("ii", "Keeper"), ("iii", "The Gazette")],
)
case(
    "caret text",
    f"{A}.[^1] {B}.[^log] \n\n[^1]: Harbour Board minutes.\n[^log]: Keeper's log.\n",
    [("1", "Harbour"), ("log", "Keeper")],
)
case(
    "note many",
    f"{A}.1 {B}.2 {C}.1 {D}.2,3\n\nNotes\n\n{N3}",
    [("1", "Harbour"), ("2", "Keeper"), ("1", "Harbour"), ("2", "Keeper"), ("3", "The Gazette")],
)
case(
    "several on one sentence",
    f"{A},1 and the council,2 which met later, paid.3 {B}.\n\nNotes\n\n{N3}",
    n3,
)
case(
    "restart chapters",
    f"CHAPTER I\n\n{A}.1 {B}.2\n\nNotes\n\n1. Harbour one.\n"
    f"2. Keeper one.\n\nCHAPTER II\n\n{C}.1 {D}.2\n"
    f"\nNotes\n\n1. Harbour two.\n2. Keeper two.\n",
    [("1", "Harbour one"), ("2", "Keeper one"), ("1", "Harbour two"), ("2", "Keeper two")],
)
case(
    "restart chapters at end",
    f"CHAPTER I\n\n{A}.1 {B}.2\n\nCHAPTER II\n\n"
    f"{C}.1 {D}.2\n\nNotes\n\nChapter I\n\n1. Harbour one.\n"
    f"2. Keeper one.\n\nChapter II\n\n1. Harbour two.\n"
    f"2. Keeper two.\n",
    [("1", "Harbour one"), ("2", "Keeper one"), ("1", "Harbour two"), ("2", "Keeper two")],
)
case(
    "page notes",
    f"{A}.1 {B}.2\n\n1 Harbour one.\n2 Keeper one.\n"
    f"\n{C}.1 {D}.2\n\n1 Harbour two.\n2 Keeper two.\n"
    f"\n{E}.1\n\n1 Third page.\n",
    [
        ("1", "Harbour one"),
        ("2", "Keeper one"),
        ("1", "Harbour two"),
        ("2", "Keeper two"),
        ("1", "Third"),
    ],
)
case(
    "page notes star",
    f"{A}.*\n\n* Harbour one.\n\n{C}.* {D}.\n\n* Harbour two.\n\n{E}.\n",
    [("*", "Harbour one"), ("*", "Harbour two")],
)
case(
    "gutenberg",
    f"{A}.[1] {B}.[2]\n\n[Footnote 1: Harbour Board minutes.]\n"
    f"\n[Footnote 2: Keeper's log.]\n\n{C}.\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "gutenberg letters",
    f"{A}.[A] {B}.\n\n[Footnote A: Harbour one.]\n\n{C}.[A]\n\n[Footnote A: Harbour two.]\n",
    [("A", "Harbour one"), ("A", "Harbour two")],
)
case(
    "gutenberg end",
    f"{A}.[1] {B}.[2]\n\n{C}.\n\nFOOTNOTES:\n\n[1] Harbour Board minutes.\n\n[2] Keeper's log.\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "unnumbered list",
    f"{A}1. {B}2. {C}3.\n\nSources\n\nHarbour Board minutes, 3 May 1894.\n"
    f"Keeper's log, p. 12.\nThe Gazette, 4 June 1894.\n",
    n3,
)
case(
    "unnumbered bullets",
    f"{A}.[1] {B}.[2]\n\nReferences\n\n• Harbour Board minutes, 1894.\n• Keeper's log, 1894.\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "notes in notes",
    f"{A}.[1] {B}.[2]\n\nNotes\n\n[1] Harbour Board minutes; see also the log.[2]\n"
    f"[2] Keeper's log.\n",
    [("1", "Harbour"), ("2", "Keeper"), ("2", "Keeper")],
)
case(
    "hard wrapped",
    "The harbour board met in May and agreed to buy the lens from the\n"
    "makers in Birmingham.1 Two keepers cleaned its prisms by hand for the\n"
    "better part of a year, and the lamp was lit before a crowd that had\n"
    "walked across the sands.2 Nobody knows how long the new burner will\n"
    "last in the salt air, but the board has paid for a spare one.3\n"
    "\nNOTES\n\n1. Harbour Board minutes, 3 May 1894, kept in the county archive and"
    "\n   read there in June.\n2. Keeper's log, p. 12.\n"
    "3. The Gazette, 4 June 1894.\n",
    n3,
)
case(
    "wrapped mark at line start",
    "The harbour board met in May and agreed to buy the lens from the makers\n"
    "[1] in Birmingham. Two keepers cleaned its prisms by hand for the better\n"
    "[2] part of a year, and the lamp was lit before a crowd that had walked.\n"
    "\nReferences\n\n[1] Harbour Board minutes.\n"
    "[2] Keeper's log.\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "glued no list",
    f"{A}1. {B}2. {C}.3 {D}”4.",
    [("1", None), ("2", None), ("3", None), ("4", None)],
)
case(
    "glued quote stop",
    f"“{A},”1 said the clerk. “{B}.”2 {C}.3",
    [("1", None), ("2", None), ("3", None)],
)
case(
    "start at 14",
    f"{A}.14 {B}.15 {C}.16 {D}.17",
    [("14", None), ("15", None), ("16", None), ("17", None)],
)
case(
    "glued to sum",
    f"{A}.1 The board paid £310,0002 for it. {B}.3 {C}.4",
    [("1", None), ("2", None), ("3", None), ("4", None)],
)
case(
    "glued to year",
    f"{A}.1 {B} in 1894.2 {C} in 1895.3 {D}.4",
    [("1", None), ("2", None), ("3", None), ("4", None)],
)
case(
    "glued to year direct",
    f"{A}.1 {B} in 18942. {C}.3 {D}.4",
    [("1", None), ("2", None), ("3", None), ("4", None)],
)
case(
    "glued to decimal",
    f"{A}.1 The share rose to 53.8 per cent, or 4,200.2 Officials agreed. {C}.3",
    [("1", None), ("2", None), ("3", None)],
)
case(
    "percent",
    f"{A}.1 The share rose to 53%2 in May. {C}.3",
    [("1", None), ("2", None), ("3", None)],
)
case(
    "glued to years, listed",
    "The weir was rebuilt in 1931.1 Two sluices were added in 1950.2\n\nNotes\n\n"
    "1. Harbour\n2. Keeper\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
# must not
case("prices", f"{A} for £3.50. {B} and 4.25 is due. The toll was 3.20 on 4.10 and 5.30.", [])
case("years", f"{A} in 1894. {B} in 1895. {C} in 1896.", [])
case("ordinals", f"{A} on the 1st, the 2nd and the 3rd. {B} on the 4th.", [])
case("chem", f"{A} with CO2 and H2O. {B} with SO2 and N2O5. {C} with CO2, NH3 and CH4.", [])
case("units", f"{A} of 10km2 and 12m2. {B} over 30m3 of stone. {C} of 40 km2.", [])
case("units sup", f"{A} of 10 km² and 12 m². {B} over 30 m³ of stone at 10⁶ grains.", [])
case(
    "versions",
    f"{A} with Python 3.11.2 and v2.0. {B} on GTK3 and GTK4. {C} with HTML5, CSS3 and MP3.",
    [],
)
case(
    "chess",
    "The game opened 1.e4 e5 2.Nf3 Nc6 3.Bb5 a6 4.Ba4 Nf6 and White castled. After "
    "12.Qxd4 Bd7 13.Rd1 the harbour team had the better game.",
    [],
)
case(
    "chess2",
    "White played e4 and Black answered e5. Then came Nf3, Nc6, Bb5 and a6. After "
    "Ba4 Nf6 the harbour team castled. Later d4 exd4 e5 Ne4 won a pawn.",
    [],
)
case(
    "verses",
    "1 In the beginning the harbour was without a light. 2 And the keepers said, Let "
    "there be a lamp. 3 And there was a lamp. 4 And the keepers saw that it was good.",
    [],
)
case(
    "verses2",
    "The keeper read John 3:16 and Psalm 23:4 to the crew. He then read Matthew "
    "5:3-12 and 1 Corinthians 13.",
    [],
)
case("phones", f"{A}. Call 020 7946 0018 or 01632 960 001. {B}. Call +44 1632 960002.", [])
case("dates", f"{A} on 3.5.1894. {B} on 12/06/1895, and 1895-07-01. {C} on 4 June.", [])
case("roads", f"{A} by the A1 and the M25. {B} on the B52, the U2 and the F16. {C} by the A30.", [])
case(
    "groups",
    f"The G7 and the G20 met at the harbour. {B}. The G8 had met before. The E3 stayed away.",
    [],
)
case("rooms", f"{A} in room B1. {B} in room B2. {C} in room B3. {D} in B4.", [])
case("times", f"{A} at 10.30. {B} at 11.15. {C} at 7.45pm.", [])
case("scores", f"The harbour team won 3–2. {B} and lost 2–1. {C} and drew 1–1.", [])
case("list items", f"The plan has three parts:\n\n1. {A}.\n2. {B}.\n3. {C}.\n\n{D}.", [])
case(
    "enumeration",
    f"The plan has three parts: (1) {A.lower()}; (2) {B.lower()}; and (3) {C.lower()}.",
    [],
)
case(
    "editorial",
    f"“{A} [and the lamp],” said the clerk. “{B} [sic].” He give[s] it away [...] at "
    f"last [emphasis added].",
    [],
)
case(
    "sections",
    f"As Section 2.1 says, {A.lower()}. See Table 3 and Figure 4.2. {B} (Article 5). {C}.",
    [],
)
case("bracket years", f"{A} [1894]. {B} [1895]. {C}.", [])
case("page refs", f"{A} (12). {B} (45). {C} (103).", [])
case("money m", f"{A} for $2.5m. {B} for £3bn. {C} for €4.5bn in Q1, Q2 and Q3.", [])
# headings, tables
case(
    "footnoted heading",
    f"Lamps of the coast1\n\n{A}.2 {B}.\n\nThe second light3\n\n{C}.\n\nNotes\n\n{N3}",
    n3,
)
case(
    "footnoted heading bracket",
    f"Lamps of the coast[1]\n\n{A}.[2] {B}.\n\n"
    f"The second light[3]\n\n{C}.\n\nNotes\n\n[1] Harbour\n"
    f"[2] Keeper\n[3] The Gazette\n",
    n3,
)
case(
    "table marks",
    f"{A}.[1]\n\nLight     Height    Keepers\nNorth     30        4[2]\n"
    f"South     25[3]     3\n\nNotes\n\n[1] Harbour\n"
    f"[2] Keeper\n[3] The Gazette\n",
    n3,
)
# author-year
case(
    "author-year",
    f"{A} (Smith 2001). {B} (Jones and Lee 1999, p. 4; Smith 2001). Reed (2010) "
    f"disagrees.\n\nReferences\n\nJones, A. and Lee, B. (1999) The Lamp. Leeds.\n"
    f"Reed, C. (2010) The Tide. York.\nSmith, D. (2001) The Rock. Bath.\n",
    [
        ("Smith 2001", "Smith"),
        ("Jones 1999", "Jones"),
        ("Smith 2001", "Smith"),
        ("Reed 2010", "Reed"),
    ],
)
case(
    "author-year ab",
    f"{A} (Smith 2001a, 2001b). {B} (Reed et al. 2010).\n"
    f"\nBibliography\n\nReed, C., Bell, D. and Finch, E. 2010. The Tide. York: Press."
    f"\nSmith, D. 2001a. The Rock. Bath: Press.\n"
    f"Smith, D. 2001b. The Sand. Bath: Press.\n",
    [("Smith 2001a", "Smith, D. 2001a"), ("Smith 2001b", "Smith, D. 2001b"), ("Reed 2010", "Reed")],
)
case(
    "MLA",
    f"{A} (Smith 12). {B} (Reed 45-46).\n\nWorks Cited\n"
    f"\nReed, Carol. The Tide. York Press, 2010.\n"
    f"Smith, Dan. The Rock. Bath Press, 2001.\n",
    [("Smith 2001", "Smith"), ("Reed 2010", "Reed")],
)
# urls
case(
    "bare urls",
    f"{A} (https://example.org/a). {B} https://example.org/b_(c). {C}.",
    [("example.org", "https://example.org/a"), ("example.org", "https://example.org/b_(c)")],
)
case(
    "numbered urls",
    f"{A} [1]. {B} [2].\n\n[1] https://example.org/a\n[2] https://example.org/b\n",
    [("1", "https://example.org/a"), ("2", "https://example.org/b")],
)
case(
    "numbered urls colon",
    f"{A} [1]. {B} [2].\n\nLinks:\n[1]: https://example.org/a\n[2]: https://example.org/b\n",
    [("1", "https://example.org/a"), ("2", "https://example.org/b")],
)
case(
    "notes glued",
    f"{A}.1 {B}.2 {C}.3\n\n1Harbour Board minutes.\n2Keeper's log.\n3The Gazette.\n",
    n3,
)
case(
    "notes bare at end no heading",
    f"{A}.1 {B}.2 {C}.3\n\n_______________\n1 Harbour Board minutes, 3 May 1894.\n"
    f"2 Keeper's log, p. 12.\n3 The Gazette, 4 June 1894.\n",
    n3,
)
case(
    "notes on two lines",
    f"{A}.1 {B}.2\n\nNotes\n\n1\nHarbour Board minutes.\n2\nKeeper's log.\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "Note 1:",
    f"{A} (note 1). {B} (note 2).\n\nNote 1: Harbour Board minutes.\nNote 2: Keeper's log.\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "mark before stop brackets many",
    f"{A} [1]; {B} [2,3]; {C} [4]–[6].\n\nReferences\n"
    f"[1] Harbour\n[2] Keeper\n[3] The Gazette\n"
    f"[4] Plan\n[5] Map\n[6] Log\n",
    [
        ("1", "Harbour"),
        ("2", "Keeper"),
        ("3", "The Gazette"),
        ("4", "Plan"),
        ("5", "Map"),
        ("6", "Log"),
    ],
)
case(
    "locator in bracket",
    f"{A} [1, p. 12]. {B} [2, §4]. {C} [1: 14].\n\nReferences\n\n[1] Harbour\n[2] Keeper\n",
    [("1", "Harbour"), ("2", "Keeper"), ("1", "Harbour")],
)
case(
    "named bracket keys",
    f"{A} [Smi01]. {B} [RB10].\n\nReferences\n\n"
    f"[RB10] Reed and Bell, The Tide.\n[Smi01] Smith, The Rock.\n",
    [("Smi01", "Smith"), ("RB10", "Reed")],
)
case(
    "caps keys",
    f"{A} [RFC2119]. {B} [HARBOUR].\n\n7. References\n\n"
    '   [HARBOUR]  Board, "The Harbour", 1894.\n\n   [RFC2119]  Bradner, S., "Key words", 1997.\n',
    [("RFC2119", "Bradner"), ("HARBOUR", "Board")],
)
case(
    "german",
    "Der Hafenrat tagte im Mai und kaufte die Linse.1 Zwei Wärter reinigten die "
    "Prismen von Hand.2 Die Lampe wurde vor einer Menge entzündet.3\n"
    "\nFußnoten\n\n1 Protokoll des Hafenrats.\n"
    "2 Tagebuch des Wärters.\n3 Die Zeitung.\n",
    [("1", "Protokoll"), ("2", "Tagebuch"), ("3", "Die Zeitung")],
)
case(
    "french",
    "Le conseil du port s'est réuni en mai et a acheté la lentille1. Deux gardiens "
    "ont nettoyé les prismes à la main2. La lampe fut allumée devant la foule3.\n"
    "\nNotes\n\n1. Procès-verbal du port.\n2. Journal du gardien.\n"
    "3. La Gazette.\n",
    [("1", "Procès"), ("2", "Journal"), ("3", "La Gazette")],
)
case(
    "ru",
    "Совет порта собрался в мае и купил линзу[1]. Два смотрителя чистили призмы "
    "вручную[2]. Лампу зажгли перед толпой[3].\n"
    "\nПримечания\n\n1. Протокол совета.\n2. Журнал смотрителя.\n"
    "3. Газета.\n",
    [("1", "Протокол"), ("2", "Журнал"), ("3", "Газета")],
)
case(
    "zh",
    "港务局于五月开会，决定购买透镜。[1]两名看守人手工清洗棱镜将近一年。[2]灯在人群面前点亮。[3]\n"
    "\n参考文献\n\n[1] 港务局会议记录。\n[2] 看守人日志。\n[3] 公报。\n",
    [("1", "港务局"), ("2", "看守人"), ("3", "公报")],
)
case("arabic like guillemets", f"« {A} »1. {B}2. {C}3.\n\nNotes\n\n{N3}", n3)
case("dash after", f"{A}1—and the lamp—was paid for2: the log3; nothing more.\n\nNotes\n\n{N3}", n3)
case("mark before comma", f"{A}1, {B}2, and {C}3.\n\nNotes\n\n{N3}", n3)
case(
    "list restarting repeated",
    f"{A}.1 {B}.2 {C}.3 {D}.1 {E}.2\n\nNotes\n\n{N3}",
    [*n3, ("1", "Harbour"), ("2", "Keeper")],
)
case(
    "multi-paragraph notes",
    f"{A}.[1] {B}.[2]\n\nNotes\n\n[1] Harbour Board minutes.\n"
    f"\n    They were kept by the clerk.\n\n[2] Keeper's log.\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "high gaps",
    f"{A}.1 {B}.3 {C}.5\n\nNotes\n\n1. Harbour\n2. Two\n3. Keeper\n4. Four\n5. The Gazette\n",
    [("1", "Harbour"), ("3", "Keeper"), ("5", "The Gazette")],
)
case(
    "fn prefix",
    f"{A}[fn1]. {B}[fn2].\n\n[fn1] Harbour\n[fn2] Keeper\n",
    [("fn1", "Harbour"), ("fn2", "Keeper")],
)
case(
    "n. prefix wiki",
    f"{A}.[note 1] {B}.[note 2]\n\nNotes\n\n1. Harbour\n2. Keeper\n",
    [("note 1", "Harbour"), ("note 2", "Keeper")],
)
case(
    "citation needed",
    f"{A}.[citation needed] {B}.[1]\n\nReferences\n\n1. Harbour\n",
    [("1", "Harbour")],
)
case(
    "wiki caret list",
    f"{A}.[1] {B}.[2][3] {C}.[1]\n\nReferences\n\n^ a b Harbour\n^ Keeper\n^ The Gazette\n",
    [("1", "Harbour"), ("2", "Keeper"), ("3", "The Gazette"), ("1", "Harbour")],
)
case(
    "wiki jump up",
    f"{A}.[1] {B}.[2]\n\nReferences\n\n1.Jump up ^ Harbour\n2.Jump up to: a b Keeper\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "ref arrows",
    f"{A}.[1] {B}.[2]\n\n1. Harbour ↩\n2. Keeper ↩\n",
    [("1", "Harbour"), ("2", "Keeper")],
)
case(
    "2 apart lists letters+numbers",
    f"{A}.[a] {B}.[1] {C}.[b] {D}.[2]\n\nNotes\n"
    f"\na. Harbour\nb. Keeper\n\nReferences\n\n"
    f"1. The Gazette\n2. The Log\n",
    [("a", "Harbour"), ("1", "The Gazette"), ("b", "Keeper"), ("2", "The Log")],
)
case(
    "md-footnotes",
    f"# Lamps\n\n{A}.[^1] {B}.[^b] {C}.^[An inline note.]\n\n[^1]: Harbour\n[^b]: Keeper\n",
    [("1", "Harbour"), ("b", "Keeper"), (None, "An inline")],
    "md",
)
case(
    "md sup",
    f"# Lamps\n\n{A}.<sup>1</sup> {B}.<sup>2</sup>\n\n## Notes\n\n1. Harbour\n2. Keeper\n",
    [("1", "Harbour"), ("2", "Keeper")],
    "md",
)
case(
    "md sup link",
    f"# Lamps\n\n{A}.<sup>[1](#fn1)</sup> {B}.<sup>[2](#fn2)</sup>\n\n## Notes\n\n"
    '<a id="fn1"></a>1. Harbour\n\n<a id="fn2"></a>2. Keeper\n',
    [("1", "Harbour"), ("2", "Keeper")],
    "md",
)
case(
    "md brackets escaped",
    f"# Lamps\n\n{A}.\\[1\\] {B}.\\[2\\]\n\n## References\n\n1. Harbour\n2. Keeper\n",
    [("1", "Harbour"), ("2", "Keeper")],
    "md",
)
case(
    "md brackets",
    f"# Lamps\n\n{A} [1]. {B} [2].\n\n## References\n\n[1] Harbour\n\n[2] Keeper\n",
    [("1", "Harbour"), ("2", "Keeper")],
    "md",
)
case(
    "md pandoc cite",
    f"# Lamps\n\n{A} [@smith2001]. {B} [@reed2010, p. 4].\n"
    f"\n## References\n\nSmith, D. (2001). The Rock.\n"
    f"\nReed, C. (2010). The Tide.\n",
    [("@smith2001", "Smith"), ("@reed2010", "Reed")],
    "md",
)
case(
    "md reflinks",
    f"# Lamps\n\n{A} as the [board said][1]. {B} ([log][2]).\n\n"
    '[1]: https://example.org/a\n[2]: https://example.org/b "Log"\n',
    [("example.org", ""), ("example.org", "")],
    "md",
)
case("md glued", f"# Lamps\n\n{A}.1 {B}.2 {C}.3\n\n## Notes\n\n{N3}", n3, "md")
case(
    "md heading note",
    f"# Lamps[^1]\n\n{A}.[^2]\n\n[^1]: Harbour\n[^2]: Keeper\n",
    [("1", "Harbour"), ("2", "Keeper")],
    "md",
)
case(
    "md table note",
    f"# Lamps\n\n| a | b |\n|---|---|\n| one[^1] | two |\n\n{A}.\n\n[^1]: Harbour\n",
    [("1", "Harbour")],
    "md",
)
case("md star", f"# Lamps\n\n{A}.\\* {B}.\n\n\\* Harbour\n", [("*", "Harbour")], "md")


@pytest.mark.parametrize(
    ("text", "expected", "ending"),
    [pytest.param(text, expected, ending, id=name) for name, text, expected, ending in CASES],
)
def test_marks_and_notes_are_read_as_a_careful_reader_would(
    text: str, expected: Expected, ending: str
) -> None:
    document = read(text.encode(), name=f"story.{ending}")
    found = [
        (mark.label, None if mark.note is None else document.notes[mark.note].text)
        for mark in document.markers
    ]
    assert len(found) == len(expected), found
    for (label, note), (wanted, words) in zip(found, expected, strict=True):
        assert wanted is None or label == wanted
        assert note is None if words is None else note is not None and note.startswith(words)
