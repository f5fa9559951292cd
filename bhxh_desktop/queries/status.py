"""Where every unit stands with every regime of a period: the board, in rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bhxh_desktop.definitions.work_days import load_calendar
from bhxh_desktop.domain.heads import Heads
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import Review, SubmissionKey
from bhxh_desktop.domain.submission import Facts, State, state_of
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.annotations import annotated
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session, version_for
from bhxh_desktop.store import revisions, working


@dataclass(frozen=True)
class StatusRow:
    """One submission that is owed or has come."""

    key: SubmissionKey
    unit: Unit
    state: State
    due_on: date
    received_on: date | None
    """When the head came here, or what waits for its key; None at home or where nothing came."""
    late_by: int
    """Working days after it was due, by the receipt of the first revision; 0 where in time.

    Of those that count, if any does."""
    number: int
    """Lần thứ n of the head, 0 where there is none."""
    verification_code: str
    head: str
    """The id of the head, "" where there is none."""
    newer: int
    """Heads that are not what counts."""
    returned: tuple[Review, ...] = ()
    """By which the head is to be corrected, where the units above asked for that."""

    @property
    def reason(self) -> str:
        """Why it is to be corrected: their reasons, each once."""
        return "; ".join(dict.fromkeys(review.reason for review in self.returned))


def status(session: Session, period: str, regime: str | None = None) -> tuple[StatusRow, ...]:
    """Return the rows of a period, of one regime or all, in the order of regimes and units.

    Where nobody owes the period a row is a submission in which something was entered.
    """
    wanted = Period.parse(period)
    begun = {*working.keys(session.connection), *revisions.keys(session.connection)}
    rows: list[StatusRow] = []
    codes = {d.regime.code for d in session.installed} if regime is None else {regime}
    for code in sorted(codes):
        try:
            definition = version_for(session.installed, code, wanted.year)
            window_of = partial(session.window_of, definition)
            window = session.window(definition, wanted)
        except Problem:
            continue  # a regime without this period owes nothing in it
        known = history(session, code, period)
        owing = [
            unit
            for unit in session.tree
            if unit.valid_on(window.end)
            and session.unit.code in (unit.code, *session.tree.ancestors(unit.code))
        ]
        for unit in owing:
            key = SubmissionKey(unit.code, "own", code, period)
            if window.owed or key in begun:
                rows.append(_row(session, known, key, unit, window_of(wanted, unit).due_on))
    return tuple(rows)


def status_of(session: Session, key: SubmissionKey) -> StatusRow:
    """Return the row of one submission.

    Raises Problem ``regime_unknown``, ``regime_later``, ``period_not_owed``.
    """
    period = Period.parse(key.period)
    unit = session.tree[key.unit]
    window = session.window_of(session.definition_for(key.regime, period), period, unit)
    known = history(session, key.regime, key.period)
    return _row(session, known, key, unit, window.due_on)


def days_left(due_on: date, day: date) -> int:
    """Return the working days from *day* until *due_on*, below 0 on any day after it."""
    days = load_calendar(range(min(day, due_on).year, max(day, due_on).year + 1))
    return -max(1, days.between(due_on, day)) if day > due_on else days.between(day, due_on)


def _row(
    session: Session, known: History, key: SubmissionKey, unit: Unit, due_on: date
) -> StatusRow:
    heads = known.heads_at(key)
    head = known.records[heads.ids[0]] if heads.ids else None
    at_home = unit.code == session.unit.code
    dates = {} if at_home else _received(session, known, key)
    first = min(dates.values(), default=None)
    return StatusRow(
        key=key,
        unit=unit,
        state=_state(session, known, key, heads, at_home=at_home),
        due_on=due_on,
        received_on=dates.get(head.id) if head else first,
        late_by=_late_by(due_on, first),
        number=head.number if head else 0,
        verification_code=head.verification_code if head else "",
        head=head.id if head else "",
        newer=len(known.choose(key).newer) if head else 0,
        returned=_returned(known, heads),
    )


def _returned(known: History, heads: Heads) -> tuple[Review, ...]:
    said = [review for head in heads.ids for review in known.standing.get(head, ())]
    return tuple(review for review in said if review.verdict == "return")


def _received(session: Session, known: History, key: SubmissionKey) -> dict[str, date]:
    """Return when each revision of a submission came here: those that count, else what waits."""
    all_here = known.groups.get(key, {}).keys()
    counting = all_here - known.heads_at(key).waiting
    stamps = revisions.received_at(session.connection, counting or all_here)
    said = annotated(session, {i: known.records[i] for i in stamps})
    days = {i: datetime.fromisoformat(at).date() for i, at in stamps.items()}
    told = {i: said[i, "received"].day for i in days if (i, "received") in said}
    return {**days, **{i: date.fromisoformat(day) for i, day in told.items()}}


def _state(
    session: Session, known: History, key: SubmissionKey, heads: Heads, *, at_home: bool
) -> State:
    head = heads.ids[0] if len(heads.ids) == 1 else ""
    same = (heads.equal or {}).get(head, frozenset[str]())
    facts = Facts(
        heads=heads,
        verdict=known.judge.verdict(same, known.records),
        working=at_home and working.load(session.connection, key) is not None,
        exported=bool(revisions.exported(session.connection, same)),
        at_home=at_home,
        in_total=not same.isdisjoint(known.in_totals),
    )
    return state_of(facts)


def _late_by(due_on: date, received: date | None) -> int:
    return -days_left(due_on, received) if received and received > due_on else 0
