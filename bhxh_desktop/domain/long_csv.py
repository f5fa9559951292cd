"""The long CSV: one line per cell, for scripts, Power Query and pandas (design §10).

UTF-8, plain digits, "." as decimal sign. A text that a spreadsheet would take for a formula is
written behind an apostrophe, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from bhxh_desktop.domain.figure import LONGEST_TEXT, Cell, CellState, FigureKey, plain_digits
from bhxh_desktop.domain.regime import Definition, Item
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.rules import fault_in
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.vietnamese.numbers import figure_text, parse_figure
from bhxh_desktop.vietnamese.text import one_line, plain_text

COLUMNS = (
    "unit",
    "scope",
    "regime",
    "period",
    "form",
    "row",
    "column",
    "value",
    "state",
    "note",
)
CAPTION = "caption"
MOST_LINES = 200_000
_NEEDED = ("form", "row", "column", "value")
_STATES = {state.value: state for state in CellState}
_ESTIMATED = "estimated"
_INCOMPLETE = "incomplete"
_LIKE_A_FORMULA = re.compile(r"['=+\-@\t\r]")


class Line(NamedTuple):
    """One cell with the submission it belongs to and its note."""

    submission: SubmissionKey
    key: FigureKey
    cell: Cell
    note: str = ""


def write_lines(lines: Iterable[Line]) -> str:
    """Return the CSV text, without a byte order mark, lines ended by CR LF as Excel writes them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for submission, cells in groupby(lines, key=itemgetter(0)):
        start = ",".join(submission)  # codes, as those of places: nothing in them needs quotes
        for _, key, cell, note in cells:
            digits = plain_digits(cell)
            if digits and not note:  # nearly every line: written by hand, for speed
                out.write(f"{start},{key[0]},{key[1]},{key[2]},{digits},,\r\n")
            else:
                guarded = _guarded(note) if note else ""
                writer.writerow((*submission, *key, *cell_texts(cell), guarded))
    return out.getvalue()


def write_template(submission: SubmissionKey, places: Iterable[tuple[FigureKey, str]]) -> str:
    """Return a CSV to fill in: a line per place, its caption in a column that reading ignores."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, CAPTION])
    for key, caption in places:
        writer.writerow([*submission, *key, "", "", "", _guarded(caption)])
    return out.getvalue()


def cell_texts(cell: Cell) -> tuple[str, str]:
    """Return the ``value`` and ``state`` columns of a cell; a plain value has no state word."""
    if cell.state is CellState.VALUE and not (cell.estimated or cell.incomplete):
        plain = isinstance(cell.value, Decimal)
        return (figure_text(cell.value) if plain else _guarded(cell.value or "")), ""  # type: ignore[arg-type]  # just asked
    words = [] if cell.state is CellState.VALUE else [cell.state.value]
    words += [_ESTIMATED] * cell.estimated + [_INCOMPLETE] * cell.incomplete
    if isinstance(cell.value, Decimal):
        return figure_text(cell.value), " ".join(words)
    return _guarded(cell.value or ""), " ".join(words)


def read_entries(
    text: str, definition: Definition, expected: SubmissionKey
) -> dict[FigureKey, tuple[Cell, str | None]]:
    """Return what a CSV says of the typed cells of one submission: cell and note by place.

    A note of None leaves the cell's note alone. Derived cells are passed over: they are computed.
    So are lines without value and state: only the state ``blank`` empties a cell.
    Columns beyond the needed ones may be left out. Raises Problems with every fault and its line.
    """
    rows = _rows(text)
    found: dict[FigureKey, tuple[Cell, str | None]] = {}
    faults: list[Problem] = []
    for number, row in rows:
        try:
            key, cell = _entry(row, definition, expected)
            note = plain_text(_unguarded(row["note"]), LONGEST_TEXT) if "note" in row else None
        except Problem as fault:
            faults.append(Problem("csv_line", line=number, fault=fault))
            continue
        if key in found:
            doubled = Problem("csv_doubled", cell=".".join(key))
            faults.append(Problem("csv_line", line=number, fault=doubled))
        elif cell is not None:
            found[key] = cell, note
    if faults:
        raise Problems(faults)
    return found


def _rows(text: str) -> list[tuple[int, Mapping[str, str]]]:
    """Return the lines as mappings with their numbers; a fault in the frame is told alone."""
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    if (";" in head and "," not in head) or "\t" in head:
        raise Problem("csv_separator", found=head[:60])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        if missing := [name for name in _NEEDED if name not in names]:
            raise Problem("csv_columns", missing=", ".join(missing), found=", ".join(names)[:200])
        if unknown := [name for name in names if name not in (*COLUMNS, CAPTION)]:
            raise Problem("csv_columns_unknown", found=", ".join(unknown)[:200])
        rows: list[tuple[int, Mapping[str, str]]] = []
        for values in reader:
            if not any(values):
                continue
            if len(values) != len(names):
                raise Problem(
                    "csv_width", line=reader.line_num, found=len(values), expected=len(names)
                )
            rows.append((reader.line_num, dict(zip(names, values, strict=True))))
            if len(rows) > MOST_LINES:
                raise Problem("csv_too_long", limit=MOST_LINES)
    except csv.Error as error:
        raise Problem("csv_syntax", line=reader.line_num, detail=error) from None
    return rows


def _entry(
    row: Mapping[str, str], definition: Definition, expected: SubmissionKey
) -> tuple[FigureKey, Cell | None]:
    for name, wanted in zip(COLUMNS, expected, strict=False):
        given = row.get(name, "")
        if given and given != wanted:
            raise Problem("csv_other", column=name, found=given[:40], expected=wanted)
    key = FigureKey(row["form"], row["row"], row["column"])
    item = definition.item(*key)
    if item is None:
        raise Problem("entry_unknown", cell=".".join(key)[:120])
    value, state = row["value"], row.get("state", "")
    says_nothing = not value and not state.strip() and not row.get("note")
    return key, None if item.formula or says_nothing else read_cell(value, state, item)


def read_cell(value: str, state: str, item: Item) -> Cell:
    """Return the cell that ``value`` and ``state`` say.

    A text is cleaned and becomes one line. Raises Problem ``entry_state_word``, ``figure_form``,
    or what `rules.fault_in` finds.
    """
    words = state.split()
    if item.kind != "number":
        value = one_line(_unguarded(value), LONGEST_TEXT)
    if set(words) - _STATES.keys() - {_ESTIMATED}:
        raise _state_problem(state)
    states = [_STATES[word] for word in words if word in _STATES]
    if states in ([], [CellState.VALUE]) and value:
        content = parse_figure(value) if item.kind == "number" else value
        cell = Cell(CellState.VALUE, content, estimated=_ESTIMATED in words)
    elif value or len(states) > 1:
        raise _state_problem(state)
    else:
        cell = Cell(states[0] if states else CellState.BLANK)
        if cell.state is CellState.VALUE:
            cell = Cell(CellState.BLANK)
    fault = fault_in(item, cell)
    if fault is not None:
        raise fault
    return cell


def _state_problem(state: str) -> Problem:
    words = ", ".join([_ESTIMATED, *_STATES])
    return Problem("entry_state_word", found=state[:40], expected=words)


def _guarded(text: str) -> str:
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text.removeprefix("'")
