"""Rows a unit adds: a file filled in twice names the same rows, files of two units never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import Cell, FigureKey, Figures, text_cell
from bhxh_desktop.domain.open_rows import row_id, settle
from bhxh_desktop.domain.regime import is_open_row
from bhxh_desktop.domain.revision import SubmissionKey
from tests.helpers.model import small_definition

DEFINITION = small_definition()
KEY = SubmissionKey("A", "own", "small", "2023")
OTHER = KEY._replace(unit="B")
NAMES = st.lists(st.sampled_from(["Lớp A", "Lớp B", ""]), max_size=6)


def _entries(*names: str, rows: tuple[str, ...] = ()) -> dict[FigureKey, tuple[Cell, None]]:
    """Rows with a name and the number of the line as heads."""
    found = {}
    for number, name in enumerate(names, 1):
        row = rows[number - 1] if rows else f"+{number}"
        found[FigureKey("classes", row, "heads")] = text_cell(str(number)), None
        if name:
            found[FigureKey("classes", row, "name")] = text_cell(name), None
    return found


def _known(settled: dict[FigureKey, tuple[Cell | None, str | None]]) -> Figures:
    return {key: cell for key, (cell, _) in settled.items() if cell is not None}


def _rows(settled: object) -> list[str]:
    return list(dict.fromkeys(key.row for key in settled))  # type: ignore[attr-defined]  # keys


@given(NAMES)
def test_filled_in_twice(names: list[str]) -> None:
    """Every line finds its own row again, two lines of one name two rows."""
    first = settle(_entries(*names), DEFINITION, KEY, {})
    assert len(names) == len(_rows(first))
    assert all(map(is_open_row, _rows(first)))
    assert first == settle(_entries(*names), DEFINITION, KEY, _known(first))
    assert {*_rows(first)}.isdisjoint(_rows(settle(_entries(*names), DEFINITION, OTHER, {})))


def test_matched_by_what_names_them() -> None:
    """In another order, or typed at the desk, a row of the same name is the same row."""
    row = row_id("at the desk")
    desk = {FigureKey("classes", row, "name"): text_cell("Lớp B")}
    assert [row] == _rows(settle(_entries("Lớp B"), DEFINITION, KEY, desk))
    assert row == _rows(settle(_entries("Lớp A", "Lớp B"), DEFINITION, KEY, desk))[1]


def test_many_rows() -> None:
    """Each row is looked at once: as many as a file may hold settle in a moment."""
    names = ["Lớp A", *(f"Lớp {number}" for number in range(9000)), *["Lớp A"] * 900]
    first = settle(_entries(*names), DEFINITION, KEY, {})
    assert len(names) == len(_rows(first))
    assert first == settle(_entries(*names), DEFINITION, KEY, _known(first))


def test_a_row_renamed_since_is_left_alone() -> None:
    """The new row does not take the id that the renamed one once got for the same name."""
    first = settle(_entries("Lớp A"), DEFINITION, KEY, {})
    (row,) = _rows(first)
    renamed = {FigureKey("classes", row, "name"): text_cell("Lớp B")}
    assert row not in _rows(settle(_entries("Lớp A"), DEFINITION, KEY, renamed))


def test_ids_of_a_template() -> None:
    """Ids the submission has stay; others are replaced, always by the same, never by B's."""
    mine, new = row_id("mine"), row_id("new")
    known = {FigureKey("classes", mine, "name"): text_cell("Lớp A")}
    entries = _entries("Lớp A", "Lớp B", rows=(mine, new))
    first = settle(entries, DEFINITION, KEY, known, foreign=True)
    kept, made = _rows(first)
    assert (mine, True) == (kept, made not in (mine, new))
    assert first == settle(entries, DEFINITION, KEY, known, foreign=True)
    assert first == settle(entries, DEFINITION, KEY, {**known, **_known(first)}, foreign=True)
    assert {mine, made}.isdisjoint(_rows(settle(entries, DEFINITION, OTHER, {}, foreign=True)))
    assert [mine, new] == _rows(settle(entries, DEFINITION, OTHER, {}))
