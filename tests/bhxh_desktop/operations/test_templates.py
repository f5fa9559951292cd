"""Files people fill in: twice is as once, what was entered stands in them, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bhxh_desktop.domain.figure import FigureKey, number_cell, text_cell
from bhxh_desktop.domain.regime import is_open_row
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say
from bhxh_desktop.operations import templates
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.templates import fill_file, save_template
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.session import Session
from bhxh_desktop.store import working
from tests.helpers.workspaces import ATTENDEES, key_of

OFFICE, OTHER = "KH-CR", "KH-NH"
KEY = key_of(OFFICE)
MEETINGS = ATTENDEES._replace(row="meetings")
COURSE = "training_other"
ROW = "r-00000000000000aa"
ENTERED = {
    MEETINGS: (number_cell(13, estimated=True), "Theo sổ"),
    ATTENDEES: (number_cell(400), None),
    FigureKey(COURSE, ROW, "course"): (text_cell("Lớp A"), "Đã dạy"),
    FigureKey(COURSE, ROW, "heads"): (number_cell(5), None),
}


@pytest.fixture
def session(open_at) -> Session:
    """The workspace of an office where nothing is typed."""
    return open_at("empty", OFFICE)


def _typed(path: Path, title: str, **values: object) -> None:
    """Type into cells of a sheet whose title begins so."""
    book = openpyxl.load_workbook(path)
    page = next(page for page in book if page.title.startswith(title))
    for cell, value in values.items():
        page[cell] = value
    book.save(path)


def _first_new_row(path: Path) -> tuple[str, int]:
    """The title of the sheet of courses, and its first line without a course."""
    book = openpyxl.load_workbook(path)
    page = next(page for page in book if COURSE in str(page["A1"].value))
    row = next(r for r in range(2, 99) if is_open_row(str(page.cell(r, 1).value))
               and page.cell(r, 3).value is None)  # fmt: skip
    return page.title, row


def _rows(session: Session, unit: str = OFFICE) -> set[str]:
    copy = working.load(session.connection, key_of(unit))
    assert copy is not None
    return {place.row for place in copy.cells if place.form == COURSE}


def test_a_workbook_filled_in_twice(session, tmp_path):
    """The second time nothing changes; a name mended in the file is mended, not added."""
    path = tmp_path / "mau.xlsx"
    save_template(session, KEY, path)
    title, row = _first_new_row(path)
    _typed(path, title, **{f"C{row}": "Lớp A", f"F{row}": 5, f"C{row + 1}": "Lớp B"})
    assert 3 == fill_file(session, KEY, path).changes.count
    assert 0 == fill_file(session, KEY, path).changes.count
    _typed(path, title, **{f"C{row}": "Lớp Á"})
    assert 1 == fill_file(session, KEY, path).changes.count
    assert 2 == len(_rows(session))


def test_a_csv_filled_in_twice(session, tmp_path):
    """Rows called +1 find themselves again by what names them."""
    path = tmp_path / "so.csv"
    path.write_text(
        f"form,row,column,value\n{COURSE},+1,course,Lớp A\n{COURSE},+1,heads,5\n"
        f"{COURSE},+2,course,Lớp B\n",
        encoding="utf-8",
    )
    assert 3 == fill_file(session, KEY, path).changes.count
    assert 0 == fill_file(session, KEY, path).changes.count
    assert 2 == len(_rows(session))


def test_the_file_of_another_office_is_refused(open_at, session, tmp_path):
    """Both offices are named, and nothing of it is taken."""
    path = tmp_path / "mau.xlsx"
    fill(session, KEY, ENTERED)
    save_template(session, KEY, path)
    other = open_at("empty", OTHER)
    with pytest.raises(Problems) as caught:
        fill_file(other, key_of(OTHER), path)
    (said,) = map(say, caught.value.problems)
    assert "mau.xlsx là mẫu của BHXH Cam Ranh, sổ này của BHXH Ninh Hòa" in said
    assert working.load(other.connection, key_of(OTHER)) is None


@pytest.mark.parametrize(
    ("about", "found"),
    [
        (KEY._replace(period="2024"), "cải cách hành chính, năm 2024"),
        (KEY._replace(regime="kstthc", period="2024-Q1"), "quý I năm 2024"),
    ],
)
def test_a_template_of_another_report_is_named(session, tmp_path, about, found):
    """One sentence for all its sheets: what the file is for, and what is open."""
    path = tmp_path / "mau.xlsx"
    save_template(session, about, path)
    with pytest.raises(Problems) as caught:
        fill_file(session, KEY, path)
    (said,) = map(say, caught.value.problems)
    assert found.casefold() in said.casefold()
    assert "năm 2023" in said
    assert "/" not in said


@pytest.mark.parametrize("name", ["mau.xlsx", "mau.csv"])
def test_what_was_entered_stands_in_the_template(session, tmp_path, name):
    """Filled in as it is, it changes nothing: values, marks, notes and added rows stay."""
    fill(session, KEY, ENTERED)
    before = working.load(session.connection, KEY)
    path = tmp_path / name
    save_template(session, KEY, path)
    assert 0 == fill_file(session, KEY, path).changes.count
    assert before == working.load(session.connection, KEY)
    fill(session, KEY, {ATTENDEES: (number_cell(1), None)})
    assert 1 == fill_file(session, KEY, path).changes.count
    assert before == working.load(session.connection, KEY)


def test_a_template_of_what_is_locked(open_at, tmp_path):
    """The head's figures stand in it."""
    session = open_at("sent", OFFICE)
    path = tmp_path / "mau.csv"
    save_template(session, KEY, path)
    value = contents(session, KEY).cells[ATTENDEES].value
    assert f"outreach,attendees,value,{value},," in path.read_text(encoding="utf-8-sig")


def test_nothing_is_replaced_unasked(session, tmp_path):
    """A filled-in file is not overwritten by an empty one."""
    path = tmp_path / "mau.csv"
    path.write_text("x")
    with pytest.raises(Problem) as caught:
        save_template(session, KEY, path)
    assert ("file_exists", {"path": path}) == (caught.value.code, caught.value.fields)
    assert "x" == path.read_text()
    save_template(session, KEY, path, force=True)
    assert "x" != path.read_text()


def test_a_number_no_longer_estimated(session, tmp_path):
    """A workbook cannot say ước: another number is one without the mark."""
    fill(session, KEY, ENTERED)
    path = tmp_path / "so.xlsx"
    save_template(session, KEY, path)
    book = openpyxl.load_workbook(path)
    page = next(page for page in book if "|outreach" in str(page["A1"].value))
    (cell,) = [c for row in page.iter_rows() for c in row if c.value == 13]
    cell.value = 14
    book.save(path)
    fill_file(session, KEY, path)
    assert number_cell(14) == working.load(session.connection, KEY).cells[MEETINGS]


def test_figures_that_are_not_taken_are_told(session, tmp_path):
    """A figure over a computed cell, another than computed; the rest is taken."""
    lines = ["dossiers,policy,new,7,", "dossiers,policy,carried_in,3,"]
    told = ["dossiers,policy,received,10,", "dossiers,total,received,999,incomplete"]
    path = tmp_path / "so.csv"
    path.write_text("form,row,column,value,state\n" + "\n".join(lines + told), encoding="utf-8")
    filled = fill_file(session, KEY, path)
    assert 2 == filled.changes.count
    (said,) = map(say, filled.warnings)
    assert said.startswith("Dòng 5: ô “Tổng cộng, (1) ")
    assert said.endswith("“999 incomplete” không được nhận, kết quả tự tính là 10*.")


def test_what_stood_before_is_what_the_file_overwrites(session, tmp_path, monkeypatch):
    """Also where somebody typed while the file was being read: undo goes back to that."""
    path = tmp_path / "a.csv"
    fill(session, KEY, {ATTENDEES: (number_cell(5), None)})
    save_template(session, KEY, path)
    fill(session, KEY, {ATTENDEES: (number_cell(6), None)})
    reading = templates.read_file

    def meanwhile(*arguments):
        read = reading(*arguments)
        fill(session, KEY, {ATTENDEES: (number_cell(7), None)})
        return read

    monkeypatch.setattr(templates, "read_file", meanwhile)
    assert number_cell(7) == fill_file(session, KEY, path).before[ATTENDEES][0]
