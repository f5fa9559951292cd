"""Deciding between two sides of a submission: the decision follows both (model.md §6)."""

from __future__ import annotations

from collections.abc import Sequence

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.divergence import Choice
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import check_ours, save
from bhxh_desktop.operations.submissions import locked
from bhxh_desktop.queries.conflicts import Conflicted, conflicted, copy_of
from bhxh_desktop.queries.figures import of_working_copy
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments
from bhxh_desktop.store.working import WorkingCopy

Choices = Sequence[Choice]
"""The answer to each question, in their order."""


def resolve(session: Session, shown: Conflicted, choices: Choices) -> Changes:
    """Write the decision into the working copy; it is checked and locked like any other.

    *shown* is what people looked at. Raises Problem ``not_ours``, ``nothing_to_resolve``,
    ``conflict_moved`` where a side is another by now, ``conflict_undecided``.
    """
    with session.writing():
        check_ours(session, shown.key)
        operation = "rebase" if shown.is_rebase else "resolve"
        return save(session, operation, _decided(session, shown, choices))


def resolve_below(
    session: Session, shown: Conflicted, choices: Choices, reason: str = ""
) -> HeadRecord:
    """Decide for a unit below, in one revision signed here that counts as approved.

    Raises Problem ``resolve_not_above``, ``nothing_to_resolve``, ``conflict_moved``,
    ``conflict_undecided``, and what a lock raises: ``behalf_needs_reason`` above all.
    """
    with session.writing():
        key = shown.key
        if session.unit.code not in session.tree.ancestors(key.unit):
            raise Problem("resolve_not_above", unit=session.tree[key.unit].short_name)
        copy = _decided(session, shown, choices)
        record = locked(session, of_working_copy(session, copy), reason)
        after = {"revision": record.id, "reason": reason}
        session.record(Changes("resolve", " ".join(key), {}, after))
        return record


def _decided(session: Session, shown: Conflicted, choices: Choices) -> WorkingCopy:
    now = conflicted(session, shown.key)
    if (now.follows, now.between) != (shown.follows, shown.between):
        raise Problem("conflict_moved", period=shown.key.period)
    attachments.put(session.connection, (*now.left.attachments, *now.right.attachments))
    return copy_of(now, now.between.decided(choices))
