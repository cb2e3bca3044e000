"""The page on the format says what the program does, and its commands work."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import get_type_hints

import pytest

from tests.ledger.workshop import add, decide, logged
from workbench.ledger.bodies import Place
from workbench.ledger.kinds import KINDS
from workbench.ledger.merkle import Tree
from workbench.store import events as lines
from workbench.store.connection import Store

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "events.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### ([a-z-]+)\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL))
FUNCTIONS = "".join(re.findall(r"^```bash\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


def test_every_kind_is_described_and_no_other() -> None:
    assert [kind for kind in KINDS if kind not in SECTIONS] == []
    assert [kind for kind in SECTIONS if kind not in KINDS] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_is_named(kind: str) -> None:
    section = SECTIONS[kind]
    keys = set(get_type_hints(KINDS[kind].body))
    if "Place" in section or "As verdict" in section:
        keys -= set(get_type_hints(Place))
    if "As verdict" in section:
        keys -= {"verdict", "reason", "shown"}
    for key in keys | KINDS[kind].needs | KINDS[kind].may:
        assert f"`{key}`" in section, key
    assert ("Private" in section) == bool(KINDS[kind].needs | KINDS[kind].may)


def bash(folder: Path, command: str) -> str:
    done = subprocess.run(
        ["bash", "-c", FUNCTIONS + command], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_log_can_be_checked_with_a_shell(store: Store, tmp_path: Path) -> None:
    document = add(store)
    for verdict in ("contested", "corroborated", "contested", "corroborated"):
        decide(store, document.claims[0], verdict, note="Übersetzung")
    events = logged(store)
    (tmp_path / "log.jsonl").write_bytes(b"".join(event.line + b"\n" for event in events))
    tree = Tree([event.leaf for event in events])
    assert bash(tmp_path, "leaf 3") == events[2].leaf.hex()
    assert bash(tmp_path, f"root 1 {len(events)}") == tree.root().hex()
    for number in (2, 5, 6):
        assert bash(tmp_path, f"root 1 {number - 1}") == bash(tmp_path, f"saw {number}")
    row = next(row for row in lines.private_texts(store) if row.event == events[-1].id)
    made = bash(tmp_path, f"private {row.salt.hex()} '{row.text}'")
    assert made == events[-1].private["note"]


def test_the_signed_bytes_can_be_cut_out(store: Store, tmp_path: Path) -> None:
    document = add(store)
    event = decide(store, document.claims[0], "contested")
    cut = re.search(r"`(sed 's/\^\{\"event\".*?')`", PAGE)
    assert cut
    signed = event.line[:-1] + b',"sig":"U1NIU0lH"}'
    inner = event.line.removeprefix(b'{"event":').removesuffix(b"}")
    for line in (event.line, signed):
        (tmp_path / "line").write_bytes(line + b"\n")
        assert bash(tmp_path, f"{cut[1]} line").encode() == inner
