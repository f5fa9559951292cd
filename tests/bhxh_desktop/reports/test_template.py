"""Fill-in templates: written, filled by people, read by code; every fault told with its address."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from bhxh_desktop.domain.figure import (
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say
from bhxh_desktop.reports import xlsx_pages
from bhxh_desktop.reports.template_codes import SheetCode
from bhxh_desktop.reports.template_writer import write_template
from bhxh_desktop.reports.xlsx_reader import TemplateEntry, read_template
from tests.helpers.report import INPUTS, OPEN_ROW, a_source, reported_program
from tests.helpers.workbook import open_book

DEFINITION = reported_program().definition
EMPTY = write_template(a_source({}, tasks=(), progress={}), "x")
DOSSIERS, TARGETS, CLASSES = (
    DEFINITION.forms[code].title for code in ("dossiers", "targets", "classes")
)
KEY = SubmissionKey(a_source().unit.code, "own", DEFINITION.regime.code, "2023")
Change = Callable[[Any], None]


def _other(code: SheetCode) -> Problem:
    return Problem("template_unit", name="mau.xlsx", found=code.unit, expected=KEY.unit)


def _filled(path: Path, *changes: tuple[str, str, object], data: bytes = EMPTY) -> Path:
    """A template with values put into sheet and cell."""
    book = open_book(data)
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    file = path / "mau.xlsx"
    book.save(file)
    return file


def _read(path: Path) -> tuple[TemplateEntry, ...]:
    return read_template(path, DEFINITION, KEY, _other).entries


def _faults(path: Path) -> list[Problem]:
    with pytest.raises(Problems) as caught:
        _read(path)
    return list(caught.value.problems)


def _inner(fault: Problem) -> str:
    inner = fault.fields.get("fault", fault)
    return inner.code if isinstance(inner, Problem) else fault.code


def test_an_empty_template_says_nothing(tmp_path: Path) -> None:
    """Nothing typed, nothing read; formulas and captions are passed over."""
    assert EMPTY == write_template(a_source({}, tasks=(), progress={}), "x")
    assert () == _read(_filled(tmp_path))


def test_typed_cells_come_back(tmp_path: Path) -> None:
    """Every typed figure of the small report is read back, open rows by their ids."""
    path = tmp_path / "mau.xlsx"
    path.write_bytes(write_template(a_source(), "x"))
    expected = {key: cell._replace(estimated=False) for key, cell in INPUTS.items()}
    assert expected == {entry.key: entry.cell for entry in _read(path)}


def test_only_typed_cells_are_open() -> None:
    """White cells can be filled, gray ones are locked; protection has no password."""
    page = open_book(EMPTY)[DOSSIERS]
    assert page.protection.sheet
    assert not page.protection.password
    assert [True, False, False] == [page[at].protection.locked for at in ("D10", "E10", "F10")]
    assert ["solid", None] == [page[at].fill.fill_type for at in ("D10", "E10")]
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["A"].hidden


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (453149, number_cell(453149)),
        (5.0, number_cell(5)),
        (" 1234 ", number_cell(1234)),
        ("007", number_cell(7)),
        (0, number_cell(0)),
        ("-", NONE_ARISING),
        (" – ", NONE_ARISING),
        ("Không phát sinh", NONE_ARISING),
        ("X", NOT_APPLICABLE),
        ("không áp dụng", NOT_APPLICABLE),
    ],
)
def test_what_people_type_for_a_number(tmp_path: Path, value: object, expected: Cell) -> None:
    """Numbers, and signs or words for the states."""
    (entry,) = _read(_filled(tmp_path, (DOSSIERS, "E10", value)))
    key = FigureKey("dossiers", "collection", "carried")
    assert (key, expected, f"'{DOSSIERS}'!E10") == entry


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        ("F12", "05/02/2023", "2023-02-05"),
        ("F12", "5/2/2023", "2023-02-05"),
        ("F13", "Có", "yes"),
        ("F13", True, "yes"),
        ("F13", False, "no"),
        ("F13", "KHÔNG", "no"),
    ],
)
def test_what_people_type_for_words(
    tmp_path: Path, cell: str, value: object, expected: str
) -> None:
    """Dates in several forms, yes and no in Vietnamese."""
    (entry,) = _read(_filled(tmp_path, (TARGETS, cell, value)))
    assert text_cell(expected) == entry.cell


def test_texts_are_cleaned(tmp_path: Path) -> None:
    """Decomposed letters, line breaks and odd spaces become plain; a number is a word there."""
    changes = [(CLASSES, "C8", " Lơ\u0301p\u00a0tập\nhuấn "), (CLASSES, "C10", 2023)]
    first, second = _read(_filled(tmp_path, *changes))
    assert (text_cell("Lớp tập huấn"), text_cell("2023")) == (first.cell, second.cell)
    assert first.key.row != second.key.row


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "code"),
    [
        (DOSSIERS, "E10", "1.234", "template_text_in_number"),
        (DOSSIERS, "E10", "abc", "template_text_in_number"),
        (DOSSIERS, "E10", True, "template_text_in_number"),
        (DOSSIERS, "E10", "=100+20", "template_formula"),
        (DOSSIERS, "E10", -5, "entry_negative"),
        (DOSSIERS, "E10", 1.5, "entry_whole"),
        (DOSSIERS, "E10", 1e25, "figure_range"),
        (DOSSIERS, "E10", "9" * 19, "figure_range"),
        (TARGETS, "F12", "31/02/2023", "date_impossible"),
        (TARGETS, "F12", "mai", "date_form"),
        (TARGETS, "F13", "có lẽ", "entry_yes_no"),
        (CLASSES, "C8", "=A1", "template_formula"),
    ],
)
def test_what_no_cell_takes(
    tmp_path: Path, sheet: str, cell: str, value: object, code: str
) -> None:
    """Each fault names its sheet and cell in one Vietnamese sentence."""
    (fault,) = _faults(_filled(tmp_path, (sheet, cell, value)))
    assert ("template_cell", code) == (fault.code, _inner(fault))
    assert say(fault).startswith(f"'{sheet}'!{cell}: ")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2023, 2, 5), "05/02/2023"),
        (datetime(2023, 2, 5), "05/02/2023"),  # noqa: DTZ001 -- as a workbook has it
        (time(8, 30), "08:30:00"),
        (True, "Đúng"),
        (False, "Sai"),
    ],
)
def test_faults_show_what_excel_shows(tmp_path: Path, value: object, shown: str) -> None:
    """Never a form of ours."""
    (fault,) = _faults(_filled(tmp_path, (DOSSIERS, "E10", value)))
    assert f"ghi “{shown}”" in say(fault)
    assert "dạng Text thì đổi sang General" in say(fault)


def test_truth_in_a_text_is_vietnamese(tmp_path: Path) -> None:
    """Excel turns "true" into a truth by itself."""
    (entry,) = _read(_filled(tmp_path, (CLASSES, "C8", True)))
    assert text_cell("Đúng") == entry.cell


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Nobody mends a file fault by fault."""
    faults = _faults(
        _filled(tmp_path, (DOSSIERS, "E10", "a"), (DOSSIERS, "F11", "b"), (TARGETS, "F12", "c"))
    )
    assert 3 == len(faults)


@pytest.mark.parametrize(
    ("value", "text", "cell"),
    [
        (999, "999", number_cell(999)),
        (-1.5, "-1,5", None),
        ("–", "–", NONE_ARISING),
        ("ba", "ba", None),
        (True, "Đúng", None),
    ],
)
def test_a_typed_over_formula_is_told(
    tmp_path: Path, value: object, text: str, cell: Cell | None
) -> None:
    """A derived cell is computed by us, and what stands there is told apart."""
    found = read_template(_filled(tmp_path, (DOSSIERS, "D10", value)), DEFINITION, KEY, _other)
    key = FigureKey("dossiers", "collection", "received")
    assert ((), [(f"'{DOSSIERS}'!D10", key, text, cell)]) == (found.entries, [*found.overtyped])


def _without_corner(page: Worksheet) -> None:
    page["A1"] = None


def _without_row(page: Worksheet) -> None:
    page.delete_rows(1)


def _row_above(page: Worksheet) -> None:
    page.insert_rows(1)
    page.title = "Sổ"


def _without_a_column_code(page: Worksheet) -> None:
    page["E1"] = None


@pytest.mark.parametrize(
    "spoil", [_without_corner, _without_row, _row_above, _without_a_column_code]
)
def test_a_sheet_that_lost_its_codes_is_refused(tmp_path: Path, spoil: Change) -> None:
    """Passing it over would drop every figure on it without a word."""
    book = open_book(EMPTY)
    book[DOSSIERS]["E10"] = 5
    spoil(book[DOSSIERS])
    file = tmp_path / "mau.xlsx"
    book.save(file)
    (fault,) = _faults(file)
    assert "template_marks" == fault.code


def test_notes_are_shown(tmp_path: Path) -> None:
    """The note on a cell stands in its corner; new lines of two templates have other ids."""
    key = FigureKey("dossiers", "collection", "carried")
    book = open_book(write_template(a_source(), "x", {key: "Theo sổ"}))
    assert "Theo sổ" == book[DOSSIERS]["E10"].comment.text
    (tmp_path / "mau.xlsx").write_bytes(write_template(a_source(), "x", {key: "Theo sổ"}))
    assert {key: cell for key, cell in INPUTS.items() if key.form == "targets"} == {
        entry.key: entry.cell
        for entry in _read(tmp_path / "mau.xlsx")
        if entry.key.form == "targets"
    }
    ids = [
        {row[0].value for row in open_book(write_template(a_source(), token))[CLASSES].iter_rows()}
        for token in "xyx"
    ]
    assert ids[0] == ids[2]
    assert ids[0] & ids[1] == {OPEN_ROW, "#", None, f"bhxh|0|small|1|2023|{KEY.unit}|classes"}


def test_codes_are_read_not_positions(tmp_path: Path) -> None:
    """A line moved, a column swapped, a line added above: each figure still finds its place."""
    book = open_book(EMPTY)
    page = book[DOSSIERS]
    page["E10"], page["F11"] = 1, 2
    page.move_range("A10:K10", rows=30)
    page.insert_rows(3)
    page.move_range("F1:F60", cols=20)
    file = tmp_path / "mau.xlsx"
    book.save(file)
    expected = {
        FigureKey("dossiers", "collection", "carried"): number_cell(1),
        FigureKey("dossiers", "cards", "new"): number_cell(2),
    }
    assert expected == {entry.key: entry.cell for entry in _read(file)}


def _double_row(page: Worksheet) -> None:
    page["E10"] = 5
    for column in range(1, 8):
        page.cell(40, column, page.cell(10, column).value)


def _row_without_code(page: Worksheet) -> None:
    page["E40"] = 5


def _unknown_row(page: Worksheet) -> None:
    page["A10"], page["E10"] = "elsewhere", 5


def _new_row_in_a_closed_form(page: Worksheet) -> None:
    page["A10"], page["E10"] = "+", 5


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_double_row, "template_doubled"),
        (_row_without_code, "template_row_without_code"),
        (_unknown_row, "entry_unknown"),
        (_new_row_in_a_closed_form, "entry_unknown"),
    ],
)
def test_lines_that_cannot_be_placed(tmp_path: Path, spoil: Change, code: str) -> None:
    """A figure is never guessed into a place."""
    book = open_book(EMPTY)
    spoil(book[DOSSIERS])
    file = tmp_path / "mau.xlsx"
    book.save(file)
    assert [code] == [_inner(fault) for fault in _faults(file)]


@pytest.mark.parametrize("wanted", [{"period": "2024"}, {"unit": "other"}])
def test_another_report_is_refused(tmp_path: Path, wanted: dict[str, str]) -> None:
    """A template of last year, or of another unit, fills nothing; all its sheets are one fault."""
    file = _filled(tmp_path, (DOSSIERS, "E10", 5))
    told: list[SheetCode] = []
    with pytest.raises(Problems) as caught:
        read_template(
            file, DEFINITION, KEY._replace(**wanted), lambda code: told.append(code) or _other(code)
        )
    assert 1 == len(caught.value.problems)
    assert [SheetCode("small", "1", "2023", KEY.unit, "")] == told


def test_own_sheets_of_the_office_are_passed_over(tmp_path: Path) -> None:
    """A sheet without our code is the office's own business; only such sheets is a wrong file."""
    book = open_book(EMPTY)
    book.create_sheet("Nháp")["A1"] = "=1"
    file = tmp_path / "mau.xlsx"
    book.save(file)
    assert () == _read(file)
    for name in book.sheetnames[:-1]:
        book.remove(book[name])
    book.save(file)
    assert ["template_codes_missing"] == [fault.code for fault in _faults(file)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),  # .xls, or a password
        b"<html><table><tr><td>1</td></tr></table></html>",
        b"unit,form\n",
    ],
)
def test_renamed_files_are_refused(tmp_path: Path, content: bytes) -> None:
    """A .xls, a web page or a CSV called .xlsx is named for what it is."""
    file = tmp_path / "mau.xlsx"
    file.write_bytes(content)
    assert ["template_not_xlsx"] == [fault.code for fault in _faults(file)]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A small file that would unpack to hundreds of megabytes is refused unopened."""
    file = tmp_path / "mau.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", bytes(xlsx_pages.LARGEST_CONTENT + 1))
    assert ["template_too_large"] == [fault.code for fault in _faults(file)]


def test_a_sheet_without_end_is_refused(tmp_path: Path) -> None:
    """A cell far below the template stops the reading."""
    file = _filled(tmp_path, (DOSSIERS, f"E{xlsx_pages.MOST_ROWS + 50}", 1))
    assert ["template_too_long"] == [fault.code for fault in _faults(file)]


@given(st.data())
def test_damaged_files_are_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever bytes are broken: sound cells or one sentence, never anything else."""
    entries = zipfile.ZipFile(io.BytesIO(EMPTY))
    name = data.draw(st.sampled_from(entries.namelist()))
    content = bytearray(entries.read(name))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.mktemp("x") / "mau.xlsx"
    with zipfile.ZipFile(file, "w") as package:
        for each in entries.namelist():
            package.writestr(each, bytes(content) if each == name else entries.read(each))
    try:
        _read(file)
    except Problems as refused:
        assert all(say(problem) for problem in refused.problems)
