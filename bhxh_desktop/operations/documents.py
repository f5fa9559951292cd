"""Writing the register of documents, and which documents a report lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import msgspec

from bhxh_desktop.domain.changes import Changes, changes
from bhxh_desktop.domain.document import (
    DocumentKey,
    WrittenDocument,
    by_key,
    day_of,
    entry_of,
    key_of,
)
from bhxh_desktop.domain.issuer import Issuers
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.figures import save, working_copy
from bhxh_desktop.queries.journal import Bookings
from bhxh_desktop.queries.register import (
    PastedLine,
    issuers_of,
    merged,
    prints_documents,
    settled,
)
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments, register, working
from bhxh_desktop.store.register import Registered

REGISTER = "register"
"""What the audit calls the register."""
MOST_DOCUMENTS = 2000
"""Taken at once, and listed by one report."""


class Added(NamedTuple):
    """What became of documents that were added."""

    new: tuple[DocumentKey, ...]
    completed: tuple[DocumentKey, ...]
    """There already: something was filled in, or another day was kept beside."""
    known: tuple[DocumentKey, ...]
    waiting: tuple[DocumentKey, ...]
    """In the register, in no report: their issuer is not settled."""
    listed: Mapping[str, int]
    """By period, how many its report lists more than before."""


class Removed(NamedTuple):
    """What was taken out of the register, so that it can be put back."""

    rows: tuple[Registered, ...]
    listings: tuple[tuple[SubmissionKey, DocumentKey], ...]
    """The begun reports that listed them."""


Target = SubmissionKey | str | None
"""The report that lists documents; a regime, for its report of each document's day; none."""


def add_documents(
    session: Session,
    entries: Sequence[DocumentEntry],
    target: Target = None,
    *,
    accept: bool = False,
) -> Added:
    """Write documents into the register and into the list of a report.

    Those whose issuer is not settled wait in the register, and so do, where each goes by its day,
    those no report is open for. *accept*: issuers nobody knows are somebody all the same. Raises
    Problem ``document_many``, ``document_not_printed``, ``regime_unknown``, and what beginning the
    report raises: ``not_ours``, ``already_locked``.
    """
    with session.writing():
        return added(session, entries, target, accept=accept)


def added(
    session: Session,
    entries: Sequence[DocumentEntry],
    target: Target = None,
    *,
    accept: bool = False,
) -> Added:
    """Write documents as `add_documents` does, inside the caller's transaction."""
    _check_count(len(entries))
    issuers = _accepting(session, entries if accept else ())
    _keep(session, [each.entry for each in all_held(session).values()])
    before = register.documents(session.connection)
    held = dict(before)
    given = by_key(settled(issuers, each) for each in entries)
    for entry in (settled(issuers, each) for each in entries):
        old = held.get(key_of(entry))
        held[key_of(entry)] = merged(old, entry)[0] if old else Registered(entry)
    waiting = [name for name in given if issuers.known(name.issuer) is None]
    _write(session, "document_add", before, held)
    completed = tuple(n for n in given if n in before and before[n] != held[n])
    _relist(session, {name: held[name].entry for name in completed})
    places: dict[SubmissionKey, list[DocumentKey]] = {}
    for name in (each for each in given if each not in waiting):
        place = _place(session, target, held[name].entry)
        if place is not None:
            places.setdefault(place, []).append(name)
    listed = {key.period: _list(session, key, names, held) for key, names in places.items()}
    return Added(
        new=tuple(name for name in given if name not in before),
        completed=completed,
        known=tuple(n for n in given if n in before and before[n] == held[n]),
        waiting=tuple(waiting),
        listed=listed,
    )


def _accepting(session: Session, entries: Iterable[DocumentEntry]) -> Issuers:
    """Return who issues documents, once the issuers of *entries* are accepted as somebody."""
    issuers = issuers_of(session)
    for name in dict.fromkeys(entry.issuer for entry in entries if entry.issuer):
        if issuers.resolve(name) is None:
            register.accept(session.connection, name)
            session.record(Changes("issuer_accept", REGISTER, {}, {"issuer": name}))
    return issuers_of(session)


def _place(session: Session, target: Target, entry: DocumentEntry) -> SubmissionKey | None:
    if not isinstance(target, str):
        return target
    day = day_of(entry)
    if day is None:
        return None
    try:
        period = Bookings(session, target).of(day).booked
    except Problem as problem:
        if problem.code == "regime_unknown":
            raise
        return None
    return SubmissionKey(session.unit.code, "own", target, str(period))


def taken_from(lines: Iterable[PastedLine]) -> list[DocumentEntry]:
    """Return what a pasted list adds: all that could be read and was not merely mentioned."""
    return [each.entry for each in lines if each.entry and each.outcome != "mentioned"]


def change_document(
    session: Session,
    name: DocumentKey,
    written: WrittenDocument,
    *,
    accept: bool = False,
    key: SubmissionKey | None = None,
) -> DocumentKey:
    """Write a document anew, in the register and in every begun report that lists it.

    Days that were written beside are settled by that. *accept*: its issuer is somebody although
    nobody here knows the name. *key*: a report that shall list it. Returns its identity. Raises
    Problem ``document_unknown``, ``document_taken`` where another has that identity already, and
    what `domain.document.entry_of` raises.
    """
    with session.writing():
        return changed(session, name, written, accept=accept, key=key)


def changed(
    session: Session,
    name: DocumentKey,
    written: WrittenDocument,
    *,
    accept: bool = False,
    key: SubmissionKey | None = None,
) -> DocumentKey:
    """Write a document anew as `change_document` does, inside the caller's transaction."""
    held = all_held(session)
    _check_known(held, [name])
    before = dict(held)
    entry = entry_of(written, issuers_of(session).bodies.types)
    issuers = _accepting(session, [entry] if accept else ())
    entry = settled(issuers, entry)
    found = key_of(entry)
    if found != name and found in held:
        raise Problem("document_taken", document=found.printed, issuer=found.issuer)
    held.pop(name, None)
    held[found] = Registered(entry)
    _write(session, "document_change", before, held)
    waits = issuers.known(entry.issuer) is None
    attachments.move(session.connection, name, found)
    _relist(session, {name: None if waits else entry})
    if key and not waits:
        _list(session, key, [found], held)
    return found


def remove_documents(session: Session, names: Sequence[DocumentKey]) -> Removed:
    """Take documents out of the register and out of every begun report that lists them.

    What is locked keeps them. Raises Problem ``document_unknown``.
    """
    with session.writing():
        held = all_held(session)
        _check_known(held, names)
        before = dict(held)
        for name in names:
            held.pop(name, None)
        listing = working.listing(session.connection, session.unit.code)
        _write(session, "document_remove", before, held)
        _relist(session, dict.fromkeys(names))
        return Removed(
            rows=tuple(before[name] for name in dict.fromkeys(names)),
            listings=tuple(each for each in listing if each[1] in names),
        )


def put_back(session: Session, removed: Removed) -> int:
    """Write back what was removed, also into the reports that are still begun; return how many.

    What was written anew meanwhile stays.
    """
    with session.writing():
        held = register.documents(session.connection)
        missing = {key_of(row.entry): row for row in removed.rows if key_of(row.entry) not in held}
        _write(session, "document_add", held, {**held, **missing})
        for key in dict.fromkeys(key for key, _ in removed.listings):
            copy = working.load(session.connection, key)
            if copy is not None:
                back = {
                    name: missing[name].entry
                    for k, name in removed.listings
                    if k == key and name in missing
                }
                save(session, "documents", replace(copy, documents={**back, **copy.documents}))
        return len(missing)


def list_documents(session: Session, key: SubmissionKey, names: Sequence[DocumentKey]) -> int:
    """Let a report list documents of the register; return how many it lists more than before.

    Raises Problem ``document_unknown``, ``document_waits``, ``document_not_printed``,
    ``document_many``, ``not_ours``, ``already_locked``.
    """
    with session.writing():
        held = all_held(session)
        _check_known(held, names)
        issuers = issuers_of(session)
        waiting = [name for name in names if issuers.known(name.issuer) is None]
        if waiting:
            raise Problems(Problem("document_waits", document=n.printed) for n in waiting)
        return _list(session, key, names, held)


def unlist_documents(session: Session, key: SubmissionKey, names: Sequence[DocumentKey]) -> int:
    """Take documents out of a report's list; they stay in the register. Return how many went.

    Raises Problem ``not_ours``, ``already_locked``.
    """
    with session.writing():
        copy = working_copy(session, key)
        kept = {name: entry for name, entry in copy.documents.items() if name not in names}
        gone = len(copy.documents) - len(kept)
        if gone:
            _keep(session, [e for n, e in copy.documents.items() if n not in kept])
            save(session, "documents", replace(copy, documents=kept))
        return gone


def _list(
    session: Session,
    key: SubmissionKey,
    names: Iterable[DocumentKey],
    held: Mapping[DocumentKey, Registered],
) -> int:
    if not prints_documents(session, key):
        title = session.definition_for(key.regime, Period.parse(key.period)).regime.short_title
        raise Problem("document_not_printed", regime=title)
    copy = working_copy(session, key)
    more = {name: held[name].entry for name in names if name in held}
    documents = {**copy.documents, **more}
    _check_count(len(documents))
    if documents != copy.documents:
        save(session, "documents", replace(copy, documents=documents))
    return len(documents) - len(copy.documents)


def _relist(session: Session, names: Mapping[DocumentKey, DocumentEntry | None]) -> None:
    """Write documents anew, or take them out, in every begun report that lists them."""
    own = session.unit.code
    listing = working.listing(session.connection, own)
    for key in dict.fromkeys(key for key, document in listing if document in names):
        copy = working.load(session.connection, key)
        if copy is not None:
            documents = {k: e for k, e in copy.documents.items() if k not in names}
            fresh = [e for k, e in names.items() if e is not None and k in copy.documents]
            documents |= {key_of(entry): entry for entry in fresh}
            save(session, "documents", replace(copy, documents=documents))


def _keep(session: Session, entries: Iterable[DocumentEntry]) -> None:
    """Put into the register what only a report held: another PC of the unit had added it."""
    held = register.documents(session.connection)
    missing = {key_of(e): Registered(e) for e in entries if key_of(e) not in held}
    if missing:
        _write(session, "document_add", held, {**held, **missing})


def _write(
    session: Session,
    operation: str,
    before: Mapping[DocumentKey, Registered],
    after: Mapping[DocumentKey, Registered],
) -> Changes:
    made = changes(operation, REGISTER, _plain(before), _plain(after))
    register.remove(session.connection, before.keys() - after.keys())
    fresh = [row for name, row in after.items() if before.get(name) != row]
    register.put(session.connection, fresh)
    return session.record(made) if made.count else made


def _plain(rows: Mapping[DocumentKey, Registered]) -> dict[str, Any]:
    return {
        working.place_of(name): [msgspec.to_builtins(row.entry), list(row.other_days)]
        for name, row in rows.items()
    }


def all_held(session: Session) -> dict[DocumentKey, Registered]:
    """Return the register with what only begun reports list: another PC of the unit added it."""
    held = register.documents(session.connection)
    own = session.unit.code
    missing = (each for each in working.listing(session.connection, own) if each[1] not in held)
    for key, document in list(missing):
        copy = working.load(session.connection, key)
        if copy is not None:
            held[document] = Registered(copy.documents[document])
    return held


def _check_known(held: Mapping[DocumentKey, Registered], names: Iterable[DocumentKey]) -> None:
    """Raise Problems ``document_unknown``."""
    unknown = [name for name in names if name not in held]
    if unknown:
        raise Problems(Problem("document_unknown", document=name.printed) for name in unknown)


def _check_count(count: int) -> None:
    if count > MOST_DOCUMENTS:
        raise Problem("document_many", found=count, limit=MOST_DOCUMENTS)
