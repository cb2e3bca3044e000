"""A keymap of one's own: keys, footer, help and palette follow it; what is off is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.room import Room
from workbench.desk.configuration import load
from workbench.model.errors import UsageError
from workbench.review.keys import keymap
from workbench.review.setup import set_up

OWN = {"decide.corroborate": ["y"], "claim.copy": ["c"], "find.filter": ["ctrl+f", "/"]}


async def test_keys_footer_help_and_palette_follow_the_keymap(database: Path) -> None:
    async with Room.open(database, keys=OWN) as room:
        room.expect_shown("y✓", "ctrl+f filter")
        await room.press("y")
        room.expect_verdict("harbour.md", 1, "corroborated")
        await room.press("c")
        room.expect_shown("Copy", "the claim's words")
        await room.press("escape", "question_mark")
        room.expect_shown("y              Corroborated: the claim holds")
        await room.press("escape", "ctrl+f")
        await room.type("tern")
        await room.press("enter")
        room.expect_shown("/tern")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"decide.agree": ["y"]}, "no action"),
        ({"decide.corroborate": ["not a key"]}, "no key"),
        ({"decide.corroborate": ["t"]}, "gives t to decide.corroborate and to decide.contest"),
        ({"decide.corroborate": ["j"]}, "gives j to"),
    ],
)
def test_what_is_off_in_a_keymap_is_said(own: dict[str, list[str]], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        keymap(own)


def test_a_key_may_change_hands_and_places_do_not_mind_each_other() -> None:
    keymap({"decide.corroborate": ["t"], "decide.contest": ["c"], "compare.close": ["c"]})


def test_the_configuration_says_how_the_room_is_liked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[room]\ntheme = "light"\nascii = true\n\n[keys]\n"decide.corroborate" = "f5"\n\n'
        '[views]\nfigures = "kind:quantity is:open"\n'
    )
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    monkeypatch.delenv("NO_COLOR", raising=False)
    setup = set_up(tmp_path / "claims.db", "A. Checker")
    assert (setup.theme, setup.glyphs.states["corroborated"]) == ("light", "+")
    assert setup.keymap.key_of("decide.corroborate") == "f5"
    assert setup.views[-1] == ("figures", "kind:quantity is:open")
    assert set_up(tmp_path / "claims.db", "A. Checker", theme="dark").theme == "dark"


@pytest.mark.parametrize(
    "text",
    ["[room]\nthem = 'x'", "[keys]\nx = 3", "[views]\nx = 3", "room = 3", "[room]\nascii = 'no'"],
)
def test_what_is_off_in_the_configuration_is_said(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    with pytest.raises(UsageError):
        load()
