"""What a person reads on the screen, as text, once it holds still."""

from __future__ import annotations

from textual.app import App
from textual.pilot import Pilot

_ROUNDS = 100


def text_of(app: App[None]) -> str:
    """The screen's lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)


async def settled(pilot: Pilot[None]) -> str:
    """The screen's text when it was the same three times running and nothing is under way.

    Pilot's own waiting promises neither a settled layout nor an idle worker.
    """
    same, last = 0, ""
    for _ in range(_ROUNDS):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.01)
        now = text_of(pilot.app)  # type: ignore[arg-type]
        same, last = (same + 1, now) if now == last else (0, now)
        if same >= 2:
            return now
    raise AssertionError(f"the screen never held still:\n{last}")
