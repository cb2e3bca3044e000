"""What a person reads on the screen, as text, once it holds still."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.pilot import Pilot

_ROUNDS = 200
_PAUSE = 0.02
"""Seconds between two looks: longer than the room's own timers, as the tests set them."""


def text_of(app: App[Any]) -> str:
    """The screen's lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)


async def settled(pilot: Pilot[Any]) -> str:
    """The screen's text when it was the same twice running and nothing is under way.

    Pilot's own waiting promises neither a settled layout nor an idle worker.
    """
    last = None
    for _ in range(_ROUNDS):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(_PAUSE)
        now = text_of(pilot.app)
        if now == last and not list(pilot.app.workers):
            return now
        last = now
    raise AssertionError(f"the screen never held still:\n{last}")
