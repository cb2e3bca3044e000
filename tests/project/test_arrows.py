"""The rooms stand in one order; a lower one never imports a higher one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "workbench"

# Rooms on one line do not import each other.
FLOORS: list[set[str]] = [
    {"model"},
    {"safe"},
    {"intake"},
    {"citations", "claims"},
    {"reading"},
    {"matching"},
    {"sources"},
    {"store"},
    {"index"},
    {"ledger"},
    {"desk"},
    {"exports"},
    {"cli", "review"},
]
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
SUBCOMMAND = ("cli", "review")  # the command line opens the review room, by a deferred import


def room_of(path: Path) -> str:
    """The room a module belongs to: its first package, or its own name at the top."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "workbench":
                names = [f"workbench.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("workbench.")}
    return found & set(FLOOR)


MODULES = sorted(
    p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.stem in {"reading", "index"}
)


def test_every_room_has_a_floor() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists()}
    assert rooms <= set(FLOOR), rooms - set(FLOOR)


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down_only(module: Path) -> None:
    room = room_of(module)
    for other in imported_rooms(module) - {room}:
        if (room, other) == SUBCOMMAND:
            continue
        assert FLOOR[other] < FLOOR[room], f"{room} imports {other}"


def test_only_the_store_speaks_sql() -> None:
    for module in MODULES:
        if room_of(module) == "store":
            continue
        tree = ast.parse(module.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"execute", "executemany", "executescript"}, module
