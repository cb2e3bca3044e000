"""Who says what in the sentences that news is made of; every line was written with its answer."""

from __future__ import annotations

import pytest

from tests.claims.texts import claims, document
from workbench.claims.analysis import analyse

_SINGLE = [
    # said, told, wrote
    ("The bridge will close in June, Mayor Anna Berg said.", "Anna Berg", "said", "indirect"),
    (
        "The bridge will close in June, Mayor Anna Berg said on Friday.",
        "Anna Berg",
        "said",
        "indirect",
    ),
    ("Mayor Anna Berg on Friday said the bridge will close.", "Anna Berg", "said", "indirect"),
    ("Anna Berg told the Coast Herald the bridge would close.", "Anna Berg", "told", "indirect"),
    ("“It will close,” Anna Berg told Reuters in an interview.", "Anna Berg", "told", "direct"),
    ("“It will close,” he told REUTERS.", None, None, None),
    (
        "Anna Berg wrote in a letter to the council that the pier leaks.",
        "Anna Berg",
        "wrote",
        "indirect",
    ),
    (
        "In a letter to the council, Anna Berg wrote that the pier leaks.",
        "Anna Berg",
        "wrote",
        "indirect",
    ),
    ("Speaking at the opening, Anna Berg said the pier leaks.", "Anna Berg", "said", "indirect"),
    (
        "Asked about the delay, Karl Lund said that the crane had failed.",
        "Karl Lund",
        "said",
        "indirect",
    ),
    ("Karl Lund, 54, said the crane had failed.", "Karl Lund", "said", "indirect"),
    ("Karl Lund, who runs the ferry, said the crane had failed.", "Karl Lund", "said", "indirect"),
    (
        "Karl Lund, a pilot from Moss, in Norway, said the crane had failed.",
        "Karl Lund",
        "said",
        "indirect",
    ),
    (
        "Karl Lund (54), chair of the board, says the crane has failed.",
        "Karl Lund",
        "says",
        "indirect",
    ),
    (
        "Karl Lund – chair of the board – says the crane has failed.",
        "Karl Lund",
        "says",
        "indirect",
    ),
    ("Karl Lund has repeatedly said that the crane is safe.", "Karl Lund", "said", "indirect"),
    ("Karl Lund also noted that the crane is old.", "Karl Lund", "noted", "indirect"),
    ("Karl Lund claims the crane is safe.", "Karl Lund", "claims", "indirect"),
    ("Karl Lund acknowledged the crane was old.", "Karl Lund", "acknowledged", "indirect"),
    ("Karl Lund declined to comment but said the crane is safe.", "Karl Lund", "said", "indirect"),
    ("Karl Lund denied that the crane was unsafe.", "Karl Lund", "denied", "indirect"),
    ("Karl Lund warned of delays, saying the crane was old.", "Karl Lund", "warned", "indirect"),
    (
        "Professor Ida Holm of the Maritime Institute estimates that 40 hulls remain.",
        "Ida Holm",
        "estimates",
        "indirect",
    ),
    (
        "Ida Holm, of the Maritime Institute, estimates that 40 hulls remain.",
        "Ida Holm",
        "estimates",
        "indirect",
    ),
    ("Maritime Institute historian Ida Holm says 40 hulls remain.", "Ida Holm", "says", "indirect"),
    (
        "Dr. Ida Holm and Karl Lund said 40 hulls remain.",
        "Dr. Ida Holm and Karl Lund",
        "said",
        "collective",
    ),
    ("Ida Holm’s brother Karl said 40 hulls remain.", "Karl", "said", "indirect"),
    # inverted order
    ("“It leaks,” said Karl Lund, who runs the ferry.", "Karl Lund", "said", "direct"),
    ("“It leaks,” says Ida Holm of the Maritime Institute.", "Ida Holm", "says", "direct"),
    ("“It leaks,” wrote historian Ida Holm in 1998.", "Ida Holm", "wrote", "direct"),
    ("“Does it leak?” asked Karl Lund.", "Karl Lund", "asked", "direct"),
    ("“It leaks!” cried the keeper.", None, None, None),
    ("Does it leak? asked Karl Lund.", "Karl Lund", "asked", "indirect"),
    ("Karl Lund: “It leaks.”", "Karl Lund", ":", "direct"),
    ("'It leaks,' Karl Lund said.", "Karl Lund", "said", "direct"),
    ('"It leaks," Karl Lund said.', "Karl Lund", "said", "direct"),
    ("«It leaks,» Karl Lund said.", "Karl Lund", "said", "direct"),
    ("„It leaks“, Karl Lund said.", "Karl Lund", "said", "direct"),
    # broken and partial quotations
    ("“It leaks,” Karl Lund said, “and it always has.”", "Karl Lund", "said", "direct"),
    ("“The pier,” according to Karl Lund, “leaks.”", "Karl Lund", "according to", "direct"),
    ("Karl Lund called the plan “a gift to the gulls”.", "Karl Lund", "called", "direct"),
    ("Karl Lund described the plan as “a gift to the gulls”.", "Karl Lund", "described", "direct"),
    (
        "Karl Lund said the plan was “a gift to the gulls” and cost too much.",
        "Karl Lund",
        "said",
        "direct",
    ),
    (
        "The plan is “a gift to the gulls,” in the words of Karl Lund.",
        "Karl Lund",
        "in the words of",
        "direct",
    ),
    ("The plan, Karl Lund said, is “a gift to the gulls”.", "Karl Lund", "said", "direct"),
    # according to, sources
    ("According to Ida Holm, 40 hulls remain.", "Ida Holm", "According to", "indirect"),
    (
        "Forty hulls remain, according to a 2019 survey by the Maritime Institute.",
        "2019 survey",
        "according to",
        "indirect",
    ),
    (
        "The pier leaks, according to the engineer’s report.",
        "engineer’s report",
        "according to",
        "indirect",
    ),
    (
        "A report by the Maritime Institute found that 40 hulls remain.",
        "Maritime Institute",
        "found",
        "indirect",
    ),
    ("A survey published in May found that 40 hulls remain.", "survey", "found", "indirect"),
    ("Researchers found that 40 hulls remain.", "Researchers", "found", "anonymous"),
    ("The Coast Herald reported that the pier leaks.", "Coast Herald", "reported", "indirect"),
    ("The pier leaks, the Coast Herald reported.", "Coast Herald", "reported", "indirect"),
    (
        "The pier leaks, the newspaper reported, citing two engineers.",
        "newspaper",
        "reported",
        "indirect",
    ),
    (
        "The Coast Herald, citing Karl Lund, reported that the pier leaks.",
        "Coast Herald",
        "reported",
        "indirect",
    ),
    ("The Met Office says rain will fall on the coast.", "Met Office", "says", "indirect"),
    ("The ministry said in a statement that the pier leaks.", "ministry", "said", "indirect"),
    (
        "The pier leaks, the Harbour Board announced on Monday.",
        "Harbour Board",
        "announced",
        "indirect",
    ),
    (
        "The Harbour Board’s spokeswoman, Ida Holm, said the pier leaks.",
        "Ida Holm",
        "said",
        "indirect",
    ),
    (
        "A spokeswoman for the Harbour Board said the pier leaks.",
        "spokeswoman for the Harbour Board",
        "said",
        "anonymous",
    ),
    ("Harbour Board spokeswoman Ida Holm said the pier leaks.", "Ida Holm", "said", "indirect"),
    # collective and anonymous
    ("Residents say the pier leaks.", "Residents", "say", "anonymous"),
    ("Two officials said the pier leaks.", "Two officials", "said", "anonymous"),
    (
        "Two officials familiar with the plan said the pier leaks.",
        "Two officials",
        "said",
        "anonymous",
    ),
    ("One engineer said the pier leaks.", "One engineer", "said", "anonymous"),
    (
        "A person close to the board said the pier leaks.",
        "person close to the board",
        "said",
        "anonymous",
    ),
    ("Sources told the Coast Herald that the pier leaks.", "Sources", "told", "anonymous"),
    ("Critics say the plan is costly.", "Critics", "say", "anonymous"),
    ("Experts have warned that the pier leaks.", "Experts", "warned", "anonymous"),
    (
        "Some historians argue that the light was never lit.",
        "Some historians",
        "argue",
        "anonymous",
    ),
    ("Many residents believe that the pier leaks.", "Many residents", "believe", "anonymous"),
    ("The crew said the light was lit.", "crew", "said", "anonymous"),
    ("Norway and Sweden said the strait was open.", "Norway and Sweden", "said", "collective"),
    ("The Danes say the strait is open.", "Danes", "say", None),
    # positions
    ("Norway rejected the proposal.", "Norway", "rejected", None),
    ("The union welcomed the plan.", "union", "welcomed", None),
    ("The plan was criticised by the union.", "union", "criticised", None),
    ("Karl Lund accused the board of neglect.", "Karl Lund", "accused", None),
    ("Karl Lund, however, disagrees: the pier, he argues, is safe.", "Karl Lund", "argues", None),
    ("Anna Berg insists she never saw the plan.", "Anna Berg", "insists", None),
    ("Anna Berg promised to repair the pier.", "Anna Berg", "promised", None),
    ("Anna Berg recalled that the light went out.", "Anna Berg", "recalled", None),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "kind"), _SINGLE)
def test_one_sentence(text: str, speaker: str | None, cue: str | None, kind: str | None) -> None:
    (finding,) = analyse(document(text)).findings
    line = finding.attribution
    if speaker is None:
        assert line is None or line.kind == "anonymous"
        return
    assert line is not None
    assert (line.speaker, line.cue) == (speaker, cue)
    assert kind is None or line.kind == kind


_BERG, _LUND, _HOLM = "Anna Berg", "Karl Lund", "Ida Holm"
_RUNS = [
    # pronouns over sentences
    (
        ["Anna Berg said the pier leaks. She said it would close. She also blamed the frost."],
        [_BERG] * 3,
    ),
    (["Anna Berg opened the pier. “It is a good day,” she said."], [None, _BERG]),
    (["Anna Berg met Karl Lund on Friday. “It leaks,” she told him."], [None, _BERG]),
    (
        ["Karl Lund said the pier leaks. It was built in 1930. He wants it closed, he added."],
        [_LUND, None, _LUND],
    ),
    (
        ["The board met. Karl Lund said no. The chairman added that it was late."],
        [None, _LUND, _LUND],
    ),
    (
        ["Karl Lund said no. Ida Holm said yes. He left. She added that it was late."],
        [_LUND, _HOLM, None, _HOLM],
    ),
    (["Residents said it leaked. They said it smelled."], ["Residents", "Residents"]),
    (
        ["A diver, who asked not to be named, said it leaked. The diver added that it was cold."],
        ["diver", "diver"],
    ),
    # quotations over several sentences and paragraphs
    (["“It leaks. It always has. We knew that,” said Karl Lund."], [_LUND] * 3),
    (["Karl Lund said: “It leaks. It always has. We knew that.”"], [_LUND] * 3),
    (["“It leaks,” said Karl Lund. “It always has. We knew that.”"], [_LUND] * 3),
    (
        ["“It leaks,” said Karl Lund. The pier is old. “We knew that for a long time.”"],
        [_LUND, None, _LUND],
    ),
    (["“It leaks,” said Karl Lund.", "“And it always has.”"], [_LUND, _LUND]),
    (
        ["“It leaks,” said Karl Lund. “It always has.", "“We knew that from the start.”"],
        [_LUND] * 3,
    ),
    (
        [
            "“It leaks,” said Karl Lund.",
            "“It does not,” said Ida Holm.",
            "“We will see in the spring.”",
        ],
        [_LUND, _HOLM, _HOLM],
    ),
    (
        ["Karl Lund put it bluntly:", "“It leaks, and everybody on the quay knows it.”"],
        [_LUND, _LUND],
    ),
    (["‘It leaks,’ said Karl Lund. ‘It always has.’"], [_LUND, _LUND]),
    # second mentions
    (["Karl Lund runs the ferry. “It leaks,” Lund said."], [None, "Lund"]),
    (["Mr. Karl Lund runs the ferry. “It leaks,” Mr. Lund said."], [None, "Lund"]),
    (["Harbour master Karl Lund said no. The harbour master said it leaked."], [_LUND, _LUND]),
    (
        ["The Maritime Institute said no. The institute added that it leaked."],
        ["Maritime Institute"] * 2,
    ),
    (["Skyline, the ferry company, said no. The company added that it leaked."], ["Skyline"] * 2),
    (
        ["Skyline said no. Karl Lund said yes. The company added that it leaked."],
        ["Skyline", _LUND, "Skyline"],
    ),
    # newly named people
    (
        ["Karl Lund said no. Ida Holm, a diver from Moss, disagreed. “It leaks,” she said."],
        [_LUND, None, _HOLM],
    ),
    (
        ["Karl Lund said no. Then came Ida Holm, a diver from Moss. She says it leaks."],
        [_LUND, None, _HOLM],
    ),
    # the author's own voice
    (["The pier was built in 1930. It leaks. Repairs began in May."], [None, None, None]),
    (["Karl Lund said no. The pier opened in 1930."], [_LUND, None]),
    (["The word “pier” is old. It comes from Latin."], [None, None]),
    (["Anna Berg had that thought in mind. The pier stayed."], [None, None]),
    (
        ["The reported cost is high. The claimed depth is wrong. The said pier leaks."],
        [None, None, None],
    ),
]


@pytest.mark.parametrize(("paragraphs", "speakers"), _RUNS)
def test_a_run_of_sentences(paragraphs: list[str], speakers: list[str | None]) -> None:
    assert [claim.speaker for claim in claims(*paragraphs)] == speakers


_QUOTED = [
    ("“It leaks,” said Karl Lund, though Ida Holm called it “sound as a bell”.", [_LUND, _HOLM]),
    (
        "Karl Lund said it was “old as the hills” while Ida Holm said it was “sound as a bell”.",
        [_LUND, _HOLM],
    ),
    ("“It leaks,” Karl Lund said. “It always has,” Ida Holm replied.", [_LUND, _HOLM]),
    ("“He told me, ‘It leaks,’ and left,” said Karl Lund.", [_LUND, None]),
    ("Karl Lund said the “so-called” repair failed.", [_LUND]),
    ("The “old pier” is a landmark.", [None]),
]


@pytest.mark.parametrize(("text", "speakers"), _QUOTED)
def test_each_quotation_has_its_speaker(text: str, speakers: list[str | None]) -> None:
    found = {q.start: q for claim in claims(text) for q in claim.quotations}
    outer = [q.speaker if q.kind != "nested" else None for _, q in sorted(found.items())]
    assert outer == speakers
