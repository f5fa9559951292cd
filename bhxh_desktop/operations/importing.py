"""Importing bundles: one transaction, one set union, each file taken whole or refused whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from bhxh_desktop import clock
from bhxh_desktop.bundles.identity import Identity
from bhxh_desktop.bundles.package import heads_within
from bhxh_desktop.bundles.reader import Bundle, Reader, load
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.admission import Named, admit, check
from bhxh_desktop.operations.arrivals import Imported, News, arrivals
from bhxh_desktop.operations.sealing import opening
from bhxh_desktop.operations.settling import settle
from bhxh_desktop.queries.restored import behind_since, read_again
from bhxh_desktop.session import SEQUEL, Session, forget, in_bulk
from bhxh_desktop.store import (
    annotation_set,
    answered,
    attachments,
    definitions,
    files,
    revisions,
    setups,
    trust,
)
from bhxh_desktop.store.files import FileEntry


class _TakeBack(Exception):
    """Leaves the transaction of a preview without keeping anything."""


@dataclass(frozen=True)
class ImportResult:
    """What importing some files brought, and the files that were refused whole."""

    imported: tuple[Imported, ...] = ()
    refused: Mapping[Path, Problem] = field(default_factory=dict)
    """By path; of a refused file nothing was kept."""

    @property
    def complete(self) -> bool:
        """Tell whether every file was taken and nothing in them waits or stands in doubt."""
        return not self.refused and not any(item.doubts for item in self.imported)


Progress = Callable[[int, int], None]
"""Is told (steps done, of how many) and may raise: what was begun is then taken back."""


def _in_silence(_done: int, _of: int) -> None:
    """Tell nobody."""


@in_bulk()
def import_files(
    session: Session,
    paths: Iterable[Path],
    *,
    enrol: bool = False,
    dry_run: bool = False,
    recovery: Identity | None = None,
    progress: Progress = _in_silence,
) -> ImportResult:
    """Import bundles; what all of them say about keys is taken in before any is judged.

    With *enrol* an unknown key of a file's sender is confirmed for the sending unit, as if over
    the telephone, before the file is judged. With *dry_run* everything is done and taken back.
    What is sealed is opened with the key of this PC, or with *recovery*, a code on paper.
    *progress* counts each file twice: when it is read and when it is kept.
    """
    definitions_here = {definition.hash: definition for definition in session.installed}
    reader = Reader(definitions_here, lambda: opening(session, recovery))
    faults: dict[Path, Problem] = {}
    read: list[Named] = []
    named = list(paths)
    for number, path in enumerate(named):
        progress(number, 2 * len(named))
        try:
            bundle = _read(reader, path)
            check(session, bundle)
        except Problem as problem:
            faults[path] = problem
        else:
            read.append((path, bundle))
    bundles, refused, claims = admit(session, read, enrol=enrol)
    faults |= refused
    imported: tuple[Imported, ...] = ()
    try:
        with session.writing():
            _enrol(session, claims)
            news = _keep(session, bundles, progress)
            settle(session)
            imported = arrivals(session, bundles, news)
            if dry_run:
                _take_back()
    except _TakeBack:
        pass
    finally:
        if any(bundle.contents.setups for _, bundle in bundles):
            forget(session)  # one came into force, or was taken back
    return ImportResult(imported, {path: faults[path] for path in named if path in faults})


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


def _enrol(session: Session, claims: Mapping[str, str]) -> None:
    for key, unit in claims.items():
        trust.confirm(session.connection, unit, key, clock.stamp(), session.author)
        session.record(Changes("confirm_key", unit, {}, {"key": key}))


def _keep(session: Session, bundles: list[Named], progress: Progress) -> list[News]:
    """Keep everything the bundles hold; return what of it is new."""
    at = clock.stamp()
    known = _known(session, bundles)
    news: list[News] = []
    for number, (path, bundle) in enumerate(bundles):
        progress(len(bundles) + number, 2 * len(bundles))
        fresh = News.of(bundle, known)
        known |= fresh.ids
        news.append(fresh)
        _store(session, bundle, at)
        header, records = bundle.contents.header, bundle.contents.records
        heads = [records[revision] for revision in heads_within(records)]
        said = files.summary(len(fresh.revisions), heads)
        entry = FileEntry(
            "in", bundle.digest, str(path), bundle.size, at, said, header.sender, header.signer
        )
        files.append(session.connection, entry)
        after = {"digest": bundle.digest, "revisions": [record.id for record in fresh.revisions]}
        session.record(Changes("import", str(path), {}, after))
    if behind_since(session) is not None:
        sequel = read_again(session, (bundle for _, bundle in bundles))
        session.workspace.set_meta(SEQUEL, sequel.encoded())
    for _, bundle in bundles:
        for revision, figures in bundle.contents.figures.items():
            session.remember(bundle.contents.records[revision], figures)
    return news


def _known(session: Session, bundles: list[Named]) -> set[str]:
    """Return the ids of all statements in the bundles that are here already."""
    held = [bundle.contents for _, bundle in bundles]
    found = revisions.known(session.connection, (i for each in held for i in each.revisions))
    found |= revisions.known_reviews(session.connection, (i for each in held for i in each.reviews))
    return found | trust.known(session.connection) | setups.known(session.connection)


def _store(session: Session, bundle: Bundle, at: str) -> None:
    held = bundle.contents
    setups.add(
        session.connection, held.setups.values(), held.definitions if held.setups else {}, at
    )
    for digest in {record.definition.hash for record in held.records.values()}:
        definitions.keep(session.connection, session.definition(digest))
    revisions.add(session.connection, held.revisions.values(), at)
    if not held.header.between_pcs:
        revisions.mark_exported(session.connection, held.figures)  # its heads: somebody sent them
    revisions.add_parts(session.connection, held.parts)
    attachments.add(session.connection, held.attachments)
    revisions.add_reviews(session.connection, held.reviews.values(), at)
    annotation_set.add(session.connection, held.annotations.values(), at)
    answered.add(session.connection, held.header.sender, _said_to(bundle))
    trust.add(session.connection, held.about_keys.values(), at)


def _said_to(bundle: Bundle) -> Iterator[str]:
    """Yield what the sender has been told already, since it sends it."""
    held = bundle.contents
    yield from (*held.reviews, *held.annotations)
    for name, record in held.records.items():
        if record.signer != held.header.signer:
            yield name
