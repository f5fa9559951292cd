"""The formula language: what it reads, and that it refuses everything else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.formula import (
    Around,
    Constant,
    Name,
    Quotient,
    Sum,
    Tasks,
    WindowDay,
    parse,
    parse_day,
)
from bhxh_desktop.errors import Problem

A, B, C = Name(("a",)), Name(("b",)), Name(("c",))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a", A),
        ("a + b - c", Sum(((1, A), (1, B), (-1, C)))),
        ("a - (b - c)", Sum(((1, A), (-1, B), (1, C)))),
        ("-a + b", Sum(((-1, A), (1, B)))),
        ("sum(a, b, c)", Sum(((1, A), (1, B), (1, C)))),
        ("form.row.column", Name(("form", "row", "column"))),
        ("percent(a, b + c)", Quotient("percent", Sum(((1, A),)), Sum(((1, B), (1, C))))),
        ("ratio(a, b)", Quotient("ratio", Sum(((1, A),)), Sum(((1, B),)))),
        ("a - 63.5", Sum(((1, A), (-1, Constant(Decimal("63.5")))))),
        ("tasks(done)", Tasks("done")),
        ("opening(a)", Around("opening", ("a",))),
        ("a - preceding(b)", Sum(((1, A), (-1, Around("preceding", ("b",)))))),
        ("last_year(form.row)", Around("last_year", ("form", "row"))),
        ("quarter(3, a)", Around("quarter", ("a",), 3)),
        ("elsewhere(other.form.row)", Around("elsewhere", ("form", "row"), 0, "other")),
        ("elsewhere(x.f.r.c)", Around("elsewhere", ("f", "r", "c"), 0, "x")),
    ],
)
def test_reads(text, node):
    """Every construct of the language."""
    assert node == parse(text).node


@pytest.mark.parametrize(
    "text",
    [
        "open('/etc/passwd')",
        "__import__('os').system('x')",
        "().__class__",
        "a.b.c.d",
        "a * b",
        "a / b",
        "a ** 9 ** 9",
        "a if b else c",
        "lambda: a",
        "[a for a in b]",
        "percent(a, b) + c",
        "sum(percent(a, b), c)",
        "percent(a)",
        "percent(a, b, c)",
        "sum()",
        "sum(*a)",
        "sum(a, key=b)",
        "tasks(sideways)",
        "opening(a, b)",
        "preceding(a + b)",
        "quarter(a)",
        "quarter(5, a)",
        "quarter(True, a)",
        "quarter(1.0, a)",
        "elsewhere(a.b)",
        "elsewhere(a.b.c.d.e)",
        "tasks(a.b)",
        "unknown(a)",
        "window(first)",
        "'text'",
        "1_000",
        "1e5",
        "0x10",
        "a\x00",
        "a; b",
        "a\nb",
        "",
        "a" * 3000,
        "(" * 90 + "a" + ")" * 90 + " +" * 5,
        "-" * 300 + "a",
        "+".join("a" * 400),
    ],
)
def test_refuses(text):
    """Attack strings and half-formulas get a Problem, never anything else."""
    with pytest.raises(Problem) as caught:
        parse(text)
    assert caught.value.code in {"formula_syntax", "formula_construct", "formula_too_large"}


@given(st.text(max_size=50) | st.text("ab.+-(),0 sumpercent", max_size=50))
def test_any_text_is_read_or_refused(text):
    """Whatever is typed, the parser answers with an expression or a Problem."""
    try:
        names = parse(text).names
    except Problem:
        return
    assert all(1 <= len(path) <= 3 for path in names)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a", A),
        ("form.row", Name(("form", "row"))),
        ("window(first)", WindowDay("first")),
        (" window(last) ", WindowDay("last")),
    ],
)
def test_reads_days(text, node):
    """A side of a rule of dates is a cell, or a day of the window."""
    assert node == parse_day(text)


@pytest.mark.parametrize(
    "text", ["a + b", "window(middle)", "window(a)", "window(first) + 1", "1", "opening(a)", "a ="]
)
def test_refuses_what_is_no_day(text):
    """Nothing is computed with days."""
    with pytest.raises(Problem) as caught:
        parse_day(text)
    assert caught.value.code in {"formula_syntax", "formula_construct"}
