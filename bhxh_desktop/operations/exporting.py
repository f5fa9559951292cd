"""Writing a bundle of what a workspace holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.bundles.package import Contents, Header, file_name
from bhxh_desktop.bundles.writer import BundleInfo, write_bundle
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
) -> BundleInfo:
    """Write the unit's heads, with all that came before them, to a bundle.

    *path* may be a folder: the file then gets its proper name. With *merged* everything known of
    all units goes in. Raises Problem ``nothing_to_export``, ``heads_in_conflict``, or
    ``part_withheld`` where a head's figures are not here: nobody would read a bundle without them.
    """
    known = history(session, regime, period)
    keys = [key for key in known.heads if merged or key.unit == session.unit.code]
    heads = _heads(session, known, keys)
    if not heads:
        raise Problem("nothing_to_export")
    header = Header(
        format=0,
        use="merged" if merged else "submission",
        sender=session.unit.code,
        signer=session.key.public,
        addressee=session.unit.parent,
        made_at=clock.stamp(),
        author=session.author,
        sequence=files.sequence(session.connection),
    )
    target = path / file_name(header, regime or "all", period or "all") if path.is_dir() else path
    written = write_bundle(target, _contents(session, known, header, heads), session.key)
    with session.writing():
        revisions.mark_exported(session.connection, heads)
        entry = FileEntry(
            "out", written.digest, str(target), written.size, clock.stamp(), str(len(heads))
        )
        files.append(session.connection, entry)
        after = {"digest": written.digest, "revisions": heads}
        session.record(Changes("export", str(target), {}, after))
    return written


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
