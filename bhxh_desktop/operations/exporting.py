"""Writing a bundle of what a workspace holds."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.bundles.package import (
    SUFFIX,
    Contents,
    Header,
    Use,
    file_name,
    heads_within,
    keys_name,
)
from bhxh_desktop.bundles.sealed import seal
from bhxh_desktop.bundles.writer import BundleInfo, bundle_bytes, free, write_whole
from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.formats import FORMAT
from bhxh_desktop.domain.heads import Graph
from bhxh_desktop.domain.revision import HeadRecord, Signed
from bhxh_desktop.domain.sealing import Sealing
from bhxh_desktop.domain.setup import Setup
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.attachments import travelling
from bhxh_desktop.operations.parts_sent import parts_sent
from bhxh_desktop.operations.sealing import about_keys, own_identity, sealing_to
from bhxh_desktop.operations.upward import going_up
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import SETUP, Session
from bhxh_desktop.store import annotation_set, answered, files, revisions, setups
from bhxh_desktop.store.files import FileEntry


def export(  # noqa: PLR0913 -- one keyword for each choice of the user
    session: Session,
    path: Path,
    regime: str | None = None,
    period: str | None = None,
    *,
    merged: bool = False,
    plain: bool = False,
    force: bool = False,
) -> BundleInfo:
    """Write the unit's heads, with all that came before them, to a bundle.

    *path* may be a folder: the file then gets its proper name, which never replaces another; a
    name that was given gets the suffix and replaces a file only with *force*. With *merged*
    what may go upward of all units below goes in too. It is sealed where the keys of the unit
    above are known, unless *plain*. Raises Problem ``nothing_to_export``,
    ``heads_in_conflict``, ``file_exists``, ``sealing_revoked``, or ``part_withheld`` where a
    head's figures are not here: nobody would read a bundle without them.
    """
    with session.writing():
        known = history(session, regime, period)
        sent = going_up(session, known) if merged else _own(session, known)
        if not sent:
            raise Problem("nothing_to_export")
        header = header_of(session, "merged" if merged else "submission", session.unit.parent)
        target = target_of(path, file_name(header, regime or "all", period or "all"), force=force)
        contents = contents_of(session, known, header, sent)
        written, data = noted(session, target, contents, plain=plain)
    write_noted(session, [(written, data)])
    return written


def introduce(session: Session, path: Path, *, force: bool = False) -> BundleInfo:
    """Write the keys of this PC for others to confirm, before it has anything else to send.

    Nothing in it is secret, so it is open to all. *path* as for `export`. Raises Problem
    ``file_exists``, ``sealing_key_missing``, ``sealing_key_damaged``.
    """
    with session.writing():
        own_identity(session)
        header = header_of(session, "submission", session.unit.parent)
        target = target_of(path, keys_name(header), force=force)
        keys = about_keys(session, header)
        written, data = noted(session, target, Contents(header, **keys._asdict()))
    write_noted(session, [(written, data)])
    return written


def _own(session: Session, known: History) -> set[str]:
    """Return the heads of the unit itself; raise Problem ``heads_in_conflict``."""
    own = [heads for key, heads in known.heads.items() if key.unit == session.unit.code]
    if any(heads.in_conflict for heads in own):
        raise Problem("heads_in_conflict", unit=session.unit.short_name)
    return {revision for heads in own for revision in heads.ids}


def noted(
    session: Session, target: Path, contents: Contents, *, plain: bool = False, ours: bool = False
) -> tuple[BundleInfo, bytes]:
    """Return a bundle before it is written, having noted it.

    Raises Problem ``sealing_revoked`` where every key of the addressee was revoked, unless *plain*;
    with *ours* it is enough that the PCs of the unit can open it.
    """
    data, digest = bundle_bytes(contents, session.key)
    addressee = contents.header.addressee
    how = sealing_to(session, addressee, plain=plain)
    if contents.header.use == "setup" or contents.is_of_keys:
        how = Sealing(plain="begins")
    if how.plain == "revoked" and ours:
        how = sealing_to(session, session.unit.code)
    if how.plain == "revoked" and addressee is not None:
        raise Problem("sealing_revoked", unit=session.tree[addressee].short_name)
    if how.recipients:
        data = seal(data, how.recipients)
    written = BundleInfo(target, digest, len(data), addressee, how)
    if not contents.header.between_pcs:
        revisions.mark_exported(session.connection, contents.figures)
    records = contents.records
    _note(session, written, [records[revision] for revision in sorted(contents.figures)])
    return written, data


def header_of(session: Session, use: Use, addressee: str | None) -> Header:
    """Return what a bundle written here and now says of itself."""
    return Header(
        format=FORMAT,
        use=use,
        sender=session.unit.code,
        signer=session.key.public,
        addressee=addressee,
        made_at=clock.stamp(),
        author=session.author,
        sequence=files.sequence(session.connection),
        sample=session.is_sample,
    )


def target_of(path: Path, name: str, *, force: bool) -> Path:
    """Return where the file goes; raise Problem ``file_exists``, FileNotFoundError.

    What can be known beforehand is refused before anything is noted.
    """
    if path.is_dir():
        return free(path / name)
    target = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
    target.parent.stat()
    if target.is_dir():
        return free(target / name)
    if target.exists() and not force:
        raise Problem("file_exists", path=target)
    return target


def _note(session: Session, written: BundleInfo, heads: Sequence[HeadRecord]) -> None:
    """Keep that the heads were sent, before the file is there.

    A revision that may be in somebody's hands must never share its number with the next one, so
    of the two possible gaps the harmless one stays open: noted, and no file.
    """
    sent = [head.id for head in heads]
    path, digest = str(written.path), written.digest
    entry = FileEntry(
        "out", digest, path, written.size, clock.stamp(), files.summary(len(sent), heads)
    )
    files.append(session.connection, entry)
    session.record(Changes("export", path, {}, {"digest": digest, "revisions": sent}))


def write_noted(session: Session, made: Sequence[tuple[BundleInfo, bytes]]) -> None:
    """Put the files in place; where one fails, say in the logs of which there is none."""
    missing = [written for written, _ in made]
    try:
        for written, data in made:
            write_whole(written.path, data)
            missing.remove(written)
    except (OSError, Problem):
        with session.writing():
            for written in missing:
                files.mark_failed(session.connection, written.digest)
                answered.remove(session.connection, written.digest)
                after = {"digest": written.digest}
                session.record(Changes("export_failed", str(written.path), {}, after))
        raise


def contents_of(session: Session, known: History, header: Header, sent: set[str]) -> Contents:
    """Return the revisions and all their ancestors, with the parts that are here and go along."""
    chosen = set(sent)
    for group in known.groups.values():
        chosen |= Graph(group).ancestors(chosen & group.keys())
    wanted = {revision: known.records[revision] for revision in sorted(chosen)}
    heads = heads_within(wanted)
    figures = session.figures_of(wanted[revision] for revision in heads)
    for revision in heads:
        if revision not in figures:
            raise Problem("part_withheld", unit=session.tree[wanted[revision].unit].short_name)
    keys = about_keys(session, header, {record.unit for record in wanted.values()})
    merged = header.use == "merged"
    hashes = parts_sent(session, known, header, wanted, figures)
    reviewed = {i for i, r in wanted.items() if not merged or r.unit == session.unit.code}
    judged = revisions.signed_reviews(session.connection, reviewed)
    used = {record.definition.hash for record in wanted.values()} - _had_from(session, header)
    parts = revisions.parts(session.connection, hashes)
    filed = {record.parts.get("attachments", "") for record in wanted.values()} & parts.keys()
    said = _annotations(session, wanted)
    signed_files = [s.statement for s in said.values() if isinstance(s.statement, Annotation)]
    if header.use == "response":
        filed, signed_files = set(), []  # whoever is answered has them: they came from there
    return Contents(
        header=header,
        revisions=revisions.signed_revisions(session.connection, ids=list(wanted)),
        parts=parts,
        attachments=travelling(session, [parts[digest] for digest in sorted(filed)], signed_files),
        reviews={i: signed for i, signed in judged.items() if known.counts(i)},
        annotations=said,
        enrolments=keys.enrolments,
        revocations=keys.revocations,
        sealing=keys.sealing,
        definitions={digest: session.definition(digest).content for digest in used},
        figures=figures,
    )


def _annotations(session: Session, wanted: Container[str]) -> dict[str, Signed]:
    """Return what was said of the revisions that go along."""
    return {
        name: signed
        for name, signed in annotation_set.signed(session.connection).items()
        if isinstance(signed.statement, Annotation) and signed.statement.revision in wanted
    }


def _had_from(session: Session, header: Header) -> set[str]:
    """Return the forms that whoever the bundle goes to has sent here in its setup.

    They are two thirds of a bundle, and nobody needs back what he gave.
    """
    name = session.workspace.meta(SETUP)
    signed = setups.signed(session.connection).get(name) if name else None
    setup = signed.statement if signed else None
    own = header.use == "submission" and not header.between_pcs
    if not own or not isinstance(setup, Setup) or setup.unit != header.addressee:
        return set()
    return set(setup.definitions)
