"""General rules of the window over rows: it is always full, unbroken, and where it was put."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.review.widgets.viewport import Viewport

HEIGHTS = st.lists(st.integers(1, 9), max_size=40)
LINES = st.integers(1, 25)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("reveal"), st.integers(0, 50)),
        st.tuples(st.just("scroll"), st.integers(-30, 30)),
        st.tuples(st.just("seek"), st.integers(-5, 250)),
        st.tuples(st.just("lines"), LINES),
        st.tuples(st.just("rows"), st.integers(0, 40)),
    ),
    max_size=12,
)


def window(heights: Sequence[int], lines: int) -> Viewport:
    viewport = Viewport(lambda row: heights[row])
    viewport.rows, viewport.lines = len(heights), lines
    return viewport


def check_plan(viewport: Viewport, heights: Sequence[int]) -> None:
    """The window shows one unbroken run of lines, and is full if there is enough to show."""
    plan = viewport.plan()
    for (row, line), (next_row, next_line) in pairwise(plan):
        if row == next_row:
            assert next_line == line + 1
        else:
            assert (next_row, next_line) == (row + 1, 0)
            assert line == heights[row] - 1
    total = sum(heights[: viewport.rows])
    assert len(plan) == min(viewport.lines, total)


def do(viewport: Viewport, heights: Sequence[int], step: tuple[str, int]) -> None:
    name, number = step
    if name == "lines":
        viewport.lines = number
        viewport.settle()
    elif name == "rows":
        viewport.rows = min(number, len(heights))
        viewport.settle()
    else:
        getattr(viewport, name)(number)


@given(HEIGHTS, LINES, STEPS)
def test_whatever_is_done_the_window_is_full_and_unbroken(
    heights: list[int], lines: int, steps: list[tuple[str, int]]
) -> None:
    viewport = window(heights, lines)
    for step in steps:
        do(viewport, heights, step)
        check_plan(viewport, heights)
        assert 0 <= viewport.position <= max(0, viewport.extent - viewport.lines)


@given(HEIGHTS.filter(len), LINES, STEPS, st.data())
def test_a_revealed_row_is_in_sight_whole_or_from_its_first_line(
    heights: list[int], lines: int, steps: list[tuple[str, int]], data: st.DataObject
) -> None:
    viewport = window(heights, lines)
    for step in steps:
        do(viewport, heights, step)
    row = data.draw(st.integers(0, len(heights) - 1))
    viewport.rows = len(heights)
    viewport.settle()
    viewport.reveal(row)
    shown = [line for there, line in viewport.plan() if there == row]
    assert shown == list(range(min(heights[row], viewport.lines)))


@given(HEIGHTS.filter(len), LINES, st.data())
def test_a_row_in_sight_with_its_neighbours_is_revealed_without_a_move(
    heights: list[int], lines: int, data: st.DataObject
) -> None:
    viewport = window(heights, lines)
    viewport.scroll(data.draw(st.integers(0, 200)))
    plan = viewport.plan()
    for row in {row for row, _ in plan}:
        near = range(max(0, row - 1), min(len(heights), row + 2))
        if all((each, line) in plan for each in near for line in range(heights[each])):
            before = viewport.anchor
            viewport.reveal(row)
            assert viewport.anchor == before


@given(HEIGHTS.filter(len), LINES)
def test_the_ends_of_the_scrollbar_are_the_ends_of_the_list(heights: list[int], lines: int) -> None:
    viewport = window(heights, lines)
    viewport.seek(viewport.extent - viewport.lines)
    assert viewport.plan()[-1] == (len(heights) - 1, heights[-1] - 1)
    assert viewport.position == max(0, viewport.extent - viewport.lines)
    viewport.seek(0)
    assert viewport.anchor == (0, 0) and viewport.position == 0


@given(HEIGHTS, LINES, st.lists(st.integers(-9, 9), max_size=12))
def test_scrolling_moves_by_lines_until_an_end(
    heights: list[int], lines: int, moves: list[int]
) -> None:
    viewport = window(heights, lines)
    top, furthest = 0, max(0, sum(heights) - lines)
    for move in moves:
        viewport.scroll(move)
        top = min(max(top + move, 0), furthest)
        row, hidden = viewport.anchor
        assert sum(heights[:row]) + hidden == top


def test_it_never_looks_at_rows_far_from_the_window() -> None:
    asked: set[int] = set()

    def height_of(row: int) -> int:
        asked.add(row)
        return 3

    viewport = Viewport(height_of)
    viewport.rows, viewport.lines = 1_000_000, 30
    viewport.reveal(500_000)
    viewport.scroll(40)
    assert viewport.plan() and viewport.position and viewport.extent
    assert asked <= set(range(499_900, 500_100))
