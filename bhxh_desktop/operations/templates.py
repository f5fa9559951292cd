"""Files people fill in: writing them with what was entered, and reading them back."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.entries import Entries, Entry, Overtyped, Typed
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey, Figures
from bhxh_desktop.domain.long_csv import Line, read_typed, write_template
from bhxh_desktop.domain.naming import cell_name, place_name
from bhxh_desktop.domain.open_rows import settle
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition, is_open_row
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import filled, working_copy
from bhxh_desktop.operations.reports import check_free
from bhxh_desktop.queries.figures import Contents, contents, empty, entered
from bhxh_desktop.queries.findings import filled_forms
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.reports.printed import printed_cell
from bhxh_desktop.reports.template_codes import SheetCode
from bhxh_desktop.session import Session

LARGEST_CSV = 20 * 2**20
SUFFIXES = ".xlsx, .csv"
_NOTHING = "…"


@dataclass(frozen=True)
class Filled:
    """What filling in a file did."""

    changes: Changes
    before: Entries
    """What stood in the places of *after*."""
    after: Entries
    warnings: tuple[Problem, ...]
    """Figures of the file that were not taken: the program computes those cells."""


def save_template(session: Session, key: SubmissionKey, path: Path, *, force: bool = False) -> None:
    """Write a file to fill in, holding what was entered already.

    Raises Problem ``report_suffix``, ``file_exists`` unless *force*, ``heads_in_conflict``.
    """
    said = entered(session, key) or empty(session, key)
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise Problem("report_suffix", found=path.name, expected=SUFFIXES)
    if not force:
        check_free(path)
    if suffix == ".csv":
        write_whole(path, _csv(session, said).encode("utf-8-sig"))
        return
    from bhxh_desktop.reports.template_writer import write_template as xlsx  # noqa: PLC0415

    write_whole(path, xlsx(source_of(session, said), secrets.token_hex(16), said.notes))


def fill_file(session: Session, key: SubmissionKey, path: Path) -> Filled:
    """Fill in from a file: every entry, or none.

    Raises Problem ``report_suffix``, ``csv_too_large``, ``csv_encoding``, Problems with every
    fault of the file, and what `operations.figures.fill` raises.
    """
    definition = session.definition(working_copy(session, key).definition)
    typed = read_file(session, path, definition, key)
    is_template = path.suffix.lower() == ".xlsx"
    with session.writing():  # what stood before is what this overwrites, whoever typed meanwhile
        copy = working_copy(session, key)
        entries = settle(typed.entries, definition, key, copy.cells, foreign=is_template)
        if is_template:
            entries = {place: _kept(copy.cells, place, entry) for place, entry in entries.items()}
        before = {p: (copy.cells.get(p, BLANK), copy.notes.get(p, "")) for p in entries}
        changes = filled(session, copy, entries)
    computed = contents(session, key).cells
    warnings = tuple(_overruled(definition, typed.overtyped, computed))
    return Filled(changes, before, entries, warnings)


def _csv(session: Session, said: Contents) -> str:
    """Return the CSV template: every typed cell of the unit's forms, the rows it added, one more.

    Columns of the added row are called ``+1``; people add ``+2`` and so on.
    """
    definition = said.definition
    forms = filled_forms(definition, session.tree[said.key.unit].level)
    places = [FigureKey(*key) for key, item in definition.items.items() if not item.formula]
    for form in definition.regime.forms:
        if form.open_rows is not None:
            own = [key.row for key in said.cells if key.form == form.code and is_open_row(key.row)]
            rows = [*dict.fromkeys(own), "+1"]
            places += [FigureKey(form.code, row, c) for row in rows for c in form.column_codes]
    return write_template(
        (
            Line(said.key, place, said.cells.get(place, BLANK), said.notes.get(place, "")),
            cell_name(definition, place),
        )
        for place in places
        if place.form in forms
    )


def read_file(session: Session, path: Path, definition: Definition, key: SubmissionKey) -> Typed:
    """Return what a filled-in file says; raises as :func:`fill_file`."""
    if path.suffix.lower() == ".xlsx":
        from bhxh_desktop.reports.xlsx_reader import read_template  # noqa: PLC0415

        def foreign(code: SheetCode) -> Problem:
            return _made_for(session, code, path, definition, key)

        return read_template(path, definition, key, foreign).typed
    if path.suffix.lower() != ".csv":
        raise Problem("report_suffix", found=path.name, expected=SUFFIXES)
    return read_typed(read_csv(path), definition, key)


def _made_for(
    session: Session, code: SheetCode, path: Path, definition: Definition, key: SubmissionKey
) -> Problem:
    """Return in names what a workbook was made for and what is open here."""
    name, version = path.name, definition.regime.version
    if (code.regime, code.period) != (key.regime, key.period):
        found, here = (_report_name(session, about.regime, about.period) for about in (code, key))
        return Problem("template_other", name=name, found=found, expected=here)
    if code.version != str(version):
        return Problem("template_version", name=name, found=code.version, expected=version)
    unit = session.tree[code.unit].short_name if code.unit in session.tree else code.unit
    return Problem(
        "template_unit", name=name, found=unit, expected=session.tree[key.unit].short_name
    )


def _report_name(session: Session, regime: str, period: str) -> str:
    """Return what people call the report of a period; a code nobody knows stays as it is."""
    titles = {each.regime.code: each.regime.short_title for each in session.installed}
    with suppress(Problem):
        period = Period.parse(period).words
    return f"{titles.get(regime, regime)}, {period}"


def read_csv(path: Path) -> str:
    """Return the text of a CSV file; raise Problem ``csv_too_large``, ``csv_encoding``."""
    if path.stat().st_size > LARGEST_CSV:
        raise Problem("csv_too_large", limit=LARGEST_CSV >> 20)
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("csv_encoding", name=path.name) from None


def _kept(known: Figures, place: FigureKey, entry: Entry) -> Entry:
    """Return an entry of a workbook, which cannot say *ước*: the same number keeps the mark."""
    cell, before = entry[0], known.get(place)
    same = cell is not None and before is not None and cell == before._replace(estimated=False)
    return (before, entry[1]) if same else entry


def _overruled(
    definition: Definition, overtyped: tuple[Overtyped, ...], computed: Figures
) -> Iterator[Problem]:
    """Yield a warning for every figure that is not what the program computes there."""
    for each in overtyped:
        cell, item = computed.get(each.key, BLANK), definition.item(*each.key)
        if item is not None and not _same(each.cell, cell):
            yield Problem(
                "entry_computed",
                place=each.place,
                cell=place_name(definition, each.key),
                found=each.text,
                computed=printed_cell(cell, item) or _NOTHING,
            )


def _same(told: Cell | None, computed: Cell) -> bool:
    if told is None or (told.state, told.value) != (computed.state, computed.value):
        return False
    return told.state is not CellState.BLANK or computed.value is None
