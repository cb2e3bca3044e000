"""Several modules put together into one file that runs by itself."""

from __future__ import annotations

import ast
from importlib.resources.abc import Traversable

PARTS = ("files", "lines", "logs", "roster", "signatures", "evidence", "program")
"""The modules of :mod:`workbench.exports.checker`, each after those that it needs."""

_HEAD = '''#!/usr/bin/env python3
"""Check a bundle of a Workbench log, with Python 3.8 or later and nothing else installed.

    python3 verify.py [BUNDLE] [--have SIZE:ROOT]... [--need NAME]...

BUNDLE is a folder or a zip file; without it, the folder that this file lies in. --have is a head
that you kept (the number of events and the root): the log must have grown from it. --need names
somebody whose signed sign-off must be there. Signatures are checked with ssh-keygen. Exit status
0 if all of it holds, 1 if something does not, or could not be checked. Nothing in the bundle is
run or changed.
"""

from __future__ import annotations

'''
_FOOT = """

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def single_file(folder: Traversable) -> str:
    """The source of one program.

    Args:
        folder: where the modules lie.

    Raises:
        ValueError: two of them define the same name.
    """
    imports: set[str] = set()
    bodies: list[str] = []
    names: set[str] = set()
    for part in PARTS:
        source = (folder / f"{part}.py").read_text("utf-8")
        bodies.append(_body(source, imports, names))
    top = sorted(imports, key=lambda line: (line.startswith("from"), line))
    return _HEAD + "\n".join(top) + "\n\n\n" + "\n\n\n".join(bodies) + _FOOT


def _body(source: str, imports: set[str], names: set[str]) -> str:
    """What a module defines. Its imports are collected, and the names it defines."""
    rows = source.splitlines()
    for number, node in enumerate(ast.parse(source).body):
        is_import = isinstance(node, ast.Import | ast.ImportFrom)
        if is_import or (number == 0 and isinstance(node, ast.Expr)):
            if is_import and not _is_own(node):
                imports.add(ast.unparse(node))
            for row in range(node.lineno - 1, node.end_lineno or node.lineno):
                rows[row] = ""
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            if node.name in names:
                raise ValueError(f"{node.name} is defined twice")
            names.add(node.name)
    return "\n".join(rows).strip("\n")


def _is_own(node: ast.stmt) -> bool:
    """Whether an import is of another part, or of the future."""
    module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
    return module.startswith("workbench.") or module == "__future__"
