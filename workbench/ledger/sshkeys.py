"""Public keys and signatures as OpenSSH writes them: read strictly, written back to the byte.

Formats: public keys, RFC 4253 §6.6; signatures (SSHSIG),
https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig; the roster,
``ALLOWED SIGNERS`` in ssh-keygen(1).
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from workbench.ledger.canonical import Malformed

EVENT = "event@workbench.v1"
"""The namespace of a signature over one event."""

CHECKPOINT = "checkpoint@workbench.v1"
"""The namespace of a signature over a checkpoint."""

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70
_MAGIC = b"SSHSIG\x00\x00\x00\x01"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key: its type and its bytes in base64, as in an ``id_….pub`` file."""

    kind: str
    blob: str

    @property
    def line(self) -> str:
        """The key without a comment."""
        return f"{self.kind} {self.blob}"

    @property
    def fingerprint(self) -> str:
        """What ``ssh-keygen -l`` shows: ``SHA256:…``."""
        digest = sha256(b64decode(self.blob)).digest()
        return f"SHA256:{b64encode(digest).decode().rstrip('=')}"

    @classmethod
    def parse(cls, line: str) -> PublicKey:
        """Read the line of a ``.pub`` file; its comment is passed over.

        Raises:
            Malformed: it is no public key; a private one, for instance.
        """
        kind, _, rest = line.strip().partition(" ")
        blob = rest.split(" ")[0]
        try:
            if _key_type(_bytes(blob)) == kind:
                return cls(kind, blob)
        except Malformed:
            pass
        raise Malformed("it is not an OpenSSH public key")


@dataclass(frozen=True, slots=True)
class Signature:
    """An SSHSIG: who made it and what for. Whether it holds, ``ssh-keygen`` says."""

    key: PublicKey
    namespace: str

    @classmethod
    def parse(cls, text: str) -> Signature:
        """Read a signature in base64.

        Raises:
            Malformed: it is none, or not spelled as OpenSSH spells it.
        """
        data = _bytes(text)
        if not data.startswith(_MAGIC):
            raise Malformed("it is not an SSH signature")
        blob, rest = _string(data[len(_MAGIC) :])
        namespace, rest = _string(rest)
        for _ in ("reserved", "hash", "signature"):
            _, rest = _string(rest)
        if rest:
            raise Malformed("the signature has bytes after its end")
        key = PublicKey(_key_type(blob), b64encode(blob).decode())
        return cls(key, namespace.decode("ascii", "replace"))


def armoured(signature: str) -> str:
    """A signature in base64 as the text of a ``.sig`` file."""
    lines = [signature[at : at + _WIDTH] for at in range(0, len(signature), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def dearmoured(text: str) -> str:
    """The base64 of a ``.sig`` file.

    Raises:
        Malformed: it is not exactly what :func:`armoured` writes.
    """
    signature = "".join(text.splitlines()[1:-1])
    if armoured(signature) != text:
        raise Malformed("it is not the text of an SSH signature")
    return signature


def allowed_signer(
    reviewer: str, key: str, *, after: str | None, before: str | None, authority: bool
) -> str:
    """One line of an ``allowed_signers`` file.

    Args:
        key: a public key, as in :attr:`PublicKey.line`.
        after, before: as events write times; the key holds between them.
        authority: the key signs certificates.
    """
    options = ["cert-authority"] if authority else []
    options.append('namespaces="*@workbench.v1"')
    options += [
        f'{name}="{_ssh_time(at)}"'
        for name, at in (("valid-after", after), ("valid-before", before))
        if at
    ]
    return f"{_principal(reviewer)} {','.join(options)} {key}\n"


def _principal(reviewer: str) -> str:
    """A name as a pattern that means this name only. It must be quoted if it has a space."""
    pattern = "".join("?" if sign in '*?!,"' else sign for sign in reviewer)
    return f'"{pattern}"' if " " in pattern else pattern


def _ssh_time(at: str) -> str:
    """``2026-01-31T12:00:00.000000Z`` as ``20260131120000Z``."""
    return at[:19].replace("-", "").replace("T", "").replace(":", "") + "Z"


def _bytes(text: str) -> bytes:
    try:
        data = b64decode(text, validate=True)
    except (ValueError, binascii.Error) as error:
        raise Malformed("it is not base64") from error
    if b64encode(data).decode() != text:
        raise Malformed("it is not base64 as it is written")
    return data


def _string(data: bytes) -> tuple[bytes, bytes]:
    """A string with its length before it (RFC 4251 §5), and what follows."""
    end = 4 + int.from_bytes(data[:4], "big")
    if len(data) < max(4, end):
        raise Malformed("it is cut short")
    return data[4:end], data[end:]


def _key_type(blob: bytes) -> str:
    """The type that a key's bytes say."""
    return _string(blob)[0].decode("ascii", "replace")
