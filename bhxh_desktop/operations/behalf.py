"""Beginning and giving up what is typed for a unit below (nhập thay, corrections; model.md §6)."""

from __future__ import annotations

from bhxh_desktop.domain.changes import Changes, changes
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import check_ours
from bhxh_desktop.operations.submissions import reopened
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import working


def begin(session: Session, key: SubmissionKey) -> Changes:
    """Let the report of a unit be typed here: what it sent is opened to be corrected.

    Where nothing came, or something is being typed already, nothing is written.
    Raises Problem ``not_ours``, ``heads_in_conflict``.
    """
    with session.writing():
        check_ours(session, key)
        begun = working.load(session.connection, key) is not None
        if begun or not history(session, key.regime, key.period).heads_at(key).ids:
            return Changes("reopen", " ".join(key))
        return reopened(session, key)


def drop(session: Session, key: SubmissionKey) -> Changes:
    """Give up what is being typed of a submission; it stays in the audit, what was locked in force.

    Raises Problem ``not_ours``, ``nothing_to_lock`` where nothing is being typed.
    """
    with session.writing():
        check_ours(session, key)
        copy = working.load(session.connection, key)
        if copy is None:
            raise Problem("nothing_to_lock", period=key.period)
        old = {" ".join(name): content for name, content in working.items(copy).items()}
        working.delete(session.connection, key)
        return session.record(changes("drop", " ".join(key), old, {}))
