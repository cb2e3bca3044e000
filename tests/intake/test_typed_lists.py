"""Lists of notes typed into documents whose format has notes of its own."""

from __future__ import annotations

from workbench.citations.link import link
from workbench.intake.text.typedlists import with_typed_lists
from workbench.model.document import Block, BlockKind, Source
from workbench.model.manuscript import Anchor, Manuscript, NoteSpan
from workbench.reading import compose, read

PARTS: tuple[tuple[BlockKind, str], ...] = (
    ("heading", "Lamps of the coast"),
    ("paragraph", "The harbour board agreed to buy the lens.[1] Two keepers cleaned it.[2]"),
    ("heading", "References"),
    ("paragraph", "[1] Harbour Board minutes, 3 May 1894."),
    ("paragraph", "[2] Keeper's log, p. 12."),
)


def manuscript(parts: tuple[tuple[BlockKind, str], ...] = PARTS) -> Manuscript:
    """A document as the reader of an office format hands it on."""
    text, blocks = "", []
    for kind, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    source = Source("lamps.docx", "application/x", "0" * 64, len(text))
    return Manuscript(source, "Lamps", None, None, text, tuple(blocks))


def test_a_typed_list_is_found_and_its_marks_are_linked() -> None:
    made = with_typed_lists(manuscript())
    linked = link(made)
    assert [block.kind for block in made.blocks][-2:] == ["reference", "reference"]
    assert [(mark.label, mark.note) for mark in linked.markers] == [("1", 0), ("2", 1)]
    assert [note.text for note in linked.notes] == [
        "Harbour Board minutes, 3 May 1894.",
        "Keeper's log, p. 12.",
    ]


def test_typed_marks_beside_footnotes_mean_the_list_and_not_the_footnotes() -> None:
    base = manuscript((*PARTS, ("note", "1. A footnote of the format.")))
    place = base.text.index(" Two keepers")
    note = base.text.index("1. A footnote")
    base = Manuscript(
        base.source,
        base.title,
        None,
        None,
        base.text,
        base.blocks,
        anchors=(Anchor("1", place - 4, place - 3, "fn1"),),
        notes=(NoteSpan("fn1", "1", note, len(base.text), (note + 3, len(base.text))),),
    )
    document = compose(with_typed_lists(base))
    said = [
        (mark.label, document.notes[mark.note].text)
        for mark in document.markers
        if mark.note is not None
    ]
    assert ("1", "A footnote of the format.") in said
    assert ("2", "Keeper's log, p. 12.") in said


def test_a_document_without_such_a_list_stays_as_it_is() -> None:
    plain = manuscript(PARTS[:2])
    assert with_typed_lists(plain) is plain


def test_a_typed_list_is_found_in_rtf() -> None:
    rtf = (
        r"{\rtf1\ansi The harbour board agreed to buy the lens.[1] Two keepers cleaned it.[2]\par "
        r"Notes\par [1] Minutes, 3 May 1894.\par [2] Keeper's log, p. 12.\par}"
    )
    document = read(rtf.encode(), name="lamps.rtf")
    assert [document.notes[mark.note or 0].text for mark in document.markers] == [
        "Minutes, 3 May 1894.",
        "Keeper's log, p. 12.",
    ]
