"""What holds of every manuscript, whatever it was made of."""

from __future__ import annotations

from workbench.model.manuscript import Manuscript


def check(manuscript: Manuscript) -> None:
    """Assert that every place in a manuscript is one, and that its blocks are in order."""
    text, size = manuscript.text, len(manuscript.text)
    behind = 0
    for block in manuscript.blocks:
        assert behind <= block.start < block.end <= size, block
        assert not text[block.start].isspace() and not text[block.end - 1].isspace(), block
        behind = block.end
    for anchor in manuscript.anchors:
        assert 0 <= anchor.start < anchor.end <= size, anchor
        assert anchor.label, anchor
    keys = [note.key for note in manuscript.notes]
    assert len(set(keys)) == len(keys), keys
    assert {anchor.note for anchor in manuscript.anchors} <= {None, *keys}
    assert list(manuscript.anchors) == sorted(manuscript.anchors, key=lambda a: a.start)
    assert list(manuscript.notes) == sorted(manuscript.notes, key=lambda n: n.start)
    for note in manuscript.notes:
        assert 0 <= note.start < note.end <= size, note
        assert note.start <= note.body[0] <= note.body[1] <= note.end, note
    for link in manuscript.links:
        assert 0 <= link.start < link.end <= size, link


def covers(manuscript: Manuscript) -> bool:
    """Whether every character that is no white space stands in a block."""
    at = 0
    for block in manuscript.blocks:
        if manuscript.text[at : block.start].strip():
            return False
        at = block.end
    return not manuscript.text[at:].strip()
