"""Taking old parts out of the store: what a report once said before it said something else.

Head records are never deleted (model.md §4): who followed whom, who signed and when stays, and
whatever is sent or printed later is what it would have been.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.heads import counted
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session
from bhxh_desktop.store import backups, database, revisions, working

BACKUP = "prune"


@dataclass(frozen=True)
class Pruned:
    """What a pruning takes out, or took."""

    revisions: tuple[str, ...]
    """Those whose content is no longer here, in order of id."""
    parts: frozenset[str]
    """Hashes."""
    size: int
    """Of the parts as they lie in the store, in bytes."""
    backup: Path | None = None


def prunable(session: Session, before: int) -> Pruned:
    """Return what :func:`prune` would take out of reports of years earlier than *before*."""
    known = history(session)
    typed = set(working.keys(session.connection))
    gone = {
        revision
        for key in known.groups
        if Period.parse(key.period).year < before and key not in typed
        for revision in _superseded(known, key)
    } - known.in_totals
    kept = _parts(known, known.records.keys() - gone)
    sizes = revisions.part_sizes(session.connection, _parts(known, gone) - kept)
    emptied = (i for i in gone if sizes.keys() & known.records[i].parts.values())
    return Pruned(tuple(sorted(emptied)), frozenset(sizes), sum(sizes.values()))


def prune(session: Session, before: int) -> Pruned:
    """Take the parts of superseded revisions out of reports of years earlier than *before*.

    Left alone are reports with a conflict, a working copy, or a revision whose key is not
    confirmed; kept are heads, what was approved last, what locked totals count, and every part
    that one of these shares. A copy of the store is written first. Raises Problem
    ``nothing_to_prune``, ``year_too_late``, and what a copy of the store raises.
    """
    today = clock.today()
    if before > today.year:
        raise Problem("year_too_late", year=before, latest=today.year)
    if not prunable(session, before).parts:
        raise Problem("nothing_to_prune", year=before)
    copy = backups.backup_now(session.workspace, today.isoformat(), BACKUP)
    with session.writing():
        found = prunable(session, before)
        revisions.delete_parts(session.connection, found.parts)
        session.record(Changes("prune", str(before), {}, {"revisions": list(found.revisions)}))
    database.shrink(session.connection)
    return replace(found, backup=copy)


def _superseded(known: History, key: SubmissionKey) -> set[str]:
    """Return what came before the head of a report whose revisions all count and agree."""
    group, heads, graph = known.groups[key], known.heads_at(key), known.graph(key)
    if heads.in_conflict or len(counted(group, known.trust, known.tree)) < len(group):
        return set()
    last = {twin for head in heads.ids for twin in graph.twins[head]}
    return set(group) - last - {known.choose(key).revision}


def _parts(known: History, chosen: Iterable[str]) -> set[str]:
    return {digest for i in chosen for digest in known.records[i].parts.values()}
