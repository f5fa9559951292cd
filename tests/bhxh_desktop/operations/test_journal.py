"""The journal: lines by day become figures, late ones count later, locked ones are taken back."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal

import pytest

from bhxh_desktop.domain.figure import BLANK, FigureKey, number_cell
from bhxh_desktop.domain.journal import NewLine
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.journal import (
    read_lines,
    remove_line,
    reverse_line,
    write_lines,
)
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.queries.figures import contents, entered
from bhxh_desktop.queries.journal import lines_of
from tests.helpers.filling import CONTROL, at, filled
from tests.helpers.workspaces import OFFICE, REASON

PLACE = FigureKey("dossiers", "policy", "electronic")
COMPUTED = FigureKey("dossiers", "policy", "received")
FIRST, SECOND, YEAR = at("2024-Q1"), at("2024-Q2"), at("2024")
IN_FIRST, IN_SECOND, IN_DECEMBER = date(2024, 2, 5), date(2024, 5, 6), date(2024, 12, 2)
WORDS = "Đợt chi lương hưu tháng 2"


@pytest.fixture
def session(open_at):
    """The workspace of an office in which nothing was typed."""
    return open_at("empty", OFFICE)


def write(session, day, quantity, **how):
    """Write one line and return it with where it counts."""
    (made,) = write_lines(session, CONTROL, [NewLine(PLACE, day, Decimal(quantity), WORDS)], **how)
    return made


def cell(session, key, place=PLACE):
    """What a report says, nothing where it is not begun."""
    said = entered(session, key)
    return said.cells.get(place, BLANK) if said else BLANK


def lock_first(session):
    """Lock the first quarter, the cell of the journal left as it is."""
    fed = contents(session, FIRST).cells[PLACE]
    filled(session, FIRST, but=PLACE)
    assert fed == cell(session, FIRST)
    return lock(session, FIRST, REASON)


def test_lines_add_up_to_the_cell(session):
    """They count by their day; what is computed from the cell follows."""
    for quantity in ("3", "4", "-1"):
        line, where = write(session, IN_FIRST, quantity)
        assert ("2024-Q1", False) == (line.period, where.late)
    assert number_cell(6) == cell(session, FIRST)
    assert 6 == cell(session, FIRST, COMPUTED).number
    assert BLANK == cell(session, SECOND)
    remove_line(session, lines_of(session, CONTROL)[0].id[:8])
    assert 2 == len(lines_of(session, CONTROL, "2024-Q1"))


def test_a_late_line_counts_later(session):
    """After the lock a line of its days counts in the next open period, unless it is reopened."""
    write(session, IN_FIRST, "3")
    lock_first(session)
    line, where = write(session, IN_FIRST, "5")
    assert ("2024-Q1", "2024-Q2", True) == (str(where.belongs), line.period, where.late)
    assert (number_cell(3), number_cell(5)) == (cell(session, FIRST), cell(session, SECOND))
    reopen(session, FIRST)
    line, where = write(session, IN_FIRST, "7")
    assert ("2024-Q1", False) == (line.period, where.late)
    assert number_cell(10) == cell(session, FIRST)


def test_locked_lines_are_taken_back_by_others(session):
    """Nothing of a revision is removed: the opposite is written where there is room, once."""
    line, _ = write(session, IN_FIRST, "3")
    with pytest.raises(Problem, match="journal_open"):
        reverse_line(session, line.id, "Ghi hai lần")
    lock_first(session)
    with pytest.raises(Problem, match="journal_locked"):
        remove_line(session, line.id)
    with pytest.raises(Problem, match="journal_note"):
        reverse_line(session, line.id, " ")
    back, where = reverse_line(session, line.id, "Ghi hai lần")
    assert (Decimal(-3), "2024-Q2", line.id) == (back.quantity, back.period, back.reverses)
    assert where.late
    with pytest.raises(Problem, match="journal_reversed"):
        reverse_line(session, line.id, "Ghi ba lần")
    assert number_cell(3) == cell(session, FIRST)


def test_a_cell_is_typed_or_from_the_journal(session):
    """Going from one to the other is asked for, both ways."""
    fill(session, FIRST, {PLACE: (number_cell(9), None)})
    with pytest.raises(Problems, match="journal_typed"):
        write(session, IN_FIRST, "3")
    assert [] == lines_of(session, CONTROL)
    line, _ = write(session, IN_FIRST, "3", switch=True)
    assert number_cell(3) == cell(session, FIRST)
    with pytest.raises(Problems, match="entry_journal"):
        fill(session, FIRST, {PLACE: (number_cell(9), None)})
    fill(session, FIRST, {PLACE: (None, "Theo nhật ký")})
    remove_line(session, line.id)
    assert BLANK == cell(session, FIRST)
    fill(session, FIRST, {PLACE: (number_cell(9), None)})
    assert number_cell(9) == cell(session, FIRST)


def test_the_year_adds_its_quarters(session):
    """December belongs to the year alone, which holds the quarters' figures, typed or not."""
    write(session, IN_FIRST, "3")
    fill(session, SECOND, {PLACE: (number_cell(10), None)})
    fill(session, at("2024-Q3"), {PLACE: (number_cell(20), None)})
    line, _ = write(session, IN_DECEMBER, "100")
    assert "2024" == line.period
    assert number_cell(133) == cell(session, YEAR)


def test_lines_never_leave_the_unit(session, tmp_path):
    """The revision tells their number and digest; the bundle holds not a word of them."""
    write(session, IN_FIRST, "3")
    lock_first(session)
    bundle = export(session, tmp_path / "b.bhxh", CONTROL, "2024-Q1").path
    with zipfile.ZipFile(bundle) as package:
        members = [package.read(name) for name in package.namelist()]
    assert 1 == sum(b'"lines":1' in member for member in members)
    assert not any(WORDS.encode() in member for member in members)


@pytest.mark.parametrize(
    ("place", "day", "quantity", "fault"),
    [
        (COMPUTED, IN_FIRST, "1", "journal_cell"),
        (PLACE._replace(column="carried_in"), IN_FIRST, "1", "journal_cell"),
        (PLACE._replace(row="nobody"), IN_FIRST, "1", "entry_unknown"),
        (PLACE, date(2020, 1, 1), "1", "journal_no_period"),
        (PLACE, IN_FIRST, "0", "journal_quantity"),
        (PLACE, IN_FIRST, "1.5", "journal_quantity"),
    ],
)
def test_refused(session, place, day, quantity, fault):
    """One faulty line, and none is written."""
    good = NewLine(PLACE, IN_SECOND, Decimal(1))
    with pytest.raises(Problems) as refused:
        write_lines(session, CONTROL, [good, NewLine(place, day, Decimal(quantity))])
    assert [fault] == [each.fields["fault"].code for each in refused.value.problems]
    assert [] == lines_of(session, CONTROL)
    assert entered(session, SECOND) is None


def test_a_file_of_lines():
    """Days and numbers as people write them; every faulty line is told."""
    head = "form,row,column,event_on,quantity,note\r\n"
    (line,) = read_lines(head + "dossiers,policy,electronic,05/2/2024,3,Đợt 1\r\n")
    assert NewLine(PLACE, IN_FIRST, Decimal(3), "Đợt 1") == line
    with pytest.raises(Problems) as refused:
        read_lines(head + "a,b,c,31/2/2024,3,\r\na,b,c,05/2/2024,ba,\r\n")
    codes = [each.fields["fault"].code for each in refused.value.problems]
    assert ["date_impossible", "figure_form"] == codes
