"""Recovery codes: made here, printed once, kept nowhere but on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from bhxh_desktop import clock
from bhxh_desktop.bundles.identity import Identity, read_code
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SealingKey
from bhxh_desktop.domain.sealing import replaceable
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.reports import check_free
from bhxh_desktop.queries.recovery import has_code, serves_others
from bhxh_desktop.reports.recovery_page import RecoveryPage, as_document, as_text
from bhxh_desktop.session import Session
from bhxh_desktop.store import trust

LARGEST_CODE_FILE = 64 * 1024


def make_recovery_code(
    session: Session, path: Path | None = None, *, renew: bool = False, force: bool = False
) -> RecoveryPage:
    """Make the unit's recovery code and return the page to print, written to *path* if given.

    Only the public part is kept. The page is there before anything is sealed to the code; with
    *renew* the code takes the place of the one before, which goes on opening what was sealed to
    it. Raises Problem ``recovery_not_here``, ``recovery_exists``, or what `write_page` raises.
    """
    unit = session.unit.code
    if not serves_others(session):
        raise Problem("recovery_not_here", unit=session.unit.short_name)
    with session.writing():
        if has_code(session) and not renew:
            raise Problem("recovery_exists", unit=session.unit.short_name)
        page = new_page(session, "bundles")
        if path is not None:
            write_page(page, path, force=force)
        said = trust.sealing_keys(session.connection)
        made = SealingKey(
            unit=unit,
            recipient=page.recipient,
            replaces=replaceable(said, unit, None),
            made_at=clock.stamp(),
            signer=session.key.public,
        )
        trust.add(session.connection, [sign(session.key, made)], clock.stamp())
        session.record(Changes("recovery_code", unit, {}, {"recipient": page.recipient}))
    return page


def new_page(session: Session, opens: Literal["bundles", "backup"]) -> RecoveryPage:
    """Return the page of a code nobody has seen yet."""
    identity, unit = Identity.generate(), session.unit
    return RecoveryPage(
        code=identity.secret,
        recipient=identity.recipient,
        opens=opens,
        unit=unit,
        parent=session.tree[unit.parent] if unit.parent else None,
        author=session.author,
        day=clock.today(),
    )


def write_page(page: RecoveryPage, path: Path, *, force: bool = False) -> None:
    """Write the page as .txt, .docx or .pdf.

    Raises Problem ``report_suffix``, ``file_exists`` unless *force*, ``font_missing``, OSError.
    """
    writer = _writer(path)
    if not force:
        check_free(path)
    write_whole(path, writer(page))


def code_in(path: Path) -> Identity:
    """Return what the code in a text file opens bundles with.

    Raises Problem ``recovery_code_unreadable``, OSError.
    """
    with path.open("rb") as file:
        return read_code(file.read(LARGEST_CODE_FILE).decode("utf-8", "replace"))


def _writer(path: Path) -> Callable[[RecoveryPage], bytes]:
    suffix = path.suffix.lower()
    if suffix == ".txt":
        return lambda page: b"\xef\xbb\xbf" + as_text(page).encode()
    if suffix == ".docx":
        from bhxh_desktop.reports.docx_writer import write_docx  # noqa: PLC0415

        return lambda page: write_docx(as_document(page))
    if suffix == ".pdf":
        from bhxh_desktop.reports.typst_writer import pdf_bytes  # noqa: PLC0415

        return lambda page: pdf_bytes(as_document(page))
    raise Problem("report_suffix", found=path.name, expected=".txt, .docx, .pdf")
