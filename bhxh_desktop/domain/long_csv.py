"""The long CSV: one line per cell, for scripts, Power Query and pandas (design §10).

UTF-8, plain digits, "." as decimal sign. A text that a spreadsheet would take for a formula is
written behind an apostrophe, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from bhxh_desktop.domain.csv_rows import read_rows
from bhxh_desktop.domain.entries import Entry, Overtyped, Typed
from bhxh_desktop.domain.figure import (
    BLANK,
    LONGEST_TEXT,
    Cell,
    CellState,
    FigureKey,
    plain_digits,
)
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.open_rows import item_at
from bhxh_desktop.domain.regime import Definition, Item
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.rules import fault_in
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.vietnamese.naming_texts import LINE
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
_NEEDED = ("form", "row", "column", "value")
_STATES = {state.value: state for state in CellState}
_ESTIMATED = "estimated"
_INCOMPLETE = "incomplete"
_NO_NOTE = "no_note"
_LONGEST_SHOWN = 40
_LIKE_A_FORMULA = re.compile(r"['=+\-@\t\r]")


class Line(NamedTuple):
    """One cell with the submission it belongs to and its note."""

    submission: SubmissionKey
    key: FigureKey
    cell: Cell
    note: str = ""


def write_lines(lines: Iterable[Line | tuple[SubmissionKey, FigureKey, Cell, str]]) -> str:
    """Return the CSV text, without a byte order mark, lines ended by CR LF as Excel writes them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for submission, cells in groupby(lines, key=itemgetter(0)):
        start = ",".join(submission)  # codes, as those of places: nothing in them needs quotes
        for _, key, cell, note in cells:
            digits = "" if note else plain_digits(cell)
            if digits:  # nearly every line: written by hand, for speed
                out.write(f"{start},{key[0]},{key[1]},{key[2]},{digits},,\r\n")
            else:
                guarded = _guarded(note) if note else ""
                writer.writerow((*submission, *key, *cell_texts(cell), guarded))
    return out.getvalue()


def write_template(lines: Iterable[tuple[Line, str]]) -> str:
    """Return a CSV to fill in, its captions in a column that reading ignores.

    A blank cell has neither value nor state.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, CAPTION])
    for line, caption in lines:
        said = ("", "") if line.cell == BLANK else cell_texts(line.cell)
        writer.writerow(
            [*line.submission, *line.key, *said, _guarded(line.note), _guarded(caption)]
        )
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
) -> dict[FigureKey, Entry]:
    """Return what a CSV says of the typed cells of one submission: see `read_typed`."""
    return read_typed(text, definition, expected).entries


def read_typed(text: str, definition: Definition, expected: SubmissionKey) -> Typed:
    """Return what a CSV says of one submission.

    A line without value and state leaves the cell alone: only the state ``blank`` empties one.
    A line without note leaves the note alone: only the state ``no_note`` takes one out.
    A row the unit adds is called ``+1``, ``+2`` … or by its id. Derived cells are computed: what
    stands there is told apart. Columns beyond the needed ones may be left out.
    Raises Problems with every fault and its line; lines of one other submission are one fault.
    """
    found: dict[FigureKey, Entry] = {}
    overtyped: list[Overtyped] = []
    faults: list[tuple[int, Problem]] = []
    for number, row in read_rows(text, _NEEDED, (*COLUMNS, CAPTION)):
        try:
            key, item = _place(row, definition, expected)
            words = row.get("state", "").split()
            note = _note(row, words)
            if item.formula:
                overtyped += _overtyped(number, key, row["value"], words, item)
                entry: Entry = None, note
            else:
                entry = _cell(row["value"], words, item), note
        except Problem as fault:
            faults.append((number, fault))
            continue
        if key in found:
            faults.append((number, Problem("csv_doubled", cell=place_name(definition, key))))
        elif entry != (None, None):
            found[key] = entry
    if faults:
        raise Problems(_folded(faults))
    return Typed(found, tuple(overtyped))


def _folded(faults: Iterable[tuple[int, Problem]]) -> Iterator[Problem]:
    """Yield the faults with their lines; what is wrong with the whole file once, with the count."""
    said: dict[str, list[tuple[int, Problem]]] = {}
    for line, fault in faults:
        said.setdefault(str(fault) if fault.code == "csv_other" else str(line), []).append(
            (line, fault)
        )
    for (line, fault), *more in said.values():
        if more:
            yield Problem("csv_lines", line=line, count=len(more) + 1, fault=fault)
        else:
            yield Problem("csv_line", line=line, fault=fault)


def _place(
    row: Mapping[str, str], definition: Definition, expected: SubmissionKey
) -> tuple[FigureKey, Item]:
    for name, wanted in zip(COLUMNS, expected, strict=False):
        given = row.get(name, "")
        if given and given != wanted:
            raise Problem("csv_other", column=name, found=given[:40], expected=wanted)
    key = FigureKey(row["form"], row["row"], row["column"])
    item = item_at(definition, key)
    if item is None:
        raise Problem("entry_unknown", cell=place_name(definition, key))
    return key, item


def _note(row: Mapping[str, str], words: list[str]) -> str | None:
    """Return the note of a line, "" to take it out, None to leave it; *words* lose its state."""
    note = plain_text(_unguarded(row.get("note", "")), LONGEST_TEXT)
    if _NO_NOTE not in words:
        return note or None
    if note:
        raise Problem("entry_note_both", found=_NO_NOTE)
    words.remove(_NO_NOTE)
    return ""


def _cell(value: str, words: Sequence[str], item: Item) -> Cell | None:
    """Return the cell of a line, None where it says nothing of it."""
    return read_cell(value, " ".join(words), item) if value.strip() or words else None


def _overtyped(
    line: int, key: FigureKey, value: str, words: Sequence[str], item: Item
) -> Iterable[Overtyped]:
    """Yield what a line says of a derived cell, if anything; the mark *thiếu* is the program's."""
    if not value.strip() and not words:
        return
    try:
        told = _said(value, [word for word in words if word != _INCOMPLETE], item)
    except Problem:
        told = None
    shown = " ".join([value, *words]).strip()[:_LONGEST_SHOWN]
    yield Overtyped(LINE.format(number=line), key, shown, told)


def read_cell(value: str, state: str, item: Item) -> Cell:
    """Return the cell that ``value`` and ``state`` say.

    A text is cleaned and becomes one line. Raises Problem ``entry_state_word``, ``figure_form``,
    or what `rules.fault_in` finds.
    """
    cell = _said(value, state.split(), item)
    fault = fault_in(item, cell, value)
    if fault is not None:
        raise fault
    return cell


def _said(value: str, words: Sequence[str], item: Item) -> Cell:
    if item.kind != "number":
        value = one_line(_unguarded(value), LONGEST_TEXT)
    if set(words) - _STATES.keys() - {_ESTIMATED}:
        raise _state_problem(words)
    states = [_STATES[word] for word in words if word in _STATES]
    if states in ([], [CellState.VALUE]) and value:
        content = parse_figure(value) if item.kind == "number" else value
        return Cell(CellState.VALUE, content, estimated=_ESTIMATED in words)
    if value or len(states) > 1:
        raise _state_problem(words)
    stated = states[0] if states else CellState.BLANK
    return BLANK if stated is CellState.VALUE else Cell(stated)


def _state_problem(found: Sequence[str]) -> Problem:
    words = ", ".join([_ESTIMATED, *_STATES, _NO_NOTE])
    return Problem("entry_state_word", found=" ".join(found)[:_LONGEST_SHOWN], expected=words)


def _guarded(text: str) -> str:
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text.removeprefix("'")
