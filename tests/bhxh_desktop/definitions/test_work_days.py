"""Working days: what the files say, and that they agree with the library where it knows."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from bhxh_desktop.definitions.work_days import load_calendar
from bhxh_desktop.errors import Problems
from tests.helpers.regimes import flat

ROOT = Path(__file__).parents[3]
YEARS = range(2022, 2026)


def _weekdays_off(year: int) -> list[str]:
    calendar = load_calendar(range(year, year + 1))
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    off = [day for day in days if day.weekday() < 5 and not calendar.is_working(day)]
    return [f"{day:%d/%m}" for day in off if day.year == year]


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [
        (2022, "03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09", set()),
        (2023, "02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09", set()),
        (
            2024,
            "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
            {date(2024, 5, 4)},
        ),
        (
            2025,
            "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
            {date(2025, 4, 26)},
        ),
    ],
)
def test_official_days(year: int, off: str, worked: set[date]) -> None:
    """Working days lost and won, written out from the decisions of each year."""
    assert off.split() == _weekdays_off(year)
    assert worked == load_calendar(range(year, year + 1)).worked


def test_files_agree_with_the_library(tmp_path: Path) -> None:
    """Two sources, one calendar: every day of the years with a file is judged alike."""
    ours, theirs = load_calendar(YEARS), load_calendar(YEARS, tmp_path)
    day = date(YEARS[0], 1, 1)
    while day.year in YEARS:
        assert ours.is_working(day) == theirs.is_working(day), day
        day += timedelta(days=1)


def test_years_without_a_file(tmp_path: Path) -> None:
    """The library serves other years; each year asked for is there, no other."""
    calendar = load_calendar(range(2025, 2028), tmp_path)
    assert {2025, 2026, 2027} == {day.year for day in calendar.off}
    assert {2025, 2026} == {day.year for day in calendar.worked}
    assert not calendar.is_working(date(2027, 2, 8)), "third day of the lunar year"


def test_due_days_of_the_field() -> None:
    """Two working days after the closing date, as domain.md counts them."""
    calendar = load_calendar(YEARS)
    assert date(2023, 12, 18) == calendar.after(date(2023, 12, 14), 2)
    assert date(2024, 9, 17) == calendar.after(date(2024, 9, 14), 2)
    assert date(2024, 5, 4) == calendar.after(date(2024, 4, 26), 3), "a Saturday worked"


def test_faults(tmp_path: Path) -> None:
    """Faults of every year are told together, by line."""
    (tmp_path / "2023.toml").write_text(
        "off = [\n  2023-01-02,\n  2022-12-30,\n]\nworked = [2023-01-07, 2023-01-09]\n"
    )
    (tmp_path / "2024.toml").write_text("off = 2024-01-01\nworkd = []\n")
    (tmp_path / "2025.toml").write_text("off = [2025-01-32]")
    with pytest.raises(Problems) as caught:
        load_calendar(range(2023, 2026), tmp_path)
    found = [(f["file"], f["line"], f["code"]) for f in map(flat, caught.value.problems)]
    assert [
        ("2023.toml", 3, "calendar_year"),
        ("2023.toml", 5, "calendar_weekday"),
        ("2024.toml", 1, "definition_list"),
        ("2024.toml", 2, "definition_key_unknown"),
        ("2025.toml", 1, "definition_syntax"),
    ] == sorted(found)


def test_library_only_when_needed() -> None:
    """Years with a file do without the library, whose import is slow."""
    script = (
        "import sys; from bhxh_desktop.definitions.work_days import load_calendar\n"
        "load_calendar(range(2022, 2026)); assert 'holidays' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
