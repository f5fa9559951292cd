"""The shared folder of a unit's PCs: a mailbox of files that nobody changes.

Each PC lays there what the others lack and picks up what it lacks itself; a share or any program
that keeps folders alike will do, for files only ever appear. The store itself never lies there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bhxh_desktop.bundles.package import SUFFIX, Contents
from bhxh_desktop.bundles.writer import BundleInfo, free
from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import exporting
from bhxh_desktop.operations.importing import ImportResult, import_files
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session
from bhxh_desktop.store import annotation_set, mailbox, revisions, setups, trust

MAILBOX = "mailbox"
"""The fact of a workspace that names the folder."""
_SENT = "sent {id}"
_PRINT = 8


@dataclass(frozen=True)
class Synced:
    """What one visit to the folder brought and left."""

    result: ImportResult
    written: tuple[BundleInfo, ...] = ()


def folder_of(session: Session) -> Path | None:
    """Return the shared folder, None where there is none."""
    said = session.workspace.meta(MAILBOX)
    return Path(said) if said else None


def choose(session: Session, folder: Path | None) -> Changes:
    """Use *folder* as the mailbox from now on; None for none.

    Raises Problem ``mailbox_missing``, ``mailbox_is_workspace`` where the store would lie in it,
    or it in the workspace.
    """
    if folder is not None:
        _check(session, folder)
    with session.writing():
        before = session.workspace.meta(MAILBOX) or ""
        mailbox.forget(session.connection)
        after = str(folder.resolve()) if folder is not None else ""
        session.workspace.set_meta(MAILBOX, after)
        return session.record(Changes("mailbox", after, {"folder": before}, {"folder": after}))


def sync(session: Session) -> Synced:
    """Read what is new in the folder, then lay there what nobody else has laid yet.

    A file that cannot be read is told of and tried again next time: it may still be arriving.
    Raises Problem ``mailbox_none``, ``mailbox_missing``.
    """
    folder = folder_of(session)
    if folder is None:
        raise Problem("mailbox_none")
    if not folder.is_dir():
        raise Problem("mailbox_missing", path=folder)
    known = mailbox.read(session.connection)
    paths = [path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.name not in known]
    result = import_files(session, paths) if paths else ImportResult()
    with session.writing():
        for item in result.imported:
            mailbox.add_shared(session.connection, _names(session, item.bundle.contents))
        mailbox.add_read(session.connection, (item.path.name for item in result.imported))
        made = list(_laid(session, folder))
        mailbox.add_read(session.connection, (written.path.name for written, _ in made))
    exporting.write_noted(session, made)
    with session.writing():
        mailbox.add_shared(session.connection, _here(session))
    return Synced(result, tuple(written for written, _ in made))


def _check(session: Session, folder: Path) -> None:
    if not folder.is_dir():
        raise Problem("mailbox_missing", path=folder)
    there, home = folder.resolve(), session.workspace.folder.resolve()
    if there == home or there in home.parents or home in there.parents:
        raise Problem("mailbox_is_workspace", path=folder)


def _laid(session: Session, folder: Path) -> Iterator[tuple[BundleInfo, bytes]]:
    """Yield what is to be laid there: what went out already, and what is known here only.

    They are apart because whoever reads the first learns that it was sent: a revision that may be
    in somebody's hands never shares its number with the next one.
    """
    missing = _here(session) - mailbox.shared(session.connection)
    known = history(session)
    out = {i for i in _exported(session) if _SENT.format(id=i) in missing}
    held = session.figures_of(known.records.values()).keys()
    judged = {review.revision for i, review in known.reviews.items() if i in missing}
    judged |= {
        signed.statement.revision
        for i, signed in annotation_set.signed(session.connection).items()
        if i in missing and isinstance(signed.statement, Annotation)
    }
    here = (known.records.keys() & missing | judged & known.records.keys()) - out
    if sent := out & held:
        yield _file(session, folder, known, sent, session.unit.parent)
    about = trust.known(session.connection) | setups.known(session.connection)
    if (apart := here & held) or about & missing:
        yield _file(session, folder, known, apart, session.unit.code)


def _file(
    session: Session, folder: Path, known: History, chosen: set[str], addressee: str | None
) -> tuple[BundleInfo, bytes]:
    header = exporting.header_of(session, "submission", addressee)
    contents = exporting.contents_of(session, known, header, chosen)
    if header.between_pcs:
        contents = replace(contents, setups=setups.signed(session.connection))
        forms = {digest for setup in contents.decisions.values() for digest in setup.definitions}
        found = {digest: _form(session, digest) for digest in forms - contents.definitions.keys()}
        contents = replace(contents, definitions={**contents.definitions, **found})
    name = f"{session.unit.code}_{session.key.public[:_PRINT]}_{header.sequence:06}{SUFFIX}"
    target = free(folder / name)
    plain = not _all_can_open(session)
    return exporting.noted(session, target, contents, plain=plain, ours=True)


def _all_can_open(session: Session) -> bool:
    """Tell whether every PC of the unit has said what is sealed to it.

    Before that a file there stays plain: sealed, the newcomer could not read who is there already.
    """
    settled, unit = session.trust, session.unit.code
    pcs = settled.rings.get(unit, frozenset()) - settled.revoked.keys()
    ring = trust.recipients(session.connection, session.tree).ring(unit, session.tree)
    return len(pcs) > 1 and len(ring) >= len(pcs)


def _here(session: Session) -> set[str]:
    """Return the names of all that is here and may lie there."""
    connection = session.connection
    names = {
        *history(session).records,
        *(review.id for review in revisions.all_reviews(connection)),
        *annotation_set.known(connection),
    }
    names |= {_SENT.format(id=revision) for revision in _exported(session)}
    return names | trust.known(connection) | setups.known(connection)


def _exported(session: Session) -> set[str]:
    return revisions.exported(session.connection, revisions.records(session.connection))


def _names(session: Session, held: Contents) -> set[str]:
    """Return the names of what a file there brought."""
    names = {*held.revisions, *held.reviews, *held.annotations, *held.about_keys, *held.setups}
    if held.header.between_pcs:
        return names
    return names | {
        _SENT.format(id=i) for i in revisions.exported(session.connection, held.figures)
    }


def _form(session: Session, digest: str) -> bytes:
    """Return a form that a setup here names: one in use, or one that waits with it."""
    return setups.definition(session.connection, digest) or session.definition(digest).content
