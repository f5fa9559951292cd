"""What must hold within the forms of a regime: codes, printed numbers, items."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bhxh_desktop.definitions.decode import nearest
from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import Place, show_value
from bhxh_desktop.domain.formula import Quotient, parse
from bhxh_desktop.domain.regime import MOST_CELLS, Form, Item, Regime
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.numbers import parse_figure

_OF_NUMBERS = ("sum", "ratio", "weighted")


def form_faults(regime: Regime, place: Place) -> Iterator[Problem]:
    """Yield what is wrong within each form."""
    for number, form in enumerate(regime.forms):
        path = ("forms", number)
        yield from code_faults(form.rows, (*path, "rows"), place)
        yield from code_faults(form.columns, (*path, "columns"), place)
        yield from _shape_faults(form, path, place)
        yield from _open_row_faults(form, path, place)
        yield from _number_faults(form, path, place)
        for part, item, in_rows in items(form):
            yield from _item_faults(item, in_rows, (*path, *part), place)


def too_many_cells(regime: Regime) -> Problem | None:
    """Return the fault of a regime too large to compute, None for any real one."""
    if regime.cells > MOST_CELLS:
        return Problem("definition_too_many", found=regime.cells, expected=MOST_CELLS)
    return None


def items(form: Form) -> Iterator[tuple[KeyPath, Item, bool]]:
    """Yield the path within the form of each item, the item, and whether fixed rows use it."""
    for number, column in enumerate(form.columns):
        if column.item is not None:
            yield ("columns", number, "item"), column.item, bool(form.rows)
    for number, row in enumerate(form.rows):
        if row.item is not None:
            yield ("rows", number, "item"), row.item, True


def repeats(words: Iterable[str]) -> Iterator[int]:
    """Yield the position of every word that stood before; blank ones are left out."""
    seen: set[str] = set()
    for number, word in enumerate(words):
        if word and word in seen:
            yield number
        seen.add(word)


def code_faults(parts: Sequence[object], path: KeyPath, place: Place) -> Iterator[Problem]:
    """Yield codes that stand twice, and those the formula language could not read."""
    codes = [str(getattr(part, "code", "")) for part in parts]
    for number in repeats(codes):
        yield place((*path, number, "code"), Problem("definition_repeated", found=codes[number]))
    for number, code in enumerate(codes):
        if keyword.iskeyword(code):
            yield place((*path, number, "code"), Problem("definition_code_reserved", found=code))


def _shape_faults(form: Form, path: KeyPath, place: Place) -> Iterator[Problem]:
    if not form.rows and form.open_rows is None:
        yield place((*path, "rows"), Problem("definition_list_empty"))
    if form.is_sheet and form.open_rows is not None:
        yield place((*path, "columns"), Problem("definition_list_empty"))
    for number, column in enumerate(form.columns):
        if column.item is None and not any(row.item for row in form.rows):
            yield place((*path, "columns", number), Problem("definition_column_empty"))
    covered = bool(form.columns) and all(column.item for column in form.columns)
    for number, row in enumerate(form.rows):
        where = (*path, "rows", number)
        if row.item is not None and covered:
            yield place((*where, "item"), Problem("definition_item_unused"))
        if row.formula and form.is_sheet:
            yield place((*where, "formula"), Problem("definition_formula_in_sheet"))


def _open_row_faults(form: Form, path: KeyPath, place: Place) -> Iterator[Problem]:
    if form.open_rows is None:
        return
    where = (*path, "open_rows", "key")
    if not form.open_rows.key:
        yield place(where, Problem("definition_list_empty"))
    codes = [column.code for column in form.columns]
    for number, code in enumerate(form.open_rows.key):
        if code not in codes:
            fault = Problem("definition_reference", found=code, expected=nearest(code, codes))
            yield place((*where, number), fault)


def _number_faults(form: Form, path: KeyPath, place: Place) -> Iterator[Problem]:
    """Yield printed numbers that stand twice: of columns, and of lines under one heading."""
    numbers = [column.number for column in form.columns]
    for number in repeats(numbers):
        fault = Problem("definition_repeated", found=show_value(numbers[number]))
        yield place((*path, "columns", number, "number"), fault)
    seen: dict[tuple[int, bool], set[str]] = {}
    for number, row in enumerate(form.rows):
        heading = form.is_sheet and row.item is None
        for key in list(seen):  # under a new line above, counting starts again
            if key[0] > row.indent or (heading and key == (row.indent, False)):
                del seen[key]
        used = seen.setdefault((row.indent, heading), set())
        if row.number and row.number in used:
            fault = Problem("definition_repeated", found=show_value(row.number))
            yield place((*path, "rows", number, "number"), fault)
        used.add(row.number)


def _item_faults(item: Item, in_rows: bool, path: KeyPath, place: Place) -> Iterator[Problem]:  # noqa: FBT001
    if item.kind == "choice" and not item.choices:
        yield place((*path, "choices"), Problem("definition_list_empty"))
    for number in repeats(item.choices):
        fault = Problem("definition_repeated", found=show_value(item.choices[number]))
        yield place((*path, "choices", number), fault)
    if item.window == "since" and not _is_date(item.since):
        fault = Problem("definition_date_text", found=show_value(item.since))
        yield place((*path, "since"), fault)
    if item.nature == "derived" and not item.formula:
        yield place((*path, "formula"), Problem("definition_formula_missing"))
    if item.kind != "number" and item.consolidate in _OF_NUMBERS and in_rows:
        others = "text, list, equal, province, none"
        fault = Problem("definition_consolidation", found=item.consolidate, expected=others)
        yield place((*path, "consolidate"), fault)
    if item.consolidate == "ratio" and not _is_quotient(item.formula):
        yield place((*path, "formula"), Problem("definition_ratio"))
    if item.consolidate == "weighted" and not item.weight:
        yield place((*path, "weight"), Problem("definition_key_missing"))
    yield from _target_faults(item, path, place)


def _target_faults(item: Item, path: KeyPath, place: Place) -> Iterator[Problem]:
    if item.target is not None:
        try:
            parse_figure(item.target.value)
        except Problem:
            fault = Problem("definition_figure", found=show_value(item.target.value))
            yield place((*path, "target", "value"), fault)


def _is_quotient(formula: str) -> bool:
    try:
        return isinstance(parse(formula).node, Quotient)
    except Problem:
        return bool(formula)  # an unreadable formula is told of once, by itself


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
