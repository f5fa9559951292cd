"""Working days: Monday to Friday, less holidays, plus days worked in exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked; holidays and swapped days are data (domain.md §4)."""

    off: frozenset[date] = frozenset()
    """Holidays, compensating days and days off swapped for another."""
    worked: frozenset[date] = frozenset()
    """Saturdays or Sundays worked in exchange; they win over ``off``."""

    def is_working(self, day: date) -> bool:
        """Tell whether *day* is worked."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """Return the working day that is *count* working days after *day* (0: *day* itself)."""
        return self._step(day, count, _ONE_DAY)

    def before(self, day: date, count: int) -> date:
        """Return the working day that is *count* working days before *day* (0: *day* itself)."""
        return self._step(day, count, -_ONE_DAY)

    def between(self, first: date, last: date) -> int:
        """Count the working days after *first* up to and including *last*; negative if earlier."""
        if last < first:
            return -self.between(last, first)
        days = (first + _ONE_DAY * n for n in range(1, (last - first).days + 1))
        return sum(map(self.is_working, days))

    def _step(self, day: date, count: int, step: timedelta) -> date:
        while count > 0:
            day += step
            count -= self.is_working(day)
        return day
