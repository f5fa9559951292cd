"""Making a draft letter for a bundle that was written."""

from __future__ import annotations

from pathlib import Path

from bhxh_desktop.bundles.sealed import is_sealed
from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.sealing import shut_out
from bhxh_desktop.reports.mail import SUFFIX, Enclosed, letter
from bhxh_desktop.session import Session
from bhxh_desktop.store import files

LARGEST = 20 * 2**20
"""Bytes; what mail servers commonly take."""


def mail_draft(
    session: Session, bundle: Path, addressee: str | None = None, *, plain: bool = False
) -> Path:
    """Write a letter with *bundle* attached beside it and return where it lies.

    *addressee* is a unit, by default the unit above. Raises Problem ``mail_too_large``,
    ``sealing_revoked`` for a bundle that is open to all though every key of the addressee was
    revoked, unless *plain* says that it is meant so; OSError.
    """
    data = bundle.read_bytes()
    if len(data) > LARGEST:
        raise Problem("mail_too_large", limit=LARGEST // 2**20)
    digest = next(
        (e.digest for e in reversed(files.entries(session.connection)) if e.path == str(bundle)), ""
    )
    whom = addressee or session.unit.parent
    if not plain and not is_sealed(data) and shut_out(session, whom):
        raise Problem("sealing_revoked", unit=session.tree[str(whom)].short_name)
    said = Enclosed(
        name=bundle.name,
        data=data,
        digest=digest[:16],
        unit=session.unit.short_name,
        addressee=session.tree[whom].short_name if whom and whom in session.tree else "",
        author=session.author,
        sealed=is_sealed(data),
    )
    target = bundle.with_suffix(SUFFIX)
    write_whole(target, letter(said))
    return target
