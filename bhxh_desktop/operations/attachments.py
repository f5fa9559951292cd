"""Files kept with documents: put there, taken away, written out to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.bundles.writer import free, write_whole
from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.attachment import (
    LARGEST,
    LARGEST_SENT,
    MOST,
    attachment_of,
    document_of,
    is_named_after,
    safe_name,
)
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.document import DocumentKey
from bhxh_desktop.domain.parts import Attachment, AttachmentsPart, decode_part
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.documents import REGISTER, all_held
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments
from bhxh_desktop.store.working import place_of

OPENED = "opened"
"""Folder of the workspace that files are written to when somebody looks at them."""


def attach(session: Session, key: DocumentKey, path: Path) -> Attachment:
    """Keep a copy of the file at *path* with a document of the register.

    Reports that list the document and are locked later carry it. Raises Problem
    ``document_unknown``, ``attachment_many``, what `domain.attachment.attachment_of` raises,
    OSError.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    made = attachment_of(key, path.name, data)
    with session.writing():
        if key not in all_held(session):
            raise Problem("document_unknown", document=key.printed)
        held = attachments.of_documents(session.connection).get(key, ())
        if len(held) >= MOST and made.hash not in [each.hash for each in held]:
            raise Problem("attachment_many", document=key.printed, limit=MOST)
        attachments.put(session.connection, [made])
        attachments.add(session.connection, {made.hash: data})
        after = {place_of(key): [made.name, made.hash]}
        session.record(Changes("document_attach", REGISTER, {}, after))
    return made


def detach(session: Session, attachment: Attachment) -> None:
    """Keep a file with its document no longer; locked reports keep it."""
    with session.writing():
        attachments.take(session.connection, attachment)
        before = {place_of(document_of(attachment)): [attachment.name, attachment.hash]}
        session.record(Changes("document_detach", REGISTER, before, {}))


def write_out(session: Session, attachment: Attachment, folder: Path | None = None) -> Path:
    """Write a file to *folder*, or to the workspace's own for what is looked at; return its path.

    Raises Problem ``attachment_missing`` where only its name came, ``attachment_kind``, OSError.
    """
    return write_content(session, attachment.name, attachment.hash, folder)


def write_content(session: Session, said: str, digest: str, folder: Path | None = None) -> Path:
    """Write the content of *digest*, a file called *said*, as `write_out` does."""
    name = safe_name(said, digest)
    data = attachments.contents(session.connection, [digest]).get(digest)
    if data is None:
        raise Problem("attachment_missing", found=said)
    if folder is None:
        folder = session.workspace.folder / OPENED
        folder.mkdir(exist_ok=True)
        _tidy(folder)
    target = folder / name
    if target.exists() and target.read_bytes() == data:
        return target
    target = free(target)  # somebody went on writing in the one there
    write_whole(target, data)
    return target


def _tidy(folder: Path) -> None:
    """Take away what was looked at on another day, and nobody went on writing in."""
    for path in folder.iterdir():
        with suppress(OSError):  # another program holds it open
            day = datetime.fromtimestamp(path.stat().st_mtime, clock.now().tzinfo).date()
            if day != clock.today() and is_named_after(path.name, path.read_bytes()):
                path.unlink()


def travelling(
    session: Session, parts: Iterable[bytes], said: Iterable[Annotation] = ()
) -> Mapping[str, bytes]:
    """Return the files that parts of the kind ``attachments`` and signed files name, by hash.

    Small ones first, until a bundle is full; the others are known by name and hash.
    """
    sizes = {each.file_hash: each.file_size for each in said if each.file_hash}
    for data in parts:
        part = decode_part("attachments", data)
        if isinstance(part, AttachmentsPart):
            sizes |= {each.hash: each.size for each in part.attachments}
    left, sent = LARGEST_SENT, []
    for digest in sorted(sizes, key=lambda digest: (sizes[digest], digest)):
        left -= sizes[digest]
        if left >= 0:
            sent.append(digest)
    return attachments.contents(session.connection, sent)
