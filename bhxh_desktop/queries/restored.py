"""Whether a workspace comes from a backup and may lack what followed it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from bhxh_desktop.bundles.reader import Bundle
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import RESTORED, SEQUEL, Session
from bhxh_desktop.store import files
from bhxh_desktop.vietnamese.dates import short_date


class Sequel(msgspec.Struct, frozen=True):
    """The bundles a PC wrote after its backup, by their numbers: no clock has a say.

    Every PC numbers what it writes without a gap, so a number below one that was read, or below
    ``last``, was given to a file.
    """

    signer: str
    """The key of the PC."""
    first: int
    """The number after those the backup knows of."""
    last: int | None = None
    """The number of the last one, None where it is not known here."""
    read: tuple[int, ...] = ()
    """Those read again, and those of which there never was a file."""

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers that were given and not read again."""
        last = max(self.last or 0, *self.read, 0)
        return tuple(number for number in range(self.first, last + 1) if number not in self.read)

    @property
    def unheard_of(self) -> bool:
        """Whether nothing tells if there was any."""
        return self.last is None and not self.read

    def encoded(self) -> str:
        """Return what the fact of a workspace keeps."""
        return msgspec.json.encode(self).decode()


def sequel_in(said: str | None, signer: str) -> Sequel:
    """Return what `Sequel.encoded` made; every bundle of *signer* where no numbers were kept."""
    return msgspec.json.decode(said, type=Sequel) if said else Sequel(signer, first=1)


def behind_since(session: Session) -> date | None:
    """Return the day of the backup whose sequel was not read again, None where none is missing."""
    said = session.workspace.meta(RESTORED)
    return date.fromisoformat(said[:10]) if said else None


def check_caught_up(session: Session) -> None:
    """Raise Problem ``restored_behind`` where what followed the backup was not read again.

    A revision that may be in somebody's hands would get a twin: the same number, other figures.
    """
    day = behind_since(session)
    if day is not None:
        raise Problem("restored_behind", day=short_date(day))


def sequel_of(session: Session) -> Sequel:
    """Return what a workspace that is behind knows of the bundles it wrote since its backup."""
    return sequel_in(session.workspace.meta(SEQUEL), session.key.public)


def read_again(session: Session, bundles: Iterable[Bundle]) -> Sequel:
    """Return what is known of the sequel once *bundles* are read; those written here are none."""
    sequel = sequel_of(session)
    here = {entry.digest for entry in files.entries(session.connection) if entry.direction == "out"}
    headers = [bundle.contents.header for bundle in bundles if bundle.digest not in here]
    found = {
        header.sequence
        for header in headers
        if header.signer == sequel.signer and header.sequence >= sequel.first
    }
    return msgspec.structs.replace(sequel, read=tuple(sorted(found.union(sequel.read))))
