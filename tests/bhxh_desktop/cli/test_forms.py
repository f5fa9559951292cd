"""Figures in print: form by form, within the width of a terminal."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.cli.forms import WIDTH, print_forms
from bhxh_desktop.domain.figure import (
    BLANK,
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.vietnamese.numbers import format_number
from tests.helpers.sample import sample_figures, sample_program

PROGRAM = sample_program()
DEFINITION = PROGRAM.definition
OPEN = "r-0123456789abcdef"
NUMBERS = st.decimals(0, 10**6, places=0).map(number_cell) | st.sampled_from(
    [NONE_ARISING, NOT_APPLICABLE, BLANK]
)
WORDS = st.text(st.characters(categories=["L", "N", "Zs", "P"]), min_size=1, max_size=90)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> str:
    """The sample of the province as people read it."""
    print_forms(DEFINITION, PROGRAM.compute(sample_figures("KH")), DEFINITION.forms)
    return capsys.readouterr().out


def test_every_form_and_row_is_there(printed: str) -> None:
    """All forms in the order of the regime, each row under its form with its number."""
    place = 0
    for form in DEFINITION.regime.forms:
        place = printed.index(f"{form.title}\n", place)
        for row in form.rows:
            place = printed.index(row.caption[:20], place)


def test_figures_stand_in_their_row(printed: str) -> None:
    """A row shows its figures in the order of the columns, as on paper."""
    cells = PROGRAM.compute(sample_figures("KH"))
    form = DEFINITION.forms["dossiers"]
    shown = [
        format_number(Decimal(cells[FigureKey("dossiers", "policy", c.code)].value))
        for c in form.columns[:8]
    ]
    (line,) = re.findall(r"^3\. Lĩnh vực chính sách BHXH .*$", printed, re.MULTILINE)
    assert shown == line.split()[-9:-1]


def test_a_head_names_groups_and_columns(capsys, expected_file) -> None:
    """Captions are broken into narrow columns, groups stand over theirs, numbers below."""
    print_forms(DEFINITION, {}, {"feedback"})
    expected_file("feedback_form.txt", capsys.readouterr().out)


def test_states_and_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing arising, not applicable, blank; days and yes or no as people write them."""
    cells = {
        FigureKey("inspected_units", OPEN, "unit"): text_cell("Phòng\nThu"),
        FigureKey("inspected_units", OPEN, "inspected_on"): text_cell("2023-09-05"),
        FigureKey("inspected_units", OPEN, "mended"): text_cell("yes"),
        FigureKey("outreach", "meetings", "value"): NONE_ARISING,
        FigureKey("outreach", "attendees", "value"): NOT_APPLICABLE,
        FigureKey("outreach", "banners", "value"): number_cell(1234567),
    }
    print_forms(DEFINITION, cells, {"inspected_units", "outreach", "training_other"})
    out = capsys.readouterr().out
    for shown in ("1  Phòng Thu", " 05/9/2023 ", " Có ", " – ", " x ", " 1.234.567  cái", " … "):
        assert shown in out
    assert "(chưa có dòng nào)" in out
    assert "dossiers" not in out


@given(st.data())
def test_no_line_is_too_long(data: st.DataObject) -> None:
    """Whatever an office has in its cells, lines fit and no digit of a number is lost."""
    form = data.draw(st.sampled_from(DEFINITION.regime.forms))
    places = [FigureKey(*place) for place in DEFINITION.items if place[0] == form.code]
    if form.open_rows:
        places += [FigureKey(form.code, OPEN, column) for column in form.column_codes]
    cells: dict[FigureKey, Cell] = {}
    for place in places:
        item = DEFINITION.item(*place)
        assert item is not None
        if item.kind in ("number", "text", "choice"):
            cells[place] = data.draw(NUMBERS if item.kind == "number" else WORDS.map(text_cell))
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr("bhxh_desktop.cli.forms.click.echo", lines.append)
        print_forms(DEFINITION, cells, {form.code})
    out = "\n".join(lines)
    assert max(map(len, out.split("\n"))) <= WIDTH
    for place, cell in cells.items():
        if isinstance(cell.value, Decimal):
            item = DEFINITION.item(*place)
            assert re.search(
                rf"(?<![\d.]){re.escape(format_number(cell.value, item.places))}(?![\d.])", out
            )
