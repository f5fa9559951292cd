"""Typing for a unit below (nhập thay) and correcting it: signed above, with a reason, approved."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.figure import number_cell
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.conflicts import conflicted
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.history import history
from tests.helpers.responding import respond
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICE,
    PROVINCE,
    dump,
    head_of,
    key_of,
    row_of,
    total_of,
)

KEY = key_of(OFFICE)


def test_typed_from_a_paper(open_at, templates):
    """An office that cannot send: its report is typed above and counts; its own is compared."""
    province = open_at("sent", PROVINCE)
    typed = contents(open_at("filled", OFFICE), KEY).cells
    program = compiled(contents(province, key_of(PROVINCE)).definition).program
    cells = {place: cell for place, cell in typed.items() if program.is_input(place)}
    fill(province, KEY, {place: (cell, None) for place, cell in cells.items()})
    fill(province, KEY, {ATTENDEES: (number_cell(5), None)})
    record = lock(province, KEY, "Nhập thay theo bản giấy.")
    assert (OFFICE, province.key.public) == (record.unit, record.signer)
    assert OFFICE in {taken.unit for taken in total_of(province).plan.taken}
    import_files(province, [templates.bundle(OFFICE)])
    assert State.CONFLICT is row_of(province).state
    asked = conflicted(province, KEY).between.questions
    assert ATTENDEES in {question[0].key.name for question in asked}


def test_corrected(open_at, tmp_path):
    """A correction follows what the office sent, counts as approved and goes back to it."""
    province, office = open_at("received", PROVINCE), open_at("sent", OFFICE)
    before = head_of(province, OFFICE)
    reopen(province, KEY)
    fill(province, KEY, {ATTENDEES: (number_cell(5), None)})
    record = lock(province, KEY, "Sửa theo điện thoại.")
    assert (before.id,) == record.parents
    assert {record.id} == {t.revision for t in total_of(province).plan.taken if t.unit == OFFICE}
    said = {each.reason for each in contents(province, KEY).explanations.reasons}
    assert {"Sửa theo điện thoại."} == said
    folder = tmp_path / "answers"
    folder.mkdir()
    respond(province, folder)
    import_files(office, sorted(folder.glob(f"*{OFFICE}*")))
    assert (record.id,) == history(office).heads_at(KEY).ids


@pytest.mark.parametrize("reason", ["", "  "])
def test_never_without_a_reason(open_at, reason):
    """Even where there is nothing else to explain."""
    province = open_at("received", PROVINCE)
    reopen(province, KEY)
    before = dump(province.connection)
    with pytest.raises(Problem, match="needs_reason"):
        lock(province, KEY, reason)
    assert before == dump(province.connection)
