"""SSH keys made for a test."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen"
)


def make_key(folder: Path, name: str, kind: str = "ed25519") -> Path:
    """A key without a passphrase; the path of its public half."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", name, "-f", str(file)], check=True
    )
    return file.with_suffix(".pub")
