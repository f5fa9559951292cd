"""Numbers: one plain form in files, many habits in typing, one form on paper."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import (
    FIGURE,
    Ambiguous,
    figure_text,
    format_change,
    format_count,
    format_number,
    format_percent,
    parse_figure,
    read_number,
)

figures = st.from_regex(FIGURE, fullmatch=True).map(Decimal)
anything = st.text() | st.text("0123456789., -−–%+eE_\u00a0\u200b٣", max_size=12)
decimals = st.decimals() | st.decimals(-(10**19), 10**19)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("12", 12), ("-7", -7), ("0.5", "0.5"), ("-0.000001", "-0.000001")],
)
def test_parse_figure(text, value):
    """The plain form has a point, no groups and nothing superfluous."""
    assert Decimal(value) == parse_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-0", "02", "1.0", "1.", ".5", "1,5", "+1", "1e3", " 1", "1\n", "1_000", "٣", "NaN"),
        *("1" * 19, "0.0000001"),
    ],
)
def test_parse_figure_refuses(text):
    """A second form of one number would give one figure two hashes."""
    with pytest.raises(Problem) as caught:
        parse_figure(text)
    assert caught.value.code == "figure_form"


@given(figures)
def test_figure_text_round_trip(value):
    """What is written is read back, from exactly one text."""
    assert value == parse_figure(figure_text(value))


@given(figures, st.integers(0, 10))
def test_figure_text_has_one_form(value, zeros):
    """Equal numbers give equal texts, whatever zeros or exponent they came with."""
    other = Decimal(f"{value}{'' if '.' in str(value) else '.'}{'0' * zeros}0")
    assert figure_text(value) == figure_text(other)


@pytest.mark.parametrize("text", ["-0", "0E+999999999", "0E-999999999", "-0.00"])
def test_figure_text_of_zero(text):
    """Zero is 0 in every disguise."""
    assert figure_text(Decimal(text)) == "0"


@pytest.mark.parametrize(
    "text", ["1E+18", "0.0000001", "NaN", "sNaN", "-Infinity", "1E+999999", "1E-999999"]
)
def test_figure_text_refuses(text):
    """What has no plain form is said, quickly, and never cut."""
    with pytest.raises(Problem) as caught:
        figure_text(Decimal(text))
    assert caught.value.code == "figure_range"


@given(anything)
def test_parse_figure_raises_problems_only(text):
    """Any text is a number with that plain form, or a Problem."""
    try:
        value = parse_figure(text)
    except Problem:
        return
    assert text == figure_text(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("1.234.567,89", "1234567.89"), ("1,234,567.89", "1234567.89")),
        *(("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.234.567", 1234567)),
        *(("1 234 567,5", "1234567.5"), ("1\u00a0234.5", "1234.5"), ("1\u2009234", 1234)),
        *(("1 234.567", "1234.567"), ("1234.567", "1234.567"), ("1.234,567", "1234.567")),
        *(("02", 2), ("00", 0), ("007", 7), ("0,123", "0.123"), ("0.123", "0.123"), ("1,5", "1.5")),
        *(("−5", -5), ("–5", -5), ("- 5", -5), ("\ufeff 12\u200b ", 12), ("-0", 0)),
        ("0,50000000000", "0.5"),
    ],
)
def test_read_number(text, value):
    """The habits of offices and of spreadsheets are read."""
    assert Decimal(value) == read_number(text)


@pytest.mark.parametrize(
    ("text", "grouped", "decimal"),
    [
        *(("1.234", 1234, "1.234"), ("1,234", 1234, "1.234"), ("-12.500", -12500, "-12.5")),
        *(("999,000", 999000, 999), ("02.345", 2345, "2.345")),
    ],
)
def test_read_number_asks(text, grouped, decimal):
    """A single separator before three digits can be either: people are asked."""
    assert Ambiguous(Decimal(grouped), Decimal(decimal)) == read_number(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "–", "abc", "5 người", "12%", "+5", "1e5", "1.2.3", "1.23.456", "1,234.567.890"),
        *("1.234.56", "12 34", "1  234", "1 2", "5-7", "--5", ",5", "5,", "٣", "１２", "1\n2", "²"),
        *("0x10", "1_000", "NaN", "9" * 200),
    ],
)
def test_read_number_refuses(text):
    """What no habit reads as one number is refused, never guessed."""
    with pytest.raises(Problem) as caught:
        read_number(text)
    assert caught.value.code == "number_form"


@pytest.mark.parametrize("text", ["1234567890123456789", "0,1234567"])
def test_read_number_refuses_what_has_no_figure(text):
    """A number too long to be kept is named so."""
    with pytest.raises(Problem) as caught:
        read_number(text)
    assert caught.value.code == "figure_range"


@given(anything)
def test_read_number_raises_problems_only(text):
    """Any text gives figures or a Problem."""
    try:
        read = read_number(text)
    except Problem:
        return
    values = read if isinstance(read, Ambiguous) else [read]
    assert [str(value) for value in values] == [figure_text(value) for value in values]


@given(figures, st.sampled_from([".,", ",.", " ,", " .", "\u00a0,", "\u202f."]))
def test_read_number_reads_what_is_printed(value, signs):
    """A printed number is read back in every habit of separators, at worst by asking."""
    printed = format_number(value).translate({ord("."): signs[0], ord(","): signs[1]})
    read = read_number(printed)
    assert value in (read if isinstance(read, Ambiguous) else [read])


@given(figures)
def test_read_number_reads_the_plain_form(value):
    """A figure copied out of a CSV file is read back, at worst by asking."""
    read = read_number(figure_text(value))
    assert value == (read.decimal if isinstance(read, Ambiguous) else read)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        *(("1234567.5", None, "1.234.567,5"), ("1234567", None, "1.234.567"), ("-5", None, "−5")),
        *(("0", None, "0"), ("-0.0", None, "0"), ("12.50", None, "12,5"), ("1E+3", None, "1.000")),
        *(("12.5", 2, "12,50"), ("63.625", 2, "63,63"), ("-63.625", 2, "−63,63"), ("2.5", 0, "3")),
        *(("-0.004", 2, "0,00"), ("999.995", 2, "1.000,00")),
        ("1234567890123456789012345678901.5", None, "1.234.567.890.123.456.789.012.345.678.901,5"),
    ],
)
def test_format_number(value, places, shown):
    """Points set off thousands, a comma starts the decimals, halves go up, zero has no sign."""
    assert shown == format_number(Decimal(value), places)


@given(figures, st.integers(0, 6))
def test_format_number_shows_the_rounded_value(value, places):
    """The printed digits are the value within half a unit of the last place."""
    shown = format_number(value, places)
    plain = shown.replace(".", "").replace(",", ".").replace("−", "-")
    error = Fraction(Decimal(plain)) - Fraction(value)
    assert abs(error) <= Fraction(1, 2 * 10**places)
    assert places == len(plain.partition(".")[2])


@given(decimals, st.none() | st.integers(0, 6))
def test_format_number_raises_problems_only(value, places):
    """Any decimal is printed or refused; none hangs."""
    try:
        assert format_number(value, places)
    except Problem as problem:
        assert problem.code == "figure_range"


@pytest.mark.parametrize(("value", "shown"), [("63.63", "63,63%"), ("100", "100,00%")])
def test_format_percent(value, shown):
    """The sign stands at the number, without a space."""
    assert shown == format_percent(Decimal(value))


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        *(("26", 0, "+26"), ("-5", 0, "−5"), ("0", 0, "0"), ("0.4", 0, "0"), ("-0.4", 0, "0")),
        *(("0.5", 0, "+1"), ("1.95", 2, "+1,95"), ("-1294", 0, "−1.294"), ("100", 0, "+100")),
    ],
)
def test_format_change(value, places, shown):
    """A change carries its sign; what rounds to nothing has none."""
    assert shown == format_change(Decimal(value), places)


@pytest.mark.parametrize(
    ("value", "shown"), [("0", "00"), ("2", "02"), ("10", "10"), ("1247", "1.247"), ("1.5", "1,5")]
)
def test_format_count(value, shown):
    """Prose writes counts below ten with two digits."""
    assert shown == format_count(Decimal(value))


@given(st.integers(0, 10**17))
def test_format_count_is_read_back(count):
    """The prose form is among the accepted ones."""
    read = read_number(format_count(Decimal(count)))
    assert count == (read.grouped if isinstance(read, Ambiguous) else read)
