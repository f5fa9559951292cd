"""What the units below leave to be done here: reports to judge, to unite, totals to lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bhxh_desktop import clock
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.status import days_left, status
from bhxh_desktop.session import Session, version_for
from bhxh_desktop.store import revisions

_COUNTED = (State.APPROVED, State.CONSOLIDATED)
_SPLIT = (State.CONFLICT, State.DISPUTED)


@dataclass(frozen=True)
class Below:
    """One period of a regime in which reports of units below wait for something here."""

    regime: str
    period: str
    title: str
    due_on: date
    days_left: int
    """Working days until it is due, below 0 after that."""
    received: int
    """Reports to be judged."""
    split: int
    """Reports with two sides, or with verdicts that differ."""
    whole: int
    """Reports of all the units, where each is approved and no total is locked; else 0."""


def work_below(session: Session) -> tuple[Below, ...]:
    """Return where reports from below wait, by due date.

    Only periods are read in which something has not been judged or no total was locked.
    """
    home = session.unit.code
    keys = revisions.keys(session.connection)
    came = {(k.regime, k.period) for k in keys if home in session.tree.ancestors(k.unit)}
    if not came:
        return ()
    unjudged = {(k.regime, k.period) for k in revisions.unjudged(session.connection)}
    totals = {(k.regime, k.period) for k in keys if (k.unit, k.scope) == (home, "total")}
    asked = came & unjudged | came - totals
    found = (_at(session, *pair, is_locked=pair in totals) for pair in sorted(asked))
    waiting = [each for each in found if each and (each.received or each.split or each.whole)]
    return tuple(sorted(waiting, key=lambda each: (each.due_on, each.title)))


def _at(session: Session, regime: str, period: str, *, is_locked: bool) -> Below | None:
    try:
        definition = version_for(session.installed, regime, Period.parse(period).year)
    except Problem:  # a regime of others, kept only to read what came with it
        return None
    rows = [r for r in status(session, period, regime) if r.unit.code != session.unit.code]
    if not rows:
        return None
    states = [row.state for row in rows]
    due_on = session.window(definition, Period.parse(period)).due_on
    counted = all(state in _COUNTED for state in states)
    return Below(
        regime=regime,
        period=period,
        title=definition.regime.short_title,
        due_on=due_on,
        days_left=days_left(due_on, clock.today()),
        received=states.count(State.RECEIVED),
        split=sum(map(states.count, _SPLIT)),
        whole=len(rows) if counted and not is_locked else 0,
    )
