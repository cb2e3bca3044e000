"""The ``workbench`` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: the command line without the program's name; ``sys.argv`` by default.

    Returns:
        The exit status: 0 done · 1 done, but what was asked about does not hold · 2 wrong usage ·
        3 an input could not be read · 4 the database or the disk failed · 130 interrupted.
    """
    from workbench.cli.program import run

    return run(sys.argv[1:] if arguments is None else list(arguments))


if __name__ == "__main__":
    sys.exit(main())
