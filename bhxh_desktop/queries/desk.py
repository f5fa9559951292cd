"""The desk of one unit: which reports are open and when each is due.

Kept light: a start shows it before anything is computed (`queries.how_far`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bhxh_desktop import clock
from bhxh_desktop.domain.period import Period, PeriodRule, Window
from bhxh_desktop.domain.regime import Regime
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.status import StatusRow, days_left, status_of
from bhxh_desktop.session import Session
from bhxh_desktop.store import files, revisions, working
from bhxh_desktop.store.files import FileEntry

SEEN_AHEAD = timedelta(days=45)
"""A report comes onto the desk so long before it is due …"""
SEEN_AFTER = timedelta(days=60)
"""… and stays so long after, where nothing was ever typed."""
_NUMBERS: Mapping[str, tuple[int, ...]] = {
    "year": (0,),
    "quarter": (1, 2, 3, 4),
    "half": (1, 2),
    "nine_months": (9,),
    "month": tuple(range(1, 13)),
}


@dataclass(frozen=True)
class DeskRow:
    """One open report of the workspace's unit."""

    key: SubmissionKey
    title: str
    window: Window
    days_left: int
    """Working days until it is due, below 0 after that."""
    status: StatusRow
    is_done: bool
    """Nothing is left to do with it here: it is sent, or locked where nobody above judges it."""


_SENT = frozenset({State.EXPORTED, State.RECEIVED, State.APPROVED, State.CONSOLIDATED})


def regimes(session: Session) -> tuple[Regime, ...]:
    """Return the latest version of every regime, by title."""
    latest: dict[str, Regime] = {}
    for definition in session.installed:
        known = latest.get(definition.regime.code)
        if known is None or known.version < definition.regime.version:
            latest[definition.regime.code] = definition.regime
    return tuple(sorted(latest.values(), key=lambda regime: regime.short_title))


def owed_periods(session: Session, regime: str) -> tuple[Period, ...]:
    """Return the periods people may open, latest first: last year, this one, all with data."""
    this = clock.today().year
    known = {int(key.period[:4]) for key in _keys(session) if key.regime == regime}
    years = sorted({this, this - 1, *known}, reverse=True)
    return tuple(period for year in years for period in periods_of_year(session, regime, year))


def desk(session: Session) -> tuple[DeskRow, ...]:
    """Return the open reports of the session's unit by due date, then those done, latest first."""
    today = clock.today()
    rows = [_row(session, key, window, today) for key, window in open_reports(session)]
    done = sorted((row for row in rows if row.is_done), key=_due, reverse=True)
    return (*sorted((row for row in rows if not row.is_done), key=_due), *done)


def _due(row: DeskRow) -> tuple[date, str]:
    return row.window.due_on, row.title


def first_report(session: Session) -> SubmissionKey | None:
    """Return the report work goes on with: one being typed, else the first that is open."""
    found = open_reports(session)
    typed = set(working.keys(session.connection))
    return next((key for key, _ in found if key in typed), found[0][0] if found else None)


def open_reports(session: Session) -> list[tuple[SubmissionKey, Window]]:
    """Return the unit's own reports that are owed soon or hold something, by due date."""
    today = clock.today()
    mine = {key for key in _keys(session) if (key.unit, key.scope) == (session.unit.code, "own")}
    found = []
    for regime in regimes(session):
        for period in owed_periods(session, regime.code):
            key = SubmissionKey(session.unit.code, "own", regime.code, str(period))
            definition = session.definition_for(regime.code, period)
            window = session.window_of(definition, period, session.unit)
            near = today - SEEN_AFTER <= window.due_on <= today + SEEN_AHEAD
            if (near and window.owed) or key in mine:
                found.append((key, window))
    return sorted(found, key=lambda pair: pair[1].due_on)


def recent_files(session: Session, count: int) -> tuple[FileEntry, ...]:
    """Return the last files written or read, latest first."""
    return tuple(reversed(files.entries(session.connection)))[:count]


def latest_backup(session: Session) -> date | None:
    """Return the day of the newest copy of the store, None where there is none yet."""
    found = (session.workspace.folder / "backups").glob("????-??-??*.db")
    return max((date.fromisoformat(path.name[:10]) for path in found), default=None)


def period_name(period: Period) -> str:
    """Return ``Năm 2023``, ``Quý I năm 2024``."""
    words = period.words
    return words[0].upper() + words[1:]


def _row(session: Session, key: SubmissionKey, window: Window, today: date) -> DeskRow:
    definition = session.definition_for(key.regime, Period.parse(key.period))
    status = status_of(session, key)
    done = _SENT | {State.LOCKED} if session.unit.level == "province" else _SENT
    return DeskRow(
        key=key,
        title=definition.regime.short_title,
        window=window,
        days_left=days_left(window.due_on, today),
        status=status,
        is_done=status.state in done,
    )


def periods_of_year(session: Session, regime: str, year: int) -> list[Period]:
    """Return the periods of a regime in a year, the one due last first; none where it has none."""
    try:
        definition = session.definition_for(regime, Period(year, "year", 0))
    except Problem:
        return []
    found = [
        Period(year, rule.kind, number)
        for rule in definition.regime.periods
        for number in numbers(rule)
    ]
    return sorted(found, key=lambda p: session.window(definition, p).due_on, reverse=True)


def numbers(rule: PeriodRule) -> tuple[int, ...]:
    """Return the numbers of the periods a rule makes in a year."""
    return rule.numbers or _NUMBERS.get(rule.kind, ())


def _keys(session: Session) -> set[SubmissionKey]:
    return {*working.keys(session.connection), *revisions.keys(session.connection)}
