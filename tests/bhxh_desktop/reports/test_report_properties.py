"""Whatever offices type: reports are written, say it all, and templates bring it back."""

from __future__ import annotations

import io
import unicodedata
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bhxh_desktop.domain.figure import (
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    CellState,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Document, Table
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.form_grid import grid_of
from bhxh_desktop.reports.ooxml import text_run
from bhxh_desktop.reports.printed import printed_cell
from bhxh_desktop.reports.sheet_map import SheetMap
from bhxh_desktop.reports.template_writer import write_template
from bhxh_desktop.reports.xlsx_reader import read_template
from bhxh_desktop.reports.xlsx_writer import write_xlsx
from bhxh_desktop.vietnamese.text import plain_text
from tests.helpers.report import a_source, reported_program
from tests.helpers.workbook import open_book, seen

FILES = settings(max_examples=max(10, (settings.default or settings()).max_examples // 6))
"""A whole file for each example: fewer of them."""
PROGRAM = reported_program()
OPEN_ROWS = [f"r-{number:016x}" for number in range(3)]
TYPED = [FigureKey(*key) for key, item in PROGRAM.definition.items.items() if not item.formula]
OPEN = [FigureKey("classes", row, column) for row in OPEN_ROWS for column in ("name", "heads")]
PRINTABLE = st.characters(exclude_categories=("C", "Z"))
WORDS = (
    st.lists(st.text(PRINTABLE, min_size=1, max_size=8), min_size=1, max_size=6)
    .map(lambda words: unicodedata.normalize("NFC", " ".join(words)))
    .filter(lambda text: text == " ".join(text.split()))
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(0, 9).map(number_cell),
    st.integers(0, 10**14).map(number_cell),
    st.sampled_from([NONE_ARISING, NOT_APPLICABLE]),
)


@st.composite
def figures(draw: st.DrawFn) -> dict[FigureKey, Cell]:
    """Typed cells of the small report, some of them, in any state."""
    found = {}
    for key in draw(st.lists(st.sampled_from(TYPED + OPEN), unique=True)):
        item = PROGRAM.definition.item(*key)
        assert item is not None
        if item.kind == "number":
            found[key] = draw(NUMBERS)
        elif item.kind == "date":
            found[key] = text_cell(draw(st.dates()).isoformat())
        elif item.kind == "yes_no":
            found[key] = text_cell(draw(st.sampled_from(["yes", "no"])))
        else:
            found[key] = text_cell(draw(WORDS))
    return found


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@given(figures())
def test_tables_are_whole(inputs: dict[FigureKey, Cell]) -> None:
    """Every line has a text for every column, the head tiles the width, each figure is there."""
    source = a_source(inputs)
    for table in _tables(compose(source)):
        width = len(table.columns)
        assert {width} == {len(row.cells) for row in table.rows} | {width}
        assert width == sum(cell.columns for cell in table.header[0])
        assert len(table.numbers) in (0, width)
    grid = grid_of(PROGRAM.definition.forms["dossiers"])
    wide = [table for table in _tables(compose(source)) if table.landscape]
    for row, printed in zip(grid.rows if wide else (), wide[0].rows if wide else (), strict=True):
        for column, text in zip(grid.columns, printed.cells, strict=True):
            item = grid.item(row, column)
            if item is not None:
                cell = source.cell(FigureKey("dossiers", row.code, column.code))
                assert printed_cell(cell, item) == text


@FILES
@given(WORDS, WORDS)
def test_words_survive(narrative: str, name: str) -> None:
    """The office's text stands in .docx and .xlsx letter for letter, whatever signs it has."""
    cell = FigureKey("classes", OPEN_ROWS[0], "name")
    source = a_source({cell: text_cell(name)}, narrative={"part_3": (f"Lời {narrative}",)})
    written = docx.Document(io.BytesIO(write_docx(compose(source))))
    assert f"Lời {narrative}" in [paragraph.text for paragraph in written.paragraphs]
    row = next(t for t in written.tables if "Tên lớp" in t.rows[0].cells[1].text).rows[1]
    assert name == row.cells[1].text
    assert name == open_book(write_xlsx(source))["Lớp tập huấn"]["B7"].value


@FILES
@given(figures())
def test_templates_bring_back_what_was_typed(
    tmp_path_factory: pytest.TempPathFactory, inputs: dict[FigureKey, Cell]
) -> None:
    """Typed cells written into a template are read back as they were."""
    path = tmp_path_factory.mktemp("x") / "mau.xlsx"
    source = a_source(inputs)
    path.write_bytes(write_template(source, "x"))
    key = SubmissionKey(source.unit.code, "own", PROGRAM.definition.regime.code, "2023")
    entries = read_template(path, PROGRAM.definition, key, lambda _: Problem("x")).entries
    assert inputs == {entry.key: entry.cell for entry in entries}


@FILES
@given(figures())
def test_workbooks_show_what_is_printed(inputs: dict[FigureKey, Cell]) -> None:
    """The results stored beside formulas, and the typed numbers, are our cells."""
    source = a_source(inputs)
    book = open_book(write_xlsx(source), results=True)
    grids = [grid_of(form, source.open_rows(form.code)) for form in source.forms]
    for key, place in SheetMap.of(grids).places.items():
        item = PROGRAM.definition.item(*key)
        assert item is not None
        cell = source.cell(key)
        if item.kind == "number" and len(str(cell.number)) <= 15:
            assert cell._replace(incomplete=False, estimated=False) == seen(book, place)


@given(st.decimals(-(10**12), 10**12, places=4), st.integers(0, 4))
def test_printed_numbers_read_back(value: Decimal, places: int) -> None:
    """A printed number is the figure at its places: no digit is lost on paper."""
    item = Item(places=places, signed=True)
    exact = round(value, places)
    shown = printed_cell(Cell(CellState.VALUE, exact), item)
    assert exact == Decimal(shown.replace(".", "").replace(",", ".").replace("−", "-"))


def test_golden_files_are_stable(tmp_path: Path) -> None:
    """The three writers give the same bytes in a second run of the same source."""
    source = a_source()
    for write in (
        write_xlsx,
        lambda s: write_template(s, "x"),
        lambda s: write_docx(compose(s)),
    ):
        (tmp_path / "one").write_bytes(write(source))
        assert (tmp_path / "one").read_bytes() == write(a_source())


@given(text=st.text(st.characters(), min_size=1, max_size=40))
@settings(max_examples=300)
def test_what_may_be_kept_can_be_written(text: str) -> None:
    """Whatever letter passes where texts are taken stands in a Word file, or is refused there."""
    try:
        kept = plain_text(text, 1000)
    except Problem as problem:
        assert problem.code in ("text_control", "text_legacy")
        return
    assert etree.tostring(text_run(kept))
