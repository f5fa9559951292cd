"""A total taken apart: units, ways, who is missing; an office's cells add up to the province's."""

from __future__ import annotations

from bhxh_desktop.domain.calculation import add
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.submission import State
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock_total
from bhxh_desktop.queries.drill import drill, total_view
from bhxh_desktop.queries.figures import contents
from tests.helpers.workspaces import (
    MENDED,
    OFFICES,
    PERIOD,
    REGIME,
    UNITS,
    head_of,
    key_of,
    total_of,
)

NEW = FigureKey("dossiers", "policy", "new")
REASON = "Đơn vị gửi sau hạn."


def partly(session, templates):
    """Take in all but one office, approve the first."""
    import_files(session, [templates.bundle(unit) for unit in OFFICES if unit != MENDED])
    review(session, head_of(session, OFFICES[0]), "approve")
    return session


def test_units_add_up(open_at):
    """Each unit's line is what it locked, in the order of the units; shares are of the largest."""
    session = open_at("received")
    found = drill(total_view(session, REGIME, PERIOD), NEW)
    own = [contents(session, key_of(unit)).cells[NEW] for unit in UNITS]
    assert own == [row.cell for row in found.rows]
    assert add((1, cell) for cell in own).number == found.total.number == found.added.number
    assert found.adds_up
    most = max(cell.number for cell in own)
    assert [float(cell.number / most) for cell in own] == [row.share for row in found.rows]


def test_rates_are_not_added(open_at):
    """A ratio is computed from totals, so nothing is claimed of its sum."""
    view = total_view(open_at("received"), REGIME, PERIOD)
    items = view.made.definition.items
    rates = [FigureKey(*place) for place, item in items.items() if item.consolidate == "ratio"]
    assert rates
    assert {("rate", False)} == {(d.way, d.adds_up) for d in (drill(view, r) for r in rates)}


def test_added_rows_belong_to_one_unit(open_at):
    """A line a unit added has that unit alone."""
    view = total_view(open_at("received"), REGIME, PERIOD)
    place = next(key for key in view.cells if key.row in view.owners)
    found = drill(view, place)
    assert [view.owners[place.row]] == [row.unit for row in found.rows]
    assert "words" == found.way


def test_a_heading_has_nothing_to_take_apart(open_at):
    """Where no item stands there is no drill."""
    assert drill(total_view(open_at("received"), REGIME, PERIOD), NEW._replace(row="none")) is None


def test_who_is_missing_and_where_it_stands(open_at, templates):
    """Received and not approved is another reason than not received."""
    view = total_view(partly(open_at("sent"), templates), REGIME, PERIOD)
    states = {each.unit: each.state for each in view.left_out}
    assert {*OFFICES[1:]} == {*states}
    assert (State.RECEIVED, State.NOTHING) == (states[OFFICES[1]], states[MENDED])
    assert view.names[MENDED] in drill(view, NEW).missing


def test_a_total_locked_without_some_is_shown_as_locked(open_at, templates):
    """Who was left out on purpose stays out, with the reason, as long as nothing else comes."""
    session = partly(open_at("sent"), templates)
    missing = dict.fromkeys(OFFICES[1:], REASON)
    record = lock_total(session, total_of(session, excluded=missing), REASON)
    view = total_view(session, REGIME, PERIOD)
    assert record == view.made.locked
    assert missing == {each.unit: each.reason for each in view.left_out}
    review(session, head_of(session, OFFICES[1]), "approve")
    again = total_view(session, REGIME, PERIOD)
    assert again.made.locked is None
    assert (OFFICES[1],) == again.made.afterwards.joined
    assert {""} == {each.reason for each in again.left_out}


def test_unapproved_ones_are_named(open_at, templates):
    """With the option they count, and are known as not approved."""
    view = total_view(partly(open_at("sent"), templates), REGIME, PERIOD, unapproved=True)
    assert [*OFFICES[1:-1]] == [taken.unit for taken in view.unapproved]
    assert [MENDED] == [each.unit for each in view.left_out]
