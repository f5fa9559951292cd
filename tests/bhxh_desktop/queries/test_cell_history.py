"""What happened to a cell, latest first."""

from __future__ import annotations

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.cell_history import cell_history
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.session import Session
from tests.helpers.workspaces import OFFICES, REASON, key_of

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


def test_reopening_changes_no_cell(open_at):
    """What was locked comes back as it was; only what is typed then is a change of it."""
    session = open_at("filled", OFFICES[0])
    key = key_of(OFFICES[0])
    fill(session, key, {NEW: (number_cell(41), None)})
    before = cell_history(session, key, NEW)
    lock(session, key, REASON)
    reopen(session, key)
    assert before == cell_history(session, key, NEW)
    fill(session, key, {NEW: (number_cell(38), None)})
    latest, *rest = cell_history(session, key, NEW)
    assert (number_cell(41), number_cell(38)) == (latest.before, latest.after)
    assert [*before] == rest


def test_giving_up_what_was_typed_is_a_change(open_at):
    """Reopening once more puts the locked figure back in place of the typed one."""
    session = open_at("sent", OFFICES[0])
    key = key_of(OFFICES[0])
    locked = contents(session, key).cells[NEW]
    reopen(session, key)
    fill(session, key, {NEW: (number_cell(38), None)})
    reopen(session, key, discard=True)
    latest, typed, *_ = cell_history(session, key, NEW)
    assert (number_cell(38), locked) == (latest.before, latest.after)
    assert (locked, number_cell(38)) == (typed.before, typed.after)


def test_what_another_pc_said_in_between_is_a_change(templates, tmp_path):
    """Reopened on a revision that came since, the cell is something else than was known here."""
    key = key_of(OFFICES[0])
    with Session.open(templates.copy("sent", OFFICES[0], tmp_path / "other")) as other:
        reopen(other, key)
        fill(other, key, {NEW: (number_cell(7), None)})
        lock(other, key, REASON)
        bundle = export(other, tmp_path / "other.bhxh").path
    with Session.open(templates.copy("sent", OFFICES[0], tmp_path / "here")) as session:
        known = contents(session, key).cells[NEW]
        import_files(session, [bundle])
        reopen(session, key)
        latest, *_ = cell_history(session, key, NEW)
        assert (known, number_cell(7)) == (latest.before, latest.after)
