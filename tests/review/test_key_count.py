"""From opening a document of forty claims to its sign-off: two keys a claim and three more.

Each claim cites a note whose source was captured. ``p`` pins the passage that is selected, ``c``
decides and goes on to the next open claim; nothing is pinned that nobody pinned.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.room import Room
from tests.review.sample import Text, build
from workbench.desk.attach import attach, resolve_note
from workbench.model.document import Target
from workbench.store.connection import open_store
from workbench.store.sign_offs import sign_offs

CLAIMS = 40
TOWNS = (
    *("Arden", "Brill", "Corran", "Dunmore", "Esker"),
    *("Fallow", "Garrick", "Hollin", "Innis", "Jura"),
)
KEYS = ["p", "c"] * CLAIMS + ["S", "S", "enter"]
"""The whole script, as docs/review-room.md has it."""
SPARE = 12


def sentences() -> list[str]:
    return [
        f"The bridge at {TOWNS[n % 10]} has {n + 3} arches and was opened in {1801 + n}."
        for n in range(CLAIMS)
    ]


@pytest.fixture
def bridges(tmp_path: Path) -> Path:
    """A draft of forty claims, each with a note, and the book that the note means, attached."""
    draft = "\n\n".join(f"{sentence}[^1]" for sentence in sentences()) + "\n"
    notes = {"1": ("Bridges of the North (1899).", (Target("isbn", "9780000000002"),))}
    path = build(tmp_path / "claims.db", [Text("bridges.md", draft, notes)], [])
    book = tmp_path / "bridges-of-the-north.txt"
    book.write_text("Bridges of the North\n\n" + "\n".join(sentences()) + "\n")
    with open_store(path, "write") as store:
        attach(store, resolve_note(store, "1"), book, reviewer="A. Checker")
    return path


async def test_forty_claims_are_pinned_decided_and_signed_off(
    bridges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert len(KEYS) <= 2 * CLAIMS + SPARE
    async with Room.open(bridges) as room:
        assert room.detail("bridges.md", 1).pins == ()
        for key in KEYS:
            await room.pilot.press(key)
        await room.settle()
        room.expect_status("bridges.md is signed off")
    with open_store(bridges) as store:
        assert len(sign_offs(store)) == 1
    for number in (1, 17, CLAIMS):
        detail = room.detail("bridges.md", number)
        assert detail.row.verdict == "corroborated"
        [pin] = detail.pins
        book = "Bridges of the North\n\n" + "\n".join(sentences())
        assert book[pin.start : pin.end].strip() == sentences()[number - 1]
