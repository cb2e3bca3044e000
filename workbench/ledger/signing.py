"""Signing and checking with ``ssh-keygen``: the private key is never read here.

It asks ssh-agent, or reads the key file itself. Without it everything but signatures works.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from workbench.ledger.canonical import Malformed
from workbench.ledger.sshkeys import PublicKey, Signature, armoured, dearmoured
from workbench.model.errors import StoreError

PROGRAM = "ssh-keygen"
_LONGEST = 120
"""Seconds to wait for a signature: a key may want to be touched."""


class Signed(NamedTuple):
    """A signature in base64 and what it is said to be over."""

    signature: str
    namespace: str
    data: bytes


def available() -> bool:
    """Whether there is an ``ssh-keygen``."""
    return shutil.which(PROGRAM) is not None


def sign(key: Path, namespace: str, data: bytes, *, ask: bool) -> str:
    """Sign bytes.

    Args:
        key: the file with the public key. Its other half is in ssh-agent, or beside it.
        namespace: what the signature is for.
        ask: whether ``ssh-keygen`` may ask for a passphrase on the terminal.

    Returns:
        The SSHSIG, in base64.

    Raises:
        StoreError: it was not signed.
    """
    if not available():
        raise StoreError("nothing can be signed without ssh-keygen", todo="install OpenSSH")
    quiet = {} if ask else {"SSH_ASKPASS_REQUIRE": "never"}
    try:
        done = subprocess.run(
            [PROGRAM, "-q", "-Y", "sign", "-f", str(key), "-n", namespace],
            input=data,
            capture_output=True,
            env={**os.environ, **quiet},
            start_new_session=not ask,  # so that it cannot ask on a terminal that is in use
            timeout=_LONGEST,
            check=True,
        )
        return dearmoured(done.stdout.decode("ascii"))
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _unsigned(key, told[-1] if told else "ssh-keygen refused") from error
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError, Malformed) as error:
        raise _unsigned(key, "ssh-keygen did not sign") from error


def _unsigned(key: Path, reason: str) -> StoreError:
    return StoreError(f"not signed: {reason}", str(key), "make the key ready: ssh-add")


def signers(signed: Iterable[Signed]) -> Iterator[PublicKey | None]:
    """The key that each signature was made with; None where it does not hold.

    Whose key it is, and whether it counted then, is for the caller to see.
    """
    with TemporaryDirectory(prefix="workbench-") as folder:
        file = Path(folder)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            numbered = ((file / str(number), one) for number, one in enumerate(signed))
            yield from threads.map(lambda job: _signer(*job), numbered)


def _signer(file: Path, signed: Signed) -> PublicKey | None:
    try:
        found = Signature.parse(signed.signature)
        if found.namespace != signed.namespace:
            return None
        file.write_text(armoured(signed.signature), "ascii")
        done = subprocess.run(
            [PROGRAM, "-Y", "check-novalidate", "-n", signed.namespace, "-s", str(file)],
            input=signed.data,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
        file.unlink()
    except (Malformed, OSError, subprocess.TimeoutExpired):
        return None
    return found.key if done.returncode == 0 else None
