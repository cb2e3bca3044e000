"""Who is reviewing."""

from __future__ import annotations

import getpass
import os
import subprocess


def who(option: str | None = None) -> str:
    """The reviewer's name.

    Args:
        option: what the command line says, if anything.

    Returns:
        The first that is set of: the option, ``WORKBENCH_REVIEWER``, git's ``user.name``, the
        login name. Never asks.
    """
    said = option or os.environ.get("WORKBENCH_REVIEWER")
    name = " ".join((said or "").split()) or _git() or _login()
    return " ".join((name or "").split()) or "reviewer"


def _git() -> str | None:
    try:
        done = subprocess.run(
            ["git", "config", "--get", "user.name"],
            capture_output=True,
            text=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout.strip() or None


def _login() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
