"""Dates as written on paper and typed, quarters and Roman numerals."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.vietnamese.dates import (
    long_date,
    parse_date,
    period_words,
    quarter_text,
    roman,
    short_date,
    weekday_name,
)

# the pattern of Decree 30/2020, II.4 (domain.md H9), written out independently
DECREE = re.compile(r"ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}")


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2024, 6, 5), "ngày 05 tháng 6 năm 2024", "05/6/2024"),
        (date(2023, 1, 31), "ngày 31 tháng 01 năm 2023", "31/01/2023"),
        (date(2023, 2, 1), "ngày 01 tháng 02 năm 2023", "01/02/2023"),
        (date(2024, 3, 6), "ngày 06 tháng 3 năm 2024", "06/3/2024"),
        (date(2023, 12, 14), "ngày 14 tháng 12 năm 2023", "14/12/2023"),
    ],
)
def test_zero_rule(day, long, short):
    """Days below 10 and months 1 and 2 take a zero; no other month does."""
    assert long == long_date(day)
    assert short == short_date(day)


@given(st.dates())
def test_long_date_follows_the_decree(day):
    """Every date matches the pattern the layout checker uses."""
    assert DECREE.fullmatch(long_date(day))


@given(st.dates())
def test_dates_round_trip(day):
    """Whatever form a date is printed in, it is read back."""
    typed = f"{day.day}/{day.month}/{day.year:04}"
    padded = f"{day.day:02}-{day.month:02}-{day.year:04}"
    forms = [long_date(day), short_date(day), day.isoformat(), typed, padded]
    assert [day] * len(forms) == [parse_date(form) for form in forms]


@pytest.mark.parametrize(
    "text",
    [
        *("05/6/2024", "5/6/2024", "05/06/2024", "05-06-2024", "5-6-2024", "2024-06-05"),
        *("ngày 05 tháng 6 năm 2024", "Ngày 5 tháng 06 năm 2024", "05 tháng 6 năm 2024"),
        *(" 05/6/2024\u00a0", "nga\u0300y\u00a005 tha\u0301ng 6 na\u0306m 2024"),
    ],
)
def test_parse_date(text):
    """All the habits of typing and pasting are read."""
    assert date(2024, 6, 5) == parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "5/6", "5/6/24", "2024-6-5", "05/06-2024", "5.6.2024", "June 5, 2024", "20240605"),
        *("ngày 05 tháng 6", "005/6/2024", "٥/٦/٢٠٢٤", "05/6/2024 x", "2024-06-05T08:00"),
    ],
)
def test_parse_date_refuses(text):
    """What is not surely one date is refused."""
    with pytest.raises(Problem) as caught:
        parse_date(text)
    assert caught.value.code == "date_form"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("31/6/2024", "31/6/2024"), ("2023-02-29", "29/2/2023"), ("06/13/2024", "6/13/2024")),
        *(("00/01/2024", "0/1/2024"), ("ngày 30 tháng 2 năm 2024", "30/2/2024")),
        ("01/01/0000", "1/1/0000"),
    ],
)
def test_parse_date_names_impossible_days(text, found):
    """A day the calendar does not have is named as it was understood."""
    with pytest.raises(Problem) as caught:
        parse_date(text)
    assert (caught.value.code, caught.value.fields) == ("date_impossible", {"found": found})


@given(st.text() | st.from_regex(r"\A\d{1,5}[-/]\d{1,3}[-/]\d{1,5}\Z"))
def test_parse_date_raises_problems_only(text):
    """Any text is a date or a Problem."""
    try:
        assert isinstance(parse_date(text), date)
    except Problem as problem:
        assert problem.code in ("date_form", "date_impossible")


def test_weekday_name():
    """The week starts on Thứ Hai; 15/3/2024 was a Friday."""
    week = [weekday_name(date(2024, 3, 11) + timedelta(days)) for days in range(7)]
    expected = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]
    assert expected == week
    assert weekday_name(date(2024, 3, 15)) == "Thứ Sáu"


def test_quarter_text():
    """Quarters are counted in Roman numerals."""
    expected = ["quý I", "quý II", "quý III", "quý IV"]
    assert expected == [quarter_text(quarter) for quarter in (1, 2, 3, 4)]


@pytest.mark.parametrize("quarter", [0, 5, -1])
def test_no_such_quarter(quarter):
    """A fifth quarter is our own fault."""
    with pytest.raises(Bug):
        quarter_text(quarter)


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        *(("year", 0, "năm 2024"), ("quarter", 3, "quý III năm 2024")),
        *(("half", 1, "6 tháng đầu năm 2024"), ("half", 2, "6 tháng cuối năm 2024")),
        *(("nine_months", 9, "9 tháng năm 2024"), ("month", 3, "tháng 3 năm 2024")),
        *(("day", 315, "ngày 15 tháng 3 năm 2024"), ("named", 2, "đợt 2 năm 2024")),
    ],
)
def test_period_words(kind, number, words):
    """Each kind of period is said as titles say it."""
    assert words == period_words(2024, kind, number)


def test_no_such_period():
    """Another kind is our own fault."""
    with pytest.raises(Bug):
        period_words(2024, "week", 1)


@given(st.integers(1, 3999))
def test_roman(number):
    """The numeral has the one correct form and adds up to the number."""
    numeral = roman(number)
    form = "M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})"
    assert re.fullmatch(form, numeral)
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[n] for n in numeral]
    following = [*values[1:], 0]
    signed = [-v if v < after else v for v, after in zip(values, following, strict=True)]
    assert number == sum(signed)


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_no_roman_numeral(number):
    """Romans had no zero; beyond 3999 other signs are needed."""
    with pytest.raises(Bug):
        roman(number)
