"""Importing bundles: one transaction, one set union, each file taken whole or refused whole."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from bhxh_desktop import clock
from bhxh_desktop.bundles.reader import Bundle, Reader, load
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session, in_bulk
from bhxh_desktop.store import definitions, files, revisions, trust
from bhxh_desktop.store.files import FileEntry


class _TakeBack(Exception):
    """Leaves the transaction of a preview without keeping anything."""


@dataclass(frozen=True)
class Imported:
    """What importing one file brought."""

    path: Path
    bundle: Bundle
    new: tuple[HeadRecord, ...]
    """Revisions that were not here."""
    waiting: tuple[HeadRecord, ...]
    """Revisions in the file whose key is not confirmed: stored, not counted."""


@dataclass(frozen=True)
class ImportResult:
    """What importing some files brought, and the files that were refused whole."""

    imported: tuple[Imported, ...] = ()
    refused: Mapping[Path, Problem] = field(default_factory=dict)
    """By path; of a refused file nothing was kept."""

    @property
    def complete(self) -> bool:
        """Tell whether every file was taken and no key waits."""
        return not self.refused and not any(item.waiting for item in self.imported)


@in_bulk()
def import_files(
    session: Session, paths: Iterable[Path], *, enrol: bool = False, dry_run: bool = False
) -> ImportResult:
    """Import bundles.

    With *enrol* an unknown key of a file's sender is confirmed for the sending unit, as if over
    the telephone, before the file is judged. With *dry_run* everything is done and taken back.
    """
    reader = Reader({definition.hash: definition for definition in session.installed})
    refused: dict[Path, Problem] = {}
    bundles: list[tuple[Path, Bundle]] = []
    owners = _owners(session.trust)
    enrolled: dict[str, set[str]] = {}
    for path in paths:
        try:
            bundle = _read(reader, path)
            header = bundle.contents.header
            unknown = enrol and header.signer not in owners
            claim = {header.signer: {header.sender}} if unknown else {}
            _admit(session, ChainMap(owners, claim), bundle)
        except Problem as problem:
            refused[path] = problem
        else:
            enrolled |= claim
            owners |= claim
            bundles.append((path, bundle))
    imported: tuple[Imported, ...] = ()
    try:
        with session.writing():
            _enrol(session, enrolled)
            imported = _keep(session, bundles)
            if dry_run:
                _take_back()
    except _TakeBack:
        pass
    return ImportResult(imported, refused)


def _read(reader: Reader, path: Path) -> Bundle:
    """Return the bundle at *path*; a path nobody can read is that file's fault alone.

    Raises Problem for the first fault found.
    """
    try:
        data = load(path)
    except FileNotFoundError:
        raise Problem("file_missing", path=path) from None
    except IsADirectoryError:
        raise Problem("file_is_folder", path=path) from None
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None) or 0
        raise Problem("file_unreadable", path=path, number=number) from None
    return reader.read_bytes(data)


def _take_back() -> NoReturn:
    raise _TakeBack


def _owners(trust: Trust) -> dict[str, set[str]]:
    """Return the units each key belongs to."""
    owners: dict[str, set[str]] = {}
    for unit, ring in trust.rings.items():
        for key in ring:
            owners.setdefault(key, set()).add(unit)
    return owners


def _admit(session: Session, owners: Mapping[str, set[str]], bundle: Bundle) -> None:
    """Refuse what can never count here, before anything of the bundle is kept.

    A definition inside a submission only serves to read it and is never installed (model.md §3),
    so the revisions must have been filled with one this program or workspace has. A signer known
    only for units without a right over what it signed is foreign; an unknown one waits instead.
    """
    header, records = bundle.contents.header, bundle.contents.records.values()
    if header.sample and not session.is_sample:
        raise Problem("bundle_sample")
    signed = [(header.sender, header.signer), *((r.unit, r.signer) for r in records)]
    for unit, _ in signed:
        if unit not in session.tree:
            raise Problem("bundle_unit_unknown", unit=unit)
    for record in records:
        _check_definition(session, record)
    for unit, key in signed:
        its = owners.get(key)
        if its and not its & session.tree.may_sign_for(unit):
            raise Problem(
                "bundle_foreign_signature",
                unit=session.tree[unit].short_name,
                signer=", ".join(session.tree[owner].short_name for owner in sorted(its)),
            )


def _check_definition(session: Session, record: HeadRecord) -> None:
    """Refuse a definition that is neither installed nor kept, or differs from the one that is.

    Raises Problem ``regime_version_unknown``, ``definition_doubled``.
    """
    said = record.definition
    versions = {(d.regime.code, d.regime.version): d.hash for d in session.installed}
    kept = definitions.hash_of(session.connection, said.code, said.version)
    here = kept or versions.get((said.code, said.version))
    if here is None:
        raise Problem("regime_version_unknown", regime=said.code, version=said.version)
    if here != said.hash:
        raise Problem("definition_doubled", regime=said.code, version=said.version)


def _keep(session: Session, bundles: list[tuple[Path, Bundle]]) -> tuple[Imported, ...]:
    """Keep everything the bundles hold, then settle what it means for heads and their cells."""
    at = clock.stamp()
    known = revisions.known(
        session.connection, (i for _, bundle in bundles for i in bundle.contents.revisions)
    )
    fresh: dict[str, HeadRecord] = {}
    news: list[tuple[HeadRecord, ...]] = []
    for path, bundle in bundles:
        held = bundle.contents
        for digest in {record.definition.hash for record in held.records.values()}:
            definitions.keep(session.connection, session.definition(digest))
        revisions.add(session.connection, held.revisions.values(), at)
        revisions.mark_exported(session.connection, held.figures)  # its heads: somebody sent them
        revisions.add_parts(session.connection, held.parts)
        revisions.add_reviews(session.connection, held.reviews.values(), at)
        trust.add(session.connection, [*held.enrolments.values(), *held.revocations.values()], at)
        new = tuple(r for i, r in held.records.items() if i not in known and i not in fresh)
        fresh.update((record.id, record) for record in new)
        news.append(new)
        entry = FileEntry("in", bundle.digest, str(path), bundle.size, at, str(len(new)))
        files.append(session.connection, entry)
        after = {"digest": bundle.digest, "revisions": [record.id for record in new]}
        session.record(Changes("import", str(path), {}, after))
    settled = session.trust
    for _, bundle in bundles:
        for revision, figures in bundle.contents.figures.items():
            session.remember(bundle.contents.records[revision], figures)
    return tuple(
        Imported(path, bundle, new, _waiting(session, settled, bundle))
        for (path, bundle), new in zip(bundles, news, strict=True)
    )


def _enrol(session: Session, enrolled: Mapping[str, set[str]]) -> None:
    for key, (unit,) in enrolled.items():
        trust.confirm(session.connection, unit, key, clock.stamp(), session.author)
        session.record(Changes("confirm_key", unit, {}, {"key": key}))


def _waiting(session: Session, settled: Trust, bundle: Bundle) -> tuple[HeadRecord, ...]:
    return tuple(
        record
        for record in bundle.contents.records.values()
        if not settled.counts(record, session.tree)
    )
