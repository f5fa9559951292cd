"""What units below are still to be told: verdicts, decisions, and days noted on their reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.sealing import Plain, decide
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session
from bhxh_desktop.store import annotation_set, answered, trust


@dataclass
class Said:
    """What was said here, or above, about the reports of one unit; ids of statements."""

    keys: set[SubmissionKey] = field(default_factory=set)
    """The reports."""
    approved: set[str] = field(default_factory=set)
    returned: set[str] = field(default_factory=set)
    decided: set[str] = field(default_factory=set)
    """Revisions signed above: corrections, decisions, what was typed on its behalf."""
    noted: set[str] = field(default_factory=set)
    """Days of issue and receipt that were noted above."""

    @property
    def names(self) -> set[str]:
        """All of them."""
        return self.approved | self.returned | self.decided | self.noted


@dataclass(frozen=True)
class AnswerRow:
    """A unit that can be answered, with the counts of what it was not told yet."""

    unit: Unit
    approved: int
    returned: int
    decided: int
    noted: int
    plain: Plain | None
    """Why a file for it would not be sealed; None where it would be."""

    @property
    def waits(self) -> bool:
        """Whether there is anything it was not told yet."""
        return bool(self.approved or self.returned or self.decided or self.noted)


def said_below(session: Session, known: History) -> dict[str, Said]:
    """Return by unit below this one what was said about its reports."""
    home, tree = session.unit.code, session.tree
    found: dict[str, Said] = defaultdict(Said)
    below = {i: r for i, r in known.records.items() if home in tree.ancestors(r.unit)}
    for reviews in known.standing.values():
        for review in reviews:
            if review.revision in below:
                record = below[review.revision]
                said = found[record.unit]
                said.keys.add(record.key)
                (said.approved if review.verdict == "approve" else said.returned).add(review.id)
    for i, record in below.items():
        if known.trust.by_ancestor(record, tree):
            found[record.unit].keys.add(record.key)
            found[record.unit].decided.add(i)
    for name, signed in annotation_set.signed(session.connection).items():
        note = signed.statement
        if isinstance(note, Annotation) and note.revision in below:
            record = below[note.revision]
            if note.unit != record.unit:
                found[record.unit].keys.add(record.key)
                found[record.unit].noted.add(name)
    return found


def answers(session: Session) -> tuple[AnswerRow, ...]:
    """Return the units that can be answered, those first that wait for something."""
    told = answered.told(session.connection)
    known = trust.recipients(session.connection, session.tree)
    rows = []
    for unit, said in said_below(session, history(session)).items():
        row = AnswerRow(
            unit=session.tree[unit],
            approved=_untold(unit, said.approved, told),
            returned=_untold(unit, said.returned, told),
            decided=_untold(unit, said.decided, told),
            noted=_untold(unit, said.noted, told),
            plain=decide(known, session.tree, session.unit.code, "", unit).plain,
        )
        rows.append(row)
    order = {code: number for number, code in enumerate(session.tree.units)}
    return tuple(sorted(rows, key=lambda row: (not row.waits, order[row.unit.code])))


def _untold(unit: str, names: Iterable[str], told: Container[tuple[str, str]]) -> int:
    return sum((unit, name) not in told for name in names)
