"""The signed file of a locked report, as the leader changed it at the end: kept, sent, compared."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.attachment import LARGEST, checked_name, kind_of
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.operations.annotations import say
from bhxh_desktop.operations.attachments import write_content
from bhxh_desktop.queries.annotations import annotated
from bhxh_desktop.queries.layout_check import check_layout
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments

WORD = ".docx"
KINDS = (WORD, ".pdf")


@dataclass(frozen=True)
class Final:
    """The signed file of a revision."""

    said: Annotation
    is_here: bool
    """Whether its content is: a large one may not have come along."""
    differences: tuple[str, ...] | None
    """What differs from what was locked; None where it is no Word file, or not here."""


def keep_final(session: Session, record: HeadRecord, path: Path) -> Final:
    """Keep a copy of the file at *path* as the signed one of *record*; it replaces an earlier one.

    Raises Problem ``attachment_kind``, ``attachment_empty``, ``attachment_large``, for a Word file
    as `layout.package.read_package`, for others' reports ``annotation_not_ours``; OSError.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    name = checked_name(path.name, data, KINDS)
    if kind_of(name) == WORD:
        read_paper(path)
    digest = sha256(data).hexdigest()
    with session.writing():
        attachments.add(session.connection, {digest: data})
        say(session, record, "final", clock.today(), file=(digest, name, len(data)))
    made = final_of(session, record)
    assert made is not None  # noqa: S101 -- it was said a moment ago, by who may
    return made


def final_of(session: Session, record: HeadRecord) -> Final | None:
    """Return the signed file of *record* and what differs in it; None where none was kept.

    Raises Problem ``part_withheld`` where what was locked is not here.
    """
    said = annotated(session, {record.id: record}).get((record.id, "final"))
    if said is None:
        return None
    data = attachments.contents(session.connection, [said.file_hash]).get(said.file_hash)
    compared = data is not None and kind_of(said.file_name) == WORD
    differences = _differences(session, record, data) if data is not None and compared else None
    return Final(said, data is not None, differences)


def write_final(session: Session, final: Final, folder: Path | None = None) -> Path:
    """Write the file to *folder*, or where files are looked at; raises as `write_out`."""
    return write_content(session, final.said.file_name, final.said.file_hash, folder)


def _differences(session: Session, record: HeadRecord, data: bytes) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"final{WORD}"
        path.write_bytes(data)
        compared = check_layout(path, session, record.id).compared
    return tuple(compared.sentences) if compared is not None else ()
