"""What units said in words, in the report of their total."""

from __future__ import annotations

from bhxh_desktop.domain.consolidation import consolidate
from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.figure import FigureKey, number_cell, text_cell
from bhxh_desktop.reports.by_unit import cells_of_total
from tests.helpers.model import small_program

NAMES = {"B": "BHXH B", "A": "BHXH A"}


def test_rows_of_one_id_stay_two() -> None:
    """Two offices filled in copies of one file: neither's cells print in the other's line."""
    row = "r-00000000000000aa"
    contributions = [
        Contribution("A", "office", {FigureKey("classes", row, "name"): text_cell("lớp A")}),
        Contribution(
            "B",
            "office",
            {
                FigureKey("classes", row, "name"): text_cell("lớp B"),
                FigureKey("classes", row, "heads"): number_cell(5),
            },
        ),
    ]
    program = small_program()
    total = consolidate(program, contributions, "P")
    cells, row_units = cells_of_total(total, program.definition, NAMES)
    lines: dict[str, dict[str, object]] = {}
    for key, cell in cells.items():
        if key.form == "classes":
            lines.setdefault(key.row, {})[key.column] = cell.value
    assert [{"name": "lớp B", "heads": 5}, {"name": "lớp A"}] == list(lines.values())
    assert ["BHXH B", "BHXH A"] == [row_units[row] for row in lines]


def test_words_are_led_in_by_their_units() -> None:
    """A text becomes one, open rows stand unit by unit; numbers stay sums."""
    words = FigureKey("sheet", "words", "value")
    new = FigureKey("dossiers", "collection", "new")
    rows = {unit: f"r-{number:016x}" for number, unit in enumerate("AB")}
    contributions = [
        Contribution(
            unit,
            "office",
            {
                words: text_cell(f"chữ {unit}"),
                new: number_cell(2),
                FigureKey("classes", rows[unit], "name"): text_cell(f"lớp {unit}"),
            },
        )
        for unit in "AB"
    ]
    program = small_program()
    total = consolidate(program, contributions, "P")
    cells, row_units = cells_of_total(total, program.definition, NAMES)
    assert text_cell("BHXH B: chữ B; BHXH A: chữ A") == cells[words]
    assert number_cell(4) == cells[new]
    assert {rows["A"]: "BHXH A", rows["B"]: "BHXH B"} == row_units
    assert [rows["B"], rows["A"]] == [key.row for key in cells if key.form == "classes"]
