"""The tables of an assignment: tasks in a list, targets and forms by unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bhxh_desktop.domain.assigned import Assigned
from bhxh_desktop.domain.assignment_rows import TargetSaid, target_text
from bhxh_desktop.domain.task import Task
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.reports.printed import printed_target
from bhxh_desktop.vietnamese.dates import short_date
from ui.models.columns import Column
from ui.texts import assignment_texts as texts
from ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
Edited = Callable[[str, str, str], object]
"""Told the line, the unit and what was typed there."""
_NOWHERE = QModelIndex()
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class Line(NamedTuple):
    """A line of a matrix: the name it is stored by, its caption, what stands in its hint."""

    name: str
    caption: str
    hint: str
    usual: str = ""
    """What holds where nothing is said."""


class UnitMatrix(QAbstractTableModel):
    """Lines by units: a text in each cell, or a tick."""

    def __init__(self, units: Sequence[Unit], edited: Edited, *, ticks: bool) -> None:
        """Show no lines yet; *edited* is told of each change and shows what came of it."""
        super().__init__()
        self.units, self.ticks = tuple(units), ticks
        self.lines: tuple[Line, ...] = ()
        self._said: dict[tuple[str, str], str] = {}
        self._edited = edited

    def show(self, lines: Sequence[Line], said: dict[tuple[str, str], str]) -> None:
        """Show *lines* with what is said of each line and unit; ticks are off where any is."""
        self.beginResetModel()
        self.lines, self._said = tuple(lines), dict(said)
        self.endResetModel()

    def say(self, said: dict[tuple[str, str], str]) -> None:
        """Show other words in the same lines."""
        if said != self._said and self.lines:
            self._said = dict(said)
            last = self.index(len(self.lines) - 1, len(self.units) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Return how many units there are."""
        return 0 if parent.isValid() else len(self.units)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the cell shows in the *role*."""
        if not index.isValid():
            return None
        line, unit = self.lines[index.row()], self.units[index.column()]
        said = self._said.get((line.name, unit.code), "")
        shown: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole if not self.ticks:
                shown = said or line.usual
            case Qt.ItemDataRole.EditRole if not self.ticks:
                shown = said
            case Qt.ItemDataRole.ForegroundRole if not said:
                shown = colour("text3")
            case Qt.ItemDataRole.CheckStateRole if self.ticks:
                shown = Qt.CheckState.Unchecked if said else Qt.CheckState.Checked
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _CENTER
            case Qt.ItemDataRole.ToolTipRole:
                shown = f"{unit.short_name}\n{line.caption}"
            case Qt.ItemDataRole.BackgroundRole if self.ticks and said:
                shown = colour("warn_s")
        return shown

    def setData(  # noqa: N802 -- Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tell what was typed or ticked; what it came to is shown by whoever keeps it."""
        wanted = Qt.ItemDataRole.CheckStateRole if self.ticks else Qt.ItemDataRole.EditRole
        if not index.isValid() or role != wanted:
            return False
        line, unit = self.lines[index.row()], self.units[index.column()]
        if self.ticks:
            value = "" if Qt.CheckState(value) is Qt.CheckState.Checked else "x"
        if str(value).strip() != self._said.get((line.name, unit.code), ""):
            self._edited(line.name, unit.code, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every cell may be chosen, and typed or ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsUserCheckable if self.ticks else Qt.ItemFlag.ItemIsEditable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | able

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return units above, lines at the left."""
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (len(self.units) if across else len(self.lines)):
            return None
        if across:
            name = self.units[section].short_name.replace(" ", "\n", 1)  # a narrow head
            return name if role == Qt.ItemDataRole.DisplayRole else None
        line = self.lines[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.caption
            case Qt.ItemDataRole.ToolTipRole:
                return line.hint
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def task_columns(view: Assigned) -> tuple[Column[Task], ...]:
    """Return the columns of the list of tasks."""
    number, text, group, time, due, units = texts.HEADS
    names = view.names
    return (
        Column("code", number, lambda task: task.code, 62),
        Column("text", text, lambda task: task.text),
        Column("group", group, lambda task: view.groups.get(task.group, task.group), 216),
        Column("time", time, lambda task: task.time, 130),
        Column("due", due, lambda task: short_date(task.due_on) if task.due_on else "", 100),
        Column("units", units, lambda t: "; ".join(names.get(u, u) for u in t.units), 210),
    )


def target_lines(view: Assigned) -> list[Line]:
    """Return the numbers units may be given targets for, with those of the form."""
    return [
        Line(
            line.cell,
            line.caption,
            f"{line.form}\n{line.caption}",
            printed_target(line.item.target, line.item) if line.item.target else "",
        )
        for line in view.targets
    ]


def targets_said(view: Assigned) -> dict[tuple[str, str], str]:
    """Return the targets given, as they are written."""
    return {
        (each.cell, each.unit): target_text(TargetSaid(each.operator, each.value))
        for each in view.said.targets
    }


def form_lines(view: Assigned) -> list[Line]:
    """Return the forms, each with its rows set in below it."""
    return [
        Line(each.name, each.caption if each.is_form else f"      {each.caption}", each.caption)
        for each in view.forms
    ]


def spared_said(view: Assigned) -> dict[tuple[str, str], str]:
    """Return what units are spared of: a form with all its rows."""
    said = {(name, unit): "x" for unit, names in view.said.spared.items() for name in names}
    for line in view.forms:
        form = line.name.partition(".")[0]
        said |= {(line.name, unit): "x" for name, unit in tuple(said) if name == form}
    return said


def spared_with(view: Assigned, name: str, unit: str, *, spared: bool) -> tuple[str, ...]:
    """Return what *unit* is spared of once a form or a row is, or no longer is.

    A row asked for again in a form nobody asked for leaves its other rows spared.
    """
    names = set(view.said.spared.get(unit, ()))
    form = name.partition(".")[0]
    rows = {line.name for line in view.forms if line.name.startswith(f"{form}.")}
    if name == form:
        names -= {form, *rows}
    elif form in names:
        names = names - {form} | rows
    names = names | {name} if spared else names - {name}
    return tuple(line.name for line in view.forms if line.name in names)
