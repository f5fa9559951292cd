"""What an export would write, and what people should know of it before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bhxh_desktop.domain.consolidation import plan_total
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.review import Choice
from bhxh_desktop.domain.revision import HeadRecord, Scope, SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.queries.exchange import report_name
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session, version_for
from bhxh_desktop.store import working

MOST_UNITS = 12
"""Units of which a sentence gives the names."""


@dataclass(frozen=True)
class GoingOut:
    """The reports an export would write, by name, with what is missing in them."""

    own: tuple[HeadRecord, ...]
    """Heads of the unit itself, its totals too."""
    below: bool
    """Whether something of units below could go along."""
    reopened: tuple[Problem, ...]
    """Reports being typed again: what is locked goes, not what changed since."""
    gaps: tuple[Problem, ...]
    """Totals that are not locked, or not of all units; only where those below go along."""


def going_out(
    session: Session, regime: str | None = None, period: str | None = None, *, merged: bool = False
) -> GoingOut:
    """Return what an export with the same choices would write."""
    known = history(session, regime, period)
    home = session.unit.code
    own = [
        known.records[revision]
        for key in sorted(known.heads)
        if key.unit == home
        for revision in known.heads[key].ids
    ]
    below = [key for key in known.heads if home in session.tree.ancestors(key.unit)]
    pairs = sorted({(key.regime, key.period) for key in below})
    gaps = [gap for pair in pairs if (gap := _gap(session, known, *pair))] if merged else []
    return GoingOut(tuple(own), bool(below), tuple(_reopened(session, own)), tuple(gaps))


def _reopened(session: Session, own: list[HeadRecord]) -> Iterator[Problem]:
    typed = working.keys(session.connection)
    for head in own:
        if head.key in typed:
            name = report_name(session, head.regime, head.period)
            yield Problem("export_reopened", report=name, number=head.number)


def _gap(session: Session, known: History, regime: str, period: str) -> Problem | None:
    """Return what is to be said of the total that goes, or should go, with the units' reports."""
    heads = known.heads_at(SubmissionKey(session.unit.code, "total", regime, period)).ids
    record = known.records[heads[0]] if heads else None
    left_out = {u: s.excluded for u, s in record.sources.items() if s.excluded} if record else {}

    def choose(unit: str, scope: Scope) -> Choice:
        return known.choose(SubmissionKey(unit, scope, regime, period))

    try:
        definition = version_for(session.installed, regime, Period.parse(period).year)
        day = session.window(definition, Period.parse(period)).end
        plan = plan_total(session.tree, session.unit.code, day, choose, left_out)
    except (Problem, Problems):  # nobody here totals this
        return None
    lacking = [session.tree[unit].short_name for unit in (*plan.missing, *left_out)]
    units = ", ".join([*lacking[:MOST_UNITS], *("…" for _ in lacking[MOST_UNITS : MOST_UNITS + 1])])
    report = report_name(session, regime, period)
    if record is None and units:
        return Problem("merged_open_lacks", report=report, units=units)
    if record is None:
        return Problem("merged_open", report=report)
    if record.sources != plan.sources:
        return Problem("merged_moved", report=report, number=record.number)
    if units:
        return Problem("merged_lacks", report=report, number=record.number, units=units)
    return None
