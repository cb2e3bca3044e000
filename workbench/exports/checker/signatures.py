"""Whether signatures hold: what ``ssh-keygen`` says of each."""

from __future__ import annotations

import base64
import concurrent.futures
import os
import subprocess
import tempfile
from pathlib import Path

from workbench.exports.checker.files import Bad
from workbench.exports.checker.roster import Claimed


def check_signatures(claimed: list[Claimed]) -> None:
    """Every signature holds, and was made with a key that counts at its place."""
    threads = concurrent.futures.ThreadPoolExecutor(os.cpu_count())
    with tempfile.TemporaryDirectory() as folder:
        jobs = [
            threads.submit(_check_one, one, Path(folder) / str(number))
            for number, one in enumerate(claimed)
        ]
        concurrent.futures.wait(jobs)
    for job in jobs:
        job.result()


def _check_one(claimed: Claimed, file: Path) -> None:
    where, actor = claimed.event["where"], claimed.event["actor"]
    try:
        key = _key_of(claimed.signature, claimed.namespace)
    except ValueError:
        raise Bad(f"{where}: its signature is none for {claimed.namespace}") from None
    if key not in claimed.keys:
        raise Bad(f"{where}: it is signed with a key that is not one of {actor!r} there")
    file.write_bytes(armoured(claimed.signature))
    done = subprocess.run(
        ["ssh-keygen", "-Y", "check-novalidate", "-n", claimed.namespace, "-s", str(file)],
        input=claimed.data,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        raise Bad(f"{where}: the signature of {actor!r} does not hold")


def _key_of(signature: str, namespace: str) -> str:
    """The public key in a signature, if that is spelled as OpenSSH spells it (SSHSIG).

    Raises:
        ValueError: it is not.
    """
    data = base64.b64decode(signature, validate=True)
    rest = data[10:]
    parts = []
    for _ in range(5):
        size = int.from_bytes(rest[:4], "big") + 4
        parts.append(rest[4:size])
        if len(rest) < size:
            raise ValueError("cut short")
        rest = rest[size:]
    spelled = base64.b64encode(data).decode() == signature
    if not spelled or rest or data[:10] != b"SSHSIG\0\0\0\1" or parts[1] != namespace.encode():
        raise ValueError("no such signature")
    kind = parts[0][4 : 4 + int.from_bytes(parts[0][:4], "big")].decode("ascii")
    return f"{kind} {base64.b64encode(parts[0]).decode()}"


def armoured(signature: str) -> bytes:
    """A signature as the text of a ``.sig`` file."""
    lines = [signature[at : at + 70] for at in range(0, len(signature), 70)]
    text = ["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""]
    return "\n".join(text).encode("ascii", "replace")
