"""Sending and receiving: every file ever written or read, keys that wait, what may go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Literal, NamedTuple

from bhxh_desktop import clock
from bhxh_desktop.bundles.package import Header, file_name
from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.domain.formats import FORMAT
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.keys import keys
from bhxh_desktop.queries.status import StatusRow, status
from bhxh_desktop.session import Session, version_for
from bhxh_desktop.store import files
from bhxh_desktop.store.files import FileEntry


class ReportIn(NamedTuple):
    """A report in a file."""

    name: str
    number: int
    """Lần thứ n."""


@dataclass(frozen=True)
class FileRow:
    """One file that was written or read."""

    direction: Literal["in", "out"]
    at: datetime
    path: str
    """Where it lay, as that PC named it; the medium may be gone."""
    unit: str
    """Short name of the sender: of a file written, the unit itself; "" where nobody noted it."""
    revisions: int
    """Of a file written, those sent; of a file read, those that were new."""
    reports: tuple[ReportIn, ...]
    """What it is about; empty where nobody noted it."""
    failed: bool
    """It was to be written, and could not be."""
    size: int
    digest: str
    """Identity of the bundle: SHA-256 of its descriptor."""

    @property
    def name(self) -> str:
        """The name of the file."""
        return PurePath(self.path).name


@dataclass(frozen=True)
class WaitingKey:
    """A key nobody has confirmed, and one unit in whose name it signed something here."""

    unit: str
    unit_name: str
    key: str
    fingerprint: str


def bundle_format() -> int:
    """Return the format in which this program writes bundles, and the latest it reads."""
    return FORMAT


def file_rows(session: Session) -> tuple[FileRow, ...]:
    """Return the log of files, newest first."""
    return tuple(_file_row(session, entry) for entry in reversed(files.entries(session.connection)))


def _file_row(session: Session, entry: FileEntry) -> FileRow:
    count, reports = files.read_summary(entry.summary)
    return FileRow(
        direction=entry.direction,
        at=datetime.fromisoformat(entry.at),
        path=entry.path,
        unit=_name(session, session.unit.code if entry.direction == "out" else entry.sender),
        revisions=count,
        reports=tuple(ReportIn(report_name(session, r, p), number) for r, p, number in reports),
        failed=entry.summary == files.FAILED,
        size=entry.size,
        digest=entry.digest,
    )


def report_name(session: Session, regime: str, period: str) -> str:
    """Return ``Cải cách … năm 2023``; a regime nobody here reports keeps its code."""
    parsed = Period.parse(period)
    try:
        title = version_for(session.installed, regime, parsed.year).regime.short_title
    except Problem:
        title = regime
    return f"{title} {parsed.words}"


def waiting_keys(session: Session) -> tuple[WaitingKey, ...]:
    """Return the keys to be confirmed here, by unit: of units above and below, and its own."""
    home, tree = session.unit.code, session.tree
    found = [
        waiting_key(session, unit, row.key)
        for row in keys(session)
        if not row.units and not row.own and not row.revoked
        for unit in row.signed_for
        if unit in tree and tree.concerns(home, unit)
    ]
    return tuple(sorted(found, key=lambda each: (each.unit, each.key)))


def waiting_key(session: Session, unit: str, key: str) -> WaitingKey:
    """Return a key that signed in the name of a unit, as people compare it."""
    return WaitingKey(unit, _name(session, unit), key, fingerprint(key))


def outgoing(session: Session, key: SubmissionKey) -> StatusRow | None:
    """Return where the own submission *key* stands, None where the unit does not owe it."""
    return next((row for row in status(session, key.period, key.regime) if row.key == key), None)


def suggested_name(session: Session, regime: str, period: str) -> str:
    """Return the name the next file written here would get in a folder."""
    header = Header(
        format=FORMAT,
        use="submission",
        sender=session.unit.code,
        signer=session.key.public,
        made_at=clock.stamp(),
        author=session.author,
        sequence=files.sequence(session.connection),
    )
    return file_name(header, regime, period)


def own_fingerprint(session: Session) -> str:
    """Return what is read out when another office asks for the key of this PC."""
    return fingerprint(session.key.public)


def _name(session: Session, unit: str) -> str:
    return session.tree[unit].short_name if unit in session.tree else unit
