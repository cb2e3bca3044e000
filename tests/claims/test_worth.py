from __future__ import annotations

import pytest

from tests.claims.texts import claims, only
from workbench.claims import signals, worth
from workbench.claims.threshold import DEFAULT_THRESHOLD
from workbench.claims.weights import FEATURES, WORDS

CHECKABLE = (
    "The lock was closed in May 2024 after 12 boats sank.",
    "The Harbour Board spent $1.5 million on the pier last year.",
    "Visits rose from 200 in 2019 to 340 in 2023.",
    "Karl Lund told the Coast Herald that the lamp had failed on 3 March.",
    "More than 890 birds were killed in the storm, the museum said.",
)
OTHER = (
    "Is it not time to think about the harbour?",
    "We believe that the pier is a wonderful place.",
    "I think you should come and see it.",
    "This reflects the complex dynamics of a broader perspective.",
    "The pier will certainly be very beautiful.",
    "Thank you.",
)


def test_checkable_statements_score_above_all_others() -> None:
    assert min(only(text).check_worthy for text in CHECKABLE) > DEFAULT_THRESHOLD
    assert max(only(text).check_worthy for text in OTHER) < DEFAULT_THRESHOLD


def test_a_cited_source_speaks_for_a_statement() -> None:
    plain = only("The board views the pier as a part of the town.")
    cited = only("The board views the pier as a part of the town1.", marks=("1",))
    assert cited.check_worthy > plain.check_worthy
    assert "+ cites a source" in cited.why


def test_what_someone_is_quoted_with_is_not_the_authors_opinion() -> None:
    own = only("The pier is a wonderful and beautiful place and we love it.")
    said = only("“The pier is a wonderful and beautiful place and we love it,” said Karl Lund.")
    assert said.check_worthy > own.check_worthy


def test_reasons_have_a_sign_and_plain_words() -> None:
    claim = only(CHECKABLE[0])
    assert "+ states a figure" in claim.why
    assert all(reason[:2] in ("+ ", "− ") for reason in claim.why)
    assert len(claim.why) <= 4


def test_the_table_and_the_features_fit_each_other() -> None:
    assert set(FEATURES) <= set(worth.PLAIN)
    everything = signals.Statement(
        text="Is it?!", own=("i",), quantities=3, dates=2, names=4, people=2, money=True,
        share=True, big=True, quoted=1.0, spoken=True, held=True, marked=True,
    )  # fmt: skip
    found = signals.features(everything, ("i", "you", "will", "maybe", "best", "reflects"))
    assert set(found) <= set(worth.PLAIN)
    assert all(word == word.lower() for word in WORDS)


@pytest.mark.parametrize("threshold", [0.0, DEFAULT_THRESHOLD, 0.9, 1.1])
def test_a_threshold_keeps_what_reaches_it(threshold: float) -> None:
    from tests.claims.texts import document
    from workbench.claims.extract import extract

    made = document(*CHECKABLE, *OTHER)
    every = extract(made)
    kept = extract(made, threshold=threshold)
    assert kept == [claim for claim in every if claim.check_worthy >= threshold]
    assert len(every) == len(made.sentences)


def test_scores_are_between_nought_and_one() -> None:
    assert all(0 <= claim.check_worthy <= 1 for claim in claims(*CHECKABLE, *OTHER))
