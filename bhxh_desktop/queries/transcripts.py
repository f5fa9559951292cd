"""Figures of old papers, as they were typed in."""

from __future__ import annotations

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.figure import Cell, FigureKey
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session, version_for
from bhxh_desktop.store import transcribed


def definition_of(session: Session, regime: str, period: Period) -> Definition:
    """Return the version that serves a period, the first one for a year before the regime began.

    Raises Problem ``regime_unknown``, ``period_not_owed`` for a kind of period it has not.
    """
    try:
        definition = version_for(session.installed, regime, period.year)
    except Problem as problem:
        if problem.code != "regime_later":
            raise
        versions = [d for d in session.installed if d.regime.code == regime]
        definition = min(versions, key=lambda each: each.regime.version)
    session.window(definition, period)
    return definition


def transcript(
    session: Session, key: SubmissionKey, definition: Definition
) -> dict[FigureKey, Cell]:
    """Return what was typed in of an old paper, with what is computed from it."""
    typed = transcribed.load(session.connection, key)
    return compiled(definition).program.compute(typed) if typed else {}
