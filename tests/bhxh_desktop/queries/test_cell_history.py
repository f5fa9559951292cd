"""What happened to a cell, latest first."""

from __future__ import annotations

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.queries.cell_history import cell_history
from tests.helpers.workspaces import OFFICES, key_of

NEW = FigureKey("dossiers", "policy", "new")


def test_changes_of_a_cell(open_at):
    """Each change says what stood there before; other cells and notes are no changes of it."""
    session = open_at("empty", OFFICES[0])
    key = key_of(OFFICES[0])
    fill(session, key, {NEW: (number_cell(41), None)})
    fill(session, key, {NEW: (None, "Theo sổ theo dõi")})
    fill(session, key, {NEW._replace(row="payment"): (number_cell(7), None)})
    fill(session, key, {NEW: (number_cell(38), None)})
    fill(session, key, {NEW: (BLANK, None)})
    found = cell_history(session, key, NEW)
    expected = [(number_cell(38), BLANK), (number_cell(41), number_cell(38))]
    assert [*expected, (BLANK, number_cell(41))] == [(c.before, c.after) for c in found]
    assert {session.author} == {c.who for c in found}
    assert () == cell_history(session, key, NEW._replace(row="collection"))
