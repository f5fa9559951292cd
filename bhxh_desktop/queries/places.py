"""Which report may be opened next: the regimes and periods to choose from."""

from __future__ import annotations

from bhxh_desktop import clock
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Regime
from bhxh_desktop.queries.desk import first_report, owed_periods, periods_of_year, regimes
from bhxh_desktop.session import Session


def offered_regimes(session: Session, at: str) -> tuple[Regime, ...]:
    """Return the regimes that have a period to open, and the one people are *at*."""
    return tuple(r for r in regimes(session) if r.code == at or owed_periods(session, r.code))


def offered_periods(session: Session, regime: str, at: str) -> tuple[Period, ...]:
    """Return the periods to open, latest first: those owed, and all of the year people are *at*.

    The last one is of the year before, where the regime served it: so they go back year by year.
    """
    here = Period.parse(at)
    owed = owed_periods(session, regime)
    years = sorted({here.year, *(period.year for period in owed)}, reverse=True)
    found = [period for year in years for period in periods_of_year(session, regime, year)]
    found += [] if here in found else [here]
    return (*found, *periods_of_year(session, regime, years[-1] - 1)[:1])


def period_at(session: Session, regime: str, at: str) -> str:
    """Return the period to open in *regime* for people at a period of another one.

    The same where the regime has it, else one of the same year, else the latest.
    """
    of_year = periods_of_year(session, regime, Period.parse(at).year)
    found = of_year or owed_periods(session, regime)
    return at if Period.parse(at) in of_year or not found else str(found[0])


def first_place(session: Session) -> tuple[str, str]:
    """Return regime and period where work goes on: the first open report, else the latest."""
    key = first_report(session)
    if key is not None:
        return key.regime, key.period
    latest = ((r.code, owed_periods(session, r.code)) for r in regimes(session))
    begun = next(((code, str(periods[0])) for code, periods in latest if periods), None)
    return begun or (regimes(session)[0].code, str(clock.today().year))
