"""The board and the report of one cell, read from a province's workspace."""

from __future__ import annotations

from datetime import date

from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.queries.board import board, unit_report
from tests.helpers.workspaces import (
    ATTENDEES,
    MENDED,
    OFFICES,
    PERIOD,
    PROVINCE,
    REGIME,
    UNITS,
    head_of,
)

DUE = date(2023, 12, 18)


def report(session, unit):
    """The report of a unit as the board tells it."""
    return unit_report(session, board(session, PERIOD).rows[unit, REGIME])


def test_units_by_regimes(open_at):
    """Every unit that owes a regime of the period has one row."""
    found = board(open_at("received"), PERIOD)
    assert {*UNITS} == {unit.code for unit in found.units}
    of_2023 = [column.regime for column in found.columns]
    assert {(unit, regime) for unit in UNITS for regime in of_2023} == found.rows.keys()
    (column,) = (column for column in found.columns if column.regime == REGIME)
    assert (DUE, 0) == (column.due_on, column.days_left)


def test_a_period_nobody_owes(open_at):
    """No columns, no rows."""
    found = board(open_at("received"), "2023-M05")
    assert ((), (), 0) == (found.columns, found.units, len(found.rows))


def test_the_proof_of_one_report(open_at):
    """The head, when it came, whose key signed it, and what was found."""
    session = open_at("received")
    found = report(session, OFFICES[0])
    (side,) = found.sides
    assert head_of(session, OFFICES[0]) == side.record
    assert "unit" == side.signed_by
    assert side.received_at
    assert [True] == [checked.reason is not None for checked in side.findings]
    assert ["received", "approve"] == [event.kind for event in found.events]
    assert side.main
    assert not found.at_home
    assert report(session, PROVINCE).at_home


def test_what_changed_since_the_number_before(open_at, templates):
    """The second bundle differs in one typed cell; the history tells both and the return."""
    session = open_at("sent")
    import_files(session, [templates.bundle(MENDED)])
    review(session, head_of(session, MENDED), "return", "Đối chiếu lại.")
    import_files(session, [templates.bundle(MENDED, 2)])
    found = report(session, MENDED)
    (side,) = found.sides
    (changed,) = side.changed
    assert 1 == side.before
    assert number_cell(1) == changed.after
    assert changed.before != changed.after
    assert ATTENDEES.form in side.said.definition.forms
    assert [("received", 1), ("received", 2), ("return", 1)] == sorted(
        (event.kind, event.number) for event in found.events
    )


def test_nothing_came(open_at):
    """A unit that sent nothing has neither sides nor history."""
    found = report(open_at("sent"), OFFICES[0])
    assert ((), ()) == (found.sides, found.events)
