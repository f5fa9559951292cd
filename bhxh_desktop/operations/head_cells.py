"""Keeping the exploded cells in step with the heads, which follow from revisions and trust."""

from __future__ import annotations

from collections.abc import Iterable

from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import head_cells, revisions

_NO_KEYS: frozenset[str] = frozenset()


def explode(session: Session, keys: Iterable[SubmissionKey]) -> None:
    """Write the cells of the heads of submissions anew, for queries over many units."""
    wanted = set(keys)
    heads: dict[SubmissionKey, list[HeadRecord]] = {key: [] for key in sorted(wanted)}
    for regime, period in {(key.regime, key.period) for key in wanted}:
        known = history(session, regime, period)
        for key in wanted & known.heads.keys():
            heads[key] = [known.records[revision] for revision in known.heads[key].ids]
    figures = session.figures_of(record for held in heads.values() for record in held)
    cells = {
        key: {record.id: figures[record.id] for record in held if record.id in figures}
        for key, held in heads.items()
    }
    head_cells.replace(session.connection, cells)


def touched_by_trust(session: Session, before: Trust) -> set[SubmissionKey]:
    """Return the submissions with a revision by a key that stood otherwise in the trust *before*.

    Trust may come long after a revision: what waited counts from then on, without a new import.
    """
    now = session.trust
    keys = {
        key
        for unit in {*before.rings, *now.rings}
        for key in before.rings.get(unit, _NO_KEYS) ^ now.rings.get(unit, _NO_KEYS)
    }
    keys |= {
        key
        for key in {*before.revoked, *now.revoked}
        if before.revoked.get(key) != now.revoked.get(key)
    }
    if not keys:
        return set()
    records = revisions.records(session.connection).values()
    return {record.key for record in records if record.signer in keys}
