"""Parts: what a revision holds, each as canonical JSON hashed by itself (model.md §4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.figure import (
    LONGEST_TEXT,
    Cell,
    FigureKey,
    Figures,
    cell_from_json,
    cell_to_json,
    plain_cell,
)
from bhxh_desktop.domain.formats import EVIDENCE_FORMAT, FORMAT, LATEST, Format, check_format
from bhxh_desktop.domain.formula import TaskState
from bhxh_desktop.domain.regime import Code, Definition
from bhxh_desktop.domain.revision import LINE, Day, Hash, Name, PartName
from bhxh_desktop.domain.unit import UnitCode
from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.vietnamese.numbers import parse_figure

LONGEST_PARAGRAPH = 20_000
MOST_EVIDENCE = 20
"""Documents that show one task done."""
ParagraphText = Annotated[str, Meta(max_length=LONGEST_PARAGRAPH)]
Note = Annotated[str, Meta(max_length=LONGEST_TEXT)]
CellName = Annotated[str, Meta(max_length=130, pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+){2}\Z")]
"""``form.row.column``."""


class _Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    format: Format = FORMAT


class DocumentEntry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An issued document, by value (model.md §8)."""

    issuer: Name
    number: Annotated[str, Meta(max_length=20, pattern=LINE)]
    symbol: Annotated[str, Meta(max_length=40, pattern=LINE)]
    year: Annotated[int, Meta(ge=1945, le=2999)]
    day: Day | None = None
    subject: Note = ""


class TaskProgress(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How far one task is."""

    group: Code
    state: TaskState
    done_on: Day | None = None
    note: Note = ""
    documents: Annotated[tuple[DocumentEntry, ...], Meta(max_length=MOST_EVIDENCE)] = ()
    """What shows it, by value, in order of identity."""


class TasksPart(_Part, frozen=True, kw_only=True):
    """Progress by task code; a code is the number printed before the task."""

    format: Annotated[int, Meta(ge=FORMAT, le=EVIDENCE_FORMAT)] = FORMAT
    tasks: dict[Annotated[str, Meta(max_length=20, pattern=LINE)], TaskProgress]


class Paragraph(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One paragraph of the office's own text; the id stays when the text changes."""

    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
    text: ParagraphText


class NarrativePart(_Part, frozen=True, kw_only=True):
    """Lời văn by section."""

    sections: dict[Code, tuple[Paragraph, ...]]


class LockReason(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Why a finding was locked over, and who said so."""

    rule: Code
    row: str
    """Empty where the rule is not tested row by row."""
    reason: Note
    author: Name


class ExplanationsPart(_Part, frozen=True, kw_only=True):
    """Cell notes and reasons; they stay within the unit and its parent."""

    notes: dict[CellName, Note] = {}
    reasons: tuple[LockReason, ...] = ()


class DocumentsPart(_Part, frozen=True, kw_only=True):
    """The documents this report lists, in order of identity."""

    documents: tuple[DocumentEntry, ...] = ()
    units: dict[UnitCode, tuple[DocumentEntry, ...]] = {}
    """In a total: what the other units list."""


class JournalPart(_Part, frozen=True, kw_only=True):
    """What is said of the journal lines, which never leave the unit."""

    lines: int
    digest: Hash


class Attachment(Struct, frozen=True, forbid_unknown_fields=True):
    """A file kept with a document; it travels by hash."""

    issuer: Name
    number: Annotated[str, Meta(max_length=20, pattern=LINE)]
    symbol: Annotated[str, Meta(max_length=40, pattern=LINE)]
    year: Annotated[int, Meta(ge=1945, le=2999)]
    hash: Hash
    name: Name
    size: int


class AttachmentsPart(_Part, frozen=True, kw_only=True):
    """The files kept with the documents this report lists, by document and hash."""

    attachments: tuple[Attachment, ...]


_KINDS: dict[PartName, type[_Part]] = {
    "tasks": TasksPart,
    "narrative": NarrativePart,
    "explanations": ExplanationsPart,
    "documents": DocumentsPart,
    "journal": JournalPart,
    "attachments": AttachmentsPart,
}
FIGURES: PartName = "figures"
ByUnit = Mapping[FigureKey, tuple[tuple[str, Cell], ...]]
"""What units said in cells of a total that cannot be added up: lists, texts, rows they added."""
EXPLANATIONS: PartName = "explanations"


def encode_part(part: _Part) -> bytes:
    """Return the canonical JSON of a part other than figures.

    Raises Bug where nobody could read it again: nothing unreadable may ever be signed.
    """
    name = next(name for name, kind in _KINDS.items() if type(part) is kind)
    try:
        data = canonical.encode(msgspec.to_builtins(part))
        decode_part(name, data)
    except Problem as fault:
        raise Bug(f"part {name} cannot be read again: {fault}") from fault
    return data


def decode_part(name: PartName, data: bytes) -> Any:
    """Return the part called *name*; raise Problem ``not_canonical`` or ``part_form``."""
    value = canonical.decode(data)
    check_format(value.get("format") if isinstance(value, dict) else None, LATEST)
    try:
        part = msgspec.convert(value, _KINDS[name])
    except msgspec.ValidationError as error:
        raise Problem("part_form", part=name, detail=str(error)) from None
    if canonical.encode(msgspec.to_builtins(part)) != data:
        raise Problem("not_canonical", reason="form")
    if isinstance(part, DocumentsPart):
        for listed in (part.documents, *part.units.values()):
            _check_listed(name, listed)
    if isinstance(part, TasksPart):
        if part != tasks_part(part.tasks):
            raise Problem("part_form", part=name, detail="format")
        for progress in part.tasks.values():
            _check_listed(name, progress.documents)
    return part


def tasks_part(progress: Mapping[str, TaskProgress]) -> TasksPart:
    """Return the part that says *progress*, of the first format that can."""
    shown = any(said.documents for said in progress.values())
    return TasksPart(format=EVIDENCE_FORMAT if shown else FORMAT, tasks=dict(progress))


def _check_listed(part: PartName, documents: tuple[DocumentEntry, ...]) -> None:
    """Raise Problem ``part_form`` unless each document stands there once and in its place."""
    keys = [(each.issuer, each.number, each.symbol, each.year) for each in documents]
    if keys != sorted(set(keys)):
        raise Problem("part_form", part=part, detail="order")


def notes_of(part: ExplanationsPart, definition: Definition) -> dict[FigureKey, str]:
    """Return the notes by cell; raise Problem ``figure_unknown`` for one on no cell of the form."""
    notes = {FigureKey(*name.split(".")): note for name, note in part.notes.items()}
    for key in notes:
        if definition.item(*key) is None:
            raise Problem("figure_unknown", cell=".".join(key))
    return notes


def figures_to_part(figures: Figures, by_unit: ByUnit | None = None) -> bytes:
    """Return the figures part: every cell that is not blank, derived ones as printed.

    That of a total also has, under ``units``, what its units said in the cells of *by_unit*.
    Only the definition tells whether it can be read again: see `check_figures`.
    """
    value = {"cells": _nested(figures)}
    units: dict[str, dict[FigureKey, Cell]] = {}
    for key, said in (by_unit or {}).items():
        for unit, cell in said:
            units.setdefault(unit, {})[key] = cell
    if units:
        value["units"] = {unit: _nested(cells) for unit, cells in units.items()}
    return canonical.encode(value)


def _nested(figures: Figures) -> dict[str, Any]:
    forms: dict[str, dict[str, dict[str, Any]]] = {}
    for key, cell in figures.items():
        forms.setdefault(key.form, {}).setdefault(key.row, {})[key.column] = cell_to_json(cell)
    return forms


def figures_from_part(data: bytes, definition: Definition) -> dict[FigureKey, Cell]:
    """Return the cells of a figures part.

    Raises Problem ``not_canonical``, ``part_form``, ``figure_unknown`` for a cell the definition
    does not have, ``figure_form`` or ``cell_form`` for one that cannot be read.
    """
    value = _figures_value(data)
    for cells in value.get("units", {}).values():
        _cells_in(cells, definition)
    return _cells_in(value["cells"], definition)


def by_unit_from_part(
    data: bytes, definition: Definition
) -> dict[FigureKey, tuple[tuple[str, Cell], ...]]:
    """Return what the figures part of a total says unit by unit; Problems as for its cells."""
    found: dict[FigureKey, tuple[tuple[str, Cell], ...]] = {}
    for unit, cells in _figures_value(data).get("units", {}).items():
        for key, cell in _cells_in(cells, definition).items():
            found[key] = (*found.get(key, ()), (unit, cell))
    return found


def _cells_in(forms: Any, definition: Definition) -> dict[FigureKey, Cell]:
    cells: dict[FigureKey, Cell] = {}
    for form, rows in forms.items():
        for row, columns in _filled(rows).items():
            places = definition.places.get((form, row), {})
            for column, content in _filled(columns).items():
                key, number = places.get(column) or _open_place(definition, form, row, column)
                if number and type(content) is str:  # nearly every cell: at once, for speed
                    cells[key] = plain_cell(parse_figure(content))
                else:
                    cells[key] = cell_from_json(content, number=number)
    return cells


def check_figures(
    data: bytes, figures: Figures, definition: Definition, by_unit: ByUnit | None = None
) -> None:
    """Raise Bug unless the figures part *data* reads as *figures* and *by_unit*."""
    try:
        read = figures_from_part(data, definition)
        told = by_unit_from_part(data, definition)
    except Problem as fault:
        raise Bug(f"figures cannot be read again: {fault}") from fault
    if read != figures or told != {k: tuple(sorted(said)) for k, said in (by_unit or {}).items()}:
        raise Bug("figures read as something else")


def _open_place(definition: Definition, form: str, row: str, column: str) -> tuple[FigureKey, bool]:
    key = FigureKey(form, row, column)
    item = definition.item(*key)
    if item is None:
        raise Problem("figure_unknown", cell=".".join(key)[:120])
    return key, item.kind == "number"


def _figures_value(data: bytes) -> dict[str, Any]:
    """Return a figures part as plain JSON, with what is in ``cells`` and ``units`` yet unread."""
    value = canonical.decode(data)
    if not isinstance(value, dict) or value.keys() - {"units"} != {"cells"}:
        check_format(value.get("format") if isinstance(value, dict) else None)
        raise Problem("part_form", part=FIGURES, detail="cells")
    if value["cells"] != {}:
        _filled(value["cells"])
    if "units" in value:
        for cells in _by_unit_code(value["units"]).values():
            _filled(cells)
    return value


def _by_unit_code(value: Any) -> dict[str, Any]:
    try:
        return _filled(msgspec.convert(value, dict[UnitCode, Any]))
    except msgspec.ValidationError as error:
        raise Problem("part_form", part=FIGURES, detail=str(error)) from None


def _filled(value: Any) -> dict[str, Any]:
    """Return a mapping that holds something: an empty one would be a second form of nothing."""
    if not isinstance(value, dict) or not value:
        raise Problem("part_form", part=FIGURES, detail=str(value)[:40])
    return value
