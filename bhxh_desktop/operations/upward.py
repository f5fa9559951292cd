"""What a unit sends upward of those below it, and what stays where it is (model.md §4, §7).

Upward go the totals with their sources, and of other reports what was not returned; explanations
stay within a unit and its parent, reviews and returned revisions with who made them.
"""

from __future__ import annotations

from bhxh_desktop.domain.consolidation import overlap
from bhxh_desktop.domain.review import Verdict
from bhxh_desktop.domain.revision import PARTS_GOING_UP, HeadRecord, SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.history import History
from bhxh_desktop.session import Session


def going_up(session: Session, known: History) -> set[str]:
    """Return the revisions a merged bundle is about: of this unit, and of all below it.

    Of the totals below only those that count no unit twice, from the top down. Raises Problem
    ``heads_in_conflict``.
    """
    found: set[str] = set()
    totals: dict[tuple[str, str], list[HeadRecord]] = {}
    home, tree = session.unit.code, session.tree
    keys = [key for key in known.heads if home in (key.unit, *tree.ancestors(key.unit))]
    for key in sorted(keys, key=lambda key: (len(tree.ancestors(key.unit)), key)):
        beside = totals.setdefault((key.regime, key.period), [])
        for revision in _sent_of(session, known, key):
            record = known.records[revision]
            if key.scope == "total":
                if revision not in _sources(beside) and overlap([*beside, record]) is not None:
                    continue
                if revision not in _sources(beside):
                    beside.append(record)
            found.add(revision)
    taken = {source for beside in totals.values() for source in _sources(beside)}
    return found | (taken & known.records.keys())


def _sent_of(session: Session, known: History, key: SubmissionKey) -> tuple[str, ...]:
    """Return the heads of a submission; for those returned, what was approved before."""
    heads = known.heads[key]
    if heads.in_conflict:
        raise Problem("heads_in_conflict", unit=session.tree[key.unit].short_name)
    if key.unit == session.unit.code:
        return heads.ids
    verdicts = {known.verdicts.get(head, Verdict.NONE) for head in heads.ids}
    if Verdict.RETURNED not in verdicts:
        return heads.ids
    choice = known.choose(key)
    return (choice.revision,) if choice.revision and choice.approved else ()


def _sources(totals: list[HeadRecord]) -> set[str]:
    return {s.revision for total in totals for s in total.sources.values() if s.revision}


def parts_going_up(
    session: Session, known: History, record: HeadRecord, *, is_head: bool
) -> set[str]:
    """Return the hashes of the parts of a revision that a merged bundle carries.

    A returned revision that something followed goes as its head record alone.
    """
    if record.unit == session.unit.code:
        return set(record.parts.values())
    if known.verdicts.get(record.id) is Verdict.RETURNED and not is_head:
        return set()
    return {digest for name, digest in record.parts.items() if name in PARTS_GOING_UP}
