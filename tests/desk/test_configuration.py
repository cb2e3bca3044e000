"""The configuration file."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.desk.configuration import VARIABLE, Configuration, load
from workbench.model.errors import UsageError

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "configuration.md"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv(VARIABLE, str(path))
    return path


def test_without_a_file_everything_is_as_usual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load() == Configuration()


def test_a_file_that_was_named_must_be_there(file: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        load()


def test_what_the_file_says_holds(file: Path) -> None:
    file.write_text(
        '[fetch]\ndelay = 2\nat-once = 3\nprivate-hosts = ["Wiki.lan:443", "[::1]:80"]\n'
    )
    fetch = load().fetch
    assert (fetch.delay, fetch.at_once, fetch.deadline) == (2, 3, 45.0)
    assert fetch.allowed == {("wiki.lan", 443), ("::1", 80)}


def test_the_page_shows_what_is_usual(file: Path) -> None:
    shown = [line[4:] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("    ")]
    file.write_text("\n".join(shown))
    fetch, usual = load().fetch, Configuration().fetch
    assert (fetch.delay, fetch.at_once, fetch.deadline, fetch.patience, fetch.contact) == (
        usual.delay,
        usual.at_once,
        usual.deadline,
        usual.patience,
        usual.contact,
    )
    assert fetch.allowed == frozenset()
    from workbench.sources.memento import Archive

    assert Archive(fetch.timegate, fetch.timemap) == Archive()


@pytest.mark.parametrize(
    "text",
    [
        "[fetch",
        "[fetching]\n",
        "fetch = 1",
        "[fetch]\ndealy = 1",
        "[fetch]\ndelay = -1",
        "[fetch]\ndelay = true",
        '[fetch]\ndelay = "1"',
        "[fetch]\nat-once = 0",
        "[fetch]\nat-once = 1.5",
        '[fetch]\nprivate-hosts = "a.lan:80"',
        '[fetch]\nprivate-hosts = ["a.lan"]',
        '[fetch]\nprivate-hosts = ["a.lan:http"]',
        '[fetch]\nprivate-hosts = ["http://a.lan:80"]',
        '[fetch]\nprivate-hosts = ["a.lan:80/x"]',
        '[fetch]\nprivate-hosts = ["u@a.lan:80"]',
        '[fetch]\nprivate-hosts = ["*:80", 1]',
        '[fetch]\ntimegate = "https://a.example/"',
        '[fetch]\ncontact = "a\\nb"',
    ],
)
def test_what_is_off_is_told_and_never_passed_over(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(UsageError) as told:
        load()
    assert str(file) in str(told.value)
    assert "\n" not in str(told.value)
