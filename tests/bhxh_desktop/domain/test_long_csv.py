"""The long CSV: round trip, guarded texts, and every fault with its line."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import (
    NOT_APPLICABLE,
    Cell,
    CellState,
    FigureKey,
    number_cell,
    text_cell,
)
from bhxh_desktop.domain.long_csv import (
    Line,
    read_cell,
    read_entries,
    read_typed,
    write_lines,
    write_template,
)
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.vietnamese.text import legacy_encoding, one_line, plain_text
from tests.helpers.model import small_definition

DEFINITION = small_definition()
KEY = SubmissionKey("A", "own", "small", "2023")
TYPED = [FigureKey(*key) for key, item in DEFINITION.items.items() if not item.formula]
WORDS = FigureKey("sheet", "words", "value")
NOTES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12).filter(
    lambda text: legacy_encoding(text) is None
)
NUMBERS = st.one_of(
    st.builds(
        Cell,
        st.just(CellState.VALUE),
        st.integers(0, 10**17).map(Decimal),
        st.booleans(),
        st.just(False),
    ),
    st.sampled_from([CellState.NONE_ARISING, CellState.NOT_APPLICABLE, CellState.BLANK]).map(Cell),
)


@given(st.dictionaries(st.sampled_from([k for k in TYPED if k != WORDS]), NUMBERS), NOTES, NOTES)
def test_round_trip(figures, note, words):
    """Cells, texts and notes survive, also those that look like formulas."""
    share = FigureKey("sheet", "share", "value")
    figures = {**figures, WORDS: Cell(CellState.VALUE, one_line(f"={words}", 99))}
    figures.pop(share, None)
    text = write_lines(Line(KEY, key, cell, note) for key, cell in figures.items())
    expected = {key: (cell, plain_text(note, 99) or None) for key, cell in figures.items()}
    assert expected == read_entries("\ufeff" + text, DEFINITION, KEY)


def test_no_text_starts_like_a_formula():
    """A spreadsheet that opens the CSV runs nothing."""
    cell = Cell(CellState.VALUE, '=HYPERLINK("x")')
    line = write_lines([Line(KEY, WORDS, cell, "@note")]).splitlines()[1]
    assert '"\'=HYPERLINK(""x"")",,\'@note' in line


HEAD = "form,row,column,value,state,note\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("form;row;column;value\n", "csv_separator"),
        ("form\trow\tcolumn\tvalue\n", "csv_separator"),
        ("form,row,value\n", "csv_columns"),
        ("form,row,column,value,colour\n", "csv_columns_unknown"),
        (HEAD + "dossiers,policy\n", "csv_width"),
        (HEAD + 'dossiers,policy,new,"5\n', "csv_syntax"),
        ("", "csv_columns"),
    ],
)
def test_a_broken_frame_is_told_alone(text, code):
    """Without a sound frame nothing else can be judged."""
    with pytest.raises(Problem) as caught:
        read_entries(text, DEFINITION, KEY)
    assert code == caught.value.code


def test_all_faulty_lines_are_told_at_once():
    """Each with its line and its own fault."""
    text = HEAD + "\n".join(  # noqa: FLY002 -- one line each
        (
            "dossiers,policy,new,1.234.567,,",
            "dossiers,policy,nowhere,5,,",
            "dossiers,policy,late,-1,,",
            "dossiers,policy,carried,7,,",
            "dossiers,policy,carried,8,,",
            "dossiers,collection,new,1.5,,",
            "dossiers,collection,late,5,odd,",
            "dossiers,collection,carried,5,none_arising,",
        )
    )
    with pytest.raises(Problems) as caught:
        read_entries(text, DEFINITION, KEY)
    told = [(p.fields["line"], p.fields["fault"].code) for p in caught.value.problems]
    assert [
        (2, "figure_form"),
        (3, "entry_unknown"),
        (4, "entry_negative"),
        (6, "csv_doubled"),
        (7, "entry_whole"),
        (8, "entry_state_word"),
        (9, "entry_state_word"),
    ] == told


def test_texts_are_cleaned():
    """Loose marks are composed, tabs become spaces; a text in a cell is one line, a note is not."""
    words = "sheet,words,value"
    text = f'{HEAD}{words},"Lơ\u0301p\t tập\nhuấn",,"một\thai\u200b\nba "\n'
    expected = {WORDS: (Cell(CellState.VALUE, "Lớp tập huấn"), "một hai\nba")}
    assert expected == read_entries(text, DEFINITION, KEY)
    assert {WORDS: (Cell(CellState.BLANK), None)} == read_entries(
        f"form,row,column,value,state\n{words}, ,blank\n", DEFINITION, KEY
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"sheet,words,value,{'a' * 4001},,", "text_long"),
        (f"dossiers,policy,new,5,,{'a' * 4001}", "text_long"),
        ("dossiers,policy,new,5,,a\u0007b", "text_control"),
    ],
)
def test_texts_nobody_could_read_again_are_refused(line, code):
    """With their line, before anything is kept."""
    with pytest.raises(Problems) as caught:
        read_entries(f"{HEAD}{line}\n", DEFINITION, KEY)
    (fault,) = caught.value.problems
    assert (2, code) == (fault.fields["line"], fault.fields["fault"].code)


def test_lines_of_another_submission_are_refused():
    """A file of another unit or period is not filled in by mistake."""
    text = "unit,period,form,row,column,value\nB,2023,dossiers,policy,new,5\n"
    with pytest.raises(Problems) as caught:
        read_entries(text, DEFINITION, KEY)
    assert ("csv_other", "unit") == (
        caught.value.problems[0].fields["fault"].code,
        caught.value.problems[0].fields["fault"].fields["column"],
    )


def test_the_lines_of_another_submission_are_one_fault():
    """Nobody reads the same sentence for every line; faults of cells keep their own lines."""
    head = "unit,form,row,column,value\n"
    lines = "B,dossiers,policy,new,5\n,dossiers,policy,late,a\nB,dossiers,policy,on_time,5\n"
    with pytest.raises(Problems) as caught:
        read_entries(head + lines, DEFINITION, KEY)
    first, second = caught.value.problems
    assert ("csv_lines", 2, 2) == (first.code, first.fields["count"], first.fields["line"])
    assert ("csv_line", 3) == (second.code, second.fields["line"])


def test_derived_cells_are_told_apart():
    """What show wrote can be filled in again: totals are computed, not typed, but not forgotten."""
    text = HEAD + "dossiers,policy,received,-5,incomplete,\ndossiers,policy,late_rate,ba,,x\n"
    text += "dossiers,total,received,,,\ndossiers,total,new,,not_applicable,\n"
    typed = read_typed(text, DEFINITION, KEY)
    rate = FigureKey("dossiers", "policy", "late_rate")
    assert {rate: (None, "x")} == typed.entries
    received = FigureKey("dossiers", "policy", "received")
    assert [
        ("Dòng 2", received, "-5 incomplete", number_cell(-5)),
        ("Dòng 3", rate, "ba", None),
        ("Dòng 5", FigureKey("dossiers", "total", "new"), "not_applicable", NOT_APPLICABLE),
    ] == list(typed.overtyped)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("5,,", (number_cell(5), None)),
        ("5,,Chậm", (number_cell(5), "Chậm")),
        (",,Chậm", (None, "Chậm")),
        (",no_note,", (None, "")),
        ("5,no_note,", (number_cell(5), "")),
        (",blank no_note,", (Cell(CellState.BLANK), "")),
        (",blank,", (Cell(CellState.BLANK), None)),
        (",,", None),
        (" ,, ", None),
    ],
)
def test_what_a_line_leaves_alone(line, expected):
    """No value and state: the cell; no note: the note. To empty either one says so."""
    found = read_entries(f"{HEAD}dossiers,policy,new,{line}\n", DEFINITION, KEY)
    assert ({} if expected is None else {FigureKey("dossiers", "policy", "new"): expected}) == found


def test_a_note_both_written_and_taken_out():
    """Which of the two was meant nobody can tell."""
    with pytest.raises(Problems) as caught:
        read_entries(f"{HEAD}dossiers,policy,new,5,no_note,x\n", DEFINITION, KEY)
    assert "entry_note_both" == caught.value.problems[0].fields["fault"].code


def test_rows_the_unit_adds_are_numbered():
    """A row without an id is called +1; only where the form takes such rows."""
    text = f"{HEAD}classes,+1,name,Lớp,,\nclasses,+2,heads,5,,\n"
    assert {
        FigureKey("classes", "+1", "name"): (text_cell("Lớp"), None),
        FigureKey("classes", "+2", "heads"): (number_cell(5), None),
    } == read_entries(text, DEFINITION, KEY)
    for line in ("dossiers,+1,new,5,,", "classes,+0,heads,5,,", "classes,+,heads,5,,"):
        with pytest.raises(Problems) as caught:
            read_entries(f"{HEAD}{line}\n", DEFINITION, KEY)
        assert "entry_unknown" == caught.value.problems[0].fields["fault"].code


def test_a_template_holds_what_was_entered():
    """Blank places have neither value nor state; what stands there reads back."""
    key = FigureKey("dossiers", "policy", "new")
    lines = [
        (Line(KEY, key, number_cell(5, estimated=True), "-Chậm"), "Mới"),
        (Line(KEY, key._replace(column="late"), Cell(CellState.BLANK)), "=Trễ"),
        (Line(KEY, key._replace(column="carried"), Cell(CellState.NONE_ARISING)), "Trước"),
    ]
    text = write_template(lines)
    assert {
        key: (number_cell(5, estimated=True), "-Chậm"),
        key._replace(column="carried"): (Cell(CellState.NONE_ARISING), None),
    } == read_entries(text, DEFINITION, KEY)
    assert ",late,,,,'=Trễ\r\n" in text


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    """Whatever the file holds: entries, or Problems."""
    with suppress(Problem, Problems):
        read_entries(text, DEFINITION, KEY)


def test_a_number_of_a_file_is_quoted_as_it_stands_there():
    """A file of figures has decimal points; what is wrong with one is found by its own letters."""
    with pytest.raises(Problem) as caught:
        read_cell("1234567.5", "", Item())
    assert "entry_whole" == caught.value.code
    assert "1234567.5" == caught.value.fields["found"]
