"""Files kept with a document: what may be one, and under which name it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from bhxh_desktop.domain.document import DocumentKey
from bhxh_desktop.domain.parts import Attachment
from bhxh_desktop.domain.revision import LONGEST_NAME
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.text import one_line

MEBIBYTE = 2**20
LARGEST = 5 * MEBIBYTE
MOST = 5
"""Files of one document."""
LARGEST_SENT = 20 * MEBIBYTE
"""Of all files that travel in one bundle; the others are listed by name and hash."""
KINDS = (
    *(".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".rtf", ".txt"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
)
"""What opening runs no program of its own."""
_PLAIN = frozenset(" -_.,()")
_LONGEST_STEM = 80
_SHOWN = 8
"""Digits of the hash before a name."""


def attachment_of(key: DocumentKey, name: str, data: bytes) -> Attachment:
    """Return what is said of a file that is kept with a document; raises as `checked_name`."""
    said = checked_name(name, data)
    return Attachment(*key, hash=sha256(data).hexdigest(), name=said, size=len(data))


def checked_name(name: str, data: bytes, kinds: Sequence[str] = KINDS) -> str:
    """Return the name under which a file with *data* is kept.

    Raises Problem ``attachment_kind``, ``attachment_empty``, ``attachment_large``.
    """
    bare = PurePosixPath(name.replace("\\", "/")).name
    kind = PurePosixPath(bare).suffix
    said = one_line(bare.removesuffix(kind)[: LONGEST_NAME - len(kind)] + kind, LONGEST_NAME)
    if kind_of(said) not in kinds:
        raise Problem("attachment_kind", found=said, kinds=", ".join(kinds))
    if not data:
        raise Problem("attachment_empty", found=said)
    if len(data) > LARGEST:
        raise Problem("attachment_large", found=said, limit=LARGEST // MEBIBYTE)
    return said


def document_of(attachment: Attachment) -> DocumentKey:
    """Return the document a file is kept with."""
    said = attachment
    return DocumentKey(said.issuer, said.number, said.symbol, said.year)


def kind_of(name: str) -> str:
    """Return how a file's name ends, in small letters: ".pdf"."""
    return PurePosixPath(name).suffix.lower()


def safe_name(name: str, digest: str) -> str:
    """Return a name under which any PC may write the file: another unit may have named it.

    Raises Problem ``attachment_kind`` for what would be run rather than shown.
    """
    kind = kind_of(name)
    if kind not in KINDS:
        raise Problem("attachment_kind", found=name, kinds=", ".join(KINDS))
    stem = name[: -len(kind)]
    kept = "".join(sign if sign.isalnum() or sign in _PLAIN else "_" for sign in stem)
    return f"{digest[:_SHOWN]}-{kept.strip(' .')[:_LONGEST_STEM]}{kind}"


def is_named_after(name: str, data: bytes) -> bool:
    """Tell whether `safe_name` may have made *name* for just this content."""
    return name.startswith(sha256(data).hexdigest()[:_SHOWN] + "-")
