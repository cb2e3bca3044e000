"""Pinned passages of sources, and what becomes of them when a source changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.bridges import PAGE, Pages, put, run, serving
from workbench.desk.decide import undo
from workbench.desk.drift import pin_passage
from workbench.ledger.verify import verify
from workbench.model.errors import UsageError
from workbench.sources.client import OFFLINE
from workbench.sources.drift import drift_of
from workbench.store.captures import captures_of
from workbench.store.claims import resolve_claim
from workbench.store.connection import Store, open_store

WORDS = "The span of the bridge is 214 metres, as the survey of 1911 has it."
SOURCE = PAGE.replace("</body>", "") + f"<p>{WORDS}</p>"


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (f"Tarn Ford. {WORDS} More.", "same"),
        (f"Tarn Ford, a town. {WORDS} More.", "moved"),
        (f"Tarn Ford. {WORDS.replace('bridge', 'bridge').upper()}", "moved"),
        (f"Tarn Ford. {WORDS.replace('214', '241')} More.", "altered"),
        ("Tarn Ford. Herons nest below the weir in spring.", "gone"),
        ("", "gone"),
    ],
)
def test_a_passage_is_the_same_moved_altered_or_gone(now: str, kind: str) -> None:
    found = drift_of(WORDS, 11, now)
    assert found.kind == kind
    assert (found.start is None) == (kind == "gone")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.delenv(OFFLINE, raising=False)
    with open_store(tmp_path / "t.db", "create") as opened:
        yield opened


@pytest.fixture
def pages() -> Iterator[Pages]:
    with serving({"/a": SOURCE}) as served:
        yield served


def pinned(store: Store, pages: Pages) -> str:
    """Capture the source and pin the passage; returns the claim."""
    put(store, [pages.url("/a")])
    run(store, pages)
    claim = resolve_claim(store, "Bridge 1 at")
    (row,) = captures_of(store, claim)
    assert row.text is not None
    assert row.content is not None
    start = row.text.index(WORDS)
    pin_passage(store, claim, row.content, start, start + len(WORDS), reviewer="Ada")
    return claim


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("minutes", "minutes", None),
        ("<title>Tarn Ford", "<title>The Ford", "same"),
        ("<h1>Tarn Ford", "<h1>Tarn Ford and its bridge", "moved"),
        ("214 metres", "240 metres", "altered"),
        (WORDS, "A new page.", "gone"),
    ],
)
def test_asking_again_compares_what_was_pinned(
    store: Store, pages: Pages, old: str, new: str, kind: str | None
) -> None:
    claim = pinned(store, pages)
    pages.bodies["/a"] = SOURCE.replace(old, new)
    (done,) = run(store, pages, "again")
    assert [one.drift.kind for one in done.kept.drifted] == ([kind] if kind else [])
    assert all(one.pinned.claim == claim for one in done.kept.drifted)
    assert verify(store).ok


def test_a_pin_that_was_undone_is_not_watched(store: Store, pages: Pages) -> None:
    pinned(store, pages)
    undo(store, reviewer="Ada")
    pages.bodies["/a"] = SOURCE.replace("214", "240")
    (done,) = run(store, pages, "again")
    assert (done.kept.state, done.kept.drifted) == ("changed", ())


def test_only_what_is_in_a_capture_can_be_pinned(store: Store, pages: Pages) -> None:
    claim = pinned(store, pages)
    (row,) = captures_of(store, claim)
    assert row.content is not None
    assert row.text is not None
    for start, end in ((0, 0), (5, 4), (-1, 3), (0, len(row.text) + 1)):
        with pytest.raises(UsageError):
            pin_passage(store, claim, row.content, start, end, reviewer="Ada")
    with pytest.raises(UsageError):
        pin_passage(store, claim, "0" * 64, 0, 3, reviewer="Ada")
