"""Every command that a page shows is run; the pages cover every command."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
INTERACTIVE = "review"


def commands_of(page: Path) -> list[list[str]]:
    blocks = CONSOLE.findall(page.read_text("utf-8"))
    lines = [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    return [shlex.split(line) for line in lines]


WITH_COMMANDS = [page for page in PAGES if commands_of(page)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that the pages name."""
    examples = ROOT / "docs" / "examples"
    (tmp_path / "sources").mkdir()
    shutil.copy(examples / "carrow-light-draft.md", tmp_path / "draft.md")
    shutil.copy(examples / "trust-annual-report.html", tmp_path / "sources" / "report.html")
    return tmp_path


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.name)
def test_the_commands_of_the_page_work_in_the_order_shown(page: Path, desk: Path) -> None:
    for command in commands_of(page):
        assert command[0] == "workbench", command
        if INTERACTIVE in command:
            continue  # the terminal tests drive the room
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *command[1:]],
            cwd=desk,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)


def test_the_reference_lists_every_command_and_option() -> None:
    import click

    from workbench.cli.program import COMMANDS, program

    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    context = click.Context(program)
    for name in COMMANDS:
        assert f"\n## {name}\n" in page, name
        command = program.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert f"`{option}" in page, (name, option)


def test_no_page_names_a_file_that_is_not_there() -> None:
    link = re.compile(r"\]\((?!https?:)([^)#]+)")
    for page in [*PAGES, *(ROOT / "docs").rglob("*.md")]:
        if "examples" in page.parts:
            continue
        for target in link.findall(page.read_text("utf-8")):
            assert (page.parent / target).exists(), (page.name, target)
