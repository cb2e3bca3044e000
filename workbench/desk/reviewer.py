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
    for name in (option, os.environ.get("WORKBENCH_REVIEWER"), _git_name(), _login_name()):
        if name and name.strip():
            return " ".join(name.split())
    return "reviewer"


def _git_name() -> str | None:
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


def _login_name() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
