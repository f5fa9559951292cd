"""Two sides of a report as a table: what waits for a choice, then what resolved itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from bhxh_desktop.domain.divergence import Choice, Place, Side
from bhxh_desktop.domain.figure import BLANK, Cell, FigureKey
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.conflicts import Conflicted
from bhxh_desktop.reports.conflict_words import QuestionWords, question_words, taken_words
from bhxh_desktop.reports.entry import entry_text, read_entry
from bhxh_desktop.reports.printed import printed_cell, with_measure
from ui.texts import resolve_texts as texts

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
PLACE, BASE, LEFT, RIGHT, RESULT = range(5)
LINE = Qt.ItemDataRole.UserRole
"""The whole :class:`Line` of a row."""
SIDE_OF: dict[int, Side] = {LEFT: "left", RIGHT: "right"}


@dataclass(frozen=True)
class Line:
    """A row: a heading where it has no words, a question, or what one side changed."""

    title: str = ""
    words: QuestionWords | None = None
    question: int | None = None
    choice: Choice = None


class ConflictModel(QAbstractTableModel):
    """Holds the choices made so far. Signals: ``chosen()``, ``refused(Problem)``."""

    chosen = QtSignal()
    refused = QtSignal(object)

    def __init__(self, shown: Conflicted, parent: QObject | None = None) -> None:
        """Show the questions of *shown*, none of them answered."""
        super().__init__(parent)
        self.shown = shown
        about = (shown.definition, shown.between, shown.left.tasks)
        asked, taken = question_words(*about), taken_words(*about)
        count = len(asked)
        self.lines = [Line(texts.ASKED.format(count=count) if count else texts.NONE_ASKED)]
        self.lines += [Line(words=words, question=n) for n, words in enumerate(asked)]
        if taken:
            self.lines.append(Line(texts.TAKEN.format(count=len(taken))))
            self.lines += [Line(words=words, choice=side) for side, words in taken]

    @property
    def choices(self) -> list[Choice]:
        """The answer to each question."""
        return [line.choice for line in self.lines if line.question is not None]

    @property
    def first_open(self) -> int:
        """The row of the first question without an answer; -1 where all have one."""
        waiting = (n for n, line in enumerate(self.lines) if _waits(line))
        return next(waiting, -1)

    def choose(self, row: int, choice: Choice) -> None:
        """Answer the question of a row; other rows take no answer."""
        line = self.lines[row]
        if line.question is None or line.choice == choice:
            return
        self.lines[row] = Line(words=line.words, question=line.question, choice=choice)
        self.dataChanged.emit(self.index(row, 0), self.index(row, RESULT))
        self.chosen.emit()

    def choose_all(self, side: Side) -> None:
        """Answer every question alike."""
        for row in range(len(self.lines)):
            self.choose(row, side)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Return place, base, both sides, result."""
        return 0 if parent.isValid() else RESULT + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the cell shows in the *role*."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        shown: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = self._shown(line, index.column())
            case Qt.ItemDataRole.ToolTipRole if line.words is not None:
                said = self._shown(line, index.column())
                form = line.words.form if index.column() == PLACE else ""
                shown = f"{said}\n{form}".rstrip()
            case Qt.ItemDataRole.EditRole:
                shown = self._typed(line)
            case Qt.ItemDataRole.AccessibleTextRole if line.words is not None:
                place, base, left, right, _form = line.words
                result = self._result(line)
                shown = texts.CELL.format(
                    place=place, base=base, left=left, right=right, result=result
                )
            case _ if role == LINE:
                shown = line
        return shown

    def setData(  # noqa: N802 -- Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Answer a question about one cell with another value."""
        item = self._item(self.lines[index.row()]) if index.isValid() else None
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            cell = read_entry(str(value), item)
        except Problem as fault:
            self.refused.emit(fault)
            return False
        if cell != BLANK:
            self.choose(index.row(), cell)
        return cell != BLANK

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the result of a question about one cell may be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line = self.lines[index.row()]
        if line.words is None:
            return Qt.ItemFlag.ItemIsEnabled
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = index.column() == RESULT and self._item(line) is not None
        return able | Qt.ItemFlag.ItemIsEditable if typed else able

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the titles of the columns."""
        titles = (texts.PLACE, texts.BASE, *texts.SIDES, texts.RESULT)
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(titles):
            return None
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _shown(self, line: Line, column: int) -> str:
        if line.words is None:
            return line.title if column == PLACE else ""
        if column == RESULT:
            return self._result(line)
        return line.words[column] or texts.NOTHING

    def _result(self, line: Line) -> str:
        if line.words is None:
            return ""
        item = self._item(line)
        if isinstance(line.choice, Cell) and item is not None:
            return with_measure(printed_cell(line.choice, item), item)
        sides = {"left": line.words.left, "right": line.words.right}
        return sides[line.choice] if isinstance(line.choice, str) else texts.OPEN

    def _typed(self, line: Line) -> str:
        item = self._item(line)
        if item is not None and isinstance(line.choice, Cell):
            return entry_text(line.choice, item)
        return ""

    def _item(self, line: Line) -> Item | None:
        """Return what the cell of a question means; None where it is about something else."""
        if line.question is None:
            return None
        question = self.shown.between.questions[line.question]
        place: Place = question[0].key
        if len(question) > 1 or place.kind != "cell":
            return None
        return self.shown.definition.item(*FigureKey(*place.name))


def _waits(line: Line) -> bool:
    return line.question is not None and line.choice is None


def answered(choices: Sequence[Choice]) -> int:
    """Return how many questions have an answer."""
    return sum(choice is not None for choice in choices)
