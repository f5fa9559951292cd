"""Keys: making, keeping, signing, verifying, and fingerprints people can read out.

The cryptography library is imported where it is used: most commands only show what is stored.
"""

from __future__ import annotations

import base64
import os
import re
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from bhxh_desktop.domain.revision import Signed, Statement, open_envelope
from bhxh_desktop.errors import Bug, Problem

KEY_FILE = "signing.key"
KEY_SIZE = 32
_GROUPS, _LETTERS = 6, 4
_HEX = re.compile("[0-9a-f]+")


class PrivateKey:
    """The key one PC signs with."""

    def __init__(self, secret: bytes) -> None:
        """Take the 32 secret bytes of an Ed25519 key."""
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        self._key = ed25519.Ed25519PrivateKey.from_private_bytes(secret)

    @cached_property
    def public(self) -> str:
        """The public key in hexadecimal, which names it."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> str:
        """Return the signature of *data* in hexadecimal."""
        return self._key.sign(data).hex()


def create_key(folder: Path) -> PrivateKey:
    """Make a key and keep it in *folder*, readable by its owner only; never replace one.

    Raises FileExistsError.
    """
    secret = os.urandom(KEY_SIZE)
    write_private(folder / KEY_FILE, secret.hex())
    return PrivateKey(secret)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read; raise FileExistsError, never replace one."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def load_key(folder: Path) -> PrivateKey:
    """Return the key kept in *folder*; raise Problem ``key_missing`` or ``key_damaged``."""
    path = folder / KEY_FILE
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        raise Problem("key_missing", path=path) from None
    except ValueError:
        secret = b""
    if len(secret) != KEY_SIZE:
        raise Problem("key_damaged", path=path)
    return PrivateKey(secret)


def sign(key: PrivateKey, statement: Statement) -> Signed:
    """Return *statement* with its signature; its signer must be *key*.

    Raises Bug for a statement that nobody could read again.
    """
    signed = Signed(statement, key.sign(statement.signed_bytes))
    try:
        open_envelope(signed.content, type(statement))
    except Problem as fault:
        raise Bug(f"statement cannot be read again: {fault}") from fault
    return signed


def verify(statement: Statement, signature: str) -> bool:
    """Tell whether the signature of a statement is its signer's."""
    return verify_bytes(statement.signer, signature, statement.signed_bytes)


def verify_bytes(key: str, signature: str, data: bytes) -> bool:
    """Tell whether *signature* over *data* was made with *key*; both in plain hexadecimal."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    if not _HEX.fullmatch(key) or not _HEX.fullmatch(signature):
        return False  # bytes.fromhex also takes spaces and capitals: one key would get many names
    try:
        public = ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: str) -> str:
    """Return what people compare over the telephone: six groups of four letters and digits."""
    code = base64.b32encode(sha256(bytes.fromhex(key)).digest()).decode()
    return "-".join(code[_LETTERS * n : _LETTERS * (n + 1)] for n in range(_GROUPS))
