"""The registry: every action can be done, every key does one thing, the page is up to date."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from workbench.review.actions import ACTIONS, GROUPS, Scope
from workbench.review.glyphs import ASCII, UNICODE, Glyphs
from workbench.review.keys import Keymap, bindings, page
from workbench.review.screens.compare import CompareScreen
from workbench.review.screens.page import PageScreen
from workbench.review.screens.pencil import PencilScreen
from workbench.review.screens.review import ReviewScreen
from workbench.review.screens.sign_off import SignOffScreen
from workbench.review.widgets.cards import Cards
from workbench.review.widgets.claim_list import ClaimList

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "keys.md"
HOMES: dict[Scope, type] = {
    "room": ReviewScreen,
    "list": ClaimList,
    "cards": Cards,
    "compare": CompareScreen,
    "page": PageScreen,
    "pencil": PencilScreen,
    "sign-off": SignOffScreen,
}


def test_the_page_of_keys_is_what_the_registry_makes() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m workbench.review.keys > " + str(PAGE)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_be_carried_out_where_its_keys_are_bound(action: object) -> None:
    does = action.does.partition("(")[0]  # type: ignore[attr-defined]
    if does.startswith("app."):
        return
    for scope in action.scopes:  # type: ignore[attr-defined]
        assert callable(getattr(HOMES[scope], f"action_{does}"))


@pytest.mark.parametrize("scope", HOMES)
def test_a_key_does_one_thing_in_one_place(scope: Scope) -> None:
    keys = Counter(key for binding in bindings(scope) for key in binding.key.split(","))
    assert {key for key, times in keys.items() if times > 1} == set()


@pytest.mark.parametrize("scope", ["list", "cards"])
def test_a_pane_takes_no_key_from_the_room(scope: Scope) -> None:
    taken = {key for binding in bindings(scope) for key in binding.key.split(",")}
    assert not taken & {key for binding in bindings("room") for key in binding.key.split(",")}


def test_ids_are_unique_and_groups_are_known() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert {action.group for action in ACTIONS} == set(GROUPS)


def test_no_key_needs_more_than_a_plain_terminal_sends() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert not [key for key in keys if "alt+" in key or "super+" in key or "ctrl+shift" in key]


def test_the_footer_ends_with_help_and_the_way_out() -> None:
    assert [action.id for action in Keymap().footer("room")][-2:] == [
        "program.help",
        "program.quit",
    ]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_state_has_a_sign_of_its_own(glyphs: Glyphs) -> None:
    assert len(set(glyphs.states.values())) == len(glyphs.states)
    assert len(set(glyphs.relations.values())) == len(glyphs.relations)
    assert all(len(sign) == 1 for sign in (*glyphs.states.values(), glyphs.bar, glyphs.done))


def test_the_signs_of_ascii_are_ascii() -> None:
    drawn = "".join(part if isinstance(part, str) else "".join(part.values()) for part in ASCII)
    assert drawn.isascii()
