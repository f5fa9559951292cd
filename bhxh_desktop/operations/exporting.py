"""Writing a bundle of what a workspace holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.bundles.package import SUFFIX, Contents, Header, Use, file_name
from bhxh_desktop.bundles.writer import BundleInfo, bundle_bytes, write_whole
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.heads import Graph
from bhxh_desktop.domain.revision import Enrolment, SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session
from bhxh_desktop.store import files, revisions, trust
from bhxh_desktop.store.files import FileEntry


def export(
    session: Session,
    path: Path,
    regime: str | None = None,
    period: str | None = None,
    *,
    merged: bool = False,
    force: bool = False,
) -> BundleInfo:
    """Write the unit's heads, with all that came before them, to a bundle.

    *path* may be a folder: the file then gets its proper name, which never replaces another; a
    name that was given gets the suffix and replaces a file only with *force*. With *merged*
    everything known of all units goes in. Raises Problem ``nothing_to_export``,
    ``heads_in_conflict``, ``file_exists``, or ``part_withheld`` where a head's figures are not
    here: nobody would read a bundle without them.
    """
    with session.writing():
        known = history(session, regime, period)
        keys = [key for key in known.heads if merged or key.unit == session.unit.code]
        heads = _heads(session, known, keys)
        if not heads:
            raise Problem("nothing_to_export")
        header = _header(session, "merged" if merged else "submission", session.unit.parent)
        target = _target(path, file_name(header, regime or "all", period or "all"), force=force)
        data, digest = bundle_bytes(_contents(session, known, header, heads), session.key)
        written = BundleInfo(target, digest, len(data))
        _note(session, written, heads)
    _write(session, written, data)
    return written


def _header(session: Session, use: Use, addressee: str | None) -> Header:
    return Header(
        format=0,
        use=use,
        sender=session.unit.code,
        signer=session.key.public,
        addressee=addressee,
        made_at=clock.stamp(),
        author=session.author,
        sequence=files.sequence(session.connection),
        sample=session.is_sample,
    )


def _target(path: Path, name: str, *, force: bool) -> Path:
    """Return where the file goes; raise Problem ``file_exists``, FileNotFoundError.

    What can be known beforehand is refused before anything is noted.
    """
    if path.is_dir():
        return _free(path / name)
    target = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
    target.parent.stat()
    if target.is_dir():
        return _free(target / name)
    if target.exists() and not force:
        raise Problem("file_exists", path=target)
    return target


def _free(path: Path) -> Path:
    """Return *path*, or the next name beside it that nobody has.

    A store brought back from a copy counts its files again.
    """
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(each for each in chain([path], names) if not each.exists())


def _note(session: Session, written: BundleInfo, heads: Sequence[str]) -> None:
    """Keep that the heads were sent, before the file is there.

    A revision that may be in somebody's hands must never share its number with the next one, so
    of the two possible gaps the harmless one stays open: noted, and no file.
    """
    revisions.mark_exported(session.connection, heads)
    path, digest = str(written.path), written.digest
    entry = FileEntry("out", digest, path, written.size, clock.stamp(), str(len(heads)))
    files.append(session.connection, entry)
    session.record(Changes("export", path, {}, {"digest": digest, "revisions": list(heads)}))


def _write(session: Session, written: BundleInfo, data: bytes) -> None:
    """Put the file in place; where that fails, say so in the logs too."""
    try:
        write_whole(written.path, data)
    except (OSError, Problem):
        with session.writing():
            files.mark_failed(session.connection, written.digest)
            after = {"digest": written.digest}
            session.record(Changes("export_failed", str(written.path), {}, after))
        raise


def _heads(session: Session, known: History, keys: Sequence[SubmissionKey]) -> list[str]:
    for key in keys:
        if known.heads[key].in_conflict:
            raise Problem("heads_in_conflict", unit=session.tree[key.unit].short_name)
    return sorted(revision for key in keys for revision in known.heads[key].ids)


def _contents(session: Session, known: History, header: Header, heads: Sequence[str]) -> Contents:
    """Return the heads and all their ancestors, with every part that is here."""
    chosen = set(heads)
    for group in known.groups.values():
        chosen |= Graph(group).ancestors(chosen & group.keys())
    wanted = {revision: known.records[revision] for revision in sorted(chosen)}
    hashes = {digest for record in wanted.values() for digest in record.parts.values()}
    parts = revisions.parts(session.connection, hashes)
    used = {record.definition.hash for record in wanted.values()}
    figures = session.figures_of(wanted[revision] for revision in heads)
    for revision in heads:
        if revision not in figures:
            raise Problem("part_withheld", unit=session.tree[wanted[revision].unit].short_name)
    said = {signed.statement.id: signed for signed in trust.statements(session.connection)}
    enrolments = {i: s for i, s in said.items() if isinstance(s.statement, Enrolment)}
    return Contents(
        header=header,
        revisions=revisions.signed_revisions(session.connection, ids=list(wanted)),
        parts=parts,
        reviews=revisions.signed_reviews(session.connection, wanted),
        enrolments=enrolments,
        revocations={i: signed for i, signed in said.items() if i not in enrolments},
        definitions={digest: session.definition(digest).content for digest in used},
        figures=figures,
    )
