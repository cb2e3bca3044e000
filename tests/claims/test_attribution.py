from __future__ import annotations

import pytest

from tests.claims.texts import claims, only


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Anna Berg said that the lamp was out.", "Anna Berg", "said"),
        ("The lamp was out, said Anna Berg.", "Anna Berg", "said"),
        ("“The lamp was out,” said Anna Berg, the keeper of Hvaler light.", "Anna Berg", "said"),
        ("“The lamp was out,” Anna Berg told the Coast Herald on Friday.", "Anna Berg", "told"),
        (
            "Anna Berg, keeper of the Hvaler light, explained that it failed.",
            "Anna Berg",
            "explained",
        ),
        ("Harbour Master Karl Lund said the pier had burned.", "Karl Lund", "said"),
        ("According to Karl Lund, the pier burned in May.", "Karl Lund", "According to"),
        ("The pier burned in May, according to Karl Lund.", "Karl Lund", "according to"),
        ("According to the Coast Herald, the pier burned.", "Coast Herald", "According to"),
        ("The Harbour Board argues that the pier is safe.", "Harbour Board", "argues"),
        ("Officials of the board said the pier was safe.", "Officials of the board", "said"),
        (
            "A senior harbour official, however, said the pier was safe.",
            "senior harbour official",
            "said",
        ),
        (
            "The Harbour Board and the ferry company said it was safe.",
            "Harbour Board and the ferry company",
            "said",
        ),
        ("The report was rejected by the Harbour Board.", "Harbour Board", "rejected"),
        ("The Harbour Board objects to the new pier.", "Harbour Board", "objects"),
        ("The ferry company, Skyline, said the pier was safe.", "Skyline", "said"),
        ("The Harbour Board’s position is that the pier is safe.", "Harbour Board", "position"),
        ("The Harbour Board has made clear that the pier is safe.", "Harbour Board", "made clear"),
        ("Divers working on the wreck told reporters it was empty.", "Divers", "told"),
    ],
)
def test_the_speaker_and_the_cue(text: str, speaker: str, cue: str) -> None:
    claim = only(text)
    assert (claim.speaker, claim.cue) == (speaker, cue)


@pytest.mark.parametrize(
    "text",
    [
        "The pier burned in May.",
        "The pier was said to be safe.",
        "It went without saying.",
        "Repair claims of this kind take years.",
        "The state of the pier is poor.",
        "She called her husband from the pier.",
        "They wrote several books about the coast.",
        "The deal, announced in May, fell through.",
    ],
)
def test_the_authors_own_voice_has_no_speaker(text: str) -> None:
    assert only(text).speaker is None


def test_words_within_quotation_marks_are_never_a_cue() -> None:
    claim = only("The sign reads “the keeper said the lamp is lit” in red letters.")
    assert claim.cue != "said"


@pytest.mark.parametrize(
    ("texts", "speaker"),
    [
        (("Karl Lund said the pier burned.", "He added that it had been old."), "Karl Lund"),
        (("Karl Lund opened the lock.", "It was an honour, he said."), "Karl Lund"),
        (("The Harbour Board rejected the plan.", "It said the pier was safe."), "Harbour Board"),
        (("Divers said the wreck was empty.", "They added that it was old."), "Divers"),
        (
            ("A senior harbour official said it was safe.", "The official added that it was new."),
            "senior harbour official",
        ),
        (
            ("Greenwave said the pier was safe.", "The movement argues that it should stay."),
            "Greenwave",
        ),
        (("Karl Lund said no.", "“The pier was never safe in winter.”"), "Karl Lund"),
    ],
)
def test_second_mentions_stand_for_the_last_speaker_they_fit(
    texts: tuple[str, str], speaker: str
) -> None:
    assert claims(" ".join(texts))[-1].speaker == speaker


def test_each_quotation_of_a_sentence_has_its_own_speaker() -> None:
    claim = only(
        "While Anna Berg called it a “cruel and needless breach of the rules,” the Harbour Board "
        "said it was the result of “a mix-up among the crews of two ships,” due to fog."
    )
    assert [quote.speaker for quote in claim.quotations] == ["Anna Berg", "Harbour Board"]


def test_a_speaker_who_interrupts_has_both_halves() -> None:
    claim = only("“The three of us,” Karl Lund said, “saw the light go out that night.”")
    assert {quote.speaker for quote in claim.quotations} == {"Karl Lund"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials said the pier was safe.", "anonymous"),
        ("The pilots and Karl Lund said it was safe.", "collective"),
        ("The Harbour Board opposes the pier.", "position"),
        ("Karl Lund said it was safe.", "attribution"),
    ],
)
def test_the_kind_of_attribution_is_a_kind_of_statement(text: str, kind: str) -> None:
    assert kind in only(text).kinds


def test_a_transcript_names_its_speakers_at_the_head_of_their_turns() -> None:
    found = claims(
        "Reed: The pier burned in May. It was old.",
        "Lund: It was safe.",
        "Reed: It was not.",
        "Lund: Who says so?",
        "Note: the recording ends here.",
    )
    assert [claim.speaker for claim in found] == ["Reed", "Reed", "Lund", "Reed", "Lund", None]


def test_a_statement_that_is_issued_is_quoted() -> None:
    first, second = claims("The board issued a statement: “The pier is safe in winter. We tried.”")
    assert (first.speaker, second.speaker) == ("board", "board")
