"""Problem and Problems."""

from __future__ import annotations

import pytest

from bhxh_desktop.errors import Bug, Problem, Problems


def test_problem_carries_its_fields() -> None:
    """A field may have any name, even that of the code."""
    problem = Problem("unit_unknown", code="x", unit=1)
    assert (problem.code, problem.fields) == ("unit_unknown", {"code": "x", "unit": 1})
    assert str(problem) == "unit_unknown {'code': 'x', 'unit': 1}"


def test_problems_keep_their_order() -> None:
    """Faults are shown in the order they were found."""
    faults = [Problem("b"), Problem("a")]
    assert Problems(iter(faults)).problems == tuple(faults)
    assert str(Problems(faults)) == "b {}; a {}"


def test_no_problems_is_a_bug() -> None:
    """Raising an empty collection would tell the user nothing."""
    with pytest.raises(Bug):
        Problems([])
