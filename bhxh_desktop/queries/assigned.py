"""What the province decided for a year: as it concerns one submission, and as a whole."""

from __future__ import annotations

from functools import lru_cache

from bhxh_desktop.domain.assigned import Assigned
from bhxh_desktop.domain.assignment import UnitTarget
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.tailored import Tailored
from bhxh_desktop.session import Session
from bhxh_desktop.store import assignments


def assigned(session: Session, regime: str, year: int) -> Assigned:
    """Return what the session's unit assigned; raise Problem ``regime_unknown``, ``regime_later``.

    The session's unit comes first, then those below it that were there at the year's end.
    """
    period = Period(year, "year")
    definition = session.definition_for(regime, period)
    home, day = session.unit.code, session.window(definition, period).end
    tree = session.tree
    below = (unit for unit in tree if home in (unit.code, *tree.ancestors(unit.code)))
    units = tuple(unit for unit in below if unit.valid_on(day))
    return Assigned(assignments.load(session.connection, regime, year), definition, units)


def tailored(session: Session, definition: Definition, key: SubmissionKey) -> Definition:
    """Return the form as the unit of a submission is asked to fill it.

    In a total only the targets are the unit's own: others fill what it is spared of.
    """
    said = assignments.load(session.connection, key.regime, Period.parse(key.period).year)
    targets = said.targets_of(key.unit)
    spared = said.spared.get(key.unit, ()) if key.scope == "own" else ()
    return _tailored(definition, targets, spared) if targets or spared else definition


@lru_cache(maxsize=64)
def _tailored(
    definition: Definition, targets: tuple[UnitTarget, ...], spared: tuple[str, ...]
) -> Definition:
    """Return the same object for the same words, so that its formulas are compiled once."""
    return Tailored(definition, targets, spared)
