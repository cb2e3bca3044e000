"""The list as a widget: a random walk over it always leaves an unbroken, right screen."""

from __future__ import annotations

import random
from array import array
from collections.abc import Sequence
from itertools import pairwise

import pytest
from textual.app import App, ComposeResult

from tests.review.screen import text_of
from workbench.review.content.row import Listed
from workbench.review.glyphs import UNICODE
from workbench.review.themes import DEFAULT_VARIABLES
from workbench.review.widgets.claim_list import ClaimList
from workbench.store.rows import ClaimRow

WORDS = "tide pier buoy lamp rope gull sand mast keel wharf 1874 412 日本語 café naïve"
STEPS = "move page first last wheel drag resize list dense gaps"
SIZES = [(20, 3), (43, 10), (80, 24), (120, 36), (200, 60)]


def row(key: int) -> ClaimRow:
    chance = random.Random(key)
    reading = " ".join(chance.choices(WORDS.split(), k=chance.randint(1, 60)))
    state = chance.choice(["unreviewed", "contested"])
    return ClaimRow(
        pk=key,
        id=f"{key:064x}",
        document="0" * 64,
        name="log.txt",
        ord=key,
        start=0,
        end=len(reading),
        text=reading,
        reading=reading,
        check_worthy=0.9,
        verdict=state,  # type: ignore[arg-type]
        reason=None,
        note=None,
        reviewer=None,
        at=None,
        stale=False,
        markers=0,
        dangling=0,
        counterparts=0,
        differing=0,
        disagreement=False,
        verdicts=0,
    )


class ListApp(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULT_VARIABLES | {"cursor": "#333333", "cursor-blurred": "#222222"}

    def compose(self) -> ComposeResult:
        self.reads: list[int] = []
        yield ClaimList(self.read, UNICODE)

    def read(self, keys: Sequence[int]) -> dict[int, Listed]:
        self.reads.append(len(keys))
        return {key: Listed(row(key)) for key in keys if key % 17}  # some are gone


def check(claims: ClaimList, cursor_moved: bool) -> None:
    plan = claims._plan
    for (one, line), (other, next_line) in pairwise(plan):
        assert (other, next_line) in {(one, line + 1), (one + 1, 0)}
    if claims.total:
        shown = {there for there, _ in plan}
        assert plan and max(shown) < claims.total
        assert len(plan) == claims._viewport.lines or len(shown) == claims.total
        assert 0 <= claims.cursor < claims.total
        if cursor_moved:
            assert claims.cursor in shown
    else:
        assert plan == [] and claims.cursor == -1
    assert 0 <= claims.scroll_y <= claims.max_scroll_y


@pytest.mark.parametrize("seed", range(3))
async def test_a_random_walk_leaves_the_screen_whole(seed: int) -> None:
    chance = random.Random(seed)
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        claims = app.query_one(ClaimList)
        claims.list_claims(array("q", range(1, 400)))
        for _ in range(60):
            step = chance.choice(STEPS.split())
            if step == "move":
                claims.action_move(chance.choice([-40, -3, -1, 1, 1, 3, 40]))
            elif step == "page":
                claims.action_page(chance.choice([-1, 1]))
            elif step in {"first", "last"}:
                getattr(claims, f"action_{step}")()
            elif step == "wheel":
                claims._viewport.scroll(chance.choice([-30, -3, 3, 30]))
                claims._show()
            elif step == "drag":
                claims.scroll_to(y=chance.randint(0, int(claims.max_scroll_y)), animate=False)
            elif step == "resize":
                await pilot.resize_terminal(*chance.choice(SIZES))
            elif step == "list":
                keys = range(1, chance.choice([1, 2, 5, 90, 400]))
                claims.list_claims(array("q", keys), at=chance.choice([0, 3, 80]))
            elif step == "dense":
                claims.dense = not claims.dense
            else:
                claims.gaps = not claims.gaps
            await pilot.pause()
            check(claims, step in {"move", "page", "first", "last", "list"})


async def test_every_line_of_the_screen_is_what_the_row_says() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        claims = app.query_one(ClaimList)
        claims.list_claims(array("q", range(1, 40)))
        await pilot.pause()
        screen = " ".join(line[3:] for line in text_of(app).splitlines())
        for key in (1, 2):
            assert " ".join(row(key).reading.split()[:4]) in " ".join(screen.split())


async def test_a_million_claims_are_listed_without_reading_them() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        claims = app.query_one(ClaimList)
        claims.list_claims(array("q", range(1, 1_000_001)))
        await pilot.press("G", "k", "g", "j")
        await pilot.pause()
        assert sum(app.reads) < 1_000


async def test_the_cursor_stays_on_its_line_when_more_are_listed_before_it() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        claims = app.query_one(ClaimList)
        claims.list_claims(array("q", range(100, 200)))
        claims.go_to(150)
        await pilot.pause()
        above = claims.cursor - claims._viewport.anchor[0]
        claims.list_claims(array("q", range(1, 200)), at=149)
        await pilot.pause()
        assert claims.current_key == 150
        assert claims.cursor - claims._viewport.anchor[0] == above


async def test_the_wheel_scrolls_without_moving_the_cursor_and_a_click_moves_it() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        claims = app.query_one(ClaimList)
        claims.list_claims(array("q", range(1, 100)))
        await pilot.pause()
        await pilot.click(offset=(10, 12))
        there = claims._plan[12][0]
        assert claims.cursor == there > 0
        claims._viewport.scroll(20)
        claims._show()
        await pilot.pause()
        assert claims.cursor == there
